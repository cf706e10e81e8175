"""Whom he, she, they and it mean: the best antecedent before the pronoun, or none where two are as good."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import log

from transforms.people.cast import Appearance, Cast
from transforms.people.gender import title_before
from transforms.people.gender_words import gendered_word
from transforms.people.name_parts import fold

GENDERED = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female", "hers": "female"}
_OPENING_PRONOUN = re.compile(r"[.!?][”\"’'\s]*\s(He|She)\b")
_LETTERS = re.compile(r"[\w-]+")
# Antecedents further back are guesses.
_PARAGRAPHS_BACK = 4
# A clause's length in characters, about.
_CLAUSE = 60
_SAME_SCORE = 0.25


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The person a word stands for, and how sure that is."""

    person: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Weights:
    """What an antecedent's place adds to its score."""

    subject: float = 1.0
    possessive: float = -0.5
    quoted: float = -1.6
    sentence_back: float = -0.45
    paragraph_back: float = -0.45
    gender_known: float = 0.7
    last_speaker: float = 0.9
    often_named: float = 0.25
    named_behind: float = -1.5
    spoken_of: float = -1.6
    taken_up: float = 0.5
    """For who is last named as a subject and since then taken up by the same pronoun, outside quotations."""
    alone_here: float = 0.7
    """For the only one whom the pronoun's paragraph names before it as a subject, outside quotations."""


WEIGHTS = Weights()


def resolve_gendered(
    cast: Cast, position: int, pronoun: str, last_speaker: int | None, spoken_of: frozenset[int] = frozenset()
) -> Antecedent | None:
    """The person whom a he or she at a place of the text means; None where nobody is near or two are equal.

    Args:
        cast: the article's people and where they are named.
        position: where the pronoun starts.
        pronoun: he, she, him or her, folded.
        last_speaker: who spoke the quote before, where that was close.
        spoken_of: those whom the words that he or she speaks name, as people seldom name themselves.
    """
    gender = GENDERED[pronoun]
    scores: dict[int, float] = {}
    here = cast.paragraph_at(position).number
    if last_speaker is not None and _is_relieved(cast, position, last_speaker):
        last_speaker = None
    for seen in cast.before(position):
        if here - seen.paragraph > _PARAGRAPHS_BACK or cast.genders[seen.person] not in {gender, "unknown"}:
            continue
        score = _score(cast, seen, position, gender, last_speaker)
        scores[seen.person] = max(score, scores.get(seen.person, score))
    same = _same_pronoun_before(cast, position, gender)
    if same is not None:
        score = _score(cast, same, position, gender, last_speaker)
        scores[same.person] = max(score, scores.get(same.person, score))
    for person, weight in _signs(cast, position, gender, spoken_of):
        if person in scores:
            scores[person] += weight
    if last_speaker is not None and last_speaker not in scores and cast.genders[last_speaker] in {gender, "unknown"}:
        scores[last_speaker] = WEIGHTS.last_speaker
    if not scores:
        misnamed = _against_first_name(cast, position, alone_here(cast, position))
        return misnamed or _only_one(cast, position, gender) or _misnamed_speaker(cast, position, last_speaker)
    return _best(scores) or _against_first_name(cast, position, alone_here(cast, position))


def _signs(cast: Cast, position: int, gender: str, spoken_of: frozenset[int]) -> Iterator[tuple[int | None, float]]:
    """Persons for and against whom something speaks besides the places where they are named, with its weight."""
    yield _taken_up(cast, position, gender), WEIGHTS.taken_up
    yield alone_here(cast, position), WEIGHTS.alone_here
    for person in _named_behind(cast, position):
        yield person, WEIGHTS.named_behind
    for person in spoken_of:
        yield person, WEIGHTS.spoken_of


def _same_pronoun_before(cast: Cast, position: int, gender: str) -> Appearance | None:
    """Whom the last sentence before that opens with the pronoun tells of, as if he or she were named there."""
    here = cast.paragraph_at(position).number
    start = cast.parsed.paragraphs[max(here - _PARAGRAPHS_BACK, 0)].char_start
    opened = [
        match
        for match in _OPENING_PRONOUN.finditer(cast.parsed.text, start, max(position - 1, start))
        if GENDERED[match[1].casefold()] == gender and not cast.is_quoted(match.start(1))
    ]
    if not opened:
        return None
    place, end = opened[-1].span(1)
    found = resolve_gendered(cast, place, opened[-1][1].casefold(), None)
    if found is None:
        return None
    return Appearance(
        person=found.person,
        start=place,
        end=end,
        sentence=cast.sentence_at(place),
        paragraph=cast.paragraph_at(place).number,
        is_subject=True,
        is_possessive=False,
        is_quoted=False,
    )


def _taken_up(cast: Cast, position: int, gender: str) -> int | None:
    """The person last named, as a subject, where a sentence behind goes on with a pronoun of that gender."""
    named = [seen for seen in cast.before(position) if not seen.is_quoted]
    if not named or not named[-1].is_subject:
        return None
    pronouns = _OPENING_PRONOUN.finditer(cast.parsed.text, named[-1].end, max(position - 1, named[-1].end))
    goes_on = any(GENDERED[match[1].casefold()] == gender and not cast.is_quoted(match.start(1)) for match in pronouns)
    return named[-1].person if goes_on else None


def _is_relieved(cast: Cast, position: int, last_speaker: int) -> bool:
    """Whether the paragraph goes on with others: it names some as subjects before a place, and the last speaker not.

    So does one that opens with a quote behind a paragraph that quotes nobody: 'Ann Lee read it. / "No," she said'.
    Whom somebody quoted names is no subject of the reporter's: 'Ann Lee agrees. "Kim is right," she said'.
    """
    here = cast.paragraph_at(position)
    told = _told_of(cast, here.number, position)
    if not told and here.number and cast.is_quoted(here.char_start + 1):
        above = cast.parsed.paragraphs[here.number - 1]
        if not any(start < above.char_end and above.char_start < end for start, end in cast.quoted):
            told = _told_of(cast, above.number, position)
    return bool(told) and last_speaker not in told


def _told_of(cast: Cast, paragraph: int, position: int) -> set[int]:
    """Whom the reporter names as subjects in a paragraph before a place."""
    named = (seen for seen in cast.before(position) if seen.paragraph == paragraph and not seen.is_quoted)
    return {seen.person for seen in named if seen.is_subject}


def alone_here(cast: Cast, position: int) -> int | None:
    """The only person whom the paragraph names before a place as a subject, outside quotations; None of several."""
    here = cast.paragraph_at(position).number
    named = {seen.person for seen in cast.before(position) if seen.paragraph == here and not seen.is_quoted}
    subjects = {seen.person for seen in cast.before(position) if seen.paragraph == here and seen.is_subject}
    return subjects.pop() if len(named) == 1 and named == subjects else None


def _named_behind(cast: Cast, position: int) -> set[int]:
    """Those named shortly after the pronoun in its sentence: 'he told Lee' is not Lee."""
    sentence = cast.sentence_at(position)
    return {
        seen.person
        for seen in cast.appearances
        if position < seen.start < position + _CLAUSE and seen.sentence == sentence and not seen.is_quoted
    }


def _score(cast: Cast, seen: Appearance, position: int, gender: str, last_speaker: int | None) -> float:
    sentences = cast.told_between(seen.start, position)
    paragraphs = cast.paragraph_at(position).number - seen.paragraph
    score = WEIGHTS.sentence_back * min(sentences, 6) + WEIGHTS.paragraph_back * paragraphs
    score += WEIGHTS.subject * seen.is_subject + WEIGHTS.possessive * seen.is_possessive
    score += WEIGHTS.quoted * seen.is_quoted
    score += WEIGHTS.gender_known * (cast.genders[seen.person] == gender)
    score += WEIGHTS.last_speaker * (seen.person == last_speaker)
    return score + WEIGHTS.often_named * log(1 + len(cast.people[seen.person].mentions))


def _against_first_name(cast: Cast, position: int, person: int | None) -> Antecedent | None:
    """Somebody whose first name misleads: the 'she' that is Jan Lee, where a paragraph tells of nobody else.

    None where a title or a word such as 'wife' tells that somebody else is meant.
    """
    if person is None:
        return None
    before = cast.parsed.text[cast.paragraph_at(position).char_start : position]
    told = any(gendered_word(fold(word)) for word in _LETTERS.findall(before))
    titled = any(_is_titled(cast, mention.char_start) for mention in cast.people[person].mentions)
    return None if told or titled else Antecedent(person, 0.6)


def _misnamed_speaker(cast: Cast, position: int, last_speaker: int | None) -> Antecedent | None:
    """Who spoke last, where no pronoun close to the name says that its first name does not mislead."""
    if last_speaker is None:
        return None
    confirmed = cast.near_pronouns[last_speaker][cast.genders[last_speaker]]
    return None if confirmed else _against_first_name(cast, position, last_speaker)


def _only_one(cast: Cast, position: int, gender: str) -> Antecedent | None:
    """The only one named so far who may be of a gender: of an obituary's 'she' the woman who died."""
    named = {seen.person for seen in cast.before(position) if cast.genders[seen.person] in {gender, "unknown"}}
    person = named.pop() if len(named) == 1 else None
    return Antecedent(person, 0.6) if person is not None and cast.genders[person] == gender else None


def _is_titled(cast: Cast, start: int) -> bool:
    before = title_before(cast.parsed.text, start)
    return before is not None and gendered_word(before) is not None


def _best(scores: dict[int, float]) -> Antecedent | None:
    if not scores:
        return None
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    margin = ranked[0][1] - ranked[1][1] if len(ranked) > 1 else 2.0
    if margin < _SAME_SCORE:
        return None
    return Antecedent(ranked[0][0], min(0.97, 0.72 + 0.13 * margin))
