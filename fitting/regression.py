"""Fits weights of observations: each question has candidates, of which one is right, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

_MOST_STEPS = 400
# What is seen less often tells of single articles.
_LEAST_SEEN = 4

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Question:
    """Candidates, each given by its observations, and the places of those that are right.

    A decision of yes or no is a question with one candidate: 'none of them' scores 0, as `ranking.NOBODY` says.
    """

    candidates: tuple[tuple[str, ...], ...]
    right: frozenset[int]


def fit(questions: Sequence[Question], spread: float) -> dict[str, float]:
    """The weights under which the right answers are likeliest, kept small: each of about normal size `spread`.

    Regularised logistic regression; with several candidates a question, its multinomial form.
    """
    names = _observations(questions)
    columns = {name: place for place, name in enumerate(names)}
    matrix, asked, right = _matrix(questions, columns)
    none_right = np.bincount(asked, right, minlength=len(questions)) == 0

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = matrix @ weights
        every = _log_sums(scores, asked, np.zeros(len(questions)))
        of_right = _log_sums(np.where(right, scores, -np.inf), asked, np.where(none_right, 0.0, -np.inf))
        chances = np.exp(scores - every[asked])
        wanted = np.where(right, np.exp(scores - of_right[asked]), 0.0)
        penalty = weights @ weights / (2 * spread**2)
        return float((every - of_right).sum() + penalty), matrix.T @ (chances - wanted) + weights / spread**2

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": _MOST_STEPS})
    return dict(zip(names, found.x.tolist(), strict=True))


def _observations(questions: Sequence[Question]) -> list[str]:
    seen = Counter(name for question in questions for candidate in question.candidates for name in set(candidate))
    return sorted(name for name, times in seen.items() if times >= _LEAST_SEEN)


def _matrix(
    questions: Sequence[Question], columns: Mapping[str, int]
) -> tuple[csr_matrix, NDArray[np.int64], NDArray[np.bool_]]:
    """How often each candidate shows each observation, whose question it answers, and whether it is right."""
    rows: list[int] = []
    places: list[int] = []
    asked: list[int] = []
    right: list[bool] = []
    for number, question in enumerate(questions):
        for place, candidate in enumerate(question.candidates):
            known = [columns[name] for name in candidate if name in columns]
            places += known
            rows += [len(asked)] * len(known)
            asked.append(number)
            right.append(place in question.right)
    shape = (len(asked), len(columns))
    counts = csr_matrix((np.ones(len(rows)), (rows, places)), shape=shape)
    return counts, np.array(asked, dtype=np.int64), np.array(right, dtype=np.bool_)


def _log_sums(scores: Floats, asked: NDArray[np.int64], nobody: Floats) -> Floats:
    """For each question the logarithm of the sum of its candidates' odds and those of nobody."""
    highest = nobody.copy()
    np.maximum.at(highest, asked, scores)
    odds = np.bincount(asked, np.exp(scores - highest[asked]), minlength=len(nobody))
    return highest + np.log(odds + np.exp(nobody - highest))
