"""Weighs the evidence for each clause that may name a quote's speaker: a log-linear model with a readable table."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
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


def rank(
    candidates: Sequence[Iterable[str]], weights: Mapping[str, float], speakers: Sequence[Hashable]
) -> Verdict | None:
    """The best of the candidates, each given by its observations; None where there are none.

    Candidates with one of the `speakers` speak for each other: 'She pauses to sign' names her twice.
    """
    if not candidates:
        return None
    scores = [sum(weights.get(name, 0.0) for name in observations) for observations in candidates]
    top = max(scores)
    highest = max(top, NOBODY)
    odds = [exp(score - highest) for score in scores]
    choice = scores.index(top)
    same = sum(share for share, speaker in zip(odds, speakers, strict=True) if speaker == speakers[choice])
    return Verdict(choice, same / (sum(odds) + exp(NOBODY - highest)))


@cache
def speaker_weights() -> Mapping[str, float]:
    """What each observation about a clause says for its naming the speaker."""
    return read_weights("speaker.tsv")


def probability(observations: Iterable[str], weights: Mapping[str, float]) -> float:
    """How likely a yes is, given what is observed and what each observation weighs."""
    return 1 / (1 + exp(-sum(weights.get(name, 0.0) for name in observations)))


def likeliest_apart(stretches: Sequence[tuple[float, int, int]], least: float) -> list[int]:
    """The places of the likeliest stretches: none is under `least`, none shares a place with a likelier one.

    Args:
        stretches: the probability of each with its first and last place.
        least: the lowest probability taken.
    """
    taken: list[int] = []
    for place in sorted(range(len(stretches)), key=lambda place: -stretches[place][0]):
        likely, first, last = stretches[place]
        if likely >= least and not any(first <= stretches[other][2] and stretches[other][1] <= last for other in taken):
            taken.append(place)
    return taken
