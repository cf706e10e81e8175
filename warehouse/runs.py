"""Runs that are on record."""

from __future__ import annotations

import duckdb


def note_failure(connection: duckdb.DuckDBPyConnection, run_id: str, error: str) -> bool:
    """Whether the run is on record; then it counts as failed for this reason, and keeps its figures."""
    noted = connection.execute(
        "UPDATE ops.runs SET status = 'failed', error = $error WHERE run_id = $run_id RETURNING run_id",
        {"error": error, "run_id": run_id},
    ).fetchall()
    return bool(noted)
