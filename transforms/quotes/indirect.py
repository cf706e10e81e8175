"""Reported statements without marks: what somebody is said to have said, in the reporter's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from transforms.quotes.acts import OBJECTS, reports_nothing
from transforms.quotes.asides import NOTHING, is_aside, leads_to_quote
from transforms.quotes.clause_edges import opening_of
from transforms.quotes.cues import Clause
from transforms.quotes.demands import demanded
from transforms.quotes.governors import is_instead
from transforms.quotes.inflection import base_of
from transforms.quotes.layout import ParagraphLayout
from transforms.quotes.ranking import probability
from transforms.quotes.reporting_words import CALENDAR
from transforms.quotes.sentence_parts import (
    CIRCUMSTANCES,
    CONTENT_PREPOSITIONS,
    is_given_in_front,
    parts_around,
    quote_in_front,
)
from transforms.quotes.statement_bounds import (
    SENTENCE_CUES,
    before_closing,
    before_main_clause,
    before_next_speaker,
    trimmed,
)
from transforms.quotes.unsaid import is_unsaid
from transforms.quotes.weights import read_weights

_CLAUSAL = frozenset({"ccomp", "xcomp"})
_NOUN_PREPOSITIONS = frozenset({"on", "for", "about", "against", "of", "to"})
_PARTING = frozenset({":", ";", "("})
_IS_CLOSED = 0.7


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
        if reports_nothing(clause) or is_unsaid(layout, clause):
            continue
        for first, last, link in _contents(layout, clause):
            end = before_main_clause(layout, clause, first, last)
            end = before_next_speaker(layout, clauses, clause, first, end)
            bounds = trimmed(layout, first, before_closing(layout, clauses, clause, first, end))
            if bounds is None or is_aside(layout, clause, *bounds):
                continue
            if link in _CLAUSAL or not leads_to_quote(layout, bounds[1]):
                found.append(Statement(clause, *bounds, link, cut=bounds[1] < end - 2))
    return found


def _contents(layout: ParagraphLayout, clause: Clause) -> Iterator[tuple[int, int, str]]:
    if clause.kind == "verb":
        linked = _joined(_complements(layout, clause))
        yield from linked
        if any(link in _CLAUSAL for _, _, link in linked):
            return
    if clause.strength in SENTENCE_CUES:
        yield from parts_around(layout, clause)
    elif clause.kind == "noun":
        yield from _noun_complements(clause)


def _joined(complements: Iterator[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Complements, one where the tree parts a clause in two: 'added that it names each vessel turned away'."""
    joined: list[tuple[int, int, str]] = []
    for first, last, link in complements:
        goes_on = joined and joined[-1][1] + 1 == first and {link, joined[-1][2]} <= _CLAUSAL
        if goes_on:
            joined[-1] = (joined[-1][0], last, link)
        else:
            joined.append((first, last, link))
    return joined


def _complements(layout: ParagraphLayout, clause: Clause) -> Iterator[tuple[int, int, str]]:
    quoted = clause.strength in SENTENCE_CUES and quote_in_front(layout, clause)
    demand = demanded(clause.cue)
    if demand is not None and not _overlaps(*demand[:2], clause):
        yield demand
    for child in clause.cue.children:
        if layout.in_quote(child) or (demand is not None and demand[0] <= child.right_edge.i <= demand[1]):
            continue
        first, last = _behind_day(layout, child), child.right_edge.i
        if layout.tokens[first].lower_ in CIRCUMSTANCES and is_given_in_front(layout, clause):
            continue
        if _is_parted(layout, clause, last) or first <= clause.cue.i <= last or _overlaps(first, last, clause):
            continue
        apposed = child.i > clause.cue.i and layout.tokens[first - 1].text == ","
        told = _told_beside(child, clause)
        if told is not None:
            yield told.left_edge.i, told.right_edge.i, "ccomp"
        elif child.dep_ in _CLAUSAL or (child.dep_ in OBJECTS and not apposed):
            yield first, last, child.dep_
        elif not quoted and _is_of_content(child, clause.cue) and not is_instead(child):
            yield from _prepositional(child, child.lower_)


def _told_beside(adjunct: Token, clause: Clause) -> Token | None:
    """The verb of a 'that' which the tree hangs on a noun beside the cue: 'claimed without any evidence that'."""
    if adjunct.dep_ != "prep" or clause.strength not in {"say", "saying"} or adjunct.i < clause.cue.i:
        return None
    if any(child.dep_ in _CLAUSAL or child.lower_ in NOTHING for child in clause.cue.children):
        return None
    return next((token for token in adjunct.subtree if _is_that_clause(token)), None)


def _is_that_clause(verb: Token) -> bool:
    opening = verb.left_edge
    return verb.dep_ in {"acl", "ccomp", "relcl"} and opening.lower_ == "that" and opening.dep_ == "mark"


def _is_parted(layout: ParagraphLayout, clause: Clause, last: int) -> bool:
    """Whether a colon or a semicolon stands between a stretch and the 'he said' behind it: 'She won: he says so'."""
    opening = opening_of(clause)
    return last < opening and any(token.text in _PARTING for token in layout.tokens[last:opening])


def _behind_day(layout: ParagraphLayout, complement: Token) -> int:
    """Where a complement starts, behind the 'Wednesday,' of 'said Wednesday, after'."""
    first, head = complement.left_edge.i, complement.i
    while first < head and layout.tokens[first + 1].tag_ != "POS" and _is_day_or_comma(layout.tokens[first]):
        first += 1
    return first


def _is_day_or_comma(token: Token) -> bool:
    return token.lower_ in CALENDAR or token.text == ","


def _is_of_content(preposition: Token, cue: Token) -> bool:
    """Whether what hangs on a preposition may be what is spoken of: 'warned of floods', not 'said in an interview'."""
    follows = preposition.i > cue.i and preposition.nbor(-1).text != "," and base_of(cue.text) != "say"
    return preposition.dep_ == "prep" and preposition.lower_ in CONTENT_PREPOSITIONS and follows


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


def likelihood(layout: ParagraphLayout, statement: Statement) -> float:
    """The probability that a statement is reported speech."""
    weighed = probability(observe_statement(layout, statement), indirect_weights())
    return max(weighed, least_likelihood(layout, statement))


def least_likelihood(layout: ParagraphLayout, statement: Statement) -> float:
    """How likely a statement is reported speech whatever its weights: what 'an audit has found' closes, and charges."""
    accuses = base_of(statement.clause.cue.text) == "accuse" and statement.link == "rest of the sentence"
    return _IS_CLOSED if accuses or _is_closed(layout, statement) else 0.0


def _is_closed(layout: ParagraphLayout, statement: Statement) -> bool:
    """Whether a whole clause opens the sentence and comma, speaker and reporting verb end it."""
    clause, tokens = statement.clause, layout.tokens
    if statement.link != "sentence before" or clause.kind != "verb" or clause.strength not in SENTENCE_CUES:
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
