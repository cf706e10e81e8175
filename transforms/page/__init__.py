"""One fetched page in, the fields of its article out."""
