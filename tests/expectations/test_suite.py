"""Each declaration is broken once in every way that it can be, and exactly the expectation named for it fails."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import polars as pl
import pytest

from expectations.suite import BODY_HEAD_LENGTH, Expected, build_suite, derive_column, derive_expectations, key_unique
from expectations.validation import observe_columns, observe_rows, pandas_rows
from warehouse.schema import Column, SchemaError, Table
from warehouse.tables import ALL_TABLES, FACT_ARTICLES, FACT_PEOPLE, FACT_QUOTES
from warehouse.tables.articles import TEXT

Row = dict[str, Any]
TABLES = pytest.mark.parametrize("table", ALL_TABLES, ids=lambda table: table.qualified_name)

MATCHING: dict[str, str] = {
    "[0-9a-f]{32}": "0" * 32,
    "[0-9a-f]{64}": "0" * 64,
    "https?://.+": "https://harbour-post.example/",
    "[a-z]{2,3}": "en",
    "Q[1-9][0-9]*": "Q42",
    "[0-9]{4,}": "0001",
}


def good_value(column: Column, number: int) -> Any:
    """A value that the declaration allows, another for each number where the type has room."""
    if column.type == "text":
        return good_text(column, number)
    if column.type == "integer":
        return int(column.minimum or 0) + number
    return {
        "texts": [f"name {number}"],
        "integers": [number],
        "number": column.minimum if column.minimum is not None else number / 2,
        "flag": number % 2 == 0,
        "instant": datetime(2026, 3, 2, tzinfo=UTC) + timedelta(minutes=number),
        "day": date(2026, 3, 2) + timedelta(days=number),
    }[column.type]


def good_text(column: Column, number: int) -> str:
    if column.one_of is not None:
        return column.one_of[0]
    if column.pattern is None:
        return f"{column.name} {number}".ljust(column.min_length or 0, ".")
    example = MATCHING[column.pattern]
    if column.pattern.startswith("[0-9a-f]"):
        return hashlib.sha256(str(number).encode()).hexdigest()[: len(example)]
    return f"{example}{number}" if example.endswith("/") or example.isdigit() else example


def breaking_values(column: Column) -> Iterator[tuple[str, Any]]:
    """Each rule of the column with each kind of value that breaks it and nothing else."""
    if not column.nullable:
        yield "not_null", None
    if column.minimum is not None:
        yield "bounds", type(good_value(column, 0))(column.minimum - 1)
    if column.maximum is not None:
        yield "bounds", type(good_value(column, 0))(column.maximum + 1)
    if column.type == "number" and column.maximum is not None:
        yield "bounds", float("nan")
    if column.min_length is not None:
        yield "min_length", "." * (column.min_length - 1)
    if column.pattern is not None:
        yield from (("pattern", text) for text in (f" {MATCHING[column.pattern]}", f"{MATCHING[column.pattern]}\n"))
    if column.one_of is not None:
        yield from (("one_of", text) for text in ("none of them", f"{column.one_of[0]} "))


def good_row(table: Table, number: int) -> Row:
    return {column.name: good_value(column, number) for column in table.columns}


def broken_rows(table: Table) -> list[tuple[set[str], Row]]:
    """Rows of which each breaks the rules named with it: good ones first, then one a breakage, two of one key last."""
    rows: list[tuple[set[str], Row]] = [(set(), good_row(table, number)) for number in range(2)]
    nulls = {column.name: None for column in table.columns if column.nullable}
    rows.append((set(), good_row(table, 2) | nulls))
    for column in table.columns:
        for rule, value in breaking_values(column):
            name = f"{table.qualified_name}.{column.name}.{rule}"
            rows.append(({name}, good_row(table, len(rows)) | {column.name: value}))
    twin = good_row(table, len(rows))
    return [*rows, *[({key_unique(table).name}, twin)] * 2]


@TABLES
def test_a_broken_value_fails_the_expectation_named_for_it_and_no_other(table: Table) -> None:
    rows = broken_rows(table)
    frame = pl.DataFrame([row for _, row in rows], schema=table.polars_schema(), orient="row")

    observations = observe_rows(table, frame, derive_expectations(table))

    expected = {(rule, number) for number, (rules, _) in enumerate(rows) for rule in rules}
    assert {(seen.expected.name, row) for seen in observations for row in seen.failed_rows} == expected
    assert {seen.expected.name for seen in observations} == {rule for rule, _ in expected}
    assert [seen.problem for seen in observations] == [None] * len(observations)
    assert {seen.observed_count for seen in observations} == {len(rows)}


@TABLES
def test_a_frame_of_the_declared_columns_matches(table: Table) -> None:
    assert observe_columns(table, table.empty_frame()).problem is None


@pytest.mark.parametrize(
    ("frame", "problem"),
    [
        (FACT_PEOPLE.empty_frame().drop("role"), "lacks role: String"),
        (FACT_PEOPLE.empty_frame().with_columns(age=pl.lit(1, pl.Int64)), "has undeclared age: Int64"),
        (
            FACT_PEOPLE.empty_frame().cast({"in_title": pl.String}),
            "lacks in_title: Boolean; has undeclared in_title: String",
        ),
        (FACT_PEOPLE.empty_frame().select(reversed(FACT_PEOPLE.column_names)), "has its columns in another order: "),
    ],
    ids=["missing", "surplus", "mistyped", "reordered"],
)
def test_a_frame_of_other_columns_is_told_by_name_and_type(frame: pl.DataFrame, problem: str) -> None:
    observation = observe_columns(FACT_PEOPLE, frame)

    assert observation.problem is not None
    assert observation.problem.startswith(problem)


def test_instants_of_another_zone_or_unit_do_not_match() -> None:
    frame = FACT_ARTICLES.empty_frame().cast({"fetched_at": pl.Datetime("ms", "UTC")})

    problem = observe_columns(FACT_ARTICLES, frame).problem

    assert problem is not None
    assert "fetched_at" in problem


def test_bodies_are_cut_before_an_expectation_sees_them() -> None:
    frame = pl.DataFrame([good_row(FACT_ARTICLES, 0) | {"text": "wörd " * 1000}], schema=FACT_ARTICLES.polars_schema())

    rows = pandas_rows(FACT_ARTICLES, frame)

    assert rows["text"].str.len().max() == BODY_HEAD_LENGTH


def test_a_body_may_not_ask_for_what_its_head_cannot_show() -> None:
    body = Column(name=TEXT.name, type="text", comment="A body.", min_length=BODY_HEAD_LENGTH + 1)

    with pytest.raises(SchemaError, match="'text' of fact_articles is a body"):
        derive_column(FACT_ARTICLES, body)


def test_a_unique_column_is_checked_by_a_rule_of_its_own() -> None:
    column = Column(name="name", type="text", comment="A name.", unique=True)
    table = Table(schema="ops", name="outlets", comment="One row an outlet.", key=("name",), columns=(column,))
    frame = pl.DataFrame({"name": ["a", "b", "a"]})

    observations = observe_rows(table, frame, derive_expectations(table))

    failed = {seen.expected.name: seen.failed_rows for seen in observations}
    assert failed == {
        "ops.outlets.key.unique": (0, 2),
        "ops.outlets.name.not_null": (),
        "ops.outlets.name.unique": (0, 2),
    }


def test_expectations_of_a_suite_carry_their_rule_names() -> None:
    expectations = derive_expectations(FACT_QUOTES)

    suite = build_suite("fact_quotes", expectations)

    assert [expectation.meta["rule"] for expectation in suite.expectations] == [asked.name for asked in expectations]


@TABLES
def test_rule_names_are_unique(table: Table) -> None:
    names = [expected.name for expected in derive_expectations(table)]

    assert len(set(names)) == len(names)


def expectation(name: str) -> Expected:
    return next(expected for expected in derive_expectations(FACT_QUOTES) if expected.name == f"fact_quotes.{name}")


@pytest.mark.parametrize(
    ("name", "requirement"),
    [
        ("char_start.not_null", "must not be null"),
        ("char_end.bounds", "must be at least 1"),
        ("attribution_confidence.bounds", "must be at least 0 and at most 1"),
        ("quote_kind.one_of", "must be one of direct, fragment, indirect"),
        ("quote_id.pattern", "must match [0-9a-f]{32}"),
        ("quote_text.min_length", "must have at least 1 character"),
        ("key.unique", "must be the key of one row only"),
    ],
)
def test_requirements_say_what_the_declaration_asks(name: str, requirement: str) -> None:
    assert expectation(name).requirement == requirement
