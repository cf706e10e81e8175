"""Whom an article credits for its text, read from its byline, its dateline and its closing lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from transforms.copies.agencies import listed_agency, news_service

Evidence = Literal["byline", "dateline", "closing_line"]

_DASH = r"[-–—]"
# A place, perhaps a date, a name in parentheses and a dash: "LISBON, Portugal (AP) —", "Berlin (dpa/lby) -".
_DATELINE = re.compile(rf"^(?P<place>[^()\n]{{0,60}})\((?P<name>[^()\n]{{2,40}})\)\s*{_DASH}")
_PLACE = re.compile(r"^[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]{2,}(?:,|\s|$)")
# At the end of a line a dash and the name, or the name in parentheses; anywhere a note of copyright.
_CLOSING = (
    re.compile(rf"(?:^|\s){_DASH}{{1,2}}\s?(?P<name>[^\s.,()–—][^.,()–—\n]{{1,40}})\.?$"),
    re.compile(r"\((?P<name>[^()\n]{2,40})\)\.?$"),
    re.compile(r"(?:©|\(c\)|\bcopyright\b)\s*(?:©\s*)?(?:\d{4}\s*)?(?P<name>[^.,\d\n©]{2,40})", re.IGNORECASE),
)
_CLOSING_PARAGRAPHS = 3
# Outlets that take an article over say so in a sentence of its own, before or behind it.
_TAKEN_OVER = re.compile(
    r"\b(?:originally|first) (?:published|appeared) (?:by|in|on|at) (?P<first>[^\n.,;:()]{2,60})"
    r"|\brepublished from (?P<again>[^\n.,;:()]{2,60})",
    re.IGNORECASE,
)
_NAME_END = re.compile(r"\s+(?:under|and|as|with|on|in|at|here|where|via|through)\b.*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextCredit:
    """Whom an article credits for its text; every field None where it credits nobody."""

    agency: str | None = None
    """A news agency, by the name that stands for all its spellings where it is a listed one."""
    agency_evidence: Evidence | None = None
    """Where the agency is named."""
    republished_from: str | None = None
    """The outlet that had the article first, as the article words it."""


def text_credit(authors: Sequence[str], text: str) -> TextCredit:
    """Whom the byline and the text of an article credit."""
    paragraphs = text.split("\n")
    agency, evidence = _agency(authors, paragraphs)
    return TextCredit(agency=agency, agency_evidence=evidence, republished_from=_taken_over_from(paragraphs))


def _agency(authors: Sequence[str], paragraphs: Sequence[str]) -> tuple[str | None, Evidence | None]:
    of_byline = next((found for name in authors if (found := news_service(name))), None)
    if of_byline:
        return of_byline, "byline"
    if of_dateline := _of_dateline(paragraphs[0]):
        return of_dateline, "dateline"
    for paragraph in reversed(paragraphs[-_CLOSING_PARAGRAPHS:]):
        for pattern in _CLOSING:
            match = pattern.search(paragraph)
            if match and (agency := listed_agency(match["name"])):
                return agency, "closing_line"
    return None, None


def _of_dateline(paragraph: str) -> str | None:
    match = _DATELINE.match(paragraph)
    if match is None:
        return None
    agency = listed_agency(match["name"])
    # A name that is no listed agency counts behind a place in capitals only.
    unlisted = match["name"].strip() if _PLACE.match(match["place"]) and match["name"][0].isupper() else None
    return agency or unlisted


def _taken_over_from(paragraphs: Sequence[str]) -> str | None:
    ends = (paragraphs[0], *reversed(paragraphs[-_CLOSING_PARAGRAPHS:]))
    for paragraph in ends:
        match = _TAKEN_OVER.search(paragraph)
        if match:
            name = _NAME_END.sub("", match["first"] or match["again"]).strip(" \"'“”‘’")
            if name[:1].isupper():
                return name
    return None
