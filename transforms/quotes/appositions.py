"""Whom a verb goes with across what stands between commas or brackets: 'Ann Lee, a lawyer from Ohio, said'."""

from __future__ import annotations

from spacy.tokens import Token

from transforms.quotes.layout import ParagraphLayout
from transforms.quotes.noun_phrases import NOMINAL

_HELPING = frozenset({"aux", "auxpass", "neg"})


def word_before(verb: Token, layout: ParagraphLayout) -> Token | None:
    """The word that a verb follows, but for helping verbs, adverbs and what stands between commas or brackets."""
    tokens = layout.tokens
    place = verb.i - 1
    while place >= 0 and (tokens[place].dep_ in _HELPING or tokens[place].pos_ in {"ADV", "AUX"}):
        place -= 1
    if place > 0 and tokens[place].text == ")":
        place = next((i - 1 for i in range(place, max(0, place - 8), -1) if tokens[i].text == "("), -1)
    elif place > 0 and tokens[place].text == ",":
        return before_apposition(place, layout)
    return tokens[place] if place >= 0 else None


def before_apposition(comma: int, layout: ParagraphLayout) -> Token | None:
    """Ann Lee in 'Ann Lee, a lawyer from Ohio, said', given the place of the second comma; None without one."""
    sentence = layout.sentence_of[comma]
    for place in range(comma - 2, 0, -1):
        quote = layout.quote_at[place]
        ends_clause = quote >= 0 and layout.tokens[layout.quotes[quote].inner_last].text in {",", "."}
        if ends_clause or layout.sentence_of[place] != sentence:
            break
        before = layout.tokens[place - 1]
        if quote < 0 and layout.tokens[place].text == "," and before.pos_ in NOMINAL:
            return _phrase_head(before, layout)
    return None


def _phrase_head(token: Token, layout: ParagraphLayout) -> Token:
    """The neighbour in 'the neighbour in Ohio', from its last word."""
    while (
        token.dep_ in {"pobj", "conj", "prep", "appos"} and token.head.i < token.i and not layout.in_quote(token.head)
    ):
        parted = token.dep_ == "appos" and any(layout.tokens[i].text == "," for i in range(token.head.i, token.i))
        if parted and token.head.ent_type_ != "PERSON":
            # 'At the Old Mill, Ann Lee': whom the tree hangs on a place is somebody else.
            break
        token = token.head
    return token
