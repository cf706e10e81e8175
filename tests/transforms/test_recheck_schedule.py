"""Which articles are due to be looked at again, by their age and when they were last asked for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import polars as pl
import pytest

from transforms.rechecks import RecheckStep, due_articles, parse_schedule

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
SCHEDULE = parse_schedule("3h:15m, 1d:1h,30d:3d")
COLUMNS = pl.Schema(
    {
        "url": pl.String(),
        "source_id": pl.String(),
        "appeared_at": pl.Datetime("us", "UTC"),
        "asked_at": pl.Datetime("us", "UTC"),
        "is_removed": pl.Boolean(),
    }
)


def article(
    age: timedelta, waited: timedelta, url: str = "a", source_id: str = "post", *, is_removed: bool = False
) -> tuple[object, ...]:
    return (url, source_id, NOW - age, NOW - waited, is_removed)


def due(*articles: tuple[object, ...], most: int = 100) -> list[str]:
    frame = pl.DataFrame(list(articles), schema=COLUMNS, orient="row")
    return due_articles(frame, SCHEDULE, NOW, most)["url"].to_list()


def test_a_schedule_is_its_steps_in_order():
    assert parse_schedule("3h:15m, 1d:1h,30d:3d") == (
        RecheckStep(until_age=timedelta(hours=3), every=timedelta(minutes=15)),
        RecheckStep(until_age=timedelta(days=1), every=timedelta(hours=1)),
        RecheckStep(until_age=timedelta(days=30), every=timedelta(days=3)),
    )
    assert parse_schedule("1d:30s") == (RecheckStep(until_age=timedelta(days=1), every=timedelta(seconds=30)),)
    assert parse_schedule(" off ") == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is no step"),
        ("hourly", "is no step"),
        ("3h", "is no step"),
        ("3h:15m,", "is no step"),
        ("3h:15m,off", "is no step"),
        ("3h:0m", "is no step .* above 0"),
        ("0h:5m", "is no step .* above 0"),
        ("99999d:1d", "is no step .* at most 3650d"),
        ("99999999999999d:1d", "is no step .* at most 3650d"),
        ("1d:1h,3h:15m", "ages must rise"),
        ("1d:1h,24h:15m", "ages must rise"),
    ],
)
def test_what_is_no_schedule_is_refused_with_its_reason(text, reason):
    with pytest.raises(ValueError, match=reason):
        parse_schedule(text)


@pytest.mark.parametrize(
    ("age", "waited", "is_due"),
    [
        pytest.param(timedelta(minutes=1), timedelta(minutes=1), False, id="seen moments ago"),
        pytest.param(timedelta(hours=2), timedelta(minutes=15), True, id="young and waited"),
        pytest.param(timedelta(hours=2), timedelta(minutes=14), True, id="the run came a little early"),
        pytest.param(timedelta(hours=2), timedelta(minutes=12), False, id="young but just asked"),
        pytest.param(timedelta(hours=3), timedelta(minutes=20), True, id="at the very age of a step"),
        pytest.param(timedelta(hours=4), timedelta(minutes=20), False, id="next step"),
        pytest.param(timedelta(hours=20), timedelta(hours=1), True, id="next step and waited"),
        pytest.param(timedelta(days=29), timedelta(days=3), True, id="last step"),
        pytest.param(timedelta(days=31), timedelta(days=31), False, id="beyond the last step"),
        pytest.param(timedelta(hours=-1), timedelta(hours=1), True, id="dated in the future"),
        pytest.param(timedelta(hours=1), timedelta(hours=-1), False, id="clock set back since"),
    ],
)
def test_age_and_wait_decide(age, waited, is_due):
    assert due(article(age, waited)) == (["a"] if is_due else [])


@pytest.mark.parametrize(
    ("age", "waited", "is_due"),
    [(2, 12, False), (2, 24, True), (29 * 24, 48, False), (29 * 24, 72, True)],
    ids=["young, today", "young, since yesterday", "old, by the schedule", "old and waited"],
)
def test_removed_articles_are_looked_at_once_a_day_at_most(age: int, waited: int, is_due: bool) -> None:
    hour = timedelta(hours=1)

    assert due(article(age * hour, waited * hour, is_removed=True)) == (["a"] if is_due else [])


def test_the_longest_overdue_of_each_outlet_come_first():
    hour = timedelta(hours=1)
    found = due(
        article(2 * hour, hour, "young"),
        article(20 * hour, 2 * hour, "older"),
        article(2 * hour, 2 * hour, "late"),
        article(20 * hour, 2 * hour, "elsewhere", "mail"),
        most=2,
    )

    assert found == ["late", "young", "elsewhere"]


def test_without_steps_nothing_is_due():
    frame = pl.DataFrame([article(timedelta(hours=1), timedelta(hours=1))], schema=COLUMNS, orient="row")

    assert due_articles(frame, (), NOW, 5).is_empty()
