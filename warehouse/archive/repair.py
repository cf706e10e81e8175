"""Finishing the files that killed runs left open."""

from __future__ import annotations

import fcntl
import os
import zlib
from io import RawIOBase
from pathlib import Path

from warehouse.archive.layout import OPEN_SUFFIX, is_file_at
from warehouse.folders import sync_folder

_CHUNK_BYTES = 16384


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


def _finish(path: Path, stream: RawIOBase) -> Path | None:
    whole = _whole_length(stream)
    final: Path | None = None
    if whole == 0:
        path.unlink()
    else:
        stream.truncate(whole)
        os.fsync(stream.fileno())
        final = path.rename(path.with_name(path.name.removesuffix(OPEN_SUFFIX)))
    sync_folder(path.parent)
    return final


def _whole_length(stream: RawIOBase) -> int:
    """The bytes up to the end of the last gzip member whose length and checksum are right."""
    whole = position = 0
    member = zlib.decompressobj(16 + zlib.MAX_WBITS)
    while chunk := stream.read(_CHUNK_BYTES):
        position += len(chunk)
        while chunk:
            try:
                member.decompress(chunk)
            except zlib.error:
                return whole
            chunk = member.unused_data
            if member.eof:
                whole = position - len(chunk)
                member = zlib.decompressobj(16 + zlib.MAX_WBITS)
    return whole
