"""What is refused, rows, pages and archive files, and where the pages it came from are archived."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import duckdb
import polars as pl

from warehouse.ddl import stored_columns
from warehouse.statements import load_statement
from warehouse.tables import ARCHIVE_FILES

PAGE = "page"
"""Stands as `table_name` of a page that gave no article."""
FILE = "file"
"""Stands as `table_name` of an archive file whose pages were refused together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A row in quarantine, a page that gave no article, or an archive file."""

    refused_id: str
    """The row's quarantine_id; of a page, a hash of its address; of a file, one of its name."""
    run_id: str
    table_name: str
    rule: str
    """The rule that the row or the file's pages broke, or why the page gave no article."""
    reason: str
    refused_at: datetime
    article_id: str | None = None
    payload: str | None = None
    """The whole row as JSON."""
    source_id: str | None = None
    urls: tuple[str, ...] = ()
    """The canonical addresses whose pages gave it; empty where its run left none, and of a file."""
    archive_file: str | None = None
    """The file, below raw/; None for rows and pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedPage:
    """Where one run archived a page."""

    run_id: str
    requested_url: str
    archive_file: str
    """Below raw/."""


def refused(connection: duckdb.DuckDBPyConnection) -> list[Refused]:
    """All that is refused at present, the latest first."""
    rows = connection.execute(load_statement("quarantined")).pl()
    found = [Refused(**{**row, "urls": tuple(row["urls"])}) for row in rows.iter_rows(named=True)]
    found += _refused_files(connection)
    return sorted(found, key=lambda one: one.refused_at, reverse=True)


def _refused_files(connection: duckdb.DuckDBPyConnection) -> list[Refused]:
    # What an earlier version published does not tell of files that were refused.
    stored = stored_columns(connection)[ARCHIVE_FILES.schema, ARCHIVE_FILES.name]
    if "status" not in {column.name for column in stored}:
        return []
    return [Refused(**row) for row in connection.execute(load_statement("refused_files")).pl().iter_rows(named=True)]


def archived_pages(connection: duckdb.DuckDBPyConnection, run_ids: Collection[str]) -> list[ArchivedPage]:
    """Where these runs archived the pages that they fetched."""
    rows = connection.execute(
        "SELECT run_id, url, archive_file FROM ops.fetches "
        "WHERE purpose = 'page' AND archive_file IS NOT NULL AND run_id IN (SELECT unnest(?))",
        [list(run_ids)],
    ).fetchall()
    return [ArchivedPage(run_id=run, requested_url=url, archive_file=file) for run, url, file in rows]


def release(connection: duckdb.DuckDBPyConnection, article_ids: Collection[str], run_id: str) -> int:
    """How many rows left quarantine: those of the articles that the run read and did not refuse again.

    Call it inside a transaction, when the rows that the run refused are written.
    """
    passed = pl.DataFrame({"article_id": sorted(set(article_ids))}, schema={"article_id": pl.String})
    connection.register("articles_read_again", passed.to_arrow())
    try:
        released = connection.execute(
            "DELETE FROM ops.quarantine AS q USING articles_read_again AS a "
            "WHERE q.article_id = a.article_id AND q.run_id != $run_id RETURNING q.quarantine_id",
            {"run_id": run_id},
        ).fetchall()
    finally:
        connection.unregister("articles_read_again")
    return len(released)
