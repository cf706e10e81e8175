"""The people of an article on its stage: where each is named, as subject or not, inside a quotation or not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from transforms.language.parsing import Paragraph, ParsedText
from transforms.people.gender import near_pronouns
from transforms.people.gender_words import Gender
from transforms.people.name_parts import fold
from transforms.people.sentence_words import FUNCTION_WORDS
from transforms.people.titles import is_role_noun
from transforms.records import Person

_SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)[.!?][\"”’')\]]*\s+(?=[\"“‘'(]?[A-Z])")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
# A sentence's first name may stand behind a mark and a space.
_OPENING = 3
# Who is cited is who speaks.
_SOURCE_BEFORE = re.compile(r"\b[Aa]ccording to (?:[\w.’'-]+ ){0,4}$")
# 'For Lee, that was little comfort': whom the paragraph is about.
_TOPIC_BEFORE = re.compile(r"(?:For|To|As for) (?:[\w.’'-]+ ){0,4}")
# 'Former Labour Party leader', with some to spare.
_TITLE_WORDS = 6
_TITLE_LETTERS = 50
_INVERTED = re.compile(r"(?:One of|Among|Also|Another|First|Next)\b[^,.;:“”]* (?:was|were|is|are) (?:[a-z-]+ ){0,2}")
_FINITE_BEHIND = re.compile(r" (?:is|was|has|had|will|would|can|could|does|did|says|said|wants|hopes|remains)\b")
# What stands behind a subject in the present or the past, told by its form.
_VERB_BEHIND = re.compile(
    r" (?:(?:also|then|later|has|had) )?(?:is|was|has|had|will|would|can|could|does|did|wants|took|won|made|came|went"
    r"|gave|got|became|began|ran|led|left|lost|met|saw|stood|sat|wrote|kept|held|built|brought|bought|fell|felt|found|flew"
    r"|grew|knew|paid|sent|set|spent|rose|threw|wore|drove|(?!red\b)[a-z]{2,}ed)\b"
)
_LEAD_WORDS = 5
_GOVERNING = frozenset({"of", "for", "by", "with", "to", "from", "against", "about", "under"})
_INSIDE_NAME = frozenset({"compound", "appos", "flat", "conj", "nmod"})


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
    quoted: tuple[tuple[int, int], ...]
    """Start and end of every quotation."""

    @cached_property
    def near_pronouns(self) -> list[Counter[str]]:
        """For each person how often he- and she-words follow closely where nobody else is named in between."""
        return near_pronouns(self.parsed.text, self.people)

    def is_quoted(self, position: int) -> bool:
        """Whether a character stands in a quotation."""
        return any(start <= position < end for start, end in self.quoted)

    def sentence_at(self, position: int) -> int:
        """The number of the sentence that holds a character."""
        return bisect_right(self.sentence_starts, position) - 1

    def told_between(self, start: int, end: int) -> int:
        """How many sentences of the reporter's open behind one place and up to another; what is quoted is not told."""
        first = bisect_right(self.sentence_starts, start)
        return sum(not self.is_quoted(place + 1) for place in self.sentence_starts[first:] if place <= end)

    def paragraph_at(self, position: int) -> Paragraph:
        """The paragraph that holds a character."""
        starts = [part.char_start for part in self.parsed.paragraphs]
        return self.parsed.paragraphs[max(bisect_right(starts, position) - 1, 0)]

    def is_named_in_passing(self, start: int, end: int) -> bool:
        """Whether the words name somebody who is no subject: the Ann Lee of 'a note to Ann Lee, claiming that ...'."""
        named = [seen for seen in self.appearances if start <= seen.start < end]
        return bool(named) and not any(seen.is_subject for seen in named)

    def before(self, position: int) -> Iterable[Appearance]:
        """The appearances that start before a place in the text."""
        return (seen for seen in self.appearances if seen.start < position)


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
                    is_subject=_is_subject(paragraph, mention.char_start, mention.char_end, starts[sentence]),
                    is_possessive=bool(re.match(r"['’]", parsed.text[mention.char_end : mention.char_end + 1])),
                    is_quoted=any(start <= mention.char_start < end for start, end in quoted),
                )
            )
    appearances.sort(key=lambda seen: seen.start)
    return Cast(parsed, people, genders, tuple(appearances), starts, tuple(quoted))


def _sentence_starts(parsed: ParsedText) -> Iterable[int]:
    for paragraph in parsed.paragraphs:
        yield paragraph.char_start
        line = parsed.text[paragraph.char_start : paragraph.char_end]
        for match in _SENTENCE_END.finditer(line):
            yield paragraph.char_start + match.end()


def token_at(paragraph: Paragraph, start: int, end: int) -> Token | None:
    """The head token of a stretch of text, by offsets of the article; None where there is no syntax."""
    if not paragraph.has_syntax:
        return None
    span = paragraph.doc.char_span(start - paragraph.char_start, end - paragraph.char_start, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def _verb_follows(paragraph: Paragraph, end: int) -> bool:
    """Whether a verb in the present or the past stands behind a name, which the parser may not see as its subject."""
    following = token_at(paragraph, end, min(end + 2, paragraph.char_end))
    return following is not None and following.tag_ in _FINITE


def _is_inverted_subject(token: Token) -> bool:
    """Whether a name stands behind a form of 'be' that has no subject before it: 'Among them was Ann Lee'."""
    verb = token.head
    return token.dep_ == "attr" and verb.i < token.i and not any(child.dep_ in _SUBJECTS for child in verb.children)


def _opens_titled(paragraph: Paragraph, start: int, end: int, sentence_start: int) -> bool:
    """Whether nothing but a title stands before a name in its sentence, and a small word behind: 'Judge Lee sent'."""
    line = paragraph.doc.text
    lead = line[sentence_start - paragraph.char_start : start - paragraph.char_start].split()
    words = [fold(word) for word in lead]
    if not 0 < len(words) <= _TITLE_WORDS or not re.match(r" [a-z]", line[end - paragraph.char_start :][:2]):
        return False
    return is_role_noun(words[-1].rstrip(".")) and not any(word in FUNCTION_WORDS - {"the"} for word in words)


def _opens_inverted(line: str, start: int, sentence_start: int) -> bool:
    """Whether a name stands behind 'was' in a sentence on one among others: 'One of them was Ann Lee'."""
    return _INVERTED.fullmatch(line, sentence_start, start) is not None


def _acts_at_start(line: str, start: int, end: int, sentence_start: int) -> bool:
    """Whether few words open a sentence before a name, none of which governs it, and a verb stands behind.

    'When Ann Lee was', 'Teenage qualifier Ann Lee produced', but no 'A friend of Ann Lee was'.
    """
    lead = [fold(word) for word in line[sentence_start:start].split()]
    if len(lead) > _LEAD_WORDS or any(word in _GOVERNING or word.endswith(",") for word in lead):
        return False
    return _VERB_BEHIND.match(line, end) is not None


def _is_titled_subject(line: str, start: int, end: int) -> bool:
    """Whether a noun for what a person is stands before a name and 'is' or 'has' behind: 'and head nurse Lee is glad'.

    No 'the son of head nurse Lee is glad'.
    """
    before = line[max(0, start - _TITLE_LETTERS) : start].split()[-3:]
    if not before or not is_role_noun(fold(before[-1])) or _GOVERNING & set(before):
        return False
    return _FINITE_BEHIND.match(line, end) is not None


def _is_topic(line: str, start: int, end: int) -> bool:
    """Whether somebody is cited, or whom the paragraph is about: 'according to Ann Lee', 'For Ann Lee, it was late'."""
    about = _TOPIC_BEFORE.fullmatch(line, 0, start) and line.startswith(",", end)
    return bool(about or _SOURCE_BEFORE.search(line, 0, start))


def _is_subject(paragraph: Paragraph, start: int, end: int, sentence_start: int) -> bool:
    line, opening = paragraph.doc.text, start - paragraph.char_start
    closing = end - paragraph.char_start
    if _is_topic(line, opening, closing) or _is_titled_subject(line, opening, closing):
        return True
    token = token_at(paragraph, start, end)
    if token is None:
        titled = _opens_titled(paragraph, start, end, sentence_start)
        sentence = sentence_start - paragraph.char_start
        acts = _acts_at_start(line, opening, closing, sentence)
        return start - sentence_start <= _OPENING or titled or acts or _opens_inverted(line, opening, sentence)
    if start - sentence_start <= _OPENING and _verb_follows(paragraph, end):
        return True
    for _ in range(4):
        if token.dep_ in _SUBJECTS or _is_inverted_subject(token):
            return True
        if token.dep_ not in _INSIDE_NAME:
            return False
        token = token.head
    return False
