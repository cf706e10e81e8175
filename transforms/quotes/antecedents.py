"""The noun that a relative pronoun stands for."""

from __future__ import annotations

from spacy.tokens import Token

from transforms.quotes.layout import ParagraphLayout
from transforms.quotes.noun_phrases import NOMINAL
from transforms.quotes.speaker_nouns import noun_class

_MAX_CLIMB = 6
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def _able_to_speak(noun: Token) -> Token:
    """The article in 'an article on the morning of the raid which said': the nearest noun above that can say things."""
    if noun.pos_ != "NOUN":
        return noun
    token = noun
    for _ in range(_MAX_CLIMB):
        if token.pos_ == "NOUN" and noun_class(token.text) != "thing":
            return token
        token = token.head
    return noun


def antecedent_of(relative: Token, layout: ParagraphLayout) -> Token | None:
    """The noun that a 'who' stands for: no place, but somebody from there."""
    found = _antecedent(relative, layout)
    if found is None or relative.lower_ not in {"who", "whom"} or found.ent_type_ not in _PLACES:
        return found
    return _somebody_from(found, layout)


def _somebody_from(place: Token, layout: ParagraphLayout) -> Token:
    """Ann Lee in 'Ann Lee, a baker from Reading, Ohio, who', given one of the places; that where nobody is named."""
    somebody = _above_place(place, layout) or _before_place(place, layout)
    if somebody is None:
        return place
    opening = somebody.left_edge.i
    apposed = opening > 1 and layout.tokens[opening - 1].text == "," and layout.tokens[opening].lower_ in {"a", "an"}
    before = layout.tokens[opening - 2] if apposed and noun_class(somebody.text) != "body" else None
    # The model may take a name of two halves for a firm.
    is_name = before is not None and before.pos_ == "PROPN" and before.ent_type_ in {"PERSON", "ORG"}
    return before if is_name and before is not None and not layout.in_quote(before) else somebody


def _above_place(place: Token, layout: ParagraphLayout) -> Token | None:
    """The noun that the tree hangs a place on."""
    token = place
    for _ in range(_MAX_CLIMB):
        token = token.head
        if token.pos_ in {"VERB", "AUX"} or layout.in_quote(token):
            return None
        # The model may take a town for a firm.
        if token.pos_ in NOMINAL - {"PROPN"} or token.ent_type_ == "PERSON":
            return token
    return None


def _before_place(place: Token, layout: ParagraphLayout) -> Token | None:
    """The noun in front of the 'from' before a place, or before the town and the land that it is in."""
    first = place.i
    while first and (layout.tokens[first].pos_ == "PROPN" or layout.tokens[first].text == ","):
        first -= 1
    noun = layout.tokens[first - 1] if first and layout.tokens[first].pos_ == "ADP" else None
    return noun if noun is not None and noun.pos_ in NOMINAL and not layout.in_quote(noun) else None


def _antecedent(relative: Token, layout: ParagraphLayout) -> Token | None:
    """The noun that the tree hangs a relative clause on, or that stands before it."""
    verb = relative.head
    for _ in range(_MAX_CLIMB):
        if verb.dep_ in {"relcl", "acl"} and verb.head.pos_ in NOMINAL and not layout.in_quote(verb.head):
            return _able_to_speak(verb.head)
        if verb.head is verb:
            break
        verb = verb.head
    place = relative.i - 1
    while place >= 0 and layout.tokens[place].text in {",", "(", "-", "—"}:
        place -= 1
    token = layout.tokens[place] if place >= 0 else None
    return token if token is not None and token.pos_ in NOMINAL and not layout.in_quote(token) else None
