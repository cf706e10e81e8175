"""The flow `ingest`: from what outlets offer to facts that analysts read.

Pages are extracted while others are fetched: a run takes about as long as the slower of the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import polars as pl
from prefect import flow
from prefect.futures import PrefectFuture

from flows import tasks
from flows.building import build_facts
from flows.fetching import FetchedPages
from flows.finishing import Collected, finish_run, run_name, running
from flows.handover import Handover
from flows.housekeeping import unloaded_archives
from flows.person_decisions import require_valid_people
from flows.recording import RunFigures
from flows.refused_files import build_earlier, refusal_on_record
from flows.run import Run
from flows.settings import Settings, settings_with
from flows.sources import Source, chosen_sources, read_sources
from flows.staging import read_frame
from warehouse.archive import Segment


@flow(name="ingest", description=__doc__, flow_run_name=run_name)
def ingest(
    sources_file: Path | None = None,
    source_ids: list[str] | None = None,
    home: Path | None = None,
    only_due_feeds: bool = False,
) -> RunFigures:
    """Collect once: discover, fetch, archive, extract, check, load, publish.

    Pages that a run before archived and did not live to load are loaded too. A file of the archive whose pages are
    refused together is set aside: later runs leave it alone. Safe to start twice and to kill.

    Args:
        sources_file: File that names the outlets. Empty: NEWSFACTS_SOURCES, or sources.toml.
        source_ids: Only these outlets, by their ids in the file. Empty: all enabled ones.
        home: Folder of the warehouse and the raw archive. Empty: NEWSFACTS_HOME, or ./data.
        only_due_feeds: Leave feeds alone for a while that seldom have anything new (NEWSFACTS_POLL); the run counts
            them. For schedules: a run that names outlets, or is started by hand, asks every feed.
    """
    settings = settings_with(home=home, sources=sources_file)
    sources = chosen_sources(settings.sources, source_ids or [])
    require_valid_people(settings)
    with running("ingest", settings) as run:
        left_over = unloaded_archives(run, settings)
        discovered = tasks.discover_links(sources, run, settings, only_due_feeds and not source_ids)
        with fetching(discovered.links, sources, run, settings) as (archived, fetch):
            built = build_earlier(left_over, run, sources, settings)
            with refusal_on_record(built, run, settings):
                build_facts(archived, run, sources, settings, built=built)
            fetched = fetch.result()
        collected = Collected(
            links=read_frame(discovered.links),
            put_off=discovered.put_off,
            offers=read_frame(discovered.offers),
            fetches=pl.concat([discovered.fetches, fetched.fetches]),
            feeds=discovered.feeds,
            polls=discovered.polls,
            feeds_not_due=discovered.feeds_not_due,
            sources=read_sources(settings.sources),
            are_all_sources=not source_ids,
        )
        return finish_run(run, built, settings, collected)


@contextmanager
def fetching(
    links: Path, sources: Sequence[Source], run: Run, settings: Settings
) -> Iterator[tuple[Iterator[Segment], PrefectFuture[FetchedPages]]]:
    """What is archived while the links are fetched, as it comes, and the task that fetches them.

    Where the task fails, reading the segments raises what it failed of. Where they are not read to their end, the task
    is ended.
    """
    handover = Handover()
    fetch = tasks.fetch_pages.submit(links, sources, run, settings, handover)
    # However the task ends, also where it never began.
    fetch.add_done_callback(lambda _: handover.finish())

    def archived() -> Iterator[Segment]:
        yield from handover
        fetch.result()

    try:
        yield archived(), fetch
    except BaseException:
        handover.abandon()
        fetch.wait()
        raise
