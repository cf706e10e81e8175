"""When failed addresses are asked for again, and when they are given up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

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
    tries = pl.DataFrame({"outcome": [outcome], "try_count": [try_count], "tried_at": [NOW - waited]})
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


def test_no_tries_are_no_tries():
    tries = pl.DataFrame(
        schema={"outcome": pl.String, "try_count": pl.Int64, "tried_at": pl.Datetime("us", "UTC"), "url": pl.String}
    )

    assert judge_tries(tries, CLASSES, NOW).columns == [*tries.columns, "put_off", "is_retried"]
