"""Who does what in a parsed sentence: the subject of a verb, the owner of a noun, the extent of a noun phrase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from transforms.quotes.layout import ParagraphLayout

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_PREMODIFIERS = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "advmod", "case", "punct", "npadvmod"}
)
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_TAIL_PREPOSITIONS = frozenset({"of", "for", "at", "with", "from", "in", "on"})
_MAX_CLIMB = 6


@dataclass(frozen=True, slots=True)
class Subject:
    """The head of the words that name who speaks, and how it was found."""

    head: Token
    how: str


def subject_of(verb: Token, layout: ParagraphLayout) -> Subject | None:
    """Who does what a verb says, outside of quotes; None where the sentence does not tell."""
    inverted = _inverted_subject(verb, layout)
    if inverted is not None:
        return inverted
    return _own_subject(verb, layout) or _beside(verb, layout) or _shared_subject(verb, layout)


def _own_subject(verb: Token, layout: ParagraphLayout) -> Subject | None:
    for child in verb.children:
        if child.dep_ == "agent":
            found = next((leaf for leaf in child.children if leaf.dep_ == "pobj"), None)
            if found is not None and not layout.in_quote(found):
                return Subject(found, "agent")
    for child in verb.children:
        if (
            child.dep_ in _SUBJECTS
            and not layout.in_quote(child)
            and child.pos_ in _NOMINAL | {"DET", "NUM", "ADJ", "X"}
        ):
            passive = child.dep_ == "nsubjpass"
            return Subject(child, "passive" if passive else "subject")
    return None


def _inverted_subject(verb: Token, layout: ParagraphLayout) -> Subject | None:
    """Ann Lee in '"...," said Ann Lee'."""
    before = verb.i - 1
    while before >= 0 and layout.doc[before].text in {",", "-", "–", "—", "--"}:
        before -= 1
    if before < 0 or layout.quote_at[before] < 0 or verb.i + 1 >= len(layout.doc):
        return None
    own = next(
        (child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i and not layout.in_quote(child)),
        None,
    )
    if own is not None:
        return None
    head = noun_phrase_from(verb.i + 1, layout)
    return Subject(head, "inverted") if head is not None else None


def noun_phrase_from(place: int, layout: ParagraphLayout) -> Token | None:
    """The head of the noun phrase that starts at a token, where one does."""
    head = None
    for token in layout.doc[place : place + 14]:
        if layout.in_quote(token):
            break
        if token.pos_ in {"NOUN", "PROPN"} or (token.pos_ == "PRON" and head is None):
            head = token
            if token.pos_ == "PRON" and token.tag_ != "PRP$":
                break
            continue
        if (
            token.pos_ in {"DET", "ADJ", "NUM", "PART", "ADV"}
            or token.tag_ in {"PRP$", "VBN", "VBG", "HYPH", "POS"}
            or token.text in {"-", "the"}
        ):
            if head is not None and token.tag_ not in {"POS", "HYPH"} and token.pos_ not in {"NUM"}:
                break
            continue
        break
    if head is not None and head.ent_type_ in {"DATE", "TIME"}:
        return None
    return head


def _beside(verb: Token, layout: ParagraphLayout) -> Subject | None:
    """The noun or pronoun right before the verb, where the tree does not join them."""
    place = verb.i - 1
    while place >= 0 and (
        layout.doc[place].dep_ in {"aux", "auxpass", "neg"} or layout.doc[place].pos_ in {"ADV", "AUX"}
    ):
        place -= 1
    if place < 0 or verb.tag_ in {"VBG", "VBN", "VB"}:
        return None
    token = layout.doc[place]
    if (
        layout.in_quote(token)
        or token.pos_ not in _NOMINAL
        or token.ent_type_ in {"DATE", "TIME"}
        or token.tag_ == "PRP$"
    ):
        return None
    if token.pos_ == "NOUN" and token.dep_ in {"pobj", "dobj"}:
        return None
    return Subject(token, "beside")


def _shared_subject(verb: Token, layout: ParagraphLayout) -> Subject | None:
    """The subject that a participle, an infinitive or a second verb takes from the verb above it."""
    token = verb
    for _ in range(_MAX_CLIMB):
        above = token.head
        if above is token:
            return None
        if token.dep_ in {"acl", "relcl"}:
            usable = above.pos_ in _NOMINAL and not layout.in_quote(above)
            return Subject(above, "modified") if usable else None
        if token.dep_ not in {"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep", "parataxis"}:
            return None
        found = _own_subject(above, layout) if above.pos_ in {"VERB", "AUX"} else None
        if found is not None:
            return Subject(found.head, "controller" if token.dep_ != "conj" else "shared")
        token = above
    return None


def antecedent_of(relative: Token, layout: ParagraphLayout) -> Token | None:
    """The noun that a 'who' stands for."""
    verb = relative.head
    for _ in range(_MAX_CLIMB):
        if verb.dep_ in {"relcl", "acl"} and verb.head.pos_ in _NOMINAL and not layout.in_quote(verb.head):
            return verb.head
        if verb.head is verb:
            break
        verb = verb.head
    place = relative.i - 1
    while place >= 0 and layout.doc[place].text in {",", "(", "-", "—"}:
        place -= 1
    token = layout.doc[place] if place >= 0 else None
    return token if token is not None and token.pos_ in _NOMINAL and not layout.in_quote(token) else None


def phrase_around(head: Token, layout: ParagraphLayout, names: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """First and last token of the words that name a speaker: a person's name alone, else the noun phrase.

    Args:
        head: the phrase's head.
        layout: the paragraph.
        names: first and last tokens of the persons' names in the paragraph.
    """
    for first, last in names:
        if first <= head.i <= last:
            return first, last
    first = _left_end(head, layout)
    last = _right_end(head, layout)
    inside = [name for name in names if first <= name[0] and name[1] <= head.i and name[1] == head.i]
    return inside[0] if inside else (first, last)


def _left_end(head: Token, layout: ParagraphLayout) -> int:
    first = head.i
    for child in sorted(head.lefts, key=lambda child: -child.i):
        if child.dep_ not in _PREMODIFIERS or (child.dep_ == "punct" and child.text != "-"):
            break
        edge = child.left_edge.i
        if any(layout.quote_at[place] >= 0 for place in range(edge, first)):
            break
        first = edge
    return first


def _right_end(head: Token, layout: ParagraphLayout) -> int:
    last = head.i
    if head.pos_ == "PRON":
        return last
    for child in head.rights:
        if child.dep_ == "prep" and child.text in _TAIL_PREPOSITIONS and child.i == last + 1:
            noun = next((leaf for leaf in child.children if leaf.dep_ == "pobj"), None)
            if noun is not None and not layout.in_quote(noun):
                last = noun.i
    return last
