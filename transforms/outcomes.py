"""The one status that every discovered URL ends a run in, from what each stage of the run saw of it."""

from __future__ import annotations

from typing import Literal

import polars as pl

from warehouse.tables import URL_OUTCOMES

LINKS = pl.Schema(
    {
        "url": pl.String(),
        "requested_url": pl.String(),
        "source_id": pl.String(),
        "is_known": pl.Boolean(),
        "is_recheck": pl.Boolean(),
        "etag": pl.String(),
        "last_modified": pl.String(),
        "announced_at": pl.Datetime("us", "UTC"),
        "announced_precision": pl.String(),
    }
)
"""URLs discovered, each canonical `url` once; `is_known` ones were not asked for again.

`is_recheck` ones no feed offered: their article was due to be looked at again. `etag` and `last_modified` are those of
the page's last answer, where it is asked for again. `announced_at` is when feeds said that it was published.
"""

PUT_OFF = pl.Schema({"url": pl.String(), "source_id": pl.String(), "outcome": pl.String(), "detail": pl.String()})
"""URLs discovered that failed or gave no article before, and are not asked for in this run.

`outcome` is 'waiting' or 'given_up'.
"""

FETCH_RESULTS = pl.Schema({"requested_url": pl.String(), "failure": pl.String(), "detail": pl.String()})
"""Requests made; `failure` is null for those that gave a page."""

PAGE_RESULTS = pl.Schema(
    {
        "requested_url": pl.String(),
        "source_id": pl.String(),
        "fetched_at": pl.Datetime("us", "UTC"),
        "article_id": pl.String(),
        "detail": pl.String(),
    }
)
"""Pages extracted; `article_id` is null for those that gave no article, and `detail` then begins with the reason."""

ARTICLE_RESULTS = pl.Schema({"article_id": pl.String(), "outcome": pl.String()})
"""Articles that went through the gate: 'loaded', 'unchanged' or 'quarantined'."""

OPTED_OUT: Literal["opted_out"] = "opted_out"
"""Reason and outcome of a page that reserves itself from text and data mining."""
FRONT_PAGE: Literal["front_page"] = "front_page"
"""Reason of an address that leads to its outlet's front page, as those of removed articles do."""


def url_outcomes(
    links: pl.DataFrame, fetches: pl.DataFrame, pages: pl.DataFrame, articles: pl.DataFrame, run_id: str
) -> pl.DataFrame:
    """Rows of ops.url_outcomes: each discovered URL once, with exactly one outcome of the closed list.

    The frames have the schemas of this module. A URL whose page was captured more than once counts with its latest
    capture; of several URLs that led to one article, the first by name carries the article's outcome.
    """
    latest_pages = pages.sort("fetched_at").unique("requested_url", keep="last", maintain_order=True)
    seen = (
        links.join(fetches.select("requested_url", "failure", fetch_detail="detail"), on="requested_url", how="left")
        .join(
            latest_pages.select("requested_url", "article_id", page_detail="detail", was_extracted=pl.lit(value=True)),
            on="requested_url",
            how="left",
        )
        .join(articles.rename({"outcome": "article_outcome"}), on="article_id", how="left")
        .sort("url")
    )
    return seen.select(
        run_id=pl.lit(run_id),
        source_id="source_id",
        url="url",
        outcome=_outcome(),
        detail=pl.coalesce("fetch_detail", "page_detail"),
        article_id="article_id",
        is_recheck="is_recheck",
        announced_at=pl.when(~pl.col("is_known")).then("announced_at"),
        announced_precision=pl.when(~pl.col("is_known")).then("announced_precision"),
    ).match_to_schema(URL_OUTCOMES.polars_schema())


def _outcome() -> pl.Expr:
    is_copy = pl.col("article_id").is_not_null() & ~pl.col("article_id").is_first_distinct()
    return (
        pl.when("is_known")
        .then(pl.lit("known"))
        .when(pl.col("failure").is_not_null())
        .then(pl.col("failure"))
        .when(pl.col("was_extracted").is_null())
        .then(pl.lit("not_archived"))
        .when(pl.col("article_id").is_null())
        .then(
            pl.when(pl.col("page_detail").str.starts_with(f"{OPTED_OUT}: "))
            .then(pl.lit(OPTED_OUT))
            .otherwise(pl.lit("unreadable"))
        )
        .when(is_copy)
        .then(pl.lit("same_article"))
        .otherwise(pl.col("article_outcome"))
    )


def put_off_outcomes(put_off: pl.DataFrame, run_id: str) -> pl.DataFrame:
    """Rows of ops.url_outcomes for URLs of schema PUT_OFF: discovered, and not asked for in this run."""
    return put_off.with_columns(run_id=pl.lit(run_id), is_recheck=pl.lit(value=False)).match_to_schema(
        URL_OUTCOMES.polars_schema(), missing_columns="insert"
    )


def links_of_pages(pages: pl.DataFrame, canonical_urls: pl.Series) -> pl.DataFrame:
    """Pages that no feed of this run offered (an archive did) as discovered links, each URL once."""
    return (
        pages.with_columns(url=canonical_urls)
        .sort("fetched_at")
        .unique("url", keep="last", maintain_order=True)
        .select("url", "requested_url", "source_id", is_known=pl.lit(value=False), is_recheck=pl.lit(value=False))
        .match_to_schema(LINKS, missing_columns="insert")
    )
