"""Results of expectations as rows of ops.quality_results."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import polars as pl

from expectations.suite import Level
from warehouse.tables import QUALITY_RESULTS


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleResult:
    """How one rule fared."""

    table_name: str
    rule: str
    level: Level
    passed: bool
    observed_count: int
    failed_count: int = 0
    detail: str | None = None
    is_unobserved: bool = False
    """Whether it failed because it did not observe the rows that are there; that fails the table."""


def results_frame(results: Iterable[RuleResult], run_id: str) -> pl.DataFrame:
    """The results as a frame of ops.quality_results."""
    rows = [
        {
            "run_id": run_id,
            "table_name": result.table_name,
            "rule": result.rule,
            "level": result.level,
            "passed": result.passed,
            "observed_count": result.observed_count,
            "failed_count": result.failed_count,
            "detail": result.detail,
        }
        for result in results
    ]
    return pl.DataFrame(rows, schema=QUALITY_RESULTS.polars_schema())


def combine_results(frames: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """One row a rule over several batches of a run: counts added up, passed where every batch passed.

    The detail is that of the first batch that failed.
    """
    if not frames:
        return QUALITY_RESULTS.empty_frame()
    combined = (
        pl.concat(frames)
        .group_by(QUALITY_RESULTS.key, maintain_order=True)
        .agg(
            pl.col("level").first(),
            pl.col("passed").all(),
            pl.col("observed_count", "failed_count").sum(),
            pl.col("detail").filter(~pl.col("passed")).drop_nulls().first(),
        )
    )
    return combined.select(QUALITY_RESULTS.column_names)
