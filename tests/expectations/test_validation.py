"""An expectation that did not observe every row that is there has failed, whatever it says itself."""

from __future__ import annotations

from typing import Any

import pytest
from checked_batches import facts_of, good_article

from expectations.counts import GateRefused, require
from expectations.results import row_result
from expectations.suite import derive_expectations
from expectations.validation import ROW_NO, Observation, observe_rows, row_observation
from warehouse.tables import FACT_ARTICLES

TITLE = next(expected for expected in derive_expectations(FACT_ARTICLES) if expected.name.endswith("title.not_null"))


def seen(success: bool, error: str | None = None, **result: Any) -> dict[str, Any]:
    return {"success": success, "result": result, "error": error}


def naming(*rows: int) -> dict[str, Any]:
    return seen(False, unexpected_index_list=[{ROW_NO: row} for row in rows])


@pytest.mark.parametrize(
    ("reported", "named", "problem"),
    [
        (None, None, "was not evaluated on 4 rows"),
        (seen(True), None, "observed nothing of 4 rows"),
        (seen(True, element_count=0), None, "observed nothing of 4 rows"),
        (seen(True, element_count=3), None, "observed 3 of 4 rows"),
        (seen(False, error="no such column"), None, "could not be evaluated: no such column"),
        (seen(False, element_count=4, unexpected_count=1), None, "says that it failed on 1 rows but names 0"),
        (seen(False, element_count=4, unexpected_count=2), naming(3), "says that it failed on 2 rows but names 1"),
        (seen(True, element_count=4, unexpected_count=1), naming(2), "says that it passed but names 1"),
    ],
)
def test_an_expectation_that_did_not_look_has_a_problem(
    reported: dict[str, Any] | None, named: dict[str, Any] | None, problem: str
) -> None:
    assert row_observation(TITLE, 4, reported, named).problem == problem


def test_an_expectation_that_looked_has_none() -> None:
    observation = row_observation(TITLE, 4, seen(False, element_count=4, unexpected_count=2), naming(3, 1))

    assert observation == Observation(expected=TITLE, observed_count=4, failed_rows=(1, 3))


def test_an_expectation_on_a_column_that_is_not_there_refuses_the_batch() -> None:
    articles = facts_of([good_article("one")]).articles

    (observation,) = observe_rows(FACT_ARTICLES, articles.drop("title"), [TITLE])
    result = row_result(FACT_ARTICLES, articles, observation)

    assert (result.passed, result.is_unobserved, result.observed_count) == (False, True, 0)
    with pytest.raises(GateRefused, match=r"^fact_articles: fact_articles\.title\.not_null could not be evaluated: "):
        require([result], [result], "run-1")
