"""What writer, reader and repair of the raw archive agree on: names in records, and names of files."""

from __future__ import annotations

import os
from io import RawIOBase
from pathlib import Path
from typing import Literal

RecordKind = Literal["page", "feed", "robots"]
"""What an answer was asked for; facts are made of pages alone."""

OPEN_SUFFIX = ".open"
"""Ends the name of a file that is being written, or was when its run died."""

WIRE_PREFIX = "X-Crawl-"
WIRE_HEADERS = frozenset({"content-encoding", "content-length", "transfer-encoding"})
"""Headers that describe the wire's form of a body, which is kept decompressed."""

REQUESTED_URI = "Newsfacts-Requested-URI"
SOURCE_ID = "Newsfacts-Source-Id"
KIND = "Newsfacts-Kind"


def is_file_at(path: Path, stream: RawIOBase) -> bool:
    """Whether the open file still lies under its path; another process may have renamed or removed it meanwhile."""
    try:
        return os.path.samestat(path.stat(), os.fstat(stream.fileno()))
    except FileNotFoundError:
        return False


def sync_folder(folder: Path) -> None:
    """Bring a folder's entries to the disk, so that a rename in it outlives a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
