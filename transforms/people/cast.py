"""The people of an article on its stage: where each is named, as subject or not, inside a quotation or not.

Whoever asks for a place gets it by search in ordered lists made once, so that a long article costs no more than its
length: no question reads all that the article holds.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import accumulate

from spacy.tokens import Span

from transforms.language.parsing import Paragraph, ParsedText
from transforms.people.described import age_behind, described_as
from transforms.people.gender import near_pronouns
from transforms.people.gender_words import Gender
from transforms.people.introduced_nouns import IntroducedNouns
from transforms.people.named_subjects import is_subject, is_subject_noun
from transforms.people.offices import office_of
from transforms.people.quotations import Quotations
from transforms.records import Person

_SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)[.!?][\"”’')\]]*\s+(?=[\"“‘'(]?[A-Z])")


@dataclass(frozen=True, slots=True)
class Appearance:
    """One place where a person is named, or another's name for one stands."""

    person: int
    """Index into the article's people."""
    start: int
    end: int
    sentence: int
    paragraph: int
    is_subject: bool
    is_possessive: bool
    is_quoted: bool


@dataclass(frozen=True, eq=False)
class Cast:
    """All appearances of an article's people, in the order of the text."""

    parsed: ParsedText
    people: tuple[Person, ...]
    genders: tuple[Gender, ...]
    appearances: tuple[Appearance, ...]
    sentence_starts: tuple[int, ...]
    quotations: Quotations

    @cached_property
    def near_pronouns(self) -> list[Counter[str]]:
        """For each person how often he- and she-words follow closely where nobody else is named in between."""
        return near_pronouns(self.parsed.text, self.people)

    @cached_property
    def descriptions(self) -> tuple[frozenset[frozenset[str]], ...]:
        """For each person the words of what the article calls him or her, each description once."""
        return tuple(frozenset(described_as(self.parsed.text, person)) for person in self.people)

    @cached_property
    def described_with(self) -> Mapping[str, frozenset[int]]:
        """By a word of their descriptions, as `office_of` words it, those whom the article describes with it."""
        found: dict[str, set[int]] = {}
        for person, descriptions in enumerate(self.descriptions):
            for word in frozenset[str]().union(*descriptions):
                found.setdefault(office_of(word), set()).add(person)
        return {word: frozenset(persons) for word, persons in found.items()}

    @cached_property
    def noun_phrases(self) -> tuple[tuple[Span, ...], ...]:
        """The noun phrases of each paragraph, in order; of one without syntax none."""
        return tuple(tuple(part.doc.noun_chunks) if part.has_syntax else () for part in self.parsed.paragraphs)

    @cached_property
    def nameless_subjects(self) -> tuple[tuple[Span, ...], ...]:
        """Those of them that are subjects and name nobody, outside quotations."""
        return tuple(
            tuple(filter(partial(self._is_nameless_subject, part), phrases))
            for part, phrases in zip(self.parsed.paragraphs, self.noun_phrases, strict=True)
        )

    def _is_nameless_subject(self, paragraph: Paragraph, phrase: Span) -> bool:
        place = paragraph.char_start + phrase.root.idx
        return is_subject_noun(phrase.root) and not (self.overlapping(place, place + 1) or self.is_quoted(place))

    @cached_property
    def introduced_nouns(self) -> IntroducedNouns:
        """The nouns by which the article brings somebody in without a name."""
        return IntroducedNouns.of(self.parsed.text)

    @cached_property
    def entrances(self) -> Mapping[int, Appearance]:
        """By person the first appearance, in the order of the text; without those whom the title alone names."""
        found: dict[int, Appearance] = {}
        for seen in self.appearances:
            found.setdefault(seen.person, seen)
        return found

    @cached_property
    def told_ages(self) -> tuple[tuple[Appearance, int], ...]:
        """The appearances behind which an age stands, with that age."""
        ages = ((seen, age_behind(self.parsed.text, seen.end)) for seen in self.appearances)
        return tuple((seen, age) for seen, age in ages if age is not None)

    @cached_property
    def _places(self) -> Sequence[int]:
        return [seen.start for seen in self.appearances]

    @cached_property
    def _paragraph_starts(self) -> Sequence[int]:
        return [part.char_start for part in self.parsed.paragraphs]

    @cached_property
    def _told_so_far(self) -> Sequence[int]:
        """For each sentence how many before it are the reporter's."""
        told = (not self.is_quoted(place + 1) for place in self.sentence_starts)
        return list(accumulate(told, initial=0))

    @cached_property
    def _appearances_of(self) -> Mapping[int, Sequence[Appearance]]:
        found: dict[int, list[Appearance]] = {}
        for seen in self.appearances:
            found.setdefault(seen.person, []).append(seen)
        return found

    def is_quoted(self, position: int) -> bool:
        """Whether a character stands in a quotation."""
        return self.quotations.touch(position, position + 1)

    def sentence_at(self, position: int) -> int:
        """The number of the sentence that holds a character."""
        return bisect_right(self.sentence_starts, position) - 1

    def told_between(self, start: int, end: int) -> int:
        """How many sentences of the reporter's open behind one place and up to another; what is quoted is not told."""
        first, last = bisect_right(self.sentence_starts, start), bisect_right(self.sentence_starts, end)
        return self._told_so_far[last] - self._told_so_far[first] if last > first else 0

    def paragraph_at(self, position: int) -> Paragraph:
        """The paragraph that holds a character."""
        return self.parsed.paragraphs[max(bisect_right(self._paragraph_starts, position) - 1, 0)]

    def is_named_in_passing(self, start: int, end: int) -> bool:
        """Whether the words name somebody who is no subject: the Ann Lee of 'a note to Ann Lee, claiming that ...'."""
        named = self.between(start, end)
        return bool(named) and not any(seen.is_subject for seen in named)

    def between(self, start: int, end: int) -> Sequence[Appearance]:
        """The appearances that start at one place of the text or behind, and before another."""
        return self.appearances[bisect_left(self._places, start) : bisect_left(self._places, end)]

    def overlapping(self, start: int, end: int) -> Sequence[Appearance]:
        """The appearances that hold a character of a stretch of text; a name stands in one paragraph."""
        near = self.between(self.paragraph_at(start).char_start, end)
        return [seen for seen in near if seen.end > start]

    def back_from(self, position: int, person: int | None = None) -> Iterator[Appearance]:
        """The appearances, of all or of one person, that start before a place in the text, the nearest first."""
        seen = self.appearances if person is None else self._appearances_of.get(person, ())
        behind = bisect_left(seen, position, key=lambda appearance: appearance.start)
        return (seen[place] for place in range(behind - 1, -1, -1))


def assemble_cast(
    parsed: ParsedText,
    people: tuple[Person, ...],
    genders: tuple[Gender, ...],
    quoted: Sequence[tuple[int, int]],
) -> Cast:
    """The people with all places where they are named.

    Args:
        parsed: the article's text.
        people: the people found in it.
        genders: the gender that the article and the first name give each of them.
        quoted: start and end of every quotation; a name inside is its speaker's word, not the reporter's.
    """
    starts = tuple(_sentence_starts(parsed))
    bounds = [part.char_start for part in parsed.paragraphs]
    lines = [parsed.text[part.char_start : part.char_end] for part in parsed.paragraphs]
    quotations = Quotations.of(quoted)
    appearances = []
    for index, person in enumerate(people):
        for mention in person.mentions:
            paragraph = parsed.paragraphs[bisect_right(bounds, mention.char_start) - 1]
            sentence = bisect_right(starts, mention.char_start) - 1
            appearances.append(
                Appearance(
                    person=index,
                    start=mention.char_start,
                    end=mention.char_end,
                    sentence=sentence,
                    paragraph=paragraph.number,
                    is_subject=is_subject(
                        paragraph, lines[paragraph.number], mention.char_start, mention.char_end, starts[sentence]
                    ),
                    is_possessive=bool(re.match(r"['’]", parsed.text[mention.char_end : mention.char_end + 1])),
                    is_quoted=quotations.touch(mention.char_start, mention.char_start + 1),
                )
            )
    appearances.sort(key=lambda seen: seen.start)
    return Cast(parsed, people, genders, tuple(appearances), starts, quotations)


def _sentence_starts(parsed: ParsedText) -> Iterator[int]:
    for paragraph in parsed.paragraphs:
        yield paragraph.char_start
        line = parsed.text[paragraph.char_start : paragraph.char_end]
        for match in _SENTENCE_END.finditer(line):
            yield paragraph.char_start + match.end()
