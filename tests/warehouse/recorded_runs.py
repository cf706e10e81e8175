"""Ingest runs put on record: what an outlet offered and what became of it, without facts."""

from __future__ import annotations

from datetime import datetime

import duckdb
from fact_factory import frame_of, outcomes_frame, run_row, runs_frame

from warehouse.load import record_rows
from warehouse.tables import FETCHES, RUNS, URL_OUTCOMES


def record_day(
    writer: duckdb.DuckDBPyConnection,
    started_at: datetime,
    outcomes: dict[str, str],
    *,
    source_id: str = "harbour_post",
) -> None:
    run_id = f"{source_id} {started_at}"
    record_rows(
        writer,
        [
            (URL_OUTCOMES, outcomes_frame(run_id, source_id, outcomes)),
            (FETCHES, frame_of(FETCHES, [feed_fetch(run_id, source_id, started_at)])),
            (RUNS, runs_frame(run_row(run_id, started_at))),
        ],
    )


def feed_fetch(run_id: str, source_id: str, fetched_at: datetime) -> dict[str, object]:
    row: dict[str, object] = dict.fromkeys(FETCHES.column_names)
    return row | {
        "fetch_id": run_id,
        "run_id": run_id,
        "source_id": source_id,
        "url": f"https://{source_id}.example/rss",
        "purpose": "feed",
        "fetched_at": fetched_at,
        "outcome": "fetched",
    }


def known(count: int) -> dict[str, str]:
    return {str(number): "known" for number in range(count)}
