"""The names in bylines, as loads leave them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import duckdb
import pytest
from fact_factory import MORNING, NOON, Story, facts_of
from table_states import rows_of, state_of

from flows.people_file import parse_people
from warehouse.bylines import follow_byline_persons, rebuild_bylines
from warehouse.connection import transaction
from warehouse.load import load_facts
from warehouse.people.decisions import apply_rules
from warehouse.upgrades import bring_up_to_date

BYLINES = "SELECT author_no, author_name, source_id, published_at FROM article_authors ORDER BY ALL"
FIRST = Story(authors=("Mia Stone", "Coastal Wire"))
LATER = replace(
    FIRST, authors=("Ola Berg",), published_at=NOON, fetched_at=FIRST.fetched_at + timedelta(hours=7), run_id="run-2"
)
OTHER = Story(path="pier", authors=())


@pytest.mark.parametrize("order", list(itertools.permutations((FIRST, LATER, OTHER))))
def test_bylines_are_those_of_the_stored_articles_in_any_order_of_loads(
    writer: duckdb.DuckDBPyConnection, order: Sequence[Story]
) -> None:
    for capture in order:
        load_facts(writer, facts_of(capture))

    assert rows_of(writer, BYLINES) == [(1, "Ola Berg", "harbour_post", NOON)]
    before = state_of(writer)
    with transaction(writer):
        rebuild_bylines(writer)
    assert state_of(writer) == before


@pytest.mark.parametrize("lost", ["DELETE FROM article_authors", "UPDATE article_authors SET shown_name = NULL"])
def test_bylines_of_a_warehouse_without_them_are_told_when_it_is_opened(
    writer: duckdb.DuckDBPyConnection, lost: str
) -> None:
    load_facts(writer, facts_of(FIRST))
    before = state_of(writer)
    writer.execute(lost)

    with transaction(writer):
        bring_up_to_date(writer)

    assert state_of(writer) == before
    assert rows_of(writer, BYLINES) == [
        (1, "Mia Stone", "harbour_post", MORNING),
        (2, "Coastal Wire", "harbour_post", MORNING),
    ]


def test_authors_follow_what_is_decided_of_persons(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(replace(FIRST, authors=("Mia Stone",)), replace(OTHER, authors=("Mia Lund",))))
    rules = parse_people('[[same]]\npeople = ["Mia Stone", "Mia Lund"]\n', "people.toml").rule_rows()

    with transaction(writer):
        apply_rules(writer, rules)
        follow_byline_persons(writer)

    (author,) = rows_of(writer, "SELECT DISTINCT author_person_id, shown_name FROM article_authors")
    assert author == rows_of(writer, "SELECT person_id, person_name FROM dim_people WHERE byline_count = 2")[0]
    before = state_of(writer)
    with transaction(writer):
        rebuild_bylines(writer)
    assert state_of(writer) == before
