"""From fetched pages to read articles: what one worker process does with a chunk of pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.facts import ReadArticle
from transforms.page.article import extract_article
from transforms.reading import read_articles
from transforms.records import FetchedPage, UnreadablePage


@dataclass(frozen=True, slots=True)
class PagesRead:
    """What a chunk of pages gave: every page is in exactly one of the two."""

    articles: tuple[ReadArticle, ...]
    unreadable: tuple[UnreadablePage, ...]


def read_pages(pages: Sequence[FetchedPage], threshold: float) -> PagesRead:
    """The articles of the pages, each with its people and quotes, and the pages that gave none."""
    extracted = [(page, extract_article(page)) for page in pages]
    unreadable = tuple(result for _, result in extracted if isinstance(result, UnreadablePage))
    found = [(page, result) for page, result in extracted if not isinstance(result, UnreadablePage)]
    readings = read_articles([fields for _, fields in found], threshold)
    articles = (
        ReadArticle(fields=fields, reading=reading, source_id=page.source_id, fetched_at=page.fetched_at)
        for (page, fields), reading in zip(found, readings, strict=True)
    )
    return PagesRead(articles=tuple(articles), unreadable=unreadable)
