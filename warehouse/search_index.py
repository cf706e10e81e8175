"""Which words stand in which article and quote, written for the articles of a load or for all that lack it."""

# The SQL is put together from declared names only.
# ruff: noqa: S608

from __future__ import annotations

from functools import cache
from importlib.resources import files

import duckdb

from warehouse.ddl import create_statement, ensure_tables
from warehouse.rows import one_row
from warehouse.tables.search import RECENT_SEARCH_WORDS, SEARCH_TABLES, SEARCH_WORDS

# Of what search_words() gives: raise it when that changes, and files have their index built anew.
WORDS_VERSION = 2
# Articles that are indexed at once, so that a million of them need no more memory than these.
ARTICLES_AT_ONCE = 50_000


def index_loaded_articles(connection: duckdb.DuckDBPyConnection) -> None:
    """Index what a load wrote, told from its temporary table settled_articles. Call it inside its transaction."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE articles_to_index AS SELECT article_id, is_stored FROM settled_articles "
        "WHERE is_loaded OR is_amended"
    )
    _index(connection)


def index_missing_articles(connection: duckdb.DuckDBPyConnection) -> int:
    """Index the articles that are not, as after an upgrade; how many these were. Call it inside a transaction."""
    indexed = 0
    while True:
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE articles_to_index AS SELECT article_id, FALSE AS is_stored "
            f"FROM fact_articles ANTI JOIN search.documents USING (article_id) LIMIT {ARTICLES_AT_ONCE}"
        )
        (missing,) = one_row(connection, "SELECT count(*) FROM articles_to_index")
        indexed += int(missing)
        _index(connection)
        if missing < ARTICLES_AT_ONCE:
            return indexed


def rebuild_index(connection: duckdb.DuckDBPyConnection) -> None:
    """Index all articles anew, as when words are told otherwise. Call it inside a transaction."""
    for table in SEARCH_TABLES:
        connection.execute(f"DROP TABLE {table.qualified_name}")
    ensure_tables(connection, SEARCH_TABLES)
    if index_missing_articles(connection):
        sort_words(connection)


def sort_words(connection: duckdb.DuckDBPyConnection) -> None:
    """Sort all words together and drop those of retired documents. Call it inside a transaction.

    Costs about a minute for a hundred million words, and room for them a second time until it is done.
    """
    sorted_words = "search.sorted_words"
    connection.execute(create_statement(SEARCH_WORDS).replace(f"{SEARCH_WORDS.qualified_name} ", f"{sorted_words} ", 1))
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
