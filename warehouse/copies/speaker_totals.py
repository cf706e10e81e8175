"""How often each person is quoted, over everything stored.

Loads delete the totals of persons whose quotes they change; those without totals are counted before each snapshot, so
that counting costs by what changed.
"""

from __future__ import annotations

import duckdb

from warehouse.copies.temporary import drop_tables
from warehouse.rows import one_row
from warehouse.statements import copies_statement


def count_speakers(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring speaker_totals up to date: what changed since it was counted last, by a load or a decision about persons.

    Counts everybody where the totals do not add up to the stored quotes, as after loads of a version that kept none.
    """
    _count(connection)
    counted, stored = one_row(
        connection,
        "SELECT (SELECT coalesce(sum(occurrence_count), 0) FROM speaker_totals), "
        "(SELECT count(speaker_person_id) FROM fact_quotes)",
    )
    if counted != stored:
        connection.execute("DELETE FROM speaker_totals")
        _count(connection)


def _count(connection: duckdb.DuckDBPyConnection) -> None:
    for name in ("uncounted_speakers", "speaker_totals"):
        connection.execute(copies_statement(name))
    drop_tables(connection, "uncounted_speakers")
