"""Whether an outlet's newest pages are like those before: three weeks of four articles a day, then two days."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import duckdb
import pytest
from fact_factory import Story, facts_of
from recorded_runs import record_day
from table_states import rows_of

from warehouse.load import load_facts

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
TODAY = datetime(2026, 3, 24, 20, 0, tzinfo=UTC)
USUAL_DAYS = [TODAY - days * DAY for days in range(23, 1, -1)]
LAST_DAYS = [TODAY - DAY, TODAY]
WORDS = "Ann Lee came back to the harbour with the old ferry on Monday morning. " * 8
USUAL = Story(text=WORDS, said=())
DETAILS = {"no_title": "no_title: neither heading nor metadata", "no_text": "no_text: 3 words"}


def collect(
    writer: duckdb.DuckDBPyConnection,
    days: list[datetime],
    count: int,
    like: Story = USUAL,
    *,
    unreadable: str | None = None,
    behind: timedelta = HOUR,
) -> None:
    """Each day a run that finds so many new articles, or as many pages that cannot be read."""
    stories = []
    for day in days:
        paths = [f"{day:%d-%m}-{number}" for number in range(count)]
        if unreadable is None:
            published_at = None if like.published_at is None else day - behind
            stories += [replace(like, path=path, fetched_at=day, published_at=published_at) for path in paths]
        record_day(writer, day, dict.fromkeys(paths, "unreadable" if unreadable else "loaded") | {"old": "known"})
        if unreadable:
            writer.execute(
                "UPDATE ops.url_outcomes SET detail = $1 WHERE outcome = 'unreadable'", [DETAILS[unreadable]]
            )
    if stories:
        load_facts(writer, facts_of(*stories))


def reasons(writer: duckdb.DuckDBPyConnection) -> set[str | None]:
    """What both views say: what changed must make the outlet unhealthy."""
    changes = rows_of(writer, "SELECT reason FROM source_changes")
    health = rows_of(writer, "SELECT reason FROM source_health WHERE is_healthy = (reason IS NULL)")
    return {reason for (reason,) in changes + health}


@pytest.mark.parametrize(
    ("like", "behind", "reason"),
    [
        pytest.param(USUAL, HOUR, None, id="as before"),
        pytest.param(
            replace(USUAL, authors=()), HOUR, "authors on 0 of its 8 new articles, before on 100 %", id="no authors"
        ),
        pytest.param(
            replace(USUAL, published_at=None), HOUR, "dates on 0 of its 8 new articles, before on 100 %", id="no dates"
        ),
        pytest.param(
            replace(USUAL, text="Ann Lee came back. Read on with a subscription."),
            HOUR,
            "texts of 9 words, before of 112",
            id="cut texts",
        ),
        pytest.param(USUAL, 5 * HOUR, None, id="a little later"),
        pytest.param(
            USUAL, 15 * HOUR, "new articles are first seen 15 hours after publication, before 1", id="much later"
        ),
    ],
)
def test_new_articles_unlike_those_before_are_told(
    writer: duckdb.DuckDBPyConnection, like: Story, behind: timedelta, reason: str | None
) -> None:
    collect(writer, USUAL_DAYS, 4)
    collect(writer, LAST_DAYS, 4, like, behind=behind)

    assert reasons(writer) == {reason}


@pytest.mark.parametrize("missing", ["title", "text"])
def test_pages_in_which_nothing_is_found_any_more_are_told(writer: duckdb.DuckDBPyConnection, missing: str) -> None:
    collect(writer, USUAL_DAYS, 4)
    collect(writer, LAST_DAYS, 4, unreadable=f"no_{missing}")

    assert reasons(writer) == {f"no {missing} on 100 % of its new pages, before on 0 %"}


@pytest.mark.parametrize(
    ("usual", "latest", "reason"),
    [
        pytest.param(4, 0, "no new article in two days, expected about 7", id="none"),
        pytest.param(4, 1, None, id="few of few"),
        pytest.param(12, 2, "4 new articles in two days, expected about 22", id="few of many"),
        pytest.param(12, 4, None, id="fewer"),
        pytest.param(1, 0, None, id="none of few"),
    ],
)
def test_an_outlet_whose_feed_only_repeats_itself_is_told(
    writer: duckdb.DuckDBPyConnection, usual: int, latest: int, reason: str | None
) -> None:
    collect(writer, USUAL_DAYS, usual)
    collect(writer, LAST_DAYS, latest)

    assert rows_of(writer, "SELECT reason FROM source_changes") == [(reason,)]


def test_what_an_outlet_never_had_is_not_missed(writer: duckdb.DuckDBPyConnection) -> None:
    collect(writer, USUAL_DAYS + LAST_DAYS, 4, replace(USUAL, authors=(), published_at=None))

    assert reasons(writer) == {None}


def test_a_new_outlet_is_not_judged(writer: duckdb.DuckDBPyConnection) -> None:
    collect(writer, [TODAY - 2 * DAY], 40, behind=200 * HOUR)
    collect(writer, LAST_DAYS, 4, replace(USUAL, authors=()))

    assert rows_of(writer, "SELECT reason, expected_articles FROM source_changes") == [(None, None)]


def test_pages_are_counted_by_outlet_and_day(writer: duckdb.DuckDBPyConnection) -> None:
    collect(writer, [TODAY - 21 * DAY], 9)
    collect(writer, [TODAY - 14 * DAY], 2)
    collect(writer, [TODAY - 7 * DAY], 4, replace(USUAL, authors=()), behind=3 * HOUR)
    collect(writer, [TODAY], 3, unreadable="no_text")

    assert rows_of(writer, "SELECT * EXCLUDE (source_id) FROM source_pages") == [
        (date(2026, 3, 3), 9, None, 9, 9, 112.0, 1.0, 0, 0),
        (date(2026, 3, 10), 2, None, 2, 2, 112.0, 1.0, 0, 0),
        (date(2026, 3, 17), 4, None, 0, 4, 112.0, 3.0, 0, 0),
        # The first day, with the backlog, is not what to expect.
        (date(2026, 3, 24), 0, 3.0, 0, 0, None, None, 0, 3),
    ]
