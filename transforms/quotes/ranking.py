"""Weighs the evidence for each clause that may name a quote's speaker: a log-linear model with a readable table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from transforms.quotes.weights import read_weights

# The score of "none of them": what every clause must beat.
NOBODY = 0.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which of the candidates names the speaker, and the probability that it does."""

    choice: int
    probability: float


def rank(candidates: Sequence[Iterable[str]], weights: Mapping[str, float]) -> Verdict | None:
    """The best of the candidates, each given by its observations; None where there are none."""
    if not candidates:
        return None
    scores = [sum(weights.get(name, 0.0) for name in observations) for observations in candidates]
    top = max(scores)
    highest = max(top, NOBODY)
    total = sum(exp(score - highest) for score in scores) + exp(NOBODY - highest)
    return Verdict(scores.index(top), exp(top - highest) / total)


@cache
def speaker_weights() -> Mapping[str, float]:
    """What each observation about a clause says for its naming the speaker."""
    return read_weights("speaker.tsv")


def probability(observations: Iterable[str], weights: Mapping[str, float]) -> float:
    """How likely a yes is, given what is observed and what each observation weighs."""
    return 1 / (1 + exp(-sum(weights.get(name, 0.0) for name in observations)))
