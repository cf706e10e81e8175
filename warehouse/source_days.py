"""What each outlet offered a day and what became of it: ops.source_days, told from the outcomes of runs."""

from __future__ import annotations

from collections.abc import Collection

import duckdb
import polars as pl

from warehouse.statements import load_statement


def rebuild_source_days(connection: duckdb.DuckDBPyConnection, run_ids: Collection[str]) -> None:
    """Tell the rows of the UTC days anew on which these runs began. Call it inside a transaction.

    A run counts once its row stands in ops.runs. Days that were told before the times of their runs were kept are told
    anew as well.
    """
    connection.register("runs_written", pl.DataFrame({"run_id": sorted(run_ids)}).to_arrow())
    try:
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE affected_days AS "
            "SELECT DISTINCT CAST(timezone('UTC', started_at) AS DATE) AS day FROM ops.runs "
            "WHERE run_id IN (SELECT run_id FROM runs_written) "
            "UNION SELECT day FROM ops.source_days WHERE last_run_at IS NULL"
        )
    finally:
        connection.unregister("runs_written")
    connection.execute("DELETE FROM ops.source_days AS d USING affected_days AS a WHERE d.day = a.day")
    connection.execute(load_statement("source_days"))
    connection.execute(load_statement("expected_offers"))
    connection.execute("DROP TABLE temp.affected_days")
