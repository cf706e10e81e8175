"""A batch of facts as frames: what the transforms make, the gate checks and the loader writes."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from warehouse.schema import Table
from warehouse.tables import FACT_ARTICLES, FACT_PEOPLE, FACT_QUOTES, MENTIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class FactFrames:
    """Facts of a batch of articles; each frame has the schema of the table of its name."""

    articles: pl.DataFrame
    people: pl.DataFrame
    quotes: pl.DataFrame
    mentions: pl.DataFrame

    def by_table(self) -> tuple[tuple[Table, pl.DataFrame], ...]:
        """Each fact table with its frame, articles first."""
        return (
            (FACT_ARTICLES, self.articles),
            (FACT_PEOPLE, self.people),
            (FACT_QUOTES, self.quotes),
            (MENTIONS, self.mentions),
        )
