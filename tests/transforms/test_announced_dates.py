"""Of the dates that feeds give an article, the first counts, unless its feed dates everything with one moment."""

from __future__ import annotations

from datetime import UTC, datetime

import polars as pl
import pytest

from transforms.feeds.announced import OFFERED_DATES, announced_dates

Offer = tuple[str, str, datetime | None, str | None]


def at(day: int, *clock: int) -> datetime:
    return datetime(2026, 5, day, *clock, tzinfo=UTC)


def dates_of(*offers: Offer) -> dict[str, tuple[datetime, str]]:
    found = announced_dates(pl.DataFrame(list(offers), schema=OFFERED_DATES, orient="row"))
    return {url: (moment, precision) for url, moment, precision in found.iter_rows()}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((at(4, 10, 20, 30), "second"), (at(4, 10, 20, 30), "second")),
        ((at(4, 10, 20), "second"), (at(4, 10, 20), "minute")),
        ((at(4, 10, 20), "minute"), (at(4, 10, 20), "minute")),
        ((at(4), "second"), (at(4), "day")),
        ((at(4), "day"), (at(4), "day")),
    ],
)
def test_a_date_is_as_exact_as_it_shows(given, expected):
    assert dates_of(("ferry", "rss", *given)) == {"ferry": expected}


def test_the_first_date_counts_and_of_one_day_the_most_exact():
    offers: list[Offer] = [
        ("edited", "rss", at(6, 8, 0, 1), "second"),
        ("edited", "sitemap", at(4, 9, 30), "minute"),
        ("exact", "sitemap", at(4), "day"),
        ("exact", "rss", at(4, 10, 20, 30), "second"),
        ("undated", "rss", None, None),
    ]

    expected = {"edited": (at(4, 9, 30), "minute"), "exact": (at(4, 10, 20, 30), "second")}
    assert dates_of(*offers) == dates_of(*reversed(offers)) == expected


def test_a_feed_that_dates_all_with_one_moment_tells_when_it_was_made():
    made = at(6, 12, 0, 5)
    offers: list[Offer] = [(name, "made", made, "second") for name in ("ferry", "mill", "pier")]
    offers.append(("pier", "rss", at(6, 13, 0, 5), "second"))

    assert dates_of(*offers) == {"pier": (at(6, 13, 0, 5), "second")}


@pytest.mark.parametrize(
    "offers",
    [
        pytest.param([(name, "rss", at(6), "day") for name in ("ferry", "mill", "pier")], id="a day's edition"),
        pytest.param([(name, "rss", at(6, 12, 0, 5), "second") for name in ("ferry", "mill")], id="two at once"),
        pytest.param(
            [(name, "rss", at(6, 12, 0, second), "second") for second, name in enumerate(("ferry", "mill", "pier"))],
            id="soon after each other",
        ),
    ],
)
def test_articles_may_be_published_together(offers):
    assert len(dates_of(*offers)) == len(offers)
