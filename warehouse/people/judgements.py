"""Whom the evidence says that each use of a name means, as ops.name_uses, ops.names and ops.use_candidates have it.

A block whose names are one person's by themselves is judged by its name alone, so that the uses of a name in the news
are not read again with every load. In other blocks all uses are looked at.
"""

from __future__ import annotations

import duckdb

from warehouse.rows import rewrite_rows
from warehouse.statements import people_statement


def judge_uses(connection: duckdb.DuckDBPyConnection) -> None:
    """Put the counted uses into ops.name_uses, and resolve all uses that they may concern by the evidence.

    Leaves the row number of the last use that was stored before in the variable last_stored_use.
    """
    connection.execute("SET VARIABLE last_stored_use = (SELECT coalesce(max(rowid), -1) FROM ops.name_uses)")
    for name in ("kept_uses", "merged_uses", "former_uses"):
        connection.execute(people_statement(name))
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE affected_blocks AS SELECT block_key FROM former_uses "
        "UNION SELECT block_key FROM merged_uses UNION SELECT block_key FROM extra_blocks"
    )
    _store_names(connection)
    connection.execute("DELETE FROM ops.name_uses WHERE rowid IN (SELECT row_no FROM former_uses)")
    connection.execute("INSERT INTO ops.name_uses BY NAME SELECT * FROM merged_uses")
    for name in (
        "lone_surnames",
        "block_uses",
        "name_classes",
        "keyed_uses",
        "use_companions",
        "name_senses",
        "sense_fits",
        "name_links",
        "full_name_persons",
    ):
        connection.execute(people_statement(name))
    _store_judgements(connection, "full_name_persons", "rejudged_full_names")
    for name in (
        "changed_evidence",
        "changed_companions",
        "narrow_uses",
        "narrow_fits",
        "narrow_persons",
    ):
        connection.execute(people_statement(name))
    _store_judgements(connection, "narrow_persons", "rejudged_narrow_names")
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE judged_persons AS SELECT use_id FROM full_name_persons "
        "UNION ALL SELECT use_id FROM narrow_persons"
    )
    connection.execute(
        "DELETE FROM ops.use_candidates WHERE use_id IN "
        "(SELECT use_id FROM judged_persons UNION ALL SELECT use_id FROM former_uses)"
    )
    connection.execute(people_statement("use_candidates"))


def _store_names(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring ops.names up to date; judge the counted uses of plain blocks, and note the blocks that ask for more."""
    for name in ("name_changes", "block_names", "plain_blocks", "plain_persons"):
        connection.execute(people_statement(name))
    connection.execute("DELETE FROM ops.names WHERE rowid IN (SELECT row_no FROM block_names WHERE is_changed)")
    connection.execute(
        "INSERT INTO ops.names BY NAME SELECT * EXCLUDE (row_no, is_changed) FROM block_names "
        "WHERE is_changed AND article_count > 0"
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE judged_blocks AS SELECT block_key FROM affected_blocks "
        "ANTI JOIN plain_blocks USING (block_key)"
    )


def _store_judgements(connection: duckdb.DuckDBPyConnection, judged: str, rejudged: str) -> None:
    """Make the temporary table `rejudged` of the uses that the judgement changes, as they are from here on.

    What it was before is in the temporary table changed_judgements, until the next are stored.
    """
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE changed_judgements AS FROM {judged} "
        "WHERE auto_person_id != former_auto_person_id OR is_ambiguous != was_ambiguous"
    )
    rewrite_rows(
        connection, "ops.name_uses", "changed_judgements", ("auto_person_id", "is_ambiguous"), rewritten=rejudged
    )
