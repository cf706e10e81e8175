"""Articles of outlets out of stories: own ones, and copies of wire stories with small changes and agency credits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
import polars as pl

from benchmarks.warehouse_size import wording
from benchmarks.warehouse_size.clauses import Draws, circumstances, clauses
from benchmarks.warehouse_size.population import AUTHORS_PER_OUTLET, OUTLETS, Population, author_names
from benchmarks.warehouse_size.sentences import Kind, capitalised
from benchmarks.warehouse_size.stories import write_stories

FIRST_DAY = datetime(2024, 1, 1, tzinfo=UTC)
DAYS = 730
# One story in eight goes over the wire; several outlets print it each, so that they are four articles in ten.
WIRE_SHARE = 0.13
_HEADLINES = pl.Series(wording.HEADLINES)
_SECTIONS = pl.Series(wording.SECTIONS)
_AGENCIES = pl.Series(wording.AGENCIES)
_OUTLETS = pl.DataFrame(
    {
        "source_id": [outlet.source_id for outlet in OUTLETS],
        "homepage": [outlet.homepage for outlet in OUTLETS],
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedArticles:
    """Articles with their text, and the sentences that it consists of, in the same order."""

    articles: pl.DataFrame
    """article (number from 0), text and the columns of fact_articles that an outlet gives, title_name for the person
    whom the title names."""
    sentences: pl.DataFrame
    """As `write_stories` gives them, with article and, for each part, where it starts in the text."""


def print_articles(
    random: np.random.Generator, count: int, population: Population, since: datetime, until: datetime
) -> PrintedArticles:
    """So many articles of a span of time, in the order in which they were published."""
    plan = _plan(random, count, since, until)
    stories = int(plan["story"].max()) + 1  # type: ignore[arg-type]
    sentences = _placed(_printed(random, write_stories(random, stories, population), plan))
    texts = sentences.group_by("article", maintain_order=True).agg(
        text=pl.concat_str("separator", "head", "first", "middle", "second", "tail").str.join(""),
        # The person whom the text names first.
        lead_name=pl.coalesce("first_name", "second_name").drop_nulls().first(),
    )
    articles = plan.join(texts, on="article", how="left", maintain_order="left")
    return PrintedArticles(articles=_titled(random, articles), sentences=sentences)


def _plan(random: np.random.Generator, count: int, since: datetime, until: datetime) -> pl.DataFrame:
    """Which outlet prints which story when, and how."""
    prints = np.where(random.random(count) < WIRE_SHARE, 2 + random.geometric(0.3, count), 1)
    story = np.repeat(np.arange(count), prints)[:count]
    story = np.unique(story, return_inverse=True)[1].astype(np.int64)
    print_no = np.arange(count) - np.searchsorted(story, story)
    is_wire = np.isin(story, story[print_no > 0])
    span = (until - since).total_seconds()
    # Some outlets print much more than others.
    outlet = (len(OUTLETS) * random.random(count) ** 1.6).astype(np.int64)
    first_print = np.sort(random.random(story.max() + 1)) * span
    delay = np.where(print_no > 0, random.lognormal(np.log(5_400), 1.2, count), 0)
    seconds = np.minimum(first_print[story] + delay, span - 1).astype(np.int64)
    staff = random.integers(0, AUTHORS_PER_OUTLET, (2, count))
    plan = pl.DataFrame(
        {
            "story": story,
            "print_no": print_no,
            "is_wire": is_wire,
            "outlet": outlet,
            "seconds": seconds,
            "author": author_names(outlet, staff[0]),
            "second_author": author_names(outlet, staff[1]),
            "author_count": random.choice([0, 1, 1, 1, 1, 1, 2], count),
            "agency": _AGENCIES.gather(story % len(_AGENCIES)),
            # How a copy says where it comes from: in front of the text, behind it, in the byline, not at all.
            "credit": np.where(is_wire, random.integers(0, 4, count), -1),
            "kept": np.where((print_no > 0) & (random.random(count) < 0.5), random.uniform(0.5, 1, count), 1.0),
            "is_reworded": (print_no > 0) & (random.random(count) < 0.3),
            "minutes_to_fetch": random.integers(1, 60, count),
            "precision": random.choice(["second", "minute", "day"], count, p=[0.8, 0.12, 0.08]),
            "slug": random.integers(10**15, 10**16, count),
            "section": _SECTIONS.gather(story * 7 % len(_SECTIONS)),
        }
    )
    return (
        plan.hstack(_OUTLETS.select(pl.all().gather(outlet)))
        .with_columns(published_at=pl.lit(since, pl.Datetime("us", "UTC")) + pl.duration(seconds="seconds"))
        .sort("published_at", "story", "print_no")
        .with_row_index("article")
    )


def _printed(random: np.random.Generator, stories: pl.DataFrame, plan: pl.DataFrame) -> pl.DataFrame:
    """The sentences of each article: its story's, with the end cut off, words changed and the agency named."""
    lengths = stories.group_by("story").len("sentence_count")
    article = plan.select("article", "story", "credit", "agency", "kept", "is_reworded").join(lengths, on="story")
    sentences = (
        article.join(stories, on="story")
        .filter(pl.col("sentence_no") < (pl.col("sentence_count") * pl.col("kept")).ceil())
        .sort("article", "sentence_no")
    )
    is_changed = (
        pl.col("is_reworded") & (pl.col("kind") == Kind.PLAIN) & pl.Series(random.random(sentences.height) < 0.08)
    )
    other = circumstances(Draws(random.integers(0, 2**62, sentences.height)))
    is_last = pl.col("article") != pl.col("article").shift(-1, fill_value=plan.height)
    return sentences.with_columns(
        head=pl.when((pl.col("credit") == 0) & (pl.col("sentence_no") == 0))
        .then(pl.concat_str(pl.lit("LISBON ("), "agency", pl.lit(") — "), "head"))
        .otherwise("head"),
        tail=pl.when((pl.col("credit") == 1) & is_last)
        .then(pl.concat_str("tail", pl.lit("\nReporting by "), "agency", pl.lit(".")))
        .when(is_changed)
        .then(pl.concat_str(other, pl.lit(".")))
        .otherwise("tail"),
    )


def _placed(sentences: pl.DataFrame) -> pl.DataFrame:
    """The sentences with their separators, paragraphs and, counted in characters of the text, places."""
    is_head = pl.col("article") != pl.col("article").shift(1, fill_value=-1)
    lengths = sum(pl.col(part).str.len_chars() for part in ("head", "first", "middle", "second", "tail"))
    return (
        sentences.with_columns(
            separator=pl.when(is_head).then(pl.lit("")).when("is_paragraph").then(pl.lit("\n")).otherwise(pl.lit(" ")),
            breaks=(~is_head & pl.col("is_paragraph")).cast(pl.Int64),
        )
        .with_columns(length=(pl.col("separator").str.len_chars() + lengths).cast(pl.Int64))
        .with_columns(
            start=pl.col("length").cum_sum().over("article") - pl.col("length") + pl.col("separator").str.len_chars(),
            paragraph_no=pl.col("breaks").cum_sum().over("article"),
        )
        .with_columns(first_start=pl.col("start") + pl.col("head").str.len_chars())
        .with_columns(
            second_start=pl.col("first_start") + pl.col("first").str.len_chars() + pl.col("middle").str.len_chars()
        )
        .drop("length", "breaks", "kept", "is_reworded", "sentence_count")
    )


def _titled(random: np.random.Generator, articles: pl.DataFrame) -> pl.DataFrame:
    """The articles with titles, four in ten of which name the person named first. Copies share their story's."""
    story = articles["story"].to_numpy()
    per_story = random.random(story.max() + 1)
    names_person = pl.Series(per_story[story] < 0.4)
    headline = _HEADLINES.gather(np.floor(per_story[story] * 9_973.0).astype(np.int64) % len(_HEADLINES))
    event = clauses(Draws(np.floor(per_story[story] * 2.0**53).astype(np.int64)))
    is_named = names_person & pl.col("lead_name").is_not_null()
    return articles.with_columns(
        title_name=pl.when(is_named).then("lead_name"),
        title=pl.when(is_named)
        .then(pl.concat_str("lead_name", pl.lit(" "), headline))
        .otherwise(capitalised(pl.lit(event))),
        authors=pl.when((pl.col("credit") == 2) | (pl.col("author_count") == 0))
        .then(pl.when(pl.col("credit") == 2).then(pl.concat_list("agency")).otherwise(pl.lit([], pl.List(pl.String))))
        .when(pl.col("author_count") == 2)
        .then(pl.concat_list("author", "second_author").list.unique(maintain_order=True))
        .otherwise(pl.concat_list("author")),
    )


def spans(article_count: int, batch_size: int) -> list[tuple[int, int, datetime, datetime]]:
    """Number, size, begin and end of each batch that such a warehouse is written in; together two years."""

    def moment(articles: int) -> datetime:
        return FIRST_DAY + articles / article_count * timedelta(days=DAYS)

    firsts = range(0, article_count, batch_size)
    ends = [min(first + batch_size, article_count) for first in firsts]
    return [
        (number, end - first, moment(first), moment(end))
        for number, (first, end) in enumerate(zip(firsts, ends, strict=True))
    ]
