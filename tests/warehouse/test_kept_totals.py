"""What loads keep beside the facts is what telling it all anew gives, also where an old file lacks it."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest
from fact_factory import MORNING, Said, Story, facts_of
from recorded_runs import record_day
from table_states import rows_of, state_of

from warehouse.article_days import rebuild_article_days
from warehouse.connection import open_writer, transaction
from warehouse.load import load_facts
from warehouse.run_urls import rebuild_run_urls

REPEATED = (
    "SELECT p.article_source_id, p.article_day, a.source_id, "
    "CAST(timezone('UTC', coalesce(a.published_at, a.first_seen_at)) AS DATE) "
    "FROM fact_people AS p INNER JOIN fact_articles AS a USING (article_id) UNION ALL "
    "SELECT q.article_source_id, q.article_day, a.source_id, "
    "CAST(timezone('UTC', coalesce(a.published_at, a.first_seen_at)) AS DATE) "
    "FROM fact_quotes AS q INNER JOIN fact_articles AS a USING (article_id) "
    "WHERE q.article_published_at IS NOT DISTINCT FROM a.published_at"
)
RUNS = ("loaded", "known", "unreadable")


def captures(seed: int) -> list[Story]:
    """Articles of three outlets, most with several captures on different days, some without a date or an author."""
    random_ = random.Random(seed)
    stories = []
    for number in range(40):
        at = MORNING + timedelta(hours=random_.randint(0, 200))
        is_dated = random_.randrange(12) % 3 > 0
        stories.append(
            Story(
                path=f"story-{number % 15}",
                source_id=("harbour_post", "northern_mail", "valley_news")[number % 3],
                text=f"Ann Lee came back {random_.randint(0, 5)} times.\n“We are home,” said Ann Lee.",
                said=(Said(words="We are home,", speaker="Ann Lee"),),
                authors=random_.choice([(), ("Mia Stone",), ("M. Stone", "Coastal Wire")]),
                published_at=at - timedelta(hours=random_.randint(1, 30)) if is_dated else None,
                fetched_at=at,
                run_id=f"run-{number}",
            )
        )
    return stories


def fill(writer: duckdb.DuckDBPyConnection, seed: int) -> None:
    stories = captures(seed)
    for first in range(0, len(stories), 7):
        load_facts(writer, facts_of(*stories[first : first + 7]))
    for hours in range(0, 90, 30):
        outcomes = {str(number): RUNS[number % (1 + hours // 30)] for number in range(hours // 10)}
        for source_id in ("harbour_post", "northern_mail"):
            record_day(writer, MORNING + timedelta(hours=hours), outcomes, source_id=source_id)


@pytest.mark.parametrize("seed", range(3))
def test_totals_kept_over_loads_are_those_told_anew(writer: duckdb.DuckDBPyConnection, seed: int) -> None:
    fill(writer, seed)
    kept = state_of(writer)

    with transaction(writer):
        rebuild_article_days(writer)
        rebuild_run_urls(writer)

    assert state_of(writer) == kept
    assert len(kept["ops.article_days"]) > 5
    assert rows_of(writer, "SELECT sum(url_count) FROM ops.run_urls") == [(18,)]


@pytest.mark.parametrize("seed", range(3))
def test_rows_repeat_what_their_article_says(writer: duckdb.DuckDBPyConnection, seed: int) -> None:
    fill(writer, seed)

    rows = rows_of(writer, REPEATED)

    assert len(rows) == rows_of(writer, "SELECT (SELECT count(*) FROM fact_people) + count(*) FROM fact_quotes")[0][0]
    assert [row for row in rows if row[:2] != row[2:]] == []


def test_an_earlier_capture_moves_the_day_of_an_article_without_a_date(writer: duckdb.DuckDBPyConnection) -> None:
    later = Story(published_at=None, fetched_at=MORNING + timedelta(days=3))
    load_facts(writer, facts_of(later))

    load_facts(writer, facts_of(Story(published_at=None, text="Another text.", people=(), said=())))

    days = [(MORNING.date(),)]
    assert rows_of(writer, "SELECT article_day FROM fact_people") == days
    assert rows_of(writer, "SELECT day FROM quotes") == days
    assert rows_of(writer, "SELECT day FROM ops.article_days") == days


def test_what_an_old_version_did_not_keep_is_told_when_the_file_is_opened(warehouse_path: Path) -> None:
    with open_writer(warehouse_path, threads=1) as writer:
        fill(writer, 1)
        kept = state_of(writer)
        for column in ("article_source_id", "article_day"):
            writer.execute(f"UPDATE fact_people SET {column} = NULL")
        for column in ("article_source_id", "article_day", "article_published_at"):
            writer.execute(f"UPDATE fact_quotes SET {column} = NULL")
        writer.execute("UPDATE article_authors SET author_person_id = NULL, shown_name = NULL")
        for table in ("ops.article_days", "ops.run_urls", "ops.byline_persons"):
            writer.execute(f"DELETE FROM {table}")

    with open_writer(warehouse_path, threads=1) as writer:
        assert state_of(writer) == kept
