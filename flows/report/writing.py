"""The report's file, written from the published snapshot."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from flows.home import Home
from flows.report.errors import ReportUnwritableError
from flows.report.figures import read_figures
from flows.report.page import report_page
from warehouse.connection import open_reader


def write_report(home: Home, days: int, path: Path | None = None) -> Path:
    """The file, by default `report.html` in the home folder; it is replaced whole or not at all.

    Args:
        home: Whose published facts it tells of.
        days: How many days, counted back from the newest article's.
        path: Where to write it.

    Raises:
        WarehouseMissing: nothing was published yet.
        ReportUnwritableError: the file cannot be written there.
    """
    now = datetime.now(UTC)
    with open_reader(home.published) as connection:
        figures = read_figures(connection, days, now.date())
    path = path or home.report
    _replace(path, report_page(figures, now))
    return path


def _replace(path: Path, text: str) -> None:
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        reason = (error.strerror or str(error)).lower()
        raise ReportUnwritableError(
            f"cannot write the report to {path}: {reason}; name a file in a folder that is there, has room and may be "
            "written to"
        ) from error
