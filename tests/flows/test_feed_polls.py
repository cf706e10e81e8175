"""Feeds that seldom have anything new are left alone by scheduled runs, over restarts, and counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from loopback_site import LoopbackSite, http_answer, make_site

from flows.finishing import Collected
from flows.links import DiscoveredLinks, discover_links
from flows.recording import RunFigures, RunRecord, record_run
from flows.run import Run, begin_run
from flows.settings import Settings
from flows.sources import Source
from warehouse.connection import open_writer
from warehouse.tables import URL_OUTCOMES

__all__ = ["make_site"]

HOUR = timedelta(hours=1)


@pytest.fixture
def press(make_site: Any) -> LoopbackSite:
    server: LoopbackSite = make_site()
    return server


def feed(*names: str) -> bytes:
    items = "".join(f"<item><link>/{name}</link></item>" for name in names)
    return http_answer(f"<rss><channel>{items}</channel></rss>", Content_Type="application/rss+xml")


class Newsroom:
    """Scheduled runs, one after the other, each in a process that knows nothing but the home folder."""

    def __init__(self, press: LoopbackSite, folder: Path, *feeds: str) -> None:
        self._settings = Settings(home=folder, poll="1h:6h")
        self._source = Source(
            id="harbour-post",
            name="The Harbour Post",
            homepage=press.url(),
            feeds=feeds,
            delay_seconds=0,
            allow_private_network=True,
        )
        self._started_at = begin_run("ingest", folder, None).started_at
        self._home = folder

    def run(self, after: timedelta, *, only_due_feeds: bool = True, run_seconds: float = 60) -> DiscoveredLinks:
        """A run that begins some time after the last one and loads all that it discovers."""
        self._started_at += after
        settings = self._settings.model_copy(update={"run_seconds": run_seconds})
        run = replace(begin_run("ingest", self._home, None), started_at=self._started_at)
        found = discover_links([self._source], run, settings, only_due_feeds=only_due_feeds)
        self._record(run, found)
        return found

    def _record(self, run: Run, found: DiscoveredLinks) -> None:
        urls = pl.read_parquet(found.links)["url"]
        rows = [{"run_id": run.run_id, "source_id": "harbour-post", "url": url, "outcome": "loaded"} for url in urls]
        collected = Collected(polls=found.polls, feeds_not_due=found.feeds_not_due)
        record = RunRecord(
            outcomes=pl.DataFrame(rows, schema=URL_OUTCOMES.polars_schema()),
            fetches=found.fetches,
            polls=collected.polls,
            feeds_not_due=collected.feeds_not_due,
        )
        record_run(run, record, RunFigures(discovered=len(rows)), 10)

    def query(self, sql: str) -> list[tuple[object, ...]]:
        with open_writer(self._home / "work.duckdb") as connection:
            return connection.execute(sql).fetchall()


def test_a_quiet_feed_is_asked_ever_more_rarely_and_a_busy_one_often(press: LoopbackSite, tmp_path: Path) -> None:
    quiet = press.serve("/quiet", feed("ferry"))
    busy = press.serve("/busy", *(feed(f"news-{number}") for number in range(20)))
    newsroom = Newsroom(press, tmp_path / "home", quiet, busy)

    not_due = [newsroom.run(HOUR).feeds_not_due for _ in range(12)]

    assert len(press.asked("/busy")) == 12
    # Runs are an hour apart; the intervals after each are 1, 1.5, 2.25, 3.4 and 5.1 hours.
    assert [number for number, count in enumerate(not_due) if not count] == [0, 1, 3, 6, 10]
    assert len(press.asked("/quiet")) == 5
    assert newsroom.query("SELECT feeds_asked + feeds_not_due FROM ops.runs") == [(2,)] * 12
    assert newsroom.query("SELECT sum(feeds_not_due), sum(feeds_asked) FROM run_summary") == [(7, 17)]


def test_something_new_makes_a_feed_due_sooner(press: LoopbackSite, tmp_path: Path) -> None:
    address = press.serve("/rss", feed("a"), feed("a"), feed("a"), feed("a", "b"))
    newsroom = Newsroom(press, tmp_path / "home", address)

    hours = []
    for _ in range(4):
        newsroom.run(6 * HOUR)
        ((seconds, count, is_now),) = newsroom.query(
            "SELECT interval_seconds, new_count, new_at IS NOT DISTINCT FROM asked_at FROM ops.feed_polls"
        )
        hours.append((float(str(seconds)) / 3600, count, is_now))

    assert hours == [(1.0, 1, True), (1.5, 0, False), (2.25, 0, False), (1.125, 1, True)]


def test_a_run_by_hand_asks_every_feed(press: LoopbackSite, tmp_path: Path) -> None:
    newsroom = Newsroom(press, tmp_path / "home", press.serve("/rss", feed("a")))
    newsroom.run(HOUR)

    assert newsroom.run(timedelta(minutes=1)).feeds_not_due == 1
    assert newsroom.run(timedelta(minutes=1), only_due_feeds=False).feeds_not_due == 0
    assert len(press.asked("/rss")) == 2


def test_a_failure_leaves_the_interval_as_it_was(press: LoopbackSite, tmp_path: Path) -> None:
    address = press.serve("/rss", feed("a"), feed("a"), http_answer("no", "404 Not Found"))
    newsroom = Newsroom(press, tmp_path / "home", address)

    for _ in range(3):
        newsroom.run(2 * HOUR)

    assert newsroom.query("SELECT interval_seconds FROM ops.feed_polls") == [(90 * 60,)]


def test_a_feed_whose_turn_a_run_did_not_live_to_see_stays_due(press: LoopbackSite, tmp_path: Path) -> None:
    newsroom = Newsroom(press, tmp_path / "home", press.serve("/rss", feed("a")))
    newsroom.run(HOUR)

    hurried = newsroom.run(HOUR, run_seconds=1e-6)
    asked = newsroom.run(timedelta(minutes=1))

    assert hurried.fetches["outcome"].to_list() == ["out_of_time"]
    assert (asked.feeds_not_due, asked.fetches["outcome"].to_list()) == (0, ["fetched"])


def test_new_links_of_a_sitemap_count_for_the_index_that_names_it(press: LoopbackSite, tmp_path: Path) -> None:
    press.serve("/news.xml", http_answer("<urlset><url><loc>/a</loc></url><url><loc>/b</loc></url></urlset>"))
    index = press.serve(
        "/index.xml", http_answer("<sitemapindex><sitemap><loc>/news.xml</loc></sitemap></sitemapindex>")
    )
    newsroom = Newsroom(press, tmp_path / "home", index)

    newsroom.run(HOUR)
    newsroom.run(timedelta(minutes=5))

    assert newsroom.query("SELECT feed_url, new_count FROM ops.feed_polls") == [(index, 2)]
    assert len(press.asked("/news.xml")) == 1


def test_a_clock_that_was_set_back_makes_every_feed_due(press: LoopbackSite, tmp_path: Path) -> None:
    newsroom = Newsroom(press, tmp_path / "home", press.serve("/rss", feed("a")))
    newsroom.run(1000 * HOUR)

    assert newsroom.run(-900 * HOUR).feeds_not_due == 0
    assert newsroom.run(timedelta(minutes=1)).feeds_not_due == 1
