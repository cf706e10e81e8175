"""Results of expectations as rows of ops.quality_results."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import polars as pl

from expectations.quarantine import first_reason
from expectations.suite import Level
from expectations.validation import Observation
from warehouse.schema import Table
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


def columns_result(table: Table, observation: Observation) -> RuleResult:
    """How the rule about a table's columns fared."""
    detail = f"{table.qualified_name}: the frame {observation.problem}" if observation.problem else None
    return RuleResult(
        table_name=table.qualified_name,
        rule=observation.expected.name,
        level="table",
        passed=detail is None,
        observed_count=observation.observed_count,
        failed_count=int(detail is not None),
        detail=detail,
    )


def row_result(table: Table, frame: pl.DataFrame, observation: Observation) -> RuleResult:
    """How one row-level rule fared, with the first row that broke it as the example.

    A rule that observed nothing of rows that are there has failed.
    """
    rule = observation.expected.name
    problem = f"{table.qualified_name}: {rule} {observation.problem}" if observation.problem else None
    return RuleResult(
        table_name=table.qualified_name,
        rule=rule,
        level="row",
        passed=not problem and not observation.failed_rows,
        observed_count=observation.observed_count,
        failed_count=len(observation.failed_rows),
        detail=problem or first_reason(frame, observation),
        is_unobserved=problem is not None,
    )


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
