"""Whether an article's he or she may be a person: by honorific, kin and office words, first name and near pronouns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from transforms.language.parsing import ParsedText
from transforms.people.name_parts import first_name_gender, fold
from transforms.people.word_lists import word_list
from transforms.records import Person

Gender = Literal["female", "male", "unknown"]

_FEMALE = word_list(
    """
    mrs ms miss madam madame lady dame queen princess duchess countess baroness sister mother mum mom wife
    daughter aunt grandmother niece widow girlfriend fiancee actress congresswoman spokeswoman chairwoman
    businesswoman woman girl heiress waitress hostess empress nun bride schoolgirl stepmother godmother
    """
)
_MALE = word_list(
    """
    mr sir lord king prince duke earl baron count brother father dad husband son uncle grandfather nephew
    widower boyfriend fiance congressman spokesman chairman businessman man boy emperor monk groom schoolboy
    policeman sportsman stepfather godfather pope imam sheikh rabbi bishop archbishop cardinal son-in-law
    gunman
    """
)
_PRONOUNS = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female", "hers": "female"}
_PRONOUN = re.compile(r"\b(he|him|his|she|her|hers)\b", re.IGNORECASE)
_FIRST_NAME_WEIGHTS = {"male": 2.0, "mostly_male": 1.2, "female": 2.0, "mostly_female": 1.2}
_TITLE_WEIGHT = 3.0
_ROLE_WEIGHT = 1.5
_PRONOUN_WEIGHT = 0.8
# A pronoun speaks for the only person named so far back, in characters.
_REACH = 220


def genders_of(parsed: ParsedText, people: Sequence[Person]) -> tuple[Gender, ...]:
    """For each person the gender for which the most evidence speaks, or unknown."""
    near = _near_pronouns(parsed.text, people)
    return tuple(_gender(parsed.text, person, near[index]) for index, person in enumerate(people))


def gendered_word(word: str) -> Gender | None:
    """The gender that a folded title, kin or office word gives; None where it gives none."""
    if word in _FEMALE or word.endswith("woman"):
        return "female"
    return "male" if word in _MALE else None


def _gender(text: str, person: Person, near: Counter[str]) -> Gender:
    scores = {gender: _PRONOUN_WEIGHT * min(near[gender], 4) for gender in ("female", "male")}
    given = first_name_gender(person.name.split()[0].split("-")[0])
    if given in _FIRST_NAME_WEIGHTS:
        scores[given.removeprefix("mostly_")] += _FIRST_NAME_WEIGHTS[given]
    for mention in person.mentions:
        before = re.findall(r"[\w-]+", text[max(0, mention.char_start - 24) : mention.char_start])
        if before:
            _vote(scores, fold(before[-1]), _TITLE_WEIGHT)
    for word in re.findall(r"[\w-]+", person.role or "")[:6]:
        _vote(scores, fold(word), _ROLE_WEIGHT)
    if abs(scores["female"] - scores["male"]) < 0.7:
        return "unknown"
    return "female" if scores["female"] > scores["male"] else "male"


def _vote(scores: dict[str, float], word: str, weight: float) -> None:
    gender = gendered_word(word)
    if gender is not None:
        scores[gender] += weight


def _near_pronouns(text: str, people: Sequence[Person]) -> list[Counter[str]]:
    """For each person how often he- and she-words follow closely where nobody else is named in between."""
    named = sorted((mention.char_end, index) for index, person in enumerate(people) for mention in person.mentions)
    votes: list[Counter[str]] = [Counter() for _ in people]
    for match in _PRONOUN.finditer(text):
        close = {index for end, index in named if match.start() - _REACH <= end <= match.start()}
        if len(close) == 1:
            votes[close.pop()][_PRONOUNS[match.group().lower()]] += 1
    return votes
