"""Figures that an evaluation has to reach."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.evaluation.labels import EvaluationError
from transforms.evaluation.scoring import FIGURES


@dataclass(frozen=True, slots=True)
class Threshold:
    """The least value of a figure that is good enough."""

    figure: str
    value: float


def parse_threshold(text: str) -> Threshold:
    """The threshold that a text like 'joint_f1=0.85' states.

    Raises:
        EvaluationError: the text has another form, the figure is unknown, or the value is not between 0 and 1.
    """
    figure, sign, number = (part.strip() for part in text.partition("="))
    if figure not in FIGURES:
        raise EvaluationError(f"threshold {text!r}: no figure {figure!r}; there are {', '.join(FIGURES)}")
    try:
        value = float(number)
    except ValueError:
        value = -1.0
    if not sign or not 0 <= value <= 1:
        raise EvaluationError(f"threshold {text!r}: write it as {figure}=0.85, with a value from 0 to 1")
    return Threshold(figure, value)
