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
REFUSED = 1
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
    """Prints the result of each statement of a query; the exit code is 1 when one is refused."""
    with open_reader(published) as connection:
        return print_csv_result(connection, query) if as_csv else show_results(connection, query)


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
        show_results(connection, TABLES)
    elif command == ".columns":
        show_columns(connection, argument.strip())
    elif command.startswith("."):
        print(HELP)
    else:
        show_results(connection, statement)


def show_columns(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Prints the columns of the table or view of that name, or that there is none."""
    if connection.execute(COLUMNS, {"name": name}).fetchone() is None:
        print(f"no table or view {name!r}; .tables lists them", file=sys.stderr)
    else:
        show_results(connection, COLUMNS, {"name": name})


def show_results(connection: duckdb.DuckDBPyConnection, query: str, values: dict[str, str] | None = None) -> int:
    """Prints the result of each statement of a query as a table; 1 when DuckDB refuses one, which ends it there."""
    try:
        for statement in connection.extract_statements(query):
            result = result_of(connection, statement, values)
            if result is not None:
                result.show(max_width=shutil.get_terminal_size((160, 50)).columns, max_rows=ROWS_SHOWN)
    except duckdb.Error as error:
        print(str(error).strip(), file=sys.stderr)
        return REFUSED
    return 0


def print_csv_result(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    """Prints the one result of a query as CSV for a pipe; 1 when DuckDB refuses it, or it has more than one."""
    try:
        results = [result_of(connection, statement) for statement in connection.extract_statements(query)]
        given = [result for result in results if result is not None]
        if len(given) > 1:
            print(f"--csv prints one result, and the query has {len(given)}: ask for each by itself", file=sys.stderr)
            return REFUSED
        for result in given:
            print_csv(result)
    except duckdb.Error as error:
        print(str(error).strip(), file=sys.stderr)
        return REFUSED
    return 0


def result_of(
    connection: duckdb.DuckDBPyConnection, statement: duckdb.Statement, values: dict[str, str] | None = None
) -> duckdb.DuckDBPyRelation | None:
    """What a statement gives, not yet computed; None for one without a result.

    Raises:
        duckdb.Error: DuckDB refuses it.
    """
    # Whatever DuckDB's stubs say of the None.
    return cast("duckdb.DuckDBPyRelation | None", connection.sql(statement, params=values))


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
