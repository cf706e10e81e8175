"""Stories as rows of sentences: who is named and quoted in each, in which words. What outlets make articles of."""

from __future__ import annotations

import numpy as np
import polars as pl

from benchmarks.warehouse_size.population import TOPICS, Numbers, Population, names
from benchmarks.warehouse_size.sentences import Kind, word_sentences

MEDIAN_SENTENCES = 24
LONGEST_SENTENCES = 220
NOBODY = -1
# Shares of the kinds of sentence that quote.
_QUOTING = {
    Kind.DIRECT: 0.34,
    Kind.NAME_FIRST: 0.14,
    Kind.PRONOUN: 0.10,
    Kind.FRAGMENT: 0.12,
    Kind.INDIRECT: 0.13,
    Kind.UNNAMED: 0.05,
    Kind.ORGANIZATION: 0.04,
    Kind.ABSTAINED: 0.08,
}
_WITH_PERSON = (Kind.MEETING, Kind.DIRECT, Kind.NAME_FIRST, Kind.FRAGMENT, Kind.INDIRECT)


def write_stories(random: np.random.Generator, count: int, population: Population) -> pl.DataFrame:
    """The sentences of so many stories, in order.

    A sentence is the words head, first, middle, second, tail. `first` and `second` may be a name or a quote:
    first_rank and second_rank give the person named, quote_place (0, 1 or 2) says which of them is the quote, and
    speaker_rank, speaker_kind, speaker_name who speaks it. first_name and second_name are the fullest form that the
    story uses of the person.
    """
    sentences = np.clip(random.lognormal(np.log(MEDIAN_SENTENCES), 0.55, count), 3, LONGEST_SENTENCES).astype(np.int64)
    story = np.repeat(np.arange(count), sentences)
    kinds = _kinds(random, story, count)
    first_rank, second_rank = _ranks(random, story, sentences, kinds, population)
    frame = pl.DataFrame(
        {
            "story": story,
            "sentence_no": np.arange(story.size) - np.repeat(np.cumsum(sentences) - sentences, sentences),
            "kind": kinds,
        }
    )
    named = _named(story, first_rank, second_rank)
    told = _with_speakers(frame.hstack(named))
    return word_sentences(random, told)


def _kinds(random: np.random.Generator, story: Numbers, count: int) -> Numbers:
    quoting = random.choice([0.0, 0.08, 0.18, 0.36], count, p=[0.12, 0.24, 0.34, 0.30])[story]
    quotes = random.choice([int(kind) for kind in _QUOTING], story.size, p=list(_QUOTING.values()))
    drawn = random.random(story.size)
    others = np.where(drawn < quoting + 0.28, int(Kind.MEETING), int(Kind.PLAIN))
    kinds: Numbers = np.where(drawn < quoting, quotes, others)
    return kinds


def _ranks(
    random: np.random.Generator, story: Numbers, sentences: Numbers, kinds: Numbers, population: Population
) -> tuple[Numbers, Numbers]:
    """The persons that each sentence names, of a cast that grows with the story's length."""
    cast = np.clip(np.round(sentences * random.uniform(0.3, 0.8, sentences.size)), 1, 60).astype(np.int64)
    topics = np.repeat(random.integers(0, TOPICS, sentences.size), cast)
    ranks = population.ranks(random, topics)
    offsets = (np.cumsum(cast) - cast)[story]

    def member() -> Numbers:
        # The first of the cast come up again and again.
        chosen: Numbers = ranks[offsets + (cast[story] * random.random(story.size) ** 1.4).astype(np.int64)]
        return chosen

    named = np.isin(kinds, [int(kind) for kind in _WITH_PERSON])
    first: Numbers = np.where(named, member(), NOBODY)
    second: Numbers = np.where(kinds == Kind.MEETING, member(), NOBODY)
    second[second == first] = NOBODY
    return first, second


def _named(story: Numbers, first_rank: Numbers, second_rank: Numbers) -> pl.DataFrame:
    """Columns rank, name and words (the form used there) of the first and the second person of each sentence."""
    slots = pl.DataFrame(
        {
            "story": np.repeat(story, 2),
            "rank": np.stack([first_rank, second_rank], axis=1).ravel(),
        }
    ).with_columns(rank=pl.col("rank").replace(NOBODY, None))
    forms = names(slots["rank"].fill_null(0).to_numpy())
    # Of a hundred stories six write the middle initial, and six never give more than the surname.
    form = (pl.col("rank") * 7_919 + pl.col("story") * 104_729) % 100
    named = (
        slots.hstack(forms)
        .with_columns(
            name=pl.when(pl.col("rank").is_null())
            .then(None)
            .when(form < 6)
            .then("initialled")
            .when(form < 12)
            .then("surname")
            .otherwise("full"),
            is_first=pl.struct("story", "rank").is_first_distinct(),
        )
        .with_columns(words=pl.when(pl.col("is_first") | pl.col("name").is_null()).then("name").otherwise("surname"))
        .select("rank", "name", "words", "is_woman")
    )
    return pl.concat(
        [
            named.gather_every(2).rename(lambda column: f"first_{column}"),
            named.gather_every(2, 1).rename(lambda column: f"second_{column}"),
        ],
        how="horizontal",
    )


def _with_speakers(frame: pl.DataFrame) -> pl.DataFrame:
    """The sentences with their speakers; 'he' and 'she' are whoever the sentence before names first."""
    met_nobody = (pl.col("kind") == Kind.MEETING) & pl.col("second_rank").is_null()
    plain = frame.with_columns(
        pl.when(met_nobody).then(pl.lit(int(Kind.PLAIN))).otherwise("kind").alias("kind"),
        *(
            pl.when(met_nobody).then(None).otherwise(f"first_{name}").alias(f"first_{name}")
            for name in ("rank", "name", "words")
        ),
    )
    told = plain.with_columns(
        pl.col(f"first_{name}").shift(1).over("story").alias(f"before_{name}") for name in ("rank", "name", "is_woman")
    ).with_columns(
        kind=pl.when((pl.col("kind") == Kind.PRONOUN) & pl.col("before_rank").is_null())
        .then(pl.lit(int(Kind.ABSTAINED)))
        .otherwise("kind")
    )
    kind = pl.col("kind")
    is_pronoun = kind == Kind.PRONOUN
    is_person = is_pronoun | kind.is_in([Kind.DIRECT, Kind.NAME_FIRST, Kind.FRAGMENT, Kind.INDIRECT])
    return told.with_columns(
        speaker_rank=pl.when(is_pronoun).then("before_rank").when(is_person).then("first_rank"),
        speaker_kind=pl.when(is_person)
        .then(pl.lit("person"))
        .when(kind == Kind.UNNAMED)
        .then(pl.lit("unnamed"))
        .when(kind == Kind.ORGANIZATION)
        .then(pl.lit("organization")),
        speaker_name=pl.when(is_pronoun).then("before_name").when(is_person).then("first_name"),
        pronoun=pl.when("before_is_woman").then(pl.lit("she")).otherwise(pl.lit("he")),
    )
