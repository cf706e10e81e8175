"""Fitted weights choose as the examples do, and are no larger than they must be."""

import pytest

from fitting.regression import Question, fit
from fitting.weight_tables import table_of
from transforms.quotes.ranking import probability, rank


def yes_or_no(*observations: str, yes: bool) -> Question:
    return Question((observations,), frozenset({0} if yes else ()))


def test_a_yes_or_no_comes_out_as_often_as_it_was_yes():
    questions = [yes_or_no("rain", yes=number % 4 > 0) for number in range(400)]

    assert probability(["rain"], fit(questions, spread=5)) == pytest.approx(0.75, abs=0.01)


def test_what_makes_no_difference_weighs_little():
    questions = [yes_or_no("says", "May" if n % 2 else "June", yes=n % 4 < 2) for n in range(40)]
    questions += [yes_or_no("runs", "May" if n % 2 else "June", yes=n % 8 < 1) for n in range(40)]
    weights = fit(questions, spread=1)

    assert weights["runs"] < -0.5 < weights["says"]
    assert abs(weights["May"] - weights["June"]) < abs(weights["runs"])


def test_of_several_candidates_the_right_one_is_chosen_or_none():
    near, far = ("near", "person"), ("far", "person")
    questions = [Question((far, near), frozenset({1}))] * 20 + [Question((far,), frozenset())] * 20
    weights = fit(questions, spread=2)

    found = rank([far, near], weights, [0, 1])
    alone = rank([far], weights, [0])

    assert found is not None
    assert found.choice == 1
    assert found.probability > 0.8
    assert alone is not None
    assert alone.probability < 0.2


def test_less_spread_means_smaller_weights_and_what_is_seen_once_has_none():
    questions = [yes_or_no("rain", yes=True)] * 10 + [yes_or_no("snow", yes=True)]
    narrow, wide = fit(questions, spread=0.1), fit(questions, spread=2)

    assert narrow.keys() == wide.keys() == {"rain"}
    assert 0 < narrow["rain"] < wide["rain"]


def test_a_table_is_written_as_it_is_read():
    text = table_of({"b / c": -0.256, "a": 1.0, "nothing": 0.01}, "What it says.")

    assert text == "# What it says.\n1.00\ta\n-0.26\tb / c\n"
