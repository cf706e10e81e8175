"""The pool of processes: what becomes of pages that hang, kill their worker or meet a defect, and of those beside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from written_pages import MisbehavingPage, die, doze, hang, html_page, meet_a_defect, three_articles, wait

from flows.extraction import PAGES_PER_CHUNK, extract_pages
from transforms.facts import ReadArticle
from transforms.pages import PageResult
from transforms.records import FetchedPage, UnreadablePage

# Enough for a new worker's first page, short enough to wait for.
PAGE_SECONDS = 3.0


@pytest.fixture(scope="module")
def results() -> dict[str, PageResult]:
    """What became of three good pages among three bad ones, all of one chunk, by the end of their addresses."""
    ferry, library, mill = three_articles()
    bad: list[Any] = [
        MisbehavingPage(f"https://harbour-post.example/{behaviour.__name__}", behaviour)
        for behaviour in (meet_a_defect, die, hang)
    ]
    pages = [bad[0], ferry, bad[1], library, bad[2], mill]
    chunks = list(extract_pages(pages, processes=1, page_seconds=PAGE_SECONDS, threshold=0.3))
    read = [result for chunk in chunks for result in chunk]
    assert [result.url for result in read] == [page.url for page in pages]
    return {result.url.rsplit("/", 1)[-1]: result for result in read}


@pytest.mark.parametrize(
    ("page", "reason", "detail"),
    [
        ("hang", "time_limit", "took too long"),
        ("die", "worker_died", "the worker process ended"),
        ("meet_a_defect", "defect", "ZeroDivisionError: no such page was thought of"),
    ],
)
def test_a_page_that_misbehaves_ends_as_unreadable_with_the_reason(results, page, reason, detail):
    unreadable = results[page].result

    assert isinstance(unreadable, UnreadablePage)
    assert unreadable.reason == reason
    assert detail in unreadable.detail
    assert results[page].source_id == "harbour-post"


@pytest.mark.parametrize("page", ["ferry", "library", "mill"])
def test_the_pages_beside_it_are_read(results, page):
    article = results[page].result

    assert isinstance(article, ReadArticle)
    assert article.reading.quotes


def test_the_time_in_which_a_page_is_not_read_does_not_count():
    page: Any = MisbehavingPage("https://harbour-post.example/doze", doze)

    ((result,),) = extract_pages([page], processes=1, page_seconds=PAGE_SECONDS, threshold=0.3)

    assert isinstance(result.result, ReadArticle)


def test_a_page_that_waits_for_ever_is_given_up_by_the_clock(monkeypatch):
    monkeypatch.setattr("flows.cpu_limit._CLOCK_PER_CPU", 1.0)
    page: Any = MisbehavingPage("https://harbour-post.example/wait", wait)

    ((result,),) = extract_pages([page], processes=1, page_seconds=PAGE_SECONDS, threshold=0.3)

    assert isinstance(result.result, UnreadablePage)
    assert result.result.reason == "time_limit"


def test_no_more_than_two_chunks_a_process_are_in_flight():
    pulled = 0

    def endless_pages() -> Iterator[FetchedPage]:
        nonlocal pulled
        while True:
            pulled += 1
            yield html_page(f"page-{pulled}", "<p>No article.</p>")

    chunks = extract_pages(endless_pages(), processes=1, page_seconds=PAGE_SECONDS, threshold=0.3)
    first = next(chunks)
    after_first = pulled
    second = next(chunks)
    after_second = pulled
    chunks.close()

    assert len(first) == len(second) == PAGES_PER_CHUNK
    assert after_first == 2 * PAGES_PER_CHUNK
    assert after_second == 3 * PAGES_PER_CHUNK


def test_no_pages_give_no_results():
    assert list(extract_pages([], processes=1, page_seconds=PAGE_SECONDS, threshold=0.3)) == []
