"""Where a record may begin in a WARC file that is damaged before it."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from warehouse.archive.gzip_member import GZIP_MAGIC, GZIP_WINDOW

RECORD_MARK = b"WARC/"
"""Begins every record."""

_VERSIONED = re.compile(rb"WARC/[01]\.")
# A gzip header for deflate without reserved flags; or a blank line with a record's first line behind it.
_MARKS = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]|\n\r?\n(?=WARC/[01]\.)")
_LONGEST_MARK = 10
_CHUNK_BYTES = 65536
# Holds a gzip header and what the first bytes are compressed with. So short that chance marks cost next to nothing.
_OPENING_BYTES = 1024


def holds_record(path: Path) -> bool:
    """Whether a record seems to begin anywhere in the file, whole or not."""
    with path.open("rb") as file:
        end = os.fstat(file.fileno()).st_size
        # A plain file's first record has no blank line before it.
        return _begins_record(file.fileno(), 0, end) or next_record_start(file.fileno(), 0, end) < end


def next_record_start(descriptor: int, start: int, end: int) -> int:
    """Offset of the first place from `start` on at which a record seems to begin; `end` where there is none before.

    In a gzip file that is a member whose content begins as a record does, in a plain one such a line after a blank one.
    """
    starts = (place for place in _marked_places(descriptor, start, end) if _begins_record(descriptor, place, end))
    return next(starts, end)


def _marked_places(descriptor: int, start: int, end: int) -> Iterator[int]:
    while start < end:
        chunk = os.pread(descriptor, min(_CHUNK_BYTES, end - start), start)
        for mark in _MARKS.finditer(chunk):
            yield start + (mark.start() if mark[0].startswith(GZIP_MAGIC) else mark.end())
        if len(chunk) < _CHUNK_BYTES:
            return
        # A mark may lie across the end of the chunk.
        start += len(chunk) - _LONGEST_MARK + 1


def _begins_record(descriptor: int, place: int, end: int) -> bool:
    opening = os.pread(descriptor, min(_OPENING_BYTES, end - place), place)
    if opening.startswith(GZIP_MAGIC):
        try:
            opening = zlib.decompressobj(GZIP_WINDOW).decompress(opening, _LONGEST_MARK)
        except zlib.error:
            return False
    return _VERSIONED.match(opening) is not None
