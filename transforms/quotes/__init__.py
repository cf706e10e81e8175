"""Quotes: where they stand in a text, and which words name who speaks."""

from transforms.quotes.finding import find_quotes, unattributed_quotes
from transforms.quotes.marks import QuotedSpan, find_spans
from transforms.quotes.syntax import needs_syntax

__all__ = ["QuotedSpan", "find_quotes", "find_spans", "needs_syntax", "unattributed_quotes"]
