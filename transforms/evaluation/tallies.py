"""Counts of what was found and what was there, summed over pages."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(slots=True)
class Tally:
    """Hits among what was read and what is labelled."""

    hits: int = 0
    read: int = 0
    labelled: int = 0

    def add(self, *, hits: int, read: int, labelled: int) -> None:
        """Count another page in."""
        self.hits += hits
        self.read += read
        self.labelled += labelled

    def add_sets(self, read: Collection[str], labelled: Collection[str]) -> None:
        """Count another page in, on which a thing is there or not."""
        self.add(hits=len(set(read) & set(labelled)), read=len(read), labelled=len(labelled))

    @property
    def precision(self) -> float:
        """Of what was read, the share that is labelled."""
        return self.hits / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """Of what is labelled, the share that was read."""
        return self.hits / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Share:
    """How many of the cases were right."""

    right: float = 0.0
    cases: int = 0

    def add(self, right: float) -> None:
        """Count another case in, from 0 (wrong) to 1 (right)."""
        self.right += right
        self.cases += 1

    @property
    def value(self) -> float | None:
        """The share; None where there was no case."""
        return self.right / self.cases if self.cases else None
