"""Tables of weights: what each observation adds to the log-odds of a decision, fitted on annotated news."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files


def read_weights(name: str) -> Mapping[str, float]:
    """A table's weights by observation; each of its lines is a weight, a tab and an observation."""
    lines = files("transforms.quotes.weights").joinpath(name).read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t", 1) for line in lines if line and not line.startswith("#"))
    return {observation: float(weight) for weight, observation in pairs}
