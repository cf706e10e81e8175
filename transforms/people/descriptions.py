"""Whom 'the minister' or 'the 34-year-old' means: role words of the article's people against the phrase's words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from transforms.people.ages import AGES, person_of_age
from transforms.people.cast import Appearance, Cast
from transforms.people.clue_words import SAYING
from transforms.people.epithets import BYSTANDERS, is_age, is_common_epithet
from transforms.people.gender_words import gendered_word
from transforms.people.kind_words import is_organization_noun
from transforms.people.name_parts import ABBREVIATIONS, fold, fold_text
from transforms.people.offices import office_of, offices_named
from transforms.people.pronouns import Antecedent, alone_here
from transforms.people.sentence_words import FUNCTION_WORDS
from transforms.people.spouses import spouse_of_last
from transforms.people.titles import is_role_noun, is_trade
from transforms.people.word_lists import word_list
from transforms.records import Person

_WORD = re.compile(r"[\w-]+")
_IGNORED = word_list(
    "the a an his her their its this that of for in at and who new then current one former ex old year"
)
# 'the deputy minister' and 'the minister' are two people.
_FORMER = word_list("former ex retired outgoing late")
_OWNERS = word_list("his her their its")
_RESTRICTING = word_list("vice deputy assistant acting shadow junior associate former ex")
_OWNED = re.compile(r"\w(?<!day)(?<!week)(?<!month)(?<!year)['’]s? \w")
# 'The chair of the club, Ann Lee, ...', 'The Bishop of Riverton, the Rt Rev Tom Lee'.
_APPOSED_BEFORE = re.compile(
    r"(?:^|[.!?”\"’'] |\n)(?P<what>(?:The|A|An|Her|His|Their|Its) [^,.;:!?“”\"\n]{3,58}), "
    r"(?:the )?(?:[A-Z][\w.]* ){0,3}$"
)
# The work in 'the “Salt Stairs” author'.
_TITLE = re.compile(r"(?<!\w)[“\"‘'][^“”\"‘]+[”\"’'] (?=\w)")
# Of the words that part one description from the next these stand inside one: 'head of the union'.
_INSIDE_ROLES = word_list("of the for in at on to a an")
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


def read_phrase(text: str) -> Phrase | None:
    """The phrase in words; None where it has none."""
    text = _OF_MANY.sub("-of-", _TITLE.sub("", text))
    words = [fold(word) for word in _WORD.findall(text)]
    if not words:
        return None
    before_clause = re.split(r"(?<![\w-])(?:of|who|for|at|in|from|with|on|to|told|by)(?![\w-])|,", fold_text(text))[0]
    core = _WORD.findall(before_clause) or words
    plural = core[-1].endswith("s") and is_role_noun(core[-1].removesuffix("s"))
    definite = not plural and words[0] in {"the", "his", "her", "their", "this", "that", "its"}
    indefinite = not plural and words[0] in {"a", "an", "one"}
    return Phrase(
        core[-1],
        frozenset(words) - _IGNORED,
        definite,
        indefinite,
        words[0] in _OWNERS or _OWNED.search(text) is not None,
        bool(_FORMER & set(words)),
    )


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
    if not phrase.is_definite:
        return None
    entered = {seen.person for seen in cast.before(position)}
    # 'The former minister' is no agriculture minister of whom the reader has not yet heard.
    fits = {index: fit for index, fit in _fits(phrase, cast).items() if fit >= _FITTING or index in entered}
    if fits:
        return _successor(cast, phrase, fits) or _nearest_fit(cast, fits, position)
    if phrase.head in AGES:
        return person_of_age(cast, phrase.head, position)
    if phrase.is_owned:
        return spouse_of_last(cast, phrase.head, position)
    if is_common_epithet(phrase.head) or any(map(is_age, phrase.words)):
        return _last_subject(cast, phrase, position, spoken_of)
    return _last_speaking(cast, phrase, position, last_speaker)


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
    descriptions = {index: list(described_as(cast.parsed.text, person)) for index, person in enumerate(cast.people)}
    holders = [words for index in fits for words in descriptions[index] if phrase.head in words]
    if not holders or not all(words & _FORMER for words in holders):
        return None
    successors = [
        index for index, found in descriptions.items() if any({"successor", "replacement"} & words for words in found)
    ]
    return Antecedent(successors[0], 0.7) if len(successors) == 1 else None


def _fits(phrase: Phrase, cast: Cast) -> dict[int, float]:
    return {index: fit for index, person in enumerate(cast.people) if (fit := _fit(phrase, cast, person, index)) > 0}


def _is_epithet(cast: Cast, phrase: Phrase, position: int, person: int) -> bool:
    """Whether 'the X' takes up the person who spoke last: nobody was introduced as 'an X' before."""
    if not is_trade(phrase.head) or phrase.head in BYSTANDERS:
        return False
    gender = gendered_word(phrase.head)
    if gender and cast.genders[person] not in {gender, "unknown"}:
        return False
    introduced = re.compile(
        rf"\b(?:an?|one|another|two|three|his|her|their)\s(?:[\w-]+\s){{0,4}}{re.escape(phrase.head)}"
    )
    return introduced.search(fold_text(cast.parsed.text[:position])) is None


def _fit(phrase: Phrase, cast: Cast, person: Person, index: int) -> float:
    """How well one of the person's roles fits: 1 where every word of the phrase is in it."""
    gender = gendered_word(phrase.head)
    if gender and cast.genders[index] not in {gender, "unknown"}:
        return 0.0
    fits = [
        _overlap(phrase, words) - _STILL_IN_OFFICE * (phrase.is_former and not words & _FORMER)
        for words in described_as(cast.parsed.text, person)
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
    restricted = (words & _RESTRICTING) ^ (phrase.words & _RESTRICTING)
    return shared / max(len(phrase.words), 1) - 0.4 * bool(restricted - {"former", "ex"})


def described_as(text: str, person: Person) -> Iterable[frozenset[str]]:
    """The words of each description that stands directly beside one of the person's mentions."""
    if person.role:
        yield _words(person.role)
    for mention in person.mentions:
        before = text[max(0, mention.char_start - 60) : mention.char_start]
        lead = re.search(r"(?:[\w.’'-]+ ){1,6}$", before)
        if lead:
            words = _behind_another(lead.group().split())
            while words and not _opens_role(words[0]):
                words.pop(0)
            if words and is_role_noun(fold(words[-1]).rstrip(".")):
                yield _words(" ".join(words))
        apposed = _APPOSED_BEFORE.search(before)
        if apposed and text[mention.char_end : mention.char_end + 1] in {",", "."}:
            yield _words(apposed["what"])
        behind = re.match(
            r"(?:, \d+)?(?:,|,? who (?:is|was|heads|leads|runs)| (?:is|was|became)) "
            r"(?P<what>(?:a|an|the|his|her|its|their)\b[^,.;:!?“”\"]{3,90})(?=[,.;)—–]|$)",
            text[mention.char_end : mention.char_end + 140],
        )
        if behind and _ends_in_noun(behind["what"]):
            yield _words(behind["what"])
        as_what = re.match(
            r"['’]?s?[^.;:!?“”\"]{0,40}? as (?P<what>[a-z][\w -]{3,30})", text[mention.char_end : mention.char_end + 80]
        )
        if as_what:
            yield _words(as_what["what"])


def _behind_another(words: list[str]) -> list[str]:
    """The words without what describes somebody before: 'Senator' of 'Governor Tom Lee against Senator'."""
    parted = 0
    for place, word in enumerate(words[1:], 1):
        joins = word == "and" and words[place - 1][0].isupper()
        if joins or _is_past(word) or (word != "and" and word in FUNCTION_WORDS - _INSIDE_ROLES):
            parted = place + 1
        elif _ends_sentence(words[place - 1]):
            parted = place
    return words[parted:]


def _is_past(word: str) -> bool:
    """Whether a word is a verb such as 'condemned', or an adjective of its form, which opens no role."""
    return word.islower() and word.endswith("ed") and word not in _FORMER


def _ends_sentence(word: str) -> bool:
    key = fold(word).rstrip(".")
    return word.endswith(".") and len(key) > 2 and key not in ABBREVIATIONS and not is_role_noun(key)


def _opens_role(word: str) -> bool:
    key = fold(word).rstrip(".")
    return is_role_noun(key) or key in _RESTRICTING or word[0].isupper()


def _ends_in_noun(phrase: str) -> bool:
    return fold(phrase.rsplit(maxsplit=1)[-1]) not in SAYING


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _WORD.findall(text)) - _IGNORED | _restricting(text)


def _restricting(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _WORD.findall(text)) & _RESTRICTING


def _nearest_fit(cast: Cast, fits: dict[int, float], position: int) -> Antecedent | None:
    best = max(fits.values())
    if best < _FITTING:
        return None
    leading = [index for index, fit in fits.items() if fit > best - 0.15]
    if len(leading) == 1:
        return Antecedent(leading[0], 0.9 if best > 0.9 else 0.75)
    named = [seen for seen in cast.before(position) if seen.person in leading]
    if not named:
        return None
    named = [seen for seen in named if not seen.is_quoted] or named
    return Antecedent(named[-1].person, 0.65)


def _last_subject(cast: Cast, phrase: Phrase, position: int, spoken_of: frozenset[int]) -> Antecedent | None:
    """The person last named as a subject within a few sentences, where the reporter uses an epithet."""
    gender = gendered_word(phrase.head)
    here = cast.sentence_at(position)
    near = [
        seen
        for seen in cast.before(position)
        if here - seen.sentence <= _REACH
        and not seen.is_quoted
        and not seen.is_possessive
        and seen.person not in spoken_of
        and (gender is None or cast.genders[seen.person] in {gender, "unknown"})
    ]
    subjects: list[Appearance] = [seen for seen in near if seen.is_subject] or near
    return Antecedent(subjects[-1].person, 0.6) if subjects else None
