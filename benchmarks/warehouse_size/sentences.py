"""Sentences in words: who does or says what, put together so that the place of each name and quote is known."""

from __future__ import annotations

from enum import IntEnum

import numpy as np
import polars as pl

from benchmarks.warehouse_size import wording
from benchmarks.warehouse_size.clauses import Draws, circumstances, clauses, consequences, deeds, labels
from benchmarks.warehouse_size.vocabulary import DRAWS, Choice

Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]

_OPENERS = Choice(wording.OPENERS)
_ROLES = pl.Series(wording.ROLES)
_UNNAMED = pl.Series(wording.UNNAMED)
_ORGANIZATIONS = pl.Series(wording.ORGANIZATIONS)
_DETAILS = pl.Series([f"{number} {things}" for number in range(2, 402) for things in wording.COUNTED])


class Kind(IntEnum):
    """What a sentence does."""

    PLAIN = 0
    MEETING = 1
    DIRECT = 2
    NAME_FIRST = 3
    PRONOUN = 4
    FRAGMENT = 5
    INDIRECT = 6
    UNNAMED = 7
    ORGANIZATION = 8
    ABSTAINED = 9


_QUOTE_FIRST = (Kind.DIRECT, Kind.PRONOUN, Kind.UNNAMED, Kind.ORGANIZATION, Kind.ABSTAINED)


def word_sentences(random: np.random.Generator, told: pl.DataFrame) -> pl.DataFrame:
    """The sentences as `write_stories` gives them: with their words in five parts, who speaks, and the cue."""
    size = told.height
    kinds = told["kind"].to_numpy()

    def one_of(words: pl.Series) -> pl.Series:
        return words.gather(random.integers(0, len(words), size))

    parts = told.with_columns(
        clause=_plain_clauses(random, kinds == Kind.PLAIN),
        circumstance=circumstances(Draws(random.integers(0, 2**62, size))),
        detail=one_of(_DETAILS),
        role=_ROLES.gather((told["speaker_rank"].fill_null(0) * 31 + random.integers(0, 20, size) // 19) % len(_ROLES)),
        meeting=deeds(Draws(random.integers(0, 2**62, size))),
        source=pl.when(pl.col("kind") == Kind.UNNAMED).then(one_of(_UNNAMED)).otherwise(one_of(_ORGANIZATIONS)),
        quote=_quotes(random, told),
        has_detail=pl.Series(random.random(size) < 0.5),
    )
    kind = pl.col("kind")
    text = pl.lit("", dtype=pl.String)
    sentence = parts.with_columns(
        speaker_name=pl.when(kind.is_in([Kind.UNNAMED, Kind.ORGANIZATION])).then("source").otherwise("speaker_name"),
        quote_place=pl.when(kind < Kind.DIRECT).then(0).when(kind.is_in(_QUOTE_FIRST)).then(1).otherwise(2),
        speaker_words=_speaker_words(),
    ).with_columns(
        head=pl.when(kind == Kind.PLAIN)
        .then(pl.concat_str("clause", pl.lit(" ")))
        .when(pl.col("quote_place") == 1)
        .then(pl.lit("“"))
        .otherwise(text),
        first=pl.when(pl.col("quote_place") == 1).then("quote").otherwise(pl.col("first_words").fill_null(text)),
        middle=_middle(),
        second=pl.when(kind == Kind.MEETING)
        .then("second_words")
        .when(pl.col("quote_place") == 2)
        .then("quote")
        .otherwise(pl.col("speaker_words").fill_null(text)),
        tail=_tail(),
        # A paragraph is a quoting sentence, or two or three others.
        is_paragraph=(kind >= Kind.DIRECT)
        | (kind.shift(1).over("story") >= Kind.DIRECT)
        | pl.Series(random.random(size) < 0.4),
        cue=pl.when(kind == Kind.PRONOUN)
        .then(pl.lit("added"))
        .when(kind == Kind.FRAGMENT)
        .then(pl.lit("called"))
        .when(kind.is_between(Kind.DIRECT, Kind.ORGANIZATION))
        .then(pl.lit("said")),
    )
    return sentence.select(
        *("story", "sentence_no", "kind", "is_paragraph", "head", "first", "middle", "second", "tail"),
        *("quote_place", "cue", "speaker_rank", "speaker_kind", "speaker_name", "speaker_words"),
        pl.when(pl.col("speaker_kind") == "person").then("role").alias("speaker_role"),
        # Of a sentence that begins with the quote, the first person stands second.
        pl.when(pl.col("quote_place") == 1).then(None).otherwise("first_name").alias("first_name"),
        pl.when(pl.col("quote_place") == 1).then("first_name").otherwise("second_name").alias("second_name"),
    )


def _speaker_words() -> pl.Expr:
    kind = pl.col("kind")
    return (
        pl.when(kind.is_in([Kind.UNNAMED, Kind.ORGANIZATION]))
        .then("source")
        .when(kind == Kind.PRONOUN)
        .then("pronoun")
        .when(kind.is_between(Kind.DIRECT, Kind.INDIRECT))
        .then("first_words")
    )


def _middle() -> pl.Expr:
    kind = pl.col("kind")
    return (
        pl.when(kind == Kind.MEETING)
        .then(pl.concat_str(pl.lit(" "), "meeting", pl.lit(" ")))
        .when(kind == Kind.NAME_FIRST)
        .then(pl.concat_str(pl.lit(", "), "role", pl.lit(", said: “")))
        .when(kind == Kind.PRONOUN)
        .then(pl.lit(",” "))
        .when(kind == Kind.FRAGMENT)
        .then(pl.lit(" called it “"))
        .when(kind == Kind.INDIRECT)
        .then(pl.lit(" said that "))
        .when(kind == Kind.ABSTAINED)
        .then(pl.lit(".”"))
        .when(kind >= Kind.DIRECT)
        .then(pl.lit(",” said "))
        .otherwise(pl.lit(""))
    )


def _tail() -> pl.Expr:
    kind = pl.col("kind")
    return (
        pl.when(kind == Kind.PLAIN)
        .then(
            pl.concat_str(
                "circumstance",
                pl.when("has_detail").then(pl.concat_str(pl.lit(", with "), "detail")).otherwise(pl.lit("")),
                pl.lit("."),
            )
        )
        .when(kind == Kind.MEETING)
        .then(pl.concat_str(pl.lit(" "), "circumstance", pl.lit(".")))
        .when(kind == Kind.DIRECT)
        .then(pl.concat_str(pl.lit(", "), "role", pl.lit(".")))
        .when(kind == Kind.NAME_FIRST)
        .then(pl.lit(".”"))
        .when(kind == Kind.PRONOUN)
        .then(pl.lit(" added."))
        .when(kind == Kind.FRAGMENT)
        .then(pl.concat_str(pl.lit("” "), "circumstance", pl.lit(".")))
        .when(kind == Kind.ABSTAINED)
        .then(pl.lit(""))
        .otherwise(pl.lit("."))
    )


def _quotes(random: np.random.Generator, told: pl.DataFrame) -> pl.Series:
    """Words that the speaker says; one time in six what the same person has said before, elsewhere."""
    size = told.height
    kinds = told["kind"].to_numpy()
    own = random.integers(0, 2**62, size)
    # What a person likes to say: the first of ten most.
    said = told["speaker_rank"].fill_null(0).to_numpy() * 10 + (10 * random.random(size) ** 2).astype(np.int64)
    # A multiplier with its bits spread (Fibonacci hashing) makes such numbers look drawn.
    again = ((said + 1).astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) >> np.uint64(2)).astype(np.int64)
    is_again = (random.random(size) < 1 / 6) & told["speaker_rank"].is_not_null().to_numpy()
    seeds = np.where(is_again, again, own)
    is_fragment, is_indirect = kinds == Kind.FRAGMENT, kinds == Kind.INDIRECT
    is_spoken = (kinds >= Kind.DIRECT) & ~is_fragment & ~is_indirect
    fragments = _where(is_fragment, labels(Draws(seeds[is_fragment])))
    reported = _where(is_indirect, _utterances(Draws(seeds[is_indirect]), opened=0.0))
    spoken = _where(is_spoken, _utterances(Draws(seeds[is_spoken]), opened=0.35))
    return pl.select(pl.coalesce(fragments, reported, spoken)).to_series()


def _utterances(draws: Draws, opened: float) -> pl.Series:
    """What somebody says, for each row: a clause, and often something in front of it or behind it.

    Args:
        draws: The rows.
        opened: So many begin with a turn of phrase.
    """
    parts = {
        "opener": draws.word(_OPENERS),
        "clause": clauses(draws),
        "detail": _DETAILS.gather(draws.next() % len(_DETAILS)),
        "circumstance": circumstances(draws),
        "consequence": consequences(draws),
    }

    return (
        pl.DataFrame(parts)
        .select(
            pl.concat_str(
                _sometimes(draws, opened, pl.col("opener"), pl.lit(" ")),
                pl.col("clause"),
                _sometimes(draws, 0.25, pl.lit(" for "), pl.col("detail")),
                _sometimes(draws, 0.5, pl.lit(" "), pl.col("circumstance")),
                _sometimes(draws, 0.6, pl.lit(", "), pl.col("consequence")),
            )
        )
        .to_series()
    )


def _plain_clauses(random: np.random.Generator, is_wanted: Mask) -> pl.Series:
    """How a sentence that quotes nobody begins, where it is wanted."""
    draws = Draws(random.integers(0, 2**62, int(is_wanted.sum())))
    parts = {"circumstance": circumstances(draws), "clause": clauses(draws), "consequence": consequences(draws)}
    told = pl.concat_str(
        _sometimes(draws, 0.3, pl.col("circumstance"), pl.lit(", ")),
        pl.col("clause"),
        _sometimes(draws, 0.4, pl.lit(", "), pl.col("consequence")),
    )
    return _where(is_wanted, pl.DataFrame(parts).select(capitalised(told)).to_series())


def _sometimes(draws: Draws, share: float, *words: pl.Expr) -> pl.Expr:
    """The words in that share of the rows, in the others an empty text."""
    return pl.when(pl.Series(draws.next() < share * DRAWS)).then(pl.concat_str(words)).otherwise(pl.lit(""))


def capitalised(text: pl.Expr) -> pl.Expr:
    """The text with a capital at its beginning."""
    return pl.concat_str(text.str.slice(0, 1).str.to_uppercase(), text.str.slice(1))


def _where(is_wanted: Mask, words: pl.Series) -> pl.Series:
    """The words, one after the other, in the rows where they are wanted; null in the others."""
    places = pl.Series(np.where(is_wanted, np.cumsum(is_wanted) - 1, -1))
    return words.gather(places.replace(-1, None))
