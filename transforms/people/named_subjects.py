"""Whether a name is who acts: the subject of its sentence, by the parser or by the words around it."""

from __future__ import annotations

import re

from spacy.tokens import Token

from transforms.language.parsing import Paragraph
from transforms.people.heads import token_at
from transforms.people.name_parts import fold
from transforms.people.sentence_words import FUNCTION_WORDS
from transforms.people.titles import is_role_noun

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# 'The next month they left': the parser's subject is none.
_TIMES = frozenset({"day", "week", "month", "year", "time", "morning", "evening", "afternoon", "night", "decade"})
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
# 'According to' and a title, with some to spare.
_SOURCE_LETTERS = 120
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


def _verb_follows(paragraph: Paragraph, end: int) -> bool:
    """Whether a verb in the present or the past stands behind a name, which the parser may not see as its subject."""
    following = token_at(paragraph, end, min(end + 2, paragraph.char_end))
    return following is not None and following.tag_ in _FINITE


def _is_inverted_subject(token: Token) -> bool:
    """Whether a name stands behind a form of 'be' that has no subject before it: 'Among them was Ann Lee'."""
    verb = token.head
    return (
        token.dep_ == "attr"
        and verb.i < token.i
        and not any(child.dep_ in SUBJECTS | {"csubj"} for child in verb.children)
    )


def _opens_titled(line: str, start: int, end: int, sentence_start: int) -> bool:
    """Whether nothing but a title stands before a name in its sentence, and a small word behind: 'Judge Lee sent'."""
    lead = line[sentence_start:start].split()
    words = [fold(word) for word in lead]
    if not 0 < len(words) <= _TITLE_WORDS or not re.match(r" [a-z]", line[end : end + 2]):
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
    return bool(about or _SOURCE_BEFORE.search(line, max(0, start - _SOURCE_LETTERS), start))


def is_subject(paragraph: Paragraph, line: str, start: int, end: int, sentence_start: int) -> bool:
    """Whether the name between two places of the article is its sentence's subject, or the paragraph's topic.

    Args:
        paragraph: what holds the name.
        line: the paragraph's text.
        start: where the name starts in the article.
        end: where it ends.
        sentence_start: where its sentence starts in the article.
    """
    opening, closing = start - paragraph.char_start, end - paragraph.char_start
    if _is_topic(line, opening, closing) or _is_titled_subject(line, opening, closing):
        return True
    token = token_at(paragraph, start, end)
    if token is None:
        sentence = sentence_start - paragraph.char_start
        titled = _opens_titled(line, opening, closing, sentence)
        acts = _acts_at_start(line, opening, closing, sentence)
        return start - sentence_start <= _OPENING or titled or acts or _opens_inverted(line, opening, sentence)
    if start - sentence_start <= _OPENING and _verb_follows(paragraph, end):
        return True
    for _ in range(4):
        if token.dep_ in SUBJECTS | {"csubj"} or _is_inverted_subject(token):
            return True
        if token.dep_ not in _INSIDE_NAME:
            return False
        token = token.head
    return False


def is_subject_noun(token: Token) -> bool:
    """Whether a token is a noun as the parser's subject, and no time."""
    return token.dep_ in SUBJECTS and token.pos_ in {"NOUN", "PROPN"} and token.lower_ not in _TIMES
