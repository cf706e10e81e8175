"""Rules over whole tables and runs: counts that must add up, and shares that must stay under a limit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from expectations.results import RuleResult, results_frame
from warehouse.schema import Table
from warehouse.tables import FACT_ARTICLES, URL_OUTCOMES


@dataclass(frozen=True, slots=True, kw_only=True)
class GateLimits:
    """How much of a batch may be wrong before nothing of it is loaded."""

    quarantined_share: float = 0.2
    """Of the articles. More says that the pipeline or an outlet's pages changed, not that a page is broken."""
    quarantined_floor: int = 5
    """Fewer quarantined articles than this never refuse a batch: in a small one, one broken page is a large share."""
    silent_articles: int = 50
    """So many articles in English of which none names a person, or none quotes, say that the reading is broken."""


class GateRefused(Exception):  # noqa: N818  (named for what happened, as the warehouse's errors are)
    """A rule over a whole table failed, so nothing may be loaded.

    The message's first line says the first reason with its figures; further reasons follow, one a line.
    `rule` is the first one that failed, `results` a frame of ops.quality_results with everything checked until then.
    """

    def __init__(self, message: str, results: pl.DataFrame, rule: str) -> None:
        super().__init__(message)
        self.results = results
        self.rule = rule


def require(results: Iterable[RuleResult], checked: Iterable[RuleResult], run_id: str) -> None:
    """Refuse when one of the results failed.

    Args:
        results: Those that must have passed.
        checked: All results to hand to whoever catches the refusal.
        run_id: The run.

    Raises:
        GateRefused: with the details of all that failed.
    """
    failed = [result for result in results if not result.passed]
    if failed:
        reasons = "\n".join(result.detail or result.rule for result in failed)
        raise GateRefused(reasons, results_frame(checked, run_id), failed[0].rule)


def rows_add_up(table: Table, *, rows_in: int, loaded: int, quarantined: int) -> RuleResult:
    """Whether every row that came in is either good or in quarantine."""
    detail = f"{table.qualified_name}: rows in {rows_in} != {loaded} loaded + {quarantined} quarantined"
    return _table_result(table, "rows.add_up", rows_in, abs(rows_in - loaded - quarantined), detail)


def articles_not_empty(article_count: int, articles_offered: int) -> RuleResult:
    """Whether there are articles where pages gave some."""
    lacking = articles_offered if article_count == 0 else 0
    detail = f"{FACT_ARTICLES.name}: 0 rows from {articles_offered} articles offered"
    return _table_result(FACT_ARTICLES, "rows.not_empty", articles_offered, lacking, detail)


def table_not_silent(table: Table, *, row_count: int, english_articles: int, limits: GateLimits) -> RuleResult:
    """Whether a table that nearly every article fills has rows, in a batch large enough to tell."""
    lacking = english_articles if row_count == 0 and english_articles >= limits.silent_articles else 0
    detail = (
        f"{table.qualified_name}: 0 rows from {english_articles} articles in English, "
        f"of which fewer than {limits.silent_articles} may give none"
    )
    return _table_result(table, "rows.not_silent", english_articles, lacking, detail)


def quarantined_share(article_count: int, quarantined: int, limits: GateLimits) -> RuleResult:
    """Whether few enough of a batch's articles are in quarantine."""
    refused = quarantined >= limits.quarantined_floor and quarantined > limits.quarantined_share * article_count
    detail = (
        f"{FACT_ARTICLES.name}: {quarantined} of {article_count} articles quarantined, "
        f"more than {limits.quarantined_share:.0%}"
    )
    return _table_result(FACT_ARTICLES, "rows.quarantined_share", article_count, quarantined if refused else 0, detail)


def check_counts(discovered: int, outcomes: Mapping[str, int], *, run_id: str) -> pl.DataFrame:
    """The result, as a frame of ops.quality_results, that every discovered URL ended in one outcome.

    Args:
        discovered: URLs that the run discovered, each once.
        outcomes: URLs by the outcome they ended in.
        run_id: The run.

    Raises:
        GateRefused: the outcomes do not add up to what was discovered.
    """
    ended = sum(outcomes.values())
    told = " + ".join(f"{count} {name}" for name, count in outcomes.items() if count) or "none"
    detail = f"{URL_OUTCOMES.qualified_name}: discovered {discovered} != {ended} outcomes ({told})"
    result = _table_result(URL_OUTCOMES, "rows.add_up", discovered, abs(discovered - ended), detail)
    require([result], [result], run_id)
    return results_frame([result], run_id)


def _table_result(table: Table, rule: str, observed: int, failed: int, detail: str) -> RuleResult:
    return RuleResult(
        table_name=table.qualified_name,
        rule=f"{table.qualified_name}.{rule}",
        level="table",
        passed=failed == 0,
        observed_count=observed,
        failed_count=failed,
        detail=detail if failed else None,
    )
