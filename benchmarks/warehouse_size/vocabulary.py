"""The words that sentences are drawn from: a few everybody uses all the time, thousands that come up now and then.

How often the n-th most frequent word of a class comes up falls off as one over n, as in any language (Zipf's law). The
frequent ones are English; the others are invented, put together from stems and endings.
"""

from __future__ import annotations

from functools import cache
from itertools import product

import numpy as np
import numpy.typing as npt
import polars as pl

NOUNS = (
    "plan", "harbour", "budget", "school", "committee", "bridge", "report", "winter", "company", "reform", "water",
    "valley", "contract", "vote", "border", "price", "season", "court", "hospital", "ferry", "market", "council",
    "factory", "letter", "promise", "orchestra", "library", "river", "tunnel", "rent", "archive", "harvest", "union",
    "coast", "minister", "pipeline", "forecast", "audit", "timetable", "insurer", "dispute", "tariff", "museum",
    "permit", "witness", "storm", "debate", "cargo", "village", "licence", "quarry", "ledger", "petition", "runway",
    "scholar", "turbine", "vineyard", "warrant", "yard", "zoning", "campaign", "deadline", "estate", "fleet", "grant",
)  # fmt: skip
VERBS = (
    "changed", "rejected", "backed", "questioned", "delayed", "opened", "lost", "approved", "closed", "raised",
    "settled", "moved", "sold", "cut", "defended", "cancelled", "doubled", "ignored", "signed", "tested", "halted",
    "widened", "blamed", "praised", "inspected", "rebuilt", "postponed", "funded", "leaked", "measured", "divided",
    "outlived", "doubted", "renamed", "rescued", "silenced", "flooded", "reviewed", "carried", "swapped",
)  # fmt: skip
ADJECTIVES = (
    "new", "old", "public", "northern", "quiet", "long", "local", "private", "narrow", "costly", "empty", "rural",
    "early", "late", "southern", "fair", "joint", "open", "small", "secret", "steady", "coastal", "former", "hasty",
    "modest", "broken", "frozen", "legal", "civil", "bitter", "distant", "annual", "sunken", "idle", "cautious",
)  # fmt: skip
DETERMINERS = (
    "the", "our", "this", "their", "that", "its", "his", "every", "her", "no", "another", "my", "one", "each", "some",
)  # fmt: skip
PREPOSITIONS = (
    "in", "after", "for", "with", "before", "on", "without", "under", "near", "against", "despite", "between",
    "during", "beyond", "behind", "through", "because of", "across", "ahead of", "above", "along", "instead of",
)  # fmt: skip
CONJUNCTIONS = ("and", "but", "while", "because", "although", "since", "so", "until", "as", "whereas", "once", "yet")
ADVERBS = (
    "quietly", "barely", "twice", "openly", "often", "rightly", "hastily", "seldom", "once more", "in part", "gladly",
    "at last", "for years", "wrongly", "on paper", "overnight", "by law", "in public",
)  # fmt: skip
_STEM_HEADS = (
    "ab", "ar", "bal", "bren", "cal", "car", "clen", "cor", "dar", "del", "dol", "dram", "ed", "el", "fal", "fen",
    "for", "gal", "gar", "glen", "gor", "hal", "hem", "hol", "im", "jar", "jul", "kel", "ker", "lam", "len", "lor",
    "mal", "mer", "mol", "nar", "nev", "nor", "ol", "or", "pal", "per", "plen", "por", "quin", "ral", "rem", "ros",
    "sal", "sel", "sor", "spar", "tal", "tem", "tor", "ul", "val", "ver", "vol", "wen", "wil", "yar", "zel",
)  # fmt: skip
_STEM_TAILS = (
    "b", "bin", "c", "d", "den", "din", "f", "g", "gin", "k", "ket", "l", "lin", "m", "man", "min", "n", "p", "pen",
    "r", "rin", "s", "sen", "st", "t", "ten", "tin", "v", "ven", "vin",
)  # fmt: skip
_NOUN_ENDINGS = ("age", "ance", "er", "ery", "ing", "ism", "ist", "ment", "ness", "ory", "ure", "y")
_VERB_ENDINGS = ("ed", "ened", "ified", "ised")
_ADJECTIVE_ENDINGS = ("able", "al", "ary", "ent", "ic", "ive", "ous")
# What draws count in: of so many draws even the rarest word gets a few.
DRAWS = 1 << 20
# Mandelbrot's constant: the first few words of a language come up less often than Zipf's law alone has it.
_FLATTENED = 2.7
_EVERYWHERE_THE_SAME = 20


@cache
def nouns() -> tuple[str, ...]:
    """Three thousand, the most frequent first."""
    return NOUNS + _invented(_NOUN_ENDINGS, 3_000 - len(NOUNS))


@cache
def verbs() -> tuple[str, ...]:
    """Twelve hundred in the past tense, the most frequent first."""
    return VERBS + _invented(_VERB_ENDINGS, 1_200 - len(VERBS))


@cache
def adjectives() -> tuple[str, ...]:
    """Fifteen hundred, the most frequent first."""
    return ADJECTIVES + _invented(_ADJECTIVE_ENDINGS, 1_500 - len(ADJECTIVES))


def _invented(endings: tuple[str, ...], count: int) -> tuple[str, ...]:
    words = list(dict.fromkeys("".join(parts) for parts in product(_STEM_HEADS, _STEM_TAILS, endings)))
    random = np.random.default_rng(_EVERYWHERE_THE_SAME)
    return tuple(words[place] for place in random.permutation(len(words))[:count])


class Choice:
    """Words to draw by number: the first most often, or, for a share of the numbers, none at all."""

    def __init__(self, words: tuple[str, ...], *, before: str = "", share: float = 1.0) -> None:
        """Make the choice.

        Args:
            words: The most frequent first.
            before: Stands in front of each word, and of none.
            share: Of the numbers so many get a word, the others an empty text.
        """
        weights = 1 / (np.arange(1, len(words) + 1) + _FLATTENED)
        upper = np.cumsum(weights / weights.sum()) * share * DRAWS
        # The place behind the last word is the empty text's.
        bounds = upper[:-1] if share == 1.0 else upper
        self._places = np.searchsorted(bounds, np.arange(DRAWS), side="right").astype(np.uint32)
        self._words = pl.Series([*(before + word for word in words), ""], dtype=pl.String)

    def words(self, numbers: npt.NDArray[np.int64]) -> pl.Series:
        """The word of each number below `DRAWS`."""
        return self._words.gather(self._places[numbers])
