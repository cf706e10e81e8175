"""Which wordings of quotes, joined in pairs, are one quote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import datetime

from warehouse.copies.wordings import Wording, is_same_quote


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedWording:
    """A wording and where it is first seen."""

    wording_key: int
    wording: Wording
    sighted_at: datetime
    article_id: str
    quote_no: int

    @property
    def order(self) -> tuple[datetime, str, int, int]:
        """Sorts wordings by their first sighting."""
        return self.sighted_at, self.article_id, self.quote_no, self.wording_key


def quote_clusters(
    scope: Iterable[int],
    wordings: Mapping[int, UsedWording],
    joined: Mapping[int, Set[int]],
    settled: Mapping[int, int],
) -> dict[int, int]:
    """Of each wording to settle, by its key, the key of the wording that stands for its quote.

    A wording belongs to the quote of one that it is joined to and that is seen before it, where it is the same quote as
    the first wording of that, too; of several such quotes to the earliest. Two quotes that only share a part with a
    third one thus stay two, and what comes later changes nothing for what came before.

    Args:
        scope: The wordings to settle.
        wordings: These, those joined to them, and those that stand for the latter's quotes.
        joined: Of each wording to settle those that it is joined to.
        settled: Of wordings outside the scope the one that stands for their quote.
    """
    clusters: dict[int, int] = {}
    for used in sorted((wordings[key] for key in scope), key=lambda used: used.order):
        neighbours = joined.get(used.wording_key, frozenset())
        first_ones = {
            clusters[key] if key in clusters else settled[key] for key in neighbours if wordings[key].order < used.order
        }
        same = [
            wordings[key]
            for key in first_ones
            if key in neighbours or is_same_quote(wordings[key].wording, used.wording)
        ]
        earliest = min(same, key=lambda first: first.order, default=used)
        clusters[used.wording_key] = earliest.wording_key
    return clusters
