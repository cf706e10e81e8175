"""Links over the wire and into the archive: rows of ops.fetches, and what runs remember of robots.txt."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime, timedelta
from typing import Any

import polars as pl
import pytest
from loopback_site import LoopbackSite, http_answer, make_site

from flows.fetching import FetchedPages, fetch_pages, fetch_results
from flows.run import Run, begin_run
from flows.settings import Settings
from flows.sources import Source
from flows.web.slow_hosts import SlowHosts
from transforms.outcomes import LINKS
from warehouse.archive import ArchiveWriteError, PageReader, Segment
from warehouse.pages import AnnouncedDate

__all__ = ["make_site"]

PAGE = "<html><body><p>The ferry is back.</p></body></html>"

FERRY_DAY = datetime(2026, 5, 4, tzinfo=UTC)


@pytest.fixture
def press(make_site: Any) -> LoopbackSite:
    press: LoopbackSite = make_site()
    press.serve("/robots.txt", http_answer("User-agent: *\nDisallow: /closed/\n", Content_Type="text/plain"))
    press.serve("/ferry", http_answer(PAGE))
    press.serve("/moved", http_answer("", "301 Moved Permanently", Location="/ferry"))
    press.serve("/photo", http_answer(b"\xff\xd8\xff", Content_Type="image/jpeg"))
    return press


@pytest.fixture
def run(tmp_path) -> Run:
    return begin_run("ingest", tmp_path / "home", None)


def fetched(press: LoopbackSite, run: Run, *paths: str) -> FetchedPages:
    source = Source(
        id="harbour-post",
        name="The Harbour Post",
        homepage=press.url(),
        feeds=(press.url("/rss"),),
        delay_seconds=0,
        allow_private_network=True,
    )
    urls = [press.url(path) for path in paths]
    links = pl.DataFrame({"url": urls, "requested_url": urls}).match_to_schema(LINKS, missing_columns="insert")
    links = links.with_columns(source_id=pl.lit(source.id), announced_at=FERRY_DAY, announced_precision=pl.lit("day"))
    return fetch_pages(links, [source], run, Settings(home=run.home.path))


def test_each_request_is_one_row_and_each_answer_is_archived(press, run):
    pages = fetched(press, run, "/ferry", "/moved", "/missing", "/closed/letter", "/photo")

    rows = {row["url"].removeprefix(press.url("")): row for row in pages.fetches.iter_rows(named=True)}
    assert {path: (row["outcome"], row["http_status"]) for path, row in rows.items()} == {
        "/ferry": ("fetched", 200),
        "/moved": ("fetched", 200),
        "/missing": ("not_found", 404),
        "/closed/letter": ("refused_by_robots", None),
        "/photo": ("not_html", 200),
    }
    assert rows["/moved"]["final_url"] == press.url("/ferry")
    assert rows["/ferry"]["byte_count"] == len(PAGE)
    assert rows["/missing"]["error_class"] == "soft"
    assert rows["/missing"]["detail"]
    assert {path for path, row in rows.items() if row["archive_file"]} == {"/ferry", "/moved"}
    assert pages.fetches["fetch_id"].is_unique().all()
    assert set(pages.fetches["run_id"]) == {run.run_id}
    (file,) = pages.archive_files
    assert rows["/ferry"]["archive_file"] == file.relative_to(run.home.raw).as_posix()
    archived = {page.url: page for page in PageReader(Segment.whole(file))}
    assert set(archived) == {press.url("/ferry"), press.url("/moved")}
    assert {(page.body, page.source_id) for page in archived.values()} == {(PAGE.encode(), "harbour-post")}
    assert {page.announced for page in archived.values()} == {AnnouncedDate(FERRY_DAY, "day")}


def test_results_of_the_requests_name_failures_only(press, run):
    results = fetch_results(fetched(press, run, "/ferry", "/missing").fetches)

    assert dict(results.select("requested_url", "failure").iter_rows()) == {
        press.url("/ferry"): None,
        press.url("/missing"): "not_found",
    }


def test_no_links_make_no_file_and_no_rows(press, run):
    pages = fetched(press, run)

    assert pages.archive_files == ()
    assert pages.fetches.is_empty()
    assert press.requests == []


def test_a_robots_file_is_asked_for_once_over_runs(press, tmp_path):
    for _ in range(2):
        fetched(press, begin_run("ingest", tmp_path / "home", None), "/ferry")

    assert len(press.asked("/ferry")) == 2
    assert len(press.asked("/robots.txt")) == 1


def test_a_run_that_fails_keeps_what_hosts_asked_of_it(press, run):
    press.serve("/busy", http_answer("", "429 Too Many Requests"), http_answer(PAGE))
    run.home.raw.rmdir()
    run.home.raw.write_text("no folder")

    with pytest.raises(ArchiveWriteError):
        fetched(press, run, "/busy")

    host = press.url("").removeprefix("http://")
    assert SlowHosts.from_json(run.home.slow_hosts.read_text()).current(host, datetime.now(UTC))
    assert press.url("") in run.home.robots.read_text()


def test_what_is_no_longer_believed_is_forgotten(press, run):
    month_ago = (datetime.now(UTC) - timedelta(days=30)).isoformat()
    entry = {"verdict": "rules", "text": "", "fetched_at": month_ago, "detail": ""}
    run.home.robots.write_text(json.dumps({"http://gone.example": entry}))
    slow = {"extra_delay_seconds": 1.0, "paused_until": month_ago, "slowed_at": month_ago}
    run.home.slow_hosts.write_text(json.dumps({"gone.example": slow}))

    fetched(press, run, "/ferry")

    assert list(json.loads(run.home.robots.read_text())) == [press.url("")]
    assert json.loads(run.home.slow_hosts.read_text()) == {}


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"http://a.example": 1}', b'{"a": {"b": 1}}', b"\xff\xfe\x00"])
def test_a_damaged_memory_of_robots_files_is_told_and_replaced(press, run, caplog, damage):
    run.home.robots.write_bytes(damage)

    with caplog.at_level(logging.WARNING, "flows.fetching"):
        pages = fetched(press, run, "/ferry", "/closed/letter")

    assert "robots.json is not used" in caplog.text
    assert set(pages.fetches["outcome"]) == {"fetched", "refused_by_robots"}
    assert press.url("").encode() in run.home.robots.read_bytes()
    assert list(run.home.path.glob("*.unfinished")) == []
