"""Who gives a name to what a sentence has told before: 'The council sold the pool, a move Lee called "a disgrace"'."""

from __future__ import annotations

from transforms.quotes.cues import Clause
from transforms.quotes.evidence import QuoteInPlace

_OWN = frozenset({"subject", "beside"})
_PRONOUNS = frozenset({"he", "it", "they", "i"})
_ARTICLES = frozenset({"a", "an", "the", "one", "another", "something"})
_RELATIVE = frozenset({"that", "which", "what"})
_BEFORE_NAME = frozenset({"as", "a", "an", "the", "simply", "merely", "nothing", "but", "for", "their", "his", "her"})
_STRENGTHS = frozenset({"naming", "reporting", "say"})
# 'A long and costly delay that': so many words stand between the comma and who speaks.
_NOUN_WORDS = 6


def names_what_was_told(quote: QuoteInPlace, clause: Clause) -> bool:
    """Whether a clause behind a comma and 'a move that' or 'which' leads to the quote: who told the rest is another."""
    layout, first = quote.layout, quote.tokens.first
    here = clause.paragraph == layout.paragraph.number and clause.sentence == layout.sentence_of[first]
    acts = clause.kind == "verb" and clause.strength in _STRENGTHS and clause.how in _OWN
    # 'She' and 'it' mostly take up who told the rest.
    if not (here and acts and clause.speaker_type not in _PRONOUNS and clause.speaker_last < clause.cue.i < first):
        return False
    behind = [token.lower_ for token in layout.tokens[clause.cue.i + 1 : first]]
    if not _BEFORE_NAME.issuperset(behind):
        return False
    return _follows_noun(quote, clause)


def _follows_noun(quote: QuoteInPlace, clause: Clause) -> bool:
    """Whether ', a move that', ', a move' or ', which' stands before who speaks, whatever his title."""
    tokens = quote.layout.tokens
    comma = next((place for place in range(clause.speaker_first - 1, -1, -1) if tokens[place].text == ","), None)
    if comma is None or quote.layout.sentence_of[comma] != clause.sentence:
        return False
    between = tokens[comma + 1 : clause.speaker_first]
    if not 0 < len(between) <= _NOUN_WORDS or any(quote.layout.in_quote(token) for token in between):
        return False
    if between[0].lower_ == "which":
        return True
    noun = any(token.pos_ == "NOUN" for token in between) or between[0].lower_ == "something"
    verbs = any(token.pos_ in {"VERB", "AUX", "SCONJ"} and token.lower_ not in _RELATIVE for token in between)
    return between[0].lower_ in _ARTICLES and noun and not verbs
