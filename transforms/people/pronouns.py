"""Whom he, she, they and it mean: the best antecedent before the pronoun, or none where two are as good."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import log

from transforms.language.parsing import Paragraph
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
class OpeningPronoun:
    """A 'He' or 'She' of the reporter's that opens a sentence, and whom it means."""

    mark: int
    """Where the mark stands that ends the sentence before."""
    start: int
    end: int
    gender: str
    person: int | None


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


def resolve_openings(cast: Cast) -> tuple[OpeningPronoun, ...]:
    """Each 'He' and 'She' that opens a sentence outside quotations, in the order of the text.

    Whom one means may depend on the one before: they are resolved once, from the first to the last.
    """
    openings: list[OpeningPronoun] = []
    for match in _OPENING_PRONOUN.finditer(cast.parsed.text):
        (start, end), pronoun = match.span(1), match[1].casefold()
        if not cast.is_quoted(start):
            found = resolve_gendered(cast, openings, start, pronoun, None)
            person = found.person if found is not None else None
            openings.append(OpeningPronoun(match.start(), start, end, GENDERED[pronoun], person))
    return tuple(openings)


def resolve_gendered(
    cast: Cast,
    openings: Sequence[OpeningPronoun],
    position: int,
    pronoun: str,
    last_speaker: int | None,
    spoken_of: frozenset[int] = frozenset(),
) -> Antecedent | None:
    """The person whom a he or she at a place of the text means; None where nobody is near or two are equal.

    Args:
        cast: the article's people and where they are named.
        openings: the pronouns that open sentences, all or those before the place.
        position: where the pronoun starts.
        pronoun: he, she, him or her, folded.
        last_speaker: who spoke the quote before, where that was close.
        spoken_of: those whom the words that he or she speaks name, as people seldom name themselves.
    """
    gender = GENDERED[pronoun]
    scores: dict[int, float] = {}
    if last_speaker is not None and _is_relieved(cast, position, last_speaker):
        last_speaker = None
    for seen in cast.between(_reach(cast, position), position):
        if cast.genders[seen.person] not in {gender, "unknown"}:
            continue
        score = _score(cast, seen, position, gender, last_speaker)
        scores[seen.person] = max(score, scores.get(seen.person, score))
    same = _same_pronoun_before(cast, openings, position, gender)
    if same is not None:
        score = _score(cast, same, position, gender, last_speaker)
        scores[same.person] = max(score, scores.get(same.person, score))
    for person, weight in _signs(cast, openings, position, gender, spoken_of):
        if person in scores:
            scores[person] += weight
    if last_speaker is not None and last_speaker not in scores and cast.genders[last_speaker] in {gender, "unknown"}:
        scores[last_speaker] = WEIGHTS.last_speaker
    if not scores:
        misnamed = _against_first_name(cast, position, alone_here(cast, position))
        return misnamed or _only_one(cast, position, gender) or _misnamed_speaker(cast, position, last_speaker)
    return _best(scores) or _against_first_name(cast, position, alone_here(cast, position))


def _reach(cast: Cast, position: int) -> int:
    """Where the first paragraph starts that is close enough to a place to hold an antecedent."""
    here = cast.paragraph_at(position).number
    return cast.parsed.paragraphs[max(here - _PARAGRAPHS_BACK, 0)].char_start


def _signs(
    cast: Cast, openings: Sequence[OpeningPronoun], position: int, gender: str, spoken_of: frozenset[int]
) -> Iterator[tuple[int | None, float]]:
    """Persons for and against whom something speaks besides the places where they are named, with its weight."""
    yield _taken_up(cast, openings, position, gender), WEIGHTS.taken_up
    yield alone_here(cast, position), WEIGHTS.alone_here
    for person in _named_behind(cast, position):
        yield person, WEIGHTS.named_behind
    for person in spoken_of:
        yield person, WEIGHTS.spoken_of


def _last_opening(openings: Sequence[OpeningPronoun], gender: str, start: int, position: int) -> OpeningPronoun | None:
    """The last pronoun of a gender that opens a sentence behind one place and ends before another's space."""
    for number in range(bisect_right(openings, position - 1, key=lambda opening: opening.end) - 1, -1, -1):
        if openings[number].mark < start:
            return None
        if openings[number].gender == gender:
            return openings[number]
    return None


def _same_pronoun_before(
    cast: Cast, openings: Sequence[OpeningPronoun], position: int, gender: str
) -> Appearance | None:
    """Whom the last sentence before that opens with the pronoun tells of, as if he or she were named there."""
    opening = _last_opening(openings, gender, _reach(cast, position), position)
    if opening is None or opening.person is None:
        return None
    return Appearance(
        person=opening.person,
        start=opening.start,
        end=opening.end,
        sentence=cast.sentence_at(opening.start),
        paragraph=cast.paragraph_at(opening.start).number,
        is_subject=True,
        is_possessive=False,
        is_quoted=False,
    )


def _taken_up(cast: Cast, openings: Sequence[OpeningPronoun], position: int, gender: str) -> int | None:
    """The person last named, as a subject, where a sentence behind goes on with a pronoun of that gender."""
    last = next((seen for seen in cast.back_from(position) if not seen.is_quoted), None)
    if last is None or not last.is_subject:
        return None
    return last.person if _last_opening(openings, gender, last.end, position) is not None else None


def _is_relieved(cast: Cast, position: int, last_speaker: int) -> bool:
    """Whether the paragraph goes on with others: it names some as subjects before a place, and the last speaker not.

    So does one that opens with a quote behind a paragraph that quotes nobody: 'Ann Lee read it. / "No," she said'.
    Whom somebody quoted names is no subject of the reporter's: 'Ann Lee agrees. "Kim is right," she said'.
    """
    here = cast.paragraph_at(position)
    told = _told_of(cast, here, position)
    if not told and here.number and cast.is_quoted(here.char_start + 1):
        above = cast.parsed.paragraphs[here.number - 1]
        if not cast.quotations.touch(above.char_start, above.char_end):
            told = _told_of(cast, above, here.char_start)
    return bool(told) and last_speaker not in told


def _told_of(cast: Cast, paragraph: Paragraph, position: int) -> set[int]:
    """Whom the reporter names as subjects in a paragraph before a place."""
    named = (seen for seen in cast.between(paragraph.char_start, position) if not seen.is_quoted)
    return {seen.person for seen in named if seen.is_subject}


def alone_here(cast: Cast, position: int) -> int | None:
    """The only person whom the paragraph names before a place as a subject, outside quotations; None of several."""
    here = cast.between(cast.paragraph_at(position).char_start, position)
    named = {seen.person for seen in here if not seen.is_quoted}
    subjects = {seen.person for seen in here if seen.is_subject}
    return subjects.pop() if len(named) == 1 and named == subjects else None


def _named_behind(cast: Cast, position: int) -> set[int]:
    """Those named shortly after the pronoun in its sentence: 'he told Lee' is not Lee."""
    sentence = cast.sentence_at(position)
    behind = cast.between(position + 1, position + _CLAUSE)
    return {seen.person for seen in behind if seen.sentence == sentence and not seen.is_quoted}


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
    entered = (seen.person for seen in cast.entrances.values() if seen.start < position)
    named = list(islice((person for person in entered if cast.genders[person] in {gender, "unknown"}), 2))
    return Antecedent(named[0], 0.6) if len(named) == 1 and cast.genders[named[0]] == gender else None


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
