"""The thing or group that an 'it' or 'they' takes up: the last subject before it that is no person of the article."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from transforms.language.parsing import Paragraph
from transforms.people.cast import Cast
from transforms.records import SpeakerWords

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# 'The next month they left': the parser's subject is none.
_TIMES = frozenset({"day", "week", "month", "year", "time", "morning", "evening", "afternoon", "night", "decade"})
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
        phrases = list(_subjects(cast, paragraph, position))
        fitting = [phrase for phrase in phrases if (phrase.root.tag_ in _PLURAL) == plural] or phrases * plural
        if fitting:
            phrase = fitting[-1]
            start = paragraph.char_start + phrase.start_char
            return SpeakerWords(char_start=start, char_end=start + len(phrase.text), text=phrase.text)
    return None


def _subjects(cast: Cast, paragraph: Paragraph, position: int) -> Iterator[Span]:
    if not paragraph.has_syntax:
        return
    for phrase in paragraph.doc.noun_chunks:
        end = paragraph.char_start + phrase.end_char
        if end <= position and _is_subject(phrase.root) and not _names_person(cast, paragraph, phrase):
            yield phrase


def _is_subject(token: Token) -> bool:
    return token.dep_ in _SUBJECTS and token.pos_ in {"NOUN", "PROPN"} and token.lower_ not in _TIMES


def _names_person(cast: Cast, paragraph: Paragraph, phrase: Span) -> bool:
    """Whether the phrase's head stands in a person's name, or the phrase in a quotation."""
    start = paragraph.char_start + phrase.root.idx
    return any(seen.start <= start < seen.end for seen in cast.appearances) or cast.is_quoted(start)
