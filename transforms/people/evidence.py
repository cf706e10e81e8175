"""Person or not: all occurrences of one form weighed together, so that one slip of the tagger does not count."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from transforms.people.candidates import Candidate
from transforms.people.clues import Clue, clues_of
from transforms.people.lexicon import (
    NAMED_AFTER,
    NATIONALITIES,
    country_names,
    is_dictionary_word,
    is_never_a_person,
    is_organization_word,
    place_names,
)
from transforms.people.name_parts import NAME_TAILS, PARTICLES, SURNAME_PARTICLES, first_name_frequency


@dataclass(frozen=True, slots=True)
class Weights:
    """What an observation adds to a form's score; a score above nought is a person.

    Shares are taken over the form's occurrences; a clue counts once, however often it is seen.
    """

    start: float
    tagged_person: float
    tagged_often: float
    tagged_other: float
    first_name: float
    common_first_name: float
    place: float
    rare_surname: float
    """What a last word that is no English word adds behind a known first name."""
    organization_word: float
    never: float
    lower_case_elsewhere: float
    capitals: float
    dictionary: float
    place_inside: float
    nickname: float
    surname_alone: float
    listed: float
    """What a place in a list of people adds."""
    clues: dict[Clue, float]


FULL_NAME = Weights(
    start=-2.0,
    tagged_person=2.2,
    tagged_often=0.0,
    tagged_other=-0.8,
    first_name=2.1,
    common_first_name=0.3,
    rare_surname=0.8,
    place=-2.5,
    organization_word=-4.0,
    never=-3.0,
    lower_case_elsewhere=-2.0,
    capitals=-1.0,
    dictionary=-1.2,
    place_inside=-1.5,
    nickname=1.5,
    surname_alone=0.8,
    listed=2.2,
    clues={
        Clue.TITLED: 2.5,
        Clue.ROLE_BEFORE: 2.2,
        Clue.KIN_BEFORE: 2.5,
        Clue.AGE_AFTER: 2.0,
        Clue.WHO_AFTER: 1.2,
        Clue.SPEECH: 1.0,
        Clue.APPOSITION: 1.0,
        Clue.ORGANIZATION_BEHIND: -2.0,
        Clue.KIN_OWNED: 1.0,
        Clue.ARTICLE_BEFORE: -1.5,
        Clue.PLACE_PREPOSITION: -0.8,
        Clue.QUOTED: -0.7,
        Clue.AGENT: 3.0,
        Clue.PLACE_NOUN_BEFORE: -3.0,
    },
)
SINGLE_NAME = Weights(
    start=-2.4,
    tagged_person=1.8,
    tagged_often=0.5,
    tagged_other=-0.8,
    first_name=0.4,
    common_first_name=0.6,
    rare_surname=0.0,
    place=-1.5,
    organization_word=-3.0,
    never=-6.0,
    lower_case_elsewhere=-2.0,
    capitals=-2.0,
    dictionary=-0.8,
    place_inside=0.0,
    nickname=0.0,
    surname_alone=0.0,
    listed=1.6,
    clues={
        Clue.TITLED: 3.4,
        Clue.ROLE_BEFORE: 2.2,
        Clue.KIN_BEFORE: 3.2,
        Clue.AGE_AFTER: 2.0,
        Clue.WHO_AFTER: 1.0,
        Clue.SPEECH: 0.8,
        Clue.APPOSITION: 0.5,
        Clue.ORGANIZATION_BEHIND: -2.5,
        Clue.KIN_OWNED: 0.8,
        Clue.ARTICLE_BEFORE: -2.0,
        Clue.PLACE_PREPOSITION: -1.0,
        Clue.QUOTED: -0.7,
        Clue.AGENT: 0.0,
        Clue.PLACE_NOUN_BEFORE: -3.0,
    },
)
# A town's name that the tagger takes for a person this often is a person's.
_SURELY_TAGGED = 0.75
_COMMON_FIRST_NAME = 5
# The tagger's word for a place says nothing of a full name that no list of places knows.
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC", "NORP"})
# Words seen as 'the X' or 'in X' now and then are still people; only their share counts.
_SHARED = frozenset({Clue.ARTICLE_BEFORE, Clue.PLACE_PREPOSITION, Clue.QUOTED})


# Longest first: ', and ' is no ', '.
_JOINS = (", and ", " and ", " & ", ", ")


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

    @property
    def name_words(self) -> tuple[str, ...]:
        """The folded words without suffixes."""
        return tuple(word for word in self.key if word not in NAME_TAILS) or self.key

    @property
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
    alone: frozenset[str]
    """Words that stand alone as a candidate somewhere."""
    acting: frozenset[str]
    """Words that alone say something, carry an honorific or are a 'who'."""


_ACTS = frozenset({Clue.SPEECH, Clue.TITLED, Clue.WHO_AFTER})


def usage_of(forms: Sequence[Form], lower_case: frozenset[str]) -> Usage:
    """How an article uses the single words among its forms."""
    singles = [form for form in forms if form.is_single]
    acting = (form.last_word for form in singles if any(seen & _ACTS for seen in form.clues))
    return Usage(lower_case, frozenset(form.last_word for form in singles), frozenset(acting))


def person_score(form: Form, usage: Usage) -> float:
    """How much speaks for a person; above nought is one."""
    weights = SINGLE_NAME if form.is_single else FULL_NAME
    score = weights.start + _tagger(form, weights) + _shape(form, weights, usage.lower_case)
    if not form.is_single:
        surname = form.last_word
        score += weights.surname_alone * ((surname in usage.alone) + (surname in usage.acting))
    for clue, weight in weights.clues.items():
        share = form.share(clue)
        score += weight * (share if clue in _SHARED else float(share > 0))
    return score


def joins_people(form: Form, usage: Usage, people: Set[tuple[int, int]]) -> bool:
    """Whether a form that is no person's by itself is one because it stands in a list of people.

    Args:
        form: the form, which lacks evidence of its own.
        usage: how the article uses words.
        people: line and character at which each name of a person starts, and at which it ends.
    """
    weights = SINGLE_NAME if form.is_single else FULL_NAME
    frequency = first_name_frequency(form.name_words[0])
    if (
        _has_organization_word(form, frequency)
        or _is_something_else(form, frequency)
        or form.share(Clue.ARTICLE_BEFORE)
    ):
        return False
    if form.is_single and any(place.label in _PLACE_LABELS for place in form.occurrences):
        return False
    listed = any(_is_listed(place, people) for place in form.occurrences)
    return listed and person_score(form, usage) + weights.listed > 0


def _is_listed(place: Candidate, people: Set[tuple[int, int]]) -> bool:
    text = place.line.text
    if place.possessive or place.titles:
        return False
    before = next((join for join in _JOINS if text.endswith(join, 0, place.start)), None)
    if before and (place.line_no, place.start - len(before)) in people:
        return True
    behind = next((join for join in _JOINS if text.startswith(join, place.end)), None)
    return behind is not None and (place.line_no, place.end + len(behind)) in people


def _tagger(form: Form, weights: Weights) -> float:
    person = form.label_share("PERSON")
    known_place = form.is_single or " ".join(form.name_words) in place_names()
    neutral = {"PERSON", None} if known_place else {"PERSON", None, *_PLACE_LABELS}
    other = sum(place.label not in neutral for place in form.occurrences) / len(form.occurrences)
    return weights.tagged_person * person + weights.tagged_other * other


def _shape(form: Form, weights: Weights, lower_words: frozenset[str]) -> float:
    """What the words of the form itself say, wherever it stands."""
    frequency = first_name_frequency(form.last_word if form.is_single else form.name_words[0])
    content = [word for word in form.name_words if word not in PARTICLES and len(word) > 1]
    sure = form.is_single and form.label_share("PERSON") >= _SURELY_TAGGED
    country = form.last_word in country_names()
    titled = form.is_single and form.share(Clue.TITLED) > 0
    facts = (
        (weights.tagged_often, sure and len(form.occurrences) > 1),
        (weights.first_name, frequency > 0),
        (weights.common_first_name, frequency >= _COMMON_FIRST_NAME),
        (weights.rare_surname, frequency > 0 and not is_dictionary_word(form.last_word)),
        (weights.organization_word, _has_organization_word(form, frequency)),
        (weights.never, _is_something_else(form, frequency)),
        (weights.nickname, any(mark in form.occurrences[0].text for mark in '‘“"')),
        (weights.place_inside, _has_place_inside(form, frequency)),
        (weights.place_inside, not frequency and _has_acronym_inside(form)),
        (weights.place, " ".join(form.name_words) in place_names() and not (titled or (sure and not country))),
        (weights.lower_case_elsewhere, bool(content) and all(word in lower_words for word in content)),
        (weights.dictionary, not (frequency or titled) and bool(content) and all(map(is_dictionary_word, content))),
        (weights.capitals, all(place.text.isupper() and len(place.text) > 2 for place in form.occurrences)),
    )
    return sum(weight for weight, holds in facts if holds)


def _has_organization_word(form: Form, frequency: int) -> bool:
    words = form.name_words
    if form.is_single or not frequency or words[0] in NAMED_AFTER:
        return any(map(is_organization_word, words))
    return any(map(is_organization_word, words[1:]))


def _is_something_else(form: Form, frequency: int) -> bool:
    """Whether a word names a people, a platform, a month; as surname of a known first name it does not count."""
    words = form.name_words
    if not form.is_single and (frequency or words[-1] in NATIONALITIES):
        words = words[:-1]
    return any(map(is_never_a_person, words)) or (form.is_single and form.occurrences[0].is_title_alone)


def _has_place_inside(form: Form, frequency: int) -> bool:
    starts = not frequency and form.name_words[0] in place_names() and is_dictionary_word(form.last_word)
    return starts or (frequency < _COMMON_FIRST_NAME and form.last_word in country_names())


def _has_acronym_inside(form: Form) -> bool:
    words = form.occurrences[0].words
    acronyms = [word for word in words if len(word.text) > 2 and word.text.isupper() and not word.is_initial]
    return bool(acronyms) and len(acronyms) < len(words)
