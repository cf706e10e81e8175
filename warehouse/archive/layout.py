"""What writer, reader and repair of the raw archive agree on: names in records, and names of files."""

from __future__ import annotations

import os
from dataclasses import dataclass
from io import RawIOBase
from pathlib import Path
from typing import Literal

RecordKind = Literal["page", "feed"]
"""What an answer was asked for; facts are made of pages alone."""

OPEN_SUFFIX = ".open"
"""Ends the name of a file that is being written, or was when its run died."""

WIRE_PREFIX = "X-Crawl-"
WIRE_HEADERS = frozenset({"content-encoding", "content-length", "transfer-encoding"})
"""Headers that describe the wire's form of a body, which is kept decompressed."""

REQUESTED_URI = "Newsfacts-Requested-URI"
SOURCE_ID = "Newsfacts-Source-Id"
KIND = "Newsfacts-Kind"
ANNOUNCED = "Newsfacts-Announced"
"""A moment in ISO 8601 and how exact it is: '2026-05-04T10:15:00+00:00 minute'."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of whole records in a WARC file, all of them on the disk."""

    path: Path
    """The file by its finished name, which it may not have yet."""
    start: int
    end: int
    """Byte offsets, the end exclusive."""

    @classmethod
    def whole(cls, path: Path) -> Segment:
        """All of a finished file."""
        return cls(path, 0, path.stat().st_size)

    @property
    def size(self) -> int:
        """Bytes on the disk."""
        return self.end - self.start


def is_file_at(path: Path, stream: RawIOBase) -> bool:
    """Whether the open file still lies under its path; another process may have renamed or removed it meanwhile."""
    try:
        return os.path.samestat(path.stat(), os.fstat(stream.fileno()))
    except FileNotFoundError:
        return False
