"""The second half of every run: archived pages to loaded facts, a bounded batch at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl

from expectations.results import combine_results
from flows import tasks
from flows.fetching import archive_name
from flows.loading import LoadedParts, refused_rows, rule_results
from flows.parts import told_skips
from flows.run import Run
from flows.settings import Settings
from flows.sources import Source
from flows.span import Span
from flows.staging import read_pages_of
from transforms.outcomes import ARTICLE_RESULTS, PAGE_RESULTS
from warehouse.archive import Segment, SkipReason
from warehouse.tables import ARCHIVE_FILES

# What one batch reads shares a pool of workers, whose start costs seconds.
BYTES_PER_BATCH = 512 * 2**20


@dataclass(slots=True, kw_only=True)
class BuiltFacts:
    """What building gave so far: the folders of its parts and what their loads did."""

    checked: list[Path] = field(default_factory=list)
    loaded: list[LoadedParts] = field(default_factory=list)
    page_counts: Counter[Path] = field(default_factory=Counter)
    """Pages of the files that were read as a whole."""
    skips: dict[Path, Counter[SkipReason]] = field(default_factory=dict)
    """Why answers in each file read gave no page, and how many; 'damaged' and 'torn' count stretches of it."""
    under_way: Counter[Path] = field(default_factory=Counter)
    """Pages of the files whose batch was read and is not loaded."""
    refused_quality: list[pl.DataFrame] = field(default_factory=list)
    """Rows of ops.quality_results of the files that were set aside, a frame a file."""
    batch_count: int = 0

    @property
    def pages(self) -> pl.DataFrame:
        """What became of each page, of schema PAGE_RESULTS."""
        return pl.concat([PAGE_RESULTS.to_frame(), *(read_pages_of(folder) for folder in self.checked)])

    @property
    def articles(self) -> pl.DataFrame:
        """What became of each article, once each, of schema ARTICLE_RESULTS; the best of its captures decides."""
        frames = [ARTICLE_RESULTS.to_frame(), *(load.articles for load in self.loaded)]
        # 'loaded' < 'quarantined' < 'unchanged' by name, which is the order wanted.
        return pl.concat(frames).sort("outcome").unique("article_id", keep="first", maintain_order=True)

    @property
    def quarantine(self) -> pl.DataFrame:
        """Rows of ops.quarantine."""
        return refused_rows(self.checked)

    @property
    def quality(self) -> pl.DataFrame:
        """Rows of ops.quality_results, a rule once."""
        return combine_results([*rule_results(self.checked), *self.refused_quality])

    @property
    def people(self) -> int:
        """Rows of fact_people that the loaded articles have."""
        return sum(load.people for load in self.loaded)

    @property
    def quotes(self) -> int:
        """Rows of fact_quotes that the loaded articles have."""
        return sum(load.quotes for load in self.loaded)

    @property
    def skipped(self) -> dict[str, int]:
        """How many answers gave no page for which reason, over all files read."""
        total: Counter[str] = Counter()
        for reasons in self.skips.values():
            total.update(reasons)
        return dict(sorted(total.items()))

    def archive_rows(self, run: Run) -> pl.DataFrame:
        """Rows of ops.archive_files for the files of the run's own raw archive."""
        own = [file for file in self.page_counts if file.is_relative_to(run.home.raw)]
        rows = [{**self.archive_row(file, run), "status": "loaded"} for file in own]
        return pl.DataFrame(rows, schema=ARCHIVE_FILES.polars_schema())

    def archive_row(self, file: Path, run: Run) -> dict[str, Any]:
        """The row of ops.archive_files for a file of the run's own raw archive, without what became of it."""
        reasons = self.skips.get(file, Counter())
        return {
            "archive_file": archive_name(file, run.home),
            "page_count": self.page_counts[file] + self.under_way[file],
            "skipped_count": reasons.total(),
            "skip_reasons": told_skips(reasons) or None,
            "loaded_at": datetime.now(UTC),
            "run_id": run.run_id,
        }


def build_facts(
    segments: Iterable[Segment],
    run: Run,
    sources: Sequence[Source],
    settings: Settings,
    *,
    span: Span | None = None,
    built: BuiltFacts | None = None,
) -> BuiltFacts:
    """What was built before, with the facts of all pages in the segments: extracted, checked, loaded batch by batch.

    The segments may come as they are written.

    Raises:
        GateRefused: a rule over a whole table is broken; the batches before are loaded, the one under way is not.
        LoadRefused: the facts contradict each other or their text.
    """
    built = built or BuiltFacts()
    span = span or Span()
    for batch in batches(segments):
        extracted = tasks.extract_pages(batch, run, settings, span, built.batch_count)
        built.batch_count += 1
        built.under_way = Counter(extracted.page_counts)
        for file, reasons in extracted.skips.items():
            built.skips.setdefault(file, Counter()).update(reasons)
        checked = tasks.check_facts(extracted.parts, run)
        built.loaded += tasks.load_facts(checked, run, sources, settings)
        built.checked += checked
        if span.is_everything:
            built.page_counts.update(built.under_way)
        built.under_way = Counter()
    return built


def whole_files(files: Iterable[Path]) -> Iterator[Segment]:
    """The finished WARC files, each as one segment."""
    return (Segment.whole(file) for file in files)


def batches(segments: Iterable[Segment]) -> Iterator[Iterator[Segment]]:
    """The segments in order and as they come, a batch ending with the one that reaches its size.

    Each batch is to be read to its end before the next is asked for.
    """
    following = iter(segments)
    for first in following:
        yield _batch(first, following)


def _batch(first: Segment, following: Iterator[Segment]) -> Iterator[Segment]:
    size = first.size
    yield first
    while size < BYTES_PER_BATCH and (segment := next(following, None)) is not None:
        size += segment.size
        yield segment
