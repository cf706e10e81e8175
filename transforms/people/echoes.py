"""Words quoted twice: a lead's fragment without a named speaker is his or hers who says it in full below."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.people.name_parts import fold, fold_text
from transforms.records import Quote

METHOD = "echo_of_fuller_quote"
_CONFIDENCE = 0.6
_DOUBTFUL = 0.3
# Fewer words than these may be anybody's.
_WORDS = 3


@dataclass(frozen=True, slots=True, eq=False)
class _Fuller:
    """A person's quote in which a shorter one may be found again."""

    quote: Quote
    words: list[str]


def resolve_echoes(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes, where one that has nobody or somebody unnamed takes the speaker of a longer quote with its words."""
    fuller = _by_words_in_row(quotes)
    return tuple(_resolved(quote, fuller) for quote in quotes)


def _by_words_in_row(quotes: Sequence[Quote]) -> Mapping[tuple[str, ...], Sequence[_Fuller]]:
    """By each few words that stand in a row in them, the quotes of persons, in the order given."""
    found: dict[tuple[str, ...], list[_Fuller]] = {}
    for quote in quotes:
        if quote.speaker_kind == "person" and not _is_doubtful(quote):
            fuller = _Fuller(quote, _words(quote.text))
            for row in dict.fromkeys(zip(*(fuller.words[place:] for place in range(_WORDS)), strict=False)):
                found.setdefault(row, []).append(fuller)
    return found


def _resolved(quote: Quote, fuller: Mapping[tuple[str, ...], Sequence[_Fuller]]) -> Quote:
    if quote.kind == "indirect" or not _is_open(quote):
        return quote
    words = _words(quote.text)
    if len(words) < _WORDS:
        return quote
    for source in fuller.get(tuple(words[:_WORDS]), ()):
        if source.quote is not quote and _holds(source.words, words):
            return _spoken_by(quote, source.quote)
    return quote


def _spoken_by(quote: Quote, source: Quote) -> Quote:
    """The quote with the speaker of another, who is named there; an 'expert' named beside it stays its words."""
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
