"""`newsfacts snapshots`: the dated states that are kept, and how to read one."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from flows.home import Home
from warehouse.errors import WarehouseMissing
from warehouse.snapshots import kept_snapshots, snapshot_as_of


def list_snapshots(home: Home, console: Console) -> int:
    """Prints a line a snapshot, the oldest first, with the statement that attaches it; 0.

    Raises:
        WarehouseMissing: nothing was published yet.
    """
    kept = kept_snapshots(home.published)
    if not kept:
        raise WarehouseMissing(f"no snapshot beside {home.published}: run `newsfacts run` first")
    for snapshot in kept:
        megabytes = snapshot.path.stat().st_size / 1e6
        console.print(
            f"{snapshot.published_at:%Y-%m-%d %H:%M:%S} UTC  {megabytes:8.1f} MB  {snapshot.attach_statement}",
            soft_wrap=True,
        )
    return 0


def state_to_read(home: Home, as_of: str | None) -> Path:
    """The published file, or the snapshot that was current at a time.

    Raises:
        SnapshotMissing: the time is not one, or before the oldest snapshot that is kept.
    """
    return home.published if as_of is None else snapshot_as_of(home.published, as_of).path
