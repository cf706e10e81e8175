"""The names in bylines, a row each, written with the articles of a load."""

from __future__ import annotations

import duckdb

from warehouse.rows import one_row
from warehouse.statements import load_statement


def write_bylines(connection: duckdb.DuckDBPyConnection) -> None:
    """Tell the bylines of the loaded articles anew. Call it inside a load, when these are written.

    Where the warehouse holds articles whose bylines were never told, those of all articles are told anew.
    """
    _tell_bylines(connection, "SELECT article_id FROM settled_articles WHERE is_loaded")
    (untold,) = one_row(
        connection,
        "SELECT (SELECT coalesce(sum(len(authors)), 0) FROM fact_articles) - (SELECT count(*) FROM article_authors)",
    )
    if untold:
        rebuild_bylines(connection)


def rebuild_bylines(connection: duckdb.DuckDBPyConnection) -> None:
    """Tell the bylines of all articles anew, from the stored articles alone. Call it inside a transaction."""
    connection.execute("DELETE FROM article_authors")
    _tell_bylines(connection, "SELECT article_id FROM fact_articles")


def _tell_bylines(connection: duckdb.DuckDBPyConnection, articles: str) -> None:
    connection.execute(f"CREATE OR REPLACE TEMP TABLE signed_articles AS {articles}")
    connection.execute("DELETE FROM article_authors AS a USING signed_articles AS s WHERE a.article_id = s.article_id")
    connection.execute(load_statement("article_authors"))
    connection.execute("DROP TABLE temp.signed_articles")
