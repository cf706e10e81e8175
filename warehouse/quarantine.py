"""What is refused, by rule or because its page gave no article, and where the pages it came from are archived."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import duckdb
import polars as pl

from warehouse.connection import transaction
from warehouse.statements import load_statement

PAGE = "page"
"""Stands as `table_name` of a page that gave no article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A row in quarantine, or a page that gave no article."""

    refused_id: str
    """The row's quarantine_id; of a page, a hash of its address."""
    run_id: str
    table_name: str
    rule: str
    """The rule that the row broke, or why the page gave no article."""
    reason: str
    article_id: str | None
    payload: str | None
    """The whole row as JSON."""
    refused_at: datetime
    source_id: str | None
    urls: tuple[str, ...]
    """The canonical addresses whose pages gave it; empty where its run left none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedPage:
    """Where one run archived a page."""

    run_id: str
    requested_url: str
    archive_file: str
    """Below raw/."""


def refused(connection: duckdb.DuckDBPyConnection) -> list[Refused]:
    """All that is refused at present, the latest first."""
    found = connection.execute(load_statement("quarantined")).pl()
    return [Refused(**{**row, "urls": tuple(row["urls"])}) for row in found.iter_rows(named=True)]


def archived_pages(connection: duckdb.DuckDBPyConnection, run_ids: Collection[str]) -> list[ArchivedPage]:
    """Where these runs archived the pages that they fetched."""
    rows = connection.execute(
        "SELECT run_id, url, archive_file FROM ops.fetches "
        "WHERE purpose = 'page' AND archive_file IS NOT NULL AND run_id IN (SELECT unnest(?))",
        [list(run_ids)],
    ).fetchall()
    return [ArchivedPage(run_id=run, requested_url=url, archive_file=file) for run, url, file in rows]


def release(connection: duckdb.DuckDBPyConnection, article_ids: Collection[str], run_id: str) -> int:
    """How many rows left quarantine: those of the articles that the run, which read them again, did not refuse."""
    passed = pl.DataFrame({"article_id": list(article_ids)}, schema={"article_id": pl.String})
    connection.register("articles_read_again", passed.to_arrow())
    try:
        with transaction(connection):
            released = connection.execute(
                "DELETE FROM ops.quarantine AS q USING articles_read_again AS a "
                "WHERE q.article_id = a.article_id AND q.run_id != $run_id RETURNING q.quarantine_id",
                {"run_id": run_id},
            ).fetchall()
    finally:
        connection.unregister("articles_read_again")
    return len(released)
