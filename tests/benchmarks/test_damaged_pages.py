"""Pages damaged in every way that the web damages them: no crash, each ends as an article or with a reason."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import get_args, get_type_hints

import pytest

from benchmarks.damaged_pages import DAMAGES, damaged_page, damaged_pages
from expectations.gate import GateReport, check_facts
from transforms.facts import ReadArticle
from transforms.pages import PageResult, page_facts, read_pages
from transforms.records import UnreadablePage

PAGES = 150
# Set by the pool that ends a page, never by what reads it.
OF_THE_POOL = {"time_limit", "worker_died", "defect"}


@pytest.fixture(scope="module")
def results() -> tuple[PageResult, ...]:
    return read_pages(tuple(damaged_pages(PAGES)), 0.3)


@pytest.fixture(scope="module")
def articles(results) -> list[ReadArticle]:
    return [page.result for page in results if isinstance(page.result, ReadArticle)]


@pytest.fixture(scope="module")
def report(results) -> GateReport:
    return check_facts(page_facts(results, "run", "version"), run_id="run", now=datetime.now(UTC))


def test_a_number_always_gives_the_same_page():
    assert damaged_page(7) == damaged_page(7)
    assert damaged_page(7).body != damaged_page(8).body
    assert len(DAMAGES) == len(set(DAMAGES))


def test_every_page_ends_as_an_article_or_with_a_reason(results, articles):
    reasons = set(get_args(get_type_hints(UnreadablePage)["reason"])) - OF_THE_POOL

    unreadable = [page.result for page in results if isinstance(page.result, UnreadablePage)]
    assert len(results) == len(articles) + len(unreadable) == PAGES
    assert {page.reason for page in unreadable} <= reasons
    assert all(page.detail for page in unreadable)


def test_enough_pages_of_both_kinds_are_among_them(articles):
    assert PAGES // 3 < len(articles) < PAGES


def test_quotes_mentions_and_speakers_stand_verbatim_at_their_offsets(articles):
    found = [
        (article.fields.text, place)
        for article in articles
        for place in (
            *article.reading.quotes,
            *(quote.speaker_words for quote in article.reading.quotes if quote.speaker_words),
            *(mention for person in article.reading.people for mention in person.mentions),
        )
    ]

    wrong = [place for text, place in found if text[place.char_start : place.char_end] != place.text]
    assert wrong == []
    assert len(found) > PAGES


def test_the_gate_takes_every_row(report, articles):
    assert report.quarantine.select("table_name", "rule", "reason").rows() == []
    assert report.good.articles.height == len(articles)
