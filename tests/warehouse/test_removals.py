"""Articles that were taken down, and came back, by what runs were answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import duckdb
import polars as pl
import pytest
from fact_factory import EVENING, MORNING, Story, facts_of, frame_of
from table_states import rows_of, state_of

from warehouse.load import load_facts, record_rows
from warehouse.lookups import recheckable_articles
from warehouse.removals import removal_rows
from warehouse.tables import ARTICLE_REMOVALS, FETCHES
from warehouse.tables.removals import PAGE_ANSWERS

FERRY = Story()
OUTCOMES = {"present": "fetched", "front_page": "fetched"}
REMOVALS = "SELECT evidence, removed_at, returned_at FROM article_removals ORDER BY removed_at"


def hours(count: int) -> datetime:
    return MORNING + timedelta(hours=count)


def answer(writer: duckdb.DuckDBPyConnection, said: str, at: datetime, url: str = FERRY.url) -> None:
    """A run that asked for the article and was answered so, put on record as runs are."""
    answers = pl.DataFrame([(url, said, at)] if said != "timeout" else [], schema=PAGE_ANSWERS, orient="row")
    fetch = {
        "fetch_id": f"{url} {at}",
        "run_id": f"run at {at}",
        "source_id": "harbour_post",
        "url": url,
        "purpose": "page",
        "fetched_at": at,
        "outcome": OUTCOMES.get(said, said),
    }
    record_rows(
        writer,
        [
            (ARTICLE_REMOVALS, removal_rows(writer, answers, f"run at {at}")),
            (FETCHES, frame_of(FETCHES, [fetch])),
        ],
    )


@pytest.mark.parametrize(
    ("answers", "removals"),
    [
        pytest.param(["gone"], [("gone", hours(1), None)], id="gone"),
        pytest.param(["front_page"], [("front_page", hours(1), None)], id="leads to the front page"),
        pytest.param(["not_found"], [], id="missing once"),
        pytest.param(["not_found", "not_found"], [("not_found", hours(2), None)], id="missing twice"),
        pytest.param(["not_found", "present", "not_found"], [], id="missing, there, missing"),
        pytest.param(["not_found", "timeout", "not_found"], [], id="missing, no answer, missing"),
        pytest.param(["gone", "gone", "not_found", "not_found"], [("gone", hours(1), None)], id="gone for long"),
        pytest.param(["gone", "present"], [("gone", hours(1), hours(2))], id="back"),
        pytest.param(["gone", "present", "present"], [("gone", hours(1), hours(2))], id="back to stay"),
        pytest.param(
            ["gone", "present", "gone"], [("gone", hours(1), hours(2)), ("gone", hours(3), None)], id="gone again"
        ),
        pytest.param(["gone", "timeout"], [("gone", hours(1), None)], id="gone, then no answer"),
    ],
)
def test_answers_take_an_article_down_and_bring_it_back(
    writer: duckdb.DuckDBPyConnection, answers: list[str], removals: list[tuple[object, ...]]
) -> None:
    load_facts(writer, facts_of(FERRY))
    before = rows_of(writer, "SELECT * FROM fact_articles")

    for number, said in enumerate(answers, start=1):
        answer(writer, said, hours(number))

    assert rows_of(writer, REMOVALS) == removals
    assert rows_of(writer, "SELECT * FROM fact_articles") == before


def test_an_address_of_no_stored_article_takes_nothing_down(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(FERRY))

    answer(writer, "gone", EVENING, "https://harbour-post.example/never")

    assert rows_of(writer, REMOVALS) == []


def test_edits_tell_of_removals_and_returns_beside_versions(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(FERRY))
    answer(writer, "gone", hours(1))
    load_facts(writer, facts_of(replace(FERRY, title="Ferry is back", fetched_at=hours(2), run_id="run-2")))
    answer(writer, "present", hours(2))

    assert rows_of(
        writer,
        "SELECT version_no, changed_at, change_kind, title_before, title_after, diff FROM article_edits "
        "ORDER BY changed_at, change_kind",
    ) == [
        (1, hours(1), "removed", "Ferry returns", None, ""),
        (2, hours(2), "headline", "Ferry returns", "Ferry is back", ""),
        (2, hours(2), "returned", None, "Ferry is back", ""),
    ]


def test_the_history_has_versions_removals_and_returns_in_order(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(FERRY))
    answer(writer, "gone", hours(1))
    answer(writer, "present", hours(2))
    answer(writer, "gone", hours(3))
    load_facts(writer, facts_of(replace(FERRY, title="Ferry is back", fetched_at=hours(4), run_id="run-2")))
    answer(writer, "present", hours(4))
    answer(writer, "gone", hours(5))

    assert rows_of(
        writer,
        "SELECT change_kind, version_no, valid_from, valid_to, title, quote_count, evidence FROM article_history "
        "ORDER BY valid_from",
    ) == [
        ("first", 1, MORNING, hours(1), "Ferry returns", 1, None),
        ("removed", 1, hours(1), hours(2), "Ferry returns", 1, "gone"),
        ("returned", 1, hours(2), hours(3), "Ferry returns", 1, None),
        ("removed", 1, hours(3), hours(4), "Ferry returns", 1, "gone"),
        ("headline", 2, hours(4), hours(5), "Ferry is back", 1, None),
        ("removed", 2, hours(5), None, "Ferry is back", 1, "gone"),
    ]
    assert rows_of(writer, "SELECT quote_text, removed_at FROM quotes") == [("We are home,", hours(5))]


@pytest.mark.parametrize(
    ("missing", "there", "removed"),
    [(5, 0, 0), (3, 2, 0), (3, 3, 3), (2, 0, 2)],
    ids=["all missing", "most missing", "half missing", "too few to tell"],
)
def test_a_host_that_misses_most_of_its_pages_takes_nothing_down(
    writer: duckdb.DuckDBPyConnection, missing: int, there: int, removed: int
) -> None:
    stories = [replace(FERRY, path=f"ferry-{number}") for number in range(missing + there)]
    elsewhere = replace(FERRY, source_id="northern_mail")
    load_facts(writer, facts_of(*stories, elsewhere))
    said = ["gone"] * missing + ["present"] * there
    answers = [(story.url, word, hours(1)) for story, word in zip(stories, said, strict=True)]
    answers.append((elsewhere.url, "gone", hours(1)))

    rows = removal_rows(writer, pl.DataFrame(answers, schema=PAGE_ANSWERS, orient="row"), "run-2")

    assert rows.height == removed + 1
    assert elsewhere.article_id in rows["article_id"].to_list()


def test_what_was_taken_down_before_tells_nothing_of_its_host(writer: duckdb.DuckDBPyConnection) -> None:
    stories = [replace(FERRY, path=f"ferry-{number}") for number in range(5)]
    load_facts(writer, facts_of(*stories))
    for number, story in enumerate(stories[:3]):
        answer(writer, "gone", hours(number + 1), story.url)
    answers = [(story.url, "gone", hours(9)) for story in stories[:4]] + [(stories[4].url, "present", hours(9))]

    rows = removal_rows(writer, pl.DataFrame(answers, schema=PAGE_ANSWERS, orient="row"), "run-9")

    assert rows["article_id"].to_list() == [stories[3].article_id]


def test_a_removed_article_stays_and_is_looked_at_as_removed(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(FERRY))
    answer(writer, "gone", hours(1))

    def found() -> list[tuple[object, ...]]:
        return recheckable_articles(writer, ["harbour_post"], hours(-24)).select("url", "is_removed").rows()

    assert found() == [(FERRY.url, True)]
    answer(writer, "present", hours(2))
    assert found() == [(FERRY.url, False)]


def test_the_same_answers_again_change_nothing(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(FERRY))
    for _ in range(2):
        for number, said in enumerate(["gone", "present"], start=1):
            answer(writer, said, hours(number))
        before = state_of(writer)

    assert state_of(writer) == before
    assert rows_of(writer, REMOVALS) == [("gone", hours(1), hours(2))]


def test_an_article_that_goes_back_to_an_earlier_text_is_that_again(writer: duckdb.DuckDBPyConnection) -> None:
    other = replace(FERRY, title="Ferry comes back", fetched_at=hours(1), run_id="run-2")
    load_facts(writer, facts_of(FERRY))
    load_facts(writer, facts_of(other))
    load_facts(writer, facts_of(replace(FERRY, fetched_at=hours(2), run_id="run-3")))
    answer(writer, "gone", hours(3))

    assert rows_of(
        writer,
        "SELECT change_kind, version_no, valid_from, valid_to, title FROM article_history ORDER BY valid_from",
    ) == [
        ("first", 1, MORNING, hours(1), "Ferry returns"),
        ("headline", 2, hours(1), hours(2), "Ferry comes back"),
        ("reverted", 1, hours(2), hours(3), "Ferry returns"),
        ("removed", 1, hours(3), None, "Ferry returns"),
    ]
    assert rows_of(
        writer,
        "SELECT change_kind, version_no, changed_at, title_before, title_after, characters_added, characters_removed "
        "FROM article_edits ORDER BY changed_at",
    ) == [
        ("headline", 2, hours(1), "Ferry returns", "Ferry comes back", len("comesback"), len("returns")),
        ("reverted", 1, hours(2), "Ferry comes back", "Ferry returns", len("returns"), len("comesback")),
        ("removed", 1, hours(3), "Ferry returns", None, 0, 0),
    ]
