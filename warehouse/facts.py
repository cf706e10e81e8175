"""The facts of a batch of articles, as frames of the declared schemas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

import polars as pl

from warehouse.schema import SchemaError, Table
from warehouse.tables import DIM_SOURCES, FACT_ARTICLES, FACT_PEOPLE, FACT_QUOTES, MENTIONS

_CAPTURE = "capture_no"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactFrames:
    """Facts to load: a row of `articles` for each capture of an article, the rest for its latest capture only.

    Where a load holds several captures of an article, the quotes of the older texts are not kept among those of
    versions; captures that are loaded one after the other keep theirs, in any order.

    `articles.version_no` and `articles.first_seen_at` are settled by the load: hand in 1 and `fetched_at`.
    """

    articles: pl.DataFrame
    people: pl.DataFrame
    quotes: pl.DataFrame
    mentions: pl.DataFrame
    sources: pl.DataFrame

    def __post_init__(self) -> None:
        """Refuse a frame of another schema.

        Raises:
            SchemaError: a frame's columns or types are not those declared.
        """
        for name, table in FRAME_TABLES.items():
            require_schema(getattr(self, name), table)

    @classmethod
    def empty(cls) -> FactFrames:
        """Frames without rows."""
        return cls(**{name: table.empty_frame() for name, table in FRAME_TABLES.items()})

    @classmethod
    def of_captures(cls, captures: Iterable[FactFrames]) -> FactFrames:
        """All captures together: every text, and people, quotes and mentions of each article's latest capture.

        Each of `captures` holds any number of articles, but each article once.
        """
        numbered = [
            {
                item.name: getattr(capture, item.name).with_columns(pl.lit(number).alias(_CAPTURE))
                for item in fields(cls)
            }
            for number, capture in enumerate(captures)
        ]
        if not numbered:
            return cls.empty()
        frames = {name: pl.concat([capture[name] for capture in numbered]) for name in FRAME_TABLES}
        latest = (
            frames["articles"]
            .sort(
                pl.col("access") == "open",
                "fetched_at",
                "text_sha256",
                "url",
                _CAPTURE,
                descending=[True, True, True, False, False],
            )
            .unique("article_id", keep="first", maintain_order=True)
            .select("article_id", _CAPTURE)
        )
        of_latest = {
            name: frames[name].join(latest, on=["article_id", _CAPTURE], how="semi").drop(_CAPTURE)
            for name in ("people", "quotes", "mentions")
        }
        return cls(
            articles=frames["articles"].drop(_CAPTURE),
            sources=frames["sources"].drop(_CAPTURE).unique("source_id", keep="last", maintain_order=True),
            **of_latest,
        )


# The frames by their attribute, and the table that each fills.
FRAME_TABLES: dict[str, Table] = {
    "articles": FACT_ARTICLES,
    "people": FACT_PEOPLE,
    "quotes": FACT_QUOTES,
    "mentions": MENTIONS,
    "sources": DIM_SOURCES,
}


def require_schema(frame: pl.DataFrame, table: Table) -> None:
    """Refuse a frame whose columns and types are not the table's; their order does not count.

    Raises:
        SchemaError: naming each column that differs.
    """
    declared = dict(table.polars_schema())
    given = dict(frame.schema)
    if declared == given:
        return
    differing = sorted(name for name in declared.keys() | given.keys() if declared.get(name) != given.get(name))
    words = ", ".join(
        f"{name}: {given.get(name, 'missing')} instead of {declared.get(name, 'nothing')}" for name in differing
    )
    raise SchemaError(f"a frame for {table.qualified_name} has {words}")
