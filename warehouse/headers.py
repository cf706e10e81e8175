"""Headers of SQL files: the comment lines before a statement that say what it yields, entry by entry.

Every file says its purpose and its grain; macros say their parameters as well, and views and macros their columns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ENTRY = re.compile(
    r"^(?P<kind>purpose|grain|parameter|column)(?: (?P<name>\w+))?(?: := (?P<default>.+?))?: (?P<text>.+)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a header, such as `-- parameter max_rows := 20: How many.`."""

    kind: str
    """purpose, grain, parameter or column."""
    name: str | None
    """Of the parameter or the column."""
    default: str | None
    """SQL of the parameter's default; None for one that must be given."""
    text: str


def split_header(sql: str) -> tuple[tuple[Entry, ...], str]:
    """The entries of a file's header in order, and its statement without the closing semicolon.

    A comment line that begins no entry continues the one before.
    """
    lines = sql.splitlines()
    end = next((index for index, line in enumerate(lines) if not line.startswith("--")), len(lines))
    entries: list[Entry] = []
    for line in (line.removeprefix("--").strip() for line in lines[:end]):
        match = _ENTRY.match(line)
        if match:
            entries.append(Entry(kind=match["kind"], name=match["name"], default=match["default"], text=match["text"]))
        elif entries:
            last = entries[-1]
            entries[-1] = Entry(kind=last.kind, name=last.name, default=last.default, text=f"{last.text} {line}")
    return tuple(entries), "\n".join(lines[end:]).strip().rstrip(";")


def text_of(entries: tuple[Entry, ...], kind: str) -> str | None:
    """The text of the one entry of that kind; None where there is none."""
    return next((entry.text for entry in entries if entry.kind == kind), None)


def named_texts(entries: tuple[Entry, ...], kind: str) -> tuple[tuple[str, str], ...]:
    """Name and text of every entry of that kind, in order."""
    return tuple((entry.name, entry.text) for entry in entries if entry.kind == kind and entry.name)
