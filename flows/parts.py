"""Archived pages into staged parts: each part holds the facts of a bounded number of pages."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from flows.extraction import extract_pages
from flows.run import Run
from flows.settings import Settings
from flows.span import Span
from flows.staging import StagedPart, write_part
from transforms.pages import PageResult, captures, page_facts, page_frame
from transforms.records import FetchedPage
from warehouse.archive import Gap, PageReader, Segment, SkipReason

logger = logging.getLogger(__name__)

# Bounds the memory of every later stage.
PAGES_PER_PART = 500
# Records that are no answer, and the answers of feeds, are nothing that could have been a page.
NO_PAGES: frozenset[SkipReason] = frozenset({"not_response", "not_page"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What a batch of segments gave."""

    parts: tuple[Path, ...]
    """Folders of the staged parts, in order."""
    page_counts: dict[Path, int]
    """Pages read from each file."""
    skips: dict[Path, Counter[SkipReason]]
    """Why answers in each file gave no page, and how many; 'damaged' and 'torn' count stretches of it."""


def stage_archives(segments: Iterable[Segment], run: Run, settings: Settings, span: Span, prefix: str) -> Extracted:
    """The staged parts of all pages in the segments; memory does not grow with them.

    The segments may come as they are written: pages are read meanwhile.
    """
    page_counts: Counter[Path] = Counter()
    skips: defaultdict[Path, Counter[SkipReason]] = defaultdict(Counter)
    pages = (page for segment in segments for page in pages_of(segment, span, page_counts, skips))
    parts = stage_pages(pages, run, settings, prefix)
    for file, reasons in skips.items():
        if reasons:
            logger.info("%s: %d answers gave no page: %s", file, reasons.total(), told_skips(reasons))
    return Extracted(parts=tuple(parts), page_counts=dict(page_counts), skips=dict(skips))


def pages_of(
    segment: Segment, span: Span, page_counts: Counter[Path], skips: Mapping[Path, Counter[SkipReason]]
) -> Iterator[FetchedPage]:
    """The segment's pages within the span; what was read and what was not is added to its file's counts."""

    def tell(gap: Gap) -> None:
        logger.warning(
            "%s is damaged at byte %d (%s): %d bytes are passed over, reading goes on at byte %d",
            segment.path,
            gap.start,
            gap.reason,
            gap.size,
            gap.end,
        )

    reader = PageReader(segment, span.since, span.until, on_gap=tell)
    yield from (page for page in reader if span.holds(page))
    page_counts[segment.path] += reader.report.pages
    skips[segment.path].update(
        {reason: count for reason, count in reader.report.skipped.items() if reason not in NO_PAGES}
    )
    if reader.report.torn_at is not None:
        logger.warning("%s is torn at byte %d; its whole records were read", segment.path, reader.report.torn_at)


def told_skips(reasons: Counter[SkipReason]) -> str:
    """The reasons with their counts, the most frequent first: '7 not_200, 5 not_html'."""
    return ", ".join(
        f"{count} {reason}" for reason, count in sorted(reasons.items(), key=lambda one: (-one[1], one[0]))
    )


def stage_pages(pages: Iterable[FetchedPage], run: Run, settings: Settings, prefix: str) -> list[Path]:
    """Folders of the parts that the pages gave, in order; memory does not grow with the number of pages.

    A part holds an article once: later captures of one lie in parts of their own, in order of the pages.
    """
    read = extract_pages(
        pages,
        settings.processes,
        settings.page_seconds,
        settings.attribution_threshold,
        honour_opt_outs=settings.honour_opt_outs,
    )
    folders: list[Path] = []
    with closing(read):
        for results in _grouped(read):
            for capture in captures(results):
                facts = page_facts(capture, run.run_id, run.pipeline_version)
                part = StagedPart(facts=facts, pages=page_frame(capture))
                folders.append(write_part(part, run.staging / f"{prefix}-{len(folders):05}"))
                logger.info(
                    "extracted %d pages: %d articles, %d people, %d quotes",
                    part.pages.height,
                    facts.articles.height,
                    facts.people.height,
                    facts.quotes.height,
                )
    return folders


def _grouped(chunks: Iterable[tuple[PageResult, ...]]) -> Iterator[list[PageResult]]:
    """Whole chunks joined until they make a part."""
    group: list[PageResult] = []
    for chunk in chunks:
        group.extend(chunk)
        if len(group) >= PAGES_PER_PART:
            yield group
            group = []
    if group:
        yield group
