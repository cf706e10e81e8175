"""Speakers behind their verb: '"...," said Ann Lee' and 'Said the coach, Ann Lee: "..."'."""

from __future__ import annotations

from spacy.tokens import Token

from transforms.quotes.inflection import base_of
from transforms.quotes.layout import ParagraphLayout
from transforms.quotes.noun_phrases import noun_phrase_from
from transforms.quotes.reporting_words import SAYING
from transforms.quotes.speaker_nouns import noun_class

_NAME_REACH = 5
_PAUSES = frozenset({",", "-", "–", "—", "--"})
_LEADS = frozenset({":", ","})
# 'Told the news, Ann Lee left' and 'Asked the time, she laughed' open with whom somebody spoke to.
_ADDRESSING = frozenset({"tell", "warn", "text", "message", "email", "e-mail", "caution"})
_RELATIVES = frozenset({"who", "which", "that", "whose"})


def speaker_behind(verb: Token, layout: ParagraphLayout) -> Token | None:
    """The head of the words behind a verb that name who speaks the quote before it; None where it follows no quote."""
    if verb.tag_ == "VBG":
        # '..., claiming he had left': what follows is what somebody claimed.
        return None
    before = verb.i - 1
    while before >= 0 and layout.tokens[before].text in _PAUSES:
        before -= 1
    if before < 0 or layout.quote_at[before] < 0 or verb.i + 1 >= len(layout.tokens):
        return None
    own = any(child.dep_ == "nsubj" and child.i < verb.i and not layout.in_quote(child) for child in verb.children)
    if own:
        return None
    return noun_phrase_from(verb.i + 1, layout) or _name_behind(verb, layout)


def _name_behind(verb: Token, layout: ParagraphLayout) -> Token | None:
    """Ann Lee in 'said sixth grader Ann Lee', whatever part of speech the words between are taken for."""
    for token in layout.tokens[verb.i + 1 : verb.i + _NAME_REACH]:
        if token.ent_type_ == "PERSON":
            return token
        if token.is_punct or layout.in_quote(token) or not token.text[0].islower():
            break
    return None


def introduced_speaker(verb: Token, layout: ParagraphLayout) -> Token | None:
    """The head of the words that name who speaks the next quote, where a verb of saying opens the sentence before them.

    Whatever part of speech the tagger takes the verb for: 'Added Lee: "..."'.
    """
    if not _is_introduction(verb, layout):
        return None
    head = noun_phrase_from(verb.i + 1, layout)
    quote = next((quote.first for quote in layout.quotes if quote.first > verb.i), None)
    if head is None or quote is None or layout.sentence_of[quote] != layout.sentence_of[verb.i]:
        return None
    others = any(_does_more(token, head) for token in layout.tokens[head.i + 1 : quote])
    return head if layout.tokens[quote - 1].text in _LEADS and _may_speak(verb, head) and not others else None


def _is_introduction(verb: Token, layout: ParagraphLayout) -> bool:
    """Whether a verb of saying opens a sentence: 'Said', 'Adds'."""
    base = base_of(verb.text)
    if not verb.text[0].isupper() or verb.lower_ == base or base not in SAYING - _ADDRESSING or layout.in_quote(verb):
        return False
    return verb.i in {0, layout.dateline_end} or layout.sentence_of[verb.i - 1] != layout.sentence_of[verb.i]


def _may_speak(verb: Token, head: Token) -> bool:
    """Whether a noun behind the verb may be who speaks: neither 'Suggested reading' nor 'Asked the same question'."""
    if head.pos_ != "NOUN" or head.text[0].isupper() or noun_class(head.text) == "human":
        return True
    return base_of(verb.text) != "ask" and any(child.dep_ in {"det", "poss", "nummod"} for child in head.lefts)


def _does_more(token: Token, head: Token) -> bool:
    """Whether a word between the speaker and the quote starts a clause of its own, and no 'who leads the crew'."""
    subject = token.dep_ in {"nsubj", "nsubjpass"} and token.lower_ not in _RELATIVES
    return subject and token.head.dep_ != "relcl" and token.i != head.i
