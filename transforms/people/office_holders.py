"""Whom "Chile's president" or "Riverton's coach" means: who alone is called so and holds no office elsewhere."""

from __future__ import annotations

import re

from transforms.people.cast import Cast
from transforms.people.descriptions import Phrase
from transforms.people.name_parts import fold
from transforms.people.offices import offices_meant, offices_named
from transforms.people.pronouns import Antecedent
from transforms.people.titles import HONORIFICS, is_role_noun
from transforms.people.word_lists import word_list
from transforms.records import SpeakerWords

# "Chile's", "New York’s", in front of small letters: what follows is no name.
_NAMED_OWNER = re.compile(r"(?P<owner>[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3})['’]s? (?=[a-z])")
_RANKS = word_list("vice deputy assistant acting shadow former ex late retired outgoing designate elect")
# Of these a country or a town has one: a holder whom the article gives no other home is the owner's.
_SOLE = word_list("president premier chancellor taoiseach governor mayor king queen monarch minister")
# American papers call their own by the office alone, whatever land they write of.
_AT_HOME = word_list("trump biden obama bush clinton reagan carter")
_AMERICAN = word_list("america us u.s. states")
_PARAGRAPHS_AHEAD = 2
_STEM = 4


def resolve_holder(cast: Cast, words: SpeakerWords, phrase: Phrase) -> Antecedent | None:
    """The one person of an office whose owner is named: of "Chile's president" the President Ann Lee of the article.

    None where the owner is a person, or nobody's or two people's descriptions fit.
    """
    owned = _NAMED_OWNER.match(words.text)
    if owned is None or not is_role_noun(phrase.head):
        return None
    if cast.overlapping(words.char_start, words.char_start + owned.end("owner")):
        return None
    owners = frozenset(fold(word) for word in owned["owner"].split())
    called = frozenset[int]().union(*(cast.described_with.get(word, ()) for word in offices_meant(phrase.head)))
    told = [
        person for person in called if any(_tells_both(words, phrase, owners) for words in cast.descriptions[person])
    ]
    if len(told) == 1:
        return Antecedent(told[0], 0.8)
    if told or phrase.head not in _SOLE:
        return None
    holders = [person for person in called if _holds(cast, person, phrase, owners)]
    if len(holders) != 1 or not _enters_near(cast, holders[0], words.char_start):
        return None
    return Antecedent(holders[0], 0.7)


def _tells_both(words: frozenset[str], phrase: Phrase, owners: frozenset[str]) -> bool:
    """Whether a description has the office and its owner, if only as an adjective: 'Chilean President'."""
    offices = offices_named(phrase.head, words)
    rest = words - offices
    return bool(offices) and _same_rank(words, phrase) and any(_is_of(word, owners) for word in rest)


def _holds(cast: Cast, person: int, phrase: Phrase, owners: frozenset[str]) -> bool:
    """Whether all descriptions of somebody with the office give no other owner of it than the phrase's."""
    if fold(cast.people[person].name.split()[-1]) in _AT_HOME and not owners & _AMERICAN:
        return False
    held = [words for words in cast.descriptions[person] if offices_named(phrase.head, words)]
    return bool(held) and all(
        _same_rank(words, phrase) and words - offices_named(phrase.head, words) - HONORIFICS <= phrase.words
        for words in held
    )


def _same_rank(words: frozenset[str], phrase: Phrase) -> bool:
    return words & _RANKS == phrase.words & _RANKS and ("prime" in words) == ("prime" in phrase.words)


def _is_of(word: str, owners: frozenset[str]) -> bool:
    return any(word[:_STEM] == owner[:_STEM] for owner in owners if len(owner) >= _STEM)


def _enters_near(cast: Cast, person: int, position: int) -> bool:
    """Whether somebody is named before, or within the next paragraphs."""
    entrance = cast.entrances.get(person)
    return entrance is not None and entrance.paragraph <= cast.paragraph_at(position).number + _PARAGRAPHS_AHEAD
