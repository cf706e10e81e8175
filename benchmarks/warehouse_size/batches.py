"""Batches of generated facts in the declared schemas, as reading the articles' pages would give them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta

import numpy as np
import polars as pl

from benchmarks.warehouse_size.articles import PrintedArticles, print_articles, spans
from benchmarks.warehouse_size.hashing import hash_column
from benchmarks.warehouse_size.population import OUTLETS, Population, person_ids
from benchmarks.warehouse_size.sentences import Kind
from transforms.copies.credits import text_credit
from warehouse.facts import FactFrames
from warehouse.schema import Table
from warehouse.tables import DIM_SOURCES, FACT_ARTICLES, FACT_PEOPLE, FACT_QUOTES, MENTIONS

BATCH_ARTICLES = 20_000
EDITED_SHARE = 0.06
PIPELINE_VERSION = "0.1.0+generated"
CORRECTION = "\nCorrection: An earlier version of this article gave the wrong number of {}."
_CORRECTED = ("boats", "families", "lorries", "pages", "days")
_PARTS = ("articles", "people", "quotes", "mentions")
INSTANT = pl.Datetime("us", "UTC")
_SET_BY_LOAD = (pl.lit(None, pl.String).alias("article_source_id"), pl.lit(None, pl.Date).alias("article_day"))


def generate_batches(article_count: int, seed: int, batch_size: int = BATCH_ARTICLES) -> Iterator[FactFrames]:
    """The facts of so many articles over two years, batch by batch in order of time.

    The same for the same arguments. Each article comes with all its captures: one in sixteen was edited.
    """
    for number, size, since, until in spans(article_count, batch_size):
        yield generate_batch(article_count, seed, number, size, (since, until))


def generate_batch(
    population_size: int, seed: int, number: int, size: int, span: tuple[datetime, datetime]
) -> FactFrames:
    """One batch: `size` articles of a span of time, about people of a world of `population_size` articles."""
    random = np.random.default_rng([seed, number])
    printed = print_articles(random, size, Population(population_size), *span)
    facts = facts_of(printed)
    edited = random.random(size) < EDITED_SHARE
    return FactFrames.of_captures([facts, edited_facts(facts, facts.articles.filter(pl.Series(edited))["article_id"])])


def facts_of(printed: PrintedArticles) -> FactFrames:
    """The printed articles as the pipeline would read them: the first capture of each.

    This is the one place that fills the columns of the fact tables.
    """
    articles = _articles(printed.articles)
    keys = articles.select("article", "article_id", "run_id")
    mentions = _mentions(printed.sentences).join(keys, on="article", maintain_order="left")
    quotes = _quotes(printed.sentences).join(keys, on="article", maintain_order="left")
    quotes = quotes.with_columns(
        # What the load sets.
        *_SET_BY_LOAD,
        context_before=pl.lit(None, pl.String),
        context_after=pl.lit(None, pl.String),
        wording_key=pl.lit(None, pl.Int64),
        article_published_at=pl.lit(None, INSTANT),
        quote_id=hash_column(quotes, "quote", "article_id", "quote_kind", "char_start", "char_end"),
    ).with_columns(quote_group_id="quote_id")
    people = _people(mentions, quotes, printed.articles.select("article", "title_name", "authors"))
    people = people.with_columns(_SET_BY_LOAD)
    return FactFrames(
        articles=declared(FACT_ARTICLES, articles),
        people=declared(FACT_PEOPLE, people.join(keys, on="article", maintain_order="left")),
        quotes=declared(FACT_QUOTES, quotes),
        mentions=declared(MENTIONS, mentions),
        sources=source_rows(),
    )


def edited_facts(facts: FactFrames, article_ids: pl.Series, edit_no: int = 1) -> FactFrames:
    """A later capture of these articles with a notice of correction at the end, and so with the same people and quotes.

    Captured `edit_no` days after the capture given. Every fifth edit gives the same text.
    """
    chosen = {name: getattr(facts, name).filter(pl.col("article_id").is_in(article_ids.implode())) for name in _PARTS}
    articles = chosen["articles"].unique("article_id", keep="last", maintain_order=True)
    note = CORRECTION.format(_CORRECTED[edit_no % len(_CORRECTED)])
    articles = articles.with_columns(
        text=pl.col("text") + note,
        fetched_at=pl.col("fetched_at") + timedelta(days=edit_no),
    ).with_columns(run_id=_run_id(), word_count=_word_count())
    articles = articles.with_columns(text_sha256=_digests(articles), first_seen_at=pl.col("fetched_at"))
    runs = articles.select("article_id", "run_id")
    parts = {
        name: chosen[name]
        .drop("run_id")
        .join(runs, on="article_id", maintain_order="left")
        .select(chosen[name].columns)
        for name in _PARTS[1:]
    }
    return FactFrames(articles=articles, sources=DIM_SOURCES.empty_frame(), **parts)


def source_rows() -> pl.DataFrame:
    """Rows of dim_sources for all outlets."""
    rows = [
        {
            "source_id": outlet.source_id,
            "source_name": outlet.name,
            "homepage": outlet.homepage,
            "country": "GB",
            "language": "en",
            "feed_count": 2,
            "is_enabled": True,
            "run_id": "20240101T000500-000000",
        }
        for outlet in OUTLETS
    ]
    return pl.DataFrame(rows, schema=DIM_SOURCES.polars_schema())


def declared(table: Table, frame: pl.DataFrame) -> pl.DataFrame:
    """The frame's columns that the table declares; a declared column that nothing fills raises ColumnNotFoundError."""
    return frame.select(pl.col(column.name).cast(column.polars_type) for column in table.columns)


def _run_id() -> pl.Expr:
    return pl.col("fetched_at").dt.strftime("%Y%m%dT%H0500-5eed00")


def _word_count() -> pl.Expr:
    return pl.col("text").str.count_matches(r"\S+").cast(pl.Int64)


def _digests(articles: pl.DataFrame) -> pl.Series:
    texts = zip(articles["title"], articles["text"], strict=True)
    return pl.Series(
        [hashlib.sha256(f"{title}\n{text}".encode()).hexdigest() for title, text in texts], dtype=pl.String
    )


def _articles(printed: pl.DataFrame) -> pl.DataFrame:
    dated = printed.with_columns(
        fetched_at=pl.col("published_at") + pl.duration(minutes="minutes_to_fetch"),
        canonical_url=pl.concat_str("homepage", pl.lit("news/"), "slug"),
        published_at=pl.when(pl.col("precision") == "day")
        .then(pl.col("published_at").dt.truncate("1d"))
        .otherwise("published_at"),
    )
    return dated.with_columns(
        _run_id().alias("run_id"),
        _word_count().alias("word_count"),
        article_id=hash_column(dated, "article", "canonical_url"),
        url=pl.concat_str("canonical_url", pl.lit("?src=feed")),
        published_precision="precision",
        published_origin=pl.lit("json_ld"),
        modified_at=pl.lit(None, INSTANT),
        language=pl.lit("en"),
        access=pl.lit("open"),
        mining_opt_out=pl.lit(False),
        mining_opt_out_origin=pl.lit(None, pl.String),
        version_no=pl.lit(1),
        text_sha256=_digests(dated),
        first_seen_at="fetched_at",
        pipeline_version=pl.lit(PIPELINE_VERSION),
    ).with_columns(_credits(dated), duplicate_group_id="article_id")


def _credits(articles: pl.DataFrame) -> list[pl.Series]:
    """The columns agency, agency_evidence and republished_from."""
    credits = [text_credit(authors, text) for authors, text in articles.select("authors", "text").iter_rows()]
    names = ("agency", "agency_evidence", "republished_from")
    return [pl.Series(name, [getattr(credit, name) for credit in credits], dtype=pl.String) for name in names]


def _mentions(sentences: pl.DataFrame) -> pl.DataFrame:
    """Where names stand: article, person_name, mention_text and the offsets."""
    places = [
        sentences.filter(pl.col(f"{place}_name").is_not_null()).select(
            "article",
            person_name=f"{place}_name",
            mention_text=place,
            char_start=f"{place}_start",
            char_end=pl.col(f"{place}_start") + pl.col(place).str.len_chars().cast(pl.Int64),
        )
        for place in ("first", "second")
    ]
    mentions = pl.concat(places).sort("article", "char_start")
    return mentions.with_columns(person_id=person_ids(mentions["person_name"])).with_columns(name_id="person_id")


def _quotes(sentences: pl.DataFrame) -> pl.DataFrame:
    is_first = pl.col("quote_place") == 1
    words = pl.when(is_first).then("first").otherwise("second")
    start = pl.when(is_first).then("first_start").otherwise("second_start")
    other_start = pl.when(is_first).then("second_start").otherwise("first_start")
    kind = pl.col("kind")
    told = pl.col("speaker_name").is_not_null()
    quotes = (
        sentences.filter(pl.col("quote_place") > 0)
        .with_columns(quote_text=words, char_start=start, speaker_start=other_start)
        .with_columns(
            quote_no=pl.int_range(1, pl.len() + 1).over("article"),
            quote_kind=pl.when(kind == Kind.FRAGMENT)
            .then(pl.lit("fragment"))
            .when(kind == Kind.INDIRECT)
            .then(pl.lit("indirect"))
            .otherwise(pl.lit("direct")),
            char_end=pl.col("char_start") + pl.col("quote_text").str.len_chars().cast(pl.Int64),
            speaker_text="speaker_words",
            speaker_char_start=pl.when(told).then("speaker_start"),
            attribution_method=pl.when(told).then(pl.lit("verb_beside")),
            attribution_confidence=pl.when(told).then(0.55 + (pl.col("char_start") * 37 % 45) / 100),
            abstain_reason=pl.when(~told).then(pl.lit("no_speaker_near")),
            continues_quote_id=pl.lit(None, pl.String),
        )
        .with_columns(
            speaker_char_end=pl.col("speaker_char_start") + pl.col("speaker_text").str.len_chars().cast(pl.Int64)
        )
    )
    is_person = quotes["speaker_kind"] == "person"
    return quotes.with_columns(
        speaker_person_id=pl.when(is_person).then(person_ids(quotes["speaker_name"].fill_null(""))),
    )


def _people(mentions: pl.DataFrame, quotes: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """The persons of each article, in the order of their first mention."""
    is_marked = pl.col("quote_kind") != "indirect"
    spoken = (
        quotes.filter(pl.col("speaker_person_id").is_not_null())
        .group_by("article", "speaker_person_id")
        .agg(
            quote_count=pl.len(),
            quoted_word_count=pl.col("quote_text").filter(is_marked).str.count_matches(r"\S+").sum(),
            role=pl.col("speaker_role").first(),
        )
        .rename({"speaker_person_id": "person_id"})
    )
    return (
        mentions.group_by("article", "person_id", maintain_order=True)
        .agg(
            pl.col("name_id", "person_name").first(),
            aliases=pl.col("mention_text").unique(maintain_order=True),
            mention_count=pl.len(),
            first_char_start=pl.col("char_start").first(),
        )
        .join(spoken, on=["article", "person_id"], how="left", maintain_order="left")
        .join(articles, on="article", how="left", maintain_order="left")
        .with_columns(
            pl.col("quote_count", "quoted_word_count").fill_null(0),
            in_title=(pl.col("title_name") == pl.col("person_name")).fill_null(False),
            is_author=pl.col("authors").list.contains(pl.col("person_name")),
        )
        .drop("title_name", "authors")
    )
