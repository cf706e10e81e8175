"""The index that full-text search reads, kept by loads and sorted by maintenance.

A load writes the words of its articles and quotes beside the sorted ones, so that it costs what the load is, not what
the warehouse is. Maintenance sorts both together, so that a search reads the rows of its words alone.
"""

# The SQL is put together from declared names only.
# ruff: noqa: S608

from __future__ import annotations

from functools import cache
from importlib.resources import files

import duckdb

from warehouse.connection import transaction
from warehouse.ddl import create_statement, ensure_tables
from warehouse.rows import one_row
from warehouse.tables.search import RECENT_SEARCH_WORDS, SEARCH_TABLES, SEARCH_WORDS

# Up to here a search looks through the unsorted words in a few milliseconds; sorting all would cost more.
UNSORTED_ROWS = 2_000_000
# Beyond that, so much of the whole may be unsorted: each row is sorted again a few times in its life, not every night.
UNSORTED_SHARE = 0.1


def index_loaded_articles(connection: duckdb.DuckDBPyConnection) -> None:
    """Index what a load wrote, told from its temporary table settled_articles. Call it inside its transaction."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE articles_to_index AS SELECT article_id, is_stored FROM settled_articles "
        "WHERE is_loaded OR is_amended"
    )
    _index(connection)


def index_missing_articles(connection: duckdb.DuckDBPyConnection) -> int:
    """Index the articles that are not, as after an upgrade; how many these were. Call it inside a transaction."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE articles_to_index AS SELECT article_id, FALSE AS is_stored FROM fact_articles "
        "ANTI JOIN search.documents USING (article_id)"
    )
    (missing,) = one_row(connection, "SELECT count(*) FROM articles_to_index")
    _index(connection)
    return int(missing)


def maintain_search(connection: duckdb.DuckDBPyConnection) -> None:
    """Index what is missing, and sort the words where many are unsorted. Call it outside any transaction.

    Sorting costs about a minute for a hundred million words, and room for them a second time until it is done.
    """
    with transaction(connection):
        index_missing_articles(connection)
    (recent, stored) = one_row(
        connection,
        f"SELECT (SELECT count(*) FROM {RECENT_SEARCH_WORDS.qualified_name}), "
        f"(SELECT count(*) FROM {SEARCH_WORDS.qualified_name})",
    )
    if recent > max(UNSORTED_ROWS, UNSORTED_SHARE * stored):
        sort_words(connection)


def sort_words(connection: duckdb.DuckDBPyConnection) -> None:
    """Sort all words together and drop those of retired documents. Call it outside any transaction."""
    sorted_words = "search.sorted_words"
    with transaction(connection):
        connection.execute(
            create_statement(SEARCH_WORDS).replace(f"{SEARCH_WORDS.qualified_name} ", f"{sorted_words} ", 1)
        )
        connection.execute(
            f"INSERT INTO {sorted_words} SELECT w.* FROM (FROM {SEARCH_WORDS.qualified_name} "
            f"UNION ALL FROM {RECENT_SEARCH_WORDS.qualified_name}) AS w "
            "ANTI JOIN search.retired_documents USING (document_no) ORDER BY kind, word, document_no"
        )
        connection.execute(f"DROP TABLE {SEARCH_WORDS.qualified_name}")
        connection.execute(f"ALTER TABLE {sorted_words} RENAME TO {SEARCH_WORDS.name}")
        for emptied in (RECENT_SEARCH_WORDS.qualified_name, "search.retired_documents"):
            connection.execute(f"DELETE FROM {emptied}")
        ensure_tables(connection, SEARCH_TABLES)


def _index(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        "INSERT INTO search.retired_documents SELECT document_no FROM search.documents "
        "SEMI JOIN (SELECT article_id FROM articles_to_index WHERE is_stored) USING (article_id)"
    )
    connection.execute(
        "DELETE FROM search.documents AS d USING articles_to_index AS a "
        "WHERE d.article_id = a.article_id AND a.is_stored"
    )
    for name in ("new_documents", "new_words", "insert_documents"):
        connection.execute(_statement(name))
    connection.execute(
        f"INSERT INTO {RECENT_SEARCH_WORDS.qualified_name} BY NAME SELECT * FROM new_words "
        "ORDER BY kind, word, document_no"
    )
    for name in ("articles_to_index", "new_documents", "new_words"):
        connection.execute(f"DROP TABLE temp.{name}")


@cache
def _statement(name: str) -> str:
    return (files("warehouse") / "sql" / "search" / f"{name}.sql").read_text(encoding="utf-8")
