"""What rows of facts repeat of their article, so that questions about outlets and days need not look it up."""

# The SQL is put together from declared names only.
# ruff: noqa: S608

from __future__ import annotations

import duckdb

from warehouse.rows import one_row
from warehouse.schema import Table
from warehouse.statements import load_statement
from warehouse.tables import FACT_PEOPLE, FACT_QUOTES

_REPEATED: dict[Table, tuple[str, ...]] = {
    FACT_PEOPLE: ("article_source_id", "article_day"),
    FACT_QUOTES: ("article_source_id", "article_day", "article_published_at"),
}


def repeated_values(table: Table) -> tuple[str, ...]:
    """The expressions, each with its column's name, that give a row of the table its article's values.

    They read the temporary table `repeated_columns` by the name of `r`; none for tables that repeat nothing.
    """
    return tuple(f"r.{name} AS {name}" for name in _REPEATED.get(table, ()))


def tell_loaded(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary table repeated_columns of the articles that the load writes. Drop it afterwards."""
    connection.execute(load_statement("repeated_columns"))


def follow_amended(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring rows of articles up to date whose first fetch proved to be earlier. Call it when these are amended."""
    _repeat(connection, "SELECT article_id FROM settled_articles WHERE is_amended")


def repeat_missing(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill the columns of rows that were written by a version without them. Call it inside a transaction."""
    for table in _REPEATED:
        untold = f"SELECT article_id FROM {table.qualified_name} WHERE article_day IS NULL"
        # A block without nulls is passed over by its statistics.
        if one_row(connection, f"SELECT count(*) FROM ({untold} LIMIT 1)")[0]:
            _repeat(connection, untold, table)


def _repeat(connection: duckdb.DuckDBPyConnection, articles: str, *tables: Table) -> None:
    connection.execute(f"CREATE OR REPLACE TEMP TABLE articles_to_repeat AS {articles}")
    if one_row(connection, "SELECT count(*) FROM articles_to_repeat")[0]:
        connection.execute(load_statement("stored_columns"))
        for table in tables or _REPEATED:
            names = _REPEATED[table]
            changed = " OR ".join(f"f.{name} IS DISTINCT FROM r.{name}" for name in names)
            connection.execute(
                f"UPDATE {table.qualified_name} AS f SET {', '.join(f'{name} = r.{name}' for name in names)} "
                f"FROM stored_columns AS r WHERE f.article_id = r.article_id AND ({changed})"
            )
        connection.execute("DROP TABLE temp.stored_columns")
    connection.execute("DROP TABLE temp.articles_to_repeat")
