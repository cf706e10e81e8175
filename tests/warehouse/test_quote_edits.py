"""Quotes by version, and what the view makes of their differences."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import duckdb
import pytest
from fact_factory import EVENING, MORNING, NOON, Said, Story, facts_of
from table_states import rows_of, state_of

from warehouse.connection import transaction
from warehouse.edits import rebuild_edits
from warehouse.errors import LoadRefused
from warehouse.load import load_facts

FILLER = " ".join(f"Line {number} of the report on the quay." for number in range(40))
HOME = Said(words="We are home,", speaker="Ann Lee")


def story(*said: Said, start: str = "", end: str = FILLER, **changes: object) -> Story:
    """A text in which each quote is a paragraph between a beginning and an end, and the speakers are named first."""
    names = list(dict.fromkeys(one.speaker for one in said if one.speaker))
    paragraphs = [f"{' and '.join(names)} came back. {start}", *(f"“{one.words}”" for one in said), end]
    first = Story(text="\n".join(paragraphs), said=said, people=names)
    return replace(first, **changes) if changes else first


def later(earlier: Story, *said: Said, start: str = "", end: str = FILLER) -> Story:
    return replace(
        story(*said, start=start, end=end), fetched_at=earlier.fetched_at + timedelta(hours=6), run_id="run-2"
    )


EDITS = (
    "SELECT edit_kind, quote_before, quote_after, speaker_before, speaker_after FROM quote_edits "
    "ORDER BY coalesce(char_start_after, char_start_before), edit_kind"
)

PARAGRAPHS = "SELECT version_no, change_kind, title_before, title_after, diff FROM article_edits ORDER BY version_no"


@pytest.mark.parametrize(
    ("before", "after", "edits"),
    [
        pytest.param((HOME,), (HOME,), [], id="none"),
        pytest.param(
            (HOME,),
            (replace(HOME, words="We are, at home,"),),
            [("reworded", "We are home,", "We are, at home,", "Ann Lee", "Ann Lee")],
            id="a word more",
        ),
        pytest.param((HOME,), (replace(HOME, words="we ARE home"),), [], id="case and marks alone"),
        pytest.param(
            (replace(HOME, words="historic"),),
            (replace(HOME, words="historical"),),
            [("reworded", "historic", "historical", "Ann Lee", "Ann Lee")],
            id="letters",
        ),
        pytest.param(
            (replace(HOME, words="The ferry will sail again"),),
            (replace(HOME, words="The ferry will sail again, and nobody will stop it this time or ever after"),),
            [
                (
                    *("reworded", "The ferry will sail again"),
                    "The ferry will sail again, and nobody will stop it this time or ever after",
                    *("Ann Lee", "Ann Lee"),
                )
            ],
            id="goes on",
        ),
        pytest.param(
            (HOME, replace(HOME, words="Nobody asked us.")),
            (HOME,),
            [("removed", "Nobody asked us.", None, "Ann Lee", None)],
            id="removed",
        ),
        pytest.param(
            (HOME,),
            (HOME, Said(words="I never saw it.", speaker="Ola Berg")),
            [("added", None, "I never saw it.", None, "Ola Berg")],
            id="added",
        ),
        pytest.param(
            (HOME,),
            (replace(HOME, speaker="Ola Berg"),),
            [("other_speaker", "We are home,", "We are home,", "Ann Lee", "Ola Berg")],
            id="other speaker",
        ),
        pytest.param((HOME,), (replace(HOME, speaker="Dr Ann Lee"),), [], id="fuller name"),
        pytest.param((HOME,), (replace(HOME, speaker=None),), [], id="speaker not found"),
        pytest.param(
            (replace(HOME, words="It cost 40 million euros"),),
            (Said(words="It cost 14 million euros", speaker="Ola Berg"),),
            [("reworded", "It cost 40 million euros", "It cost 14 million euros", "Ann Lee", "Ola Berg")],
            id="words and speaker at one place",
        ),
        pytest.param(
            (replace(HOME, words="The bridge must be closed at once"),),
            (replace(HOME, words="Ferries have never been safer than today"),),
            [
                ("removed", "The bridge must be closed at once", None, "Ann Lee", None),
                ("added", None, "Ferries have never been safer than today", None, "Ann Lee"),
            ],
            id="other words",
        ),
        pytest.param(
            (replace(HOME, words="It will cost 3 million"), replace(HOME, words="It will cost 5 million")),
            (replace(HOME, words="It will cost 5 million now"), replace(HOME, words="It will cost 3 million then")),
            [
                ("reworded", "It will cost 5 million", "It will cost 5 million now", "Ann Lee", "Ann Lee"),
                ("reworded", "It will cost 3 million", "It will cost 3 million then", "Ann Lee", "Ann Lee"),
            ],
            id="the likest of two",
        ),
    ],
)
def test_edits(
    writer: duckdb.DuckDBPyConnection, before: Sequence[Said], after: Sequence[Said], edits: list[tuple[object, ...]]
) -> None:
    first = story(*before)
    load_facts(writer, facts_of(first))
    load_facts(writer, facts_of(later(first, *after, start="More is known.")))

    assert rows_of(writer, EDITS) == edits


def test_like_words_of_others_elsewhere_are_other_quotes(writer: duckdb.DuckDBPyConnection) -> None:
    first = story(replace(HOME, words="It will cost 3 million"))
    moved = Said(words="It will cost 9 million", speaker="Ola Berg")
    load_facts(writer, facts_of(first))
    load_facts(writer, facts_of(later(first, moved, start=FILLER, end="")))

    assert [row[0] for row in rows_of(writer, EDITS)] == ["removed", "added"]


def test_edits_say_where_and_when(writer: duckdb.DuckDBPyConnection) -> None:
    first = story(HOME)
    second = later(first, replace(HOME, words="We are safe and home,"), start="More is known.")
    load_facts(writer, facts_of(first))
    load_facts(writer, facts_of(second))

    (row,) = writer.sql("SELECT * FROM quote_edits").pl().iter_rows(named=True)
    assert (row["source_name"], row["url"], row["version_no"]) == ("Harbour Post", first.url, 2)
    assert (row["changed_at"], row["is_same_pipeline"]) == (NOON, True)
    assert first.text[row["char_start_before"] :].startswith("We are home,")
    assert second.text[row["char_start_after"] :].startswith("We are safe and home,")


def test_readings_of_other_code_are_told_apart(writer: duckdb.DuckDBPyConnection) -> None:
    first = story(HOME)
    load_facts(writer, facts_of(first))
    load_facts(writer, facts_of(replace(later(first, start="More is known."), pipeline_version="1.1+bb")))
    assert rows_of(writer, "SELECT edit_kind, is_same_pipeline FROM quote_edits") == [("removed", False)]

    # The archive read anew by the new code.
    load_facts(writer, facts_of(replace(first, said=(), pipeline_version="1.1+bb")))

    assert rows_of(writer, "SELECT edit_kind FROM quote_edits") == []
    assert rows_of(writer, "SELECT version_no, quote_count FROM fact_article_versions ORDER BY ALL") == [(1, 0), (2, 0)]


def test_other_settings_give_a_version_other_quotes(writer: duckdb.DuckDBPyConnection) -> None:
    first = story(HOME)
    second = later(first, HOME, start="More is known.")
    for capture in (first, second, replace(first, said=(replace(HOME, speaker=None),))):
        load_facts(writer, facts_of(capture))

    assert rows_of(writer, "SELECT version_no, speaker_name FROM fact_version_quotes ORDER BY ALL") == [
        (1, None),
        (2, "Ann Lee"),
    ]


FIRST = story(HOME)
CAPTURES = (
    FIRST,
    # The same text by its digest, longer by a counter before the quote.
    replace(
        FIRST,
        text=f"12 comments\n{FIRST.text}",
        fetched_at=MORNING + timedelta(hours=1),
        run_id="run-1b",
        changes={"text_sha256": "a" * 64},
    ),
    later(FIRST, replace(HOME, words="We are home now,"), start="More is known."),
    replace(story(HOME, start="All is known."), fetched_at=EVENING, run_id="run-3"),
)
CAPTURES = (replace(FIRST, changes={"text_sha256": "a" * 64}), *CAPTURES[1:])


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))), ids=str)
def test_any_order_of_captures_gives_every_version_its_quotes(
    writer: duckdb.DuckDBPyConnection, order: Sequence[int]
) -> None:
    for number in order:
        load_facts(writer, facts_of(CAPTURES[number]))

    assert rows_of(
        writer,
        "SELECT version_no, quote_text, substr(text, char_start + 1, char_end - char_start), q.run_id, quote_count "
        "FROM fact_version_quotes AS q INNER JOIN fact_article_versions AS v USING (article_id, version_no) ORDER BY 1",
    ) == [
        (1, "We are home,", "We are home,", "run-1", 1),
        (2, "We are home now,", "We are home now,", "run-2", 1),
        (3, "We are home,", "We are home,", "run-3", 1),
    ]
    before = state_of(writer)
    with transaction(writer):
        rebuild_edits(writer)
    assert state_of(writer) == before
    for capture in CAPTURES:
        load_facts(writer, facts_of(capture))
    assert state_of(writer) == before


def test_versions_that_were_never_compared_are_by_the_next_load(writer: duckdb.DuckDBPyConnection) -> None:
    for capture in CAPTURES:
        load_facts(writer, facts_of(capture))
    before = {query: rows_of(writer, query) for query in (EDITS, PARAGRAPHS)}
    assert [len(rows) for rows in before.values()] == [2, 2]
    for table in ("fact_article_edits", "fact_quote_edits"):
        writer.execute(f"DELETE FROM {table}")

    load_facts(writer, facts_of(story(HOME, path="other")))

    assert {query: rows_of(writer, query) for query in (EDITS, PARAGRAPHS)} == before


def test_an_article_read_as_one_version_loses_its_edits(writer: duckdb.DuckDBPyConnection) -> None:
    first = story(HOME)
    second = later(first, replace(HOME, words="We are home now,"), start="More is known.")
    load_facts(writer, facts_of(first))
    load_facts(writer, facts_of(second))
    assert len(rows_of(writer, EDITS)) == 1

    # Another pipeline reads the later page as the earlier one had it.
    load_facts(writer, facts_of(replace(first, fetched_at=second.fetched_at, pipeline_version="1.1+bb")))

    assert rows_of(writer, "SELECT version_no FROM fact_article_versions") == [(1,)]
    assert rows_of(writer, "SELECT * FROM fact_quote_edits") == []
    assert rows_of(writer, "SELECT * FROM fact_article_edits") == []


def test_versions_stored_without_quotes_are_not_compared_until_they_are_read_again(
    writer: duckdb.DuckDBPyConnection,
) -> None:
    first = story(HOME)
    load_facts(writer, facts_of(first))
    writer.execute("DELETE FROM fact_version_quotes")
    writer.execute("UPDATE fact_article_versions SET quote_count = NULL")
    load_facts(writer, facts_of(later(first, replace(HOME, words="We are home now,"), start="More.")))
    assert rows_of(writer, EDITS) == []

    load_facts(writer, facts_of(first))

    assert [row[0] for row in rows_of(writer, EDITS)] == ["reworded"]


def test_a_part_behind_a_wall_takes_no_quote_out(writer: duckdb.DuckDBPyConnection) -> None:
    whole = story(HOME, changes={"access": "truncated"})
    load_facts(writer, facts_of(whole))
    load_facts(writer, facts_of(replace(whole, text="Ann Lee came.", said=(), fetched_at=NOON)))

    assert rows_of(writer, "SELECT change_kind FROM fact_article_versions ORDER BY version_no") == [
        ("first",),
        ("truncated",),
    ]
    assert rows_of(writer, EDITS) == []


def test_a_quote_that_is_not_in_its_versions_text_is_refused(writer: duckdb.DuckDBPyConnection) -> None:
    newest = replace(story(HOME), fetched_at=EVENING)
    load_facts(writer, facts_of(newest))
    older = facts_of(replace(newest, text=newest.text.replace("home", "back"), fetched_at=MORNING, said=()))
    strange = replace(older, quotes=facts_of(newest).quotes)

    with pytest.raises(LoadRefused, match="not what stands at their offsets"):
        load_facts(writer, strange)
