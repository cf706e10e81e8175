"""What was read from the new articles of each outlet and day: ops.article_days, kept by loads."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import duckdb

from warehouse.copies.temporary import set_variables
from warehouse.rows import one_row
from warehouse.statements import load_statement


def note_former_days(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary table retold_days: outlets and days of the stored articles that the load changes.

    Call it before these are written.
    """
    connection.execute(load_statement("former_days"))


def tell_article_days(connection: duckdb.DuckDBPyConnection) -> None:
    """Tell the days of the load's articles anew, those before it and those after. Call it when these are written."""
    connection.execute(load_statement("settled_days"))
    _tell(connection)
    connection.execute("DROP TABLE temp.retold_days")


def rebuild_article_days(connection: duckdb.DuckDBPyConnection) -> None:
    """Tell all days anew, from the stored articles alone. Call it inside a transaction."""
    connection.execute("DELETE FROM ops.article_days")
    connection.execute(load_statement("stored_days"))
    _tell(connection)
    connection.execute("DROP TABLE temp.retold_days")


def _tell(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        "DELETE FROM ops.article_days AS d USING retold_days AS r WHERE d.source_id = r.source_id AND d.day = r.day"
    )
    first, last = one_row(connection, "SELECT min(day), max(day) FROM retold_days")
    if first is None:
        return
    # Bounds in so many words: the articles of other days are then not read.
    begin = datetime.combine(first, time(), UTC)
    end = datetime.combine(last, time(), UTC) + timedelta(days=1)
    set_variables(connection, first_retold_at=begin, last_retold_at=end)
    connection.execute(load_statement("article_days"))
