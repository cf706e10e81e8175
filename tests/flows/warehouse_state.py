"""The facts of a warehouse file, to compare two states of it."""

from __future__ import annotations

from pathlib import Path

from warehouse.connection import open_reader
from warehouse.tables import (
    DIM_PEOPLE,
    FACT_ARTICLE_VERSIONS,
    FACT_ARTICLES,
    FACT_PEOPLE,
    FACT_QUOTES,
    FACT_VERSION_QUOTES,
    MENTIONS,
)

FACT_TABLES = (
    *(FACT_ARTICLES, FACT_PEOPLE, FACT_QUOTES, MENTIONS, FACT_ARTICLE_VERSIONS, FACT_VERSION_QUOTES),
    DIM_PEOPLE,
)
# What says when and by which run a row came, and the requested address, which holds the port of the test's server.
OF_THE_RUN = {"run_id", "fetched_at", "first_seen_at", "last_seen_at", "valid_from", "valid_to", "url"}

State = dict[str, list[tuple[object, ...]]]


def facts_of(published: Path, *, with_runs: bool = False) -> State:
    """The rows of every fact table, sorted; without what differs between runs unless asked for."""
    with open_reader(published) as connection:
        state = {}
        for table in FACT_TABLES:
            names = [name for name in table.column_names if with_runs or name not in OF_THE_RUN]
            rows = connection.execute(f"SELECT {', '.join(names)} FROM {table.qualified_name}").fetchall()
            state[table.qualified_name] = sorted(rows, key=repr)
        return state


def query(published: Path, sql: str) -> list[tuple[object, ...]]:
    with open_reader(published) as connection:
        return connection.execute(sql).fetchall()
