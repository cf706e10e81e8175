"""What Great Expectations saw when it looked at a frame: per expectation, how many rows and which of them failed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import polars as pl

from expectations.suite import (
    BODY_HEAD_LENGTH,
    Expected,
    build_suite,
    column_labels,
    columns_match,
    great_expectations,
    is_body,
)
from warehouse.schema import Table

if TYPE_CHECKING:
    import pandas as pd
    from great_expectations.core.batch_definition import BatchDefinition

ROW_NO = "row_no"
"""The column that numbers a frame's rows from 0: keys may be null or stand twice, and are then no way to name a row."""

COUNTS: dict[str, Any] = {"result_format": "BASIC", "partial_unexpected_count": 0}
ROW_NUMBERS: dict[str, Any] = {"result_format": "COMPLETE", "unexpected_index_column_names": [ROW_NO]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One expectation and what it saw."""

    expected: Expected
    observed_count: int
    """Rows looked at; of a table-level expectation, things looked at."""
    failed_rows: tuple[int, ...] = ()
    """ROW_NO of the rows that broke it, ascending; none for a table-level one."""
    problem: str | None = None
    """Why the expectation counts as failed although it names no row: it observed nothing, or not all, or differs."""


def observe_rows(table: Table, frame: pl.DataFrame, expectations: Sequence[Expected]) -> tuple[Observation, ...]:
    """One observation for each expectation, in their order.

    The rows that broke one are asked for only where one is broken: with them, every expectation costs twice as much.

    Args:
        table: Whose rows they are; bodies are cut to their heads.
        frame: The columns that the expectations speak of.
        expectations: Row-level ones.
    """
    if frame.is_empty():
        return tuple(Observation(expected=expected, observed_count=0) for expected in expectations)
    rows = pandas_rows(table, frame)
    seen = validate(rows, expectations, COUNTS)
    failing = [expected for expected in expectations if not seen.get(expected.name, {"success": True})["success"]]
    named = validate(rows, failing, ROW_NUMBERS) if failing else {}
    return tuple(
        row_observation(expected, frame.height, seen.get(expected.name), named.get(expected.name))
        for expected in expectations
    )


def observe_columns(table: Table, frame: pl.DataFrame) -> Observation:
    """The observation whether a frame has the declared columns."""
    import pandas as pd  # noqa: PLC0415  (comes with Great Expectations, at its price)

    expected = columns_match(table)
    labels = column_labels(frame.schema)
    seen = validate(pd.DataFrame(columns=labels), [expected], COUNTS).get(expected.name)
    problem = None
    if seen is None or not seen["success"]:
        problem = column_difference(expected.parameters["column_list"], labels)
    return Observation(expected=expected, observed_count=len(labels), problem=problem)


def column_difference(declared: Sequence[str], found: Sequence[str]) -> str:
    """What differs between declared and found 'name: type' labels, for people to read."""
    missing = [label for label in declared if label not in found]
    surplus = [label for label in found if label not in declared]
    parts = [f"lacks {', '.join(missing)}"] if missing else []
    parts += [f"has undeclared {', '.join(surplus)}"] if surplus else []
    return "; ".join(parts) or f"has its columns in another order: {', '.join(found)}"


def pandas_rows(table: Table, frame: pl.DataFrame) -> pd.DataFrame:
    """The frame for Great Expectations, which takes pandas only: rows numbered, bodies cut to their heads.

    Arrow-backed columns, because numpy's would turn integers with nulls into floats and NaN into null.
    """
    bodies = [column.name for column in table.columns if is_body(column) and column.name in frame.columns]
    numbered = frame.with_columns(pl.col(bodies).str.head(BODY_HEAD_LENGTH)).with_row_index(ROW_NO)
    return numbered.to_pandas(use_pyarrow_extension_array=True)


def validate(
    rows: pd.DataFrame, expectations: Sequence[Expected], result_format: dict[str, Any]
) -> dict[str, dict[str, Any]]:
    """By rule name, what Great Expectations reports: success, result and the exception's message if one was raised."""
    batch = whole_frame().get_batch(batch_parameters={"dataframe": rows})
    outcome = batch.validate(build_suite("rows", expectations), result_format=result_format)
    return {
        one.expectation_config.meta["rule"]: {
            "success": one.success,
            "result": one.result,
            "error": error_message(one.exception_info or {}),
        }
        for one in outcome.results
        if one.expectation_config is not None
    }


@cache
def whole_frame() -> BatchDefinition[Any]:
    """The batch definition for a pandas frame as it is, in a context that keeps everything in memory.

    Its progress bars would stand between the lines that the run itself writes, and by default a context leaves a
    folder for Data Docs in the system's temporary one.
    """
    gx = great_expectations()
    from great_expectations.data_context.types.base import (  # noqa: PLC0415
        DataContextConfig,
        InMemoryStoreBackendDefaults,
        ProgressBarsConfig,
    )

    context = gx.get_context(
        mode="ephemeral",
        project_config=DataContextConfig(
            store_backend_defaults=InMemoryStoreBackendDefaults(init_temp_docs_sites=False),
            analytics_enabled=False,
            progress_bars=ProgressBarsConfig(globally=False),
        ),
    )
    asset = context.data_sources.add_pandas("facts").add_dataframe_asset("rows")
    definition: BatchDefinition[Any] = asset.add_batch_definition_whole_dataframe("whole frame")
    return definition


def error_message(exception_info: dict[str, Any]) -> str | None:
    """The message of the exception that an expectation raised; None when it raised none.

    Great Expectations reports one exception flat, several by metric.
    """
    infos = [exception_info] if "raised_exception" in exception_info else list(exception_info.values())
    messages = [str(info["exception_message"]) for info in infos if info.get("raised_exception")]
    return "; ".join(messages) or None


def row_observation(
    expected: Expected, row_count: int, seen: dict[str, Any] | None, named: dict[str, Any] | None
) -> Observation:
    """What one row-level expectation saw of `row_count` rows.

    It has a problem when it raised, looked at fewer rows than there are, or does not name the rows that it says failed.

    Args:
        expected: The expectation.
        row_count: Rows that are there.
        seen: What it reports with COUNTS; None when it was not evaluated.
        named: What it reports with ROW_NUMBERS, where it failed.
    """
    result = seen["result"] if seen else {}
    observed = int(result.get("element_count") or 0)
    entries = named["result"].get("unexpected_index_list") if named else ()
    failed = tuple(sorted({int(entry[ROW_NO]) for entry in entries or ()}))
    problem = None
    if seen is None:
        problem = f"was not evaluated on {row_count} rows"
    elif seen["error"]:
        problem = f"could not be evaluated: {seen['error']}"
    elif observed != row_count:
        problem = f"observed {observed or 'nothing'} of {row_count} rows"
    elif bool(seen["success"]) == bool(failed) or len(failed) != int(result.get("unexpected_count") or 0):
        state = "passed" if seen["success"] else f"failed on {result.get('unexpected_count')} rows"
        problem = f"says that it {state} but names {len(failed)}"
    return Observation(expected=expected, observed_count=observed, failed_rows=failed, problem=problem)
