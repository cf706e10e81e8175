"""From fetched pages to read articles: what one worker process does with a chunk of pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import polars as pl

from transforms.facts import ReadArticle, fact_frames
from transforms.outcomes import FRONT_PAGE, OPTED_OUT, PAGE_RESULTS
from transforms.page.article import extract_article
from transforms.printable import message_of
from transforms.reading import read_articles
from transforms.records import ArticleFields, FetchedPage, UnreadablePage
from transforms.urls import host_of, is_front_page
from warehouse.facts import FactFrames


@dataclass(frozen=True, slots=True, kw_only=True)
class PageResult:
    """What became of one page: an article, or the reason why there is none."""

    url: str
    """As requested."""
    source_id: str
    fetched_at: datetime
    result: ReadArticle | UnreadablePage


def read_pages(
    pages: Sequence[FetchedPage], threshold: float, *, honour_opt_outs: bool = False
) -> tuple[PageResult, ...]:
    """What became of each page, in order.

    Args:
        pages: the pages.
        threshold: a speaker whose confidence is under it is withheld.
        honour_opt_outs: whether a page that reserves itself from text and data mining gives no article.
    """
    extracted = [_article_of(page, honour_opt_outs) for page in pages]
    found = [fields for fields in extracted if not isinstance(fields, UnreadablePage)]
    readings = iter(read_articles(found, threshold))
    return tuple(
        page_result(
            page,
            fields
            if isinstance(fields, UnreadablePage)
            else ReadArticle(
                fields=fields, reading=next(readings), source_id=source_of(page), fetched_at=page.fetched_at
            ),
        )
        for page, fields in zip(pages, extracted, strict=True)
    )


def _article_of(page: FetchedPage, honour_opt_outs: bool) -> ArticleFields | UnreadablePage:
    if is_front_page(page.final_url) and not is_front_page(page.url):
        return UnreadablePage(url=page.url, reason=FRONT_PAGE, detail=f"the address leads to {page.final_url}")
    found = extract_article(page)
    if honour_opt_outs and isinstance(found, ArticleFields) and found.mining_opt_out_origin:
        detail = f"reserved from text and data mining, told by {found.mining_opt_out_origin}"
        return UnreadablePage(url=page.url, reason=OPTED_OUT, detail=detail)
    return found


def page_result(page: FetchedPage, result: ReadArticle | UnreadablePage) -> PageResult:
    """The result with what identifies its page."""
    return PageResult(url=page.url, source_id=source_of(page), fetched_at=page.fetched_at, result=result)


def source_of(page: FetchedPage) -> str:
    """The outlet that the page was fetched for, or its host where an archive does not say."""
    return page.source_id or host_of(page.final_url) or "unknown"


def captures(results: Sequence[PageResult]) -> list[list[PageResult]]:
    """The results apart so that each list holds an article once: first captures, then second ones."""
    lists: list[list[PageResult]] = []
    seen: Counter[str] = Counter()
    for page in results:
        number = 0
        if isinstance(page.result, ReadArticle):
            number = seen[page.result.article_id]
            seen[page.result.article_id] += 1
        lists.extend([] for _ in range(number + 1 - len(lists)))
        lists[number].append(page)
    return lists


def page_facts(results: Sequence[PageResult], run_id: str, pipeline_version: str) -> FactFrames:
    """The facts of the pages that gave an article."""
    articles = [page.result for page in results if isinstance(page.result, ReadArticle)]
    return fact_frames(articles, run_id, pipeline_version)


def page_frame(results: Sequence[PageResult]) -> pl.DataFrame:
    """One row a page, of schema PAGE_RESULTS."""
    rows = [
        (
            page.url,
            page.source_id,
            page.fetched_at,
            page.result.article_id if isinstance(page.result, ReadArticle) else None,
            message_of(f"{page.result.reason}: {page.result.detail}")
            if isinstance(page.result, UnreadablePage)
            else None,
        )
        for page in results
    ]
    return pl.DataFrame(rows, schema=PAGE_RESULTS, orient="row")
