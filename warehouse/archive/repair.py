"""Finishing the files that killed runs left open."""

from __future__ import annotations

import fcntl
import os
from io import FileIO
from pathlib import Path

from warehouse.archive.layout import OPEN_SUFFIX, Segment, is_file_at
from warehouse.archive.records import Gap, whole_records
from warehouse.folders import sync_folder


def repair_torn(raw_dir: Path) -> tuple[Path, ...]:
    """What the `.open` files of dead runs were finished as, each cut at its last whole record and renamed.

    One without a whole record is deleted. A file that a living run writes is locked and left alone; the system frees
    the lock of a killed one.
    """
    repaired = (_repair(path) for path in sorted(raw_dir.glob(f"*/*.warc.gz{OPEN_SUFFIX}")))
    return tuple(file for file in repaired if file is not None)


def _repair(path: Path) -> Path | None:
    try:
        stream = path.open("r+b", buffering=0)
    except FileNotFoundError:
        return None
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return None
        if not is_file_at(path, stream):
            return None
        return _finish(path, stream)


def _finish(path: Path, stream: FileIO) -> Path | None:
    whole = _whole_length(path, stream)
    final: Path | None = None
    if whole == 0:
        path.unlink()
    else:
        stream.truncate(whole)
        os.fsync(stream.fileno())
        final = path.rename(path.with_name(path.name.removesuffix(OPEN_SUFFIX)))
    sync_folder(path.parent)
    return final


def _whole_length(path: Path, stream: FileIO) -> int:
    """The bytes up to the end of the last whole record; damaged ones before it count, since whole ones follow them."""
    everything = Segment.whole(path)
    for found in whole_records(stream, everything, lambda record: True):
        if isinstance(found, Gap) and found.end == everything.end:
            return found.start
    return everything.end
