"""When failed addresses are asked for again, and when they are given up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import polars as pl
import pytest

from transforms.retries import FailureClass, judge_tries
from warehouse.tables import FetchFailureReason

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
CLASSES: dict[FetchFailureReason, FailureClass] = {
    "timeout": "soft",
    "server_error": "soft",
    "not_found": "soft",
    "gone": "hard",
    "payment_required": "hard",
    "refused_by_robots": "hard",
    "too_many_requests": "temporary",
}


def judged(outcome: str, try_count: int, waited: timedelta) -> tuple[str | None, bool]:
    moment = NOW - waited
    tries = pl.DataFrame(
        {"outcome": [outcome], "try_count": [try_count], "tried_at": [moment], "first_tried_at": [moment]}
    )
    (row,) = judge_tries(tries, CLASSES, NOW).select("put_off", "is_retried").rows()
    return row


@pytest.mark.parametrize(
    ("outcome", "try_count", "hours", "put_off", "is_retried"),
    [
        pytest.param("timeout", 1, 0.1, "waiting", False, id="soft, a moment ago"),
        pytest.param("timeout", 1, 0.25, None, True, id="soft, a first time"),
        pytest.param("timeout", 2, 0.9, None, True, id="soft, a second time, the run a little early"),
        pytest.param("server_error", 4, 6, "waiting", False, id="soft, a fourth time, too soon"),
        pytest.param("server_error", 5, 24, None, True, id="soft, the last time"),
        pytest.param("server_error", 6, 24, "given_up", False, id="soft, too often"),
        pytest.param("server_error", 6, 24 * 30, None, False, id="soft, too often, a month ago"),
        pytest.param("too_many_requests", 1, 0, None, True, id="temporary, at once"),
        pytest.param("too_many_requests", 72, 1, None, True, id="temporary, for three days"),
        pytest.param("too_many_requests", 73, 1, "given_up", False, id="temporary, for longer"),
        pytest.param("not_found", 1, 1, None, True, id="missing once"),
        pytest.param("not_found", 2, 1, "given_up", False, id="missing twice"),
        pytest.param("gone", 1, 1, "given_up", False, id="gone"),
        pytest.param("payment_required", 1, 24 * 29, "given_up", False, id="behind a wall"),
        pytest.param("gone", 1, 24 * 31, None, False, id="gone a month ago"),
        pytest.param("refused_by_robots", 9, 0, None, False, id="closed by robots.txt: no request"),
        pytest.param("timeout", 3, -5, None, True, id="the clock was set back"),
        pytest.param("gone", 1, -5, None, False, id="gone, the clock was set back"),
    ],
)
def test_class_count_and_wait_decide(outcome, try_count, hours, put_off, is_retried):
    assert judged(outcome, try_count, timedelta(hours=hours)) == (put_off, is_retried)


@pytest.mark.parametrize("outcome", ["opted_out", "unreadable", "quarantined"])
@pytest.mark.parametrize(
    ("refused_for", "hours", "is_due"),
    [
        pytest.param(0, 0.5, False, id="refused a moment ago"),
        pytest.param(0, 0.9, True, id="an hour ago, the run a little early"),
        pytest.param(1, 1, True, id="twice within an hour"),
        pytest.param(4, 3, False, id="for four hours, too soon"),
        pytest.param(4, 4, True, id="for four hours"),
        pytest.param(24 * 5, 24 * 4, False, id="for five days, too soon"),
        pytest.param(24 * 30, 24 * 6, False, id="for a month, too soon"),
        pytest.param(24 * 30, 24 * 7, True, id="for a month: never longer than a week"),
        pytest.param(24, -5, True, id="the clock was set back"),
    ],
)
def test_a_page_that_gave_no_article_waits_as_long_again_as_it_has_given_none(outcome, refused_for, hours, is_due):
    tried_at = NOW - timedelta(hours=hours)
    tries = {
        "outcome": [outcome],
        "try_count": [7],
        "tried_at": [tried_at],
        "first_tried_at": [tried_at - timedelta(hours=refused_for)],
    }

    judged = judge_tries(pl.DataFrame(tries), CLASSES, NOW)

    assert judged.select("put_off", "is_retried").rows() == [(None if is_due else "waiting", False)]


def test_a_page_that_gives_no_article_is_asked_for_more_and_more_seldom_and_never_given_up():
    asked = [NOW]
    for hour in range(1, 24 * 100):
        now = NOW + timedelta(hours=hour)
        counted = [moment for moment in asked if moment > now - timedelta(days=31)]
        tries = pl.DataFrame(
            {
                "outcome": ["opted_out"],
                "try_count": [len(counted)],
                "tried_at": [counted[-1]],
                "first_tried_at": [counted[0]],
            }
        )
        if judge_tries(tries, CLASSES, now)["put_off"].item() is None:
            asked.append(now)

    pauses = [(later - earlier) / timedelta(hours=1) for earlier, later in pairwise(asked)]
    assert pauses == sorted(pauses)
    assert pauses[:5] == [1, 1, 2, 4, 8]
    assert pauses[-1] == timedelta(days=7) * 0.9 // timedelta(hours=1) + 1
    assert len(asked) < 25


def test_no_tries_are_no_tries():
    tries = pl.DataFrame(
        schema={
            "outcome": pl.String,
            "try_count": pl.Int64,
            "tried_at": pl.Datetime("us", "UTC"),
            "first_tried_at": pl.Datetime("us", "UTC"),
            "url": pl.String,
        }
    )

    assert judge_tries(tries, CLASSES, NOW).columns == [*tries.columns, "put_off", "is_retried"]
