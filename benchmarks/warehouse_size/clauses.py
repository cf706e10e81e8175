"""What is said, word by word out of the vocabulary: two clauses seldom share more than two words in a row."""

from __future__ import annotations

import numpy as np
import polars as pl

from benchmarks.warehouse_size import vocabulary
from benchmarks.warehouse_size.population import Numbers
from benchmarks.warehouse_size.vocabulary import DRAWS, Choice

# The state's step and the two multipliers of SplitMix64.
_STEP, _FIRST_FACTOR, _SECOND_FACTOR = (
    np.uint64(constant) for constant in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
)
_BITS = DRAWS.bit_length() - 1

_DETERMINERS = Choice(vocabulary.DETERMINERS)
_OBJECT_DETERMINERS = Choice(vocabulary.DETERMINERS, before=" ")
_ADJECTIVES = Choice(vocabulary.adjectives(), before=" ", share=0.45)
_NOUNS = Choice(vocabulary.nouns(), before=" ")
_OWNERS = Choice(vocabulary.nouns(), before=" of the ", share=0.2)
_VERBS = Choice(vocabulary.verbs(), before=" ")
_ADVERBS = Choice(vocabulary.ADVERBS, before=" ", share=0.3)
_PREPOSITIONS = Choice(vocabulary.PREPOSITIONS)
_CONJUNCTIONS = Choice(vocabulary.CONJUNCTIONS)
_LONE_ADJECTIVES = Choice(vocabulary.adjectives())
_LONE_VERBS = Choice(vocabulary.verbs())


class Draws:
    """Random numbers of rows, any amount for each: the same ones for the same seed of a row."""

    def __init__(self, seeds: Numbers) -> None:
        """Begin with a number for each row."""
        self._state = seeds.astype(np.uint64)
        self._left: list[Numbers] = []

    def next(self) -> Numbers:
        """A number below `DRAWS` for each row."""
        if not self._left:
            self._state = self._state + _STEP
            mixed = (self._state ^ (self._state >> np.uint64(30))) * _FIRST_FACTOR
            mixed = (mixed ^ (mixed >> np.uint64(27))) * _SECOND_FACTOR
            mixed ^= mixed >> np.uint64(31)
            lowest = np.uint64(DRAWS - 1)
            self._left = [(mixed >> np.uint64(_BITS * part) & lowest).astype(np.int64) for part in range(3)]
        return self._left.pop()

    def word(self, choice: Choice) -> pl.Series:
        """A word for each row."""
        return choice.words(self.next())


def clauses(draws: Draws) -> pl.Series:
    """For each row somebody or something that did something to something: 'their old ferry twice delayed the vote'."""
    return _joined(
        *_subject(draws), draws.word(_ADVERBS), draws.word(_VERBS), draws.word(_OBJECT_DETERMINERS), *_thing(draws)
    )


def circumstances(draws: Draws) -> pl.Series:
    """For each row where, when or why: 'after the narrow vote'."""
    return _joined(draws.word(_PREPOSITIONS), draws.word(_OBJECT_DETERMINERS), *_thing(draws))


def consequences(draws: Draws) -> pl.Series:
    """For each row a second clause with what joins it: 'but no company signed the contract'."""
    return _joined(draws.word(_CONJUNCTIONS), " ", clauses(draws))


def labels(draws: Draws) -> pl.Series:
    """For each row a few words that call something by a name: 'bitter harvest of the valley'."""
    return _joined(draws.word(_LONE_ADJECTIVES), draws.word(_NOUNS), draws.word(_OWNERS))


def deeds(draws: Draws) -> pl.Series:
    """For each row a verb that wants an object: 'praised'."""
    return draws.word(_LONE_VERBS)


def _subject(draws: Draws) -> tuple[pl.Series, ...]:
    return draws.word(_DETERMINERS), *_thing(draws)


def _thing(draws: Draws) -> tuple[pl.Series, ...]:
    return draws.word(_ADJECTIVES), draws.word(_NOUNS), draws.word(_OWNERS)


def _joined(*parts: pl.Series | str) -> pl.Series:
    return pl.select(pl.concat_str(pl.lit(part) for part in parts)).to_series()
