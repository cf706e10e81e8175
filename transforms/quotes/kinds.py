"""Whether words between marks could stand as an utterance, or name something and are no speech at all."""

from __future__ import annotations

import re
from typing import Literal

from spacy.tokens import Token

from transforms.quotes.evidence import SUBJECTS, QuoteInPlace
from transforms.quotes.inflection import base_of
from transforms.quotes.reporting_words import word_set

_ENDS = re.compile(r"[.!?…][)\]]?$")
_NAME_WORDS = 4
_REFERENCE_WORDS = 12
_WORKS = word_set("""
    show film movie book novel song album series podcast game magazine newspaper program programme opera musical
    episode documentary sitcom painting poem ballet tour memoir
""")
_ENTITLED = frozenset({"titled", "entitled", "subtitled", "nicknamed", "codenamed", "code-named"})


def kind_of(quote: QuoteInPlace) -> Literal["direct", "fragment"]:
    """'direct' where the quoted words could stand as an utterance; 'fragment' where they only make part of one."""
    tokens, doc = quote.tokens, quote.layout.tokens
    first = doc[tokens.inner_first]
    opens = first.dep_ in {"nsubj", "nsubjpass", "expl", "det", "poss", "cc", "amod"} or _opens_with_subject(quote)
    if quote.has_clause and (first.text[0].isupper() or opens):
        return "direct"
    whole = first.text[0].isupper() and _ENDS.search(doc[tokens.inner_last].text) is not None
    comma = first.text[0].isupper() and doc[tokens.inner_last].text == ","
    return "direct" if whole or comma else "fragment"


def _opens_with_subject(quote: QuoteInPlace) -> bool:
    """Whether the quoted words begin with the subject of a verb among them: "three more talks are not planned"."""
    tokens, words = quote.tokens, quote.layout.tokens
    inside = range(tokens.inner_first, tokens.inner_last + 1)
    return any(
        words[place].dep_ in SUBJECTS
        and tokens.first <= words[place].left_edge.i <= tokens.inner_first
        and words[place].head.i in inside
        for place in inside
    )


def stands_alone(quote: QuoteInPlace) -> bool:
    """Whether the marks hold a whole sentence and the reporter's sentence ends before them: nothing but speech does."""
    tokens, words = quote.tokens, quote.layout.tokens
    first, last = words[tokens.inner_first], words[tokens.inner_last]
    before = words[tokens.first - 1].text if tokens.first else "."
    behind = words[tokens.last + 1].text if tokens.last + 1 < len(words) else "The"
    whole = first.text[0].isupper() and _ENDS.search(last.text) is not None and tokens.inner_first < tokens.inner_last
    return whole and _ENDS.search(before) is not None and behind[0].isupper()


def is_name(quote: QuoteInPlace) -> bool:
    """Whether words between marks are surely no speech: a nickname, a title, a so-called thing, a reference."""
    tokens, words = quote.tokens, quote.layout.tokens
    size = tokens.inner_last - tokens.inner_first + 1
    if size > _REFERENCE_WORDS or not tokens.first:
        return False
    before = words[tokens.first - 1]
    behind = words[tokens.last + 1] if tokens.last + 1 < len(words) else None
    if _is_defined(before, behind):
        return True
    return size <= _NAME_WORDS and (_is_nickname(quote, before, behind) or _is_called(quote, before))


def _is_called(quote: QuoteInPlace, before: Token) -> bool:
    """So-called "ghosts", a book titled "Salt", the novel "Salt"."""
    named = before.lower_ in _ENTITLED or base_of(before.text) in _WORKS
    return _is_so_called(before) or (named and quote.shape == "short")


def _is_nickname(quote: QuoteInPlace, before: Token, behind: Token | None) -> bool:
    """Dwayne "The Rock" Johnson."""
    first = quote.layout.tokens[quote.tokens.inner_first]
    names = behind is not None and before.pos_ == behind.pos_ == "PROPN"
    return names and first.text[0].isupper() and "PERSON" in {before.ent_type_, behind.ent_type_ if behind else ""}


def _is_so_called(before: Token) -> bool:
    words = before.doc[max(0, before.i - 2) : before.i + 1].text.lower()
    return words.endswith(("so-called", "so called"))


def _is_defined(before: Token, behind: Token | None) -> bool:
    """(the "Act"), (see 'Rainfall')."""
    opened = before if before.text in {"(", "["} else before.nbor(-1) if before.i else before
    short = before.text in {"(", "["} or before.lower_ in {"the", "see", "or", "collectively"}
    return opened.text in {"(", "["} and short and behind is not None and behind.text in {")", "]", ";", ","}
