"""Pages without a date of their own have the one that their feed gave when they were first asked for, replayed too."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from warehouse_state import facts_of, query

from flows.home import Home
from flows.ingest import ingest
from flows.replay import replay
from warehouse.connection import open_writer

pytestmark = pytest.mark.server

PARAGRAPH = "<p>The harbour office said on Monday that the old {} will reopen after two years of repairs.</p>"
FIRST, LATER = "Mon, 04 May 2026 10:20:30 GMT", "Tue, 05 May 2026 08:00:01 GMT"
DATES = "SELECT regexp_extract(url, '[a-z]+$'), published_at, published_precision, published_origin FROM fact_articles"

Answers = dict[str, tuple[str, bytes]]


def page(subject: str, head: str = "") -> tuple[str, bytes]:
    body = "".join(PARAGRAPH.format(f"{subject} number {number}") for number in range(1, 6))
    title = f"The {subject} reopens"
    html = (
        f"<html lang=en><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{body}</article></body>"
    )
    return "text/html", html.encode()


def feed(date: str) -> tuple[str, bytes]:
    items = "".join(f"<item><link>/{name}</link><pubDate>{date}</pubDate></item>" for name in ("pier", "mill"))
    return "application/rss+xml", f"<rss version='2.0'><channel>{items}</channel></rss>".encode()


@pytest.fixture
def answers() -> Answers:
    """An outlet of two pages, one of which says when it was published."""
    dated = page("mill", '<meta property="article:published_time" content="2026-05-03T09:00:00Z">')
    return {"/feed.xml": feed(FIRST), "/pier": page("pier"), "/mill": dated}


@pytest.fixture
def sources(serve, answers, tmp_path) -> Path:
    base, file = serve(answers), tmp_path / "sources.toml"
    file.write_text(
        f'[[source]]\nid = "pier-news"\nname = "Pier News"\nhomepage = "{base}/"\nfeeds = ["{base}/feed.xml"]\n'
        "delay_seconds = 0\nallow_private_network = true\n",
        encoding="utf-8",
    )
    return file


def dates(home: Home) -> dict[object, tuple[object, ...]]:
    return {name: tuple(rest) for name, *rest in query(home.published, DATES)}


def test_the_date_of_the_feed_is_kept_with_the_page(prefect_api, tmp_path, sources):
    home, again = Home(tmp_path / "home"), Home(tmp_path / "again")

    ingest(sources_file=sources, home=home.path)
    replay(paths=[home.raw], home=again.path)

    assert dates(home) == {
        "pier": (datetime(2026, 5, 4, 10, 20, 30, tzinfo=UTC), "second", "feed"),
        "mill": (datetime(2026, 5, 3, 9, tzinfo=UTC), "minute", "meta"),
    }
    assert facts_of(again.published) == facts_of(home.published)


def test_a_feed_that_dates_its_articles_anew_moves_nothing(prefect_api, monkeypatch, tmp_path, sources, answers):
    monkeypatch.setenv("NEWSFACTS_RECHECK", "3650d:1d")
    home, again = Home(tmp_path / "home"), Home(tmp_path / "again")
    ingest(sources_file=sources, home=home.path)
    before, rows = dates(home), facts_of(home.published)
    with open_writer(home.work) as connection:
        for table in ("ops.fetches", "fact_articles"):
            connection.execute(f"UPDATE {table} SET fetched_at = fetched_at - INTERVAL 2 DAY")
    answers["/feed.xml"] = feed(LATER)

    figures = ingest(sources_file=sources, home=home.path)

    assert figures.outcomes == {"unchanged": 2}
    assert facts_of(home.published) == rows
    # A changed text is a new version of the same date, in a replay of both captures as well.
    answers["/pier"] = page("pier bridge")
    with open_writer(home.work) as connection:
        for table in ("ops.fetches", "fact_articles"):
            connection.execute(f"UPDATE {table} SET fetched_at = fetched_at - INTERVAL 2 DAY")
    assert ingest(sources_file=sources, home=home.path).outcomes["loaded"] == 1
    replay(paths=[home.raw], home=again.path)
    assert dates(home) == dates(again) == before
