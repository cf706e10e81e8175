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

from warehouse.bylines import rebuild_bylines
from warehouse.connection import transaction
from warehouse.load import load_facts

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


def test_bylines_of_a_warehouse_without_them_are_told_by_the_next_load(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(FIRST))
    writer.execute("DELETE FROM article_authors")

    load_facts(writer, facts_of(OTHER))

    assert rows_of(writer, BYLINES) == [
        (1, "Mia Stone", "harbour_post", MORNING),
        (2, "Coastal Wire", "harbour_post", MORNING),
    ]
