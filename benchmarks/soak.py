"""Thousands of damaged pages through the whole way from page to warehouse: no crash, no hang, each ends in a status.

Usage: python benchmarks/soak.py [PAGES] [FIRST]   (10000 pages from number 0 on, unless told otherwise)
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import polars as pl

from benchmarks.damaged_pages import damaged_page, damaged_pages
from flows.extraction import PAGES_PER_CHUNK, extract_pages
from flows.loading import check_part, load_parts, refused_rows
from flows.run import Run, begin_run
from flows.settings import Settings
from flows.staging import StagedPart, write_part
from transforms.pages import PageResult, captures, page_facts, page_frame, read_pages
from transforms.records import UnreadablePage
from warehouse.connection import open_reader
from warehouse.snapshot import publish

CHUNKS_PER_PART = 60
SLOWEST_CHUNKS = 5
SLOWEST_PAGES = 10
# What must not become of any page.
FAILURES = {"time_limit", "worker_died", "defect"}


@dataclass
class Soaked:
    """What became of the pages."""

    outcomes: Counter[str] = field(default_factory=Counter)
    loaded: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    chunk_seconds: list[tuple[float, int]] = field(default_factory=list)
    """Seconds until each chunk of pages was there, with the number of its first page."""
    failed: dict[str, str] = field(default_factory=dict)
    """Addresses of the pages that hung, crashed or met a defect, with what it was."""


def soak(count: int, first: int, run: Run, settings: Settings) -> Soaked:
    """The pages read by the pool of processes, checked by the gate and loaded."""
    soaked = Soaked()
    read = timed(
        extract_pages(
            damaged_pages(count, first), settings.processes, settings.page_seconds, settings.attribution_threshold
        ),
        first,
        soaked,
    )
    while chunks := list(islice(read, CHUNKS_PER_PART)):
        results = [page for chunk in chunks for page in chunk]
        soaked.outcomes.update(outcome_of(page) for page in results)
        soaked.failed |= {page.url: outcome_of(page) for page in results if outcome_of(page) in FAILURES}
        for number, capture in enumerate(captures(results)):
            load(capture, f"{len(soaked.chunk_seconds)}-{number}", run, soaked)
        print(f"{sum(soaked.outcomes.values())} of {count} pages", file=sys.stderr)
    return soaked


def timed(chunks: Iterator[tuple[PageResult, ...]], first: int, soaked: Soaked) -> Iterator[tuple[PageResult, ...]]:
    """The chunks, the seconds waited for each kept."""
    started = time.monotonic()
    for number, chunk in enumerate(chunks):
        soaked.chunk_seconds.append((time.monotonic() - started, first + number * PAGES_PER_CHUNK))
        yield chunk
        started = time.monotonic()


def outcome_of(page: PageResult) -> str:
    """How a page ended."""
    return page.result.reason if isinstance(page.result, UnreadablePage) else "article"


def load(results: Sequence[PageResult], name: str, run: Run, soaked: Soaked) -> None:
    """The results through gate and load, what became of them counted."""
    facts = page_facts(results, run.run_id, run.pipeline_version)
    checked = check_part(write_part(StagedPart(facts=facts, pages=page_frame(results)), run.staging / name), run)
    soaked.loaded.update(load_parts([checked], run, (), 60.0).articles["outcome"].to_list())
    soaked.refused.update(
        f"{table}: {rule}" for table, rule in refused_rows([checked]).select("table_name", "rule").rows()
    )


def slowest_pages(soaked: Soaked) -> pl.DataFrame:
    """The slowest pages of the chunks that took longest, each timed once more on its own."""
    rows = []
    for _, first in sorted(soaked.chunk_seconds, reverse=True)[:SLOWEST_CHUNKS]:
        for number in range(first, first + PAGES_PER_CHUNK):
            page = damaged_page(number)
            if page.url in soaked.failed:
                continue
            started = time.process_time()
            (result,) = read_pages((page,), 0.2)
            rows.append((number, round(time.process_time() - started, 2), len(page.body), outcome_of(result)))
    frame = pl.DataFrame(rows, schema=["page", "cpu_seconds", "bytes", "outcome"], orient="row")
    return frame.sort("cpu_seconds", descending=True).head(SLOWEST_PAGES)


def main() -> int:
    """Print what became of the pages; 1 when one hung, crashed or was lost."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    with tempfile.TemporaryDirectory() as folder:
        run = begin_run("ingest", Path(folder), None)
        started = time.monotonic()
        soaked = soak(count, first, run, Settings(home=run.home.path))
        seconds = time.monotonic() - started
        publish(run.home.work, run.home.published, published_at=run.started_at)
        with open_reader(run.home.published) as connection:
            stored = connection.execute("SELECT count(*) FROM fact_articles").fetchone()
    print(f"{count} damaged pages in {seconds:.0f} s; articles stored: {stored[0] if stored else 0}")
    for title, counts in {"pages": soaked.outcomes, "articles": soaked.loaded, "refused rows": soaked.refused}.items():
        print(f"{title}: " + (", ".join(f"{number} {name}" for name, number in counts.most_common()) or "none"))
    for url, reason in soaked.failed.items():
        print(f"FAILED {reason}: {url}")
    print(slowest_pages(soaked))
    lost = count - sum(soaked.outcomes.values())
    return 1 if lost or soaked.failed else 0


if __name__ == "__main__":
    sys.exit(main())
