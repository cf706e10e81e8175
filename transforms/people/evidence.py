"""Person or not: all occurrences of one form weighed together, so that one slip of the tagger does not count."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from transforms.people.candidates import Candidate
from transforms.people.clues import Clue, clues_of
from transforms.people.lexicon import (
    country_names,
    is_dictionary_word,
    is_never_a_person,
    is_organization_word,
    place_names,
)
from transforms.people.name_parts import NAME_TAILS, PARTICLES, first_name_frequency


@dataclass(frozen=True, slots=True)
class Weights:
    """What an observation adds to a form's score; a score above nought is a person.

    Shares are taken over the form's occurrences; a clue counts once, however often it is seen.
    """

    start: float
    tagged_person: float
    tagged_other: float
    first_name: float
    common_first_name: float
    place: float
    organization_word: float
    never: float
    lower_case_elsewhere: float
    capitals: float
    dictionary: float
    place_inside: float
    surname_alone: float
    clues: dict[Clue, float]


FULL_NAME = Weights(
    start=-2.0,
    tagged_person=2.2,
    tagged_other=-0.8,
    first_name=1.4,
    common_first_name=0.4,
    place=-2.5,
    organization_word=-4.0,
    never=-3.0,
    lower_case_elsewhere=-2.0,
    capitals=-1.0,
    dictionary=-1.2,
    place_inside=-1.5,
    surname_alone=0.8,
    clues={
        Clue.TITLED: 2.5,
        Clue.ROLE_BEFORE: 1.5,
        Clue.AGE_AFTER: 2.0,
        Clue.WHO_AFTER: 1.2,
        Clue.SPEECH: 1.0,
        Clue.APPOSITION: 1.0,
        Clue.KIN_OWNED: 1.0,
        Clue.ARTICLE_BEFORE: -1.5,
        Clue.PLACE_PREPOSITION: -0.8,
        Clue.QUOTED: -0.7,
        Clue.AGENT: 3.0,
    },
)
SINGLE_NAME = Weights(
    start=-2.6,
    tagged_person=1.5,
    tagged_other=-0.8,
    first_name=0.7,
    common_first_name=0.6,
    place=-1.5,
    organization_word=-3.0,
    never=-6.0,
    lower_case_elsewhere=-2.0,
    capitals=-2.0,
    dictionary=-0.8,
    place_inside=0.0,
    surname_alone=0.0,
    clues={
        Clue.TITLED: 3.0,
        Clue.ROLE_BEFORE: 1.6,
        Clue.AGE_AFTER: 2.0,
        Clue.WHO_AFTER: 1.0,
        Clue.SPEECH: 0.6,
        Clue.APPOSITION: 0.5,
        Clue.KIN_OWNED: 0.8,
        Clue.ARTICLE_BEFORE: -2.0,
        Clue.PLACE_PREPOSITION: -1.0,
        Clue.QUOTED: -0.7,
        Clue.AGENT: 0.0,
    },
)
# Words seen as 'the X' or 'in X' now and then are still people; only their share counts.
_SHARED = frozenset({Clue.ARTICLE_BEFORE, Clue.PLACE_PREPOSITION, Clue.QUOTED})


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

    def label_share(self, *labels: str) -> float:
        """The share of occurrences that the tagger labels so."""
        return sum(occurrence.label in labels for occurrence in self.occurrences) / len(self.occurrences)

    @property
    def name_words(self) -> tuple[str, ...]:
        """The folded words without suffixes."""
        return tuple(word for word in self.key if word not in NAME_TAILS) or self.key

    @property
    def is_single(self) -> bool:
        """Whether it is one word: a surname or first name alone."""
        return len(self.name_words) == 1


def person_score(form: Form, lower_words: frozenset[str], single_words: frozenset[str]) -> float:
    """How much speaks for a person; above nought is one.

    Args:
        form: the form with its occurrences.
        lower_words: folded words that the article also writes in lower case.
        single_words: folded words that stand alone as a candidate somewhere in the article.
    """
    weights = SINGLE_NAME if form.is_single else FULL_NAME
    score = weights.start + _tagger(form, weights) + _shape(form, weights, lower_words)
    if not form.is_single and form.name_words[-1] in single_words:
        score += weights.surname_alone
    for clue, weight in weights.clues.items():
        share = form.share(clue)
        score += weight * (share if clue in _SHARED else float(share > 0))
    return score


def _tagger(form: Form, weights: Weights) -> float:
    person = form.label_share("PERSON")
    unseen = form.label_share("")
    other = 1.0 - person - unseen - sum(o.label is None for o in form.occurrences) / len(form.occurrences)
    return weights.tagged_person * person + weights.tagged_other * other


def _shape(form: Form, weights: Weights, lower_words: frozenset[str]) -> float:
    words = form.name_words
    score = 0.0
    frequency = first_name_frequency(words[0])
    if frequency:
        score += weights.first_name + (weights.common_first_name if frequency >= 5 else 0.0)
    if any(is_organization_word(word) for word in words[(0 if form.is_single else 1) :]) or (
        is_organization_word(words[0]) and not frequency
    ):
        score += weights.organization_word
    if any(is_never_a_person(word) for word in (words[:-1] if frequency and not form.is_single else words)):
        score += weights.never
    if form.is_single and form.occurrences[0].is_title_alone:
        score += weights.never
    if not form.is_single and not frequency:
        score += _foreign_parts(form, weights)
    if " ".join(words) in place_names():
        score += weights.place
    content = [word for word in words if word not in PARTICLES and len(word) > 1]
    if content and all(word in lower_words for word in content):
        score += weights.lower_case_elsewhere
    if not frequency and content and all(is_dictionary_word(word) for word in content):
        score += weights.dictionary
    if all(occurrence.text.isupper() and len(occurrence.text) > 2 for occurrence in form.occurrences):
        score += weights.capitals
    return score


def _foreign_parts(form: Form, weights: Weights) -> float:
    """What speaks against a full name whose first word is no first name: a place or an acronym inside it."""
    first = form.occurrences[0].words
    has_place = form.name_words[0] in place_names() or form.name_words[-1] in country_names()
    has_acronym = any(len(word.text) > 2 and word.text.isupper() and not word.is_initial for word in first)
    has_mixed = has_acronym and not all(word.text.isupper() for word in first)
    return weights.place_inside * (has_place + has_mixed)
