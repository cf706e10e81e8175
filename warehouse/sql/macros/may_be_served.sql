-- purpose: Whether `newsfacts serve` answers a client's query: SELECT statements alone, and of the functions that stand
-- in FROM only this file's macros and those that tell of the catalogue or make rows; a query inside a text is refused.
-- grain: One flag.
-- parameter session: The client's session, which makes no difference.
-- parameter asked: The query.
SELECT
    session IS NOT NULL
    AND coalesce(json_serialize_sql(cast(asked AS VARCHAR)) ->> 'error' = 'false', FALSE)
    AND list_has_all(
        list_concat(
            [
                'range', 'generate_series', 'unnest', 'repeat', 'duckdb_tables', 'duckdb_views', 'duckdb_columns',
                'duckdb_schemas', 'duckdb_databases', 'duckdb_functions', 'duckdb_types', 'duckdb_constraints',
                'duckdb_indexes', 'pragma_table_info', 'pragma_version'
            ],
            (
                SELECT list(DISTINCT functions.function_name)
                FROM duckdb_functions() AS functions
                WHERE functions.function_type = 'table_macro' AND NOT functions.internal
            )
        ),
        coalesce(json_serialize_sql(cast(asked AS VARCHAR)) ->> '$..function.function_name', [])
    )
