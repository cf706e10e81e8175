"""The dated snapshots that are kept: which there are, and the one that was current at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from warehouse.ddl import quoted
from warehouse.errors import SnapshotMissing
from warehouse.snapshot import SNAPSHOT_FILES, SNAPSHOT_FOLDER, SNAPSHOT_TIME


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One dated copy of the published file."""

    path: Path
    published_at: datetime
    """UTC, to the second."""

    @property
    def attach_statement(self) -> str:
        """The SQL that attaches it under a name with its time."""
        name = f"at_{self.published_at.strftime(SNAPSHOT_TIME)}"
        return f"ATTACH {quoted(str(self.path.absolute()))} AS {name} (READ_ONLY);"


def kept_snapshots(published_path: Path) -> tuple[Snapshot, ...]:
    """The snapshots kept beside the published file, the oldest first; none where nothing was published."""
    return tuple(
        Snapshot(path=path, published_at=datetime.strptime(path.stem, SNAPSHOT_TIME).replace(tzinfo=UTC))
        for path in sorted((published_path.parent / SNAPSHOT_FOLDER).glob(SNAPSHOT_FILES))
    )


def snapshot_as_of(published_path: Path, moment: str) -> Snapshot:
    """The snapshot that was current at a time.

    Args:
        published_path: What analysts open.
        moment: An ISO time, UTC unless it says otherwise; a day stands for its end.

    Raises:
        SnapshotMissing: the time is not one, or before the oldest snapshot that is kept.
    """
    until = _end_of(moment)
    kept = kept_snapshots(published_path)
    if not kept:
        raise SnapshotMissing(f"no snapshot is kept beside {published_path}: run `newsfacts run` first")
    reached = [snapshot for snapshot in kept if snapshot.published_at <= until]
    if not reached:
        raise SnapshotMissing(
            f"no snapshot of {moment} is kept, the oldest one is of {kept[0].published_at:%Y-%m-%d %H:%M:%S} UTC; "
            "NEWSFACTS_SNAPSHOTS_KEPT says how many are"
        )
    return reached[-1]


def _end_of(moment: str) -> datetime:
    try:
        time = datetime.fromisoformat(moment.strip())
    except ValueError as error:
        raise SnapshotMissing(
            f"{moment!r} is no time: write a day like 2026-01-31 or a time like 2026-01-31T18:00:00"
        ) from error
    if time.tzinfo is None:
        time = time.replace(tzinfo=UTC)
    names_a_day = not any(mark in moment for mark in "T :")
    return time + timedelta(days=1) - timedelta(microseconds=1) if names_a_day else time
