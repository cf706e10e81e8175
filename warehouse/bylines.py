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

    Where the warehouse holds articles whose bylines were never told, those of all articles are told anew.
    """
    follow_byline_persons(connection)
    _tell_bylines(connection, "SELECT article_id FROM settled_articles WHERE is_loaded")
    (untold,) = one_row(
        connection,
        "SELECT (SELECT coalesce(sum(len(authors)), 0) FROM fact_articles) - (SELECT count(*) FROM article_authors)",
    )
    if untold:
        rebuild_bylines(connection)


def rebuild_bylines(connection: duckdb.DuckDBPyConnection) -> None:
    """Tell the bylines of all articles anew, from what is stored alone. Call it inside a transaction."""
    connection.execute("DELETE FROM article_authors")
    follow_byline_persons(connection)
    _tell_bylines(connection, "SELECT article_id FROM fact_articles")


def name_unnamed(connection: duckdb.DuckDBPyConnection) -> None:
    """Tell all bylines anew where a version without names in them wrote some."""
    if one_row(connection, "SELECT count(*) FROM (FROM article_authors WHERE shown_name IS NULL LIMIT 1)")[0]:
        rebuild_bylines(connection)


def follow_byline_persons(connection: duckdb.DuckDBPyConnection) -> None:
    """Give bylines whose name means somebody else by now, or somebody renamed, their persons. Call it in a transaction.

    A load does so by itself; decisions about persons need it before they are published.
    """
    for name in ("byline_persons", "changed_byline_persons"):
        connection.execute(load_statement(name))
    if one_row(connection, "SELECT count(*) FROM changed_byline_persons")[0]:
        for name in ("forget_byline_persons", "keep_byline_persons"):
            connection.execute(load_statement(name))
        _tell_bylines(
            connection,
            "SELECT DISTINCT article_id FROM article_authors SEMI JOIN changed_byline_persons "
            "USING (author_name, source_id)",
        )
    for name in ("byline_persons", "changed_byline_persons"):
        connection.execute(f"DROP TABLE temp.{name}")


def _tell_bylines(connection: duckdb.DuckDBPyConnection, articles: str) -> None:
    connection.execute(f"CREATE OR REPLACE TEMP TABLE signed_articles AS {articles}")
    connection.execute("DELETE FROM article_authors AS a USING signed_articles AS s WHERE a.article_id = s.article_id")
    connection.execute(load_statement("article_authors"))
    connection.execute("DROP TABLE temp.signed_articles")
