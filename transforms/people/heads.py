"""The tokens of a stretch of text, and the one of them that heads the others."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from transforms.language.parsing import Paragraph


def tokens_at(paragraph: Paragraph, start: int, end: int) -> Sequence[Token]:
    """The tokens that hold a character of a stretch of text, by offsets of the article."""
    span = paragraph.doc.char_span(start - paragraph.char_start, end - paragraph.char_start, alignment_mode="expand")
    return tuple(span) if span is not None else ()


def token_at(paragraph: Paragraph, start: int, end: int) -> Token | None:
    """The head token of a stretch of text, by offsets of the article; None where there is no syntax."""
    if not paragraph.has_syntax:
        return None
    span = paragraph.doc.char_span(start - paragraph.char_start, end - paragraph.char_start, alignment_mode="expand")
    return span.root if span is not None and len(span) else None
