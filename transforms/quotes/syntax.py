"""Which paragraphs the parser must see: those with marks, those that report, and neighbours that may name a speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.quotes.inflection import forms_of
from transforms.quotes.marks import QuotedSpan, find_spans
from transforms.quotes.reporting_words import ACCORDING, STATING

_REPORTING = STATING | ACCORDING
# Of commoner verbs these alone report: 'called for a vote', 'pointed out that'.
_REPORTING_PHRASE = re.compile(r"\b(?:call(?:s|ed|ing)? (?:for|on)|point(?:s|ed|ing)? out)\b")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")


def needs_syntax(paragraphs: list[str]) -> list[bool]:
    """For each paragraph of one text whether finding its quotes takes the parser.

    The neighbours of a paragraph with marks are needed where no word of its own, outside the marks, reports speech.
    """
    spans = find_spans("\n".join(paragraphs), "en")
    quoted = {span.paragraph_no for span in spans}
    filled = [number for number, paragraph in enumerate(paragraphs) if paragraph.strip()]
    needed = quoted | {number for number in filled if number not in quoted and _reports(paragraphs[number])}
    starts = _starts(paragraphs)
    for place, number in enumerate(filled):
        if number in quoted and not _reports(_outside_marks(paragraphs[number], starts[number], spans)):
            needed.update(filled[max(0, place - 1) : place + 2])
    return [number in needed for number in range(len(paragraphs))]


def _starts(paragraphs: Sequence[str]) -> list[int]:
    starts, start = [], 0
    for paragraph in paragraphs:
        starts.append(start)
        start += len(paragraph) + 1
    return starts


def _outside_marks(paragraph: str, start: int, spans: Sequence[QuotedSpan]) -> str:
    pieces, end = [], 0
    for span in spans:
        if start <= span.outer_start < start + len(paragraph):
            pieces.append(paragraph[end : span.outer_start - start])
            end = span.outer_end - start
    return " ".join([*pieces, paragraph[end:]])


def _reports(text: str) -> bool:
    forms, lower = forms_of(_REPORTING), text.lower()
    return any(word in forms for word in _WORD.findall(lower)) or _REPORTING_PHRASE.search(lower) is not None
