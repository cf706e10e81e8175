"""Generated sentences are as unlike each other as real ones, and the same for the same seed."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import numpy as np
import pytest
from polars.testing import assert_series_equal

from benchmarks.warehouse_size.clauses import Draws, clauses
from benchmarks.warehouse_size.vocabulary import DRAWS, Choice, adjectives, nouns, verbs

SENTENCES = 20_000


def test_a_row_gets_the_same_words_for_the_same_seed_wherever_it_stands() -> None:
    seeds = np.random.default_rng(7).integers(0, 2**62, 100)

    assert_series_equal(clauses(Draws(seeds)).reverse(), clauses(Draws(seeds[::-1])))
    assert clauses(Draws(seeds)).n_unique() == 100


@pytest.mark.parametrize(("length", "most"), [(3, 0.3), (4, 0.08), (5, 0.01)])
def test_two_sentences_seldom_share_several_words_in_a_row(length: int, most: float) -> None:
    sentences = clauses(Draws(np.random.default_rng(7).integers(0, 2**62, SENTENCES)))
    words = [sentence.split() for sentence in sentences]
    runs = Counter(chain.from_iterable(set(zip(*(of[at:] for at in range(length)), strict=False)) for of in words))

    assert sum(count for count in runs.values() if count > 1) < most * runs.total()


def test_a_few_words_are_frequent_and_most_are_rare() -> None:
    words = Counter(" ".join(clauses(Draws(np.random.default_rng(7).integers(0, 2**62, SENTENCES)))).split())

    assert len(words) > 4_000
    assert words[nouns()[0]] > 10 * words[nouns()[100]] > 0
    for vocabulary in (nouns(), verbs(), adjectives()):
        assert len(set(vocabulary)) == len(vocabulary)


def test_a_choice_gives_its_rarest_word_too_and_none_to_the_rest() -> None:
    drawn = Counter(Choice(nouns(), before=" the ", share=0.5).words(np.arange(DRAWS)))

    assert set(drawn) == {"", *(f" the {noun}" for noun in nouns())}
    assert abs(drawn[""] / DRAWS - 0.5) < 0.001
    assert set(Choice(verbs()).words(np.arange(DRAWS))) == set(verbs())
