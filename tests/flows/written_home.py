"""A home folder whose warehouse holds the written articles, put there by the pipeline's own steps, without Prefect."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from written_pages import HOST, three_articles

from flows.home import Home
from flows.loading import LoadedParts, check_part, load_parts, refused_rows, rule_results
from flows.recording import RunRecord, record_run, settle_outcomes, summarize
from flows.run import Run, begin_run
from flows.sources import Source
from flows.staging import StagedPart, read_pages_of, write_part
from transforms.outcomes import FETCH_RESULTS, LINKS
from transforms.pages import page_facts, page_frame, read_pages
from transforms.records import FetchedPage
from warehouse.snapshot import publish

LOCK_SECONDS = 20.0
HARBOUR_POST = Source(
    id="harbour-post",
    name="The Harbour Post",
    homepage=f"https://{HOST}/",
    country="IE",
    language="en",
    feeds=(f"https://{HOST}/rss.xml",),
)


def staged_part(pages: Sequence[FetchedPage], run: Run) -> StagedPart:
    """The facts of the pages as extraction would stage them."""
    results = read_pages(pages, 0.3)
    return StagedPart(facts=page_facts(results, run.run_id, run.pipeline_version), pages=page_frame(results))


def load_pages(pages: Sequence[FetchedPage], run: Run) -> LoadedParts:
    """What loading the pages did; the run is on record with their outcomes."""
    return load_part_on_record(staged_part(pages, run), run)


def load_part_on_record(part: StagedPart, run: Run) -> LoadedParts:
    """What loading the part did; the run is on record with the outcomes and what the gate refused."""
    folder = write_part(part, run.staging / f"part-{len(list(run.staging.iterdir()))}")
    checked = check_part(folder, run)
    loaded = load_parts([checked], run, [HARBOUR_POST], LOCK_SECONDS)
    page_results = read_pages_of(checked)
    outcomes, _ = settle_outcomes(LINKS.to_frame(), FETCH_RESULTS.to_frame(), page_results, loaded.articles, run.run_id)
    (quality,) = rule_results([checked])
    record = RunRecord(outcomes=outcomes, quality=quality, quarantine=refused_rows([checked]))
    record_run(run, record, summarize(record, page_results.height, loaded.people, loaded.quotes), LOCK_SECONDS)
    return loaded


def publish_home(home: Home) -> None:
    publish(home.work, home.published, published_at=datetime.now(UTC), keep=2, timeout=LOCK_SECONDS)


def make_home(folder: Path) -> Home:
    """A home with three articles of one outlet, loaded by one ingest run and published."""
    run = begin_run("ingest", folder, None)
    load_pages(three_articles(), run)
    publish_home(run.home)
    return run.home
