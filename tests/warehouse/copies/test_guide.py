"""The queries that docs/copies.md shows."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest
from fact_factory import facts_of
from test_copies import CUT, ORIGINAL, OTHER, TAKEN_OVER

from warehouse.load import load_facts

GUIDE = (Path(__file__).parents[3] / "docs" / "copies.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", GUIDE, re.DOTALL)


@pytest.mark.parametrize("query", QUERIES)
def test_every_query_of_the_guide_answers(writer: duckdb.DuckDBPyConnection, query: str) -> None:
    of_agency = replace(CUT, changes={"agency": "Corvane Press", "agency_evidence": "byline"})
    without_agency = replace(OTHER, source_id="valley_news", fetched_at=OTHER.fetched_at + timedelta(hours=1))
    load_facts(writer, facts_of(ORIGINAL, TAKEN_OVER, of_agency, OTHER, without_agency))

    assert writer.execute(query).fetchall()
