"""Lines that an outlet sets by a text on those who wrote it: their names, what they cover, where to write to them."""

from __future__ import annotations

import re

from transforms.page.blocks import key_of

_MAX_NOTE = 400
_JOINS = re.compile(r"\b(?:by|and|with|in|und|et|y|for)\b", re.IGNORECASE)
_TELLS_OF_WORK = re.compile(
    r"(?:,.{0,80},)?\s+(?:(?:now|also|currently|previously)\s+)?"
    r"(?:covers|edits|hosts|joined|(?:writes|reports|contributes)\s+(?:about|on|for|to)\b|reported\s+(?:from|on\s+this)"
    r"|contributed\s+(?:to|from)"
    r"|is\s+(?:an?|the|based|our|[\w’']+s['’]?)\s|has\s+(?:been|covered|worked|contributed|written|reported)\b"
    r"|can\s+be\s+(?:reached|followed|contacted))"
)
_OF_SURNAME = re.compile(r"\s+(?:reported\s+from|contributed\s+from)\s[^“\"]{3,120}$")
_CALLS_TO_WRITE = re.compile(r"(?:contact|reach|e-?mail|write to|follow|send)\b.{0,200}$", re.IGNORECASE)
_OF_WRITER = re.compile(
    r"(?:contact|reach|e-?mail|follow) the (?:writer|reporter|author)s?\b.{0,120}$"
    r"|.{0,80}\bcan be (?:reached|contacted|followed|e-?mailed) (?:at|on|via|by)\b.{0,120}$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[\w.+-]*@[\w.-]+")
_MIN_PART = 3


def are_names(line: str, authors: tuple[str, ...]) -> bool:
    """Whether a line says the names of authors and nothing else: "Ann Lee and"."""
    rest = line
    for author in authors:
        rest = re.sub(re.escape(author), " ", rest, flags=re.IGNORECASE)
    return rest != line and not key_of(_JOINS.sub(" ", rest))


def is_author_note(line: str, authors: tuple[str, ...]) -> bool:
    """Whether a line tells of the text's own authors what they do, where they were or how one reaches them."""
    if len(line) > _MAX_NOTE or "“" in line or '"' in line:
        return False
    if _OF_WRITER.match(line):
        return True
    return any(_tells_of(author, line) for author in authors)


def _tells_of(author: str, line: str) -> bool:
    if line.startswith(author) and _TELLS_OF_WORK.match(line, len(author)):
        return True
    surname = author.rpartition(" ")[2]
    if line.startswith(f"{surname} ") and _OF_SURNAME.match(line, len(surname)):
        return True
    return bool(_CALLS_TO_WRITE.match(line)) and _has_address_of(author, line)


def _has_address_of(author: str, line: str) -> bool:
    """Whether a line has an address or a handle that is made of an author's name."""
    names = [part for part in author.lower().split() if len(part) >= _MIN_PART]
    addresses = _ADDRESS.findall(line.lower())
    return any(name in address for name in names for address in addresses)
