"""A run's figures as a Prefect artifact, for whoever watches runs in the UI; the same figures are rows in `ops`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from prefect.artifacts import create_markdown_artifact

from flows.recording import RunFigures
from flows.run import Run

MOST_RULES_SHOWN = 20


def publish_artifact(run: Run, figures: RunFigures, data_docs: Path | None, report: Path | None = None) -> None:
    """Create the artifact `<flow>-figures` on the current flow run."""
    create_markdown_artifact(
        key=f"{run.flow_name}-figures",
        markdown=figures_markdown(run, figures, data_docs, report),
        description=f"What run {run.run_id} did",
    )


def figures_markdown(run: Run, figures: RunFigures, data_docs: Path | None, report: Path | None = None) -> str:
    """The figures as Markdown: totals, each outcome, each broken rule, and where everything lies."""
    totals = {
        "URLs discovered": figures.discovered,
        "pages fetched": figures.fetched,
        "articles loaded": figures.loaded,
        "articles unchanged": figures.unchanged,
        "URLs without an article": figures.failed,
        "rows quarantined": figures.quarantined,
        "people": figures.people,
        "quotes": figures.quotes,
        "archived answers that gave no page": sum(figures.skipped.values()),
    }
    lines = [f"## {run.flow_name} {run.run_id}", "", *_table(("figure", "count"), totals.items())]
    lines += ["", "### What became of each URL", "", *_table(("outcome", "URLs"), sorted(figures.outcomes.items()))]
    broken = figures.broken_rules[:MOST_RULES_SHOWN]
    lines += ["", "### Quality", "", f"{figures.rules_checked} rules checked, {len(figures.broken_rules)} broken."]
    if broken:
        lines += ["", *_table(("rule", "rows"), broken)]
    if data_docs is not None:
        lines += ["", f"Data Docs: [{data_docs}]({data_docs.as_uri()})"]
    if report is not None:
        lines += ["", f"Report: [{report}]({report.as_uri()})"]
    lines += ["", f"Snapshot: `{run.home.published}`", "", f"Pipeline version: `{run.pipeline_version}`"]
    return "\n".join(lines)


def _table(head: tuple[str, str], rows: Iterable[tuple[str, int]]) -> list[str]:
    return [
        f"| {head[0]} | {head[1]} |",
        "| --- | ---: |",
        *(f"| {name} | {count} |" for name, count in rows),
    ]
