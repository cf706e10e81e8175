"""Who is in the news: outlets with their authors, and persons of whom few are named often and many once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from benchmarks.warehouse_size.wording import (
    FEMALE_NAMES,
    MALE_NAMES,
    OUTLET_KINDS,
    OUTLET_PLACES,
    SURNAME_HEADS,
    SURNAME_MIDDLES,
    SURNAME_TAILS,
)
from transforms.identity import person_id

Numbers = np.ndarray[tuple[int], np.dtype[np.int64]]

TOPICS = 20
AUTHORS_PER_OUTLET = 40
# The flatter the head, the larger: at 25 the most named person is in about one article of thirty.
HEAD_WIDTH = 25.0
_FIRST_NAMES = pl.Series([name for pair in zip(FEMALE_NAMES, MALE_NAMES, strict=True) for name in pair])
_SURNAMES = pl.Series(
    [head + middle + tail for tail in SURNAME_TAILS for middle in SURNAME_MIDDLES for head in SURNAME_HEADS]
)
_NAME_COUNT = len(_FIRST_NAMES) * len(_SURNAMES)
# Coprime to the number of names, so that neighbours in rank have nothing in common.
_NAME_STEP = 1_299_709
_INITIALS = pl.Series(list("ABCDEFGHJKLMNPRSTW"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One invented outlet."""

    source_id: str
    name: str
    homepage: str


OUTLETS: tuple[Outlet, ...] = tuple(
    Outlet(
        source_id=f"{place}-{kind}".lower(),
        name=f"The {place} {kind}",
        homepage=f"https://{place.lower()}-{kind.lower()}.example/",
    )
    for place in OUTLET_PLACES
    for kind in OUTLET_KINDS
)


@dataclass(frozen=True)
class Population:
    """Persons by rank: 0 is named most often.

    Every fiftieth bears the name of another one. Persons of one topic share the rest of rank / TOPICS.
    """

    article_count: int

    @cached_property
    def per_topic(self) -> int:
        """Persons of one topic."""
        return max(50, 2 * self.article_count // TOPICS)

    def ranks(self, random: np.random.Generator, topics: Numbers) -> Numbers:
        """A person for each topic given, by a power law; in three draws of ten from any topic."""
        share = random.random(topics.size)
        within = HEAD_WIDTH / TOPICS * (np.power(1 + self.per_topic * TOPICS / HEAD_WIDTH, share) - 1)
        elsewhere = random.random(topics.size) < 0.3
        topic = np.where(elsewhere, random.integers(0, TOPICS, topics.size), topics)
        return np.minimum(within.astype(np.int64), self.per_topic - 1) * TOPICS + topic


def name_numbers(ranks: Numbers) -> Numbers:
    """The number of each person's name; two persons of one name have one."""
    own = np.where(ranks % 50 == 49, ranks // 3, ranks)
    return own * _NAME_STEP % _NAME_COUNT


def names(ranks: Numbers) -> pl.DataFrame:
    """Columns full, initialled ('Ann J. Lee'), surname and is_woman of each person."""
    numbers = name_numbers(ranks)
    first_number = numbers // len(_SURNAMES)
    first = _FIRST_NAMES.gather(first_number)
    surname = _SURNAMES.gather(numbers % len(_SURNAMES))
    initial = _INITIALS.gather(numbers % len(_INITIALS))
    return pl.DataFrame(
        {
            "full": first + " " + surname,
            "initialled": first + " " + initial + ". " + surname,
            "surname": surname,
            "is_woman": pl.Series(first_number % 2 == 0),
        }
    )


def author_names(outlets: Numbers, numbers: Numbers) -> pl.Series:
    """The name of an outlet's author of that number. Authors bear names of the tail, so that few are in the news."""
    return names(_NAME_COUNT // 2 + outlets * AUTHORS_PER_OUTLET + numbers)["full"]


def person_ids(people: pl.Series) -> pl.Series:
    """The id of each name, as the pipeline gives it."""
    distinct = people.drop_nulls().unique()
    ids = pl.Series([person_id(name) for name in distinct], dtype=pl.String)
    return people.replace_strict(distinct, ids, return_dtype=pl.String)
