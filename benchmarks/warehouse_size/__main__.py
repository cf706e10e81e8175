"""What a warehouse of many articles costs to fill, read, load, publish and compact, as one table.

Usage: python -m benchmarks.warehouse_size [ARTICLES] [FOLDER]   (1,000,000 in a folder that is deleted afterwards)

A folder that is given is kept, and a file of that many articles in it is used again.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from benchmarks.warehouse_size import pages, reading, writing
from benchmarks.warehouse_size.batches import BATCH_ARTICLES
from benchmarks.warehouse_size.filling import Filling, fill_warehouse

SEED = 7
COOKBOOK = Path(__file__).parents[2] / "docs" / "cookbook.md"
COUNTED = ("fact_articles", "fact_article_versions", "fact_people", "fact_quotes", "mentions", "dim_people")

NAME_WIDTH = 48

Line = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How much is measured."""

    articles: int
    batch_articles: int = BATCH_ARTICLES
    """Articles a load while filling."""
    questions: int = 12
    """Times that each question counts."""
    load_articles: int = 1_000
    load_rounds: int = 5
    read_pages: int = 96
    """Pages read to tell what reading one costs."""
    update_loads: int = 200
    update_articles: int = 100


def filled(folder: Path, effort: Effort) -> tuple[Path, Filling | None]:
    """A work file of that many articles, and how long filling took; of one that was there already that is not known."""
    stored = folder / f"filled-{effort.articles}.duckdb"
    filling = None
    if not stored.exists():
        part = folder / "filling.duckdb"
        # What a run that was stopped half-way left.
        part.unlink(missing_ok=True)
        part.with_name(f"{part.name}.wal").unlink(missing_ok=True)
        filling = fill_warehouse(part, effort.articles, SEED, effort.batch_articles)
        part.replace(stored)
    return Path(shutil.copyfile(stored, folder / "work.duckdb")), filling


def measure(folder: Path, effort: Effort) -> Iterator[Line]:
    """The table's lines, what and how much, each as soon as it is known."""
    work, filling = filled(folder, effort)
    published = folder / "published" / "warehouse.duckdb"
    yield from described(work, filling)
    yield "publish: copy, sync, swap", f"{writing.time_publish(work, published).median_wall:.2f} s"
    compacted, size = writing.time_compaction(work)
    yield "compact the work file", f"{compacted.median_wall:.1f} s"
    yield "file after compaction", megabytes(size)
    writing.time_publish(work, published, rounds=1)
    for answer in reading.ask_everything(published, COOKBOOK, SEED, effort.questions):
        yield answered(answer)
    yield from loaded(work, effort)
    sizes = writing.sizes_over_updates(
        work,
        effort.articles,
        effort.batch_articles,
        seed=SEED,
        size=effort.update_articles,
        loads=effort.update_loads,
    )
    told = ", ".join(f"{number}: {megabytes(size)}" for number, size in sizes)
    yield f"file after loads of {effort.update_articles} updates", told


def described(work: Path, filling: Filling | None) -> list[Line]:
    """How large the warehouse is and how long filling it took."""
    with duckdb.connect(str(work), read_only=True) as connection:
        counts = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0] for name in COUNTED}
    lines = [(f"rows of {name}", f"{count:,}") for name, count in counts.items()]
    lines.append(("file as filled", megabytes(work.stat().st_size)))
    if filling is not None:
        lines.append(("fill", f"{filling.loading:.0f} s of loading, {filling.generating:.0f} s of generating"))
    return lines


def answered(answer: reading.Answered) -> Line:
    """How long a question took, and how many rows its answer had on average."""
    return answer.question, (
        f"p50 {answer.percentile(0.5):7.0f} ms   p95 {answer.percentile(0.95):7.0f} ms   "
        f"{answer.row_count // len(answer.milliseconds):,} rows"
    )


def loaded(work: Path, effort: Effort) -> list[Line]:
    """What loads cost."""
    loads = writing.time_loads(
        work,
        effort.articles,
        effort.batch_articles,
        seed=SEED,
        size=effort.load_articles,
        rounds=effort.load_rounds,
    )
    told = [
        (
            f"load {effort.load_articles:,} new articles, empty and this one",
            compared(loads.empty.load, loads.filled.load),
        ),
        *(
            (f"  of it {step}", compared(loads.empty.steps[step], loads.filled.steps[step]))
            for step in loads.filled.steps
        ),
        ("close the file after it", compared(loads.empty.close, loads.filled.close)),
        *read_and_loaded(loads, effort),
    ]
    updates = f"{loads.updates.load.median_cpu:.2f} s CPU, closing {loads.updates.close.median_cpu:.2f} s CPU"
    return [*told, (f"load {effort.load_articles:,} updated articles into this one", updates)]


def read_and_loaded(loads: writing.LoadTimes, effort: Effort) -> Iterator[Line]:
    """What the load is a part of: reading the pages, whose cost does not depend on the warehouse."""
    read = effort.load_articles * pages.seconds_a_page(effort.articles, SEED, effort.read_pages)
    yield f"read {effort.load_articles:,} pages before it", f"{read:.2f} s CPU"
    empty, filled = (read + steps.load.median_cpu + steps.close.median_cpu for steps in (loads.empty, loads.filled))
    yield (
        f"read, load and close {effort.load_articles:,}, empty and this one",
        f"{empty:.2f} s CPU, {filled:.2f} s CPU: {filled / empty:.2f}",
    )


def compared(empty: writing.Timings, filled: writing.Timings) -> str:
    """What the same costs in an empty warehouse and in the filled one, and the ratio by CPU."""
    return f"{empty.median_cpu:.2f} s CPU, {filled.median_cpu:.2f} s CPU: {filled.median_cpu / empty.median_cpu:.2f}"


def megabytes(size: int) -> str:
    """Bytes for people to read."""
    return f"{size / 1e6:,.0f} MB"


def main() -> None:
    """Fill, measure, print."""
    article_count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as passing:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        for name, figure in measure(folder, Effort(articles=article_count)):
            print(f"{name:<{NAME_WIDTH}}  {figure}", flush=True)
    print(f"{article_count:,} articles, two threads; {time.monotonic() - started:.0f} s in all")


if __name__ == "__main__":
    main()
