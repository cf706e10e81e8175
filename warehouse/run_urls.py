"""How many URLs each run discovered, and in which status they ended: ops.run_urls, kept as outcomes are written."""

from __future__ import annotations

from collections.abc import Collection

import duckdb
import polars as pl

from warehouse.statements import load_statement


def tell_run_urls(connection: duckdb.DuckDBPyConnection, run_ids: Collection[str]) -> None:
    """Count the URLs of these runs anew. Call it inside a transaction, when their outcomes are written."""
    connection.register("runs_to_tell", pl.DataFrame({"run_id": sorted(run_ids)}).to_arrow())
    try:
        _tell(connection, "SELECT run_id FROM runs_to_tell")
    finally:
        connection.unregister("runs_to_tell")


def rebuild_run_urls(connection: duckdb.DuckDBPyConnection) -> None:
    """Count the URLs of all runs anew, from the stored outcomes alone. Call it inside a transaction."""
    connection.execute("DELETE FROM ops.run_urls")
    _tell(connection, "SELECT DISTINCT run_id FROM ops.url_outcomes")


def _tell(connection: duckdb.DuckDBPyConnection, run_ids: str) -> None:
    connection.execute(f"CREATE OR REPLACE TEMP TABLE counted_runs AS {run_ids}")
    connection.execute("DELETE FROM ops.run_urls WHERE run_id IN (SELECT run_id FROM counted_runs)")
    connection.execute(load_statement("run_urls"))
    connection.execute("DROP TABLE temp.counted_runs")
