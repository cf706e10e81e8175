"""One run over thousands of pages of many outlets on loopback: limits kept, memory bounded, fetching while reading.

Usage: python benchmarks/one_large_run.py [PAGES] [HOSTS] [DELAY]   (5000 pages of 50 outlets, a second between two
requests to an outlet, unless told otherwise)
"""

from __future__ import annotations

import itertools
import logging
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.many_outlets import LoggedRequest, ManyOutlets, serve_many
from flows.prefect_environment import prepare_prefect, start_server_apart, use_ephemeral_server

MAX_CONCURRENCY = 2
# What requests may come closer together on their way through a busy machine.
TOLERANCE = 0.1
MOST_MEMORY_MIB = 1024
# Reading all pages once more to time it costs as long again; a part of them tells as much.
READ_ALONE_UP_TO = 1000


class Moments(logging.Handler):
    """Notes when each part of the pages was staged, and shows all progress."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.started = time.monotonic()
        self.staged: list[float] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Note and print one record."""
        now = time.monotonic()
        if record.name == "flows.parts":
            self.staged.append(now)
        print(f"{now - self.started:6.1f} s  {record.getMessage()}", file=sys.stderr)


@dataclass(frozen=True, slots=True)
class LargeRun:
    """What one run did."""

    outcomes: dict[str, int]
    seconds: float
    requests: Sequence[LoggedRequest]
    """Those for pages."""
    staged: Sequence[float]
    """When each part of the pages was staged."""
    peak_mib: float
    """Largest memory of this process, which runs the flow; its workers are processes of their own."""


def collect(outlets: ManyOutlets, home: Path, delay: float) -> LargeRun:
    """Run the flow over the outlets."""
    from flows.ingest import ingest  # noqa: PLC0415  (Prefect reads its environment when it is imported)

    sources = home / "sources.toml"
    sources.write_text(outlets.sources_toml(delay_seconds=delay, max_concurrency=MAX_CONCURRENCY), encoding="utf-8")
    moments = Moments()
    logger = logging.getLogger("flows")
    logger.setLevel(logging.INFO)
    logger.addHandler(moments)
    started = time.monotonic()
    figures = ingest(sources_file=sources, home=home)
    seconds = time.monotonic() - started
    asked = [request for request in outlets.requests if request.path.startswith("/news/")]
    peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return LargeRun(figures.outcomes, seconds, asked, moments.staged, peak_mib)


def smallest_gap(requests: Sequence[LoggedRequest]) -> float:
    """The shortest time between two requests to one host, in seconds."""
    arrivals = defaultdict(list)
    for request in requests:
        arrivals[request.host].append(request.moment)
    return min(
        later - earlier for moments in arrivals.values() for earlier, later in itertools.pairwise(sorted(moments))
    )


def seconds_alone(home: Path) -> float:
    """How long reading the archived pages takes when nothing else is done."""
    from flows.building import whole_files  # noqa: PLC0415  (as above)
    from flows.housekeeping import page_archives  # noqa: PLC0415
    from flows.parts import stage_archives  # noqa: PLC0415
    from flows.run import begin_run  # noqa: PLC0415
    from flows.settings import settings_with  # noqa: PLC0415
    from flows.span import Span  # noqa: PLC0415

    run = begin_run("replay", home, None)
    started = time.monotonic()
    stage_archives(whole_files(page_archives(run.home)), run, settings_with(home=home), Span(), "alone")
    return time.monotonic() - started


def figures_of(done: LargeRun, delay: float) -> dict[str, str]:
    """What the run did, by name."""
    first, last = done.requests[0].moment, done.requests[-1].moment
    return {
        "pages asked for": f"{len(done.requests)}",
        "outcomes": ", ".join(f"{count} {name}" for name, count in done.outcomes.items()),
        "whole run": f"{done.seconds:.1f} s",
        "fetching, first to last page": f"{last - first:.1f} s",
        "first page asked to last part read": f"{done.staged[-1] - first:.1f} s",
        "first part read": f"{last - done.staged[0]:.1f} s before the last page was asked for",
        "shortest gap at a host": f"{smallest_gap(done.requests):.3f} s of {delay:g} s",
        "most requests at once at a host": f"{max(request.at_once for request in done.requests)} of {MAX_CONCURRENCY}",
        "memory of the flow's process": f"{done.peak_mib:.0f} MiB at most",
    }


def failures_of(done: LargeRun, pages: int, delay: float) -> list[str]:
    """What was not as it has to be."""
    checks = {
        f"{pages} pages loaded": done.outcomes == {"loaded": pages},
        "the delay kept at every host": smallest_gap(done.requests) > delay - TOLERANCE,
        "the concurrency kept at every host": max(each.at_once for each in done.requests) <= MAX_CONCURRENCY,
        f"less than {MOST_MEMORY_MIB} MiB": done.peak_mib < MOST_MEMORY_MIB,
        "pages read while others are fetched": done.staged[0] < done.requests[-1].moment,
    }
    return [name for name, holds in checks.items() if not holds]


def main() -> int:
    """Print what the run did; 1 when a limit was broken or a page lost."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    hosts = int(sys.argv[2]) if len(sys.argv) > 2 else 50
    delay = float(sys.argv[3]) if len(sys.argv) > 3 else 1.0
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        use_ephemeral_server(home / "prefect")
        prepare_prefect("WARNING")
        start_server_apart()
        with serve_many(hosts, pages // hosts, home) as outlets:
            done = collect(outlets, home, delay)
        figures = figures_of(done, delay)
        if pages <= READ_ALONE_UP_TO:
            alone = seconds_alone(home)
            fetching = done.requests[-1].moment - done.requests[0].moment
            together = done.staged[-1] - done.requests[0].moment
            figures["reading alone"] = f"{alone:.1f} s"
            figures["together"] = (
                f"{together / max(alone, fetching):.2f} of the longer, {together / (alone + fetching):.2f} of the sum"
            )
    for name, value in figures.items():
        print(f"{name:36} {value}")
    failures = failures_of(done, pages // hosts * hosts, delay)
    for failure in failures:
        print(f"FAILED {failure}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
