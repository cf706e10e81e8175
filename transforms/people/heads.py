"""The tokens of a stretch of text, and the one of them that heads the others."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from transforms.language.parsing import Paragraph


def tokens_at(paragraph: Paragraph, start: int, end: int) -> Sequence[Token]:
    """The tokens that hold a character of a stretch of text, by offsets of the article."""
    return tuple(_span_at(paragraph, start, end) or ())


def token_at(paragraph: Paragraph, start: int, end: int) -> Token | None:
    """The head token of a stretch of text, by offsets of the article; None where there is no syntax."""
    span = _span_at(paragraph, start, end) if paragraph.has_syntax else None
    return span.root if span else None


def _span_at(paragraph: Paragraph, start: int, end: int) -> Span | None:
    return paragraph.doc.char_span(start - paragraph.char_start, end - paragraph.char_start, alignment_mode="expand")
