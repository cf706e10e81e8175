"""Text between single quotation marks, told from apostrophes, elisions, possessives and feet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

# A mark that may open: at the start of a word, with something to quote behind it.
_OPENER = re.compile(r"(?<![\w’'‘”\"])[‘'’‹‚](?=[\w\[$£€*“\"…(¿¡])")
_CLOSER = re.compile(r"(?<=[^\s‘'(\[])[’'›‘](?![\w])")
# '90s, 'em, 'til, 'n', 'cause: something is left out.
_ELISION = re.compile(r"(?:\d0s|em|til|till|tis|twas|twere|n|cause|bout|round|cos|coz|kay|nuff|s|t|d|ll|re|ve)\b", re.I)
# A mark that opens a sentence behind a comma or colon, and nothing that closes it up to the paragraph's end.
_UNCLOSED = re.compile(r"[,:] (?P<mark>‘)(?=[A-Z])(?:[^‘’]|(?<=\w)’(?=\w)){20,}[.!?]\s*$")
_POSSESSIVE = re.compile(r"[sxz]$", re.I)


def find_single(line: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Offsets, marks included, of the texts between single marks that lie outside the `taken` spans, in order."""
    end = 0
    for opener in _OPENER.finditer(line):
        start = opener.start()
        if start < end or _inside(start, taken) or _is_elision(line, opener):
            continue
        closer = _closing(line, opener, taken)
        if closer is not None:
            end = closer + 1
            yield start, end


def left_open(line: str, following: str, taken: Sequence[tuple[int, int]]) -> int | None:
    """Where a single mark opens a quote that goes on in the next paragraph, which opens with such a mark again.

    Args:
        line: the paragraph; a mark that opens speech starts it, or stands behind a colon or comma.
        following: the next paragraph.
        taken: the spans between marks found in the paragraph.
    """
    reopened = _OPENER.match(following.lstrip())
    if reopened is None:
        return _never_closed(line, taken)
    if _is_elision(following.lstrip(), reopened) or line.rstrip().endswith(("'", "’", '"', "”")):
        return None
    openers = [found for found in _OPENER.finditer(line) if found.group() == reopened.group()]
    for opener in reversed(openers):
        start = opener.start()
        closed = next((end for first, end in taken if first == start), None)
        if closed is None and (_inside(start, taken) or _is_elision(line, opener)):
            continue
        opens_speech = not line[:start].strip() or line[:start].rstrip().endswith((":", ","))
        # The apostrophe of a plural's possessive may have been taken for the mark that closes.
        return start if opens_speech and (closed is None or _may_be_possessive(line, closed - 1)) else None
    return None


def _never_closed(line: str, taken: Sequence[tuple[int, int]]) -> int | None:
    """Where speech starts behind a comma or colon whose closing mark the paper forgot: 'Lee said, ‘It rains.'."""
    opener = _UNCLOSED.search(line)
    if opener is None or _inside(opener.start("mark"), taken):
        return None
    return opener.start("mark")


def _is_elision(line: str, opener: re.Match[str]) -> bool:
    # An apostrophe that curls the right way round opens nothing.
    return opener.group() == "’" or (opener.group() != "‹" and _ELISION.match(line, opener.end()) is not None)


def _closing(line: str, opener: re.Match[str], taken: Sequence[tuple[int, int]]) -> int | None:
    """Where the mark that closes stands: the first that is surely no possessive, else the first."""
    later = (found for found in _OPENER.finditer(line, opener.end()) if not _is_elision(line, found))
    limit = next((found.start() for found in later), len(line))
    wanted = {"‘": "’'", "'": "'’", "‹": "›", "‚": "‘’"}[opener.group()]
    possible = [
        match.start()
        for match in _CLOSER.finditer(line, opener.end(), limit)
        if match.group() in wanted and not _inside(match.start(), taken)
    ]
    certain = [place for place in possible if not _may_be_possessive(line, place)]
    chosen = certain[:1] or possible[:1]
    return chosen[0] if chosen else None


def _may_be_possessive(line: str, place: int) -> bool:
    return bool(_POSSESSIVE.search(line[:place])) and bool(re.match(r".\s+\w", line[place:]))


def _inside(place: int, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in taken)
