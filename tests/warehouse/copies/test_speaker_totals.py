"""Totals of speakers, counted for those alone whose quotes changed, are what counting everybody gives."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

import duckdb
import pytest
from fact_factory import EVENING, MORNING, Said, Story, facts_of
from table_states import rows_of

from warehouse.connection import transaction
from warehouse.copies import count_speakers, rebuild_copies
from warehouse.load import load_facts

TOTALS = "FROM speaker_totals ORDER BY person_id"
SPEAKERS = ("Ann Lee", "Ola Berg", "A. Lee")
SENTENCES = (
    "the harbour wall was never inspected by anybody",
    "eleven barges lie idle under the gantry crane",
    "our orchestra sold its last cello in autumn",
)
BODY = (
    "The report names four winters in which nobody looked under the pier, and a ledger in which somebody had written "
    "that they had. It will be read aloud in the town hall, where there are chairs for ninety people and no heating."
)


def story(random_: random.Random, number: int) -> Story:
    """An article of an outlet of three, a copy of others' text at times, with one quote."""
    speaker, words = random_.choice(SPEAKERS), random_.choice(SENTENCES)
    at = MORNING + timedelta(minutes=random_.randint(0, 500))
    return Story(
        path=f"story-{number}",
        source_id=random_.choice(("harbour_post", "northern_mail", "valley_news")),
        text=f"“{words},” said {speaker} in house {number % 7}.\n{BODY}",
        people=(speaker,),
        said=(Said(words=words, speaker=speaker),),
        published_at=at,
        fetched_at=at,
    )


@pytest.mark.parametrize("seed", range(3))
def test_totals_kept_over_loads_are_those_counted_anew(writer: duckdb.DuckDBPyConnection, seed: int) -> None:
    random_ = random.Random(seed)
    stories = [story(random_, number) for number in range(30)]
    updates = [
        replace(story(random_, number), path=stories[number].path, source_id=stories[number].source_id)
        for number in random_.sample(range(30), 10)
    ]
    updates = [replace(one, fetched_at=EVENING, run_id="run-2") for one in updates]
    everything = [*stories, *updates]
    for first in range(0, len(everything), 8):
        load_facts(writer, facts_of(*everything[first : first + 8]))
        count_speakers(writer)
    kept = rows_of(writer, TOTALS)

    writer.execute("DELETE FROM speaker_totals")
    count_speakers(writer)

    assert rows_of(writer, TOTALS) == kept
    assert len(kept) > 1


def test_a_load_leaves_the_totals_of_others_alone(writer: duckdb.DuckDBPyConnection) -> None:
    ann, ola = (
        Story(path=words, text=f"“{words},” said {who}.", people=(who,), said=(Said(words=words, speaker=who),))
        for who, words in zip(SPEAKERS[:2], SENTENCES[:2], strict=True)
    )
    load_facts(writer, facts_of(ann, ola))
    count_speakers(writer)

    load_facts(writer, facts_of(replace(ola, path="again", source_id="northern_mail")))

    assert rows_of(writer, "SELECT person_name FROM most_quoted") == [("Ann Lee",)]
    count_speakers(writer)
    assert rows_of(writer, "SELECT person_name, occurrence_count FROM most_quoted ORDER BY 1") == [
        ("Ann Lee", 1),
        ("Ola Berg", 2),
    ]


def test_a_speaker_whose_last_quote_goes_has_no_totals(writer: duckdb.DuckDBPyConnection) -> None:
    first = story(random.Random(1), 1)
    load_facts(writer, facts_of(first))
    count_speakers(writer)

    load_facts(writer, facts_of(replace(first, text=BODY, said=(), fetched_at=EVENING, run_id="run-2")))
    count_speakers(writer)

    assert rows_of(writer, TOTALS) == []


def test_totals_that_do_not_add_up_are_counted_anew(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(*(story(random.Random(5), number) for number in range(9))))
    count_speakers(writer)
    true = rows_of(writer, TOTALS)
    writer.execute("UPDATE speaker_totals SET occurrence_count = occurrence_count + 1, quote_count = 0")

    count_speakers(writer)

    assert rows_of(writer, TOTALS) == true


def test_a_rebuild_has_everybody_counted(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(*(story(random.Random(6), number) for number in range(9))))
    count_speakers(writer)
    before = rows_of(writer, TOTALS)

    with transaction(writer):
        rebuild_copies(writer)
    count_speakers(writer)

    assert rows_of(writer, TOTALS) == before
