"""Which clause names each quote's speaker, decided in the order of the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.quotes.cues import Clause
from transforms.quotes.evidence import QuoteInPlace, observe
from transforms.quotes.marks import QuotedSpan
from transforms.quotes.ranking import rank
from transforms.quotes.scene import Scene


@dataclass(frozen=True, slots=True)
class Attribution:
    """The clause that names a quote's speaker, and the probability that it does."""

    clause: Clause
    probability: float
    carried: bool
    """Whether it was chosen for the quote before as well."""


def attribute(scene: Scene, spans: Sequence[QuotedSpan], weights: Mapping[str, float]) -> list[Attribution | None]:
    """For each quote who names its speaker; None where no clause is near.

    Quotes that go on over paragraphs have one speaker: the most certain of theirs.
    """
    chosen: list[Attribution | None] = []
    last: Attribution | None = None
    for place, quote in enumerate(scene.quotes):
        steps = spans[place].paragraph_no - spans[place - 1].paragraph_no if place else 0
        found = _choose(scene, quote, last, steps, weights)
        chosen.append(found)
        last = found or last
    return _join_chains(chosen, spans)


def weigh(scene: Scene, quote: QuoteInPlace, last: Clause | None, steps: int) -> tuple[list[Clause], list[list[str]]]:
    """The candidates for a quote and what is observed of each.

    Args:
        scene: the article.
        quote: the quote.
        last: the clause chosen for the quote before.
        steps: how many paragraphs further on this quote stands.
    """
    clauses = scene.candidates(quote, last)
    own = scene.clauses_near(quote)
    return clauses, [observe(quote, clause, own, last, steps) for clause in clauses]


def _choose(
    scene: Scene, quote: QuoteInPlace, last: Attribution | None, steps: int, weights: Mapping[str, float]
) -> Attribution | None:
    previous = last.clause if last else None
    clauses, observations = weigh(scene, quote, previous, steps)
    verdict = rank(observations, weights, [(clause.paragraph, clause.speaker_first) for clause in clauses])
    if verdict is None:
        return None
    clause = clauses[verdict.choice]
    return Attribution(clause, verdict.probability, carried=clause is previous)


def _join_chains(chosen: Sequence[Attribution | None], spans: Sequence[QuotedSpan]) -> list[Attribution | None]:
    joined = list(chosen)
    chains: dict[int, list[int]] = {}
    head: dict[int, int] = {}
    for place, span in enumerate(spans):
        head[place] = head[span.continues] if span.continues is not None else place
        chains.setdefault(head[place], []).append(place)
    for members in chains.values():
        best = max(
            (found for member in members if (found := chosen[member])), key=lambda a: a.probability, default=None
        )
        for member in members:
            joined[member] = best
    return joined
