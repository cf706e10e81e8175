"""When articles are looked at again: often while they are young, ever more rarely later, and then never."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from itertools import pairwise

import polars as pl

from transforms.spans_of_time import LONGEST, parse_span

OFF = "off"
PUNCTUALITY = 0.9
"""Share of an interval after which an article is due: a run that starts a minute early must not put it off to the
next one."""
REMOVED_EVERY = timedelta(days=1)
"""The least interval of articles whose page is not there any more: it seldom comes back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecheckStep:
    """How often articles up to an age are looked at."""

    until_age: timedelta
    every: timedelta


def parse_schedule(text: str) -> tuple[RecheckStep, ...]:
    """The steps that a text such as '3h:15m,1d:1h' means, youngest first; none for 'off'.

    That text reads: up to an age of 3 hours every 15 minutes, up to one day every hour.

    Raises:
        ValueError: the text is no schedule, or its ages do not rise.
    """
    if text.strip().lower() == OFF:
        return ()
    steps = tuple(_step(part) for part in text.split(","))
    for younger, older in pairwise(steps):
        if older.until_age <= younger.until_age:
            raise ValueError(f"schedule {text!r}: ages must rise from step to step, such as '3h:15m,1d:1h'")
    return steps


def _step(text: str) -> RecheckStep:
    spans = [parse_span(part) for part in text.split(":")]
    age, every = spans if len(spans) == 2 else (None, None)
    if age is None or every is None:
        raise ValueError(
            f"{text.strip()!r} is no step of a schedule: write AGE:INTERVAL in seconds, minutes, hours or days, each "
            f"above 0 and at most {LONGEST.days}d, such as 3h:15m, with commas between steps, or {OFF!r} alone"
        )
    return RecheckStep(until_age=age, every=every)


def due_articles(
    articles: pl.DataFrame, schedule: Sequence[RecheckStep], now: datetime, most_per_source: int
) -> pl.DataFrame:
    """Those of the articles that are due, of each outlet the longest overdue measured by their interval.

    Args:
        articles: with source_id, url, appeared_at, asked_at and is_removed, and any other columns. Removed ones are
            looked at once a day at most.
        schedule: as `parse_schedule` gives it.
        now: the moment to judge by; an article from after it is as young as can be.
        most_per_source: of each outlet.
    """
    waited = pl.lit(now) - pl.col("asked_at")
    scheduled = _interval(pl.lit(now) - pl.col("appeared_at"), schedule)
    interval = pl.when("is_removed").then(pl.max_horizontal(scheduled, pl.lit(REMOVED_EVERY))).otherwise(scheduled)
    overdue = waited.dt.total_seconds() / interval.dt.total_seconds()
    ranked = articles.with_columns(overdue=overdue).filter(pl.col("overdue") >= PUNCTUALITY)
    longest_first = ranked.sort("overdue", "url", descending=[True, False])
    place = pl.int_range(pl.len()).over("source_id")
    return longest_first.filter(place < most_per_source).drop("overdue")


def _interval(age: pl.Expr, schedule: Sequence[RecheckStep]) -> pl.Expr:
    """The interval of the first step that an article of that age falls in; null beyond the last."""

    def with_step(otherwise: pl.Expr, step: RecheckStep) -> pl.Expr:
        return pl.when(age <= pl.lit(step.until_age)).then(pl.lit(step.every)).otherwise(otherwise)

    return reduce(with_step, reversed(schedule), pl.lit(None, dtype=pl.Duration("us")))
