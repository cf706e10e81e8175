"""How often each person is quoted, over everything stored."""

from __future__ import annotations

import duckdb

from warehouse.statements import copies_statement


def count_speakers(connection: duckdb.DuckDBPyConnection) -> None:
    """Tell speaker_totals anew; costs a second a million quotes, so once for a snapshot, not for every load."""
    connection.execute("DELETE FROM speaker_totals")
    connection.execute(copies_statement("speaker_totals"))
