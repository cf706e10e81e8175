"""How soon a feed is asked again, by what it had to tell."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import accumulate

import pytest

from transforms.polling import PollRange, is_due, next_interval, parse_poll_range

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
RANGE = PollRange(floor=15 * MINUTE, ceiling=360 * MINUTE)


def test_a_range_is_a_floor_and_a_ceiling():
    assert parse_poll_range(" 15m : 6h ") == RANGE
    assert parse_poll_range("1h:1h") == PollRange(floor=60 * MINUTE, ceiling=60 * MINUTE)
    assert parse_poll_range("Off") is None


@pytest.mark.parametrize(
    "text", ["", "hourly", "15m", "15m:", "15m:6h:1d", "6h:15m", "0m:6h", "15m:25h", "15m:2d", "-5m:6h"]
)
def test_what_is_no_range_is_refused_with_what_may_stand_there(text):
    with pytest.raises(ValueError, match="such as 15m:6h"):
        parse_poll_range(text)


@pytest.mark.parametrize(
    ("minutes", "new_count", "expected"),
    [
        pytest.param(None, 0, 15, id="first visit"),
        pytest.param(60, 1, 30, id="something new"),
        pytest.param(60, 40, 30, id="much new"),
        pytest.param(60, 0, 90, id="nothing new"),
        pytest.param(20, 3, 15, id="not below the floor"),
        pytest.param(300, 0, 360, id="not above the ceiling"),
        pytest.param(0, 0, 15, id="from a time of no range"),
        pytest.param(5000, 0, 360, id="from a time of another range"),
    ],
)
def test_the_last_visit_decides_on_the_next(minutes, new_count, expected):
    interval = None if minutes is None else minutes * MINUTE

    assert next_interval(interval, new_count, RANGE) == expected * MINUTE


def test_a_quiet_feed_ends_at_the_ceiling_and_comes_back_in_a_few_visits():
    quiet = list(accumulate(range(9), lambda interval, _: next_interval(interval, 0, RANGE), initial=15 * MINUTE))
    busy = list(accumulate(range(5), lambda interval, _: next_interval(interval, 2, RANGE), initial=quiet[-1]))

    assert quiet == sorted(quiet)
    assert quiet[-1] == RANGE.ceiling
    assert busy[-1] == RANGE.floor


@pytest.mark.parametrize(
    ("waited", "due"),
    [
        pytest.param(10, False, id="just asked"),
        pytest.param(53, False, id="too early"),
        pytest.param(54, True, id="the run came a little early"),
        pytest.param(60, True, id="to the minute"),
        pytest.param(-1, True, id="the clock was set back since"),
        pytest.param(-600_000, True, id="the clock was a year ahead"),
    ],
)
def test_a_feed_is_due_after_its_interval(waited, due):
    assert is_due(NOW - waited * MINUTE, 60 * MINUTE, RANGE, NOW) is due


def test_a_new_range_holds_for_intervals_that_were_stored_before():
    assert is_due(NOW - 400 * MINUTE, 100_000 * MINUTE, RANGE, NOW)
    assert not is_due(NOW - 10 * MINUTE, MINUTE, RANGE, NOW)
