"""The names in bylines, a row each, with whom they mean: written with the articles of a load.

Whom a name means, ops.name_uses says: for all articles of an outlet, or for one alone. ops.byline_persons keeps what
the rows say, so that what changed since is told by comparing these few rows, not all bylines.
"""

from __future__ import annotations

import duckdb

from warehouse.rows import one_row
from warehouse.statements import load_statement


def write_bylines(connection: duckdb.DuckDBPyConnection) -> None:
    """Tell the bylines of the loaded articles anew. Call it inside a load, when these and their persons are written.

    Persons whom the load did not tell anew (told_people) are called what they were.
    """
    _follow(connection, "told_people")
    connection.execute(
        "DELETE FROM article_authors AS a USING settled_articles AS s "
        "WHERE a.article_id = s.article_id AND s.is_stored AND s.is_loaded"
    )
    _write(connection, "latest_captures SEMI JOIN (FROM settled_articles WHERE is_loaded) USING (article_id)")


def rebuild_bylines(connection: duckdb.DuckDBPyConnection) -> None:
    """Tell the bylines of all articles anew, from what is stored alone. Call it inside a transaction."""
    connection.execute("DELETE FROM article_authors")
    follow_byline_persons(connection)
    _write(connection, "fact_articles")


def complete_bylines(connection: duckdb.DuckDBPyConnection) -> None:
    """Tell all bylines anew where some are missing, or where a version without names in them wrote some.

    Call it inside a transaction.
    """
    (are_incomplete,) = one_row(
        connection,
        "SELECT EXISTS (FROM article_authors WHERE shown_name IS NULL) OR (SELECT count(*) FROM article_authors) "
        "!= (SELECT coalesce(sum(len(authors)), 0) FROM fact_articles)",
    )
    if are_incomplete:
        rebuild_bylines(connection)


def follow_byline_persons(connection: duckdb.DuckDBPyConnection) -> None:
    """Give bylines whose name means somebody else by now, or somebody renamed, their persons. Call it in a transaction.

    A load does so by itself; decisions about persons need it before they are published.
    """
    _follow(connection, "dim_people")


def _follow(connection: duckdb.DuckDBPyConnection, named: str) -> None:
    connection.execute(
        f"CREATE OR REPLACE TEMP VIEW named_people AS SELECT person_id, person_name FROM {named}"  # noqa: S608
    )
    for name in ("byline_persons", "changed_byline_persons"):
        connection.execute(load_statement(name))
    if one_row(connection, "SELECT count(*) FROM changed_byline_persons")[0]:
        for name in ("forget_byline_persons", "keep_byline_persons"):
            connection.execute(load_statement(name))
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE renamed_articles AS SELECT DISTINCT article_id FROM article_authors "
            "SEMI JOIN changed_byline_persons USING (author_name, source_id)"
        )
        connection.execute("DELETE FROM article_authors WHERE article_id IN (SELECT article_id FROM renamed_articles)")
        _write(connection, "fact_articles SEMI JOIN renamed_articles USING (article_id)")
        connection.execute("DROP TABLE temp.renamed_articles")
    for name in ("byline_persons", "changed_byline_persons"):
        connection.execute(f"DROP TABLE temp.{name}")
    connection.execute("DROP VIEW temp.named_people")


def _write(connection: duckdb.DuckDBPyConnection, articles: str) -> None:
    """Write the bylines of articles, rows as fact_articles has them; none of them is stored by now."""
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE signed_articles AS SELECT article_id, authors, source_id, published_at "  # noqa: S608
        f"FROM {articles}"
    )
    connection.execute(load_statement("article_authors"))
    connection.execute("DROP TABLE temp.signed_articles")
