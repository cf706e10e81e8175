"""Stretches beside a cue that are no statement: requests for anonymity, topics, mere names, words about a quote."""

from __future__ import annotations

import re

from spacy.tokens import Token

from transforms.quotes.acts import OBJECTS
from transforms.quotes.cues import Clause
from transforms.quotes.inflection import base_of
from transforms.quotes.layout import ParagraphLayout
from transforms.quotes.reporting_words import strength
from transforms.quotes.sentence_parts import is_before_quote, is_broken_off, is_whole
from transforms.quotes.speaker_nouns import noun_class

NOTHING = frozenset({"nothing", "little", "none"})
_ANONYMITY = re.compile(r"(?:not )?to (?:not )?be (?:named|identified|quoted)\b")
_NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_TELLING = frozenset({"of", "for", "as", "about", "on", "over"})
_EXPLAINING = frozenset({"a", "an", "the", "which", "who"})


def is_aside(layout: ParagraphLayout, clause: Clause, first: int, last: int) -> bool:
    """Whether a stretch is a request, nothing at all, a name, about a quote, or stops before the quote that ends it."""
    in_front = last < clause.first
    return (
        _asks_for_anonymity(layout, first, last)
        or _is_topic(layout, clause, first, last)
        or _opens_with_other(layout, clause, first, last)
        or _is_nothing(layout.tokens[first], clause)
        or _explains_quote(layout, first, last)
        or _is_mere_name(layout, first, last)
        or (clause.strength == "naming" and _is_quote_behind(layout, last))
        or (in_front and is_broken_off(layout, last, quoted=is_before_quote(layout, clause)))
    )


def _is_topic(layout: ParagraphLayout, clause: Clause, first: int, last: int) -> bool:
    """Whether a stretch only tells of whom or how long something was said: 'said of the mayor', 'said for years'."""
    says = base_of(clause.cue.text) == "say" and clause.cue.i < first
    return says and layout.tokens[first].pos_ == "ADP" and not is_whole(layout, first, last)


def _opens_with_other(layout: ParagraphLayout, clause: Clause, first: int, last: int) -> bool:
    """Whether another 'he explained,' opens a stretch, behind the comma that sets it into the clause's sentence."""
    head = layout.tokens[first].head
    told = head.i in range(first, last) and strength(base_of(head.text)) in {"say", "saying"}
    inserted = told and head.dep_ in {"parataxis", "ccomp", "ROOT"} and layout.tokens[head.i + 1].text == ","
    return inserted and first > clause.cue.i and layout.tokens[first].dep_ == "nsubj"


def _is_mere_name(layout: ParagraphLayout, first: int, last: int) -> bool:
    """Whether a stretch names somebody and tells nothing of them: 'criticized the mayor', 'praised Ann Lee'."""
    words = layout.doc[first : last + 1]
    root = words.root
    telling = any(token.pos_ in {"VERB", "AUX"} or token.lower_ in _TELLING for token in words)
    somebody = root.ent_type_ in _NAMED or root.pos_ == "PRON" or noun_class(root.text) in {"human", "body"}
    return somebody and not telling and root.dep_ in OBJECTS | {"pobj"}


def _is_quote_behind(layout: ParagraphLayout, last: int) -> bool:
    """Whether a quote follows right behind: in 'called the firm's account “a lie”' the account is what is named."""
    return last + 1 < len(layout.quote_at) and layout.quote_at[last + 1] >= 0


def _explains_quote(layout: ParagraphLayout, first: int, last: int) -> bool:
    """Whether words behind a quote and a comma say what it is: '“surplus”, a word that was booed'."""
    before = first - 1
    while before > 0 and layout.tokens[before].text == "," and layout.quote_at[before] < 0:
        before -= 1
    explains = layout.tokens[first].lower_ in _EXPLAINING and before >= 0 and layout.quote_at[before] >= 0
    return explains and not is_whole(layout, first, last)


def leads_to_quote(layout: ParagraphLayout, last: int) -> bool:
    """Whether a colon and a quote follow: in 'posted a picture with the words: "..."' the picture is no statement."""
    behind = layout.tokens[last + 1 : last + 3]
    return len(behind) > 1 and behind[0].text == ":" and layout.in_quote(behind[1])


def _asks_for_anonymity(layout: ParagraphLayout, first: int, last: int) -> bool:
    """'an official who asked not to be named' tells of the source, not what it said."""
    words = " ".join(token.lower_ for token in layout.tokens[first : last + 1])
    return _ANONYMITY.match(words) is not None


def _is_nothing(opening: Token, clause: Clause) -> bool:
    """Whether nothing is what was said: 'said nothing about the fire', but not 'said nothing was burnt'."""
    return opening.lower_ in NOTHING and opening.head.i == clause.cue.i and opening.dep_ in OBJECTS
