"""Where an article's quotations stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, eq=False)
class Quotations:
    """Stretches of a text that are quoted, for asking whether a place is."""

    starts: Sequence[int]
    """In order."""
    furthest_ends: Sequence[int]
    """For each the furthest end of those up to it."""

    @classmethod
    def of(cls, spans: Sequence[tuple[int, int]]) -> Quotations:
        """The quotations with these starts and ends, which may overlap."""
        ordered = sorted(spans)
        return cls([start for start, _ in ordered], list(accumulate((end for _, end in ordered), max)))

    def touch(self, start: int, end: int) -> bool:
        """Whether a character of a stretch of text stands in a quotation."""
        before = bisect_left(self.starts, end)
        return before > 0 and self.furthest_ends[before - 1] > start
