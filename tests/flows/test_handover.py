"""From the archive to whoever reads it while it is written, and how either side ends."""

from __future__ import annotations

import threading
from typing import Any

import polars as pl
import pytest
from loopback_site import LoopbackSite, http_answer, make_site

from flows.fetching import fetch_pages
from flows.handover import FetchAbandonedError, Handover
from flows.run import Run, begin_run
from flows.settings import Settings
from flows.sources import Source
from transforms.outcomes import LINKS
from warehouse.archive import PageReader, Segment
from warehouse.archive.writer import RECORDS_PER_SEGMENT

__all__ = ["make_site"]

PAGES = 2 * RECORDS_PER_SEGMENT + 3
DELAY_SECONDS = 0.01


@pytest.fixture
def press(make_site: Any) -> LoopbackSite:
    press: LoopbackSite = make_site()
    for number in range(PAGES):
        press.serve(f"/{number}", http_answer(f"<html><p>{number}"))
    return press


@pytest.fixture
def run(tmp_path) -> Run:
    return begin_run("ingest", tmp_path / "home", None)


def fetch(press: LoopbackSite, run: Run, handover: Handover, delay_seconds: float = DELAY_SECONDS) -> None:
    source = Source(
        id="harbour-post",
        name="The Harbour Post",
        homepage=press.url(),
        feeds=(press.url("/rss"),),
        delay_seconds=delay_seconds,
        allow_private_network=True,
    )
    urls = [press.url(f"/{number}") for number in range(PAGES)]
    links = pl.DataFrame({"url": urls, "requested_url": urls}).match_to_schema(LINKS, missing_columns="insert")
    links = links.with_columns(source_id=pl.lit(source.id))
    try:
        fetch_pages(links, [source], run, Settings(home=run.home.path), handover)
    finally:
        handover.finish()


def test_pages_are_read_while_others_are_fetched_and_each_once(press, run):
    handover = Handover()
    fetching = threading.Thread(target=fetch, args=(press, run, handover))
    fetching.start()

    read, in_work = [], []
    for segment in handover:
        read += [page.url for page in PageReader(segment)]
        in_work.append(segment.path.exists())
    fetching.join()

    assert sorted(read) == sorted(press.url(f"/{number}") for number in range(PAGES))
    # Only the last segment's file had its finished name by then.
    assert in_work == [False, False, True]
    (file,) = run.home.raw.glob("*/*.warc.gz")
    assert [page.url for page in PageReader(Segment.whole(file))] == read


def test_a_fetch_that_nobody_reads_ends_at_once_and_leaves_a_whole_archive(press, run):
    handover = Handover()
    failures: list[Exception] = []

    def fetch_slowly() -> None:
        try:
            fetch(press, run, handover, delay_seconds=0.2)
        except FetchAbandonedError as error:
            failures.append(error)

    fetching = threading.Thread(target=fetch_slowly)
    fetching.start()
    while not press.asked("/3"):
        assert fetching.is_alive()
    handover.abandon()
    fetching.join(timeout=3)

    assert not fetching.is_alive()
    assert len(failures) == 1
    (file,) = run.home.raw.glob("*/*.warc.gz")
    reader = PageReader(Segment.whole(file))
    assert 0 < len(list(reader)) < PAGES
    assert reader.report.torn_at is None


def test_what_is_abandoned_before_it_begins_does_not_begin(press, run):
    handover = Handover()
    handover.abandon()

    with pytest.raises(FetchAbandonedError):
        fetch(press, run, handover, delay_seconds=0.2)

    assert len(press.requests) <= 2


def test_abandoning_after_the_end_does_nothing(press, run):
    handover = Handover()
    fetch(press, run, handover)

    handover.abandon()

    assert len(list(handover)) == 3
