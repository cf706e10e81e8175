"""What is found of an article once for all of its quotes, so that no quote reads the article again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.people.cast import Cast
from transforms.people.named_speakers import named_person
from transforms.people.organizations import Organizations, find_organizations
from transforms.people.pronouns import OpeningPronoun, resolve_openings
from transforms.people.singular_they import users_of_they
from transforms.records import AttributedQuote


@dataclass(frozen=True, eq=False)
class Stage:
    """The article's people, and what is found of them once for all of its quotes."""

    cast: Cast
    openings: tuple[OpeningPronoun, ...]
    organizations: Organizations
    users_of_they: frozenset[int]
    last_spoken: Mapping[int, int]
    """By person the last place where a name of his or hers gives a quote's speaker."""
    spoken_of: Mapping[int, frozenset[int]]
    """By where the words that name a speaker start, whom that speaker's quotes name."""


def set_stage(cast: Cast, quotes: Sequence[AttributedQuote]) -> Stage:
    """What the quotes of an article may be asked about, each found once."""
    return Stage(
        cast,
        resolve_openings(cast),
        find_organizations(cast),
        users_of_they(cast),
        _last_spoken(cast, quotes),
        _spoken_of(cast, quotes),
    )


def _last_spoken(cast: Cast, quotes: Sequence[AttributedQuote]) -> Mapping[int, int]:
    last: dict[int, int] = {}
    for quote in quotes:
        named = named_person(cast, quote.speaker_words) if quote.speaker_words else None
        if named is not None:
            last[named.person] = max(named.start, last.get(named.person, named.start))
    return last


def _spoken_of(cast: Cast, quotes: Sequence[AttributedQuote]) -> Mapping[int, frozenset[int]]:
    named: dict[int, frozenset[int]] = {}
    for quote in quotes:
        if quote.speaker_words is not None and quote.kind != "indirect":
            place = quote.speaker_words.char_start
            inside = {seen.person for seen in cast.between(quote.char_start, quote.char_end)}
            named[place] = named.get(place, frozenset()) | inside
    return named
