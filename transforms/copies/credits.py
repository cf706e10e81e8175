"""Whom an article credits for its text, read from its byline, its dateline, its closing lines and notes around it."""

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
# At the end of a line a dash and the name, or the name in parentheses; a note of copyright anywhere.
_CLOSING = (
    re.compile(rf"(?:^|\s){_DASH}{{1,2}}\s?(?P<name>[^\s.,()–—][^.,()–—\n]{{1,40}})\.?$"),
    re.compile(r"\((?P<name>[^()\n]{2,40})\)\.?$"),
    # Under its own texts an agency says who else of its writers has a hand in them.
    re.compile(r"^\W*(?P<name>[A-Z][\w ]{1,40}?) (?:writers?|reporters?|journalists?) (?=[A-Z]).*\bcontributed\b"),
    re.compile(r"(?:©|\(c\)|\bcopyright\b)\s*(?:©\s*)?(?:\d{4}\s*)?(?P<name>[^.,\d\n©]{2,40})", re.IGNORECASE),
)
_CLOSING_PARAGRAPHS = 3
# Whose a picture is says nothing of the text; "Reuters/Ann Lee" is how agencies name photographers.
_OF_PICTURES = re.compile(
    r"\b(?:photo|picture|image|video|graphic|illustration|file|handout|credit|(?:reuters|afp|ap|epa|pa)/)",
    re.IGNORECASE,
)
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


def text_credit(
    authors: Sequence[str], text: str, opening_notes: Sequence[str] = (), closing_notes: Sequence[str] = ()
) -> TextCredit:
    """Whom the byline, the text of an article and the notes around it credit.

    Args:
        authors: The byline's names.
        text: The paragraphs, joined by newlines.
        opening_notes: Lines over the text that are no part of it.
        closing_notes: Such lines below it: "© 2026 AFP", "This article was originally published by The Post".
    """
    paragraphs = text.split("\n")
    closing = [*paragraphs[-_CLOSING_PARAGRAPHS:], *(note for note in closing_notes if not _OF_PICTURES.search(note))]
    agency, evidence = _agency(authors, paragraphs[0], closing)
    taken_over = _taken_over_from([*opening_notes, paragraphs[0], *reversed(closing)])
    return TextCredit(agency=agency, agency_evidence=evidence, republished_from=taken_over)


def _agency(authors: Sequence[str], first: str, closing: Sequence[str]) -> tuple[str | None, Evidence | None]:
    of_byline = next((found for name in authors if (found := news_service(name))), None)
    if of_byline:
        return of_byline, "byline"
    if of_dateline := _of_dateline(first):
        return of_dateline, "dateline"
    for paragraph in reversed(closing):
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


def _taken_over_from(lines: Sequence[str]) -> str | None:
    for paragraph in lines:
        match = _TAKEN_OVER.search(paragraph)
        if match:
            name = _NAME_END.sub("", match["first"] or match["again"]).strip(" \"'“”‘’")
            if name[:1].isupper():
                return name
    return None
