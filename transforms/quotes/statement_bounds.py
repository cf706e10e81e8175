"""Where a reported statement ends: without marks, before a quote, a closing 'they said' and the main clause behind."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Token

from transforms.quotes.clause_edges import opening_of
from transforms.quotes.cues import Clause
from transforms.quotes.inflection import base_of
from transforms.quotes.layout import ParagraphLayout
from transforms.quotes.reporting_words import strength, word_set

FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
# A clause with one of these as its cue may be set into the sentence that it reports: 'The road, he said, is shut'.
SENTENCE_CUES = frozenset({"say", "saying", "reporting", "according"})
_EDGE = frozenset({",", ".", ";", ":", "-", "–", "—", "--", "!", "?", "(", ")"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVES = word_set("who which whose")
_CLOSING = {",": frozenset({",", "–", "—", "--"}), "(": frozenset({")"})} | dict.fromkeys(
    ("–", "—", "--", "-"), frozenset({"–", "—", "--", "-"})
)
_PARTING = frozenset({",", ";", "-", "–", "—", "--"})
_JOINTS = word_set("and but while whereas although though")
_RELATIVE_REACH = 12
_MIN_TOKENS = 2
_MIN_CUT_TOKENS = 5


def trimmed(layout: ParagraphLayout, first: int, last: int) -> tuple[int, int] | None:
    """Without a dateline, marks, 'that' and 'and' at the ends, and cut before a clause that quotes.

    None where little is left.
    """
    first = max(first, layout.dateline_end)
    while first <= last and _is_before(layout.tokens[first]):
        first += 1
    quoted = next((place for place in range(first, last + 1) if layout.quote_at[place] >= 0), None)
    if quoted is not None:
        last = next((place - 1 for place in range(quoted, first, -1) if _parts(layout.tokens[place])), first - 1)
    while last >= first and (_is_edge(layout.tokens[last]) or layout.tokens[last].tag_ == "CC"):
        last -= 1
    shortest = _MIN_TOKENS if quoted is None else _MIN_CUT_TOKENS
    return (first, last) if last - first + 1 >= shortest else None


def _parts(token: Token) -> bool:
    """Whether a mark parts what stands before it from what stands behind; a hyphen has no spaces."""
    return token.text in _PARTING and (token.text == "," or bool(token.whitespace_))


def _is_edge(token: Token) -> bool:
    return token.text in _EDGE or token.is_space


def _is_before(token: Token) -> bool:
    return _is_edge(token) or _is_that(token) or (token.lower_ in {"and", "or"} and token.dep_ == "cc")


def _is_that(token: Token) -> bool:
    return token.lower_ == "that" and (token.dep_ == "mark" or token.tag_ == "IN")


def before_closing(layout: ParagraphLayout, clauses: Sequence[Clause], clause: Clause, first: int, last: int) -> int:
    """The last word of a statement that another 'an audit has found' closes behind a comma: that one reports all."""
    for other in _told_inside(clauses, clause, first, last):
        opening = opening_of(other)
        if other.strength in SENTENCE_CUES and max(first, clause.last) < opening:
            behind = layout.tokens[other.last + 1].text if other.last + 1 < len(layout.tokens) else "."
            if layout.tokens[opening - 1].text == "," and behind in {".", "?", "!"}:
                return opening - 2
    return last


def before_next_speaker(
    layout: ParagraphLayout, clauses: Sequence[Clause], clause: Clause, first: int, last: int
) -> int:
    """The last word of a statement before ', and the mayor said that': a comma and a joint part it from the next."""
    for other in _told_inside(clauses, clause, first, last):
        opening = opening_of(other)
        if other.how != "subject" or other.strength not in {"say", "saying"} or opening <= max(first, clause.last) + 2:
            continue
        reports = any(child.dep_ == "ccomp" and child.i > other.cue.i for child in other.cue.children)
        joint = layout.tokens[opening - 1]
        if reports and joint.lower_ in _JOINTS and layout.tokens[opening - 2].text == ",":
            return opening - 3
    return last


def _told_inside(clauses: Sequence[Clause], clause: Clause, first: int, last: int) -> list[Clause]:
    """The other clauses of speaker and verb within a stretch; they come in the order of their verbs."""
    start = bisect_right(clauses, first, key=lambda other: other.cue.i)
    end = bisect_right(clauses, last, key=lambda other: other.cue.i)
    return [
        other
        for other in clauses[start:end]
        if other is not clause and other.kind == "verb" and other.speaker_last < other.cue.i and first < other.first
    ]


def before_main_clause(layout: ParagraphLayout, clause: Clause, first: int, last: int) -> int:
    """The last word of a statement that a relative clause reports: 'Ann Lee, who had promised a bill, was ill'."""
    relative = _relative_before(layout, clause)
    if relative is None or first <= clause.cue.i or not _stands_before_verb(layout, relative):
        return last
    closing = _CLOSING[layout.tokens[relative - 1].text]
    commas = 0
    for place in range(clause.cue.i + 1, last + 1):
        token = layout.tokens[place]
        if layout.in_quote(token) or token.text not in closing:
            continue
        commas += 1
        verb = _verb_behind(layout, place, last)
        # In 'who said the bridge, built in 1950, was unsafe, resigned' the second comma only ends what the first began.
        if verb is not None and (commas % 2 or token.text != "," or _goes_on_before(verb, relative)):
            return place - 1
    return last


def _relative_before(layout: ParagraphLayout, clause: Clause) -> int | None:
    """The 'who' behind a comma, a dash or a bracket in whose clause a cue stands."""
    for place in range(clause.cue.i - 1, max(0, clause.cue.i - _RELATIVE_REACH), -1):
        token = layout.tokens[place]
        if layout.in_quote(token) or layout.sentence_of[place] != clause.sentence:
            return None
        if token.lower_ in _RELATIVES and token.tag_.startswith("W"):
            return place if layout.tokens[place - 1].text in _CLOSING else None
        if token.text in _EDGE - {"-"}:
            return None
    return None


def _stands_before_verb(layout: ParagraphLayout, relative: int) -> bool:
    """Whether the main clause's verb is still to come behind a relative clause."""
    noun = layout.tokens[relative - 2] if relative > 1 else None
    while noun is not None and noun.dep_ in {"appos", "conj", "compound"} and noun.head.i < noun.i:
        noun = noun.head
    if noun is not None and noun.dep_ in _SUBJECTS:
        return True
    sentence = layout.sentence_of[relative]
    before = (token for token in layout.tokens[:relative] if layout.sentence_of[token.i] == sentence)
    return not any(token.tag_ in FINITE and not layout.in_quote(token) for token in before)


def _verb_behind(layout: ParagraphLayout, place: int, last: int) -> Token | None:
    """The finite verb that stands right behind a mark, or behind adverbs there."""
    for token in layout.tokens[place + 1 : last + 1]:
        # The tree may take 'posted' for what was done to the speeches before it.
        if token.tag_ in FINITE or (token.tag_ == "VBN" and strength(base_of(token.text)) in {"say", "saying"}):
            return token
        if token.pos_ != "ADV":
            return None
    return None


def _goes_on_before(verb: Token, relative: int) -> bool:
    """Whether the tree gives a verb a subject in front of the relative clause."""
    return any(child.dep_ in _SUBJECTS and child.i < relative - 1 for child in verb.children)
