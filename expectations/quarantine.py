"""Rows that broke a rule, as rows of ops.quarantine: one a row, however many rules it broke."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime

import polars as pl

from expectations.suite import Expected
from expectations.validation import ROW_NO, Observation
from warehouse.schema import Table
from warehouse.tables import QUARANTINE

VALUE_LENGTH = 120
"""Characters of a value that a reason shows."""


def quarantine_rows(
    table: Table, frame: pl.DataFrame, observations: Sequence[Observation], *, run_id: str, now: datetime
) -> pl.DataFrame:
    """The frame's failing rows as a frame of ops.quarantine, in their order.

    `rule` is the first that the row broke, in the order of the observations; `reason` tells of all of them.
    """
    numbered = frame.with_row_index(ROW_NO)
    broken = [
        broken_rule(numbered, observation.expected, observation.failed_rows)
        for observation in observations
        if observation.failed_rows
    ]
    if not broken:
        return QUARANTINE.empty_frame()
    key = pl.struct(table.key).struct.json_encode()
    payload = pl.struct(table.column_names).struct.json_encode()
    article_id = pl.col("article_id") if "article_id" in table.column_names else pl.lit(None, dtype=pl.String)
    rows = numbered.select(ROW_NO, key.alias("row_key"), payload.alias("payload"), article_id.alias("article_id"))
    return (
        one_row_each(pl.concat(broken))
        .join(rows, on=ROW_NO, how="left", maintain_order="left")
        .with_columns(
            pl.lit(run_id).alias("run_id"),
            pl.lit(table.qualified_name).alias("table_name"),
            pl.lit(now).cast(pl.Datetime("us", "UTC")).alias("quarantined_at"),
        )
        .pipe(with_quarantine_ids)
        .select(QUARANTINE.column_names)
    )


def broken_rule(numbered: pl.DataFrame, expected: Expected, failed_rows: Sequence[int]) -> pl.DataFrame:
    """Row number, rule and reason of the rows that broke one rule."""
    failed = pl.DataFrame({ROW_NO: list(failed_rows)}, schema={ROW_NO: numbered.schema[ROW_NO]})
    return numbered.join(failed, on=ROW_NO, how="semi").select(
        ROW_NO,
        pl.lit(expected.name).alias("rule"),
        reason(numbered.schema, expected).alias("reason"),
    )


def first_reason(frame: pl.DataFrame, observation: Observation) -> str | None:
    """What is wrong with the first row that broke the rule; None when no row did."""
    if not observation.failed_rows:
        return None
    first: str = frame[observation.failed_rows[0]].select(reason(frame.schema, observation.expected)).item()
    return first


def reason(schema: pl.Schema, expected: Expected) -> pl.Expr:
    """What was wrong, with the values: 'char_start 9, char_end 4: must end after it starts'."""
    shown = [pl.concat_str(pl.lit(f"{name} "), shown_value(name, schema[name])) for name in expected.columns]
    return pl.concat_str(pl.concat_str(shown, separator=", "), pl.lit(f": {expected.requirement}"))


def shown_value(name: str, dtype: pl.DataType) -> pl.Expr:
    """A value as a reason shows it: texts quoted and cut, lists as JSON, nothing as null."""
    if dtype == pl.String():
        value = pl.concat_str(pl.lit("'"), pl.col(name).str.head(VALUE_LENGTH), pl.lit("'"))
    elif isinstance(dtype, pl.List):
        value = pl.struct(name).struct.json_encode().str.head(VALUE_LENGTH)
    else:
        value = pl.col(name).cast(pl.String)
    return value.fill_null("null")


def one_row_each(broken: pl.DataFrame) -> pl.DataFrame:
    """One row for each failing row: the first rule that it broke, and the reasons of all of them."""
    is_first = pl.int_range(pl.len()).over(ROW_NO) == 0
    told = pl.when(is_first).then("reason").otherwise(pl.format("also {}: {}", "rule", "reason"))
    return (
        broken.with_columns(told.alias("reason"))
        .group_by(ROW_NO, maintain_order=True)
        .agg(pl.col("rule").first(), pl.col("reason").str.join("; "))
        .sort(ROW_NO)
    )


def with_quarantine_ids(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with a quarantine_id each: the same in every run, and another for each row of one key."""
    place = pl.int_range(pl.len()).over("row_key", "rule")
    keyed = rows.with_columns(place.alias("place"))
    ids = [quarantine_id(*parts) for parts in keyed.select("table_name", "row_key", "rule", "place").iter_rows()]
    return rows.with_columns(pl.Series("quarantine_id", ids, dtype=pl.String))


def quarantine_id(table_name: str, row_key: str, rule: str, place: int) -> str:
    """The id of a row in quarantine; `place` counts from 0 among rows of the same key that broke the same rule."""
    return hashlib.sha256(json.dumps([table_name, row_key, rule, place]).encode()).hexdigest()[:32]
