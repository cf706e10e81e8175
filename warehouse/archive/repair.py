"""Finishing the files that killed runs left open."""

from __future__ import annotations

import fcntl
import os
import zlib
from dataclasses import dataclass
from io import RawIOBase
from pathlib import Path

from warehouse.archive.layout import OPEN_SUFFIX, is_file_at, sync_folder

_CHUNK_BYTES = 16384


@dataclass(frozen=True, slots=True)
class RepairedFile:
    """A file that was left open, and what became of it."""

    path: Path | None
    """The finished file; None where it held no whole record and was removed."""
    cut_bytes: int
    """Length of the torn record that was cut off."""


def repair_torn(raw_dir: Path) -> tuple[RepairedFile, ...]:
    """The `.open` files of dead runs, each cut at its last whole record and renamed.

    A file that a living run writes is locked and left alone; the system frees the lock of a killed one.
    """
    repaired = (_repair(path) for path in sorted(raw_dir.glob(f"*/*.warc.gz{OPEN_SUFFIX}")))
    return tuple(file for file in repaired if file is not None)


def _repair(path: Path) -> RepairedFile | None:
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


def _finish(path: Path, stream: RawIOBase) -> RepairedFile:
    whole = _whole_length(stream)
    torn = stream.seek(0, os.SEEK_END) - whole
    final: Path | None = path.with_name(path.name.removesuffix(OPEN_SUFFIX))
    if whole == 0:
        path.unlink()
        final = None
    else:
        stream.truncate(whole)
        os.fsync(stream.fileno())
        path.rename(path.with_name(path.name.removesuffix(OPEN_SUFFIX)))
    sync_folder(path.parent)
    return RepairedFile(final, torn)


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
