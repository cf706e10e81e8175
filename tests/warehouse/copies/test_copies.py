"""Copies in a warehouse: who is the original, what follows an update, and that the order of loads does not matter."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import duckdb
import pytest
from fact_factory import EVENING, MORNING, NOON, Said, Story, facts_of
from table_states import copies_state, rows_of

from warehouse.connection import transaction
from warehouse.copies import count_speakers, grouping, rebuild_copies
from warehouse.load import load_facts
from warehouse.tables import ARTICLE_COPIES, COPY_INDEXES, QUOTE_GROUPS

QUOTE = "We will not put families on a deck we cannot vouch for"
LEAD = "The ferry terminal will not open before spring, officials said, after steel pilings failed a load test."
BODY = (
    f"“{QUOTE},” said Ann Lee.\n"
    "Divers hired by the city found that a quarter of the pilings moved more than an inch under load, according to a "
    "short summary that was handed out on the pier. The terminal was to have opened in November, and the crews of the "
    "contractor had already been sent home when the letter arrived.\n"
    "Commuters on the early boat took the news with a shrug, since the old slip had been held together by rust and "
    "prayer for as long as any of them could remember. The commission will meet again in three weeks, and until then "
    "the old boats keep to the winter timetable."
)
ORIGINAL = Story(path="terminal", text=f"{LEAD}\n{BODY}", said=(Said(words=QUOTE, speaker="Ann Lee"),))
TAKEN_OVER = replace(
    ORIGINAL,
    source_id="northern_mail",
    title="No ferry before spring",
    text=f"HARBOUR TOWN — {LEAD}\n{BODY}",
    published_at=NOON,
    fetched_at=NOON,
)
CUT = replace(ORIGINAL, source_id="valley_news", text=f"{LEAD}\n{BODY}"[:480], published_at=EVENING, fetched_at=EVENING)
REWORDED = replace(
    ORIGINAL,
    source_id="open_ledger",
    text="Anybody who hoped to board at the new pier in November must wait for the thaw, for the steel under it is not "
    "sound and nobody will sign for it. So much was admitted in the rain on Tuesday by people who looked at their "
    f"shoes, and who had promised the contrary to each of us a year ago, with a band and a ribbon.\n{BODY}",
    published_at=EVENING + timedelta(hours=1),
    fetched_at=EVENING + timedelta(hours=1),
)
OTHER = Story(
    path="bridge",
    text="“Put families on a deck we cannot vouch for? Never,” said Ann Lee.\n"
    "The bridge over the gorge was closed for the second time this month when a lorry of gravel lost its load on the "
    "ramp, and the detour through the vineyards will stay in place until an engineer has looked at every bolt.",
    said=(Said(words="Put families on a deck we cannot vouch for? Never,", speaker="Ann Lee"),),
    published_at=EVENING,
    fetched_at=EVENING,
)
EVERYTHING = (ORIGINAL, TAKEN_OVER, CUT, REWORDED, OTHER)

ROLES = "SELECT source_id, role, agency, evidence FROM copies ORDER BY sighted_at, source_id"


def roles(connection: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    return rows_of(connection, ROLES)


def test_each_copy_has_its_role(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(*EVERYTHING))

    assert roles(writer) == [
        ("harbour_post", "original", None, "earliest"),
        ("northern_mail", "republication", None, "text"),
        ("valley_news", "republication", None, "text"),
        ("open_ledger", "rewrite", None, "text"),
    ]
    groups = dict(rows_of(writer, "SELECT article_id, duplicate_group_id FROM fact_articles"))
    assert groups == {story.article_id: ORIGINAL.article_id for story in EVERYTHING[:4]} | {
        OTHER.article_id: OTHER.article_id
    }
    measures = rows_of(
        writer, "SELECT source_id, similarity > 0.9, contained_share > 0.9, hours_after_original FROM copies ORDER BY 1"
    )
    assert measures == [
        ("harbour_post", True, True, 0.0),
        ("northern_mail", True, True, 6.0),
        ("open_ledger", False, False, 13.0),
        ("valley_news", False, True, 12.0),
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        # The copy credits an agency: the text came over its wire.
        (
            {"northern_mail": {"agency": "Corvane Press", "agency_evidence": "dateline"}},
            [("original", None, "earliest"), ("wire_copy", "Corvane Press", "dateline")],
        ),
        # Only the original does.
        (
            {"harbour_post": {"agency": "Corvane Press", "agency_evidence": "byline"}},
            [("original", "Corvane Press", "earliest"), ("wire_copy", "Corvane Press", "original_credit")],
        ),
        # The later one is the agency's own site.
        (
            {"harbour_post": {"agency": "Northern Mail", "agency_evidence": "byline"}},
            [("wire_copy", "Northern Mail", "byline"), ("original", None, "own_text")],
        ),
        # The earlier one says that it took the text from the later one.
        (
            {"harbour_post": {"republished_from": "The Northern Mail"}},
            [("republication", None, "text"), ("original", None, "credited_outlet")],
        ),
        # Published on that day, first seen at noon: no earlier than noon is known.
        (
            {
                "harbour_post": {
                    "published_at": datetime(2026, 3, 2, tzinfo=UTC),
                    "published_precision": "day",
                    "first_seen_at": EVENING,
                    "fetched_at": EVENING,
                }
            },
            [("original", None, "earliest"), ("republication", None, "text")],
        ),
    ],
    ids=["credited copy", "credited original", "own text", "credited outlet", "day only"],
)
def test_evidence_and_time_decide_the_original(
    writer: duckdb.DuckDBPyConnection, changes: dict[str, dict[str, object]], expected: list[tuple[object, ...]]
) -> None:
    stories = [replace(story, changes=changes.get(story.source_id, {})) for story in (ORIGINAL, TAKEN_OVER)]

    load_facts(writer, facts_of(*stories))

    assert [row[1:] for row in roles(writer)] == expected


def test_an_article_that_is_dated_anew_with_an_update_stays_the_first(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(ORIGINAL, TAKEN_OVER))
    updated = EVENING + timedelta(days=2)

    load_facts(writer, facts_of(replace(ORIGINAL, published_at=updated, fetched_at=updated)))

    assert [row[:2] for row in roles(writer)] == [("harbour_post", "original"), ("northern_mail", "republication")]
    assert rows_of(writer, "SELECT source_id, first_sighted_at, taken_up_by FROM first_said") == [
        ("harbour_post", MORNING, ["northern_mail"])
    ]
    assert rows_of(writer, "SELECT min(sighted_at) FROM quotes") == [(MORNING,)]


def test_what_one_copy_credits_holds_for_all_that_have_the_text(writer: duckdb.DuckDBPyConnection) -> None:
    credited = replace(CUT, changes={"agency": "Corvane Press", "agency_evidence": "byline"})

    load_facts(writer, facts_of(ORIGINAL, TAKEN_OVER, credited, REWORDED))

    assert roles(writer) == [
        ("harbour_post", "original", None, "earliest"),
        ("northern_mail", "wire_copy", "Corvane Press", "copy_credit"),
        ("valley_news", "wire_copy", "Corvane Press", "byline"),
        ("open_ledger", "rewrite", None, "text"),
    ]


@pytest.mark.parametrize(
    ("days", "source_id", "is_copy"),
    [(29, "northern_mail", True), (31, "northern_mail", False), (1, "harbour_post", True), (3, "harbour_post", False)],
)
def test_a_copy_comes_within_a_month_or_in_one_outlet_within_two_days(
    writer: duckdb.DuckDBPyConnection, days: int, source_id: str, is_copy: bool
) -> None:
    later = MORNING + timedelta(days=days)
    load_facts(writer, facts_of(ORIGINAL))

    load_facts(
        writer,
        facts_of(replace(ORIGINAL, path="again", source_id=source_id, published_at=later, fetched_at=later)),
    )

    assert len(roles(writer)) == (2 if is_copy else 0)


@pytest.mark.parametrize("seed", range(4))
def test_neither_order_nor_batches_matter(writer: duckdb.DuckDBPyConnection, seed: int) -> None:
    stories = list(EVERYTHING)
    random.Random(seed).shuffle(stories)
    for story in stories[:3]:
        load_facts(writer, facts_of(story))
    load_facts(writer, facts_of(*stories[3:]))
    in_parts = copies_state(writer)

    with transaction(writer):
        rebuild_copies(writer)

    assert copies_state(writer) == in_parts
    assert roles(writer)[0][1] == "original"
    assert rows_of(
        writer, "SELECT speaker_name, article_count, story_count, source_count, taken_up_by FROM quote_groups"
    ) == [("Ann Lee", 5, 2, 4, ["northern_mail", "valley_news", "open_ledger"])]


def test_a_rebuild_in_chunks_gives_the_same(writer: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch) -> None:
    load_facts(writer, facts_of(*EVERYTHING))
    at_once = copies_state(writer)
    monkeypatch.setattr(grouping, "ARTICLES_PER_CHUNK", 2)

    with transaction(writer):
        rebuild_copies(writer)

    assert copies_state(writer) == at_once


def test_articles_that_were_never_indexed_are_found_at_the_next_load(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(*EVERYTHING))
    expected = copies_state(writer)
    for table in (ARTICLE_COPIES, QUOTE_GROUPS, *COPY_INDEXES):
        writer.execute(f"DELETE FROM {table.qualified_name}")
    writer.execute("UPDATE fact_articles SET duplicate_group_id = article_id")
    writer.execute("UPDATE fact_quotes SET quote_group_id = quote_id, wording_key = NULL")

    load_facts(writer, facts_of())

    assert copies_state(writer) == expected


def loaded_later(story: Story, text: str, said: Sequence[Said] = ()) -> Story:
    return replace(story, text=text, said=said, fetched_at=EVENING + timedelta(hours=2), run_id="run-2")


def test_an_article_that_is_rewritten_leaves_its_group(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(ORIGINAL, TAKEN_OVER))

    load_facts(writer, facts_of(loaded_later(TAKEN_OVER, OTHER.text.replace("Ann Lee", "Ola Berg"))))

    assert roles(writer) == []
    assert rows_of(writer, "SELECT count(*) FROM fact_articles WHERE duplicate_group_id != article_id") == [(0,)]
    assert rows_of(writer, "SELECT occurrence_count, source_count, taken_up_by, taken_up_at FROM quote_groups") == [
        (1, 1, [], None)
    ]
    assert rows_of(writer, "SELECT count(*) FROM ops.copy_edges") == [(0,)]


def test_copies_find_another_original_when_theirs_is_rewritten(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(ORIGINAL, TAKEN_OVER, REWORDED))

    load_facts(writer, facts_of(loaded_later(ORIGINAL, OTHER.text)))

    assert [row[:2] for row in roles(writer)] == [("northern_mail", "original"), ("open_ledger", "rewrite")]
    assert rows_of(writer, "SELECT source_id, occurrence_count FROM quote_groups") == [("northern_mail", 2)]
    assert set(rows_of(writer, "SELECT DISTINCT quote_group_id FROM fact_quotes")) == set(
        rows_of(writer, "SELECT quote_group_id FROM quote_groups")
    )


def test_a_quote_that_joined_two_parts_the_group_when_it_goes(writer: duckdb.DuckDBPyConnection) -> None:
    first, second = "the mayor sold the silver bell", "to a collector from the northern islands"
    both = f"Everybody knows {first} {second} last winter"
    stories = [
        Story(path=path, text=f"“{words},” said Ann Lee.", said=(Said(words=words, speaker="Ann Lee"),))
        for path, words in (("both", both), ("first", first), ("second", second))
    ]
    stories[0] = replace(stories[0], published_at=MORNING - timedelta(hours=1))
    load_facts(writer, facts_of(*stories))
    assert rows_of(writer, "SELECT article_count FROM quote_groups ORDER BY 1") == [(3,)]

    load_facts(writer, facts_of(loaded_later(stories[0], "Ann Lee kept silent.")))

    assert rows_of(writer, "SELECT article_count, quote_text FROM quote_groups ORDER BY 2") == [
        (1, first),
        (1, second),
    ]
    assert rows_of(writer, "SELECT count(*) FROM ops.quote_edges") == [(0,)]


def test_an_earlier_sighting_makes_an_article_the_original(writer: duckdb.DuckDBPyConnection) -> None:
    undated = replace(TAKEN_OVER, published_at=None)
    load_facts(writer, facts_of(ORIGINAL, undated))

    load_facts(writer, facts_of(replace(undated, fetched_at=MORNING - timedelta(hours=3), run_id="run-2")))

    assert [row[:2] for row in roles(writer)] == [("northern_mail", "original"), ("harbour_post", "republication")]
    assert rows_of(writer, "SELECT source_id, first_sighted_at FROM quote_groups") == [
        ("northern_mail", MORNING - timedelta(hours=3))
    ]


def test_short_phrases_join_neither_speakers_nor_stories(writer: duckdb.DuckDBPyConnection) -> None:
    def story(path: str, words: str, speaker: str) -> Story:
        text = f"It was cold in house {path}. “{words},” said {speaker} in the hall."
        return Story(path=path, text=text, people=(speaker,), said=(Said(words=words, speaker=speaker),))

    load_facts(
        writer,
        facts_of(
            story("one", "Thank you very much", "Ann Lee"),
            story("two", "Thank you very much", "Ola Berg"),
            story("three", "Never", "Ann Lee"),
            story("four", "Never", "Ann Lee"),
            story("five", "Thank you very much", "Ann Lee"),
        ),
    )

    assert rows_of(writer, "SELECT quote_text, speaker_name, article_count FROM quote_groups ORDER BY ALL") == [
        ("Never", "Ann Lee", 1),
        ("Never", "Ann Lee", 1),
        ("Thank you very much", "Ann Lee", 2),
        ("Thank you very much", "Ola Berg", 1),
    ]


def test_speakers_are_counted_once_a_quote_and_once_a_story(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(*EVERYTHING))

    count_speakers(writer)

    assert rows_of(
        writer,
        "SELECT person_name, quote_count, occurrence_count, word_count, article_count, source_count FROM most_quoted",
    ) == [("Ann Lee", 1, 5, 12, 2, 4)]
