"""What people look at after a run: the report, the Data Docs, the artifact in the UI.

None of it decides how the run ended: the facts are loaded by then, and what cannot be written is told in the run's log.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import polars as pl

from flows import tasks
from flows.artifact import publish_artifact
from flows.recording import RunFigures
from flows.run import Run
from flows.settings import Settings

logger = logging.getLogger(__name__)

Made = TypeVar("Made")


def present_run(run: Run, figures: RunFigures, quality: pl.DataFrame, settings: Settings) -> None:
    """Write the report, the Data Docs and the artifact of a run that is recorded and published."""
    report = attempted("the report", run, lambda: tasks.write_report(run, settings))
    present_figures(run, figures, write_data_docs(run, quality), report)


def write_data_docs(run: Run, quality: pl.DataFrame) -> Path | None:
    """The index of the Data Docs; None where there is nothing to show, or it could not be written."""
    return attempted("the Data Docs", run, lambda: tasks.write_data_docs(quality, run))


def present_figures(run: Run, figures: RunFigures, data_docs: Path | None, report: Path | None = None) -> None:
    """Create the artifact that shows the run's figures in the UI."""
    attempted("the artifact", run, lambda: publish_artifact(run, figures, data_docs, report))


def attempted(what: str, run: Run, make: Callable[[], Made]) -> Made | None:
    """What `make` gives; None where it fails, which stands in the log with its reason."""
    try:
        return make()
    except Exception as error:
        logger.exception("run %s: %s could not be written: %s", run.run_id, what, error)
        return None
