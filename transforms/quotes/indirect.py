"""Reported statements without marks: what somebody is said to have said, in the reporter's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from transforms.quotes.cues import Clause
from transforms.quotes.governors import is_instead, withholds
from transforms.quotes.inflection import base_of
from transforms.quotes.layout import ParagraphLayout
from transforms.quotes.ranking import probability
from transforms.quotes.speaker_nouns import noun_class
from transforms.quotes.unsaid import is_unsaid
from transforms.quotes.weights import read_weights

_CLAUSAL = frozenset({"ccomp", "xcomp"})
_OBJECTS = frozenset({"dobj", "attr", "oprd"})
_EDGE = frozenset({",", ".", ";", ":", "-", "–", "—", "--", "!", "?", "(", ")"})
_SENTENCE_CUES = frozenset({"say", "saying", "reporting", "according"})
_NOUN_PREPOSITIONS = frozenset({"on", "for", "about", "against", "of", "to"})
_QUESTIONING = frozenset({"ask", "question", "press", "quiz"})
_ASKING = frozenset({"ask", "question", "press", "tell", "quiz", "challenge", "speak", "talk", "write"})
_ANONYMITY = re.compile(r"(?:not )?to (?:not )?be (?:named|identified|quoted)\b")
_NOTHING = frozenset({"nothing", "little", "none"})
_SOURCES = frozenset({"PERSON", "ORG"})
_IS_CLOSED = 0.7
_MIN_TOKENS = 2
_MIN_CUT_TOKENS = 5


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """What a clause reports: first and last token, and how it hangs on the cue."""

    clause: Clause
    first: int
    last: int
    link: str
    cut: bool
    """Whether words that the clause reports as well were left out behind."""


@cache
def indirect_weights() -> Mapping[str, float]:
    """What each observation about a statement says for its being reported speech."""
    return read_weights("indirect.tsv")


def find_statements(layout: ParagraphLayout, clauses: Sequence[Clause]) -> list[Statement]:
    """Every stretch of a paragraph without quotes that one of its clauses may report."""
    found = []
    for clause in clauses:
        if _reports_nothing(clause) or is_unsaid(layout, clause):
            continue
        for first, last, link in _contents(layout, clause):
            trimmed = _trim(layout, first, _before_closing(layout, clauses, clause, first, last))
            if (
                trimmed is None
                or _asks_for_anonymity(layout, *trimmed)
                or _is_nothing(layout.tokens[trimmed[0]], clause)
            ):
                continue
            if link in _CLAUSAL or not _leads_to_quote(layout, trimmed[1]):
                found.append(Statement(clause, *trimmed, link, cut=trimmed[1] < last - 2))
    return found


def _reports_nothing(clause: Clause) -> bool:
    """Whether the cue is no word of speech, but how somebody feels, a thank-you, writing words down, naming a source.

    'Asked whether' tells what somebody was asked, and 'declined to comment' what somebody did not say.
    """
    if clause.cue.pos_ == "ADJ":
        return True
    base = base_of(clause.cue.text)
    down = base == "write" and any(child.dep_ == "prt" for child in clause.cue.children)
    asked = clause.is_spoken_to and base in _QUESTIONING
    if asked or withholds(clause.cue):
        return True
    return down or base == "thank" or (base == "cite" and any(map(_is_source, clause.cue.children)))


def _is_source(child: Token) -> bool:
    """Whether a verb's object says on whose word something rests, as in 'citing a Russian source'."""
    return child.dep_ in _OBJECTS and (child.ent_type_ in _SOURCES or noun_class(child.text) in {"human", "body"})


def _before_closing(layout: ParagraphLayout, clauses: Sequence[Clause], clause: Clause, first: int, last: int) -> int:
    """The last word of a statement that another 'an audit has found' closes behind a comma: that one reports all."""
    for other in clauses:
        inside = other is not clause and first < other.first and clause.last < other.first and other.last <= last
        if inside and other.kind == "verb" and other.strength in _SENTENCE_CUES and other.speaker_last < other.cue.i:
            behind = layout.tokens[other.last + 1].text if other.last + 1 < len(layout.tokens) else "."
            if layout.tokens[other.first - 1].text == "," and behind in {".", "?", "!"}:
                return other.first - 2
    return last


def _leads_to_quote(layout: ParagraphLayout, last: int) -> bool:
    """Whether a colon and a quote follow: in 'posted a picture with the words: "..."' the picture is no statement."""
    behind = layout.tokens[last + 1 : last + 3]
    return len(behind) > 1 and behind[0].text == ":" and layout.in_quote(behind[1])


def _asks_for_anonymity(layout: ParagraphLayout, first: int, last: int) -> bool:
    """'an official who asked not to be named' tells of the source, not what it said."""
    words = " ".join(token.lower_ for token in layout.tokens[first : last + 1])
    return _ANONYMITY.match(words) is not None


def _is_nothing(opening: Token, clause: Clause) -> bool:
    """Whether nothing is what was said: 'said nothing about the fire', but not 'said nothing was burnt'."""
    return opening.lower_ in _NOTHING and opening.head.i == clause.cue.i and opening.dep_ in _OBJECTS


def _contents(layout: ParagraphLayout, clause: Clause) -> Iterator[tuple[int, int, str]]:
    if clause.kind == "verb":
        linked = list(_complements(layout, clause))
        yield from linked
        if any(link in _CLAUSAL for _, _, link in linked):
            return
    if clause.strength in _SENTENCE_CUES:
        yield from _around(layout, clause)
    elif clause.kind == "noun":
        yield from _noun_complements(clause)


def _complements(layout: ParagraphLayout, clause: Clause) -> Iterator[tuple[int, int, str]]:
    for child in clause.cue.children:
        if layout.in_quote(child):
            continue
        first, last = child.left_edge.i, child.right_edge.i
        if first <= clause.cue.i <= last or _overlaps(first, last, clause):
            continue
        if child.dep_ in _CLAUSAL or child.dep_ in _OBJECTS:
            yield first, last, child.dep_
        elif child.dep_ == "prep" and child.i > clause.cue.i and not is_instead(child):
            yield from _prepositional(child, child.lower_)


def _noun_complements(clause: Clause) -> Iterator[tuple[int, int, str]]:
    for child in clause.cue.rights:
        if child.dep_ in {"acl", "relcl", "ccomp"}:
            yield child.left_edge.i, child.right_edge.i, f"noun's {child.dep_}"
        elif child.dep_ == "prep" and child.lower_ in _NOUN_PREPOSITIONS:
            yield from _prepositional(child, f"noun's {child.lower_}")


def _prepositional(preposition: Token, link: str) -> Iterator[tuple[int, int, str]]:
    for noun in preposition.children:
        if noun.dep_ in {"pobj", "pcomp"}:
            yield noun.left_edge.i, noun.right_edge.i, f"{link} {noun.dep_}"


def _overlaps(first: int, last: int, clause: Clause) -> bool:
    return clause.speaker_first <= last and first <= clause.speaker_last


def _around(layout: ParagraphLayout, clause: Clause) -> Iterator[tuple[int, int, str]]:
    """The rest of the sentence in '..., Lee said', in 'According to Lee, ...' and where the tree is of no help."""
    start, end = _sentence_ends(layout, clause)
    set_off = clause.first > 0 and layout.tokens[clause.first - 1].text in _EDGE
    if set_off and clause.first - 1 > start:
        if _could_be_said(layout, clause, start):
            yield start, clause.first - 2, "sentence before"
    elif clause.kind == "according" and clause.first > start:
        yield start, clause.first - 1, "sentence before, no comma"
    behind = _clause_end(layout, clause) + 1
    if behind >= end:
        return
    if layout.tokens[behind].text == ",":
        if set_off or clause.kind == "according" or clause.first == start:
            yield behind + 1, end, "sentence behind"
    elif clause.kind == "verb" and clause.speaker_last < clause.cue.i:
        yield behind, end, "rest of the sentence"


def _could_be_said(layout: ParagraphLayout, clause: Clause, first: int) -> bool:
    """Whether words before a comma may be a statement: neither 'Asked why, she said' nor 'The chairman, Lee, said'."""
    words = layout.tokens[first : clause.first - 1]
    asked = words[0].tag_ in {"VBN", "VBD", "VBG"} and base_of(words[0].text) in _ASKING
    apposed = clause.speaker_last < clause.cue.i and layout.tokens[clause.speaker_last + 1].text == ","
    return not asked and (not apposed or any(token.pos_ in {"VERB", "AUX"} for token in words))


def _sentence_ends(layout: ParagraphLayout, clause: Clause) -> tuple[int, int]:
    sentence = layout.sentence_of
    start = end = clause.cue.i
    while start and sentence[start - 1] == clause.sentence:
        start -= 1
    while end + 1 < len(sentence) and sentence[end + 1] == clause.sentence:
        end += 1
    return start, end


def _clause_end(layout: ParagraphLayout, clause: Clause) -> int:
    last = clause.last
    if clause.kind == "according":
        head = layout.tokens[clause.speaker_last]
        return max(last, head.right_edge.i if head.right_edge.i - last < 30 else last)
    return last


def _trim(layout: ParagraphLayout, first: int, last: int) -> tuple[int, int] | None:
    """Without the marks and the 'that' at the ends, and cut before a clause that quotes; None where little is left."""
    while first <= last and (_is_edge(layout.tokens[first]) or _is_that(layout.tokens[first])):
        first += 1
    quoted = next((place for place in range(first, last + 1) if layout.quote_at[place] >= 0), None)
    if quoted is not None:
        last = next((place - 1 for place in range(quoted, first, -1) if layout.tokens[place].text == ","), first - 1)
    while last >= first and _is_edge(layout.tokens[last]):
        last -= 1
    shortest = _MIN_TOKENS if quoted is None else _MIN_CUT_TOKENS
    return (first, last) if last - first + 1 >= shortest else None


def _is_edge(token: Token) -> bool:
    return token.text in _EDGE or token.is_space


def _is_that(token: Token) -> bool:
    return token.lower_ == "that" and (token.dep_ == "mark" or token.tag_ == "IN")


def likelihood(layout: ParagraphLayout, statement: Statement) -> float:
    """The probability that a statement is reported speech; one that 'an audit has found' closes surely is."""
    likely = probability(observe_statement(layout, statement), indirect_weights())
    return max(likely, _IS_CLOSED) if _is_closed(layout, statement) else likely


def _is_closed(layout: ParagraphLayout, statement: Statement) -> bool:
    """Whether a whole clause opens the sentence and comma, speaker and reporting verb end it."""
    clause, tokens = statement.clause, layout.tokens
    if statement.link != "sentence before" or clause.kind != "verb" or clause.strength not in _SENTENCE_CUES:
        return False
    opens = not statement.first or layout.sentence_of[statement.first - 1] != clause.sentence
    ends = clause.last + 1 >= len(tokens) or tokens[clause.last + 1].text in {".", "!", "?"}
    finite = any(tokens[place].tag_ in {"VBZ", "VBD", "VBP", "MD"} for place in range(statement.first, statement.last))
    return opens and ends and finite and clause.how == "subject" and clause.speaker_last < clause.cue.i


def _opening(layout: ParagraphLayout, statement: Statement) -> str:
    """What the statement opens with."""
    return f"opens with {layout.tokens[statement.first].pos_.lower()}"


def observe_statement(layout: ParagraphLayout, statement: Statement) -> list[str]:
    """Everything that bears on whether a statement is reported speech."""
    clause = statement.clause
    verb = clause.cue
    size = (
        "short"
        if statement.last - statement.first < 4
        else "medium"
        if statement.last - statement.first < 9
        else "long"
    )
    root = layout.doc[statement.first : statement.last + 1].root
    finite = any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in root.children)
    shape = f"{'clause' if finite else root.pos_.lower()}"
    return [
        "any statement",
        f"{statement.link}",
        f"{statement.link} / {clause.strength}",
        f"{statement.link} / {clause.strength} / {shape}",
        f"{statement.link} / {clause.strength} / {verb.tag_}",
        f"{statement.link} / {size}",
        f"cut before a quote {statement.cut} / {clause.strength}",
        f"{statement.link} / {_opening(layout, statement)}",
        f"{_opening(layout, statement)} / {clause.strength}",
        f"{statement.link} / {shape}",
        f"cue {base_of(verb.text)}",
        f"cue {base_of(verb.text)} / {statement.link}",
        f"speaker {clause.speaker_type} / {clause.strength}",
        f"speaker {clause.speaker_type}",
        f"found by {clause.how} / {clause.strength}",
        f"found by {clause.how} / {verb.tag_}",
        f"cue {verb.tag_} / {clause.strength}",
        f"negated {any(child.dep_ == 'neg' for child in verb.children)} / {clause.strength}",
        f"modal {any(child.tag_ == 'MD' for child in verb.children)} / {clause.strength}",
        f"infinitive {any(child.tag_ == 'TO' for child in verb.children)} / {clause.strength}",
    ]
