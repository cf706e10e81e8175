"""What a run is to fetch: offers marked as known or new, and failures that may pass, asked for again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from loopback_site import LoopbackSite, Request, http_answer, make_site
from warehouse_state import query
from written_home import make_home

from flows.links import DiscoveredLinks, discover_links
from flows.recording import RunFigures, RunRecord, record_run, settle_outcomes
from flows.run import Run, begin_run
from flows.settings import Settings
from flows.sources import Source
from transforms.outcomes import ARTICLE_RESULTS, FETCH_RESULTS, PAGE_RESULTS
from warehouse.archive import PageReader, Segment
from warehouse.connection import open_writer
from warehouse.tables import URL_OUTCOMES

__all__ = ["make_site"]


@pytest.fixture
def press(make_site: Any) -> LoopbackSite:
    """A site whose feed offers three articles and answers 304 to whoever has seen it."""
    press: LoopbackSite = make_site()
    items = "".join(
        f"<item><title>{name}</title><link>/{name}</link><pubDate>Mon, 04 May 2026 10:0{number}:30 GMT</pubDate></item>"
        for number, name in enumerate(("ferry", "library", "mill"))
    )
    whole = http_answer(
        f"<rss><channel>{items}</channel></rss>", ETag='"v1"', Content_Type="application/rss+xml; charset=utf-8"
    )

    def feed(connection: Any, request: Request) -> None:
        seen = request.headers.get("if-none-match") == '"v1"'
        connection.sendall(http_answer(b"", "304 Not Modified", ETag='"v1"') if seen else whole)

    press.serve("/rss", feed)
    return press


def offering(*names: str) -> bytes:
    """The answer of a feed that offers these articles, whoever has seen it."""
    items = "".join(f"<item><link>/{name}</link></item>" for name in names)
    return http_answer(f"<rss><channel>{items}</channel></rss>", Content_Type="application/rss+xml")


def discovered(press: LoopbackSite, run: Run, *source_ids: str, **settings: Any) -> DiscoveredLinks:
    sources = [
        Source(
            id=source_id,
            name="The Harbour Post",
            homepage=press.url(),
            feeds=(press.url("/rss"),),
            delay_seconds=0,
            allow_private_network=True,
        )
        for source_id in source_ids or ("harbour-post",)
    ]
    return discover_links(sources, run, Settings(home=run.home.path, **settings))


def record(press: LoopbackSite, run: Run, found: DiscoveredLinks, **outcomes: str) -> None:
    """Put the run on record with these outcomes of the site's pages."""
    rows = [
        {"run_id": run.run_id, "source_id": "harbour-post", "url": press.url(f"/{name}"), "outcome": outcome}
        for name, outcome in outcomes.items()
    ]
    frame = pl.DataFrame(rows, schema=URL_OUTCOMES.polars_schema())
    record_run(run, RunRecord(outcomes=frame, fetches=found.fetches, feeds=found.feeds), RunFigures(), 10)


def offered(press: LoopbackSite, links: DiscoveredLinks) -> dict[str, bool]:
    """Whether each link is known already, by its path."""
    rows = pl.read_parquet(links.links).select("url", "is_known").iter_rows()
    return {url.removeprefix(press.url("/")): is_known for url, is_known in rows}


def test_a_first_run_gets_every_offer_and_archives_the_feed_apart(press, tmp_path):
    run = begin_run("ingest", tmp_path / "home", None)

    found = discovered(press, run)

    assert offered(press, found) == {"ferry": False, "library": False, "mill": False}
    (fetch,) = found.fetches.iter_rows(named=True)
    assert (fetch["outcome"], fetch["purpose"], fetch["source_id"]) == ("fetched", "feed", "harbour-post")
    (feed,) = found.feeds.iter_rows(named=True)
    assert (feed["etag"], feed["link_count"], feed["run_id"]) == ('"v1"', 3, run.run_id)
    assert feed["is_unreadable"] is False
    archive = run.home.raw / fetch["archive_file"]
    assert "-feeds-" in archive.name
    assert list(PageReader(Segment.whole(archive))) == []


def announced(press: LoopbackSite, links: DiscoveredLinks) -> dict[str, tuple[Any, ...]]:
    """When feeds said that each link was published, by its path."""
    rows = pl.read_parquet(links.links).select("url", "announced_at", "announced_precision").iter_rows()
    return {url.removeprefix(press.url("/")): date for url, *date in rows}


def test_links_have_the_dates_of_their_feed_also_when_they_are_tried_again(press, tmp_path):
    first = begin_run("ingest", tmp_path / "home", None)
    found = discovered(press, first)
    date = [datetime(2026, 5, 4, 10, 0, 30, tzinfo=UTC), "second"]
    assert announced(press, found)["ferry"] == date
    outcomes, _ = settle_outcomes(
        pl.read_parquet(found.links),
        pl.DataFrame({"requested_url": [press.url("/ferry")], "failure": ["server_error"], "detail": [None]}).cast(
            FETCH_RESULTS
        ),
        PAGE_RESULTS.to_frame(),
        ARTICLE_RESULTS.to_frame(),
        first.run_id,
    )
    record_run(first, RunRecord(outcomes=outcomes, fetches=found.fetches, feeds=found.feeds), RunFigures(), 10)

    again = discovered(press, later_run(tmp_path / "home", timedelta(hours=1)))

    assert again.fetches["outcome"].to_list() == ["not_modified"]
    assert announced(press, again)["ferry"] == date


def later_run(home: Path, after: timedelta) -> Run:
    """A run of a process that knows nothing but the home folder."""
    run = begin_run("ingest", home, None)
    return replace(run, started_at=run.started_at + after)


def test_failures_that_may_pass_are_asked_for_again_although_the_feed_has_not_changed(press, tmp_path):
    first = begin_run("ingest", tmp_path / "home", None)
    record(press, first, discovered(press, first), ferry="server_error", library="gone", mill="host_unavailable")

    at_once = discovered(press, later_run(tmp_path / "home", timedelta(minutes=1)))
    found = discovered(press, later_run(tmp_path / "home", timedelta(hours=1)))

    assert found.fetches["outcome"].to_list() == ["not_modified"]
    assert found.feeds.is_empty()
    assert offered(press, at_once) == {"mill": False}
    assert offered(press, found) == {"ferry": False, "mill": False}


def test_what_is_offered_again_waits_or_is_given_up_and_is_counted(press, tmp_path):
    first = begin_run("ingest", tmp_path / "home", None)
    record(press, first, discovered(press, first), ferry="server_error", library="gone", mill="refused_by_robots")
    press.serve("/rss", offering("ferry", "library", "mill", "new"))

    run = later_run(tmp_path / "home", timedelta(minutes=1))
    found = discovered(press, run)

    assert offered(press, found) == {"mill": False, "new": False}
    put_off = {
        url.removeprefix(press.url("/")): outcome for url, outcome in found.put_off.select("url", "outcome").rows()
    }
    assert put_off == {"ferry": "waiting", "library": "given_up"}
    assert found.put_off["detail"].str.contains("tries in a row").all()
    outcomes, counted = settle_outcomes(
        pl.read_parquet(found.links).with_columns(is_known=True),
        FETCH_RESULTS.to_frame(),
        PAGE_RESULTS.to_frame(),
        ARTICLE_RESULTS.to_frame(),
        run.run_id,
        found.put_off,
    )
    assert sorted(outcomes["outcome"]) == ["given_up", "known", "known", "waiting"]
    assert counted["passed"].all()


def test_a_page_that_gave_no_article_is_left_alone_for_a_while_and_counted(press, tmp_path):
    press.serve("/rss", offering("ferry", "library", "mill"))
    first = begin_run("ingest", tmp_path / "home", None)
    record(press, first, discovered(press, first), ferry="opted_out", library="unreadable", mill="quarantined")

    at_once = discovered(press, later_run(tmp_path / "home", timedelta(minutes=15)))
    found = discovered(press, later_run(tmp_path / "home", timedelta(hours=1)))

    assert offered(press, at_once) == {}
    last = f"tries in a row: 1, the last at {first.started_at:%Y-%m-%d %H:%M}"
    assert at_once.put_off.select("outcome", "detail").rows() == [
        ("waiting", f"{last}: {outcome}") for outcome in ("opted_out", "unreadable", "quarantined")
    ]
    assert offered(press, found) == {"ferry": False, "library": False, "mill": False}
    assert found.put_off.is_empty()


def test_pages_that_opted_out_are_asked_for_at_once_where_that_counts_no_more(press, tmp_path):
    press.serve("/rss", offering("ferry", "library"))
    first = begin_run("ingest", tmp_path / "home", None)
    record(press, first, discovered(press, first), ferry="opted_out", library="unreadable")

    found = discovered(press, later_run(tmp_path / "home", timedelta(minutes=15)), honour_opt_outs=False)

    assert offered(press, found) == {"ferry": False}


def test_an_article_whose_page_opted_out_since_is_known_all_the_same(press, tmp_path):
    press.serve("/rss", offering("pier"))
    home = make_home(tmp_path / "home")
    with open_writer(home.work) as connection:
        connection.execute("UPDATE fact_articles SET url = ? WHERE title LIKE 'Ferry%'", [press.url("/pier")])
    first = begin_run("ingest", home.path, None)
    record(press, first, discovered(press, first), pier="opted_out")

    found = discovered(press, later_run(home.path, timedelta(minutes=15)), recheck="off")

    assert offered(press, found) == {"pier": True}
    assert found.put_off.is_empty()


def test_what_has_passed_since_is_not_asked_for_again(press, tmp_path):
    for outcome in ("server_error", "loaded"):
        run = begin_run("ingest", tmp_path / "home", None)
        record(press, run, discovered(press, run), ferry=outcome)

    assert offered(press, discovered(press, begin_run("ingest", tmp_path / "home", None))) == {}


def test_failures_of_another_outlet_are_not_asked_for(press, tmp_path):
    first = begin_run("ingest", tmp_path / "home", None)
    record(press, first, discovered(press, first), ferry="server_error")

    found = discovered(press, begin_run("ingest", tmp_path / "home", None), "valley-register")

    assert offered(press, found) == {}


def test_sitemaps_of_an_unchanged_index_are_asked_for_what_is_new(press, tmp_path):
    def of_unchanged_index(connection: Any, request: Request) -> None:
        seen = request.headers.get("if-none-match") == '"v1"'
        named = f"<sitemap><loc>{press.url('/news.xml')}</loc></sitemap>"
        whole = http_answer(f"<sitemapindex>{named}</sitemapindex>", ETag='"v1"', Content_Type="application/xml")
        connection.sendall(http_answer(b"", "304 Not Modified", ETag='"v1"') if seen else whole)

    def news(*names: str) -> bytes:
        urls = "".join(f"<url><loc>{press.url(f'/{name}')}</loc></url>" for name in names)
        return http_answer(f"<urlset>{urls}</urlset>", Content_Type="application/xml")

    press.serve("/rss", of_unchanged_index)
    press.serve("/news.xml", news("ferry"), news("ferry", "quay"))
    first = begin_run("ingest", tmp_path / "home", None)
    record(press, first, discovered(press, first), ferry="gone")

    found = discovered(press, begin_run("ingest", tmp_path / "home", None))

    assert offered(press, found) == {"quay": False}


def test_a_failing_feed_keeps_its_earlier_state(press, tmp_path):
    first = begin_run("ingest", tmp_path / "home", None)
    record(press, first, discovered(press, first))
    press.serve("/rss", http_answer("no", "404 Not Found"))

    found = discovered(press, begin_run("ingest", tmp_path / "home", None))

    assert found.fetches["outcome"].to_list() == ["not_found"]
    assert found.feeds.is_empty()
    assert offered(press, found) == {}


def test_every_outlet_that_shares_a_feed_counts_as_asked_whatever_the_feed_answers(press, tmp_path):
    sharing = ("harbour-post", "valley-register")
    fetches = []
    for days in range(3):
        if days == 2:
            press.serve("/rss", http_answer("no", "404 Not Found"))
        run = later_run(tmp_path / "home", timedelta(days=days))
        found = discovered(press, run, *sharing)
        record(press, run, found, **({"ferry": "loaded"} if days == 0 else {}))
        fetches += found.fetches.select("outcome", "source_id", "source_ids").rows()

    assert fetches == [(answer, sharing[0], [*sharing]) for answer in ("fetched", "not_modified", "not_found")]
    assert len(press.asked("/rss")) == 3
    asked = "SELECT source_id, offered, dense_rank() OVER (ORDER BY day) FROM ops.source_days ORDER BY day, source_id"
    assert query(tmp_path / "home" / "work.duckdb", asked) == [
        ("harbour-post", 1, 1),
        ("valley-register", 0, 1),
        ("harbour-post", 0, 2),
        ("valley-register", 0, 2),
        ("harbour-post", 0, 3),
        ("valley-register", 0, 3),
    ]
