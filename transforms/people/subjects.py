"""The thing or group that an 'it' or 'they' takes up: the last subject before it that is no person of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span, Token

from transforms.language.parsing import Paragraph
from transforms.people.cast import Cast
from transforms.people.descriptions import read_phrase, resolve_by_role
from transforms.people.gender_words import gendered_word
from transforms.people.kind_words import is_document_noun
from transforms.people.name_parts import fold
from transforms.people.pronouns import Antecedent, alone_here
from transforms.people.titles import is_role_noun
from transforms.records import SpeakerWords

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_THE_ROLE = re.compile(r"(?:^|[.!?,;] )([Tt]he (?:[a-z][\w-]* )??(?P<noun>[a-z][\w-]+))(?= [a-z])", re.MULTILINE)
_OBJECTS = frozenset({"dobj", "attr", "oprd"})
# 'The next month they left': the parser's subject is none.
_TIMES = frozenset({"day", "week", "month", "year", "time", "morning", "evening", "afternoon", "night", "decade"})
_PLACE_WORDS = 6
_OF_EITHER_SEX = frozenset({"spokesman", "chairman"})
_SOMEBODY = re.compile(r"(?:an?|one|another)\b", re.IGNORECASE)
_OF_SOMEBODY = re.compile(r"(?:his|her|their) ", re.IGNORECASE)
_PLURAL = frozenset({"NNS", "NNPS"})


def last_subject(cast: Cast, position: int, *, plural: bool) -> SpeakerWords | None:
    """The noun phrase of the last subject before a place in its paragraph or the one above; None without one.

    Args:
        cast: the article's people and where they are named.
        position: where the pronoun starts.
        plural: whether a plural is sought; a singular does where the paragraph has none ('they' of one unknown).
    """
    number = cast.paragraph_at(position).number
    for paragraph in (cast.parsed.paragraphs[number], *cast.parsed.paragraphs[max(number - 1, 0) : number]):
        if not paragraph.has_syntax and not plural:
            opening = _opening_organization(paragraph)
            if opening is not None:
                return opening
        phrases = list(_subjects(cast, paragraph, position))
        fitting = [phrase for phrase in phrases if _is_plural(phrase.root) == plural] or phrases * plural
        if fitting:
            return _in_text(paragraph, fitting[-1])
    return None


def _is_plural(noun: Token) -> bool:
    """Whether 'they' goes on with a noun rather than 'it'; what ends an organization's name is as may be."""
    return noun.tag_ in _PLURAL and noun.ent_type_ != "ORG"


def _opening_organization(paragraph: Paragraph) -> SpeakerWords | None:
    """The organization with which a paragraph without syntax opens."""
    for entity in paragraph.doc.ents:
        if entity.label_ == "ORG" and not paragraph.doc.text[: entity.start_char].removeprefix("The ").strip():
            start = paragraph.char_start + entity.start_char
            return SpeakerWords(char_start=start, char_end=start + len(entity.text), text=entity.text)
    return None


def opening_subject(cast: Cast, position: int) -> SpeakerWords | None:
    """The subject that opens the paragraph of a place, where no other stands in between and it names no person."""
    paragraph = cast.paragraph_at(position)
    phrases = list(_subjects(cast, paragraph, position))
    if len(phrases) != 1 or phrases[0].start:
        return None
    return _in_text(paragraph, _with_place(phrases[0]))


def _with_place(phrase: Span) -> Span:
    """The phrase with what tells where it is: 'a plaque on the tower'."""
    behind = phrase.end
    for child in phrase.root.rights:
        if child.dep_ == "prep" and child.i == behind and child.right_edge.i < behind + _PLACE_WORDS:
            return phrase.doc[phrase.start : child.right_edge.i + 1]
    return phrase


def last_document(cast: Cast, position: int) -> SpeakerWords | None:
    """The last subject or object before a place in its paragraph that is something written."""
    paragraph = cast.paragraph_at(position)
    if not paragraph.has_syntax:
        return None
    found = None
    for phrase in paragraph.doc.noun_chunks:
        start, end = paragraph.char_start + phrase.start_char, paragraph.char_start + phrase.end_char
        written = phrase.root.dep_ in _SUBJECTS | _OBJECTS and is_document_noun(fold(phrase.root.text))
        if end <= position and written and not cast.is_quoted(start):
            found = SpeakerWords(char_start=start, char_end=end, text=phrase.text)
    return found


def last_unnamed(cast: Cast, position: int, gender: str) -> SpeakerWords | None:
    """The 'A baker' or 'her father' who is the last subject before a place, where he or she may be of that gender.

    Looked for in the place's paragraph, and where that tells of nobody before it in the one above. None where a
    person of the article is named in between.
    """
    paragraph = cast.paragraph_at(position)
    phrases = list(_subjects(cast, paragraph, position))
    if not phrases and paragraph.number:
        paragraph = cast.parsed.paragraphs[paragraph.number - 1]
        phrases = [phrase for phrase in _subjects(cast, paragraph, position) if _is_of_main_clause(phrase.root)]
    if not phrases:
        return None
    phrase = phrases[-1]
    kin = _OF_SOMEBODY.match(phrase.text) and gendered_word(fold(phrase.root.text)) == gender
    if not kin and not _SOMEBODY.match(phrase.text):
        return None
    words, head = _in_text(paragraph, phrase), fold(phrase.root.text)
    gendered = None if head in _OF_EITHER_SEX else gendered_word(head)
    named = _named_between(cast, words.char_start, position)
    relieved = any(cast.genders[person] in {gender, "unknown"} for person in named)
    return words if _may_be(head, gendered, gender) and not relieved else None


def last_definite(cast: Cast, position: int, gender: str) -> SpeakerWords | None:
    """'The prosecutor' who is the last subject of a main clause before a place in its paragraph, and may be he or she.

    None where a person of the article is named in between, or is the only one whom the paragraph names.
    """
    paragraph = cast.paragraph_at(position)
    alone = alone_here(cast, position)
    if alone is not None and cast.genders[alone] in {gender, "unknown"}:
        return None
    phrases = [phrase for phrase in _subjects(cast, paragraph, position) if _is_of_main_clause(phrase.root)]
    if not phrases or not phrases[-1].text.lower().startswith("the "):
        return None
    phrase = phrases[-1]
    words, head = _in_text(paragraph, phrase), fold(phrase.root.text)
    named = _named_between(cast, words.char_start, position)
    return words if _may_be(head, gendered_word(head), gender) and not named else None


def _in_text(paragraph: Paragraph, phrase: Span) -> SpeakerWords:
    """A phrase of a paragraph at its place in the article."""
    start = paragraph.char_start + phrase.start_char
    return SpeakerWords(char_start=start, char_end=start + len(phrase.text), text=phrase.text)


def _named_between(cast: Cast, start: int, end: int) -> set[int]:
    """The persons whom the reporter names behind one place and before another."""
    return {seen.person for seen in cast.appearances if start < seen.start < end and not seen.is_quoted}


def _may_be(head: str, gendered: str | None, gender: str) -> bool:
    """Whether a noun says what a person is and gives no other gender than that."""
    return is_role_noun(head) and gendered in {None, gender}


def _phrases_of_subjects(cast: Cast, paragraph: Paragraph, position: int) -> list[tuple[int, str]]:
    """Place and words of subjects that name nobody; of an unparsed paragraph those that open a sentence or a clause."""
    if paragraph.has_syntax:
        return [(paragraph.char_start + span.start_char, span.text) for span in _subjects(cast, paragraph, position)]
    found = _THE_ROLE.finditer(cast.parsed.text, paragraph.char_start, min(paragraph.char_end, position))
    return [(match.start(1), match[1]) for match in found if is_role_noun(match["noun"])]


def last_described(cast: Cast, position: int, gender: str) -> Antecedent | None:
    """The person whom the last subject before a place describes, as in 'The commissioner paused; she said'.

    None where somebody is named as a subject behind the description.
    """
    paragraph = cast.paragraph_at(position)
    earlier = cast.parsed.paragraphs[max(paragraph.number - 1, 0) : paragraph.number]
    for part in (paragraph, *earlier):
        phrases = _phrases_of_subjects(cast, part, position)
        if not phrases:
            continue
        start, words = phrases[-1]
        phrase = read_phrase(words)
        named = _named_between(cast, start, position)
        found = resolve_by_role(cast, phrase, start) if phrase is not None and not named else None
        return found if found is not None and cast.genders[found.person] in {gender, "unknown"} else None
    return None


def _subjects(cast: Cast, paragraph: Paragraph, position: int) -> Iterator[Span]:
    if not paragraph.has_syntax:
        return
    for phrase in paragraph.doc.noun_chunks:
        end = paragraph.char_start + phrase.end_char
        if end <= position and _is_subject(phrase.root) and not _names_person(cast, paragraph, phrase):
            yield phrase


def _is_of_main_clause(subject: Token) -> bool:
    verb = subject.head
    return verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")


def _is_subject(token: Token) -> bool:
    return token.dep_ in _SUBJECTS and token.pos_ in {"NOUN", "PROPN"} and token.lower_ not in _TIMES


def _names_person(cast: Cast, paragraph: Paragraph, phrase: Span) -> bool:
    """Whether the phrase's head stands in a person's name, or the phrase in a quotation."""
    start = paragraph.char_start + phrase.root.idx
    return any(seen.start <= start < seen.end for seen in cast.appearances) or cast.is_quoted(start)
