"""The whole content of a warehouse, to compare two states of it."""

from __future__ import annotations

import duckdb

from warehouse.tables import ALL_TABLES


def state_of(connection: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Every table's rows as sorted strings, by table name."""
    return {
        table.qualified_name: sorted(
            map(str, connection.sql(f"SELECT {', '.join(table.column_names)} FROM {table.qualified_name}").fetchall())
        )
        for table in ALL_TABLES
    }


def rows_of(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[object, ...]]:
    return connection.execute(query).fetchall()
