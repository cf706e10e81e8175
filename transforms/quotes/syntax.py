"""Which paragraphs the parser must see: those with marks or reporting words, and their neighbours."""

from __future__ import annotations

import re

from transforms.quotes.inflection import forms_of
from transforms.quotes.marks import find_spans
from transforms.quotes.reporting_words import ACCORDING, SAYING

_REPORTING = SAYING | ACCORDING | {"think", "report", "call", "accuse", "urge"}
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")


def needs_syntax(paragraphs: list[str]) -> list[bool]:
    """For each paragraph of one text whether finding its quotes takes the parser."""
    quoted = {span.paragraph_no for span in find_spans("\n".join(paragraphs), "en")}
    filled = [number for number, paragraph in enumerate(paragraphs) if paragraph.strip()]
    beside = {
        neighbour
        for place, number in enumerate(filled)
        if number in quoted
        for neighbour in filled[max(0, place - 1) : place + 2]
    }
    return [
        number in beside or (bool(paragraph.strip()) and _reports(paragraph))
        for number, paragraph in enumerate(paragraphs)
    ]


def _reports(paragraph: str) -> bool:
    forms = forms_of(_REPORTING)
    return any(word in forms for word in _WORD.findall(paragraph.lower()))
