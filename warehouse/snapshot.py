"""What readers see: the writer's file, copied whole and swapped in, so that nobody waits and nothing is ever torn."""

# The SQL is put together from declared names only; values go in as frames and parameters.
# ruff: noqa: S608

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from warehouse.bylines import follow_byline_persons
from warehouse.connection import (
    DISK_ERRORS,
    LOCK_TIMEOUT_SECONDS,
    MEMORY_LIMIT,
    WITHOUT_PROGRESS_BAR,
    connect_writer,
    transaction,
    unwritten_reason,
    writer_lock,
)
from warehouse.copies import count_speakers
from warehouse.ddl import quoted
from warehouse.errors import SnapshotFailed, WarehouseMissing
from warehouse.file_copies import copy_file
from warehouse.folders import sync_folder
from warehouse.tables import ALL_TABLES

SNAPSHOT_FOLDER = "snapshots"
SNAPSHOT_TIME = "%Y%m%dT%H%M%SZ"
SNAPSHOT_FILES = "[0-9]*T[0-9]*Z.duckdb"
KEPT_SNAPSHOTS = 5
_SORTED_BY = {f"{table.schema}.{table.name}": table.sorted_by for table in ALL_TABLES}


def publish(
    work_path: Path,
    published_path: Path,
    *,
    published_at: datetime,
    keep: int = KEPT_SNAPSHOTS,
    timeout: float = LOCK_TIMEOUT_SECONDS,
) -> Path:
    """Swap the state of the writer's file in for readers and keep it as a dated snapshot; the snapshot's path.

    Call it with no connection open to `work_path`. Readers of the file before go on reading that. Costs a copy of
    the file: a second or two a gigabyte, next to nothing where the file system shares blocks.

    Args:
        work_path: The writer's file.
        published_path: What analysts open; `snapshots/` beside it holds the dated copies.
        published_at: The time, which names the snapshot (20260131T235959Z.duckdb, UTC).
        keep: How many dated copies stay, the newest; at least 1.
        timeout: Seconds to wait for a writer to end.

    Raises:
        SnapshotFailed: the copy could not be written. What is published is untouched.
        WarehouseMissing: there is no file to publish.
        WarehouseBusy: another process kept writing.
    """
    if keep < 1:
        raise ValueError(f"keep is {keep}: at least the snapshot just published must stay")
    _require_file(work_path)
    snapshot = published_path.parent / SNAPSHOT_FOLDER / f"{published_at.astimezone(UTC):{SNAPSHOT_TIME}}.duckdb"
    with _reported(published_path), writer_lock(work_path, timeout=timeout):
        snapshot.parent.mkdir(parents=True, exist_ok=True)
        _summarize(work_path)
        _swap_in(published_path, lambda part: copy_file(work_path, part))
        _swap_in(snapshot, lambda part: _link_or_copy(published_path, part))
        _prune(snapshot, keep)
    return snapshot


def restore(work_path: Path, published_path: Path, *, timeout: float = LOCK_TIMEOUT_SECONDS) -> bool:
    """Make the writer's file anew from what readers see, where it is missing or empty; whether it was.

    A new file would be published in place of all that readers have. What was loaded and not published yet is not in
    it; nor is that on record as loaded, so that the next run loads it from the raw archive.

    Raises:
        SnapshotFailed: the copy could not be written.
        WarehouseBusy: another process kept writing.
    """
    if not _is_lost(work_path, published_path):
        return False
    with _reported(work_path), writer_lock(work_path, timeout=timeout):
        # Another process may have been first.
        if not _is_lost(work_path, published_path):
            return False
        # DuckDB would replay the lost file's log into the new one.
        work_path.with_name(f"{work_path.name}.wal").unlink(missing_ok=True)
        _swap_in(work_path, lambda part: copy_file(published_path, part))
    return True


def compact(work_path: Path, *, timeout: float = LOCK_TIMEOUT_SECONDS) -> None:
    """Write the file anew without the room that deleted rows left, the rows in each table's order of storage.

    Costs about 25 seconds a gigabyte.

    Raises:
        SnapshotFailed: the new file could not be written, or lacks rows. The old one is untouched.
        WarehouseMissing: there is no such file.
        WarehouseBusy: another process kept writing.
    """
    _require_file(work_path)
    with _reported(work_path), writer_lock(work_path, timeout=timeout):
        _checkpoint(work_path)
        _swap_in(work_path, lambda part: _copy_database(work_path, part))


def copy_work_file(work_path: Path, target: Path, *, timeout: float = LOCK_TIMEOUT_SECONDS) -> None:
    """Make `target` a copy of the writer's file with all that is committed, to be read while others write.

    Raises:
        SnapshotFailed: the copy could not be written.
        WarehouseMissing: there is no such file.
        WarehouseBusy: another process kept writing.
    """
    _require_file(work_path)
    with _reported(target), writer_lock(work_path, timeout=timeout):
        _checkpoint(work_path)
        copy_file(work_path, target)


def _is_lost(work_path: Path, published_path: Path) -> bool:
    is_there = work_path.exists() and work_path.stat().st_size > 0
    return published_path.is_file() and not is_there


def _summarize(path: Path) -> None:
    with connect_writer(path) as connection:
        with transaction(connection):
            count_speakers(connection)
            follow_byline_persons(connection)
        connection.execute("CHECKPOINT")


def _checkpoint(path: Path) -> None:
    with connect_writer(path) as connection:
        connection.execute("CHECKPOINT")


def _require_file(path: Path) -> None:
    if not path.is_file():
        raise WarehouseMissing(f"no warehouse at {path}: run `newsfacts run` first")


@contextmanager
def _reported(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, *DISK_ERRORS) as error:
        reason = error.strerror if isinstance(error, OSError) else unwritten_reason(error)
        raise SnapshotFailed(
            f"could not write a new {path} ({reason or error}); what is there is untouched: see that its folder "
            "is writable and has room for a copy of the file, then run again"
        ) from error


def _swap_in(path: Path, write: Callable[[Path], object]) -> None:
    """Put a file that `write` makes in place of `path`: wholly there, or the old one still."""
    part = path.with_name(f".{path.name}.part")
    # A killed predecessor's parts must not meet the new ones: DuckDB would replay its log into them.
    _discard(part)
    try:
        write(part)
        with part.open("rb") as copied:
            os.fsync(copied.fileno())
        part.replace(path)
    finally:
        _discard(part)
    sync_folder(path.parent)


def _discard(part: Path) -> None:
    part.unlink(missing_ok=True)
    part.with_name(f"{part.name}.wal").unlink(missing_ok=True)
    spilled = _spill_folder(part)
    if spilled.exists():
        shutil.rmtree(spilled)


def _spill_folder(part: Path) -> Path:
    return part.with_name(f"{part.name}.tmp")


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        target.hardlink_to(source)
    except OSError:
        # Not every file system has hard links; the copy costs room, nothing else.
        copy_file(source, target)


def _prune(latest: Path, keep: int) -> None:
    """Leave the latest and the newest of those before it; what a clock in advance dated after it goes first."""
    others = {path for path in latest.parent.glob(SNAPSHOT_FILES) if path != latest}
    by_age = sorted(others, key=lambda path: (path.name < latest.name, path.name))
    for old in by_age[: max(len(by_age) + 1 - keep, 0)]:
        old.unlink(missing_ok=True)


def _copy_database(source: Path, target: Path) -> None:
    # Sorting may take more room than the memory has.
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY_LIMIT,
        "threads": "2",
        "temp_directory": str(_spill_folder(target)),
    }
    with duckdb.connect(config=config) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(WITHOUT_PROGRESS_BAR)
        connection.execute(f"ATTACH {quoted(str(source))} AS old_file (READ_ONLY)")
        connection.execute(f"ATTACH {quoted(str(target))} AS new_file")
        connection.execute("COPY FROM DATABASE old_file TO new_file (SCHEMA)")
        names = [
            name
            for (name,) in connection.execute(
                "SELECT concat(schema_name, '.', table_name) FROM duckdb_tables() WHERE database_name = 'old_file'"
            ).fetchall()
        ]
        for name in names:
            order = f" ORDER BY {', '.join(_SORTED_BY[name])}" if _SORTED_BY.get(name) else ""
            connection.execute(f"INSERT INTO new_file.{name} BY NAME FROM old_file.{name}{order}")
        connection.execute("CHECKPOINT new_file")
        lacking = [
            name
            for name in names
            if _row_count(connection, f"old_file.{name}") != _row_count(connection, f"new_file.{name}")
        ]
    if lacking:
        raise SnapshotFailed(f"compacting {source} lost rows of {', '.join(lacking)}; the file is left as it was")


def _row_count(connection: duckdb.DuckDBPyConnection, name: str) -> object:
    return connection.execute(f"SELECT count(*) FROM {name}").fetchone()
