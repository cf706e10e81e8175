"""What each table's declaration demands of its rows, as named Great Expectations expectations.

Great Expectations is imported inside the functions that use it: the import costs seven seconds of CPU, which a process
that checks nothing should not pay.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import polars as pl

from warehouse.schema import Column, SchemaError, Table
from warehouse.tables.articles import TEXT

if TYPE_CHECKING:
    from types import ModuleType

    from great_expectations.core import ExpectationSuite

Level = Literal["row", "table"]

BODY_HEAD_LENGTH = 80
"""Characters of an article's text that an expectation sees: enough for what a declaration may ask of a body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One expectation: its name, what it asks and the class that checks it.

    `name` is the `rule` of ops.quarantine and ops.quality_results.
    """

    name: str
    level: Level
    columns: tuple[str, ...]
    """Whose values a reason for quarantine shows."""
    requirement: str
    """What those columns must satisfy, as the end of a sentence that begins with their values."""
    expectation_class: str
    """Name of a class of `great_expectations.expectations`."""
    parameters: dict[str, Any] = field(default_factory=dict)


def derive_expectations(table: Table) -> tuple[Expected, ...]:
    """The row-level expectations of a table's declaration: the key's first, then each column's in declared order.

    Raises:
        SchemaError: a body column asks for more than its head can show.
    """
    of_columns = (expected for column in table.columns for expected in derive_column(table, column))
    return (key_unique(table), *of_columns)


def derive_column(table: Table, column: Column) -> tuple[Expected, ...]:
    """The expectations of one column's declaration."""
    if is_body(column) and (column.pattern or column.one_of or (column.min_length or 0) > BODY_HEAD_LENGTH):
        raise SchemaError(
            f"column {column.name!r} of {table.qualified_name} is a body: only its first {BODY_HEAD_LENGTH} characters "
            "are checked, so it can have no pattern, no one_of and no greater min_length"
        )
    derived = (derivation(table, column) for derivation in DERIVATIONS)
    return tuple(expected for expected in derived if expected is not None)


def is_body(column: Column) -> bool:
    """Whether the column holds whole article texts, which are never handed to an expectation."""
    return column.name == TEXT.name


def columns_match(table: Table) -> Expected:
    """The table-level expectation that a frame has the declared columns: names, order and types.

    It checks the labels that `column_labels` makes, because pandas has no faithful types for instants and days.
    """
    return Expected(
        name=f"{table.qualified_name}.columns.match",
        level="table",
        columns=(),
        requirement="must be the declared columns, in order, of the declared types",
        expectation_class="ExpectTableColumnsToMatchOrderedList",
        parameters={"column_list": column_labels(table.polars_schema())},
    )


def column_labels(schema: pl.Schema) -> list[str]:
    """Each column of a frame's schema as 'name: type', in order."""
    return [f"{name}: {dtype!r}" for name, dtype in schema.items()]


def key_unique(table: Table) -> Expected:
    """The expectation that no two rows have the same key; keys with a null are judged by not_null."""
    name = f"{table.qualified_name}.key.unique"
    requirement = "must be the key of one row only"
    if len(table.key) == 1:
        return Expected(
            name=name,
            level="row",
            columns=table.key,
            requirement=requirement,
            expectation_class="ExpectColumnValuesToBeUnique",
            parameters={"column": table.key[0]},
        )
    return Expected(
        name=name,
        level="row",
        columns=table.key,
        requirement=requirement,
        expectation_class="ExpectCompoundColumnsToBeUnique",
        parameters={"column_list": list(table.key), "ignore_row_if": "any_value_is_missing"},
    )


def not_null(table: Table, column: Column) -> Expected | None:
    """The expectation that every value is there; None for a nullable column."""
    if column.nullable:
        return None
    return _of_column(table, column, "not_null", "must not be null", "ExpectColumnValuesToNotBeNull")


def unique(table: Table, column: Column) -> Expected | None:
    """The expectation that no value stands twice; None where the declaration does not ask for it."""
    if not column.unique:
        return None
    return _of_column(table, column, "unique", "must stand in one row only", "ExpectColumnValuesToBeUnique")


def bounds(table: Table, column: Column) -> Expected | None:
    """The expectation that numbers lie within the declared bounds, both inclusive; None without bounds."""
    if column.minimum is None and column.maximum is None:
        return None
    ends = [f"at least {column.minimum:g}"] if column.minimum is not None else []
    ends += [f"at most {column.maximum:g}"] if column.maximum is not None else []
    limits = {"min_value": column.minimum, "max_value": column.maximum}
    requirement = f"must be {' and '.join(ends)}"
    return _of_column(table, column, "bounds", requirement, "ExpectColumnValuesToBeBetween", **limits)


def min_length(table: Table, column: Column) -> Expected | None:
    """The expectation that texts are not too short; None without a least length."""
    if column.min_length is None:
        return None
    requirement = f"must have at least {column.min_length} character{'s' if column.min_length > 1 else ''}"
    limit = {"min_value": column.min_length}
    return _of_column(table, column, "min_length", requirement, "ExpectColumnValueLengthsToBeBetween", **limit)


def pattern(table: Table, column: Column) -> Expected | None:
    r"""The expectation that texts match from start to end; None without a pattern.

    `\Z` and not `$`, which would let a final newline pass.
    """
    if column.pattern is None:
        return None
    regex = {"regex": rf"\A(?:{column.pattern})\Z"}
    requirement = f"must match {column.pattern}"
    return _of_column(table, column, "pattern", requirement, "ExpectColumnValuesToMatchRegex", **regex)


def one_of(table: Table, column: Column) -> Expected | None:
    """The expectation that texts are of the declared set; None without one."""
    if column.one_of is None:
        return None
    allowed = {"value_set": list(column.one_of)}
    requirement = f"must be one of {', '.join(column.one_of)}"
    return _of_column(table, column, "one_of", requirement, "ExpectColumnValuesToBeInSet", **allowed)


DERIVATIONS: tuple[Callable[[Table, Column], Expected | None], ...] = (
    not_null,
    unique,
    bounds,
    min_length,
    pattern,
    one_of,
)


def build_suite(name: str, expectations: Sequence[Expected]) -> ExpectationSuite:
    """The expectations as a Great Expectations suite; each carries its rule name in `meta` and in its description."""
    gx = great_expectations()
    classes = gx.expectations
    suite: ExpectationSuite = gx.ExpectationSuite(
        name=name,
        expectations=[
            getattr(classes, expected.expectation_class)(
                **expected.parameters,
                meta={"rule": expected.name},
                description=f"{expected.name}: {expected.requirement}",
            )
            for expected in expectations
        ],
    )
    return suite


def great_expectations() -> ModuleType:
    """The library, imported at the first call, with its usage reports off: nothing here calls the network."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    # Here and not above: see the module's docstring.
    import great_expectations as gx  # noqa: PLC0415
    import great_expectations.expectations  # noqa: PLC0415

    return gx


def _of_column(
    table: Table, column: Column, rule: str, requirement: str, expectation_class: str, **parameters: Any
) -> Expected:
    return Expected(
        name=f"{table.qualified_name}.{column.name}.{rule}",
        level="row",
        columns=(column.name,),
        requirement=requirement,
        expectation_class=expectation_class,
        parameters={"column": column.name, **parameters},
    )
