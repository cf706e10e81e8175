"""The links that feeds offered, joined to the articles that they lead to."""

from __future__ import annotations

import duckdb
import polars as pl

from warehouse.statements import load_statement
from warehouse.tables import ARTICLE_LINKS

_AS_OFFERED = ("source_id", "feed_url", "url", "title", "published_at", "modified_at", "position")
OFFERED_LINKS = pl.Schema(
    {"canonical_url": pl.String()}
    | {name: ARTICLE_LINKS.column(name).polars_type for name in _AS_OFFERED}
    | {"offered_at": pl.Datetime("us", "UTC")}
)
"""Links as feeds offered them; `canonical_url` is the `url` of the run's outcomes, `offered_at` when the feed came."""


def article_link_rows(
    connection: duckdb.DuckDBPyConnection, offered: pl.DataFrame, outcomes: pl.DataFrame, run_id: str
) -> pl.DataFrame:
    """Rows of article_links for the links whose article is stored.

    Args:
        connection: The writer, after the run's load.
        offered: Links of schema `OFFERED_LINKS`.
        outcomes: The run's rows of ops.url_outcomes.
        run_id: The run.
    """
    frames = {"offered_links": offered, "run_outcomes": outcomes.select("url", "article_id")}
    for view, frame in frames.items():
        connection.register(view, frame.to_arrow())
    try:
        rows = connection.execute(load_statement("article_links")).pl()
    finally:
        for view in frames:
            connection.unregister(view)
    return rows.with_columns(run_id=pl.lit(run_id)).match_to_schema(ARTICLE_LINKS.polars_schema())
