"""The WARC files that a path of a command or a flow's parameter names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from warehouse.archive import holds_record

WARC_SUFFIXES = (".warc", ".warc.gz")


HINT = "name a .warc or .warc.gz file, or a folder of them"


class NoWarcFileError(ValueError):
    """A path given leads to no WARC file."""


def find_warc_files(paths: Sequence[Path]) -> list[Path]:
    """The files named, and those in the folders named in order of their names; each once, absolute.

    Raises:
        NoWarcFileError: a path does not exist or leads to no WARC file.
    """
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            found = sorted(file for file in path.rglob("*") if file.name.endswith(WARC_SUFFIXES))
        else:
            found = [path] if path.is_file() else []
        if not found:
            raise NoWarcFileError(f"{path}: no WARC file there; {HINT}")
        if path.is_file() and not holds_record(path):
            raise NoWarcFileError(f"{path}: no WARC record begins in it; {HINT}")
        files += [file.absolute() for file in found]
    return list(dict.fromkeys(files))
