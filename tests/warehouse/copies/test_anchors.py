"""Quotes whose words many others share: compared with a few of them, and still the same in whatever order they come."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import duckdb
import pytest
from fact_factory import EVENING, MORNING, Said, Story, facts_of
from table_states import copies_state, rows_of

from warehouse.connection import transaction
from warehouse.copies import quote_index, rebuild_copies
from warehouse.load import load_facts

CLAUSES = (
    "the harbour wall was never inspected by anybody",
    "eleven barges lie idle under the gantry crane",
    "our orchestra sold its last cello in autumn",
    "the levy on lanterns ruined every chandler here",
    "forty goats crossed the frozen weir unharmed",
    "the almanac predicted drought and we got floods",
)


def said(clauses: tuple[str, ...], speaker: str) -> Said:
    return Said(words=" and ".join(clauses), speaker=speaker)


def story(random_: random.Random, number: int) -> Story:
    """An article of one quote, made of clauses that many others have too."""
    clauses = tuple(random_.sample(CLAUSES, random_.randint(1, 3)))
    speaker = random_.choice(("Ann Lee", "Ola Berg"))
    at = MORNING + timedelta(minutes=random_.randint(0, 500))
    return Story(
        path=f"story-{number}",
        text=f"“{said(clauses, speaker).words},” said {speaker} in house {number}.",
        people=(speaker,),
        said=(said(clauses, speaker),),
        published_at=at,
        fetched_at=at,
    )


def with_other_quote(random_: random.Random, number: int) -> Story:
    """The same article, fetched later, with another quote."""
    later = EVENING + timedelta(hours=random_.randint(1, 9))
    return replace(story(random_, number), fetched_at=later, run_id="run-2")


def batches(random_: random.Random, stories: list[Story]) -> Iterator[list[Story]]:
    left = list(stories)
    while left:
        size = random_.randint(1, 12)
        yield left[:size]
        left = left[size:]


@pytest.mark.parametrize("seed", range(5))
def test_neither_order_nor_updates_matter_where_many_share_words(
    writer: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(quote_index, "ANCHORS", 2)
    random_ = random.Random(seed)
    stories = [story(random_, number) for number in range(50)]
    random_.shuffle(stories)
    updates = [with_other_quote(random_, number) for number in random_.sample(range(50), 15)]
    for batch in batches(random_, [*stories, *updates]):
        load_facts(writer, facts_of(*batch))
    in_parts = copies_state(writer)

    with transaction(writer):
        rebuild_copies(writer)

    assert copies_state(writer) == in_parts
    assert rows_of(writer, "SELECT count(*) > 0 FROM ops.quote_fingerprints WHERE NOT is_anchor") == [(True,)]
    assert rows_of(writer, "SELECT count(*) > 0 FROM quote_groups WHERE article_count > 2") == [(True,)]


def test_each_fingerprint_has_a_few_anchors_the_shortest(
    writer: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quote_index, "ANCHORS", 2)
    random_ = random.Random(11)

    load_facts(writer, facts_of(*(story(random_, number) for number in range(50))))

    assert rows_of(
        writer,
        "SELECT max(anchors), bool_and(longest_anchor <= shortest_other) FROM ("
        "SELECT count_if(is_anchor) AS anchors, max(word_count) FILTER (WHERE is_anchor) AS longest_anchor, "
        "min(word_count) FILTER (WHERE NOT is_anchor) AS shortest_other "
        "FROM ops.quote_fingerprints GROUP BY fingerprint)",
    ) == [(2, True)]


def test_a_part_joins_a_quote_that_more_have_than_there_are_anchors(
    writer: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quote_index, "ANCHORS", 1)
    core = CLAUSES[0]
    stories = [
        Story(path=f"story-{number}", text=f"“{words},” said Ann Lee.", said=(Said(words=words, speaker="Ann Lee"),))
        for number, words in enumerate([f"{core} and {other}" for other in CLAUSES[1:]] + [core])
    ]
    first = MORNING - timedelta(hours=2)
    stories[-1] = replace(stories[-1], published_at=first, fetched_at=first)

    for one in stories:
        load_facts(writer, facts_of(one))

    assert rows_of(writer, "SELECT quote_text, article_count FROM quote_groups") == [(core, 6)]


def test_bits_of_words_leave_out_no_pair_that_is_one_quote(
    writer: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    random_ = random.Random(3)
    load_facts(writer, facts_of(*(story(random_, number) for number in range(50))))
    found = copies_state(writer)

    monkeypatch.setattr(quote_index, "STRANGE_SHARE", 1.0)
    with transaction(writer):
        rebuild_copies(writer)

    assert copies_state(writer) == found
    assert len(found["ops.quote_edges"]) > 20


def test_wordings_that_were_indexed_without_bits_are_compared_too(writer: duckdb.DuckDBPyConnection) -> None:
    long, short = (
        Story(path=words, text=f"“{words},” said Ann Lee.", said=(Said(words=words, speaker="Ann Lee"),))
        for words in (" and ".join(CLAUSES[:2]), CLAUSES[1])
    )
    load_facts(writer, facts_of(long))
    writer.execute("UPDATE ops.quote_fingerprints SET word_bits = NULL")

    load_facts(writer, facts_of(short))

    assert rows_of(writer, "SELECT article_count FROM quote_groups") == [(2,)]
