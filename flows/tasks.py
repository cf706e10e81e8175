"""The tasks of all flows: each a name, a cache policy and the few lines that call plain functions.

Pages and facts lie in files below the run's home and pass as paths; frames that pass have a row a URL or a rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
from prefect import task
from prefect.cache_policies import NO_CACHE

from expectations.data_docs import build_data_docs
from flows import fetching, links, loading, parts
from flows.checking import check_stored
from flows.fetching import FetchedPages
from flows.handover import Handover
from flows.links import DiscoveredLinks
from flows.loading import LoadedParts
from flows.parts import Extracted
from flows.person_decisions import apply_people_file
from flows.run import Run
from flows.settings import Settings
from flows.sources import Source
from flows.span import Span
from flows.staging import read_frame
from warehouse.archive import Segment
from warehouse.connection import open_writer, transaction
from warehouse.search import maintain_search
from warehouse.snapshot import compact, publish
from warehouse.upgrades import regroup_outdated_copies


@task(name="discover-links", task_run_name="discover-links-of-{run.run_id}", cache_policy=NO_CACHE)
def discover_links(sources: Sequence[Source], run: Run, settings: Settings, only_due_feeds: bool) -> DiscoveredLinks:
    """What the outlets' feeds and sitemaps offer, known articles marked."""
    return links.discover_links(sources, run, settings, only_due_feeds=only_due_feeds)


@task(name="fetch-pages", task_run_name="fetch-pages-of-{run.run_id}", cache_policy=NO_CACHE)
def fetch_pages(
    links_file: Path, sources: Sequence[Source], run: Run, settings: Settings, handover: Handover
) -> FetchedPages:
    """The pages that are not known yet, in the raw archive; each segment of it handed over as it is written."""
    wanted = read_frame(links_file).filter(~pl.col("is_known"))
    return fetching.fetch_pages(wanted, sources, run, settings, handover)


@task(name="extract-pages", task_run_name="extract-batch-{number}-of-{run.run_id}", cache_policy=NO_CACHE)
def extract_pages(segments: Iterator[Segment], run: Run, settings: Settings, span: Span, number: int) -> Extracted:
    """The staged facts of the archived pages, read as the segments come."""
    return parts.stage_archives(segments, run, settings, span, f"batch-{number:04}")


@task(name="check-facts", task_run_name="check-facts-of-{run.run_id}", cache_policy=NO_CACHE)
def check_facts(folders: Sequence[Path], run: Run) -> list[Path]:
    """The staged parts that passed the gate, without the rows that it refused."""
    return [loading.check_part(folder, run) for folder in folders]


@task(name="load-facts", task_run_name="load-facts-of-{run.run_id}", cache_policy=NO_CACHE)
def load_facts(folders: Sequence[Path], run: Run, sources: Sequence[Source], settings: Settings) -> list[LoadedParts]:
    """What each load of some parts did; each is one transaction. People's decisions are read anew before."""
    apply_people_file(run.home, settings)
    return [
        loading.load_parts(together, run, sources, settings.lock_seconds) for together in loading.parts_to_load(folders)
    ]


@task(name="publish-snapshot", task_run_name="publish-snapshot-of-{run.run_id}", cache_policy=NO_CACHE)
def publish_snapshot(run: Run, settings: Settings) -> Path:
    """The dated snapshot that readers see from now on."""
    return publish(
        run.home.work,
        run.home.published,
        published_at=datetime.now(UTC),
        keep=settings.snapshots_kept,
        timeout=settings.lock_seconds,
    )


@task(name="write-data-docs", task_run_name="write-data-docs-of-{run.run_id}", cache_policy=NO_CACHE)
def write_data_docs(quality: pl.DataFrame, run: Run) -> Path | None:
    """The index of the Data Docs with this run's results; None for a run that had nothing to check."""
    if quality.is_empty():
        return None
    return build_data_docs(run.home.path, quality, run_id=run.run_id, now=datetime.now(UTC))


@task(name="write-report", task_run_name="write-report-of-{run.run_id}", cache_policy=NO_CACHE)
def write_report(run: Run, settings: Settings) -> Path:
    """The page that shows what the published facts say of the last weeks."""
    # Charts take a second to import, and no other task draws.
    from flows.report import writing  # noqa: PLC0415

    return writing.write_report(run.home, settings.report_days)


@task(name="compact-warehouse", task_run_name="compact-warehouse-of-{run.run_id}", cache_policy=NO_CACHE)
def compact_warehouse(run: Run, settings: Settings) -> None:
    """The writer's file, new where there was none: outdated copies regrouped, search sorted, no room left empty."""
    with open_writer(run.home.work, timeout=settings.lock_seconds) as connection:
        with transaction(connection):
            regroup_outdated_copies(connection)
        maintain_search(connection)
    compact(run.home.work, timeout=settings.lock_seconds)


@task(name="check-warehouse", task_run_name="check-warehouse-of-{run.run_id}", cache_policy=NO_CACHE)
def check_warehouse(run: Run, settings: Settings) -> pl.DataFrame:
    """How every rule fares over every stored row: rows of ops.quality_results."""
    return check_stored(run, settings)
