"""Clauses that do not speak the quote beside them: they pass on whose words it is, or lead to the next one."""

from __future__ import annotations

from transforms.quotes.cues import Clause
from transforms.quotes.evidence import QuoteInPlace
from transforms.quotes.inflection import base_of

# Types of speakers that are people, and strengths of clauses that tell what somebody said.
PEOPLE = frozenset({"person", "he"})
REPORTED = frozenset({"say", "saying"})
TELLING = REPORTED | {"naming", "reporting"}
_MARKS = frozenset({":", ","})
# What renders somebody's words and adds none.
_RENDERINGS = frozenset({"translation", "translations", "subtitles"})


def passes_on(quote: QuoteInPlace, clause: Clause, other: Clause) -> bool:
    """Whether a clause tells that another told something, who opens the quote: 'Lee said that Kim had said: "'."""
    here = quote.layout.paragraph.number
    if {clause.kind, other.kind} != {"verb"} or not clause.paragraph == other.paragraph == here:
        return False
    if not clause.last < other.first <= other.cue.i < quote.tokens.first or other.cue.head.i != clause.cue.i:
        return False
    opens = all(token.text in _MARKS for token in quote.layout.tokens[other.last + 1 : quote.tokens.first])
    return other.cue.dep_ == "ccomp" and other.strength in REPORTED and opens


def is_heard(quote: QuoteInPlace, clause: Clause, other: Clause) -> bool:
    """Whether a clause tells that a court heard what another tells that somebody said: 'Jurors heard Lee wrote: "'."""
    here = quote.layout.paragraph.number
    if base_of(clause.cue.text) != "hear" or not clause.paragraph == other.paragraph == here:
        return False
    return clause.cue.i < other.cue.i < quote.tokens.first and other.strength in TELLING


def is_told_through(quote: QuoteInPlace, clause: Clause, other: Clause) -> bool:
    """Whether a clause between commas, or an 'according to', only passes on whose words another tells the quote to be.

    'Lee, she said, bragged that he was "famous"', '"No," Lee told friends, according to two of them'.
    """
    number = quote.layout.paragraph.number
    if not clause.paragraph == other.paragraph == number or clause.sentence != other.sentence:
        return False
    if other.kind != "verb" or other.speaker_type not in PEOPLE or other.speaker_last >= other.cue.i:
        return False
    tokens, words = quote.tokens, quote.layout.tokens
    if clause.kind == "according":
        # What an outlet or a transcript has of somebody's words may be all that is known of them.
        phrase = words[clause.speaker_first : clause.speaker_last + 1]
        passes = clause.speaker_type == "human" or any(token.lower_ in _RENDERINGS for token in phrase)
        adjoins = passes and other.first == tokens.last + 1 and other.strength in REPORTED
        return adjoins and clause.first > other.last and quote.layout.quote_at[clause.first - 1] < 0
    inserted = clause.strength == "say" and clause.first > 0 and clause.last + 1 < len(words)
    if not inserted or words[clause.first - 1].text != "," or words[clause.last + 1].text != ",":
        return False
    tells = other.strength in TELLING and other.cue.head.i != clause.cue.i
    here = other.sentence == quote.layout.sentence_of[tokens.first]
    return tells and here and clause.last < other.cue.i < tokens.first


def introduces_next(quote: QuoteInPlace, clause: Clause) -> bool:
    """Whether a clause behind a quote leads with a colon to the next, as another did to it.

    Lee asked Lund: "Why?" Lund replied: "No."
    """
    layout, place = quote.layout, quote.place
    if clause.paragraph != layout.paragraph.number or place + 1 >= len(layout.quotes) or not quote.tokens.first:
        return False
    following = layout.quotes[place + 1]
    if not quote.tokens.last < clause.first <= clause.last < following.first:
        return False
    return layout.tokens[quote.tokens.first - 1].text == layout.tokens[following.first - 1].text == ":"
