"""The whole content of a warehouse, to compare two states of it."""

from __future__ import annotations

import duckdb

from warehouse.tables import ALL_TABLES, ARTICLE_COPIES, COPY_INDEXES, QUOTE_GROUPS

_OF_COPIES = (ARTICLE_COPIES, QUOTE_GROUPS, *COPY_INDEXES)


def state_of(connection: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Every table's rows as sorted strings, by table name."""
    return {
        table.qualified_name: sorted(
            map(str, connection.sql(f"SELECT {', '.join(table.column_names)} FROM {table.qualified_name}").fetchall())
        )
        for table in ALL_TABLES
    }


def copies_state(connection: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """What is stored of copies, the groups in the facts with it; without the runs."""
    everything = state_of(connection)
    state = {table.qualified_name: everything[table.qualified_name] for table in _OF_COPIES}
    for query in (
        "SELECT article_id, duplicate_group_id FROM fact_articles",
        "SELECT quote_id, quote_group_id, wording_key, context_before, context_after FROM fact_quotes",
    ):
        state[query] = sorted(map(str, rows_of(connection, query)))
    return state


def rows_of(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[object, ...]]:
    return connection.execute(query).fetchall()
