"""Nouns by which an article brings somebody in: the clerk of 'a young clerk', 'one of the clerks', 'his clerk'."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from transforms.people.name_parts import fold
from transforms.people.word_lists import word_list

_INTRODUCING = word_list("a an one another two three his her their")
_WORD = re.compile(r"[\w‐‑-]+")
# So many words stand behind the first at most, the noun among them: 'one of the former town clerks'.
_WORDS_BEHIND = 5


@dataclass(frozen=True, slots=True, eq=False)
class IntroducedNouns:
    """The words that stand behind 'a', 'one', 'his' and the like, and where each does so first."""

    words: Sequence[str]
    """Folded, in alphabetical order."""
    first_places: Sequence[int]
    """Of each the start of the first place."""

    @classmethod
    def of(cls, text: str) -> IntroducedNouns:
        """Those of a text."""
        first: dict[str, int] = {}
        for word, place in _behind_introducing(text):
            first.setdefault(word, place)
        return cls(sorted(first), [first[word] for word in sorted(first)])

    def holds(self, noun: str, position: int) -> bool:
        """Whether a folded noun, or a longer form of it such as its plural, stands so before a place in the text."""
        return any(place + len(noun) <= position for place in self._places_of(noun))

    def _places_of(self, noun: str) -> Iterator[int]:
        numbers = range(bisect_left(self.words, noun), len(self.words))
        forms = takewhile(lambda number: self.words[number].startswith(noun), numbers)
        return (self.first_places[number] for number in forms)


def _behind_introducing(text: str) -> Iterator[tuple[str, int]]:
    """The folded words that may be introduced, with their places; some more than once, by different first words."""
    row: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        adjoins = bool(row) and match.start() == row[-1].end() + 1 and text[row[-1].end()].isspace()
        row = [*row[-_WORDS_BEHIND:], match] if adjoins else [match]
        if any(fold(before.group()).rpartition("-")[2] in _INTRODUCING for before in row[:-1]):
            yield fold(match.group()), match.start()
