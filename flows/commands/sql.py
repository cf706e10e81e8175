"""`newsfacts sql`: queries against the published snapshot, one or a prompt full of them."""

from __future__ import annotations

import readline
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import duckdb

from warehouse.connection import open_reader

PROMPT = "newsfacts> "
CONTINUED_PROMPT = "      ...> "
ROWS_SHOWN = 200
HELP = """\
End a query with a semicolon. Also:
  .tables            every table and view, with what a row of it is
  .columns NAME      the columns of one, with their meanings
  .help              this text
  .quit              leave (so does Ctrl-D)"""
TABLES = """
    SELECT schema_name || '.' || name AS "table or view", comment
    FROM (
        SELECT schema_name, table_name AS name, comment FROM duckdb_tables() WHERE NOT internal
        UNION ALL
        SELECT schema_name, view_name AS name, comment FROM duckdb_views() WHERE NOT internal
    )
    ORDER BY schema_name, name
"""
COLUMNS = """
    SELECT column_name AS "column", data_type AS type, comment
    FROM duckdb_columns()
    WHERE NOT internal AND (table_name = $name OR schema_name || '.' || table_name = $name)
    ORDER BY schema_name, column_index
"""


def run_query(published: Path, query: str, as_csv: bool) -> int:
    """Prints the result of one query; the exit code is 1 when DuckDB refuses it."""
    with open_reader(published) as connection:
        return show_result(connection, query, as_csv=as_csv)


def prompt(published: Path) -> int:
    """Reads queries until the end of input, each answered from the snapshot that is published by then."""
    print(f"{published} (.help for help)")
    readline.parse_and_bind("tab: complete")
    for statement in statements():
        with open_reader(published) as connection:
            answer(connection, statement)
    return 0


def statements() -> Iterator[str]:
    """Each statement typed: a line that starts with a dot, or lines up to a semicolon or the end of the input."""
    lines: list[str] = []
    while True:
        try:
            line = input(CONTINUED_PROMPT if lines else PROMPT)
        except EOFError:
            print()
            if lines:
                yield "\n".join(lines)
            return
        except KeyboardInterrupt:
            print()
            lines = []
            continue
        if not lines and line.strip() in {".quit", ".exit"}:
            return
        lines.append(line)
        if line.rstrip().endswith(";") or (len(lines) == 1 and line.startswith(".")):
            yield "\n".join(lines).strip()
            lines = []


def answer(connection: duckdb.DuckDBPyConnection, statement: str) -> None:
    """Prints the answer to one statement of the prompt."""
    command, _, argument = statement.rstrip("; \t").partition(" ")
    if command == ".tables":
        show_result(connection, TABLES)
    elif command == ".columns":
        show_columns(connection, argument.strip())
    elif command.startswith("."):
        print(HELP)
    else:
        show_result(connection, statement)


def show_columns(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Prints the columns of the table or view of that name, or that there is none."""
    if connection.execute(COLUMNS, {"name": name}).fetchone() is None:
        print(f"no table or view {name!r}; .tables lists them", file=sys.stderr)
    else:
        show_result(connection, COLUMNS, {"name": name})


def show_result(
    connection: duckdb.DuckDBPyConnection, query: str, values: dict[str, str] | None = None, as_csv: bool = False
) -> int:
    """Prints the result of a query as a table, or as CSV for a pipe; 1 when DuckDB refuses the query."""
    try:
        # None for a statement without a result, whatever DuckDB's stubs say.
        result = cast("duckdb.DuckDBPyRelation | None", connection.sql(query, params=values))
        if result is None:
            return 0
        if as_csv:
            print_csv(result)
        else:
            result.show(max_width=shutil.get_terminal_size((160, 50)).columns, max_rows=ROWS_SHOWN)
    except duckdb.Error as error:
        print(str(error).strip(), file=sys.stderr)
        return 1
    return 0


def print_csv(result: duckdb.DuckDBPyRelation) -> None:
    """Prints the result as CSV as DuckDB writes it, by way of a file, since it writes nowhere else."""
    with tempfile.TemporaryDirectory(prefix="newsfacts-") as folder:
        path = Path(folder, "result.csv")
        flat(result).write_csv(str(path), header=True)
        with path.open(encoding="utf-8", newline="") as written:
            shutil.copyfileobj(written, sys.stdout)
    sys.stdout.flush()


def flat(result: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
    """The result with lists as text: their elements joined by '; '."""
    lists = [name for name, kind in zip(result.columns, result.types, strict=True) if kind.id == "list"]
    if not lists:
        return result
    named = (f'"{name.replace(chr(34), chr(34) * 2)}"' for name in lists)
    joined = ", ".join(f"array_to_string(CAST({name} AS VARCHAR[]), '; ') AS {name}" for name in named)
    return result.project(f"* REPLACE ({joined})")
