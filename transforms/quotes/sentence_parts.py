"""The stretches of a sentence that a 'Lee said' set into it may report: what stands before it and what behind."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from transforms.quotes.clause_edges import end_of, opening_of
from transforms.quotes.cues import Clause
from transforms.quotes.inflection import base_of
from transforms.quotes.layout import ParagraphLayout
from transforms.quotes.reporting_words import word_set
from transforms.quotes.statement_bounds import FINITE

_SETTING_OFF = frozenset({",", "-", "–", "—", "--", "?", "!"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "ccomp", "xcomp", "oprd"})
_SUBORDINATE = frozenset({"relcl", "acl", "advcl", "csubj", "pcomp"})
_ASKING = frozenset({"ask", "question", "press", "tell", "quiz", "challenge", "speak", "talk", "write"})
_OBJECTS = frozenset({"dobj", "dative", "oprd", "ccomp", "xcomp", "attr"})
# What somebody speaks of hangs on these; the others tell where, when and how it was said.
CONTENT_PREPOSITIONS = word_set("about of for on against to with as from over")
# Time and place belong to what is announced: 'promised a vote in the spring'.
_TO_COME = word_set("announce promise pledge vow propose predict forecast offer threaten demand plan schedule")
# What opens the circumstances in which something was said: 'they said, after a test had failed'.
CIRCUMSTANCES = word_set("after before when while as during following at in on until since by")
_UNFINISHED = frozenset({"IN", "WDT", "WP", "WP$", "DT", "TO", "PRP$"})
_ARTICLES = frozenset({"a", "an", "the", "no", "every"})
_FEW_WORDS = 4


def parts_around(layout: ParagraphLayout, clause: Clause) -> Iterator[tuple[int, int, str]]:
    """The rest of the sentence in '..., Lee said', in 'According to Lee, ...' and where the tree is of no help."""
    start, end = _sentence_ends(layout, clause)
    opening, behind = opening_of(clause), end_of(layout, clause) + 1
    set_off = opening > 0 and layout.tokens[opening - 1].text in _SETTING_OFF
    given = is_given_in_front(layout, clause)
    if set_off and opening - 1 > start:
        whole = is_whole(layout, start, opening - 2)
        stub = behind <= end and _is_stub(layout, (start, opening - 2), (behind, end), whole=whole)
        if not stub and _could_be_said(layout, clause, start):
            yield start, opening - 2, "sentence before"
    elif clause.kind == "according" and opening > start:
        yield start, opening - 1, "sentence before, no comma"
    if behind >= end:
        return
    if layout.tokens[behind].text == ",":
        inserted = set_off and opening > start
        # 'But as Ann Lee notes, the road is shut.'
        fronted = opening == start + (layout.tokens[start].tag_ == "CC")
        if (set_off or clause.kind == "according" or fronted) and (
            not inserted or _goes_on(layout, behind + 1, end, given=given)
        ):
            yield behind + 1, end, "sentence behind"
    elif clause.kind == "verb" and clause.speaker_last < clause.cue.i and not given:
        last = end if _opens_with_subject(layout, behind, end) else _objects_end(clause.cue, behind)
        if last is not None and layout.tokens[behind].pos_ != "ADP" and _is_subject_before(layout, last):
            last = end
        if last is not None:
            yield behind, last, "rest of the sentence"


def quote_in_front(layout: ParagraphLayout, clause: Clause) -> bool:
    """Whether a quote that ends in a comma or more stands right before speaker and cue: '“It fell,” Lee said'."""
    place = opening_of(clause) - 1
    if clause.kind != "verb" or place < 0 or layout.quote_at[place] < 0:
        return False
    return layout.tokens[layout.quotes[layout.quote_at[place]].inner_last].text in {",", "?", "!", "–", "—"}


def is_given_in_front(layout: ParagraphLayout, clause: Clause) -> bool:
    """Whether a quote or a whole clause in front of 'Lee said' is what was said."""
    opening = opening_of(clause)
    start, _ = _sentence_ends(layout, clause)
    set_off = opening - 1 > start and layout.tokens[opening - 1].text in _SETTING_OFF
    return quote_in_front(layout, clause) or (set_off and is_whole(layout, start, opening - 2))


def is_whole(layout: ParagraphLayout, first: int, last: int) -> bool:
    """Whether a stretch has a main clause of its own, subject and finite verb."""
    return any(
        token.dep_ in _SUBJECTS
        and token.head.i in range(first, last + 1)
        and token.head.dep_ not in _SUBORDINATE
        and _is_finite(token.head)
        for token in layout.tokens[first : last + 1]
    )


def _opens_with_subject(layout: ParagraphLayout, first: int, last: int) -> bool:
    """Whether a stretch opens with the subject of a finite verb in it, or with a 'that' before one."""
    opens = {first, first + 1} if layout.tokens[first].lower_ == "that" else {first}
    return any(
        token.dep_ in _SUBJECTS
        and token.left_edge.i in opens
        and token.head.i in range(first, last + 1)
        and _is_finite(token.head)
        for token in layout.tokens[first : last + 1]
    )


def _objects_end(verb: Token, first: int) -> int | None:
    """The last word of the objects that follow a verb from a place on, before any circumstances; None without one."""
    last = None
    promised = base_of(verb.text) in _TO_COME
    for child in verb.rights:
        prepositional = child.dep_ == "prep" and (
            child.lower_ in CONTENT_PREPOSITIONS or (promised and last is not None)
        )
        if child.left_edge.i == (first if last is None else last + 1) and (child.dep_ in _OBJECTS or prepositional):
            last = child.right_edge.i
        elif last is not None:
            break
    return last


def _is_subject_before(layout: ParagraphLayout, last: int) -> bool:
    """Whether a comma and a finite verb follow what the tree takes for an object: 'clarified his son, Lee, came'."""
    behind = layout.tokens[last + 1 : last + 3]
    closes = layout.tokens[last].text == ","
    return (closes and bool(behind) and behind[0].tag_ in FINITE) or (
        len(behind) > 1 and behind[0].text == "," and behind[1].tag_ in FINITE
    )


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in FINITE or any(child.tag_ in FINITE for child in verb.children if child.dep_.startswith("aux"))


def _is_stub(layout: ParagraphLayout, before: tuple[int, int], rest: tuple[int, int], *, whole: bool) -> bool:
    """Whether words before a 'Lee said' say nothing without those behind it: 'The road, Lee said, is shut'."""
    tokens = layout.tokens
    first, last = before
    behind = rest[0]
    quoted = _is_quote_at(layout, behind)
    if not quoted and tokens[behind].text not in {",", "–", "—", "--"}:
        # 'Lashing out, Lee said that it was late.'
        opens = tokens[first].tag_ in {"VBG", "VBN", "IN"} or tokens[first].pos_ in {"ADP", "SCONJ"}
        return opens and not whole and behind < rest[1]
    if not whole:
        return True
    if is_broken_off(layout, last, quoted=quoted):
        return True
    heads = [token.head.i for token in tokens[behind : rest[1] + 1] if token.dep_ in _COMPLEMENTS]
    if any(first <= head <= last for head in heads):
        return True
    alone = all(token.pos_ in {"PRON", "VERB", "AUX"} for token in tokens[first : last + 1])
    return (alone or last - first + 1 < _FEW_WORDS) and (quoted or not is_whole(layout, behind, rest[1]))


def is_broken_off(layout: ParagraphLayout, last: int, *, quoted: bool) -> bool:
    """Whether words end in one that needs more: in a 'because' or 'the', or before a quote in a 'was'."""
    token = layout.tokens[last]
    ends = token.dep_ == "prt" or _stands_alone(token)
    return (token.tag_ in _UNFINISHED and not ends) or (quoted and base_of(token.text) in {"be", "have"})


def _stands_alone(token: Token) -> bool:
    """Whether a 'this' is a thing of its own, or a preposition's noun stands before: 'the fire nobody told of'."""
    if token.tag_ == "DT":
        return token.dep_ != "det" and token.lower_ not in _ARTICLES
    relative = token.head.dep_ in {"relcl", "acl"} and token.head.i < token.i
    return token.dep_ == "prep" and (relative or any(True for _ in token.lefts))


def is_before_quote(layout: ParagraphLayout, clause: Clause) -> bool:
    """Whether a quote follows speaker and cue, or the comma behind them."""
    return _is_quote_at(layout, end_of(layout, clause) + 1)


def _is_quote_at(layout: ParagraphLayout, place: int) -> bool:
    return any(at >= 0 for at in layout.quote_at[place : place + 2])


def _goes_on(layout: ParagraphLayout, first: int, last: int, *, given: bool) -> bool:
    """Whether words behind a 'Lee said' set into a sentence say something: with a verb, and no circumstances."""
    words = layout.tokens[first : last + 1]
    if given and (words[0].lower_ in CIRCUMSTANCES or words[0].dep_ == "mark"):
        return False
    return any(token.tag_ in FINITE and not _is_beside(token, first) for token in words)


def _is_beside(verb: Token, first: int) -> bool:
    """Whether a verb stands in a clause about a noun at or behind a place: no statement's own verb."""
    while verb.dep_.startswith("aux") or verb.dep_ == "conj":
        verb = verb.head
    return verb.dep_ in {"relcl", "acl"} and verb.head.i >= first


def _could_be_said(layout: ParagraphLayout, clause: Clause, first: int) -> bool:
    """Whether words before a comma may be a statement: neither 'Asked why, she said' nor 'The chairman, Lee, said'."""
    words = layout.tokens[first : opening_of(clause) - 1]
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
    return max(start, layout.dateline_end), end
