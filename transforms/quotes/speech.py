"""What speaks for words between marks being somebody's speech.

Scare quotes, titles of works, nicknames and defined terms stand between marks as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from spacy.tokens import Token

from transforms.quotes.evidence import QuoteInPlace, locate, tree_path
from transforms.quotes.inflection import base_of
from transforms.quotes.marks import QuotedSpan
from transforms.quotes.reporting_words import word_set
from transforms.quotes.weights import read_weights

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transforms.quotes.attribution import Attribution
    from transforms.quotes.cues import Clause

_WORKS = word_set("""
    show film movie book novel song album series podcast program programme article column essay story play musical
    episode segment drama comedy sitcom documentary magazine newspaper blog website tour ballet opera poem painting
    single track hit record game franchise sequel memoir ad video exhibition event list festival conference project
    campaign operation hashtag
""")
# Titles leave these in lower case.
_SMALL_WORDS = frozenset({"ADP", "DET", "CCONJ", "PART", "AUX", "PUNCT"})
_REPORTING_STRENGTHS = ("say", "saying", "according", "colon", "naming", "reporting", "noun")
_NAMERS = word_set("""
    so-called titled entitled named nicknamed dubbed known called term word phrase nickname label code-named codenamed
""")


@cache
def speech_weights() -> Mapping[str, float]:
    """What each observation about a quoted span says for its being speech."""
    return read_weights("speech.tsv")


def observe_speech(
    quote: QuoteInPlace, span: QuotedSpan, found: Attribution | None, clauses: Sequence[Clause], *, odd_marks: bool
) -> list[str]:
    """Everything that bears on whether a quoted span is somebody's speech.

    Args:
        quote: the quote among the tokens.
        span: the same in the text.
        found: who speaks, if it is speech.
        clauses: those of its paragraph.
        odd_marks: whether it has single marks in an article that quotes with double ones.
    """
    observed = [*_own_words(quote, span), *_neighbours(quote), *_sentence(quote, clauses), *_attributed(quote, found)]
    if odd_marks:
        size = _size(quote.tokens.inner_last - quote.tokens.inner_first + 1)
        observed += ["single marks among double ones", f"single marks among double ones / {size} words"]
        observed.append(f"single marks among double ones / {_standing(found)}")
    return observed


def odd_marks(spans: Sequence[QuotedSpan]) -> bool:
    """Whether an article's single marks are not those that it quotes with."""
    return sum(not span.single for span in spans) > sum(span.single for span in spans)


def _standing(found: Attribution | None) -> str:
    if found is None:
        return "speaker unknown"
    return (
        "speaker sure"
        if found.probability > 0.9
        else "speaker likely"
        if found.probability > 0.6
        else "speaker doubtful"
    )


def _own_words(quote: QuoteInPlace, span: QuotedSpan) -> Iterator[str]:
    tokens, doc = quote.tokens, quote.layout.tokens
    words = [token for token in doc[tokens.inner_first : tokens.inner_last + 1] if not token.is_punct]
    size = _size(len(words))
    ending = quote.layout.text[: span.char_end - quote.layout.paragraph.char_start][-1:]
    yield "any span"
    yield f"{size} words"
    yield f"{size} words / {_case(words)}"
    yield f"shape {quote.shape}"
    yield f"shape {quote.shape} / {'a sentence of its own' if _stands_alone(quote) else 'inside a sentence'}"
    yield f"{size} words / ends in {ending if ending in '.,!?…' else 'a word'}"
    yield f"{'finite' if quote.has_clause else 'no'} verb / {size} words"
    if not span.closed:
        yield f"not closed / {size} words"


def _stands_alone(quote: QuoteInPlace) -> bool:
    """Whether the quote is a whole sentence among the reporter's."""
    tokens, words, sentence = quote.tokens, quote.layout.tokens, quote.layout.sentence_of
    opens = tokens.first == 0 or sentence[tokens.first - 1] != sentence[tokens.first]
    ends = tokens.last + 1 >= len(words) or sentence[tokens.last + 1] != sentence[tokens.last]
    return opens and ends


def _size(count: int) -> str:
    if count <= 4:
        return str(count)
    return "5-8" if count <= 8 else "9+"


def _case(words: list[Token]) -> str:
    long = [token for token in words if token.pos_ not in _SMALL_WORDS] or words
    if not long:
        return "none"
    if all(token.text.isupper() for token in words) and len(words) > 1:
        return "capitals"
    if all(token.text[0].isupper() for token in long):
        return "title case"
    return "sentence case" if words[0].text[0].isupper() else "lower case"


def _neighbours(quote: QuoteInPlace) -> Iterator[str]:
    tokens, doc = quote.tokens, quote.layout.tokens
    size = _size(tokens.inner_last - tokens.inner_first + 1)
    case = _case([token for token in doc[tokens.inner_first : tokens.inner_last + 1] if not token.is_punct])
    before = _word_class(doc[tokens.first - 1] if tokens.first else None)
    behind = _word_class(doc[tokens.last + 1] if tokens.last + 1 < len(doc) else None)
    yield f"behind {before}"
    yield f"behind {before} / {size} words"
    yield f"behind {before} / {case}"
    yield f"before {behind}"
    yield f"before {behind} / {size} words"
    yield f"before {behind} / {case}"
    yield f"between {before} and {behind}"
    recent = doc[max(0, tokens.first - 4) : tokens.first]
    if any(token.lower_ in {"on", "of", "for"} for token in recent) and before in {"part", "on", "of", "for", "propn"}:
        yield f"behind 'on the channel's' / {case}"
    if {token.lower_ for token in recent} & _NAMERS:
        yield f"named just before / {size} words"
        yield f"named just before / {case}"
    if {base_of(token.text).lower() for token in recent} & _WORKS:
        yield f"a work named just before / {case}"
    if {base_of(token.text).lower() for token in doc[tokens.last + 1 : tokens.last + 4]} & _WORKS:
        yield f"a work named just behind / {case}"


def _sentence(quote: QuoteInPlace, clauses: Sequence[Clause]) -> Iterator[str]:
    """Whether the sentence around reports anything, and whether the words describe a noun in it."""
    tokens = quote.tokens
    size = _size(tokens.inner_last - tokens.inner_first + 1)
    own = range(quote.layout.sentence_of[tokens.first], quote.layout.sentence_of[tokens.last] + 1)
    strengths = {clause.strength for clause in clauses if clause.sentence in own}
    reports = next((name for name in _REPORTING_STRENGTHS if name in strengths), "nobody")
    yield f"sentence reports by {reports}"
    yield f"sentence reports by {reports} / {size} words"
    head = quote.layout.doc[tokens.inner_first : tokens.inner_last + 1].root
    if head.head.i > tokens.last and head.dep_ in {"amod", "compound", "nmod"}:
        yield f"describes the noun behind it / {size} words"
        yield f"describes the noun behind it / sentence reports by {reports}"
    if not clauses:
        yield "paragraph without clauses"


def _word_class(token: Token | None) -> str:
    if token is None:
        return "the paragraph's edge"
    if token.is_punct or token.text in {"''", "``"}:
        return token.text if token.text in {",", ".", ":", "(", ")", ";", "?"} else "other mark"
    if token.lower_ in {"the", "a", "an", "as", "that", "of", "and", "or", "on", "in", "to", "for", "is", "was"}:
        return token.lower_
    return token.pos_.lower()


def _attributed(quote: QuoteInPlace, found: Attribution | None) -> Iterator[str]:
    size = _size(quote.tokens.inner_last - quote.tokens.inner_first + 1)
    if found is None:
        yield "no clause near"
        return
    clause = found.clause
    position = locate(quote, clause).position
    sure = _standing(found)
    yield sure
    yield f"{sure} / {size} words"
    yield f"clause {position} / {clause.strength}"
    yield f"clause {position} / {clause.strength} / {size} words"
    yield f"clause {position} / {sure}"
    path = tree_path(quote, clause)
    joined = f"{min(path[0], 4)} by {path[1]}" if path else "apart"
    yield f"tree {joined} / {clause.strength}"
    yield f"tree {'under' if path else 'apart'} / {clause.strength} / {size} words"
