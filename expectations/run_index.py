"""The index of Data Docs: which runs were checked, table by table, and what failed."""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import UTC, datetime

import polars as pl

FOLDER_TIME = "%Y%m%dT%H%M%S%f"
"""How the name of a run's folder begins: when it was checked, in UTC."""

PAGE_STYLE = """
:root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.45; }
body { margin: 1.5rem auto; max-width: 70rem; padding: 0 1rem; }
table { border-collapse: collapse; margin: .4rem 0 1.2rem; }
td, th { border-bottom: 1px solid #8886; padding: .25rem .8rem .25rem 0; text-align: left; vertical-align: top; }
.failed { color: #c62828; font-weight: 600; }
.passed { color: #2e7d32; }
.ge-breadcrumbs { list-style: none; padding: 0; }
.navigation-pane { float: none; position: static; }
.fas.text-success::before { content: "\\2713"; color: #2e7d32; }
.fas.text-danger::before, .fa-times::before { content: "\\2717"; color: #c62828; }
.modal, .card:has(.btn-group), .sticky .btn { display: none; }
"""
"""For the index and, in place of the style sheets of other hosts, for Great Expectations' pages."""


def index_page(runs: Sequence[tuple[str, pl.DataFrame]]) -> str:
    """The page as HTML: of each run its tables, with the rules that failed.

    Args:
        runs: The folder of the run's pages, relative to the index, and its results; in the order to show.
    """
    sections = "\n".join(run_section(folder, results) for folder, results in runs)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>newsfacts: quality</title>'
        f"<style>{PAGE_STYLE}</style></head><body>\n<h1>Quality of the last runs</h1>\n"
        "<p>Each table links to what was checked in that run, rule by rule. A row that breaks a rule on its way into "
        f"the warehouse lies in ops.quarantine, and the rest is loaded.</p>\n{sections}\n</body></html>\n"
    )


def run_section(folder: str, results: pl.DataFrame) -> str:
    """One run as HTML."""
    run_id = html.escape(str(results["run_id"].first()))
    tables = "\n".join(
        table_row(folder, str(name), results.filter(table_name=name))
        for name in results["table_name"].unique(maintain_order=True)
    )
    started = folder.rsplit("/", maxsplit=1)[-1].split("-", maxsplit=1)[0]
    checked_at = datetime.strptime(started, FOLDER_TIME).replace(tzinfo=UTC)
    return (
        f"<h2>{checked_at:%Y-%m-%d %H:%M} UTC, run {run_id}</h2>\n"
        f"<table>\n<tr><th>Table</th><th>Rules passed</th><th>Failed</th></tr>\n{tables}\n</table>"
    )


def table_row(folder: str, table_name: str, results: pl.DataFrame) -> str:
    """One table of a run as a row of HTML."""
    failed = results.filter(~pl.col("passed"))
    told = "<br>".join(
        html.escape(f"{rule}: {count} of {observed} rows. {detail or ''}")
        for rule, count, observed, detail in failed.select(
            "rule", "failed_count", "observed_count", "detail"
        ).iter_rows()
    )
    state = "failed" if failed.height else "passed"
    page = html.escape(f"{folder}/{table_name}.html")
    return (
        f'<tr><td><a href="{page}">{html.escape(table_name)}</a></td>'
        f'<td class="{state}">{results.height - failed.height} of {results.height}</td><td>{told}</td></tr>'
    )
