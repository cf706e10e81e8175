"""What each version of an article changed, told when its versions are written: paragraphs and quotes.

The edits are a function of the stored versions and their quotes, so the order of loads does not matter.
"""

# The SQL is put together from declared names only.
# ruff: noqa: S608

from __future__ import annotations

import duckdb

from warehouse.rows import one_row
from warehouse.statements import load_statement
from warehouse.tables import FACT_ARTICLE_EDITS, FACT_QUOTE_EDITS

_TABLES = (FACT_ARTICLE_EDITS.qualified_name, FACT_QUOTE_EDITS.qualified_name)


def write_edits(connection: duckdb.DuckDBPyConnection) -> None:
    """Tell the edits of the touched articles anew. Call it inside a load, when their versions are written.

    Where the warehouse holds versions that were never compared, the edits of all articles are told anew.
    """
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table} AS e USING retold_articles AS r WHERE e.article_id = r.article_id")
    _tell_edits(connection, "article_versions")
    (uncompared,) = one_row(
        connection,
        "SELECT (SELECT count(*) FROM fact_article_versions WHERE version_no > 1) - "
        f"(SELECT count(*) FROM {FACT_ARTICLE_EDITS.qualified_name})",
    )
    if uncompared:
        rebuild_edits(connection)


def rebuild_edits(connection: duckdb.DuckDBPyConnection) -> None:
    """Tell the edits of all articles anew, from the stored versions alone. Call it inside a transaction."""
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table}")
    _tell_edits(connection, "fact_article_versions")


def _tell_edits(connection: duckdb.DuckDBPyConnection, versions: str) -> None:
    """Tell the edits of the articles that have later versions in the table, which has all versions of each."""
    connection.execute(f"CREATE OR REPLACE TEMP VIEW told_versions AS FROM {versions}")
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE edited_articles AS "
        "SELECT DISTINCT article_id FROM told_versions WHERE version_no > 1"
    )
    for name in ("edited_versions", "article_edits", "quote_edits"):
        connection.execute(load_statement(name))
    for name in ("edited_articles", "edited_versions"):
        connection.execute(f"DROP TABLE temp.{name}")
    connection.execute("DROP VIEW temp.told_versions")
