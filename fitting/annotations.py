"""Annotated articles, read from files of JSON lines: who is said to have said what, marked by people."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_SUFFIXES = (".jsonl", ".jsonl.gz")
# What may stand at either end of a stretch and says nothing: readers differ in whether they mark it.
_BLANK = frozenset(" \t\r\n\u00a0\u200b\"'“”‘’`.,;:!?…-–—")
_MARKS = re.compile("[“”\"„«»]|''|``")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that the article gives as somebody's: a stretch of the text, and where it names whose they are."""

    span: Span
    sources: tuple[Span, ...]
    """The words that name the source; empty where nobody is named."""
    reports_speech: bool
    """Whether the cue is a word of speech rather than of thought or intent."""
    is_marked: bool
    """Whether quotation marks stand in it."""


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """A text with what was marked in it."""

    name: str
    text: str
    quotes: tuple[Attribution, ...]
    """Stretches between quotation marks that are somebody's words."""
    contents: tuple[Attribution, ...]
    """All that is reported, with marks or without."""
    other_marked: tuple[Span, ...]
    """Stretches between marks that are nobody's words: titles, terms, names."""
    undecided: tuple[Span, ...]
    """Stretches that the annotation leaves open: neither right nor wrong."""


def read_articles(folder: Path) -> list[AnnotatedArticle]:
    """The annotated articles of a folder's JSON lines, file by file in order of their names.

    Each line is an object with `doc_id`, `text`, `quotes`, `other_quoted`, `contents` and `ignore`, as corpora of
    attributions are published: offsets count characters of `text`, and what is quoted or reported names its `source`.

    Raises:
        ValueError: where the folder has no such file, or a line is no annotated article.
    """
    files = sorted(file for file in folder.iterdir() if file.name.endswith(_SUFFIXES)) if folder.is_dir() else []
    if not files:
        message = f"no annotated articles in {str(folder)!r}: name a folder with files in {' or '.join(_SUFFIXES)}"
        raise ValueError(message)
    return [article for file in files for article in _articles(file)]


def _articles(file: Path) -> Iterator[AnnotatedArticle]:
    with gzip.open(file, "rt", encoding="utf-8") if file.suffix == ".gz" else file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield _article(json.loads(line))
            except (KeyError, TypeError, json.JSONDecodeError) as error:
                message = f"{file.name}, line {number}: not an annotated article ({type(error).__name__}: {error})"
                raise ValueError(message) from error


def _article(fields: Mapping[str, Any]) -> AnnotatedArticle:
    text = fields["text"]
    return AnnotatedArticle(
        name=fields["doc_id"],
        text=text,
        quotes=tuple(_attribution(text, item) for item in fields["quotes"]),
        contents=tuple(_attribution(text, item) for item in fields["contents"]),
        other_marked=tuple((item["start"], item["end"]) for item in fields["other_quoted"]),
        undecided=tuple((start, end) for start, end in fields["ignore"]),
    )


def _attribution(text: str, item: Mapping[str, Any]) -> Attribution:
    start, end = item["start"], item["end"]
    source = item["source"]
    marked = item["quoted_share"] > 0 if "quoted_share" in item else True
    return Attribution(
        span=trim(text, start, end),
        sources=tuple((first, last) for first, last in source["spans"]) if source else (),
        reports_speech=item["speech"],
        is_marked=marked,
    )


def trim(text: str, start: int, end: int) -> Span:
    """A stretch without white space and marks at its ends."""
    while start < end and text[start] in _BLANK:
        start += 1
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    return start, end


def overlap(one: Span, other: Span) -> float:
    """How much of two stretches together both have, from 0 to 1."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 0.0 if shared <= 0 else shared / (max(one[1], other[1]) - min(one[0], other[0]))


def is_undecided(span: Span, article: AnnotatedArticle) -> bool:
    """Whether at least half of a stretch lies where the annotation leaves it open."""
    shared = sum(max(0, min(end, span[1]) - max(start, span[0])) for start, end in article.undecided)
    return shared >= 0.5 * (span[1] - span[0])


def has_marks(text: str, span: Span) -> bool:
    """Whether quotation marks stand in a stretch."""
    return _MARKS.search(text, *span) is not None
