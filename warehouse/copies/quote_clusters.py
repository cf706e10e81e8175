"""Which wordings of quotes that hang together by pairs are one quote."""

from __future__ import annotations

from collections.abc import Sequence
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


def quote_clusters(wordings: Sequence[UsedWording]) -> dict[int, int]:
    """Of each wording's key, the key of the wording that stands for its quote.

    The first wording seen stands for those that are the same quote as it; so on with the rest. Two quotes that only
    share a part with a third one thus stay two.
    """
    left = sorted(wordings, key=lambda used: (used.sighted_at, used.article_id, used.quote_no, used.wording_key))
    clusters: dict[int, int] = {}
    while left:
        first, others = left[0], left[1:]
        clusters[first.wording_key] = first.wording_key
        left = []
        for other in others:
            if is_same_quote(first.wording, other.wording):
                clusters[other.wording_key] = first.wording_key
            else:
                left.append(other)
    return clusters
