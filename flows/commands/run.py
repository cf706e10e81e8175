"""`newsfacts run` and `newsfacts replay`: a flow in this process, its progress and its figures on the screen.

The flows are imported when they are called: Prefect reads its environment when it is imported.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from flows.home import Home
from flows.prefect_environment import prepare_prefect, start_server_apart
from flows.settings import Settings
from flows.sources import chosen_sources
from flows.span import Span, in_utc
from flows.warc_files import find_warc_files

if TYPE_CHECKING:
    from flows.recording import RunFigures

# Loggers of our own packages; their INFO is what a user wants to see of a run's progress.
PROGRESS_LOGGERS = ("flows", "expectations", "warehouse")
ENGINE_LOGGERS = ("prefect.flow_runs", "prefect.task_runs")


class ProgressHandler(logging.Handler):
    """Prints log records as lines of progress, with the seconds since the handler was made."""

    def __init__(self, console: Console) -> None:
        super().__init__(logging.INFO)
        self._console = console
        self._started = time.monotonic()

    def emit(self, record: logging.LogRecord) -> None:
        """Print one record."""
        style = {logging.WARNING: "yellow", logging.ERROR: "red"}.get(record.levelno, "")
        line = Text(f"  {time.monotonic() - self._started:5.1f} s  ", style="dim")
        self._console.print(line.append(record.getMessage(), style=style))


def run_ingest(settings: Settings, source_ids: Sequence[str], console: Console) -> int:
    """Runs the ingest flow once and prints its figures.

    Raises:
        Whatever makes the flow fail.
    """
    # What a user has to mend is told before Prefect starts, which takes many seconds.
    chosen_sources(settings.sources, source_ids)
    Home(settings.home).create()
    start_prefect(console)
    collect_once(settings, source_ids, console)
    return 0


def collect_once(settings: Settings, source_ids: Sequence[str], console: Console) -> None:
    """Runs the ingest flow, once Prefect is started, and prints its figures.

    Raises:
        Whatever makes the flow fail.
    """
    from flows.ingest import ingest

    print_figures(ingest(sources_file=settings.sources, source_ids=list(source_ids), home=settings.home), console)


def run_replay(
    settings: Settings, paths: Sequence[Path], since: datetime | None, until: datetime | None, console: Console
) -> int:
    """Runs the replay flow over the files and prints its figures.

    Raises:
        Whatever makes the flow fail.
    """
    # As in a collecting run.
    Span(since=in_utc(since), until=in_utc(until))
    find_warc_files(paths)
    Home(settings.home).create()
    start_prefect(console)
    from flows.replay import replay

    print_figures(replay(paths=list(paths), since=since, until=until, home=settings.home), console)
    return 0


def start_prefect(console: Console) -> None:
    """Start Prefect, our own packages' log lines on the console and its own quiet unless they warn."""
    prepare_prefect("WARNING")
    for printing in logging.getLogger().handlers:
        printing.addFilter(is_news)
    console.print("[dim]starting (Prefect takes some seconds)[/]")
    handler = ProgressHandler(console)
    for name in PROGRESS_LOGGERS:
        logger = logging.getLogger(name)
        logger.setLevel(logging.INFO)
        logger.addHandler(handler)
        logger.propagate = False
    start_server_apart()


def is_news(record: logging.LogRecord) -> bool:
    """Whether a record says what nothing else does: the error that ends a flow is raised by it as well."""
    return not record.name.startswith(ENGINE_LOGGERS)


def print_figures(figures: RunFigures, console: Console) -> None:
    """Prints what the run did, on two lines, and on a third what it left out of the files that it read."""
    console.print(
        f"\n[bold]{figures.loaded}[/] articles loaded, {figures.unchanged} unchanged; "
        f"{figures.people} people and {figures.quotes} quotes in them; {figures.quarantined} rows quarantined"
    )
    outcomes = ", ".join(f"{count} {name}" for name, count in figures.outcomes.items())
    console.print(f"{figures.discovered} URLs: {outcomes or 'none'}")
    if figures.skipped:
        reasons = ", ".join(f"{count} {name}" for name, count in figures.skipped.items())
        console.print(f"{sum(figures.skipped.values())} answers in the files gave no page: {reasons}")
