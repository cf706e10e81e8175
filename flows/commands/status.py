"""`newsfacts status`: per outlet, what was offered, fetched, loaded and refused, and whether that is healthy."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from warehouse.connection import open_reader

UNHEALTHY = 1
LONGEST_PAUSE = timedelta(days=2)
"""Between two runs; source_health tells of an outlet that is not asked for as long."""
CLOCK_TOLERANCE = timedelta(hours=1)
LAST_DAY = ("offered", "fetched", "loaded", "quarantined")


def show_status(published: Path, now: datetime, console: Console) -> int:
    """Prints a line an outlet; 1 when one is unhealthy, none is known, or what is published is not of these days.

    Raises:
        WarehouseMissing: nothing was published yet.
    """
    with open_reader(published) as connection:
        health = connection.sql("SELECT * FROM source_health ORDER BY is_healthy, source_id").pl()
        newest = connection.execute("SELECT max(started_at) FROM ops.runs WHERE flow_name = 'ingest'").fetchone()
    if health.is_empty():
        console.print("no outlet has been collected yet: run `newsfacts run`")
        return UNHEALTHY
    table = Table(
        box=None, padding=(0, 1, 0, 0), caption="URLs of the last day with a run, UTC", caption_justify="left"
    )
    table.add_column("outlet", overflow="fold")
    for column in LAST_DAY:
        table.add_column(column, justify="right", no_wrap=True)
    table.add_column("last success", no_wrap=True)
    table.add_column("health", overflow="fold")
    for row in health.iter_rows(named=True):
        succeeded = row["last_success_at"]
        cells = (
            row["source_id"],
            *(row[f"{name}_last_day"] for name in LAST_DAY),
            f"{succeeded:%Y-%m-%d %H:%M}" if succeeded else "never",
            row["reason"] or "healthy",
        )
        table.add_row(*(Text(str(cell)) for cell in cells), style=None if row["is_healthy"] else "red")
    console.print(table)
    assert newest is not None
    out_of_date = told_out_of_date(newest[0], now)
    if out_of_date:
        console.print(Text(out_of_date, style="red"))
    return 0 if health["is_healthy"].all() and not out_of_date else UNHEALTHY


def told_out_of_date(began: datetime | None, now: datetime) -> str | None:
    """Why the newest published run tells nothing of how things are now; None when it does, or none collected."""
    if began is None or -CLOCK_TOLERANCE <= now - began <= LONGEST_PAUSE:
        return None
    dated = f"{began:%Y-%m-%d %H:%M} UTC"
    if began > now:
        return f"the newest run is dated {dated}, which is yet to come: a clock is or was wrong"
    return f"nothing was collected and published since {dated}: see whether runs are started, and why they fail"
