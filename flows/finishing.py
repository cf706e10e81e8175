"""How every run ends: completed and published, or failed with its reason on record."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

import polars as pl
from prefect.runtime import flow_run

from expectations.counts import GateRefused
from expectations.results import combine_results
from flows import tasks
from flows.building import BuiltFacts
from flows.fetching import fetch_results
from flows.home import Home
from flows.loading import source_row
from flows.presentation import present_run
from flows.recording import RunFigures, RunRecord, record_failure, record_run, settle_outcomes, summarize
from flows.run import FlowName, Run, begin_run
from flows.settings import Settings
from flows.sources import Source
from flows.work_file import restore_work
from transforms.outcomes import LINKS, PUT_OFF
from transforms.removals import page_answers
from warehouse.article_links import OFFERED_LINKS
from warehouse.errors import WarehouseError
from warehouse.tables import DIM_SOURCES, FEED_POLLS, FEEDS, FETCHES, QUALITY_RESULTS

logger = logging.getLogger(__name__)


def run_name() -> str:
    """How the UI lists a run: by flow and minute."""
    return f"{flow_run.get_flow_name()} {datetime.now(UTC):%Y-%m-%d %H:%M}"


@contextmanager
def running(flow_name: FlowName, settings: Settings) -> Iterator[Run]:
    """A run whose failure is on record in ops.runs, and whose staged files are gone afterwards."""
    restore_work(Home(settings.home), settings.lock_seconds)
    run = begin_run(flow_name, settings.home, flow_run.get_id())
    try:
        yield run
    except Exception as error:
        _record_failure(run, error, settings)
        raise
    finally:
        shutil.rmtree(run.staging, ignore_errors=True)


def _record_failure(run: Run, error: Exception, settings: Settings) -> None:
    quality = error.results if isinstance(error, GateRefused) else QUALITY_RESULTS.empty_frame()
    try:
        record_failure(run, f"{type(error).__name__}: {error}", quality, settings.lock_seconds)
    except (OSError, WarehouseError) as second:
        # A full disk, say: the first error is the one to tell, and it is about to be raised.
        logger.error("run %s failed, and that could not be recorded: %s", run.run_id, second)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What a run that asked the web has to record beside its facts; a run over an archive has nothing."""

    links: pl.DataFrame = field(default_factory=LINKS.to_frame)
    """What feeds offered, of schema LINKS."""
    put_off: pl.DataFrame = field(default_factory=PUT_OFF.to_frame)
    """URLs that failed before and were not asked for, of schema PUT_OFF."""
    offers: pl.DataFrame = field(default_factory=OFFERED_LINKS.to_frame)
    """Each link as each feed gave it, of schema OFFERED_LINKS."""
    fetches: pl.DataFrame = field(default_factory=FETCHES.empty_frame)
    """Rows of ops.fetches."""
    feeds: pl.DataFrame = field(default_factory=FEEDS.empty_frame)
    """Rows of ops.feeds."""
    polls: pl.DataFrame = field(default_factory=FEED_POLLS.empty_frame)
    """Rows of ops.feed_polls."""
    feeds_not_due: int | None = None
    """Feeds left alone; None for a run that asks none."""
    sources: tuple[Source, ...] = ()
    """All outlets that sources.toml names, asked in this run or not."""
    are_all_sources: bool = False
    """Whether other outlets are not collected any more."""
    former_ids: tuple[str, ...] = ()
    """Ids under which articles that this run read were refused before, where they have another by now."""


def finish_run(run: Run, built: BuiltFacts, settings: Settings, collected: Collected | None = None) -> RunFigures:
    """The run's figures, once its record is written and its snapshot published; whoever looks at it is served last."""
    collected = collected or Collected()
    pages = built.pages
    asked = fetch_results(collected.fetches.filter(purpose="page"))
    outcomes, counted = settle_outcomes(collected.links, asked, pages, built.articles, run.run_id, collected.put_off)
    outlets = [source_row(source, run.run_id) for source in collected.sources]
    record = RunRecord(
        outcomes=outcomes,
        answers=page_answers(collected.links, outcomes, collected.fetches.filter(purpose="page")),
        offers=collected.offers,
        fetches=collected.fetches,
        feeds=collected.feeds,
        polls=collected.polls,
        feeds_not_due=collected.feeds_not_due,
        quarantine=built.quarantine,
        quality=combine_results([built.quality, counted]),
        archive_files=built.archive_rows(run),
        sources=pl.DataFrame(outlets, schema=DIM_SOURCES.polars_schema()),
        are_all_sources=collected.are_all_sources,
        read_again=(*built.articles["article_id"], *collected.former_ids),
    )
    figures = summarize(record, pages.height, built.people, built.quotes, built.skipped)
    record_run(run, record, figures, settings.lock_seconds)
    tasks.publish_snapshot(run, settings)
    present_run(run, figures, record.quality, settings)
    return figures
