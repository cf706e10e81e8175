"""Which captures of an article make a version, of which kind, and which is the current one."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import duckdb
import pytest
from fact_factory import EVENING, MORNING, NOON, Story, facts_of
from table_states import rows_of, state_of

from warehouse.facts import FactFrames
from warehouse.load import load_facts

WHOLE = Story()
PAYWALLED: dict[str, object] = {"access": "paywalled"}
PART = replace(WHOLE, text="Ann Lee came back.", said=(), fetched_at=NOON, run_id="run-2", changes=PAYWALLED)
REWRITTEN = replace(WHOLE, text=f"{WHOLE.text}\nThe quay was full.", fetched_at=EVENING, run_id="run-3")

KINDS = "SELECT version_no, change_kind, valid_from, valid_to, access FROM fact_article_versions ORDER BY version_no"
FACTS = (
    "article_authors",
    *("fact_articles", "fact_people", "fact_quotes", "mentions", "fact_article_versions", "fact_version_quotes"),
    *("dim_people", "ops.name_uses", "ops.names", "ops.use_candidates"),
)
CURRENT = "SELECT version_no, access, text FROM fact_articles"


def test_a_part_never_replaces_the_whole(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(WHOLE))
    before = state_of(writer)

    counts = load_facts(writer, facts_of(PART))

    assert (counts.loaded, counts.unchanged) == (0, 1)
    assert state_of(writer) == before


@pytest.mark.parametrize("fetched_at", [MORNING - timedelta(hours=1), EVENING], ids=["earlier", "later"])
def test_the_whole_always_replaces_a_part(writer: duckdb.DuckDBPyConnection, fetched_at) -> None:
    load_facts(writer, facts_of(PART))

    counts = load_facts(writer, facts_of(replace(WHOLE, fetched_at=fetched_at)))

    assert counts.loaded == 1
    assert rows_of(writer, CURRENT) == [(1, "open", WHOLE.text)]
    assert rows_of(writer, KINDS) == [(1, "first", fetched_at, None, "open")]


def test_of_captures_in_one_load_the_whole_one_counts(writer: duckdb.DuckDBPyConnection) -> None:
    counts = load_facts(writer, facts_of(PART, WHOLE))

    assert (counts.loaded, counts.quotes) == (1, 1)
    assert rows_of(writer, CURRENT) == [(1, "open", WHOLE.text)]


def test_a_later_whole_text_is_compared_with_the_whole_one_before(writer: duckdb.DuckDBPyConnection) -> None:
    for capture in (WHOLE, PART, REWRITTEN):
        load_facts(writer, facts_of(capture))

    assert rows_of(writer, KINDS) == [
        (1, "first", MORNING, EVENING, "open"),
        (2, "body", EVENING, None, "open"),
    ]


@pytest.mark.parametrize("captures", list(itertools.permutations((WHOLE, PART, REWRITTEN))))
def test_the_order_of_captures_does_not_matter(writer: duckdb.DuckDBPyConnection, captures: Sequence[Story]) -> None:
    expected = state_after(writer, (WHOLE, PART, REWRITTEN))

    assert state_after(writer, captures) == expected


def state_after(writer: duckdb.DuckDBPyConnection, captures: Sequence[Story]) -> dict[str, list[str]]:
    """The state of an empty warehouse once the captures are loaded, one after the other."""
    for table in FACTS:
        writer.execute(f"DELETE FROM {table}")
    for capture in captures:
        load_facts(writer, facts_of(capture))
    return state_of(writer)


def test_a_better_reading_of_the_same_page_may_find_that_it_is_a_part(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(WHOLE))

    load_facts(writer, facts_of(replace(PART, fetched_at=MORNING, pipeline_version="1.1+bb")))

    assert rows_of(writer, CURRENT) == [(1, "paywalled", PART.text)]
    assert rows_of(writer, KINDS) == [(1, "first", MORNING, None, "paywalled")]


@pytest.mark.parametrize(
    ("paragraphs", "changes", "kind"),
    [
        pytest.param([WHOLE.text, "The quay was full."], {}, "body", id="new paragraph"),
        pytest.param([WHOLE.text, "Correction: Ann Lee came on Monday."], {}, "correction", id="notice"),
        pytest.param([WHOLE.text, "CORRECTION (3 March): it was Monday."], {}, "correction", id="dated notice"),
        pytest.param(
            [WHOLE.text, "An earlier version of this article gave another day."], {}, "correction", id="earlier version"
        ),
        pytest.param(
            [WHOLE.text, "Update: This story now has a comment from her."], {}, "correction", id="update in words"
        ),
        pytest.param([WHOLE.text, "Updated: Monday 3 March 2026, 4 p.m."], {}, "body", id="update by time alone"),
        pytest.param([WHOLE.text, "Correction officers met her."], {}, "body", id="prose"),
        pytest.param([WHOLE.text[:20]], PAYWALLED, "truncated", id="less than half is left"),
    ],
)
def test_kinds_of_change(
    writer: duckdb.DuckDBPyConnection, paragraphs: list[str], changes: dict[str, object], kind: str
) -> None:
    first = replace(WHOLE, said=(), people=(), changes=changes)
    load_facts(writer, facts_of(first))

    load_facts(writer, facts_of(replace(first, text="\n".join(paragraphs), fetched_at=NOON)))

    assert rows_of(writer, "SELECT change_kind FROM fact_article_versions ORDER BY version_no") == [("first",), (kind,)]


def test_an_old_notice_makes_no_correction(writer: duckdb.DuckDBPyConnection) -> None:
    first = replace(WHOLE, text=f"{WHOLE.text}\nCorrection: it was Monday.")
    load_facts(writer, facts_of(first))

    load_facts(writer, facts_of(replace(first, text=f"{first.text}\nThe quay was full.", fetched_at=NOON)))

    assert [row[1] for row in rows_of(writer, KINDS)] == ["first", "body"]


def test_edits_say_what_went_and_what_came(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(WHOLE))
    said = "“We are home,” said Ann Lee."
    load_facts(writer, facts_of(replace(WHOLE, text=f"{said}\nAnn Lee is home.", fetched_at=NOON)))
    load_facts(writer, facts_of(replace(WHOLE, title="Home", text=f"{said}\nAnn Lee is home.", fetched_at=EVENING)))

    assert rows_of(
        writer,
        "SELECT source_name, url, version_no, changed_at, change_kind, title_before, title_after, characters_added, "
        "characters_removed, diff FROM article_edits ORDER BY version_no",
    ) == [
        (
            *("Harbour Post", WHOLE.url, 2, NOON, "body", WHOLE.title, WHOLE.title, len("ishome."), len("cameback.")),
            "- Ann Lee came back.\n+ Ann Lee is home.",
        ),
        ("Harbour Post", WHOLE.url, 3, EVENING, "headline", WHOLE.title, "Home", len("Home"), len("Ferryreturns"), ""),
    ]


def test_captures_together_keep_the_parts_of_the_whole_text() -> None:
    facts = FactFrames.of_captures([facts_of(PART), facts_of(WHOLE)])

    assert set(facts.people["run_id"]) == {"run-1"}
    assert facts.quotes.height == 1
