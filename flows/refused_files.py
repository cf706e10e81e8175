"""Archive files whose pages are refused together: set aside on record, so that they keep no later run from loading."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from expectations.counts import GateRefused
from flows.building import BuiltFacts, batches, build_facts, whole_files
from flows.run import Run
from flows.settings import Settings
from flows.sources import Source
from warehouse.connection import open_writer
from warehouse.errors import LoadRefused
from warehouse.load import record_rows
from warehouse.tables import ARCHIVE_FILES

logger = logging.getLogger(__name__)

REFUSALS = (GateRefused, LoadRefused)
LOAD_RULE = "load"
"""Stands as the rule where the facts of a file contradict each other or what is stored."""


def build_earlier(files: Sequence[Path], run: Run, sources: Sequence[Source], settings: Settings) -> BuiltFacts:
    """The facts of whole files that earlier runs left; those that are refused are set aside and listed as such."""
    built = BuiltFacts()
    for batch in batches(whole_files(files)):
        _build_apart([segment.path for segment in batch], built, run, sources, settings)
    return built


def _build_apart(
    files: Sequence[Path], built: BuiltFacts, run: Run, sources: Sequence[Source], settings: Settings
) -> None:
    """Add what the files give, each alone where they are refused together."""
    try:
        build_facts(whole_files(files), run, sources, settings, built=built)
    except REFUSALS as refusal:
        if len(files) > 1:
            for file in files:
                _build_apart([file], built, run, sources, settings)
            return
        set_aside(built, refusal, run, settings)
        if isinstance(refusal, GateRefused):
            built.refused_quality.append(refusal.results)


@contextmanager
def refusal_on_record(built: BuiltFacts, run: Run, settings: Settings) -> Iterator[None]:
    """Where what is built inside is refused, its files are set aside before the refusal goes on."""
    try:
        yield
    except REFUSALS as refusal:
        set_aside(built, refusal, run, settings)
        raise


def set_aside(built: BuiltFacts, refusal: GateRefused | LoadRefused, run: Run, settings: Settings) -> None:
    """Write into ops.archive_files that the files just read were refused, and by which rule."""
    verdict = {
        "status": "refused",
        "rule": refusal.rule if isinstance(refusal, GateRefused) else LOAD_RULE,
        "reason": str(refusal),
    }
    rows = [{**built.archive_row(file, run), **verdict} for file in built.under_way]
    with open_writer(run.home.work, timeout=settings.lock_seconds) as connection:
        record_rows(connection, [(ARCHIVE_FILES, pl.DataFrame(rows, schema=ARCHIVE_FILES.polars_schema()))])
    for file in built.under_way:
        logger.error(
            "%s is refused and set aside, %s; `newsfacts replay %s` reads it again",
            file,
            str(refusal).splitlines()[0],
            file,
        )
