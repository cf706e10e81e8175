"""`newsfacts status`: per outlet, what was offered, fetched, loaded and refused, and whether that is healthy."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from warehouse.connection import open_reader

UNHEALTHY = 1


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
    table = Table(box=None)
    for column in health.columns:
        table.add_column(column.replace("_", " "), overflow="fold")
    for row in health.iter_rows(named=True):
        style = None if row["is_healthy"] else "red"
        table.add_row(*(Text("" if value is None else str(value)) for value in row.values()), style=style)
    console.print(table)
    return 0 if health["is_healthy"].all() else UNHEALTHY
