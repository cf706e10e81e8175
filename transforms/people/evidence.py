"""Person or not: all occurrences of one form weighed together, so that one slip of the tagger does not count."""

from __future__ import annotations

import re
from collections.abc import Set
from itertools import pairwise

from transforms.people.candidates import Candidate
from transforms.people.clues import Clue
from transforms.people.evidence_weights import FULL_NAME, SINGLE_NAME, Weights
from transforms.people.forms import Form, Usage
from transforms.people.initials import are_bare_initials, are_dotted_initials, is_named_by_initial
from transforms.people.lexicon import (
    ALSO_SURNAMES,
    MAKERS,
    NAMED_AFTER,
    NATIONALITIES,
    NEVER_ALONE,
    SAINTS,
    SURNAME_PEOPLES,
    TWO_LETTER_WORDS,
    country_names,
    is_calendar_word,
    is_dictionary_word,
    is_never_a_person,
    is_organization_word,
    place_names,
)
from transforms.people.lone_surnames import is_titled_surname, speaks_alone
from transforms.people.name_parts import (
    NAME_TAILS,
    PARTICLES,
    SON_OR_DAUGHTER,
    SURNAME_PARTICLES,
    first_name_frequency,
    is_double_surname,
)
from transforms.people.namesakes import is_namesake
from transforms.people.stage_names import MONONYMS, STAGE_NAMES
from transforms.people.surnames import COMMON_SURNAMES, has_family_name_first, has_surname_ending
from transforms.people.titles import HONORIFICS

# A town's name that the tagger takes for a person this often is a person's.
_SURELY_TAGGED = 0.75
_COMMON_FIRST_NAME = 5
# The tagger's word for a place says nothing of a full name that no list of places knows.
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC", "NORP"})
# Words seen as 'the X' or 'in X' now and then are still people; only their share counts.
_SHARED = frozenset({Clue.ARTICLE_BEFORE, Clue.PLACE_PREPOSITION, Clue.QUOTED, Clue.WORK, Clue.ADDRESS})
# What is hardly ever seen of towns and states.
_OF_PERSONS = frozenset(clue for clue, weight in SINGLE_NAME.clues.items() if weight > 0)


_NAME_SHAPE = re.compile(r"(?:[A-Z][a-z]*['’][A-Z][\w-]+|M(?:a)?c[A-Z][\w-]+)")
# Small letters, then a capital, but for 'McLee', 'DeLee', 'MacLee', 'VanLee', 'JoAnn'.
_CAPITAL_INSIDE = re.compile(r"[a-z](?<!\b[A-Z][a-z])(?<!\bMac)(?<!\bVan)[A-Z]")
# Longest first: ', and ' is no ', '.
_JOINS = (", and ", " and ", " & ", ", ")


def person_score(form: Form, usage: Usage) -> float:
    """How much speaks for a person; above nought is one."""
    weights = SINGLE_NAME if form.is_single else FULL_NAME
    score = weights.start + _tagger(form, weights) + _shape(form, weights, usage.lower_case)
    if not form.is_single:
        alone, acts = usage.surname_use(form)
        score += weights.surname_alone * alone + weights.surname_acts * acts
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
        or is_namesake(form.name_words)
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
    if form.share(Clue.SPEECH):
        neutral.add("WORK_OF_ART")
    if form.share(Clue.KIN_BEFORE) or any(
        place.titles and place.titles[-1] in HONORIFICS for place in form.occurrences
    ):
        # Of 'his wife Lee' the tagger's 'place' is a guess, unless there is one of the name.
        neutral |= {"ORG"} if form.last_word in place_names() else {"ORG", *_PLACE_LABELS}
    if form.is_single and form.share(Clue.AGE_AFTER) and first_name_frequency(form.last_word) >= _COMMON_FIRST_NAME:
        neutral |= {"ORG", "GPE"} - ({"GPE"} if form.last_word in place_names() else set())
    if _has_double_surname(form):
        return weights.tagged_person * person
    other = sum(place.label not in neutral for place in form.occurrences) / len(form.occurrences)
    return weights.tagged_person * person + weights.tagged_other * other


def _shape(form: Form, weights: Weights, lower_words: frozenset[str]) -> float:
    """What the words of the form itself say, wherever it stands."""
    frequency = _known_as_first_name(_first_name(form))
    content = [word for word in form.name_words if word not in PARTICLES and len(word) > 1]
    sure = form.is_single and form.label_share("PERSON") >= _SURELY_TAGGED
    acts = frequency or form.last_word in MONONYMS | COMMON_SURNAMES or any(form.share(clue) for clue in _OF_PERSONS)
    country = form.last_word in country_names()
    titled = form.is_single and form.share(Clue.TITLED) > 0
    facts = (
        (weights.tagged_often, sure and len(form.occurrences) > 1),
        (weights.first_name, frequency > 0),
        (weights.common_first_name, frequency >= _COMMON_FIRST_NAME),
        (weights.rare_surname, frequency > 0 and not _means_something(form.last_word)),
        (_organization_weight(form, frequency, weights), _has_organization_word(form, frequency)),
        (weights.lone_surname, speaks_alone(form)),
        (weights.never, _is_something_else(form, frequency)),
        (weights.namesake, is_namesake(form.name_words)),
        (weights.double_surname, _has_double_surname(form)),
        (weights.name_shape, _has_name_shape(form)),
        (weights.common_surname, _is_common_surname(form, frequency)),
        (weights.surname_ending, (form.is_single or not frequency) and _ends_as_surname(form.last_word)),
        (weights.family_name_first, _has_family_name_first(form)),
        (weights.mononym, form.last_word in MONONYMS if form.is_single else form.key in STAGE_NAMES),
        (weights.nickname, any(mark in form.occurrences[0].text for mark in '‘“"')),
        (weights.place_inside, _has_place_inside(form, frequency)),
        (weights.place_inside, not frequency and _has_acronym_inside(form) and not _starts_with_initials(form)),
        (weights.place_inside, not frequency and any(word in SURNAME_PARTICLES for word in form.name_words[1:2])),
        (weights.initials, _starts_with_initials(form)),
        (weights.bare_initials, _opens_with_bare_initials(form)),
        (weights.place, " ".join(form.name_words) in place_names() and not (titled or (sure and acts and not country))),
        (weights.lower_case_elsewhere, bool(content) and all(word in lower_words for word in content)),
        (weights.dictionary, not (frequency or titled) and bool(content) and all(map(_means_something, content))),
        (weights.handle, any(map(_is_handle, form.occurrences))),
        (weights.capitals, all(place.text.isupper() and len(place.text) > 2 for place in form.occurrences)),
    )
    return sum(weight for weight, holds in facts if holds)


def _first_name(form: Form) -> str:
    """The folded word that should be a first name: behind an initial the second, of a single name that itself."""
    if form.is_single:
        return form.last_word
    return form.name_words[1] if len(form.name_words) > 2 and len(form.name_words[0]) == 1 else form.name_words[0]


def _known_as_first_name(word: str) -> int:
    """How common a word is as a first name; of a double one ('Bao-Chau') how common its rarer half."""
    rarer = min(map(first_name_frequency, word.split("-")))
    return first_name_frequency(word) or (rarer if rarer > 1 else 0)


def _has_double_surname(form: Form) -> bool:
    """Whether a double surname stands behind a word that may be a first name: 'Ifeoma Tanabe-Holt'."""
    words = form.occurrences[0].words
    surname = next((word for word in reversed(words) if word.key not in NAME_TAILS), words[-1])
    if form.is_single or not is_double_surname(surname.text) or not words[0].text[-1].islower():
        return False
    named = (*form.name_words[:-1], *surname.key.split("-"))
    return not any(
        word in NATIONALITIES or word in place_names() or is_organization_word(word) for word in named
    ) and not is_dictionary_word(form.name_words[0])


def _has_name_shape(form: Form) -> bool:
    """Whether a word is built as only names are: "O'Hara", "De'Marquis", 'McAllister', 'Ó Briain'."""
    words = form.occurrences[0].words
    built = any(_NAME_SHAPE.fullmatch(word.text) for word in words)
    return not form.is_single and (built or any(word.text in SON_OR_DAUGHTER for word in words[1:-1] or words[:1]))


def _is_common_surname(form: Form, frequency: int) -> bool:
    """Whether the last word is a common surname; behind a known first name that is told already."""
    return form.last_word in COMMON_SURNAMES and not (frequency and not form.is_single)


def _ends_as_surname(word: str) -> bool:
    return has_surname_ending(word) and not (
        is_dictionary_word(word) or word in place_names() or is_organization_word(word)
    )


def _has_family_name_first(form: Form) -> bool:
    written = tuple(word.text for word in form.occurrences[0].words)
    return has_family_name_first(written) and not all(map(is_dictionary_word, form.key[1:]))


def _means_something(word: str) -> bool:
    return is_dictionary_word(word) and word not in COMMON_SURNAMES


def _organization_weight(form: Form, frequency: int, weights: Weights) -> float:
    first, last = form.name_words[0], form.last_word
    called = frequency >= _COMMON_FIRST_NAME and first not in place_names()
    is_surname = len(form.name_words) == 2 and last in ALSO_SURNAMES and called
    return weights.organization_surname if is_surname else weights.organization_word


def _has_organization_word(form: Form, frequency: int) -> bool:
    words = form.name_words
    if words[0] in SAINTS | MAKERS and not form.is_single:
        return True
    if words[0] == "river" and form.share(Clue.ARTICLE_BEFORE):
        return True
    if _has_family_name_first(form):
        words = words[1:]
    if is_titled_surname(form):
        return False
    if form.is_single or not frequency or words[0] in NAMED_AFTER:
        return any(map(is_organization_word, words))
    behind_particle = (word for left, word in pairwise(words) if left not in PARTICLES)
    return any(map(is_organization_word, behind_particle))


def _is_something_else(form: Form, frequency: int) -> bool:
    """Whether a word names a people, a party, a platform, a month, and is no surname behind a first name."""
    words = form.name_words
    if form.is_single:
        return is_never_a_person(words[0]) or form.occurrences[0].is_title_alone
    if _has_family_name_first(form):
        return False
    if is_calendar_word(words[0]) and form.share(Clue.TITLED) == 1 and not is_dictionary_word(words[-1]):
        # Inspector Monday Okoro.
        words = words[1:]
    known = frequency and words[0] not in place_names()
    if words[-1] in NEVER_ALONE or (known and (words[-1] in SURNAME_PEOPLES or is_calendar_word(words[-1]))):
        words = words[:-1]
    return any(map(is_never_a_person, words))


def _starts_with_initials(form: Form) -> bool:
    """Whether it opens with initials: 'J. Lee', 'J.K. Lee', 'JK Lee', but no 'UK Lee'."""
    first = form.occurrences[0].words[0]
    if first.is_initial:
        return True
    is_pair = len(first.text) == 2 and first.text.isupper() and first.key not in TWO_LETTER_WORDS
    return is_pair and not form.is_single and not form.occurrences[0].text.isupper()


def _opens_with_bare_initials(form: Form) -> bool:
    words = form.occurrences[0].words
    return are_bare_initials(words) or are_dotted_initials(words) or is_named_by_initial(words)


def _has_place_inside(form: Form, frequency: int) -> bool:
    starts = not frequency and form.name_words[0] in place_names() and is_dictionary_word(form.last_word)
    return starts or (frequency < _COMMON_FIRST_NAME and form.last_word in country_names())


def _has_acronym_inside(form: Form) -> bool:
    words = form.occurrences[0].words
    acronyms = [word for word in words if len(word.text) > 2 and word.text.isupper() and not word.is_initial]
    return bool(acronyms) and len(acronyms) < len(words)


def _is_handle(place: Candidate) -> bool:
    """Whether a name is written as on the networks: '@annlee', 'AnnLee', 'BreakingLee'."""
    before = place.line.text[place.start - 1 : place.start]
    return before in {"#", "@"} or any(_CAPITAL_INSIDE.search(word.text) for word in place.words)
