"""`newsfacts evaluate`: how well the current code reads pages that somebody labelled, kept in the warehouse."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import polars as pl
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.home import Home
from flows.labelled_pages import PAGES_FOLDER, labelled_readings, named_pages, read_gold_file
from flows.run import pipeline_version
from flows.settings import Settings
from flows.work_file import restore_work
from transforms.evaluation import (
    FIGURES,
    Evaluation,
    Miss,
    ReliabilityBin,
    Threshold,
    evaluate,
    parse_threshold,
)
from warehouse.connection import open_writer
from warehouse.load import record_rows
from warehouse.snapshot import publish
from warehouse.tables import EVALUATIONS

BELOW_THRESHOLD = 1
_SAME = 5e-4


def evaluate_gold(path: Path, thresholds: Sequence[str], most_misses: int, settings: Settings, console: Console) -> int:
    """Prints and stores how well the labelled pages are read; 1 when a figure is below a threshold.

    Raises:
        EvaluationError: the gold file, a page file or a threshold is not what it should be.
    """
    wanted = [parse_threshold(text) for text in thresholds]
    content = read_gold_file(path)
    pages = named_pages(content, path)
    evaluation = evaluate(labelled_readings(pages, path.parent / PAGES_FOLDER, settings.attribution_threshold, console))
    digest = hashlib.sha256(content).hexdigest()
    before = store(evaluation, path.name, digest, settings)
    show_figures(evaluation, before, wanted, console)
    show_reliability(evaluation.reliability, console)
    show_misses(evaluation.misses, most_misses, console)
    if wanted:
        return judge(evaluation.figures, wanted, console)
    show_changes(evaluation.figures, before, console)
    return 0


def store(evaluation: Evaluation, gold_name: str, gold_sha256: str, settings: Settings) -> dict[str, float]:
    """The figures of the evaluation of the same file before this one, whose figures are stored and published."""
    home = Home(settings.home.absolute()).create()
    now = datetime.now(UTC)
    rows = [
        {
            "evaluation_id": f"{now:%Y%m%dT%H%M%S.%f}-{gold_sha256[:12]}",
            "evaluated_at": now,
            "gold_name": gold_name,
            "gold_sha256": gold_sha256,
            "figure": figure,
            "value": value,
            "pipeline_version": pipeline_version(),
        }
        for figure, value in evaluation.figures.items()
    ]
    restore_work(home, settings.lock_seconds)
    with open_writer(home.work, timeout=settings.lock_seconds) as connection:
        before = last_figures(connection, gold_sha256)
        record_rows(connection, [(EVALUATIONS, pl.DataFrame(rows, schema=EVALUATIONS.polars_schema()))])
    publish(
        home.work,
        home.published,
        published_at=now,
        keep=settings.snapshots_kept,
        timeout=settings.lock_seconds,
    )
    return before


def last_figures(connection: duckdb.DuckDBPyConnection, gold_sha256: str) -> dict[str, float]:
    """The figures of the last stored evaluation of a gold file; empty where there is none."""
    return dict(
        connection.execute(
            "SELECT figure, value FROM ops.evaluations WHERE gold_sha256 = $digest "
            "QUALIFY evaluation_id = max(evaluation_id) OVER ()",
            {"digest": gold_sha256},
        ).fetchall()
    )


def show_figures(
    evaluation: Evaluation, before: Mapping[str, float], thresholds: Sequence[Threshold], console: Console
) -> None:
    """Prints a line a figure."""
    required = {threshold.figure: threshold.value for threshold in thresholds}
    console.print(f"{evaluation.read} of {evaluation.pages} pages gave an article; pipeline {pipeline_version()}\n")
    table = Table(box=None, pad_edge=False)
    for column in ("figure", "value", "before", "required"):
        table.add_column(column, justify="left" if column == "figure" else "right")
    table.add_column("share of", style="dim", overflow="fold")
    for figure, value in evaluation.figures.items():
        cells = (f"{value:.3f}", shown(before.get(figure)), shown(required.get(figure)))
        table.add_row(figure, *cells, FIGURES[figure], style="red" if value < required.get(figure, 0.0) else None)
    console.print(table)


def shown(value: float | None) -> str:
    """A figure as printed; empty where there is none."""
    return "" if value is None else f"{value:.3f}"


def show_reliability(bins: Sequence[ReliabilityBin], console: Console) -> None:
    """Prints how far the confidences hold."""
    if not bins:
        return
    table = Table(title="Confidence of quotes with a speaker", title_justify="left", title_style="bold", box=None)
    for column in ("confidence", "quotes", "mean", "right"):
        table.add_column(column, justify="right")
    for row in bins:
        table.add_row(
            f"{row.lower:.1f}–{row.upper:.1f}", str(row.quotes), f"{row.mean_confidence:.3f}", f"{row.right:.3f}"
        )
    console.print()
    console.print(table)


def show_misses(misses: Sequence[Miss], most: int, console: Console) -> None:
    """Prints up to `most` misses of each kind."""
    for kind in dict.fromkeys(miss.kind for miss in misses) if most > 0 else ():
        of_kind = [miss for miss in misses if miss.kind == kind]
        console.print(Text(f"\n{kind}: {len(of_kind)}", style="bold"))
        for miss in of_kind[:most]:
            parts = [f"labelled {miss.labelled!r}" if miss.labelled else "", f"read {miss.read!r}" if miss.read else ""]
            console.print(Text(f"  {miss.page_id}: {', '.join(part for part in parts if part)}"))


def judge(figures: Mapping[str, float], thresholds: Sequence[Threshold], console: Console) -> int:
    """Prints each threshold that is not reached; 1 where there is one, else 0."""
    failed = False
    for threshold in thresholds:
        value = figures.get(threshold.figure)
        if value is None:
            console.print(Text(f"{threshold.figure} was not measured: no page is labelled for it", style="red"))
        elif value < threshold.value:
            text = f"{threshold.figure} is {value:.4f}, below the threshold {threshold.value:g}"
            console.print(Text(text, style="red"))
        failed = failed or value is None or value < threshold.value
    return BELOW_THRESHOLD if failed else 0


def show_changes(figures: Mapping[str, float], before: Mapping[str, float], console: Console) -> None:
    """Prints what rose and fell since the last evaluation of the same file."""
    if not before:
        console.print("\nfirst evaluation of this file; the next one is compared with it")
        return
    changes = [(name, value - before[name]) for name, value in figures.items() if name in before]
    rose = [f"{name} by {change:.3f}" for name, change in changes if change >= _SAME]
    fell = [f"{name} by {-change:.3f}" for name, change in changes if change <= -_SAME]
    console.print(f"\nsince the last evaluation of this file rose: {', '.join(rose) or 'nothing'}")
    console.print(Text(f"fell: {', '.join(fell) or 'nothing'}", style="red" if fell else ""))
