"""Full names that only a headline gives: 'Ann Lee Wins Again' above a text that says 'Lee' throughout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.people.candidates import Candidate
from transforms.people.lexicon import is_dictionary_word, is_never_a_person, is_organization_word, place_names
from transforms.people.name_parts import first_name_frequency
from transforms.people.sentence_words import FUNCTION_WORDS
from transforms.people.titles import HONORIFICS, OFFICES
from transforms.people.words import Line, Word

# Rarer first names are also the words of headlines.
_COMMON = 5


def find_headline_names(lines: Sequence[tuple[int, Line]], found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Each first name with a surname behind it that the text uses alone, in lines whose capitals say nothing.

    Args:
        lines: the headlines with their numbers.
        found: the candidates of the text.
    """
    alone = {candidate.key[0] for candidate in found if len(candidate.key) == 1}
    alone -= {candidate.key[-1] for candidate in found if len(candidate.key) > 1}
    for number, line in lines:
        for place in range(len(line.words) - 1):
            first, second = line.words[place : place + 2]
            if second.key not in alone or not (line.joined(place) and first.is_capital and second.is_capital):
                continue
            if first.key in FUNCTION_WORDS or second.key in place_names() or is_never_a_person(second.key):
                continue
            if first_name_frequency(first.text) >= _COMMON or _is_nothing_else(first):
                yield Candidate(line, number, place, place + 1, place, place + 1, None)


def _is_nothing_else(word: Word) -> bool:
    """Whether a word is plain letters and no English word, place, title or organization: a first name of any land."""
    key = word.key
    if not (word.text.isalpha() and word.text[1:].islower() and len(word.text) > 2):
        return False
    known = key in place_names() or key in HONORIFICS or key in OFFICES
    return not (known or is_dictionary_word(key) or is_organization_word(key) or is_never_a_person(key))
