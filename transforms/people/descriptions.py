"""Whom 'the minister' or 'the 34-year-old' means: role words of the article's people against the phrase's words."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

from transforms.people.ages import AGES, person_of_age
from transforms.people.cast import Appearance, Cast
from transforms.people.described import FORMER, IGNORED, RESTRICTING, WORD
from transforms.people.epithets import BYSTANDERS, is_age, is_common_epithet
from transforms.people.gender_words import gendered_word
from transforms.people.kind_words import is_organization_noun
from transforms.people.name_parts import fold, fold_text
from transforms.people.offices import office_of, offices_meant, offices_named
from transforms.people.pronouns import Antecedent, alone_here
from transforms.people.spouses import spouse_of_last
from transforms.people.titles import HONORIFICS, OFFICES, is_role_noun, is_trade
from transforms.people.trades import is_another_word_for, is_of_any_trade, is_supposed_known, trades_told
from transforms.people.word_lists import word_list

_OWNERS = word_list("his her their its")
_OWNED = re.compile(r"\w(?<!day)(?<!week)(?<!month)(?<!year)['’]s? \w")
# The work in 'the “Salt Stairs” author'.
_TITLE = re.compile(r"(?<!\w)[“\"‘'][^“”\"‘]+[”\"’'] (?=\w)")
# Of these a country, a town, a church has one, whom readers know without a name.
_SOLE_OFFICES = word_list(
    """
    president premier chancellor taoiseach governor mayor king queen pope monarch pontiff pm
    """
)
# Several, of whom nobody is one alone: the family of 'the family's lawyer, Ann Lee'.
_SEVERAL = word_list("family couple team crew community household duo trio band gang")
# A people's adjective, of whatever land, or another that tells of somebody's home.
_HOME = re.compile(r"(?<!^)\b[A-Z]\w+(?:ish|an|ese|[a-z]-born|[a-z]-raised) (?=[a-z])")
_REACH = 3
# 'The mother of four' is the 'mother-of-four' of other papers.
_OF_MANY = re.compile(r" of (?=(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})(?! \w))")
# From half the words on a role may be the one that is meant.
_FITTING = 0.5
# What it costs that somebody of whom 'the former mayor' is said is called mayor alone.
_STILL_IN_OFFICE = 0.2


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that names no name, in folded words."""

    head: str
    words: frozenset[str]
    is_definite: bool
    is_indefinite: bool
    is_owned: bool
    """Whether it says whose somebody is: 'his lawyer'."""
    is_former: bool
    """Whether it says that somebody no longer is what it names."""
    is_of_home: bool
    """Whether it says where somebody is from: 'the Danish journalist', 'the Oslo-born engineer'."""


def read_phrase(text: str) -> Phrase | None:
    """The phrase in words; None where it has none."""
    text = _OF_MANY.sub("-of-", _TITLE.sub("", text))
    words = [fold(word) for word in WORD.findall(text)]
    if not words:
        return None
    before_clause = re.split(r"(?<![\w-])(?:of|who|for|at|in|from|with|on|to|told|by)(?![\w-])|,", fold_text(text))[0]
    core = WORD.findall(before_clause) or words
    plural = core[-1].endswith("s") and any(map(is_role_noun, _singulars(core[-1])))
    definite = not plural and words[0] in {"the", "his", "her", "their", "this", "that", "its"}
    indefinite = not plural and words[0] in {"a", "an", "one"}
    return Phrase(
        core[-1],
        frozenset(words) - IGNORED,
        definite,
        indefinite,
        words[0] in _OWNERS or _OWNED.search(text) is not None,
        bool(FORMER & set(words)),
        _HOME.search(text) is not None,
    )


def _singulars(plural: str) -> tuple[str, str]:
    return plural.removesuffix("s"), plural.removesuffix("ies") + "y"


def resolve_description(
    cast: Cast, phrase: Phrase, position: int, last_speaker: int | None, spoken_of: frozenset[int] = frozenset()
) -> Antecedent | None:
    """The person whom a phrase with 'the' describes; None where nobody fits or two fit as well.

    Args:
        cast: the article's people and where they are named.
        phrase: the words that describe somebody.
        position: where the phrase starts in the text.
        last_speaker: who spoke the quote before, where that was close.
        spoken_of: those whom the described person's words name, as people seldom name themselves.
    """
    if not phrase.is_definite or phrase.head in _SEVERAL:
        return None
    # 'The former minister' is no agriculture minister of whom the reader has not yet heard.
    fits = {
        index: fit
        for index, fit in _fits(phrase, cast).items()
        if fit >= _FITTING or _has_entered(cast, index, position)
    }
    if fits:
        return _successor(cast, phrase, fits) or _nearest_fit(cast, fits, position)
    if phrase.head in AGES:
        return person_of_age(cast, phrase.head, position)
    if phrase.is_owned:
        return spouse_of_last(cast, phrase.head, position)
    if is_common_epithet(phrase.head) or any(map(is_age, phrase.words)):
        return _last_subject(cast, phrase, position, spoken_of)
    return _last_speaking(cast, phrase, position, last_speaker)


def _has_entered(cast: Cast, person: int, position: int) -> bool:
    entrance = cast.entrances.get(person)
    return entrance is not None and entrance.start < position


def _last_speaking(cast: Cast, phrase: Phrase, position: int, last_speaker: int | None) -> Antecedent | None:
    """Who spoke last, or whom the paragraph introduces since then, where the phrase is an epithet."""
    if last_speaker is None:
        return None
    introduced = alone_here(cast, position)
    speaker = last_speaker if introduced is None else introduced
    return Antecedent(speaker, 0.6) if _is_epithet(cast, phrase, position, speaker) else None


def resolve_by_role(cast: Cast, phrase: Phrase, position: int) -> Antecedent | None:
    """The person one of whose roles a phrase with 'the' repeats; None where nobody's or two people's fit as well.

    'The county' is nobody, even where somebody is called the county's treasurer.
    """
    is_somebody = phrase.is_definite and not is_organization_noun(phrase.head)
    fits = _fits(phrase, cast) if is_somebody else {}
    if fits or not phrase.is_owned:
        return _nearest_fit(cast, fits, position) if fits else None
    return spouse_of_last(cast, phrase.head, position)


def _successor(cast: Cast, phrase: Phrase, fits: dict[int, float]) -> Antecedent | None:
    """Where the office is known of its former holder alone, 'the mayor' is the one called his or her successor."""
    if phrase.is_former:
        return None
    holders = [words for index in fits for words in cast.descriptions[index] if phrase.head in words]
    if not holders or not all(words & FORMER for words in holders):
        return None
    successors = _described_with(cast, {"successor", "replacement"})
    return Antecedent(next(iter(successors)), 0.7) if len(successors) == 1 else None


def _fits(phrase: Phrase, cast: Cast) -> dict[int, float]:
    """Those whose roles fit a phrase, in the order of the article's people, and how well."""
    called = sorted(_described_with(cast, offices_meant(phrase.head)))
    return {index: fit for index in called if (fit := _fit(phrase, cast, index)) > 0}


def _described_with(cast: Cast, words: Set[str]) -> frozenset[int]:
    """Those whom the article describes with one of the words."""
    return frozenset[int]().union(*(cast.described_with.get(word, ()) for word in words))


def _is_epithet(cast: Cast, phrase: Phrase, position: int, person: int) -> bool:
    """Whether 'the X' takes up the person who spoke last: he or she may be an X, and nobody is introduced as one."""
    gender = gendered_word(phrase.head)
    if not is_trade(phrase.head) or (gender and cast.genders[person] not in {gender, "unknown"}):
        return False
    if phrase.head in _SOLE_OFFICES and _holds_office(cast, person):
        return False
    return _may_be_called(cast, phrase, person) and not cast.introduced_nouns.holds(phrase.head, position)


def _may_be_called(cast: Cast, phrase: Phrase, person: int) -> bool:
    """Whether what the article tells of somebody leaves room for a phrase that it did not use before.

    'The clerk' is no farmer, nor anybody of whom the article does not say what he or she is.
    """
    if is_of_any_trade(phrase.head):
        return phrase.head not in BYSTANDERS
    trades = trades_told(cast.descriptions[person])
    if trades:
        return is_another_word_for(phrase.head, trades)
    tells_more = phrase.is_former or phrase.is_of_home
    return tells_more or (is_supposed_known(phrase.head) and phrase.head not in BYSTANDERS)


def _holds_office(cast: Cast, person: int) -> bool:
    """Whether the article tells of an office of somebody's: a senator who spoke last is not 'the president'."""
    return any(words & OFFICES - HONORIFICS for words in cast.descriptions[person])


def _fit(phrase: Phrase, cast: Cast, person: int) -> float:
    """How well one of the person's roles fits: 1 where every word of the phrase is in it."""
    gender = gendered_word(phrase.head)
    if gender and cast.genders[person] not in {gender, "unknown"}:
        return 0.0
    fits = [
        _overlap(phrase, words) - _STILL_IN_OFFICE * (phrase.is_former and not words & FORMER)
        for words in cast.descriptions[person]
    ]
    return max(fits, default=0.0)


def _overlap(phrase: Phrase, words: frozenset[str]) -> float:
    if phrase.head == "minister" and "minister" not in words and "prime" not in phrase.words:
        # A premier is a prime minister and called 'the minister' by nobody.
        return 0.0
    if not offices_named(phrase.head, words):
        return 0.0
    offices = {office_of(other) for other in words}
    shared = sum(word == phrase.head or word in words or office_of(word) in offices for word in phrase.words)
    restricted = (words & RESTRICTING) ^ (phrase.words & RESTRICTING)
    return shared / max(len(phrase.words), 1) - 0.4 * bool(restricted - {"former", "ex"})


def _nearest_fit(cast: Cast, fits: dict[int, float], position: int) -> Antecedent | None:
    best = max(fits.values())
    if best < _FITTING:
        return None
    leading = [index for index, fit in fits.items() if fit > best - 0.15]
    if len(leading) == 1:
        return Antecedent(leading[0], 0.9 if best > 0.9 else 0.75)
    named = [seen for person in leading if (seen := _last_named(cast, person, position)) is not None]
    nearest = max(named, key=lambda seen: (not seen.is_quoted, seen.start), default=None)
    return Antecedent(nearest.person, 0.65) if nearest is not None else None


def _last_named(cast: Cast, person: int, position: int) -> Appearance | None:
    """Where the reporter last names somebody before a place, or where that failing somebody quoted does."""
    told = (seen for seen in cast.back_from(position, person) if not seen.is_quoted)
    return next(told, None) or next(cast.back_from(position, person), None)


def _last_subject(cast: Cast, phrase: Phrase, position: int, spoken_of: frozenset[int]) -> Antecedent | None:
    """The person last named as a subject within a few sentences, where the reporter uses an epithet."""
    gender = gendered_word(phrase.head)
    first = max(cast.sentence_at(position) - _REACH, 0)
    near = [
        seen
        for seen in cast.between(cast.sentence_starts[first], position)
        if not seen.is_quoted
        and not seen.is_possessive
        and seen.person not in spoken_of
        and (gender is None or cast.genders[seen.person] in {gender, "unknown"})
    ]
    subjects: list[Appearance] = [seen for seen in near if seen.is_subject] or near
    return Antecedent(subjects[-1].person, 0.6) if subjects else None
