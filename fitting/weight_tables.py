"""A table of weights as text: a comment, then a line for each observation with its weight, in order of the alphabet."""

from __future__ import annotations

from collections.abc import Mapping

# What weighs less changes no decision.
_LEAST = 0.05


def table_of(weights: Mapping[str, float], comment: str) -> str:
    """The lines of a table that `transforms.quotes.weights.read_weights` reads."""
    lines = (f"{weight:.2f}\t{name}" for name, weight in sorted(weights.items()) if abs(weight) >= _LEAST)
    return "\n".join([f"# {comment}", *lines]) + "\n"
