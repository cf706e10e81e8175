"""The data dictionary, told from the declarations and the views: `python -m warehouse.dictionary` writes it."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

from warehouse.connection import ensure_catalogue
from warehouse.ddl import STORED_TYPES, StoredColumn, stored_columns
from warehouse.headers import Entry
from warehouse.macros import Macro, all_macros, result_columns
from warehouse.schema import Column, Table
from warehouse.tables import ALL_TABLES
from warehouse.tables.search import SEARCH_TABLES
from warehouse.views import View, all_views

DICTIONARY_PATH = Path("docs/data-dictionary.md")
COMMAND = "python -m warehouse.dictionary"

_INTRODUCTION = f"""\
# Data dictionary

Every table, view, macro and column of the warehouse. `{COMMAND}` makes this file from what the warehouse
itself is made from; inside the database, `FROM duckdb_columns()` says the same.

Times are UTC. Ids are hexadecimal strings, hashed from what they identify: the same in every run and rebuild. Offsets
count characters from 0, end exclusive: in SQL, `substr(text, char_start + 1, char_end - char_start)`.
"""

_MACROS = """\
## Macros

A macro is called like a function. One that yields a table stands in FROM: `FROM search_quotes('peace talks')`.
Parameters with a default (`:=`) may be left out, and are given by name: `FROM quoted_people(since := '2026-01-01')`.
Where the file is attached beside others, make it the current one first: `USE news`.
"""


def dictionary_text() -> str:
    """The whole data dictionary as Markdown."""
    with duckdb.connect() as connection:
        ensure_catalogue(connection)
        stored = stored_columns(connection)
        macros = [_macro_section(macro, result_columns(connection, macro)) for macro in all_macros()]
    facts = [table for table in ALL_TABLES if table.schema == "main"]
    operations = [table for table in ALL_TABLES if table.schema == "ops"]
    parts = [
        _INTRODUCTION,
        "## Views\n",
        *(_view_section(view, stored["main", view.name]) for view in all_views()),
        _MACROS,
        *macros,
        "## Tables of facts\n",
        *(table_section(table) for table in facts),
        "## Tables of operations\n",
        *(table_section(table) for table in operations),
        "## Tables of the search index\n",
        *(table_section(table) for table in SEARCH_TABLES),
    ]
    return "\n".join(parts)


def table_section(table: Table) -> str:
    """A table's part of a data dictionary: its grain and every column."""
    rows = [(column.name, _type_cell(column), _meaning_cell(column)) for column in table.columns]
    keys = ", ".join(f"`{name}`" for name in table.key)
    return _section(table.qualified_name, f"{table.comment} Key: {keys}.", rows)


def _view_section(view: View, columns: tuple[StoredColumn, ...]) -> str:
    declared_types = {stored: declared for declared, stored in STORED_TYPES.items()}
    rows = [(column.name, declared_types.get(column.type, column.type), column.comment or "") for column in columns]
    return _section(view.name, view.comment, rows)


def _macro_section(macro: Macro, columns: list[tuple[str, str]]) -> str:
    given = [(str(item.name), "parameter", _parameter_cell(item)) for item in macro.parameters]
    meanings = dict(macro.column_comments)
    declared_types = {stored: declared for declared, stored in STORED_TYPES.items()}
    yielded = [(name, declared_types.get(kind, kind), meanings[name]) for name, kind in columns if macro.is_table]
    return _section(macro.signature, f"{macro.grain} {macro.purpose}", [*given, *yielded])


def _parameter_cell(parameter: Entry) -> str:
    return parameter.text if parameter.default is None else f"{parameter.text} (Default {parameter.default}.)"


def _section(name: str, comment: str, rows: list[tuple[str, str, str]]) -> str:
    lines = [f"### {name}", "", comment, "", "| column | type | meaning |", "|---|---|---|"]
    lines += [f"| `{column}` | {kind} | {_cell(meaning)} |" for column, kind, meaning in rows]
    return "\n".join(lines) + "\n"


def _type_cell(column: Column) -> str:
    return f"{column.duckdb_type}{', may be null' if column.nullable else ''}"


def _meaning_cell(column: Column) -> str:
    limits = [
        f"one of {', '.join(column.one_of)}" if column.one_of else "",
        f"at least {column.minimum:g}" if column.minimum is not None else "",
        f"at most {column.maximum:g}" if column.maximum is not None else "",
        f"matches `{column.pattern}`" if column.pattern else "",
        "unique" if column.unique else "",
    ]
    said = "; ".join(limit for limit in limits if limit)
    return f"{column.comment} ({said[0].upper()}{said[1:]}.)" if said else column.comment


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main() -> int:
    """Write the data dictionary of the checkout this is run from; with --check only say whether it is up to date."""
    if "--check" in sys.argv[1:]:
        if DICTIONARY_PATH.is_file() and DICTIONARY_PATH.read_text(encoding="utf-8") == dictionary_text():
            return 0
        print(f"{DICTIONARY_PATH} does not follow from the declarations: run make dictionary", file=sys.stderr)
        return 1
    DICTIONARY_PATH.write_text(dictionary_text(), encoding="utf-8")
    print(f"wrote {DICTIONARY_PATH}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
