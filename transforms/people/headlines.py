"""Full names that only a headline gives: 'Ann Lee Wins Again' above a text that says 'Lee' throughout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from transforms.people.candidates import Candidate
from transforms.people.lexicon import is_dictionary_word, is_never_a_person, is_organization_word, place_names
from transforms.people.name_parts import first_name_frequency
from transforms.people.sentence_words import FUNCTION_WORDS
from transforms.people.titles import HONORIFICS, OFFICES
from transforms.people.words import Line, Word

# Rarer first names are also the words of headlines.
_COMMON = 5
_LONGEST_SURNAME = 2


def find_headline_names(lines: Sequence[tuple[int, Line]], found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Each first name with a surname behind it that the text uses alone, in lines whose capitals say nothing.

    Args:
        lines: the headlines with their numbers.
        found: the candidates of the text.
    """
    alone = {candidate.key for candidate in found if len(candidate.key) <= _LONGEST_SURNAME}
    alone -= {candidate.key[-1:] for candidate in found if len(candidate.key) > 1}
    for number, line in lines:
        for place in range(len(line.words) - 1):
            last = _surname_end(line, place, alone)
            if last is None or line.words[place].key in FUNCTION_WORDS:
                continue
            if first_name_frequency(line.words[place].text) >= _COMMON or _is_nothing_else(line.words[place]):
                yield Candidate(line, number, place, last, place, None)


def _surname_end(line: Line, first: int, alone: Set[tuple[str, ...]]) -> int | None:
    """Where a surname of one word or two ends that stands behind a headline's word and that the text uses alone."""
    for size in range(_LONGEST_SURNAME, 0, -1):
        key = tuple(word.key for word in line.words[first + 1 : first + 1 + size])
        joined = all(
            line.joined(place) and line.words[place + 1].is_capital for place in range(first, first + len(key))
        )
        if len(key) == size and key in alone and joined:
            if size == 1 and (key[0] in place_names() or is_never_a_person(key[0])):
                return None
            return None if size > 1 and first_name_frequency(key[0]) else first + size
    return None


def _is_nothing_else(word: Word) -> bool:
    """Whether a word is plain letters and no English word, place, title or organization: a first name of any land."""
    key = word.key
    if not (word.text.isalpha() and word.text[1:].islower() and len(word.text) > 2):
        return False
    known = key in place_names() or key in HONORIFICS or key in OFFICES
    return not (known or is_dictionary_word(key) or is_organization_word(key) or is_never_a_person(key))
