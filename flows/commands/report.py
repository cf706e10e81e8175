"""`newsfacts report`: the last weeks of the published facts as one HTML file."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from flows.home import Home
from flows.report.writing import write_report


def show_report(home: Home, path: Path | None, days: int, console: Console) -> int:
    """Writes the report and prints where it is; 0.

    Raises:
        WarehouseMissing: nothing was published yet.
        ReportUnwritableError: the file cannot be written there.
    """
    written = write_report(home, days, path)
    console.print(f"{written} ({written.stat().st_size / 1e6:.1f} MB): open it in a browser", soft_wrap=True)
    return 0
