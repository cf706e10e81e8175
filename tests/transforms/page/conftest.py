from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from transforms.page.article import extract_article
from transforms.records import ArticleFields, FetchedPage, UnreadablePage

URL = "https://www.ardmore-post.example/council/2026/05/04/harbour-bridge"
FETCHED_AT = datetime(2026, 5, 6, 12, tzinfo=UTC)

PageMaker = Callable[..., FetchedPage]
Extractor = Callable[..., ArticleFields | UnreadablePage]


@pytest.fixture
def page_of() -> PageMaker:
    def make(body: str | bytes, url: str = URL, content_type: str = "text/html; charset=utf-8") -> FetchedPage:
        return FetchedPage(
            url=url,
            final_url=url,
            fetched_at=FETCHED_AT,
            status=200,
            headers=(("Content-Type", content_type),),
            body=body.encode() if isinstance(body, str) else body,
        )

    return make


@pytest.fixture
def extract(page_of: PageMaker) -> Extractor:
    def run(body: str | bytes, **details: str) -> ArticleFields | UnreadablePage:
        return extract_article(page_of(body, **details))

    return run
