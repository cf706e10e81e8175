"""The flow `ingest`: from what outlets offer to facts that analysts read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import polars as pl
from prefect import flow
from prefect.runtime import flow_run
from pydantic import Field

from flows import tasks
from flows.building import build_facts
from flows.fetching import fetch_results
from flows.finishing import finish_run, running
from flows.housekeeping import unloaded_archives
from flows.recording import RunFigures
from flows.settings import settings_with
from flows.sources import chosen_sources

SourcesFile = Annotated[
    Path | None, Field(description="File that names the outlets; NEWSFACTS_SOURCES or sources.toml when empty.")
]
SourceIds = Annotated[
    list[str], Field(description="Only these outlets, by their ids in the file; all enabled ones when empty.")
]
HomeFolder = Annotated[
    Path | None, Field(description="Folder of the warehouse and the raw archive; NEWSFACTS_HOME or ./data when empty.")
]


def run_name() -> str:
    """How the UI lists a run: by flow and minute."""
    return f"{flow_run.get_flow_name()} {datetime.now(UTC):%Y-%m-%d %H:%M}"


@flow(name="ingest", description=__doc__, flow_run_name=run_name)
def ingest(
    sources_file: SourcesFile = None,
    source_ids: SourceIds = [],  # noqa: B006 (only read)
    home: HomeFolder = None,
) -> RunFigures:
    """Collect once: discover, fetch, archive, extract, check, load, publish.

    Pages that a run before archived and did not live to load are loaded first. Safe to start twice and to kill.
    """
    settings = settings_with(home=home, sources=sources_file)
    sources = chosen_sources(settings.sources, source_ids)
    with running("ingest", settings) as run:
        left_over = unloaded_archives(run, settings)
        discovered = tasks.discover_links(sources, run, settings)
        fetched = tasks.fetch_pages(discovered.links, sources, run, settings)
        built = build_facts([*left_over, *fetched.archive_files], run, sources, settings)
        return finish_run(
            run,
            built,
            settings,
            links=pl.read_parquet(discovered.links),
            fetches=pl.concat([discovered.fetches, fetched.fetches]),
            feeds=discovered.feeds,
            asked=fetch_results(fetched.fetches),
        )
