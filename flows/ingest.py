"""The flow `ingest`: from what outlets offer to facts that analysts read."""

from __future__ import annotations

from pathlib import Path

import polars as pl
from prefect import flow

from flows import tasks
from flows.building import build_facts
from flows.finishing import Collected, finish_run, run_name, running
from flows.housekeeping import unloaded_archives
from flows.recording import RunFigures
from flows.settings import settings_with
from flows.sources import chosen_sources, read_sources


@flow(name="ingest", description=__doc__, flow_run_name=run_name)
def ingest(
    sources_file: Path | None = None,
    source_ids: list[str] | None = None,
    home: Path | None = None,
    only_due_feeds: bool = False,
) -> RunFigures:
    """Collect once: discover, fetch, archive, extract, check, load, publish.

    Pages that a run before archived and did not live to load are loaded too. Safe to start twice and to kill.

    Args:
        sources_file: File that names the outlets. Empty: NEWSFACTS_SOURCES, or sources.toml.
        source_ids: Only these outlets, by their ids in the file. Empty: all enabled ones.
        home: Folder of the warehouse and the raw archive. Empty: NEWSFACTS_HOME, or ./data.
        only_due_feeds: Leave feeds alone for a while that seldom have anything new (NEWSFACTS_POLL); the run counts
            them. For schedules: a run that names outlets, or is started by hand, asks every feed.
    """
    settings = settings_with(home=home, sources=sources_file)
    sources = chosen_sources(settings.sources, source_ids or [])
    with running("ingest", settings) as run:
        left_over = unloaded_archives(run, settings)
        discovered = tasks.discover_links(sources, run, settings, only_due_feeds and not source_ids)
        fetched = tasks.fetch_pages(discovered.links, sources, run, settings)
        built = build_facts([*left_over, *fetched.archive_files], run, sources, settings)
        collected = Collected(
            links=pl.read_parquet(discovered.links),
            put_off=discovered.put_off,
            offers=pl.read_parquet(discovered.offers),
            fetches=pl.concat([discovered.fetches, fetched.fetches]),
            feeds=discovered.feeds,
            polls=discovered.polls,
            feeds_not_due=discovered.feeds_not_due,
            sources=read_sources(settings.sources),
        )
        return finish_run(run, built, settings, collected)
