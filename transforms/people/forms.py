"""The ways of writing a name that an article uses, each with all its occurrences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from transforms.people.candidates import Candidate
from transforms.people.clues import Clue, clues_of
from transforms.people.lexicon import is_never_a_person
from transforms.people.name_parts import NAME_TAILS, SURNAME_PARTICLES


@dataclass(frozen=True, eq=False)
class Form:
    """One way of writing a name, with all its occurrences in an article."""

    key: tuple[str, ...]
    occurrences: tuple[Candidate, ...]

    @cached_property
    def clues(self) -> tuple[frozenset[Clue], ...]:
        """What is seen at each occurrence."""
        return tuple(clues_of(occurrence) for occurrence in self.occurrences)

    def share(self, clue: Clue) -> float:
        """The share of occurrences that show a clue."""
        return sum(clue in seen for seen in self.clues) / len(self.clues)

    def label_share(self, label: str) -> float:
        """The share of occurrences that the tagger labels so."""
        return sum(occurrence.label == label for occurrence in self.occurrences) / len(self.occurrences)

    @cached_property
    def name_words(self) -> tuple[str, ...]:
        """The folded words without suffixes."""
        return tuple(word for word in self.key if word not in NAME_TAILS) or self.key

    @cached_property
    def is_single(self) -> bool:
        """Whether it is a surname or first name alone, particles aside: 'Lee', 'De Witt'."""
        return sum(word not in SURNAME_PARTICLES for word in self.name_words) <= 1

    @property
    def last_word(self) -> str:
        """The folded surname of a full name, or the single name."""
        return self.name_words[-1]


@dataclass(frozen=True, slots=True)
class Usage:
    """How the rest of the article uses words, all folded."""

    lower_case: frozenset[str]
    """Words that the article also writes in lower case."""
    alone: frozenset[tuple[str, ...]]
    """Names as they stand by themselves somewhere."""
    acting: frozenset[tuple[str, ...]]
    """Those of them that say something, carry an honorific or are a 'who'."""

    def surname_use(self, form: Form) -> tuple[bool, bool]:
        """Whether a full name's surname, one word or more, stands alone somewhere, and whether it acts there."""
        if is_never_a_person(form.last_word):
            return False, False
        tails = {form.name_words[place:] for place in range(1, len(form.name_words))}
        return not tails.isdisjoint(self.alone), not tails.isdisjoint(self.acting)


_ACTS = frozenset({Clue.SPEECH, Clue.TITLED, Clue.WHO_AFTER})


def usage_of(forms: Sequence[Form], lower_case: frozenset[str]) -> Usage:
    """How an article uses the names among its forms."""
    acting = (form.name_words for form in forms if any(seen & _ACTS for seen in form.clues))
    return Usage(lower_case, frozenset(form.name_words for form in forms), frozenset(acting))
