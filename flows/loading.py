"""Staged parts through the gate and into the warehouse."""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from expectations.gate import GateReport, check_facts
from flows.run import Run
from flows.sources import Source
from flows.staging import StagedPart, article_ids_of, read_frame, read_part, write_frame, write_part
from transforms.outcomes import ARTICLE_RESULTS
from warehouse.connection import open_writer
from warehouse.facts import FactFrames
from warehouse.load import load_facts
from warehouse.tables import DIM_SOURCES, QUALITY_RESULTS, QUARANTINE

logger = logging.getLogger(__name__)

CHECKED = "-checked"
QUARANTINE_FILE = "quarantine.parquet"
QUALITY_FILE = "quality.parquet"
# Parts are loaded together, since persons and copies are looked up in the whole warehouse once a load, which costs more
# than the articles do where it is large. Bounds the memory of a load.
ARTICLES_PER_LOAD = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedParts:
    """What loading some parts together did."""

    articles: pl.DataFrame
    """Schema `transforms.outcomes.ARTICLE_RESULTS`."""
    people: int
    quotes: int


def check_part(folder: Path, run: Run) -> Path:
    """The folder of the part's good rows, with what the gate refused and observed beside them.

    Raises:
        GateRefused: a rule over a whole table is broken; nothing of the part may be loaded.
    """
    part = read_part(folder)
    report: GateReport = check_facts(
        part.facts,
        run_id=run.run_id,
        now=datetime.now(UTC),
        articles_offered=part.pages["article_id"].drop_nulls().len(),
    )
    if report.quarantine.height:
        logger.warning("%d rows of %s go to quarantine", report.quarantine.height, folder.name)
    checked = write_part(StagedPart(facts=report.good, pages=part.pages), folder.with_name(folder.name + CHECKED))
    write_frame(report.quarantine, checked / QUARANTINE_FILE)
    write_frame(report.results, checked / QUALITY_FILE)
    return checked


def parts_to_load(folders: Sequence[Path]) -> Iterator[list[Path]]:
    """The parts in order, as many together as one load takes.

    An article is in a load once, for of several captures in one the quotes of the latest alone are kept.
    """
    group: list[Path] = []
    held: set[str] = set()
    for folder in folders:
        article_ids = article_ids_of(folder)
        if group and (len(held) + len(article_ids) > ARTICLES_PER_LOAD or not held.isdisjoint(article_ids)):
            yield group
            group, held = [], set()
        group.append(folder)
        held |= article_ids
    if group:
        yield group


def load_parts(folders: Sequence[Path], run: Run, sources: Sequence[Source], lock_seconds: float) -> LoadedParts:
    """What became of the articles of the parts, which hold each of them once, all written in one transaction.

    Raises:
        WarehouseBusy: another process held the warehouse longer than `lock_seconds`.
        LoadRefused: the facts contradict each other or their text.
    """
    facts = FactFrames.of_captures(read_part(folder).facts for folder in folders)
    with open_writer(run.home.work, timeout=lock_seconds) as connection:
        stored = {row[0] for row in connection.execute("SELECT source_id FROM dim_sources").fetchall()}
        outlets = source_rows(facts.articles["source_id"].unique().to_list(), sources, stored, run.run_id)
        counts = load_facts(connection, dataclasses.replace(facts, sources=outlets))
    logger.info(
        "loaded %d articles, %d unchanged; seconds: %s",
        counts.loaded,
        counts.unchanged,
        ", ".join(f"{step} {duration.wall:.1f}" for step, duration in counts.durations.items()),
    )
    return LoadedParts(
        articles=pl.concat([counts.outcomes, refused_articles(folders, facts)]),
        people=counts.people,
        quotes=counts.quotes,
    )


def refused_articles(folders: Sequence[Path], facts: FactFrames) -> pl.DataFrame:
    """The articles of the parts that lie in quarantine as a whole, of schema ARTICLE_RESULTS."""
    return (
        _concat(folders, QUARANTINE_FILE, QUARANTINE.empty_frame())
        .filter(pl.col("table_name") == "fact_articles")
        .join(facts.articles, on="article_id", how="anti")
        .select("article_id", outcome=pl.lit("quarantined"))
        .unique()
        .match_to_schema(ARTICLE_RESULTS)
    )


def source_rows(source_ids: Sequence[str], sources: Sequence[Source], stored: set[str], run_id: str) -> pl.DataFrame:
    """Rows of dim_sources for the outlets: as sources.toml has them, else, where none is stored, by their id alone."""
    configured = {source.id: source for source in sources}
    rows = [source_row(configured[name], run_id) for name in source_ids if name in configured]
    rows += [
        {"source_id": name, "source_name": name, "feed_count": 0, "is_enabled": False, "run_id": run_id}
        for name in source_ids
        if name not in configured and name not in stored
    ]
    return pl.DataFrame(rows, schema=DIM_SOURCES.polars_schema())


def source_row(source: Source, run_id: str) -> dict[str, str | int | bool | None]:
    """The row of dim_sources for an outlet of sources.toml."""
    return {
        "source_id": source.id,
        "source_name": source.name,
        "homepage": source.homepage,
        "country": source.country,
        "language": source.language,
        "feed_count": len(source.feeds) + len(source.sitemaps),
        "is_enabled": source.enabled,
        "run_id": run_id,
    }


def refused_rows(folders: Sequence[Path]) -> pl.DataFrame:
    """Rows of ops.quarantine from all checked parts."""
    return _concat(folders, QUARANTINE_FILE, QUARANTINE.empty_frame()).unique("quarantine_id", keep="last")


def rule_results(folders: Sequence[Path]) -> list[pl.DataFrame]:
    """Results of the rules, a frame of ops.quality_results a part."""
    return [read_frame(folder / QUALITY_FILE) for folder in folders] or [QUALITY_RESULTS.empty_frame()]


def _concat(folders: Sequence[Path], file: str, empty: pl.DataFrame) -> pl.DataFrame:
    return pl.concat([empty, *(read_frame(folder / file) for folder in folders)])
