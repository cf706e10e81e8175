"""What the answers of a run say of whether articles are still there."""

from __future__ import annotations

import polars as pl

from transforms.outcomes import FRONT_PAGE
from warehouse.tables.removals import PAGE_ANSWERS


def page_answers(links: pl.DataFrame, outcomes: pl.DataFrame, fetches: pl.DataFrame) -> pl.DataFrame:
    """What each page asked for says of its article, of schema PAGE_ANSWERS; pages that say nothing are left out.

    Args:
        links: of schema `transforms.outcomes.LINKS`.
        outcomes: the run's rows of ops.url_outcomes.
        fetches: the run's rows of ops.fetches for pages.
    """
    outcome = pl.col("outcome")
    answer = (
        pl.when(outcome.is_in(["gone", "not_found"]))
        .then(outcome)
        .when((outcome == "unreadable") & pl.col("detail").str.starts_with(f"{FRONT_PAGE}: "))
        .then(pl.lit(FRONT_PAGE))
        .when(outcome.is_in(["loaded", "unchanged", "same_article", "not_modified", "quarantined"]))
        .then(pl.lit("present"))
    )
    ended = links.select("url", "requested_url").join(outcomes.select("url", "outcome", "detail"), on="url")
    return (
        ended.join(fetches.select(requested_url="url", answered_at="fetched_at"), on="requested_url")
        .select("requested_url", "answered_at", answer=answer)
        .filter(pl.col("answer").is_not_null())
        .match_to_schema(PAGE_ANSWERS)
    )
