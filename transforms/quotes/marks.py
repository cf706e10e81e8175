"""Text between quotation marks, in any language and without a model.

One paragraph (line) at a time: a mark that is wrong or missing never costs more than the paragraph it stands in.
Nested quotes belong to the outermost one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from transforms.quotes.single_marks import find_single, left_open

Role = Literal["open", "close", "either"]

# Two apostrophes, two backticks or two single marks stand for a double mark in typewritten copy.
_MARK = re.compile(r"''|``|‘‘|’’|[\"“”„‟«»「」『』〝〞＂]")
_ALWAYS_OPEN = frozenset("„「『〝") | {"``", "‘‘"}
_ALWAYS_CLOSE = frozenset("」』〞")
# What may close a quote that a given mark opened.
_CLOSERS = {
    "“": frozenset({"”", '"', "''", "“", "‟"}),
    "”": frozenset({"”", '"', "''"}),
    '"': frozenset({'"', "”", "''", "“"}),
    "＂": frozenset({"＂"}),
    "''": frozenset({"''", "”", '"'}),
    "``": frozenset({"''", "”", '"'}),
    "‘‘": frozenset({"’’", "''", "”", '"'}),
    "’’": frozenset({"’’"}),
    "„": frozenset({"“", "”", '"', "‟"}),
    "‟": frozenset({"”", '"', "„"}),
    "«": frozenset({"»"}),
    "»": frozenset({"«", "»"}),
    "「": frozenset({"」"}),
    "『": frozenset({"』"}),
    "〝": frozenset({"〞"}),
}
# 5'10", 6'2½": feet and inches.
_INCHES = re.compile(r"\d['’′]\s?\d{1,2}½?$")
_SPOKEN_END = re.compile(r"[.,!?…][\"”]?$")
# What makes 14" a length: 14" wide, 14" by 12".
_MEASURED = re.compile(
    r"\d[\"”]\s?(?:x|×|by|wide|long|tall|high|deep|thick|across|in|of|screens?|pipes?|guns?|boards?|records?|singles?)\b"
)
# Languages that write »so« rather than «so».
_INWARD_GUILLEMETS = frozenset({"de", "da", "sl", "hr", "cs", "sk", "hu"})
_LEFT = frozenset("([{<—–-‘'/¿¡")
_RIGHT = frozenset(")]}>—–-.,;:!?…’'/")


@dataclass(frozen=True, slots=True)
class QuotedSpan:
    """Text between marks within one paragraph; offsets count characters of the whole text, without the marks."""

    char_start: int
    char_end: int
    paragraph_no: int
    outer_start: int
    """Where the opening mark starts, or the text where it has none."""
    outer_end: int
    """Where the closing mark ends, or the text where it has none."""
    continues: int | None
    """Index of the span in an earlier paragraph that this one goes on with."""
    closed: bool
    """Whether a mark closes it, or only the paragraph's end."""
    single: bool
    """Whether single marks enclose it."""


@dataclass(frozen=True, slots=True)
class _Mark:
    glyph: str
    start: int
    end: int
    role: Role


def find_spans(text: str, language: str | None) -> tuple[QuotedSpan, ...]:
    """The outermost quoted spans of a text in order, each within its paragraph, spaces trimmed.

    Args:
        text: paragraphs separated by newlines.
        language: ISO 639-1; decides which way guillemets point.
    """
    spans: list[QuotedSpan] = []
    start, number, open_before = 0, 0, None
    lines = text.split("\n")
    for line in lines:
        if line.strip():
            following = next((later for later in lines[number + 1 :] if later.strip()), "")
            found = list(_paragraph_spans(line, following, language, carried=open_before is not None))
            for place, span in enumerate(found):
                goes_on = place == 0 and open_before is not None and not line[: span.outer_start].strip()
                spans.append(_shift(span, start, number, open_before if goes_on else None))
            open_before = len(spans) - 1 if found and not found[-1].closed else None
        start, number = start + len(line) + 1, number + 1
    return tuple(spans)


def _shift(span: QuotedSpan, by: int, number: int, continues: int | None) -> QuotedSpan:
    return replace(
        span,
        char_start=span.char_start + by,
        char_end=span.char_end + by,
        outer_start=span.outer_start + by,
        outer_end=span.outer_end + by,
        paragraph_no=number,
        continues=continues,
    )


def _paragraph_spans(line: str, following: str, language: str | None, *, carried: bool) -> Iterator[QuotedSpan]:
    doubles = list(_pair(line, list(_marks(line, language)), carried=carried))
    taken = [(span.outer_start, span.outer_end) for span in doubles]
    both = doubles + [
        _span(line, start, start + 1, end - 1, end, single=True) for start, end in find_single(line, taken)
    ]
    start = left_open(line, following, [(span.outer_start, span.outer_end) for span in both])
    if start is not None:
        both = [span for span in both if span.outer_end <= start]
        both.append(replace(_span(line, start, start + 1, len(line), len(line), single=True), closed=False))
    for span in _outermost(line, both):
        if any(character.isalnum() for character in line[span.char_start : span.char_end]):
            yield span


def _outermost(line: str, spans: list[QuotedSpan]) -> list[QuotedSpan]:
    """The spans in order, without what single marks that enclose speech quote with double ones: 'He said, "No."'."""
    speech = [span for span in spans if span.single and _SPOKEN_END.search(line[: span.char_end])]
    return sorted(
        (
            span
            for span in spans
            if span.single or not any(outer.outer_start < span.outer_start < outer.outer_end for outer in speech)
        ),
        key=lambda span: span.outer_start,
    )


def _marks(line: str, language: str | None) -> Iterator[_Mark]:
    matches = [match for match in _MARK.finditer(line) if not _is_inches(line, match)]
    lengths = [match for match in matches if match.start() and _MEASURED.match(line, match.start() - 1)]
    # A quote may end in a number as well: only a mark that is one too many stands for inches.
    odd = len(lengths) % 2 == 1 and sum(match.group() == '"' for match in matches) % 2 == 1
    for match in matches:
        if not (odd and match in lengths):
            yield _Mark(match.group(), match.start(), match.end(), _role(line, match, language))


def _is_inches(line: str, match: re.Match[str]) -> bool:
    return match.group() in {'"', "''"} and _INCHES.search(line[: match.start()]) is not None


def _role(line: str, match: re.Match[str], language: str | None) -> Role:
    glyph = match.group()
    before = line[match.start() - 1] if match.start() else "\n"
    behind = line[match.end()] if match.end() < len(line) else "\n"
    left = before.isspace() or before in _LEFT
    right = behind.isspace() or behind in _RIGHT
    if glyph in _ALWAYS_OPEN or glyph in _ALWAYS_CLOSE:
        return "open" if glyph in _ALWAYS_OPEN else "close"
    if glyph in "«»" and left == right:
        return "open" if (glyph == "«") != (language in _INWARD_GUILLEMETS) else "close"
    if glyph == "“":
        return "close" if right and not before.isspace() and match.start() else "open"
    if glyph in {"”", "’’"}:
        return "either" if (left and not right) or not line[: match.start()].strip() else "close"
    if left == right:
        return "either"
    return "open" if left else "close"


def _pair(line: str, marks: list[_Mark], *, carried: bool) -> Iterator[QuotedSpan]:
    nests = _is_balanced(marks)
    opened: _Mark | None = None
    depth = 0
    for place, mark in enumerate(marks):
        if opened is None:
            if mark.role != "close" and line[mark.end :].strip():
                opened = mark
            elif carried and place == 0 and mark.role == "close":
                yield _span(line, 0, 0, mark.start, mark.end)
        elif _closes(opened, mark):
            if depth:
                depth -= 1
                continue
            yield _span(line, opened.start, opened.end, mark.start, mark.end)
            opened = None
        elif mark.glyph == opened.glyph:
            if nests:
                depth += 1
            else:
                # The earlier one was never closed: it was no quote, or its closing mark was lost.
                opened = mark
    if opened is not None:
        yield replace(_span(line, opened.start, opened.end, len(line), len(line)), closed=False)


def _closes(opened: _Mark, mark: _Mark) -> bool:
    if mark.glyph not in _CLOSERS[opened.glyph]:
        return False
    return mark.role != "open" or opened.glyph in "„»" or mark.glyph not in {"“", '"', "''", "«"}


def _is_balanced(marks: list[_Mark]) -> bool:
    """Whether curly marks open and close equally often, so that one inside another is a quote within a quote."""
    return sum(mark.glyph == "“" for mark in marks) == sum(mark.glyph == "”" for mark in marks)


def _span(line: str, outer_start: int, start: int, end: int, outer_end: int, *, single: bool = False) -> QuotedSpan:
    inner = line[start:end]
    start += len(inner) - len(inner.lstrip())
    end -= len(inner) - len(inner.rstrip())
    return QuotedSpan(start, max(start, end), 0, outer_start, outer_end, None, closed=True, single=single)
