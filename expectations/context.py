"""What the row rules look at beside a row: its article's text, and which articles, people and quotes there are."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from expectations.row_rule import (
    ARTICLE_KNOWN,
    ARTICLE_REFUSED,
    ARTICLE_TEXT,
    CONTINUED_KNOWN,
    PERSON_KNOWN,
    PERSON_REFUSED,
)
from warehouse.schema import Table
from warehouse.tables import FACT_ARTICLES, FACT_PEOPLE, FACT_QUOTES, MENTIONS

PERSON_COLUMNS: dict[str, str] = {FACT_QUOTES.name: "speaker_person_id", MENTIONS.name: "person_id"}
"""By table, the column that names a row of fact_people."""


@dataclass(frozen=True, slots=True)
class KnownFacts:
    """The articles and people that rows may refer to, each with whether it was refused."""

    articles: pl.DataFrame
    """article_id, ARTICLE_TEXT, ARTICLE_KNOWN, ARTICLE_REFUSED; each article once, in its latest capture."""
    people: pl.DataFrame
    """article_id, person_id, PERSON_KNOWN, PERSON_REFUSED; each person of an article once."""

    @classmethod
    def nothing(cls) -> KnownFacts:
        """No article and no person."""
        nobody = pl.Series(dtype=pl.Boolean)
        return cls(
            articles=known_articles(FACT_ARTICLES.empty_frame(), nobody),
            people=known_people(FACT_PEOPLE.empty_frame(), nobody),
        )


def known_articles(articles: pl.DataFrame, refused: pl.Series) -> pl.DataFrame:
    """`KnownFacts.articles` of rows of fact_articles; `refused` says of each row whether it fell.

    The latest capture, one of the whole text before one of a part, is the one that the load takes: people, quotes and
    mentions are of its text.
    """
    latest_first = articles.with_columns(refused.alias(ARTICLE_REFUSED)).sort(
        pl.col("access") == "open",
        "fetched_at",
        "text_sha256",
        "url",
        descending=[True, True, True, False],
        nulls_last=True,
        maintain_order=True,
    )
    return latest_first.select(
        "article_id",
        pl.col("text").alias(ARTICLE_TEXT),
        pl.lit(True).alias(ARTICLE_KNOWN),
        ARTICLE_REFUSED,
    ).unique("article_id", keep="first", maintain_order=True)


def known_people(people: pl.DataFrame, refused: pl.Series) -> pl.DataFrame:
    """`KnownFacts.people` of rows of fact_people; `refused` says of each row whether it fell."""
    return people.select(
        "article_id",
        "person_id",
        pl.lit(True).alias(PERSON_KNOWN),
        refused.alias(PERSON_REFUSED),
    ).unique(["article_id", "person_id"], keep="first", maintain_order=True)


def in_context(table: Table, frame: pl.DataFrame, known: KnownFacts) -> pl.DataFrame:
    """The frame's rows in their order with the context columns that the table's rules look at."""
    if table.qualified_name not in {FACT_PEOPLE.name, FACT_QUOTES.name, MENTIONS.name}:
        return frame
    joined = with_article(frame, known.articles)
    if table.qualified_name in PERSON_COLUMNS:
        joined = with_person(joined, known.people, PERSON_COLUMNS[table.qualified_name])
    return with_continued(joined) if table.qualified_name == FACT_QUOTES.name else joined


def with_article(frame: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Each row with its article's text and whether the article is known and refused."""
    joined = frame.join(articles, on=FACT_ARTICLES.key, how="left", maintain_order="left")
    return joined.with_columns(pl.col(ARTICLE_KNOWN, ARTICLE_REFUSED).fill_null(False))


def with_person(frame: pl.DataFrame, people: pl.DataFrame, person_column: str) -> pl.DataFrame:
    """Each row with whether the person it names is known in its article and refused."""
    joined = frame.join(
        people,
        left_on=["article_id", person_column],
        right_on=["article_id", "person_id"],
        how="left",
        maintain_order="left",
    )
    return joined.with_columns(pl.col(PERSON_KNOWN, PERSON_REFUSED).fill_null(False))


def with_continued(quotes: pl.DataFrame) -> pl.DataFrame:
    """Each quote with whether the quote that it continues is one of its article."""
    targets = quotes.select("article_id", "quote_id", pl.lit(True).alias(CONTINUED_KNOWN)).unique()
    joined = quotes.join(
        targets,
        left_on=["article_id", "continues_quote_id"],
        right_on=["article_id", "quote_id"],
        how="left",
        maintain_order="left",
    )
    return joined.with_columns(pl.col(CONTINUED_KNOWN).fill_null(False))
