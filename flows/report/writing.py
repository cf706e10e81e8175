"""The report's file, written from the published snapshot."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from flows.home import Home
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
    """
    now = datetime.now(UTC)
    with open_reader(home.published) as connection:
        figures = read_figures(connection, days, now.date())
    path = path or home.report
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    unfinished.write_text(report_page(figures, now), encoding="utf-8")
    unfinished.replace(path)
    return path
