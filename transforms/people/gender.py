"""Whether an article's he or she may be a person: by honorific, kin and office words, first name and near pronouns."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from transforms.language.parsing import ParsedText
from transforms.people.gender_words import Gender, gendered_word
from transforms.people.name_parts import first_name_gender, fold
from transforms.records import Person

_PRONOUNS = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female", "hers": "female"}
_PRONOUN = re.compile(r"\b(he|him|his|she|her|hers)\b", re.IGNORECASE)
# Of a name that is mostly one gender's, a single pronoun that speaks against it makes a doubtful one.
_FIRST_NAME_WEIGHTS = {"male": 2.0, "mostly_male": 0.9, "female": 2.0, "mostly_female": 0.9}
_TITLE_WEIGHT = 3.0
_ROLE_WEIGHT = 1.5
_PRONOUN_WEIGHT = 0.3
# A pronoun speaks for the only person named so far back, in characters.
_REACH = 220
# 'Kim Lee, who lives there with her husband': whose kin it is stands before it in the sentence.
_KIN = re.compile(
    r"(?P<between>[^.!?\n“”\"]{0,120}?)\b(?P<whose>his|her) (?:husband|wife|fianc[eé]e?|partner|late \w+)\b"
)
_KIN_WEIGHT = 1.0
_NAME = re.compile(r"\b[A-Z][\w’'-]+ [A-Z]")
# 'Mrs. Lee', 'her husband, Tom': in the sentence of the name, which no small word with a full stop ends.
_WORD_BEFORE = re.compile(r"(?:\b([A-Z]\w+)\.|([\w-]+),?) $")
_TITLE_LETTERS = 24


def title_before(text: str, start: int) -> str | None:
    """The folded word directly before the name that starts at a place, in the same sentence; None without one."""
    found = _WORD_BEFORE.search(text, max(0, start - _TITLE_LETTERS), start)
    return fold(found[1] or found[2]) if found else None


def genders_of(parsed: ParsedText, people: Sequence[Person]) -> tuple[Gender, ...]:
    """For each person the gender for which the most evidence speaks, or unknown."""
    near = near_pronouns(parsed.text, people)
    return tuple(_gender(parsed.text, person, near[index]) for index, person in enumerate(people))


def _gender(text: str, person: Person, near: Counter[str]) -> Gender:
    scores = {gender: _PRONOUN_WEIGHT * min(near[gender], 4) for gender in ("female", "male")}
    given = first_name_gender(person.name.split()[0].split("-")[0])
    if given in _FIRST_NAME_WEIGHTS:
        scores[given.removeprefix("mostly_")] += _FIRST_NAME_WEIGHTS[given]
    for mention in person.mentions:
        before = title_before(text, mention.char_start)
        if before is not None:
            _vote(scores, before, _TITLE_WEIGHT)
        kin = _KIN.match(text, mention.char_end)
        if kin and not _NAME.search(kin["between"]):
            scores[_PRONOUNS[kin["whose"]]] += _KIN_WEIGHT
    for word in re.findall(r"[\w-]+", person.role or "")[:6]:
        _vote(scores, fold(word), _ROLE_WEIGHT)
    if abs(scores["female"] - scores["male"]) < 0.7:
        return "unknown"
    return "female" if scores["female"] > scores["male"] else "male"


def _vote(scores: dict[str, float], word: str, weight: float) -> None:
    gender = gendered_word(word)
    if gender is not None:
        scores[gender] += weight


def near_pronouns(text: str, people: Sequence[Person]) -> list[Counter[str]]:
    """For each person how often he- and she-words follow closely where nobody else is named in between.

    Who is named before one in its own paragraph counts alone: whom the one above tells of is left behind there.
    """
    named = sorted((mention.char_end, index) for index, person in enumerate(people) for mention in person.mentions)
    votes: list[Counter[str]] = [Counter() for _ in people]
    ends = [end for end, _ in named]
    for match in _PRONOUN.finditer(text):
        reach, last = match.start() - _REACH, bisect_right(ends, match.start())
        here = bisect_left(ends, max(reach, text.rfind("\n", 0, match.start())))
        first = here if here < last else bisect_left(ends, reach)
        close = {index for _, index in named[first:last]}
        if len(close) == 1:
            votes[close.pop()][_PRONOUNS[match.group().lower()]] += 1
    return votes
