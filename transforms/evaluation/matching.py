"""Which quote that was read is which labelled one, and whether it names the labelled speaker."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.evaluation.labels import GoldQuote
from transforms.evaluation.words import name_key, telling_words, token_overlap, words_of
from transforms.records import Quote

SAME_SPAN = 0.8
_SAME_DESCRIPTION = 0.5


def match_quotes(labelled: Sequence[GoldQuote], read: Sequence[Quote]) -> dict[int, int]:
    """For each labelled quote that was found, its place, and the place of the quote that was read; one to one.

    Two quotes are the same when their words overlap by at least 0.8; the best fitting ones go first.
    """
    wanted = [words_of(label.text) for label in labelled]
    found = [words_of(quote.text) for quote in read]
    pairs = [
        (-overlap, label, quote)
        for label, wanted_words in enumerate(wanted)
        for quote, found_words in enumerate(found)
        if (overlap := token_overlap(wanted_words, found_words)) >= SAME_SPAN
    ]
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, label, quote in sorted(pairs):
        if label not in matched and quote not in taken:
            matched[label] = quote
            taken.add(quote)
    return matched


def names_speaker(label: GoldQuote, speaker: str | None) -> bool:
    """Whether a speaker's name is the labelled one: a person by the full name, others by half of their words."""
    if label.speaker is None or speaker is None:
        return label.speaker is speaker
    if label.speaker_kind == "person":
        return name_key(speaker) == name_key(label.speaker)
    wanted, given = telling_words(label.speaker), telling_words(speaker)
    return bool(wanted and given) and len(wanted & given) / min(len(wanted), len(given)) >= _SAME_DESCRIPTION
