"""What a run asks the warehouse before it fetches."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

import duckdb
import polars as pl

from warehouse.statements import load_statement

RECHECKABLE = pl.Schema(
    {
        "url": pl.String(),
        "source_id": pl.String(),
        "appeared_at": pl.Datetime("us", "UTC"),
        "asked_at": pl.Datetime("us", "UTC"),
        "etag": pl.String(),
        "last_modified": pl.String(),
        "is_removed": pl.Boolean(),
        "announced_at": pl.Datetime("us", "UTC"),
        "announced_precision": pl.String(),
    }
)
"""Stored articles by the address requested: when they appeared, were last asked for, what their page answered, whether
it is not there any more, and the date of publication where a feed alone gave it."""


TRIES_COUNTED_FOR = timedelta(days=31)

FAILED_TRIES = pl.Schema(
    {
        "url": pl.String(),
        "source_id": pl.String(),
        "outcome": pl.String(),
        "try_count": pl.Int64(),
        "tried_at": pl.Datetime("us", "UTC"),
        "first_tried_at": pl.Datetime("us", "UTC"),
        "announced_at": pl.Datetime("us", "UTC"),
        "announced_precision": pl.String(),
    }
)
"""URLs whose last try failed: why, how often in a row, when the last and the first run of these began, and when feeds
said that they were published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What a feed gave last time, so that an unchanged one need not be sent or read again."""

    etag: str | None
    last_modified: str | None
    body_sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPoll:
    """When a feed was last asked, last had something new, and how long it is left alone."""

    asked_at: datetime
    new_at: datetime | None
    interval: timedelta


def known_urls(connection: duckdb.DuckDBPyConnection, urls: Collection[str]) -> set[str]:
    """Those of the URLs whose article is in the warehouse, under any address it was ever found at.

    That is the address requested, the one the page names as its own, or a discovered address that led to the article.
    """
    connection.register("urls_asked", pl.DataFrame({"url": list(urls)}, schema={"url": pl.String}).to_arrow())
    try:
        rows = connection.execute(
            "SELECT url FROM urls_asked WHERE url IN (SELECT url FROM fact_articles) "
            "OR url IN (SELECT canonical_url FROM fact_articles) "
            "OR url IN (SELECT o.url FROM ops.url_outcomes AS o "
            "SEMI JOIN fact_articles AS a ON o.article_id = a.article_id)"
        ).fetchall()
    finally:
        connection.unregister("urls_asked")
    return {url for (url,) in rows}


def feed_states(connection: duckdb.DuckDBPyConnection) -> dict[str, FeedState]:
    """The state of each feed asked so far, by its address; with etag and last_modified where it gave links.

    An index must be sent whole each time, for the sitemaps that it names change when it does not; and so must a feed
    whose reading was given up.
    """
    rows = connection.execute(
        "SELECT feed_url, CASE WHEN link_count > 0 THEN etag END, CASE WHEN link_count > 0 THEN last_modified END, "
        "body_sha256 FROM ops.feeds"
    ).fetchall()
    return {
        url: FeedState(etag=etag, last_modified=last_modified, body_sha256=digest)
        for url, etag, last_modified, digest in rows
    }


def unseen_urls(connection: duckdb.DuckDBPyConnection, urls: Collection[str]) -> set[str]:
    """Those of the canonical URLs that no run has discovered before."""
    connection.register("urls_asked", pl.DataFrame({"url": list(urls)}, schema={"url": pl.String}).to_arrow())
    try:
        rows = connection.execute(
            "SELECT url FROM urls_asked ANTI JOIN ops.url_outcomes USING (url) ANTI JOIN fact_articles USING (url)"
        ).fetchall()
    finally:
        connection.unregister("urls_asked")
    return {url for (url,) in rows}


def feed_polls(connection: duckdb.DuckDBPyConnection) -> dict[str, FeedPoll]:
    """How often each feed is asked, by its address."""
    rows = connection.execute("SELECT feed_url, asked_at, new_at, interval_seconds FROM ops.feed_polls").fetchall()
    return {
        url: FeedPoll(asked_at=asked_at, new_at=new_at, interval=timedelta(seconds=seconds))
        for url, asked_at, new_at, seconds in rows
    }


def recheckable_articles(
    connection: duckdb.DuckDBPyConnection, source_ids: Collection[str], appeared_after: datetime
) -> pl.DataFrame:
    """The articles of these outlets that appeared after a moment, of schema RECHECKABLE."""
    asked = pl.DataFrame({"source_id": sorted(set(source_ids))}, schema={"source_id": pl.String}).with_columns(
        appeared_after=pl.lit(appeared_after)
    )
    connection.register("asked_sources", asked.to_arrow())
    try:
        return connection.execute(load_statement("recheckable_articles")).pl().match_to_schema(RECHECKABLE)
    finally:
        connection.unregister("asked_sources")


def settled_archive_files(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """The WARC files, below raw/, whose pages are in the facts or were refused together."""
    return {name for (name,) in connection.execute("SELECT archive_file FROM ops.archive_files").fetchall()}


def failed_tries(
    connection: duckdb.DuckDBPyConnection, source_ids: Collection[str], outcomes: Collection[str], now: datetime
) -> pl.DataFrame:
    """URLs of these outlets whose latest try ended as one of the outcomes, of schema FAILED_TRIES.

    Tries of the last 31 days count, and those that a clock in advance dated after `now`. Such a URL is tried again by
    its history alone: a feed that has not changed does not offer it a second time.
    """
    asked = {
        "asked_sources": ("source_id", pl.String(), source_ids),
        "asked_outcomes": ("outcome", pl.String(), outcomes),
        "asked_since": ("moment", pl.Datetime("us", "UTC"), [now - TRIES_COUNTED_FOR]),
    }
    for view, (column, kind, values) in asked.items():
        connection.register(view, pl.DataFrame({column: list(values)}, schema={column: kind}).to_arrow())
    try:
        return connection.execute(load_statement("failed_tries")).pl().match_to_schema(FAILED_TRIES)
    finally:
        for view in asked:
            connection.unregister(view)
