"""Copies after a load, and all of them anew."""

from __future__ import annotations

import duckdb

from warehouse.copies.article_groups import group_articles
from warehouse.copies.quote_groups import group_quotes
from warehouse.copies.quote_index import wording_keys
from warehouse.copies.temporary import drop_tables, row_count, set_variables
from warehouse.statements import copies_statement
from warehouse.tables import ARTICLE_COPIES, CONTEXT_CHARACTERS, COPY_INDEXES, QUOTE_GROUPS, SPEAKER_TOTALS

# Bounds the memory that a rebuild takes.
ARTICLES_PER_CHUNK = 20_000

_TEMPORARY = ("regrouped_articles", "moved_articles", "former_wordings", "former_quote_groups")


def prepare_quotes(connection: duckdb.DuckDBPyConnection) -> None:
    """Key the quotes that a load stages, put the words around them beside them, and note what it is about to delete.

    That is wordings and groups of the quotes that it replaces.
    """
    set_variables(connection, context_characters=CONTEXT_CHARACTERS)
    wording_keys(connection, "staged_quotes", "latest_captures")
    connection.execute(copies_statement("key_staged_quotes"))
    for name in ("former_quotes", "uncount_former_speakers", "former_wordings", "former_quote_groups"):
        connection.execute(copies_statement(name))
    drop_tables(connection, "quote_wordings", "former_quotes")


def group_copies(connection: duckdb.DuckDBPyConnection) -> None:
    """Put the articles of a load, and their quotes, into their groups. Call it when the load's facts are written.

    Where the warehouse holds articles that were never indexed, all of it is grouped anew.
    """
    connection.execute(copies_statement("regrouped_articles"))
    group_articles(connection)
    group_quotes(connection)
    drop_tables(connection, *_TEMPORARY)
    if row_count(connection, "fact_articles") != row_count(connection, "ops.article_signatures"):
        rebuild_copies(connection)


def rebuild_copies(connection: duckdb.DuckDBPyConnection) -> None:
    """Group everything stored anew, from the stored texts alone. Call it inside a transaction."""
    for table in (ARTICLE_COPIES, QUOTE_GROUPS, SPEAKER_TOTALS, *COPY_INDEXES):
        connection.execute(f"DELETE FROM {table.qualified_name}")  # noqa: S608
    for name in ("ungroup_articles", "ungroup_quotes", "no_former_wordings", "no_former_quote_groups"):
        connection.execute(copies_statement(name))
    set_variables(connection, context_characters=CONTEXT_CHARACTERS)
    count = row_count(connection, "fact_articles")
    for first in range(1, count + 1, ARTICLES_PER_CHUNK):
        set_variables(connection, first_article=first, last_article=first + ARTICLES_PER_CHUNK - 1)
        connection.execute(copies_statement("articles_of_chunk"))
        connection.execute(copies_statement("quotes_of_chunk"))
        wording_keys(connection, "quotes_of_chunk", "fact_articles")
        connection.execute(copies_statement("key_stored_quotes"))
        drop_tables(connection, "quotes_of_chunk", "quote_wordings")
        group_articles(connection)
        group_quotes(connection)
    if count:
        drop_tables(connection, "regrouped_articles", "moved_articles")
    drop_tables(connection, "former_wordings", "former_quote_groups")
