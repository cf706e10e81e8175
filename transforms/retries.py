"""When an address that gave no page or no article is asked for again, and when it is given up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal

import polars as pl

from transforms.outcomes import OPTED_OUT
from warehouse.tables import FetchFailureReason

FailureClass = Literal["hard", "soft", "temporary"]
"""Hard: asking again will not help. Soft: it may. Temporary: it will, later; the page itself was never at fault."""

WAITING: Literal["waiting"] = "waiting"
GIVEN_UP: Literal["given_up"] = "given_up"

_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)
# After the first failure in a row, the second, …; after the last the address is given up. The page was never at fault
# in a temporary failure: three days of hourly runs try again at once.
_WAITS: dict[FailureClass, tuple[timedelta, ...]] = {
    "temporary": (timedelta(0),) * 72,
    "soft": (15 * _MINUTE, _HOUR, 4 * _HOUR, 12 * _HOUR, 24 * _HOUR),
    "hard": (),
}
# A page may be announced before it is there; one that is missing twice is missing.
_WAITS_OF_REASON: dict[FetchFailureReason, tuple[timedelta, ...]] = {"not_found": (15 * _MINUTE,)}
# These cost the outlet no request, and its robots.txt or our settings may change.
_ASKED_WHENEVER_OFFERED: frozenset[FetchFailureReason] = frozenset({"refused_by_robots", "bad_url", "private_address"})
GIVEN_UP_FOR = timedelta(days=30)
"""After this time an address that is still offered is tried once more."""
PAGE_REFUSALS = (OPTED_OUT, "unreadable", "quarantined")
"""Outcomes of a page that came and of which no article was made: it will mostly stay so, and may change."""
SHORTEST_PAUSE = timedelta(hours=1)
LONGEST_PAUSE = timedelta(days=7)
"""At most a third of the time for which tries are counted, so that no pause is shorter than one before."""
_PUNCTUALITY = 0.9


def judge_tries(
    tries: pl.DataFrame, failure_classes: Mapping[FetchFailureReason, FailureClass], now: datetime
) -> pl.DataFrame:
    """The tries with `put_off` and `is_retried`.

    `put_off` is 'waiting' or 'given_up', null for those to be asked now if a feed offers them; `is_retried` whether
    they are asked now although none does. A page of which no article was made waits as long again as it has been so:
    an hour at least, a week at most, and it is never given up.

    Args:
        tries: with outcome, try_count (failures in a row), first_tried_at (the first of these) and tried_at (the last),
            and any other columns.
        failure_classes: the class of each reason.
        now: the moment to judge by. Tries from after it are due: the clock was set back since.
    """
    refused_for = pl.col("tried_at") - pl.col("first_tried_at")
    is_refusal = pl.col("outcome").is_in(PAGE_REFUSALS)
    judged = tries.join(_wait_frame(failure_classes), on=["outcome", "try_count"], how="left").with_columns(
        wait=pl.when(is_refusal).then(refused_for.clip(SHORTEST_PAUSE, LONGEST_PAUSE)).otherwise("wait")
    )
    waited = pl.lit(now) - pl.col("tried_at")
    is_past = waited < timedelta(0)
    is_due = is_past | (waited.dt.total_seconds() >= pl.col("wait").dt.total_seconds() * _PUNCTUALITY)
    is_over = is_past | (waited >= GIVEN_UP_FOR)
    put_off = (
        pl.when(pl.col("outcome").is_in(_ASKED_WHENEVER_OFFERED))
        .then(pl.lit(None, dtype=pl.String))
        .when(pl.col("wait").is_not_null())
        .then(pl.when(~is_due).then(pl.lit(WAITING)))
        .otherwise(pl.when(~is_over).then(pl.lit(GIVEN_UP)))
    )
    is_retried = pl.col("wait").is_not_null() & is_due & ~is_refusal
    return judged.with_columns(put_off=put_off, is_retried=is_retried).drop("wait")


def _wait_frame(failure_classes: Mapping[FetchFailureReason, FailureClass]) -> pl.DataFrame:
    """How long to wait after which failure of each reason; a row that is not there means that it is given up."""
    rows = [
        (reason, number, wait)
        for reason, failure_class in failure_classes.items()
        for number, wait in enumerate(_WAITS_OF_REASON.get(reason, _WAITS[failure_class]), start=1)
    ]
    schema = {"outcome": pl.String(), "try_count": pl.Int64(), "wait": pl.Duration("us")}
    return pl.DataFrame(rows, schema=schema, orient="row")
