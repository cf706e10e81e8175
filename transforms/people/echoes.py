"""Words quoted twice: a lead's fragment without a named speaker is his or hers who says it in full below."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from transforms.people.name_parts import fold, fold_text
from transforms.records import Quote

METHOD = "echo_of_fuller_quote"
_CONFIDENCE = 0.6
_DOUBTFUL = 0.3
# Fewer words than these may be anybody's.
_WORDS = 3


def resolve_echoes(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes, where one that has nobody or somebody unnamed takes the speaker of a longer quote with its words."""
    fuller = [(_words(quote.text), quote) for quote in quotes if quote.speaker_kind == "person"]
    return tuple(_resolved(quote, fuller) for quote in quotes)


def _resolved(quote: Quote, fuller: Sequence[tuple[list[str], Quote]]) -> Quote:
    if quote.kind == "indirect" or not _is_open(quote):
        return quote
    words = _words(quote.text)
    if len(words) < _WORDS:
        return quote
    for longer, source in fuller:
        if source is not quote and not _is_doubtful(source) and len(longer) >= len(words) and _holds(longer, words):
            named_here = quote.speaker_kind == "unnamed" and not _is_doubtful(quote)
            return dataclasses.replace(
                quote,
                speaker_words=quote.speaker_words if named_here else None,
                cue=quote.cue if named_here else None,
                speaker_name=source.speaker_name,
                speaker_kind=source.speaker_kind,
                speaker_role=source.speaker_role,
                method=(quote.method if named_here else None) or METHOD,
                confidence=_CONFIDENCE * (quote.confidence or 1.0) if named_here else _CONFIDENCE,
                abstain_reason=None,
            )
    return quote


def _is_open(quote: Quote) -> bool:
    """Whether nobody speaks as yet, somebody most doubtfully, or an 'an expert' does."""
    if quote.speaker_name is None or _is_doubtful(quote):
        return True
    return quote.speaker_kind == "unnamed" and re.match(r"(?:an?|one) ", fold(quote.speaker_name)) is not None


def _is_doubtful(quote: Quote) -> bool:
    return quote.confidence is not None and quote.confidence < _DOUBTFUL


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold_text(text))


def _holds(longer: list[str], words: list[str]) -> bool:
    return any(longer[place : place + len(words)] == words for place in range(len(longer) - len(words) + 1))
