"""When feeds say that each article was published: one date an article, whichever feeds offer it."""

from __future__ import annotations

import polars as pl

OFFERED_DATES = pl.Schema(
    {
        "url": pl.String(),
        "feed_url": pl.String(),
        "published_at": pl.Datetime("us", "UTC"),
        "published_precision": pl.String(),
    }
)
"""Links with the dates that feeds give them, each once a feed."""

ANNOUNCED_DATES = pl.Schema(
    {"url": pl.String(), "announced_at": pl.Datetime("us", "UTC"), "announced_precision": pl.String()}
)

_FEWEST_OF_ONE_MOMENT = 3
_BY_EXACTNESS = ("second", "minute", "day")


def announced_dates(offers: pl.DataFrame) -> pl.DataFrame:
    """The first date that feeds give each URL, of schema ANNOUNCED_DATES; of one day the most exact.

    Feeds date an article anew when it is edited, so the first is nearest to its publication. A feed that dates
    everything with one moment tells when it was made itself, and counts for nothing.

    Args:
        offers: of schema OFFERED_DATES.
    """
    dated = offers.filter(pl.col("published_at").is_not_null()).with_columns(published_precision=_precision())
    is_stamped = (
        (pl.col("published_precision") != "day")
        & (pl.len().over("feed_url") >= _FEWEST_OF_ONE_MOMENT)
        & (pl.col("published_at").n_unique().over("feed_url") == 1)
    )
    exactness = pl.col("published_precision").cast(pl.Enum(_BY_EXACTNESS))
    return (
        dated.filter(~is_stamped)
        .sort("url", pl.col("published_at").dt.date(), exactness, "published_at")
        .unique("url", keep="first", maintain_order=True)
        .select("url", announced_at="published_at", announced_precision="published_precision")
        .match_to_schema(ANNOUNCED_DATES)
    )


def _precision() -> pl.Expr:
    """How exact a date is: midnight is how a day is written where a time is asked for, and :00 how a minute is."""
    moment, given = pl.col("published_at"), pl.col("published_precision")
    is_midnight = moment.dt.time() == pl.time(0, 0, 0)
    is_whole_minute = (moment.dt.second() == 0) & (given == "second")
    return pl.when(is_midnight).then(pl.lit("day")).when(is_whole_minute).then(pl.lit("minute")).otherwise(given)
