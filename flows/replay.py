"""The flow `replay`: facts rebuilt from WARC files, without the network."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from prefect import flow

from flows.building import build_facts
from flows.finishing import finish_run, run_name, running
from flows.parts import Span
from flows.recording import RunFigures
from flows.settings import settings_with
from flows.sources import known_sources
from flows.warc_files import find_warc_files


@flow(name="replay", description=__doc__, flow_run_name=run_name)
def replay(
    paths: list[Path] | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    home: Path | None = None,
) -> RunFigures:
    """Rebuild facts from the project's own archive, Common Crawl News or any other WARC files, to the same rows.

    Args:
        paths: WARC files (.warc, .warc.gz) or folders of them. Empty: the raw archive of the home folder.
        since: Only pages fetched at or after this time; UTC unless it names a zone. Empty: from the first.
        until: Only pages fetched before this time; UTC unless it names a zone. Empty: to the last.
        home: Folder of the warehouse. Empty: NEWSFACTS_HOME, or ./data.
    """
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
