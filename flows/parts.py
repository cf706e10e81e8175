"""Archived pages into staged parts: each part holds the facts of a bounded number of pages."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path

from flows.extraction import extract_pages
from flows.run import Run
from flows.settings import Settings
from flows.staging import StagedPart, write_part
from transforms.pages import PageResult, captures, page_facts, page_frame
from transforms.records import FetchedPage

logger = logging.getLogger(__name__)

# Bounds the memory of every later stage, and is what one transaction loads.
PAGES_PER_PART = 500


def stage_pages(pages: Iterable[FetchedPage], run: Run, settings: Settings, prefix: str) -> list[Path]:
    """Folders of the parts that the pages gave, in order; memory does not grow with the number of pages.

    A part holds an article once: later captures of one lie in parts of their own, in order of the pages.
    """
    read = extract_pages(pages, settings.processes, settings.page_seconds, settings.attribution_threshold)
    folders: list[Path] = []
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
