"""The macros for analysts: each a file in `sql/macros/` whose header is its documentation.

A file is one SELECT. Its header says `-- purpose:`, `-- grain:`, `-- parameter NAME:` or, with a default,
`-- parameter NAME := DEFAULT:` for each parameter in order, and, where it yields a table, `-- column NAME:` for each
column. A macro without columns yields one value: its SELECT has one expression and nothing else. Parameters stand in
the SELECT by their names.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import duckdb

from warehouse.ddl import quoted
from warehouse.headers import Entry, named_texts, split_header, text_of
from warehouse.schema import SchemaError

# In the order of creation: a macro stands after those it calls.
MACRO_NAMES: tuple[str, ...] = (
    "known_source",
    "search_forms",
    "search_words",
    "search_quoted",
    "search_phrases",
    "search_has_phrases",
    "search_documents",
    "search_quotes",
    "search_articles",
    "day_start",
    "articles_between",
    "plain_letters",
    "folded_name",
    "turned_name",
    "people_named",
    "quotes_of",
    "named_beside",
    "days_of",
    "authors_quoting",
    "period_start_of",
    "quoted_people",
    "share_of_voice",
    "quoted_or_mentioned",
    "unnamed_sources",
    "quote_positions",
    "completeness",
    "counts_with_completeness",
    "changed_after_publication",
    "may_be_served",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Macro:
    """One macro: its SELECT and what its header says."""

    name: str
    purpose: str
    grain: str
    parameters: tuple[Entry, ...]
    column_comments: tuple[tuple[str, str], ...]
    """Name and meaning of each column, in order; empty where it yields one value."""
    select: str

    @property
    def is_table(self) -> bool:
        """Whether it stands in FROM; else it is an expression."""
        return bool(self.column_comments)

    @property
    def signature(self) -> str:
        """How to call it: `search_quotes(query, max_rows := 20)`."""
        given = (item.name if item.default is None else f"{item.name} := {item.default}" for item in self.parameters)
        return f"{self.name}({', '.join(map(str, given))})"

    @property
    def comment(self) -> str:
        """What COMMENT ON MACRO says: grain first, as in the comments of tables, then every parameter."""
        told = " ".join(f"{item.name}: {item.text}" for item in self.parameters)
        return f"{self.grain} {self.purpose} Call: {self.signature}. {told}"

    @property
    def statement(self) -> str:
        """The CREATE MACRO statement."""
        return f"CREATE OR REPLACE MACRO {self._definition}"

    @property
    def temporary_statement(self) -> str:
        """The statement that makes it for a connection alone, whatever file that reads."""
        return f"CREATE OR REPLACE TEMP MACRO {self._definition}"

    @property
    def _definition(self) -> str:
        body = f"TABLE {self.select}" if self.is_table else self.select.removeprefix("SELECT")
        return f"{self.signature} AS {body}"


def parse_macro(name: str, sql: str) -> Macro:
    """The macro that a file's text defines.

    Raises:
        SchemaError: the header lacks its purpose, grain or parameters.
    """
    entries, select = split_header(sql)
    purpose, grain = text_of(entries, "purpose"), text_of(entries, "grain")
    parameters = tuple(entry for entry in entries if entry.kind == "parameter")
    if purpose is None or grain is None or not parameters:
        raise SchemaError(
            f"macro {name}: its header must say '-- purpose: …', '-- grain: …' and '-- parameter NAME: …'"
        )
    return Macro(
        name=name,
        purpose=purpose,
        grain=grain,
        parameters=parameters,
        column_comments=named_texts(entries, "column"),
        select=select,
    )


@cache
def all_macros() -> tuple[Macro, ...]:
    """Every macro, in an order in which they can be created."""
    folder = files("warehouse") / "sql" / "macros"
    return tuple(parse_macro(name, (folder / f"{name}.sql").read_text(encoding="utf-8")) for name in MACRO_NAMES)


def macro_named(name: str) -> Macro:
    """The macro of that name."""
    return next(macro for macro in all_macros() if macro.name == name)


def ensure_macros(connection: duckdb.DuckDBPyConnection) -> None:
    """Create every macro, with its comment, that is not there as its file has it; one that is, is not written.

    Raises:
        SchemaError: a header's columns are not the macro's.
    """
    stored = _stored_macros(connection)
    for macro in all_macros():
        if stored.get(macro.name) != (_printed(connection, macro.select), macro.comment):
            _create(connection, macro)
            _check_columns(connection, macro)


def _stored_macros(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, str | None]]:
    rows = connection.execute(
        "SELECT function_name, function_type, macro_definition, comment FROM duckdb_functions() "
        "WHERE database_name = current_database() AND schema_name = 'main' AND NOT internal"
    ).fetchall()
    return {
        name: (_printed(connection, definition if kind == "table_macro" else f"SELECT {definition}"), comment)
        for name, kind, definition, comment in rows
    }


def _printed(connection: duckdb.DuckDBPyConnection, select: str) -> str:
    """The statement parsed and printed again, so that two spellings of one statement are equal."""
    row = connection.execute(f"SELECT json_deserialize_sql(json_serialize_sql({quoted(select)}))").fetchone()
    assert row is not None
    return str(row[0])


def _create(connection: duckdb.DuckDBPyConnection, macro: Macro) -> None:
    connection.execute(macro.statement)
    kind = "MACRO TABLE" if macro.is_table else "MACRO"
    connection.execute(f"COMMENT ON {kind} {macro.name} IS {quoted(macro.comment)}")


def _check_columns(connection: duckdb.DuckDBPyConnection, macro: Macro) -> None:
    if not macro.is_table:
        return
    actual = [name for name, _ in result_columns(connection, macro)]
    documented = [name for name, _ in macro.column_comments]
    if actual != documented:
        raise SchemaError(f"macro {macro.name} yields {actual}, but its header documents {documented}")


def result_columns(connection: duckdb.DuckDBPyConnection, macro: Macro) -> list[tuple[str, str]]:
    """Name and DuckDB type of each column that a table macro yields."""
    if not macro.is_table:
        return []
    arguments = ", ".join("''" for item in macro.parameters if item.default is None)
    rows = connection.execute(f"DESCRIBE FROM {macro.name}({arguments})").fetchall()
    return [(row[0], row[1]) for row in rows]
