"""What loads cost, into an empty and into a filled warehouse, and what becomes of the file over many of them."""

from __future__ import annotations

import statistics
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.warehouse_size.articles import spans
from benchmarks.warehouse_size.batches import edited_facts, generate_batch
from warehouse.connection import lock_path, open_writer
from warehouse.facts import FactFrames
from warehouse.load import load_facts
from warehouse.search import maintain_search
from warehouse.snapshot import compact, publish
from warehouse.stopwatch import Duration, timed


@dataclass(slots=True)
class Timings:
    """Seconds of the clock and of both cores, a pair a round."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def add(self, duration: Duration) -> None:
        """Counts one round."""
        self.wall.append(duration.wall)
        self.cpu.append(duration.cpu)

    @property
    def median_wall(self) -> float:
        """Median seconds of the clock."""
        return statistics.median(self.wall)

    @property
    def median_cpu(self) -> float:
        """Median seconds of both cores."""
        return statistics.median(self.cpu)


@dataclass(frozen=True, slots=True)
class StepTimings:
    """What loads into one warehouse took, each round with the file opened and closed."""

    load: Timings = field(default_factory=Timings)
    """All of it, to the commit."""
    close: Timings = field(default_factory=Timings)
    """Closing the file, which writes what is new into its place."""
    steps: dict[str, Timings] = field(default_factory=lambda: defaultdict(Timings))
    """Each step of the load."""

    def load_once(self, path: Path, facts: FactFrames) -> None:
        """Load the facts into the file and time it."""
        with ExitStack() as closed, open_writer(path) as connection:
            with timed(self.load.add):
                counts = load_facts(connection, facts)
            for step, duration in counts.durations.items():
                self.steps[step].add(duration)
            closed.enter_context(timed(self.close.add))


@dataclass(frozen=True, slots=True)
class LoadTimes:
    """Loads of as many articles each, turn by turn, so that a busy machine hits all alike."""

    empty: StepTimings = field(default_factory=StepTimings)
    """New articles into an empty warehouse."""
    filled: StepTimings = field(default_factory=StepTimings)
    """New articles into the filled one."""
    updates: StepTimings = field(default_factory=StepTimings)
    """Stored articles of the last days with another text, into the filled one."""


def new_articles(article_count: int, seed: int, number: int, size: int) -> FactFrames:
    """Articles published after those of a warehouse of that size; others for each number."""
    day = spans(article_count, article_count)[-1][-1] + timedelta(days=number)
    return generate_batch(article_count, seed, 1_000_000 + number, size, (day, day + timedelta(days=1)))


def last_batch(article_count: int, seed: int, batch_size: int) -> FactFrames:
    """The facts that the warehouse was filled with last."""
    number, size, since, until = spans(article_count, batch_size)[-1]
    return generate_batch(article_count, seed, number, size, (since, until))


def time_loads(work: Path, article_count: int, batch_size: int, *, seed: int, size: int, rounds: int) -> LoadTimes:
    """Loads of `size` new articles and of as many updates; the first round warms up and does not count."""
    times = LoadTimes()
    last = last_batch(article_count, seed, batch_size)
    recent = last.articles["article_id"].unique(maintain_order=True).tail(size)
    for round_no in range(rounds + 1):
        new = new_articles(article_count, seed, round_no, size)
        edited = edited_facts(last, recent, 10 + round_no)
        counted = times if round_no else LoadTimes()
        fresh = work.with_name(f"empty-{round_no}.duckdb")
        counted.empty.load_once(fresh, new)
        _delete(fresh)
        counted.filled.load_once(work, new)
        counted.updates.load_once(work, edited)
    return times


def sizes_over_updates(
    work: Path, article_count: int, batch_size: int, *, seed: int, size: int, loads: int
) -> list[tuple[int, int]]:
    """Loads done and the file's bytes then, five times over so many loads that update the same `size` articles.

    Each opens and closes the file, as a run does. The articles go back and forth between five texts, so that the
    facts stop growing after the fifth load and what grows after that is the file alone.
    """
    last = last_batch(article_count, seed, batch_size)
    chosen = last.articles["article_id"].unique(maintain_order=True).head(size)
    sizes = [(0, work.stat().st_size)]
    for number in range(1, loads + 1):
        with open_writer(work) as connection:
            load_facts(connection, edited_facts(last, chosen, 100 + number))
        if number % max(1, loads // 5) == 0:
            sizes.append((number, work.stat().st_size))
    return sizes


def time_publish(work: Path, published: Path, rounds: int = 3) -> Timings:
    """Publishing the whole file, as at the end of every run."""
    times = Timings()
    for number in range(rounds):
        with timed(times.add):
            publish(work, published, published_at=datetime(2026, 6, 1, number, tzinfo=UTC), keep=1)
    return times


def time_compaction(work: Path) -> tuple[Timings, int]:
    """Sorting the words of the search and writing the file anew, as every night, and its bytes afterwards."""
    times = Timings()
    with timed(times.add):
        with open_writer(work) as connection:
            maintain_search(connection)
        compact(work)
    return times, work.stat().st_size


def _delete(path: Path) -> None:
    path.unlink()
    lock_path(path).unlink(missing_ok=True)
