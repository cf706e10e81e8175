"""The end of a run: every URL's one status, the run's figures, and both as rows in `ops`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

import polars as pl

from expectations.counts import check_counts
from flows.run import Run
from transforms.outcomes import PUT_OFF, links_of_pages, put_off_outcomes, url_outcomes
from transforms.urls import canonicalize_url
from warehouse.article_links import OFFERED_LINKS, article_link_rows
from warehouse.connection import open_writer
from warehouse.load import record_rows
from warehouse.quarantine import release
from warehouse.removals import removal_rows
from warehouse.tables import (
    ARCHIVE_FILES,
    ARTICLE_LINKS,
    ARTICLE_REMOVALS,
    DIM_SOURCES,
    FEED_POLLS,
    FEEDS,
    FETCH_FAILURES,
    FETCHES,
    QUALITY_RESULTS,
    QUARANTINE,
    RUNS,
    URL_OUTCOMES,
)
from warehouse.tables.removals import PAGE_ANSWERS

# Outcomes of URLs that came to nothing in this run.
FAILED_OUTCOMES = (*FETCH_FAILURES, "unreadable", "opted_out", "waiting", "given_up", "not_archived")


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFigures:
    """What a run did, in numbers that add up: discovered is the sum of the outcomes."""

    discovered: int = 0
    fetched: int = 0
    loaded: int = 0
    unchanged: int = 0
    quarantined: int = 0
    """Rows, of any fact table."""
    failed: int = 0
    people: int = 0
    quotes: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)
    rules_checked: int = 0
    broken_rules: tuple[tuple[str, int], ...] = ()
    """Rule and how many rows broke it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRecord:
    """All that a run leaves beside its facts, as frames of the declared schemas."""

    outcomes: pl.DataFrame = field(default_factory=URL_OUTCOMES.empty_frame)
    offers: pl.DataFrame = field(default_factory=OFFERED_LINKS.to_frame)
    """Each link as each feed gave it, of schema OFFERED_LINKS."""
    answers: pl.DataFrame = field(default_factory=PAGE_ANSWERS.to_frame)
    """What pages asked for say of their articles, of schema PAGE_ANSWERS."""
    fetches: pl.DataFrame = field(default_factory=FETCHES.empty_frame)
    feeds: pl.DataFrame = field(default_factory=FEEDS.empty_frame)
    polls: pl.DataFrame = field(default_factory=FEED_POLLS.empty_frame)
    feeds_not_due: int | None = None
    """Feeds left alone; None for a run that asks none."""
    quarantine: pl.DataFrame = field(default_factory=QUARANTINE.empty_frame)
    quality: pl.DataFrame = field(default_factory=QUALITY_RESULTS.empty_frame)
    archive_files: pl.DataFrame = field(default_factory=ARCHIVE_FILES.empty_frame)
    sources: pl.DataFrame = field(default_factory=DIM_SOURCES.empty_frame)
    read_again: tuple[str, ...] = ()
    """Ids of articles whose earlier rows in quarantine this run's reading replaces."""


def settle_outcomes(
    links: pl.DataFrame,
    fetches: pl.DataFrame,
    pages: pl.DataFrame,
    articles: pl.DataFrame,
    run_id: str,
    put_off: pl.DataFrame | None = None,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Rows of ops.url_outcomes for every URL that a feed or an archive of this run offered, and of the check on them.

    The frames are those of `transforms.outcomes`. Pages that no feed of this run offered (an archive did) count as
    discovered too, and so do URLs that were put off.

    Raises:
        GateRefused: the outcomes do not add up to what was discovered.
    """
    canonical = pl.Series("url", [canonicalize_url(url) for url in pages["requested_url"]], dtype=pl.String)
    archived = links_of_pages(pages, canonical).join(links, on="url", how="anti")
    discovered = pl.concat([links, archived])
    left = (PUT_OFF.to_frame() if put_off is None else put_off).join(discovered, on="url", how="anti")
    outcomes = pl.concat([url_outcomes(discovered, fetches, pages, articles, run_id), put_off_outcomes(left, run_id)])
    by_outcome = dict(outcomes.group_by("outcome").len().iter_rows())
    return outcomes, check_counts(discovered.height + left.height, by_outcome, run_id=run_id)


def summarize(record: RunRecord, pages_fetched: int, people: int, quotes: int) -> RunFigures:
    """The figures of a run whose record is complete."""
    outcomes = dict(record.outcomes.group_by("outcome").len().sort("outcome").iter_rows())
    broken = record.quality.filter(~pl.col("passed"))
    return RunFigures(
        discovered=record.outcomes.height,
        fetched=pages_fetched,
        loaded=outcomes.get("loaded", 0),
        unchanged=outcomes.get("unchanged", 0),
        quarantined=record.quarantine.height,
        failed=sum(outcomes.get(name, 0) for name in FAILED_OUTCOMES),
        people=people,
        quotes=quotes,
        outcomes=outcomes,
        rules_checked=record.quality.height,
        broken_rules=tuple(broken.select("rule", "failed_count").iter_rows()),
    )


def record_failure(run: Run, record: RunRecord, reason: str, lock_seconds: float) -> None:
    """Put on record that the run failed, with the figures that are on record of it, if any: it did what they say."""
    with open_writer(run.home.work, timeout=lock_seconds) as connection:
        recorded = connection.execute(
            "UPDATE ops.runs SET status = 'failed', error = $reason, finished_at = $now WHERE run_id = $run_id "
            "RETURNING run_id",
            {"reason": reason, "now": datetime.now(UTC), "run_id": run.run_id},
        ).fetchall()
    if not recorded:
        record_run(run, record, RunFigures(), lock_seconds, status="failed", error=reason)


def record_run(
    run: Run,
    record: RunRecord,
    figures: RunFigures,
    lock_seconds: float,
    status: Literal["completed", "failed"] = "completed",
    error: str | None = None,
) -> None:
    """Write what the run leaves beside its facts, in one transaction."""
    row = {
        "run_id": run.run_id,
        "flow_name": run.flow_name,
        "flow_run_id": run.flow_run_id,
        "started_at": run.started_at,
        "finished_at": datetime.now(UTC),
        "status": status,
        "error": error,
        "discovered": figures.discovered,
        "fetched": figures.fetched,
        "loaded": figures.loaded,
        "unchanged": figures.unchanged,
        "quarantined": figures.quarantined,
        "failed": figures.failed,
        "people": figures.people,
        "quotes": figures.quotes,
        "feeds_asked": None if record.feeds_not_due is None else record.polls.height,
        "feeds_not_due": record.feeds_not_due,
        "pipeline_version": run.pipeline_version,
    }
    with open_writer(run.home.work, timeout=lock_seconds) as connection:
        record_rows(
            connection,
            (
                (RUNS, pl.DataFrame([row], schema=RUNS.polars_schema())),
                (URL_OUTCOMES, record.outcomes),
                (ARTICLE_LINKS, article_link_rows(connection, record.offers, record.outcomes, run.run_id)),
                (ARTICLE_REMOVALS, removal_rows(connection, record.answers, run.run_id)),
                (FETCHES, record.fetches),
                (FEEDS, record.feeds),
                (FEED_POLLS, record.polls),
                (QUARANTINE, record.quarantine),
                (QUALITY_RESULTS, record.quality),
                (ARCHIVE_FILES, record.archive_files),
                (DIM_SOURCES, record.sources),
            ),
        )
        # Only now: what the run refused again has its id by then, and stays.
        release(connection, record.read_again, run.run_id)
