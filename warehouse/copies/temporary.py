"""Temporary tables of one load: filled from frames, extended along edges, read back."""

# The SQL is put together from names in this package only; values go in as frames.
# ruff: noqa: S608

from __future__ import annotations

from datetime import date

import duckdb
import polars as pl

from warehouse.facts import require_schema
from warehouse.rows import one_row
from warehouse.schema import Table


def append_rows(connection: duckdb.DuckDBPyConnection, table: Table, frame: pl.DataFrame) -> None:
    """Add the frame's rows, of keys that are not stored, to the table.

    Raises:
        SchemaError: the frame is not of the table's schema.
    """
    require_schema(frame, table)
    if frame.is_empty():
        return
    connection.register("rows_to_append", frame.to_arrow())
    try:
        connection.execute(f"INSERT INTO {table.qualified_name} BY NAME SELECT * FROM rows_to_append")
    finally:
        connection.unregister("rows_to_append")


def keep_frame(connection: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame) -> None:
    """Make a temporary table of that name with the frame's rows."""
    connection.register("frame_to_keep", frame.to_arrow())
    try:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM frame_to_keep")
    finally:
        connection.unregister("frame_to_keep")


def extend_along(connection: duckdb.DuckDBPyConnection, name: str, edges: Table) -> None:
    """Add to a temporary table all that pairs of the edges join to what it holds, over however many steps.

    Args:
        connection: The writer.
        name: The temporary table; its one column is named like the first of the edges' key.
        edges: A table whose key is a pair.
    """
    one, other = edges.key
    held = 0
    while (count := row_count(connection, name)) > held:
        held = count
        connection.execute(
            f"INSERT INTO {name} SELECT DISTINCT neighbour FROM ("
            f"SELECT {other} AS neighbour FROM {edges.qualified_name} SEMI JOIN {name} USING ({one}) "
            f"UNION ALL SELECT e.{one} FROM {edges.qualified_name} AS e SEMI JOIN {name} AS n ON e.{other} = n.{one}"
            f") AS reached ANTI JOIN {name} AS n ON reached.neighbour = n.{one}"
        )


def row_count(connection: duckdb.DuckDBPyConnection, name: str) -> int:
    """How many rows a table has."""
    return int(one_row(connection, f"SELECT count(*) FROM {name}")[0])


def drop_tables(connection: duckdb.DuckDBPyConnection, *names: str) -> None:
    """Drop the temporary tables."""
    for name in names:
        connection.execute(f"DROP TABLE temp.{name}")


def set_variables(connection: duckdb.DuckDBPyConnection, **values: float | date) -> None:
    """Set session variables, which statements read with getvariable and DuckDB takes for constants."""
    for name, value in values.items():
        connection.execute(f"SET VARIABLE {name} = ?", [value])
