"""The flow `replay`: facts rebuilt from WARC files, without the network."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from prefect import flow
from pydantic import Field

from flows.building import build_facts
from flows.finishing import finish_run, running
from flows.ingest import HomeFolder, run_name
from flows.parts import Span
from flows.recording import RunFigures
from flows.settings import settings_with
from flows.sources import known_sources
from flows.warc_files import find_warc_files

WarcPaths = Annotated[
    list[Path], Field(description="WARC files (.warc, .warc.gz) or folders of them; the home's raw/ when empty.")
]
Since = Annotated[datetime | None, Field(description="Only pages fetched at or after this time; UTC unless it says.")]
Until = Annotated[datetime | None, Field(description="Only pages fetched before this time; UTC unless it says.")]


@flow(name="replay", description=__doc__, flow_run_name=run_name)
def replay(
    paths: WarcPaths = [],  # noqa: B006 (read only)
    since: Since = None,
    until: Until = None,
    home: HomeFolder = None,
) -> RunFigures:
    """Rebuild facts from the project's own archive, Common Crawl News or any other WARC files, to the same rows."""
    settings = settings_with(home=home)
    files = find_warc_files(paths or [settings.home / "raw"])
    with running("replay", settings) as run:
        span = Span(since=in_utc(since), until=in_utc(until))
        built = build_facts(files, run, known_sources(settings.sources), settings, span)
        return finish_run(run, built, settings)


def in_utc(moment: datetime | None) -> datetime | None:
    """The moment with its zone, UTC where it names none."""
    if moment is None:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
