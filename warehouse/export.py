"""The published facts as Parquet or CSV files, with the dictionary of exactly what they hold beside them.

A table whose rows belong to one article each becomes a folder of Parquet files by the day of the article
(`fact_quotes/day=2026-01-31/`; one without rows has an empty file, under the day of the export), or one CSV file. Other
tables become one file. Articles that opt out of text and data mining can be left out: then nothing is written that
belongs to them, and no table that counts over articles.
"""

# The SQL is put together from declared names only.
# ruff: noqa: S608

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

import duckdb

from warehouse.connection import DISK_ERRORS, open_reader, unwritten_reason
from warehouse.ddl import quoted, stored_columns
from warehouse.dictionary import table_section
from warehouse.errors import ExportFailed, WarehouseMissing
from warehouse.schema import Table
from warehouse.tables import ALL_TABLES, DIM_SOURCES
from warehouse.tables.columns import ARTICLE_ID

FileFormat = Literal["parquet", "csv"]
DICTIONARY_NAME = "data-dictionary.md"
DAY = "day"
_OPTIONS: dict[FileFormat, str] = {
    "parquet": "FORMAT parquet, COMPRESSION zstd",
    "csv": "FORMAT csv, HEADER, TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%S.%fZ'",
}
_ENDS_OF_LINE = str.maketrans("\r\n", "  ")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedTable:
    """One table of an export."""

    table: Table
    path: Path
    """Below the export's folder: a file, or a folder of files by day."""
    row_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What an export holds."""

    folder: Path
    tables: tuple[ExportedTable, ...]
    opted_out_count: int
    """Articles left out that opt out of text and data mining."""
    unread_count: int
    """Articles left out of which it is not known, since they were loaded before that was read."""


def export_facts(
    published_path: Path, folder: Path, *, file_format: FileFormat, exported_at: datetime, leave_opted_out: bool
) -> Export:
    """Write the tables of facts of the published file into a new folder; it is there whole, or not at all.

    Args:
        published_path: The published file, or a snapshot.
        folder: The folder to make.
        file_format: parquet, by day, or csv, one file a table.
        exported_at: The time, which the dictionary says.
        leave_opted_out: Leave out the articles that opt out of text and data mining, and those of which it is not
            known, with all that belongs to them.

    Raises:
        ExportFailed: the folder is not empty, or could not be written.
        WarehouseMissing: nothing was published yet, or by an older version.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ExportFailed(f"{folder} is not empty: name a new folder")
    with open_reader(published_path) as connection, _made_whole(folder) as part:
        _require_declared(connection, published_path)
        _choose_articles(connection, leave_opted_out)
        tables = tuple(
            _write_table(connection, table, part, file_format, exported_at, leave_opted_out)
            for table in exported_tables(leave_opted_out)
        )
        opted_out, unread = _left_out(connection)
        export = Export(folder=folder, tables=tables, opted_out_count=opted_out, unread_count=unread)
        text = dictionary_of(export, file_format, exported_at, leave_opted_out)
        (part / DICTIONARY_NAME).write_text(text, encoding="utf-8")
    return export


def exported_tables(leave_opted_out: bool) -> tuple[Table, ...]:
    """The tables of facts; with `leave_opted_out` those alone that tell of single articles, and the outlets."""
    return tuple(
        table
        for table in ALL_TABLES
        if table.schema == "main" and (not leave_opted_out or is_of_articles(table) or table == DIM_SOURCES)
    )


def is_of_articles(table: Table) -> bool:
    """Whether each row belongs to one article, so that it goes with it."""
    return ARTICLE_ID in table.columns


def dictionary_of(export: Export, file_format: FileFormat, exported_at: datetime, leave_opted_out: bool) -> str:
    """The data dictionary of an export as Markdown."""
    lines = [
        "# Data dictionary of this export",
        "",
        f"Written on {exported_at:%Y-%m-%d %H:%M} UTC by newsfacts. Times are UTC. Offsets count characters from 0, "
        "end exclusive.",
    ]
    if file_format == "parquet":
        lines.append(
            f"The files of a table lie in folders by `{DAY}`: the UTC day on which the article was published, or first "
            "fetched where it does not say. A table without rows has one empty file, under the day of the export."
        )
    else:
        lines.append("Lists are written as JSON; an empty field is null, an empty text stands as two quotation marks.")
    if leave_opted_out:
        lines.append(
            f"Articles that opt out of text and data mining are left out ({export.opted_out_count}), and those of "
            f"which that is not known ({export.unread_count}), with every row that belongs to one. Tables that count "
            "over articles are not here, since they count those too."
        )
    sections = [f"{table_section(item.table)}\nFile: `{item.path}`, {item.row_count} rows.\n" for item in export.tables]
    return "\n".join([*lines, "", *sections])


@contextmanager
def _made_whole(folder: Path) -> Iterator[Path]:
    """A folder to write into, which takes the place of `folder` at the end, or goes when something failed."""
    part = folder.with_name(f".{folder.name}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        yield part
        part.replace(folder)
    except (OSError, *DISK_ERRORS) as error:
        reason = error.strerror if isinstance(error, OSError) else unwritten_reason(error)
        told = str(reason or error).translate(_ENDS_OF_LINE)
        raise ExportFailed(f"could not write {folder} ({told}): see that it can be made and has room") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _require_declared(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    stored = stored_columns(connection)
    for table in exported_tables(leave_opted_out=False):
        names = {column.name for column in stored.get((table.schema, table.name), ())}
        if not names.issuperset(table.column_names):
            raise WarehouseMissing(f"{path} was published by an older version: run `newsfacts run` to publish it anew")


def _choose_articles(connection: duckdb.DuckDBPyConnection, leave_opted_out: bool) -> None:
    """Note every article with its day, and whether it is exported."""
    connection.execute(
        f"CREATE TEMP TABLE article_days AS SELECT article_id, mining_opt_out, "
        f"CAST(coalesce(published_at, first_seen_at) AS DATE) AS {DAY}, "
        f"{'mining_opt_out IS NOT DISTINCT FROM FALSE' if leave_opted_out else 'TRUE'} AS is_exported "
        "FROM fact_articles"
    )


def _left_out(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    row = connection.execute(
        "SELECT count(*) FILTER (mining_opt_out), count(*) FILTER (mining_opt_out IS NULL) "
        "FROM temp.article_days WHERE NOT is_exported"
    ).fetchone()
    assert row is not None
    return row[0], row[1]


def _write_table(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    part: Path,
    file_format: FileFormat,
    exported_at: datetime,
    leave_opted_out: bool,
) -> ExportedTable:
    is_by_day = is_of_articles(table) and file_format == "parquet"
    path = Path(table.name) if is_by_day else Path(f"{table.name}.{file_format}")
    options = f"{_OPTIONS[file_format]}, PARTITION_BY ({DAY})" if is_by_day else _OPTIONS[file_format]
    select = _select(table, file_format, leave_opted_out, is_by_day)
    row = connection.execute(f"COPY ({select}) TO {quoted(str(part / path))} ({options})").fetchone()
    assert row is not None
    if is_by_day and not row[0]:
        # A table without rows has no day, and COPY writes nothing of it: readers look for a file, and its columns.
        folder = part / path / f"{DAY}={exported_at:%Y-%m-%d}"
        folder.mkdir(parents=True)
        columns = _select(table, file_format, leave_opted_out, is_by_day=False)
        connection.execute(f"COPY ({columns}) TO {quoted(str(folder / 'data_0.parquet'))} ({_OPTIONS[file_format]})")
    return ExportedTable(table=table, path=path, row_count=row[0])


def _select(table: Table, file_format: FileFormat, leave_opted_out: bool, is_by_day: bool) -> str:
    columns = [
        # DuckDB's own text of a list does not tell a comma in an element from one between two.
        f"CAST(to_json(t.{column.name}) AS VARCHAR) AS {column.name}"
        if file_format == "csv" and column.type in {"texts", "integers"}
        else f"t.{column.name}"
        for column in table.columns
    ]
    select = f"SELECT {', '.join([*columns, *([f'd.{DAY}'] if is_by_day else [])])} FROM {table.qualified_name} AS t"
    if is_of_articles(table):
        select += " LEFT JOIN temp.article_days AS d ON t.article_id = d.article_id"
        if leave_opted_out:
            # Not known to the warehouse are articles whose page was never loaded, perhaps for opting out.
            select += " WHERE d.is_exported"
    keys = ", ".join([*([f"d.{DAY}"] if is_by_day else []), *(f"t.{name}" for name in table.key)])
    return f"{select} ORDER BY {keys}"
