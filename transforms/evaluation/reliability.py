"""Whether a confidence means what it says: of the quotes given with 0.9, nine in ten should have the right speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

LOWER_BOUNDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
CONFIDENT = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliabilityBin:
    """The quotes whose confidence lies between two bounds; the lower one belongs to the bin, as 1 does to the last."""

    lower: float
    upper: float
    quotes: int
    mean_confidence: float
    right: float
    """Share of them that are quotes, with the right speaker."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One quote given with a speaker: how sure, and whether it is right."""

    confidence: float
    right: bool


def reliability_table(judged: Sequence[Judged]) -> tuple[ReliabilityBin, ...]:
    """The bins that hold a quote, from the least sure to the surest."""
    bins = []
    for lower, upper in zip(LOWER_BOUNDS, (*LOWER_BOUNDS[1:], 1.0), strict=True):
        last = lower == LOWER_BOUNDS[-1]
        inside = [quote for quote in judged if lower <= quote.confidence and (last or quote.confidence < upper)]
        if inside:
            bins.append(
                ReliabilityBin(
                    lower=lower,
                    upper=upper,
                    quotes=len(inside),
                    mean_confidence=fmean(quote.confidence for quote in inside),
                    right=fmean(quote.right for quote in inside),
                )
            )
    return tuple(bins)


def confident_right(judged: Sequence[Judged]) -> float | None:
    """Of the quotes given with a confidence of at least 0.9, the share that is right; None where there is none."""
    sure = [quote.right for quote in judged if quote.confidence >= CONFIDENT]
    return fmean(sure) if sure else None
