"""The index that full-text search reads, kept by loads and sorted by maintenance.

A load writes the words of its articles and quotes beside the sorted ones, so that it costs what the load is, not what
the warehouse is. Maintenance sorts both together, so that a search reads the rows of its words alone.
"""

# The SQL is put together from declared names only.
# ruff: noqa: S608

from __future__ import annotations

import duckdb

from warehouse.connection import transaction
from warehouse.rows import one_row
from warehouse.search_index import index_missing_articles, sort_words
from warehouse.tables.search import RECENT_SEARCH_WORDS, SEARCH_WORDS

# Up to here a search looks through the unsorted words in a few milliseconds; sorting all would cost more.
UNSORTED_ROWS = 2_000_000
# Beyond that, so much of the whole may be unsorted: each row is sorted again a few times in its life, not every night.
UNSORTED_SHARE = 0.1


def maintain_search(connection: duckdb.DuckDBPyConnection) -> None:
    """Index what is missing, and sort the words where many are unsorted. Call it outside any transaction."""
    with transaction(connection):
        index_missing_articles(connection)
    (recent, stored) = one_row(
        connection,
        f"SELECT (SELECT count(*) FROM {RECENT_SEARCH_WORDS.qualified_name}), "
        f"(SELECT count(*) FROM {SEARCH_WORDS.qualified_name})",
    )
    if recent > max(UNSORTED_ROWS, UNSORTED_SHARE * stored):
        with transaction(connection):
            sort_words(connection)
