"""Generated articles as pages, and what reading them costs: what a load is a part of."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from typing import Any

from markupsafe import escape

from benchmarks.warehouse_size.writing import new_articles
from transforms.pages import page_facts, read_pages
from transforms.records import FetchedPage

CHUNK = 8
"""Pages read together, as a run reads them."""


def seconds_a_page(article_count: int, seed: int, size: int) -> float:
    """CPU seconds from a page's bytes to its rows, the mean over so many new articles; a chunk before them warms up."""
    pages = generated_pages(article_count, seed, CHUNK + size)
    _read(pages[:CHUNK])
    started = time.process_time()
    for start in range(CHUNK, len(pages), CHUNK):
        _read(pages[start : start + CHUNK])
    return (time.process_time() - started) / size


def generated_pages(article_count: int, seed: int, size: int) -> list[FetchedPage]:
    """Pages of articles published after those of a warehouse of that size."""
    articles = new_articles(article_count, seed, 0, size).articles
    return [page_of(article) for article in articles.iter_rows(named=True)]


def page_of(article: dict[str, Any]) -> FetchedPage:
    """The row of fact_articles as a page would show it, with what outlets tell machines in JSON-LD."""
    told = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article["title"],
        "datePublished": article["published_at"].isoformat(),
        "author": [{"@type": "Person", "name": name} for name in article["authors"]],
    }
    title = escape(article["title"])
    paragraphs = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in article["text"].split("\n"))
    html = (
        f'<!doctype html><html lang="en"><head><title>{title}</title>'
        f'<script type="application/ld+json">{json.dumps(told)}</script></head>'
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )
    return FetchedPage(
        url=article["url"],
        final_url=article["url"],
        fetched_at=article["fetched_at"],
        status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"),),
        body=html.encode(),
    )


def _read(pages: Sequence[FetchedPage]) -> None:
    page_facts(read_pages(pages, threshold=0.0), run_id="benchmark", pipeline_version="benchmark")
