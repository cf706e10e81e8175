"""Where the quotes of a paragraph lie among its tokens, and where the reporter's sentences end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from spacy.tokens import Doc, Token

from transforms.language.parsing import Paragraph
from transforms.quotes.inflection import base_of
from transforms.quotes.marks import QuotedSpan
from transforms.quotes.reporting_words import strength

_FINAL = frozenset({".", "?", "!", "…", "...", "?!", "!!", "??", "!?", "...."})
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’ -]{2,}(?:,[^()\n]{2,30}?|(?: ?[A-Z][a-z]+){1,2})?(?:\s*\([^()]{1,40}\))?\s*(?:-{1,2}|–|—)\s"
)
_ENDING = (".", "?", "!", "…")
# So far behind a quote that ends in a question mark its "she asked" begins.
_CLAUSE_REACH = 7


@dataclass(frozen=True, slots=True)
class QuoteTokens:
    """The tokens of a quote: `first` and `last` with its marks, `inner_first` and `inner_last` without."""

    span: int
    """Index among the spans of the text."""
    first: int
    last: int
    inner_first: int
    inner_last: int


class ParagraphLayout:
    """One paragraph's tokens with its quotes laid over them.

    Args:
        paragraph: the paragraph.
        text: its characters.
        spans: its quoted spans, each with its index among those of the article.
    """

    def __init__(self, paragraph: Paragraph, text: str, spans: Sequence[tuple[int, QuotedSpan]]) -> None:
        self.paragraph = paragraph
        self.text = text
        self.doc: Doc = paragraph.doc
        self.tokens: list[Token] = list(paragraph.doc)
        self.quotes = tuple(self._place(number, span) for number, span in spans)
        self.quote_at = self._quote_numbers()

    def _place(self, number: int, span: QuotedSpan) -> QuoteTokens:
        by = self.paragraph.char_start
        outer = self.tokens_between(span.outer_start - by, span.outer_end - by)
        inner = self.tokens_between(span.char_start - by, span.char_end - by)
        return QuoteTokens(number, outer[0], outer[1], inner[0], inner[1])

    @cached_property
    def _starts(self) -> list[int]:
        return [token.idx for token in self.tokens]

    def tokens_between(self, start: int, end: int) -> tuple[int, int]:
        """First and last token that share a character with an interval of the paragraph's characters."""
        first = max(0, bisect_right(self._starts, start) - 1)
        if first + 1 < len(self.tokens) and self._starts[first] + len(self.tokens[first]) <= start:
            first += 1
        return first, max(first, bisect_left(self._starts, end) - 1)

    def _quote_numbers(self) -> list[int]:
        numbers = [-1] * len(self.tokens)
        for place, quote in enumerate(self.quotes):
            numbers[quote.first : quote.last + 1] = [place] * (quote.last + 1 - quote.first)
        return numbers

    @cached_property
    def words_before(self) -> list[int]:
        """For each token, and for the end, how many of the reporter's words stand before it."""
        counted = (at < 0 and not token.is_punct for at, token in zip(self.quote_at, self.tokens, strict=True))
        return list(accumulate(counted, initial=0))

    def in_quote(self, token: Token) -> bool:
        """Whether a token stands between marks (or is one)."""
        return self.quote_at[token.i] >= 0

    @cached_property
    def sentence_of(self) -> list[int]:
        """For each token the number of the reporter's sentence: quotes end it only where their sentence does."""
        numbers, number = [], 0
        for place in range(len(self.tokens)):
            numbers.append(number)
            if self._ends_sentence(place):
                number += 1
        return numbers

    @cached_property
    def semicolons(self) -> list[int]:
        """The places of the reporter's semicolons."""
        return [place for place, token in enumerate(self.tokens) if token.text == ";" and self.quote_at[place] < 0]

    @cached_property
    def dateline_end(self) -> int:
        """The first token behind 'LONDON (Agency) - ', or 0."""
        match = _DATELINE.match(self.text)
        return bisect_left(self._starts, match.end()) if match else 0

    def _ends_sentence(self, place: int) -> bool:
        if place + 1 >= len(self.tokens):
            return False
        quote = self.quote_at[place]
        if quote < 0:
            return self.tokens[place].text in _FINAL and not self.tokens[place + 1].text[0].islower()
        if place != self.quotes[quote].last:
            return False
        return self._quote_ends_sentence(self.quotes[quote])

    def _quote_ends_sentence(self, quote: QuoteTokens) -> bool:
        behind = self.tokens[quote.last + 1].text
        if behind[0].islower() or behind in {",", ";", ":", "-", "–", "—", "--", ".", "!", "?", ")"}:
            return False
        ending = self.tokens[quote.inner_last].text
        if not ending.endswith(_ENDING):
            return False
        return ending.endswith((".", "…")) or not self._clause_follows(quote.last + 1)

    def _clause_follows(self, start: int) -> bool:
        """Whether "she asked" or "Ann Lee shouted" comes next."""
        for token in self.tokens[start : start + _CLAUSE_REACH]:
            if token.text in _FINAL or token.text == "," or self.in_quote(token):
                return False
            if token.tag_.startswith("VB"):
                return strength(base_of(token.text)) != "other"
        return False
