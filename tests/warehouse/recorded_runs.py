"""Ingest runs put on record: what an outlet offered and what became of it, without facts."""

from __future__ import annotations

from datetime import datetime

import duckdb
from fact_factory import frame_of, outcomes_frame, run_row, runs_frame

from warehouse.load import record_rows
from warehouse.tables import FEED_POLLS, FEEDS, FETCHES, RUNS, URL_OUTCOMES


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


def record_run_of_feeds(
    writer: duckdb.DuckDBPyConnection, started_at: datetime, answers: dict[str, str | None]
) -> None:
    """A run of an outlet that offered articles, with what each feed answered; 'unreadable' is a page in its place."""
    run_id = f"run {started_at}"
    asked = {url: answer for url, answer in answers.items() if answer is not None}
    fetches = [
        feed_fetch(run_id, "harbour_post", started_at)
        | {"fetch_id": f"{run_id} {url}", "url": url, "outcome": "fetched" if answer == "unreadable" else answer}
        for url, answer in asked.items()
    ]
    feeds = [
        {
            "feed_url": url,
            "fetched_at": started_at,
            "link_count": 0,
            "problem_count": 1,
            "run_id": run_id,
            "is_unreadable": answer == "unreadable",
        }
        for url, answer in asked.items()
        if answer in ("fetched", "unreadable")
    ]
    polls = [
        {"feed_url": url, "asked_at": started_at, "new_count": 0, "interval_seconds": 0, "run_id": run_id}
        for url in asked
    ]
    record_rows(
        writer,
        [
            (URL_OUTCOMES, outcomes_frame(run_id, "harbour_post", known(9))),
            (FETCHES, frame_of(FETCHES, fetches)),
            *(
                (table, frame_of(table, [dict.fromkeys(table.column_names) | row for row in rows]))
                for table, rows in ((FEEDS, feeds), (FEED_POLLS, polls))
            ),
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
