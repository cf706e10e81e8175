"""What a run asks the warehouse before it fetches."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import duckdb
import polars as pl


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What a feed gave last time that makes the next request conditional."""

    etag: str | None
    last_modified: str | None


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
    """The state of each feed asked so far, by its address."""
    rows = connection.execute("SELECT feed_url, etag, last_modified FROM ops.feeds").fetchall()
    return {url: FeedState(etag=etag, last_modified=last_modified) for url, etag, last_modified in rows}


def loaded_archive_files(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """The WARC files, below raw/, whose pages are in the facts."""
    return {name for (name,) in connection.execute("SELECT archive_file FROM ops.archive_files").fetchall()}
