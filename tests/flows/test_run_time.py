"""Runs end: what a host's pauses put beyond the time for asking is counted, and asked for by the next run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from loopback_site import LoopbackSite, http_answer, make_site
from misbehaviour import item, page, rss
from warehouse_state import query

from flows.ingest import ingest
from flows.recording import RunFigures

__all__ = ["make_site"]

pytestmark = pytest.mark.server

# Longer than both runs take, and shorter than one pause of the slow host.
RUN_SECONDS = 600
PAUSE_SECONDS = 3000


@pytest.fixture
def slow(make_site: Any) -> LoopbackSite:
    """Serves three articles; its source asks for one in each run's time."""
    return with_pages(make_site(), "ferry", "tram", "pier")


@pytest.fixture
def patient(make_site: Any) -> LoopbackSite:
    """Serves two articles to whoever waits for decades between them."""
    site = with_pages(make_site(), "library", "market")
    site.serve("/robots.txt", http_answer("User-agent: *\nCrawl-delay: 1e9\n", Content_Type="text/plain"))
    return site


def with_pages(site: LoopbackSite, *names: str) -> LoopbackSite:
    for name in names:
        site.serve(f"/{name}", page(f"News of the {name}"))
    return site


def source_of(site: LoopbackSite, feeds: LoopbackSite, source_id: str, delay_seconds: float) -> str:
    """An outlet whose feed lies on a host of its own, as that of a feed service does."""
    items = [item(site.url(path)) for path in site.answers if path != "/robots.txt"]
    address = feeds.serve("/rss", http_answer(rss(*items), Content_Type="text/xml"))
    return (
        f'[[source]]\nid = "{source_id}"\nname = "{source_id}"\nhomepage = "{site.url()}"\nfeeds = ["{address}"]\n'
        f"delay_seconds = {delay_seconds}\nallow_private_network = true\n"
    )


def test_pauses_do_not_keep_a_run_and_the_next_one_asks_for_what_it_left(
    prefect_api: object, slow: LoopbackSite, patient: LoopbackSite, make_site: Any, tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.setenv("NEWSFACTS_RUN_SECONDS", str(RUN_SECONDS))
    sources, home = tmp_path / "sources.toml", tmp_path / "home"
    written = source_of(slow, make_site(), "slow-post", PAUSE_SECONDS)
    sources.write_text(written + source_of(patient, make_site(), "patient-post", 0))

    def collected() -> RunFigures:
        return ingest(sources_file=sources, home=home)

    assert collected().outcomes == {"loaded": 1, "out_of_time": 2, "host_unavailable": 2}
    assert {path for path in patient.answers if patient.asked(path)} == {"/robots.txt"}
    ((why,),) = query(
        home / "warehouse.duckdb", "SELECT DISTINCT detail FROM ops.url_outcomes WHERE outcome = 'host_unavailable'"
    )
    assert why == "robots.txt of 127.0.0.1 asks for a pause of 1e+09 s between requests, more than 120 s"

    assert collected().outcomes == {"known": 1, "loaded": 1, "out_of_time": 1, "host_unavailable": 2}
