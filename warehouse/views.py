"""The views for analysts: each a file in `sql/views/` whose header is its documentation.

A file is one SELECT. Its header says `-- purpose:`, `-- grain:` and, for each column in order, `-- column NAME:`; a
comment line that starts none of these continues the one before. The texts become COMMENT ON VIEW and COLUMN.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import duckdb

from warehouse.ddl import quoted, stored_columns
from warehouse.headers import named_texts, split_header, text_of
from warehouse.schema import SchemaError

# In the order of creation: a view stands after those it reads.
VIEW_NAMES: tuple[str, ...] = (
    "quotes",
    "unattributed_quotes",
    "unique_quotes",
    "most_quoted",
    "first_said",
    "copies",
    "people_daily",
    "author_speakers",
    "person_candidates",
    "person_roles",
    "article_edits",
    "article_history",
    "quote_edits",
    "source_pages",
    "source_changes",
    "source_health",
    "run_summary",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One view: its SELECT and what its header says."""

    name: str
    purpose: str
    grain: str
    column_comments: tuple[tuple[str, str], ...]
    """Name and meaning of each column, in order."""
    select: str

    @property
    def comment(self) -> str:
        """What COMMENT ON VIEW says: grain first, as in the comments of tables."""
        return f"{self.grain} {self.purpose}"


def parse_view(name: str, sql: str) -> View:
    """The view that a file's text defines.

    Raises:
        SchemaError: the header lacks its purpose, grain or columns.
    """
    entries, select = split_header(sql)
    purpose, grain, columns = text_of(entries, "purpose"), text_of(entries, "grain"), named_texts(entries, "column")
    if purpose is None or grain is None or not columns:
        raise SchemaError(f"view {name}: its header must say '-- purpose: …', '-- grain: …' and '-- column NAME: …'")
    return View(name=name, purpose=purpose, grain=grain, column_comments=columns, select=select)


@cache
def all_views() -> tuple[View, ...]:
    """Every view, in an order in which they can be created."""
    folder = files("warehouse") / "sql" / "views"
    return tuple(parse_view(name, (folder / f"{name}.sql").read_text(encoding="utf-8")) for name in VIEW_NAMES)


def ensure_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Create every view, with its comments, that is not there as its file has it; one that is, is not written.

    Raises:
        SchemaError: a header's columns are not the view's.
    """
    stored = _stored_views(connection)
    columns = stored_columns(connection)
    for view in all_views():
        comments = tuple((column.name, column.comment) for column in columns.get(("main", view.name), ()))
        if stored.get(view.name) != (_definition(connection, view), view.comment) or comments != view.column_comments:
            _create(connection, view)


def _stored_views(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, str | None]]:
    rows = connection.execute(
        "SELECT view_name, sql, comment FROM duckdb_views() WHERE database_name = current_database() AND NOT internal"
    ).fetchall()
    return {name: (definition, comment) for name, definition, comment in rows}


def _definition(connection: duckdb.DuckDBPyConnection, view: View) -> str:
    """The view's definition as DuckDB writes it into its catalogue: parsed and printed again."""
    row = connection.execute(f"SELECT json_deserialize_sql(json_serialize_sql({quoted(view.select)}))").fetchone()
    assert row is not None
    return f"CREATE VIEW {view.name} AS {row[0]};"


def _create(connection: duckdb.DuckDBPyConnection, view: View) -> None:
    connection.execute(f"CREATE OR REPLACE VIEW {view.name} AS\n{view.select}")
    _check_columns(connection, view)
    connection.execute(f"COMMENT ON VIEW {view.name} IS {quoted(view.comment)}")
    for column, comment in view.column_comments:
        connection.execute(f"COMMENT ON COLUMN {view.name}.{column} IS {quoted(comment)}")


def _check_columns(connection: duckdb.DuckDBPyConnection, view: View) -> None:
    actual = [row[0] for row in connection.execute(f"DESCRIBE {view.name}").fetchall()]
    documented = [name for name, _ in view.column_comments]
    if actual != documented:
        raise SchemaError(f"view {view.name} yields {actual}, but its header documents {documented}")
