from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from expectations.counts import (
    GateLimits,
    GateRefused,
    check_counts,
    quarantined_share,
    require,
    rows_add_up,
    table_not_silent,
)
from expectations.results import RuleResult, combine_results, results_frame
from warehouse.tables import FACT_QUOTES, QUALITY_RESULTS


def test_outcomes_that_add_up_give_a_passed_result() -> None:
    results = check_counts(120, {"loaded": 100, "known": 15, "not_found": 5}, run_id="run-1")

    assert results.schema == QUALITY_RESULTS.polars_schema()
    assert results.select("rule", "level", "passed", "observed_count", "failed_count").row(0) == (
        "ops.url_outcomes.rows.add_up",
        "table",
        True,
        120,
        0,
    )


@pytest.mark.parametrize(
    ("discovered", "outcomes", "message"),
    [
        (
            120,
            {"loaded": 100, "known": 18, "timeout": 0},
            "ops.url_outcomes: discovered 120 != 118 outcomes (100 loaded + 18 known)",
        ),
        (1, {}, "ops.url_outcomes: discovered 1 != 0 outcomes (none)"),
        (0, {"known": 2}, "ops.url_outcomes: discovered 0 != 2 outcomes (2 known)"),
    ],
)
def test_outcomes_that_do_not_add_up_refuse_with_their_figures(
    discovered: int, outcomes: dict[str, int], message: str
) -> None:
    with pytest.raises(GateRefused) as refusal:
        check_counts(discovered, outcomes, run_id="run-1")

    assert str(refusal.value) == message
    assert refusal.value.results["passed"].to_list() == [False]


def test_rows_that_vanish_refuse_with_their_figures() -> None:
    lost = rows_add_up(FACT_QUOTES, rows_in=120, loaded=118, quarantined=1)

    with pytest.raises(GateRefused, match=r"^fact_quotes: rows in 120 != 118 loaded \+ 1 quarantined$"):
        require([lost], [lost], "run-1")


def test_rows_that_add_up_pass() -> None:
    kept = rows_add_up(FACT_QUOTES, rows_in=120, loaded=118, quarantined=2)

    require([kept], [kept], "run-1")
    assert kept.detail is None


@pytest.mark.parametrize(
    ("articles", "quarantined", "passed"),
    [(100, 20, True), (100, 21, False), (4, 4, True), (5, 5, False), (0, 0, True)],
)
def test_a_share_of_articles_is_refused_only_when_it_is_many_articles_too(
    articles: int, quarantined: int, passed: bool
) -> None:
    assert quarantined_share(articles, quarantined, GateLimits()).passed is passed


@pytest.mark.parametrize(("row_count", "english_articles", "passed"), [(0, 49, True), (0, 50, False), (1, 500, True)])
def test_silence_is_refused_only_of_many_articles(row_count: int, english_articles: int, passed: bool) -> None:
    result = table_not_silent(FACT_QUOTES, row_count=row_count, english_articles=english_articles, limits=GateLimits())

    assert result.passed is passed


def test_results_of_batches_add_up_to_one_row_a_rule() -> None:
    good = RuleResult(table_name="mentions", rule="mentions.key.unique", level="row", passed=True, observed_count=3)
    bad = replace(good, passed=False, observed_count=4, failed_count=2, detail="char_start 3: twice")
    other = replace(good, rule="mentions.run_id.not_null")

    combined = combine_results(
        [results_frame([good, other], "run-1"), results_frame([bad], "run-1"), results_frame([good], "run-1")]
    )

    assert combined.equals(
        results_frame([replace(bad, observed_count=10), other], "run-1"),
    )


def test_no_results_add_up_to_none() -> None:
    assert combine_results([]).equals(QUALITY_RESULTS.empty_frame())


def test_the_first_reason_is_the_first_line_and_all_results_go_along() -> None:
    first = rows_add_up(FACT_QUOTES, rows_in=3, loaded=1, quarantined=1)
    second = quarantined_share(10, 9, GateLimits())
    passed = RuleResult(
        table_name="fact_people", rule="fact_people.key.unique", level="row", passed=True, observed_count=3
    )

    with pytest.raises(GateRefused) as refusal:
        require([first, second], [passed, first, second], "run-1")

    assert str(refusal.value).splitlines() == [first.detail, second.detail]
    assert refusal.value.results.select(pl.col("passed")).to_series().to_list() == [True, False, False]
