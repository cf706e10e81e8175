"""Data Docs: one page a checked table and run, and an index of the last runs, under `<home>/quality/`.

The pages are Great Expectations' own, written without its site builder: that one links style sheets, scripts and
images of a dozen other hosts, without which its index stays empty, and an analyst's browser has no business there.
"""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lxml.html
import polars as pl

from expectations.results import RuleResult
from expectations.rules import requirement_of
from expectations.run_index import FOLDER_TIME, PAGE_STYLE, index_page
from expectations.suite import great_expectations
from warehouse.connection import writer_lock
from warehouse.tables import QUALITY_RESULTS

if TYPE_CHECKING:
    from great_expectations.core import ExpectationSuiteValidationResult, ExpectationValidationResult

RUNS_KEPT = 30
RESULTS_FILE = "results.ndjson"
RUN_FOLDERS = "runs"
UNFINISHED = "."
"""Begins the name of a run's folder while its pages are written."""
INDEX_SECONDS = 60.0
"""How long a run waits for others that are at the index, each for a moment."""

FOREIGN_TAGS = ("link", "script", "style", "img", "footer")
"""What of a page asks other hosts for something, or does nothing without what they would send."""


def build_data_docs(home: Path, results: pl.DataFrame, *, run_id: str, now: datetime, keep: int = RUNS_KEPT) -> Path:
    """The path of the index, after the pages of this run were added and those of runs before the last were pruned.

    Runs may end at once: each writes its own pages, and they take turns with what they share.

    Args:
        home: The folder that holds the warehouse; the pages lie in its folder `quality`.
        results: Of ops.quality_results, of one run, each rule once; see `combine_results`.
        run_id: The run.
        now: When it was checked, aware.
        keep: How many runs keep their pages.

    Raises:
        WarehouseBusy: other runs were at the index for a minute.
    """
    quality = home / "quality"
    runs = quality / RUN_FOLDERS
    runs.mkdir(parents=True, exist_ok=True)
    written = write_run(runs, results, run_id=run_id, now=now)
    index = quality / "index.html"
    with writer_lock(index, timeout=INDEX_SECONDS):
        for earlier in run_folders(runs):
            if read_results(earlier)["run_id"].first() == run_id:
                shutil.rmtree(earlier)
        written.rename(runs / written.name.removeprefix(UNFINISHED))
        for old in run_folders(runs)[keep:]:
            shutil.rmtree(old)
        shown = [(folder.relative_to(quality).as_posix(), read_results(folder)) for folder in run_folders(runs)]
        replace_text(index, index_page(shown))
    return index


def run_folders(runs: Path) -> list[Path]:
    """The folders of complete runs, the last first."""
    complete = (folder for folder in runs.iterdir() if not folder.name.startswith(UNFINISHED))
    return sorted((folder for folder in complete if (folder / RESULTS_FILE).is_file()), reverse=True)


def read_results(folder: Path) -> pl.DataFrame:
    """The results that a run's pages show."""
    return pl.read_ndjson(folder / RESULTS_FILE, schema=QUALITY_RESULTS.polars_schema())


def write_run(runs: Path, results: pl.DataFrame, *, run_id: str, now: datetime) -> Path:
    """The folder with the pages of one run, still under a name that marks it as unfinished.

    Its final name begins with the time, to sort by.
    """
    name = f"{now.astimezone(UTC).strftime(FOLDER_TIME)}-{re.sub(r'[^A-Za-z0-9_.-]', '_', run_id)[:80]}"
    unfinished = runs / f"{UNFINISHED}{name}"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    for table_name in results["table_name"].unique(maintain_order=True):
        of_table = results.filter(table_name=table_name)
        (unfinished / f"{table_name}.html").write_text(table_page(of_table, run_id=run_id, now=now), encoding="utf-8")
    results.write_ndjson(unfinished / RESULTS_FILE)
    return unfinished


def replace_text(path: Path, text: str) -> None:
    """Put the text in the file's place at once, so that a reader sees the old or the new one."""
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(path)


def table_page(results: pl.DataFrame, *, run_id: str, now: datetime) -> str:
    """Great Expectations' page on the results of one table."""
    great_expectations()
    from great_expectations.render.renderer.page_renderer import ValidationResultsPageRenderer  # noqa: PLC0415
    from great_expectations.render.view.view import DefaultJinjaPageView  # noqa: PLC0415

    document = ValidationResultsPageRenderer().render(validation_result(results, run_id=run_id, now=now))
    view: Any = DefaultJinjaPageView()
    return own_page(view.render(document))


def own_page(page: str) -> str:
    """The page with nothing that asks another host, in this project's style, linked to this project's index."""
    document = lxml.html.document_fromstring(page)
    for foreign in list(document.iter(*FOREIGN_TAGS)):
        foreign.drop_tree()
    for link in document.iter("a"):
        if link.get("href", "").endswith("index.html"):
            link.set("href", "../../index.html")
        elif not link.get("href", "").startswith("#section") or link.get("data-toggle"):
            link.drop_tag()
    style = lxml.html.Element("style")
    style.text = PAGE_STYLE
    document.head.append(style)
    text: str = lxml.html.tostring(document, doctype="<!DOCTYPE html>", encoding="unicode")
    return text


def validation_result(results: pl.DataFrame, *, run_id: str, now: datetime) -> ExpectationSuiteValidationResult:
    """The results of one table as Great Expectations holds them."""
    from great_expectations.core import ExpectationSuiteValidationResult  # noqa: PLC0415
    from great_expectations.core.run_identifier import RunIdentifier  # noqa: PLC0415

    gx = great_expectations()
    passed = int(results["passed"].sum())
    return ExpectationSuiteValidationResult(
        success=passed == results.height,
        suite_name=str(results["table_name"].first()),
        results=[expectation_result(result) for result in rule_results(results)],
        statistics={
            "evaluated_expectations": results.height,
            "successful_expectations": passed,
            "unsuccessful_expectations": results.height - passed,
            "success_percent": 100 * passed / results.height,
        },
        meta={
            "run_id": RunIdentifier(run_name=run_id, run_time=now),
            "great_expectations_version": gx.__version__,
        },
    )


def rule_results(results: pl.DataFrame) -> Iterable[RuleResult]:
    """The rows of ops.quality_results as values."""
    for row in results.drop("run_id").iter_rows(named=True):
        yield RuleResult(**row)


def expectation_result(result: RuleResult) -> ExpectationValidationResult:
    """One rule's result as Great Expectations holds it.

    Texts of pages are escaped here, because its templates do not.
    """
    from great_expectations.core import ExpectationValidationResult  # noqa: PLC0415
    from great_expectations.expectations.expectation_configuration import ExpectationConfiguration  # noqa: PLC0415

    is_column_rule = result.level == "row" and ".key." not in result.rule
    kwargs: dict[str, Any] = (
        {"column": column_of(result), "value_set": []} if is_column_rule else {"value": result.observed_count}
    )
    share = 100 * result.failed_count / result.observed_count if result.observed_count else 0.0
    return ExpectationValidationResult(
        success=result.passed,
        expectation_config=ExpectationConfiguration(
            type="expect_column_values_to_be_in_set" if is_column_rule else "expect_table_row_count_to_equal",
            kwargs=kwargs,
            meta={"rule": result.rule},
            description=html.escape(f"{result.rule}: {requirement_of(result.table_name, result.rule)}"),
        ),
        result={
            "observed_value": f"{result.observed_count} rows",
            "element_count": result.observed_count,
            "unexpected_count": result.failed_count,
            "unexpected_percent": share,
            "unexpected_percent_nonmissing": share,
            "partial_unexpected_list": [html.escape(result.detail)] if result.detail else [],
        },
        exception_info={"raised_exception": False, "exception_message": None, "exception_traceback": None},
    )


def column_of(result: RuleResult) -> str:
    """The column that a row-level rule is named for: 'quote_text' of 'fact_quotes.quote_text.verbatim'."""
    return result.rule.removeprefix(f"{result.table_name}.").split(".")[0]
