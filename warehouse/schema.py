"""Columns and tables, declared once: whatever else describes a table is derived from these.

A declaration says only what every derived form can express (polars schema, DuckDB DDL and comments, expectation
suite, data dictionary). Rules across columns or tables belong to `expectations.rules`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import polars as pl

ColumnType = Literal["text", "texts", "integer", "integers", "number", "flag", "instant", "day"]

# Strings stay strings: an Enum would pin today's set of values into every stored file.
POLARS_TYPES: dict[ColumnType, pl.DataType] = {
    "text": pl.String(),
    "texts": pl.List(pl.String()),
    "integer": pl.Int64(),
    "integers": pl.List(pl.Int64()),
    "number": pl.Float64(),
    "flag": pl.Boolean(),
    "instant": pl.Datetime("us", "UTC"),
    "day": pl.Date(),
}
DUCKDB_TYPES: dict[ColumnType, str] = {
    "text": "VARCHAR",
    "texts": "VARCHAR[]",
    "integer": "BIGINT",
    "integers": "BIGINT[]",
    "number": "DOUBLE",
    "flag": "BOOLEAN",
    "instant": "TIMESTAMPTZ",
    "day": "DATE",
}


class SchemaError(ValueError):
    """A declaration that contradicts itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its type, its meaning and what every value must satisfy.

    Bounds, pattern and set speak of the values that are there: a null is judged by `nullable` alone.
    """

    name: str
    type: ColumnType
    comment: str
    nullable: bool = False
    unique: bool = False
    minimum: float | None = None
    maximum: float | None = None
    min_length: int | None = None
    """Characters of a text."""
    pattern: str | None = None
    """A regular expression that a text matches from start to end."""
    one_of: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        """Refuse a declaration that no value could satisfy or that no derived form could check.

        Raises:
            SchemaError: the comment is empty, or a bound does not fit the column's type.
        """
        if not self.comment.strip():
            raise SchemaError(f"column {self.name!r} has no comment; say what its values mean")
        textual = (self.min_length, self.pattern, self.one_of)
        if self.type != "text" and any(bound is not None for bound in textual):
            raise SchemaError(f"column {self.name!r} is {self.type}: min_length, pattern and one_of are for text")
        if self.type not in {"integer", "number"} and (self.minimum, self.maximum) != (None, None):
            raise SchemaError(f"column {self.name!r} is {self.type}: minimum and maximum are for numbers")

    @property
    def polars_type(self) -> pl.DataType:
        """The polars type of the column's values."""
        return POLARS_TYPES[self.type]

    @property
    def duckdb_type(self) -> str:
        """The DuckDB type of the column's values."""
        return DUCKDB_TYPES[self.type]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: where it lives, what a row is, its columns in order and the columns that identify a row."""

    schema: Literal["main", "ops", "search"]
    name: str
    comment: str
    """Grain first: what one row is."""
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    sorted_by: tuple[str, ...] = ()
    """SQL expressions in whose order compaction writes the rows, so that readers pass over most of what they do not ask
    for; none leaves them in the order of loading."""

    def __post_init__(self) -> None:
        """Refuse a table whose parts do not fit together.

        Raises:
            SchemaError: a column stands twice, or a key column is missing or nullable.
        """
        names = [column.name for column in self.columns]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise SchemaError(f"table {self.qualified_name} declares {', '.join(twice)} more than once")
        for name in self.key:
            if name not in names or self.column(name).nullable:
                raise SchemaError(f"table {self.qualified_name}: key column {name!r} must exist and not be nullable")

    @property
    def qualified_name(self) -> str:
        """The name to use in SQL: bare in the main schema, 'ops.runs' in others."""
        return self.name if self.schema == "main" else f"{self.schema}.{self.name}"

    @property
    def column_names(self) -> list[str]:
        """The columns' names in order."""
        return [column.name for column in self.columns]

    def column(self, name: str) -> Column:
        """The column of that name.

        Raises:
            SchemaError: there is none.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise SchemaError(f"table {self.qualified_name} has no column {name!r}; it has {self.column_names}")

    def polars_schema(self) -> pl.Schema:
        """The polars schema that a frame of this table's rows has."""
        return pl.Schema({column.name: column.polars_type for column in self.columns})

    def empty_frame(self) -> pl.DataFrame:
        """A frame of this table with no rows."""
        return pl.DataFrame(schema=self.polars_schema())
