"""What is stored and how it is written: the declared schema, DuckDB, the raw archive, SQL views."""
