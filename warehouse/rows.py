"""Rows of frames on their way into tables: staged, checked and put in place of those of the same key, set by set."""

# The SQL is put together from declared names only; values go in as frames and parameters.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb
import polars as pl

from warehouse.errors import LoadRefused
from warehouse.facts import require_schema
from warehouse.schema import Table

# What says when and by which run a row was written, not what it states.
PROVENANCE_COLUMNS: frozenset[str] = frozenset({"run_id", "first_seen_at", "fetched_at"})


def column_list(table: Table, *, without: frozenset[str] = frozenset()) -> str:
    """The table's columns for a SELECT, in declared order."""
    return ", ".join(name for name in table.column_names if name not in without)


def stage(connection: duckdb.DuckDBPyConnection, table: Table, frame: pl.DataFrame, name: str) -> None:
    """Copy the frame's rows into a temporary table of that name, with the table's columns in declared order.

    Raises:
        SchemaError: the frame is not of the table's schema.
    """
    require_schema(frame, table)
    connection.register("frame_to_stage", frame.to_arrow())
    try:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT {column_list(table)} FROM frame_to_stage")
    finally:
        connection.unregister("frame_to_stage")


def require_unique_keys(connection: duckdb.DuckDBPyConnection, table: Table, staged: str) -> None:
    """Refuse staged rows of which two have one key.

    Raises:
        LoadRefused: naming how many keys stand more than once, and one of them.
    """
    keys = ", ".join(table.key)
    count, example = one_row(
        connection,
        f"SELECT count(*), any_value(row_key) FROM (SELECT concat_ws(' ', {keys}) AS row_key FROM {staged} "
        f"GROUP BY {keys} HAVING count(*) > 1)",
    )
    if count:
        raise LoadRefused(f"{count} keys ({keys}) of {table.qualified_name} stand twice in one load, such as {example}")


def replace_rows(
    connection: duckdb.DuckDBPyConnection, table: Table, frame: pl.DataFrame, *, keep_equal: bool = False
) -> None:
    """Write the frame's rows, each in place of the stored row of the same key. Call it inside a transaction.

    Args:
        connection: The writer.
        table: Where the rows belong.
        frame: The rows, of the table's schema.
        keep_equal: Leave a stored row alone that differs from its new one in provenance only.

    Raises:
        LoadRefused: two rows of the frame have one key.
        SchemaError: the frame is not of the table's schema.
    """
    rows = f"staged_{table.name}"
    stage(connection, table, frame, rows)
    require_unique_keys(connection, table, rows)
    if keep_equal:
        stated = [name for name in table.column_names if name not in PROVENANCE_COLUMNS]
        same = " AND ".join(f"t.{name} IS NOT DISTINCT FROM s.{name}" for name in stated)
        connection.execute(f"DELETE FROM {rows} AS s USING {table.qualified_name} AS t WHERE {same}")
    same_key = " AND ".join(f"t.{name} = s.{name}" for name in table.key)
    connection.execute(f"DELETE FROM {table.qualified_name} AS t USING {rows} AS s WHERE {same_key}")
    connection.execute(f"INSERT INTO {table.qualified_name} BY NAME SELECT * FROM {rows}")
    connection.execute(f"DROP TABLE temp.{rows}")


def rewrite_rows(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    changes: str,
    columns: Sequence[str],
    *,
    rewritten: str = "rewritten_rows",
) -> None:
    """Give a few stored rows other values, by writing them anew at the end of the table.

    An UPDATE costs by the table instead: a checkpoint writes a column of 122,880 rows anew for each row of it that was
    updated.

    Args:
        connection: The writer.
        table: Where the rows are.
        changes: A temporary table of the new values; its column row_no says of which row.
        columns: What changes.
        rewritten: The temporary table to make of the rows as they are from here on.
    """
    values = ", ".join(f"c.{name} AS {name}" for name in columns)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {rewritten} AS SELECT t.* REPLACE ({values}) "
        f"FROM {table} AS t INNER JOIN {changes} AS c ON t.rowid = c.row_no"
    )
    write_anew(connection, table, changes, rewritten)


def write_anew(connection: duckdb.DuckDBPyConnection, table: str, replaced: str, rewritten: str) -> None:
    """Write rows at the end of the table instead of others.

    Args:
        connection: The writer.
        table: Where the rows are.
        replaced: A temporary table of the rows that go; its column row_no says which.
        rewritten: A temporary table of the rows that come, with columns of the same names.
    """
    connection.execute(f"DELETE FROM {table} WHERE rowid IN (SELECT row_no FROM {replaced})")
    connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM {rewritten}")


def one_row(connection: duckdb.DuckDBPyConnection, query: str) -> tuple[Any, ...]:
    """The first row of a query that always has one."""
    row = connection.execute(query).fetchone()
    assert row is not None, f"no row from: {query}"
    return row
