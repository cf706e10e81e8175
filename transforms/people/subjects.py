"""The thing or group that an 'it' or 'they' takes up: the last subject before it that is no person of the article."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Span, Token

from transforms.language.parsing import Paragraph
from transforms.people.cast import Cast
from transforms.people.descriptions import read_phrase, resolve_by_role
from transforms.people.gender_words import gendered_word
from transforms.people.kind_words import is_document_noun
from transforms.people.name_parts import fold
from transforms.people.named_subjects import SUBJECTS
from transforms.people.pronouns import Antecedent, alone_here
from transforms.people.titles import is_role_noun
from transforms.records import SpeakerWords

_THE_ROLE = re.compile(r"(?:^|[.!?,;] )([Tt]he (?:[a-z][\w-]* )??(?P<noun>[a-z][\w-]+))(?= [a-z])", re.MULTILINE)
_OBJECTS = frozenset({"dobj", "attr", "oprd"})
_PLACE_WORDS = 6
_OF_EITHER_SEX = frozenset({"spokesman", "chairman"})
_SOMEBODY = re.compile(r"(?:an?|one|another)\b", re.IGNORECASE)
_OF_SOMEBODY = re.compile(r"(?P<whose>his|her|their) ", re.IGNORECASE)
_OWNERS = {"his": "male", "her": "female", "their": "unknown"}
# 'He told him'.
_TELLS_KIN = re.compile(
    r"s?he (?:\w+ )?(?:told|asked|warned|taught|advised|wrote to|urged) (?:him|her)\b", re.IGNORECASE
)
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
        phrases = _subjects(cast, paragraph, position)
        last = phrases[-1] if phrases and plural else None
        fitting = next((phrase for phrase in reversed(phrases) if _is_plural(phrase.root) == plural), last)
        if fitting is not None:
            return _in_text(paragraph, fitting)
    return None


def _is_plural(noun: Token) -> bool:
    """Whether 'they' goes on with a noun rather than 'it'; what ends an organization's name is as may be."""
    return noun.tag_ in _PLURAL and noun.ent_type_ != "ORG"


def _opening_organization(paragraph: Paragraph) -> SpeakerWords | None:
    """The organization with which a paragraph without syntax opens."""
    for entity in paragraph.doc.ents[:1]:
        before = paragraph.doc[: entity.start].text_with_ws
        if entity.label_ == "ORG" and not before.removeprefix("The ").strip():
            start = paragraph.char_start + entity.start_char
            return SpeakerWords(char_start=start, char_end=start + len(entity.text), text=entity.text)
    return None


def opening_subject(cast: Cast, position: int) -> SpeakerWords | None:
    """The subject that opens the paragraph of a place, where no other stands in between and it names no person."""
    paragraph = cast.paragraph_at(position)
    phrases = _subjects(cast, paragraph, position)
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
    """The last subject of a main clause, or object, before a place in its paragraph that is something written."""
    paragraph = cast.paragraph_at(position)
    phrases = _ending_before(cast.noun_phrases[paragraph.number], position - paragraph.char_start)
    for phrase in reversed(phrases):
        tells = phrase.root.dep_ in _OBJECTS or (phrase.root.dep_ in SUBJECTS and _is_of_main_clause(phrase.root))
        written = tells and is_document_noun(fold(phrase.root.text))
        if written and not cast.is_quoted(paragraph.char_start + phrase.start_char):
            return _in_text(paragraph, phrase)
    return None


def last_unnamed(cast: Cast, position: int, gender: str) -> SpeakerWords | None:
    """The 'A baker' or 'her father' who is the last subject before a place, where he or she may be of that gender.

    Looked for in the place's paragraph, and where that tells of nobody before it in the one above. None where a
    person of the article is named in between.
    """
    paragraph = cast.paragraph_at(position)
    phrase = next(reversed(_subjects(cast, paragraph, position)), None)
    if phrase is None and paragraph.number:
        paragraph = cast.parsed.paragraphs[paragraph.number - 1]
        phrase = _last_of_main_clause(_subjects(cast, paragraph, position))
    if phrase is None:
        return None
    kin = gendered_word(fold(phrase.root.text)) == gender and _is_kin_meant(cast, phrase.text, position, gender)
    if not kin and not _SOMEBODY.match(phrase.text):
        return None
    words, head = _in_text(paragraph, phrase), fold(phrase.root.text)
    gendered = None if head in _OF_EITHER_SEX else gendered_word(head)
    named = _named_between(cast, words.char_start, position)
    relieved = any(cast.genders[person] in {gender, "unknown"} for person in named)
    return words if _may_be(head, gendered, gender) and not relieved else None


def _is_kin_meant(cast: Cast, phrase: str, position: int, gender: str) -> bool:
    """Whether 'his mother' is taken up by 'she', or 'his father' by the 'he' who tells him something.

    Any other 'he' behind 'his father' is whose father it is.
    """
    owner = _OF_SOMEBODY.match(phrase)
    if owner is None:
        return False
    whose = _OWNERS[owner["whose"].lower()]
    return whose != gender or _TELLS_KIN.match(cast.parsed.text, position) is not None


def last_definite(cast: Cast, position: int, gender: str) -> SpeakerWords | None:
    """'The prosecutor' who is the last subject of a main clause before a place in its paragraph, and may be he or she.

    None where a person of the article is named in between, or is the only one whom the paragraph names.
    """
    paragraph = cast.paragraph_at(position)
    alone = alone_here(cast, position)
    if alone is not None and cast.genders[alone] in {gender, "unknown"}:
        return None
    phrase = _last_of_main_clause(_subjects(cast, paragraph, position))
    if phrase is None or not phrase.text.lower().startswith("the "):
        return None
    words, head = _in_text(paragraph, phrase), fold(phrase.root.text)
    named = _named_between(cast, words.char_start, position)
    return words if _may_be(head, gendered_word(head), gender) and not named else None


def _last_of_main_clause(subjects: Sequence[Span]) -> Span | None:
    return next((phrase for phrase in reversed(subjects) if _is_of_main_clause(phrase.root)), None)


def _in_text(paragraph: Paragraph, phrase: Span) -> SpeakerWords:
    """A phrase of a paragraph at its place in the article."""
    start = paragraph.char_start + phrase.start_char
    return SpeakerWords(char_start=start, char_end=start + len(phrase.text), text=phrase.text)


def _named_between(cast: Cast, start: int, end: int) -> set[int]:
    """The persons whom the reporter names behind one place and before another."""
    return {seen.person for seen in cast.between(start + 1, end) if not seen.is_quoted}


def _may_be(head: str, gendered: str | None, gender: str) -> bool:
    """Whether a noun says what a person is and gives no other gender than that."""
    return is_role_noun(head) and gendered in {None, gender}


def _last_phrase(cast: Cast, paragraph: Paragraph, position: int) -> tuple[int, str] | None:
    """Place and words of the last subject that names nobody; in an unparsed paragraph one that opens a clause."""
    if paragraph.has_syntax:
        last = next(reversed(_subjects(cast, paragraph, position)), None)
        return (paragraph.char_start + last.start_char, last.text) if last is not None else None
    found = _THE_ROLE.finditer(cast.parsed.text, paragraph.char_start, min(paragraph.char_end, position))
    roles = [(match.start(1), match[1]) for match in found if is_role_noun(match["noun"])]
    return roles[-1] if roles else None


def last_described(cast: Cast, position: int, gender: str) -> Antecedent | None:
    """The person whom the last subject before a place describes, as in 'The commissioner paused; she said'.

    None where somebody is named as a subject behind the description.
    """
    paragraph = cast.paragraph_at(position)
    earlier = cast.parsed.paragraphs[max(paragraph.number - 1, 0) : paragraph.number]
    for part in (paragraph, *earlier):
        last = _last_phrase(cast, part, position)
        if last is None:
            continue
        start, words = last
        phrase = read_phrase(words)
        named = _named_between(cast, start, position)
        found = resolve_by_role(cast, phrase, start) if phrase is not None and not named else None
        return found if found is not None and cast.genders[found.person] in {gender, "unknown"} else None
    return None


def _subjects(cast: Cast, paragraph: Paragraph, position: int) -> Sequence[Span]:
    """The subjects of a paragraph that end before a place of the article and name nobody."""
    return _ending_before(cast.nameless_subjects[paragraph.number], position - paragraph.char_start)


def _ending_before(phrases: Sequence[Span], place: int) -> Sequence[Span]:
    return phrases[: bisect_right(phrases, place, key=lambda phrase: phrase.end_char)]


def _is_of_main_clause(subject: Token) -> bool:
    verb = subject.head
    return verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")
