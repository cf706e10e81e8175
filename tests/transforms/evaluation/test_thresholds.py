from __future__ import annotations

import pytest

from transforms.evaluation import EvaluationError, Threshold, parse_threshold


def test_a_threshold_names_a_figure_and_its_least_value() -> None:
    assert parse_threshold("joint_f1=0.85") == Threshold("joint_f1", 0.85)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("joint=0.85", "no figure 'joint'; there are title, authors_f1,"),
        ("joint_f1", "write it as joint_f1=0.85"),
        ("joint_f1=high", "write it as joint_f1=0.85"),
        ("joint_f1=85", "with a value from 0 to 1"),
        ("joint_f1=nan", "with a value from 0 to 1"),
    ],
)
def test_another_form_is_told(text: str, message: str) -> None:
    with pytest.raises(EvaluationError, match="threshold") as caught:
        parse_threshold(text)

    assert message in str(caught.value)
