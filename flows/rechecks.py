"""Articles that are known and due to be looked at again, as links beside those that feeds offer."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import polars as pl

from flows.run import Run
from flows.settings import Settings
from flows.sources import Source
from transforms.outcomes import LINKS
from transforms.rechecks import due_articles, parse_schedule
from transforms.urls import canonicalize_url
from warehouse.lookups import recheckable_articles

MOST_PER_SOURCE = 100
"""Articles of an outlet looked at again in one run; the others wait for the next one."""


def due_links(
    connection: duckdb.DuckDBPyConnection, sources: Sequence[Source], run: Run, settings: Settings
) -> pl.DataFrame:
    """The articles that are due by the setting, of schema LINKS, with what their page answered last."""
    schedule = parse_schedule(settings.recheck)
    if not schedule:
        return LINKS.to_frame()
    oldest = run.started_at - schedule[-1].until_age
    articles = recheckable_articles(connection, [source.id for source in sources], oldest)
    due = due_articles(articles, schedule, run.started_at, MOST_PER_SOURCE)
    return due.select(
        url=pl.Series([canonicalize_url(url) for url in due["url"]], dtype=pl.String),
        requested_url="url",
        source_id="source_id",
        is_known=pl.lit(value=False),
        is_recheck=pl.lit(value=True),
        etag="etag",
        last_modified="last_modified",
        announced_at="announced_at",
        announced_precision="announced_precision",
    ).match_to_schema(LINKS)


def with_rechecks(links: pl.DataFrame, due: pl.DataFrame) -> pl.DataFrame:
    """Both, of schema LINKS, each URL once; one that is due and offered too is asked for, and is no mere recheck."""
    offered = links["url"].implode()
    rechecks = due.with_columns(is_recheck=~pl.col("url").is_in(offered))
    return (
        pl.concat([rechecks, links])
        .unique("url", keep="first", maintain_order=True)
        .unique("requested_url", keep="first", maintain_order=True)
    )
