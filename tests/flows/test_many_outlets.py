"""A run over many outlets: every host's limits kept on the wire, extraction under way while pages are fetched."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections import defaultdict
from pathlib import Path

import pytest
from warehouse_state import query

from benchmarks.many_outlets import LoggedRequest, serve_many
from flows import parts
from flows.home import Home
from flows.ingest import ingest
from flows.recording import RunFigures
from flows.web.client import WebClient

pytestmark = pytest.mark.server

HOSTS = 10
PAGES_PER_HOST = 14
DELAY_SECONDS = 0.5
MAX_CONCURRENCY = 2
PAGES_PER_PART = 20
# Requests leave on time; a busy machine brings them closer together on the way.
TOLERANCE = 0.2
# Asked for once the first part of the others is read, however slowly a busy machine does so.
LAST_PAGE = f"/news/report-{PAGES_PER_HOST - 1:05}.html"
LAST_HOST = f"outlet-{HOSTS - 1:03}.example"
PATIENCE_SECONDS = 120


@pytest.fixture(scope="module")
def collected(prefect_session, tmp_path_factory) -> tuple[RunFigures, Home, list[LoggedRequest], list[float]]:
    """One run: its figures, its home, what the outlets saw, and when each part of its pages was staged."""
    folder: Path = tmp_path_factory.mktemp("many")
    staged: list[float] = []

    def write_part(*args):
        staged.append(time.monotonic())
        return really_write_part(*args)

    async def fetch(client, target, on_answer):
        if target.url.endswith(LAST_PAGE) and LAST_HOST in target.url:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while not staged:
                    await asyncio.sleep(0.1)
        return await really_fetch(client, target, on_answer)

    really_write_part, really_fetch = parts.write_part, WebClient.fetch
    with serve_many(HOSTS, PAGES_PER_HOST, folder) as outlets, pytest.MonkeyPatch.context() as patched:
        patched.setenv("NEWSFACTS_PROCESSES", "2")
        patched.setattr(parts, "PAGES_PER_PART", PAGES_PER_PART)
        patched.setattr(parts, "write_part", write_part)
        patched.setattr(WebClient, "fetch", fetch)
        sources = folder / "sources.toml"
        toml = outlets.sources_toml(delay_seconds=DELAY_SECONDS, max_concurrency=MAX_CONCURRENCY)
        sources.write_text(toml, encoding="utf-8")
        figures = ingest(sources_file=sources, home=folder / "home")
        return figures, Home(folder / "home"), outlets.requests, staged


def test_every_page_is_loaded(collected):
    figures, home, _, _ = collected

    assert figures.outcomes == {"loaded": HOSTS * PAGES_PER_HOST}
    assert query(home.published, "SELECT count(*), count(DISTINCT text_sha256) FROM fact_articles") == [(140, 140)]


def test_each_host_is_asked_as_slowly_as_its_outlet_wants(collected):
    arrivals = defaultdict(list)
    for request in collected[2]:
        if request.path.startswith("/news/"):
            arrivals[request.host].append(request.moment)

    assert {host: len(moments) for host, moments in arrivals.items()} == dict.fromkeys(arrivals, PAGES_PER_HOST)
    assert len(arrivals) == HOSTS
    gaps = [later - earlier for moments in arrivals.values() for earlier, later in itertools.pairwise(moments)]
    assert min(gaps) > DELAY_SECONDS - TOLERANCE
    # The delay holds over each stretch of time, not only from one request to the next.
    assert all(
        moments[-1] - moments[0] > (PAGES_PER_HOST - 1) * DELAY_SECONDS - TOLERANCE for moments in arrivals.values()
    )


def test_no_host_has_more_requests_at_once_than_allowed(collected):
    assert max(request.at_once for request in collected[2]) <= MAX_CONCURRENCY


def test_hosts_are_asked_side_by_side(collected):
    moments = [request.moment for request in collected[2] if request.path.startswith("/news/")]

    one_after_another = HOSTS * PAGES_PER_HOST * DELAY_SECONDS
    assert sorted(moments)[-2] - min(moments) < one_after_another / 4


def test_pages_are_extracted_while_others_are_fetched(collected):
    _, _, requests, staged = collected
    (last,) = [request for request in requests if request.host == LAST_HOST and request.path == LAST_PAGE]

    assert staged[0] < last.moment
    assert len(staged) > 3
