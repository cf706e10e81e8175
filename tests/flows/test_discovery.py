from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from loopback_site import NO_TRUST, LoopbackSite, http_answer, make_site, resolve_to_loopback

from flows.discovery import Discovery, FeedState, discover
from flows.sources import Source
from flows.web.client import WebClient
from flows.web.outcomes import FetchAnswer, FetchFailure, NotModified
from flows.web.settings import FetchSettings

__all__ = ["make_site"]

QUICK = FetchSettings(read_seconds=0.5, page_seconds=1.0, attempts=2, backoff_seconds=0.01)


@pytest.fixture
def press(make_site: Any) -> LoopbackSite:
    server: LoopbackSite = make_site()
    return server


def source(name: str, press: LoopbackSite, **fields: Any) -> Source:
    values = {
        "id": name,
        "name": name.title(),
        "homepage": press.url(),
        "delay_seconds": 0,
        "allow_private_network": True,
    }
    return Source.model_validate(values | fields)


def discovered(
    *sources: Source, known: Mapping[str, FeedState] | None = None, archived: list[FetchAnswer] | None = None
) -> Discovery:
    async def run() -> Discovery:
        async with WebClient(QUICK, resolve=resolve_to_loopback, ssl_context=NO_TRUST) as client:
            return await discover(sources, client, known, archived.append if archived is not None else None)

    return asyncio.run(run())


def rss(*links: str) -> bytes:
    items = "".join(f"<item><title>On {link}</title><link>{link}</link></item>" for link in links)
    return http_answer(f"<rss><channel>{items}</channel></rss>", ETag='"1"', Content_Type="application/rss+xml")


def index(*links: str, dates: tuple[str, ...] = ()) -> bytes:
    lastmods = [f"<lastmod>{date}</lastmod>" for date in dates] or [""] * len(links)
    entries = "".join(
        f"<sitemap><loc>{link}</loc>{lastmod}</sitemap>" for link, lastmod in zip(links, lastmods, strict=True)
    )
    return http_answer(f"<sitemapindex>{entries}</sitemapindex>")


def sitemap(*links: str) -> bytes:
    return http_answer("<urlset>" + "".join(f"<url><loc>{link}</loc></url>" for link in links) + "</urlset>")


def test_links_carry_what_the_feed_says(press: LoopbackSite) -> None:
    feed = press.serve(
        "/rss",
        http_answer(
            "<rss><channel><item><title>Ferry resumes</title><link>/news/ferry?utm_source=rss</link>"
            "<pubDate>Sat, 14 Mar 2026 10:30:00 GMT</pubDate></item></channel></rss>"
        ),
    )

    found = discovered(source("gazette", press, feeds=(feed,)))

    (link,) = found.links
    assert (link.source_id, link.feed_url, link.position) == ("gazette", feed, 1)
    assert link.url == press.url("/news/ferry?utm_source=rss")
    assert link.canonical_url == press.url("/news/ferry")
    assert (link.title, link.published_at) == ("Ferry resumes", datetime(2026, 3, 14, 10, 30, tzinfo=UTC))
    (visit,) = found.visits
    assert visit.source_ids == ("gazette",)


def test_a_shared_feed_is_fetched_once_for_all_its_sources(press: LoopbackSite) -> None:
    feed = press.serve("/rss", rss("/news/1", "/news/2"))

    found = discovered(
        source("gazette", press, feeds=(feed, f"{feed}#top")),
        source("tribune", press, feeds=(feed,)),
        source("closed", press, feeds=(feed,), enabled=False),
    )

    assert len(press.asked("/rss")) == 1
    assert sorted((link.source_id, link.position) for link in found.links) == [
        ("gazette", 1),
        ("gazette", 2),
        ("tribune", 1),
        ("tribune", 2),
    ]
    assert [visit.source_ids for visit in found.visits] == [("gazette", "tribune")]


def test_links_to_no_article_are_left_out(press: LoopbackSite) -> None:
    links = ("/", press.url(), "/photo.JPG", "/show.mp3?x=1", "/feed.xml", "/news/1.html", "/?p=17", "/a.b/c")

    found = discovered(source("gazette", press, feeds=(press.serve("/rss", rss(*links)),)))

    assert [link.url for link in found.links] == [press.url(path) for path in ("/news/1.html", "/?p=17", "/a.b/c")]


def test_an_unchanged_feed_is_not_sent_again(press: LoopbackSite) -> None:
    feed = press.serve("/rss", rss("/news/1"), http_answer("", "304 Not Modified"))
    gazette = source("gazette", press, feeds=(feed,))
    first = discovered(gazette)
    state = first.visits[0].state
    assert state is not None

    second = discovered(gazette, known={feed: state})

    assert press.asked("/rss")[1].headers["if-none-match"] == '"1"'
    assert isinstance(second.visits[0].outcome, NotModified)
    assert (second.links, second.visits[0].state) == ((), state)


def test_a_feed_that_ignores_conditions_is_known_by_its_content(press: LoopbackSite) -> None:
    feed = press.serve("/rss", rss("/news/1"))
    gazette = source("gazette", press, feeds=(feed,))
    state = discovered(gazette).visits[0].state
    assert state is not None

    again = discovered(gazette, known={feed: state})

    assert again.visits[0].state == state
    assert len(again.links) == 1


def test_indexes_lead_to_their_sitemaps_but_not_forever(press: LoopbackSite) -> None:
    top = press.serve("/index.xml", index("/index.xml", "/deeper.xml", "/a.xml"))
    press.serve("/deeper.xml", index("/b.xml", "/a.xml", "/deepest.xml"))
    press.serve("/deepest.xml", index("/beyond.xml"))
    press.serve("/beyond.xml", sitemap("/news/beyond"))
    press.serve("/a.xml", sitemap("/news/a"))
    press.serve("/b.xml", sitemap("/news/b"))

    found = discovered(source("gazette", press, sitemaps=(top,)))

    assert sorted(link.url for link in found.links) == [press.url("/news/a"), press.url("/news/b")]
    assert {link.feed_url for link in found.links} == {press.url("/a.xml"), press.url("/b.xml")}
    assert len(press.asked("/a.xml")) == 1
    assert press.asked("/beyond.xml") == []


def test_an_index_of_many_gives_its_latest(press: LoopbackSite) -> None:
    names = [f"/{number}.xml" for number in range(60)]
    days = tuple(f"2026-01-{1 + number % 28:02}" if number < 28 else "2025-01-01" for number in range(60))
    top = press.serve("/index.xml", index(*names, dates=days))
    for name in names:
        press.serve(name, sitemap(f"/news{name.removesuffix('.xml')}"))

    found = discovered(source("gazette", press, sitemaps=(top,), max_concurrency=8))

    assert len(found.links) == 50
    assert {press.url(f"/news/{number}") for number in range(28)} <= {link.url for link in found.links}


def test_one_broken_feed_does_not_stop_the_others(press: LoopbackSite) -> None:
    feeds = (
        press.serve("/gone", http_answer("", "410 Gone")),
        press.serve("/html", http_answer("<html>Welcome</html>")),
        press.serve("/torn", http_answer("<rss><channel><item><link>/news/1</link></item><item><title>&")),
        press.serve("/good", rss("/news/2")),
    )

    found = discovered(source("gazette", press, feeds=feeds))

    gone, html, torn, good = found.visits
    assert isinstance(gone.outcome, FetchFailure)
    assert (gone.content, gone.state) == (None, None)
    assert html.content is not None
    assert [problem.kind for problem in html.content.problems] == ["not_a_feed"]
    assert torn.content is not None
    assert "bad_xml" in [problem.kind for problem in torn.content.problems]
    assert [link.url for link in found.links] == [press.url("/news/1"), press.url("/news/2")]
    assert good.content is not None
    assert good.content.problems == ()


def test_answers_are_handed_on_before_they_are_read(press: LoopbackSite) -> None:
    feed = press.serve("/rss", rss("/news/1"))
    archived: list[FetchAnswer] = []

    discovered(source("gazette", press, feeds=(feed,)), archived=archived)

    assert [(answer.receipt.url, answer.receipt.source_id) for answer in archived] == [(feed, "gazette")]
    assert archived[0].body.startswith(b"<rss>")
