"""`newsfacts status`: per outlet, what was offered, fetched, loaded and refused, and whether that is healthy."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from warehouse.connection import open_reader

UNHEALTHY = 1
LAST_DAY = ("offered", "fetched", "loaded", "quarantined")


def show_status(published: Path, console: Console) -> int:
    """Prints a line an outlet; 1 when one is unhealthy or none is known.

    Raises:
        WarehouseMissing: nothing was published yet.
    """
    with open_reader(published) as connection:
        health = connection.sql("SELECT * FROM source_health ORDER BY is_healthy, source_id").pl()
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
            "healthy" if row["is_healthy"] else row["reason"],
        )
        table.add_row(*(Text(str(cell)) for cell in cells), style=None if row["is_healthy"] else "red")
    console.print(table)
    return 0 if health["is_healthy"].all() else UNHEALTHY
