from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import duckdb
import polars as pl
import pytest
from checked_batches import FETCHED, facts_of, good_article

from expectations.stored_rules import STORED_RULES, stored_rules
from expectations.suite import derive_expectations
from expectations.warehouse_quality import check_table, check_warehouse, stored_rule_result
from warehouse.connection import ensure_catalogue
from warehouse.load import load_facts
from warehouse.tables import ALL_TABLES, COPY_INDEXES, DIM_PEOPLE, FACT_ARTICLE_VERSIONS, FACT_ARTICLES, FACT_QUOTES

SOURCE: dict[str, Any] = {
    "source_id": "harbour_post",
    "source_name": "Harbour Post",
    "homepage": None,
    "country": None,
    "language": None,
    "feed_count": 1,
    "is_enabled": True,
    "run_id": "run-1",
}
UNKNOWN = "'00000000000000000000000000000000'"
OFFERED_LINK = (
    "INSERT INTO article_links BY NAME SELECT "
    f"{UNKNOWN} AS article_id, 'harbour-post' AS source_id, 'https://harbour-post.example/rss' AS feed_url, "
    "'https://harbour-post.example/pier' AS url, 1 AS position, 'run-1' AS run_id, "
    "TIMESTAMPTZ '2026-03-02 12:00:00Z' AS first_offered_at, TIMESTAMPTZ '2026-03-02 12:00:00Z' AS last_offered_at"
)
REMOVAL = (
    f"INSERT INTO article_removals BY NAME SELECT {UNKNOWN} AS article_id, 'run-1' AS run_id, "
    "'gone' AS evidence, TIMESTAMPTZ '2026-03-02 12:00:00Z' AS removed_at, "
    "TIMESTAMPTZ '2026-03-01 12:00:00Z' AS returned_at"
)
QUOTE_EDIT = (
    f"INSERT INTO fact_quote_edits BY NAME SELECT {UNKNOWN} AS article_id, 2 AS version_no, 1 AS edit_no, "
    "TIMESTAMPTZ '2026-03-02 12:00:00Z' AS changed_at, 'Ferry late' AS title, 'added' AS edit_kind, "
    "'direct' AS quote_kind, 'We are home' AS quote_after, 0 AS char_start_after, true AS is_same_pipeline"
)
RULES = {rule.rule: rule for table in ALL_TABLES for rule in stored_rules(table)}


@pytest.fixture(scope="module")
def loaded() -> Iterator[duckdb.DuckDBPyConnection]:
    """Two articles, one of them in two captures, loaded as a run loads them."""
    revised = good_article("revised")
    older = {"text": "Ferry late.", "text_sha256": "1" * 64, "fetched_at": FETCHED - timedelta(hours=2)}
    revised.articles.append({**revised.articles[0], **older})
    revised.sources = [SOURCE]
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        ensure_catalogue(connection)
        load_facts(connection, facts_of([good_article("one"), revised]))
        yield connection


@pytest.fixture
def warehouse(loaded: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """The loaded tables, to break: whatever a test does to them is taken back."""
    loaded.begin()
    yield loaded
    loaded.rollback()


def failed_rules(results: pl.DataFrame) -> dict[str, int]:
    return dict(results.filter(~pl.col("passed")).select("rule", "failed_count").iter_rows())


def test_a_sound_warehouse_passes_every_rule_of_every_table(loaded: duckdb.DuckDBPyConnection) -> None:
    results = check_warehouse(loaded, run_id="nightly-1")

    assert failed_rules(results) == {}
    assert results.select("run_id", "table_name", "rule").is_unique().all()
    for table in set(ALL_TABLES) - set(COPY_INDEXES):
        told = set(results.filter(table_name=table.qualified_name)["rule"])
        assert {expected.name for expected in derive_expectations(table)} <= told
        assert {rule.rule for rule in stored_rules(table)} <= told


def test_chunks_add_up_to_the_table(loaded: duckdb.DuckDBPyConnection) -> None:
    rows = check_table(loaded, FACT_QUOTES, run_id="nightly-1", chunk_rows=3).filter(level="row")

    assert set(rows["observed_count"]) == {8}


BREAKAGES = [
    (
        "article_copies.duplicate_group_id.in_articles",
        "UPDATE fact_articles SET duplicate_group_id = article_id",
        1,
    ),
    (
        "article_copies.role.original_names_the_group",
        "UPDATE article_copies SET role = 'original'",
        1,
    ),
    (
        "article_copies.duplicate_group_id.of_several",
        "DELETE FROM article_copies WHERE role = 'republication'",
        1,
    ),
    (
        "article_copies.agency.of_wire_copy",
        "UPDATE article_copies SET role = 'wire_copy' WHERE role = 'republication'",
        1,
    ),
    (
        "fact_articles.duplicate_group_id.in_article_copies",
        f"UPDATE fact_articles SET duplicate_group_id = {UNKNOWN}",
        2,
    ),
    ("fact_quotes.quote_group_id.in_quote_groups", "DELETE FROM quote_groups", 8),
    ("fact_quotes.context.beside_quote", "UPDATE fact_quotes SET context_after = 'and so on'", 8),
    ("fact_people.article_source_id.of_article", "UPDATE fact_people SET article_source_id = 'nowhere'", 4),
    ("fact_people.article_day.of_article", "UPDATE fact_people SET article_day = NULL", 4),
    ("fact_quotes.article_source_id.of_article", "UPDATE fact_quotes SET article_source_id = 'nowhere'", 8),
    ("fact_quotes.article_day.of_article", "UPDATE fact_quotes SET article_day = DATE '2020-01-01'", 8),
    ("fact_quotes.article_published_at.of_article", "UPDATE fact_quotes SET article_published_at = NULL", 8),
    ("quote_groups.quote_group_id.in_quotes", f"UPDATE fact_quotes SET quote_group_id = {UNKNOWN}", 4),
    ("quote_groups.occurrence_count.as_stored", "UPDATE quote_groups SET occurrence_count = 9", 4),
    ("quote_groups.taken_up_by.others", "UPDATE quote_groups SET source_count = 3", 4),
    ("fact_articles.key.unique", "INSERT INTO fact_articles FROM fact_articles LIMIT 1", 2),
    ("fact_articles.source_id.in_dim_sources", "UPDATE fact_articles SET source_id = 'nowhere'", 2),
    ("fact_articles.version_no.in_versions", "UPDATE fact_articles SET version_no = version_no + 7", 2),
    (
        "fact_article_versions.article_id.in_articles",
        f"UPDATE fact_article_versions SET article_id = {UNKNOWN} WHERE version_no = 2",
        1,
    ),
    ("fact_article_versions.quote_count.adds_up", "UPDATE fact_article_versions SET quote_count = 3", 3),
    ("fact_version_quotes.version_no.in_versions", "UPDATE fact_version_quotes SET version_no = version_no + 7", 8),
    (
        "fact_version_quotes.quote_text.verbatim",
        "UPDATE fact_version_quotes SET quote_text = 'x' WHERE quote_no = 1",
        2,
    ),
    (
        "fact_article_edits.version_no.in_versions",
        "UPDATE fact_article_edits SET changed_at = changed_at + INTERVAL 1 HOUR",
        1,
    ),
    ("article_authors.source_id.in_articles", "UPDATE article_authors SET source_id = 'nowhere'", 2),
    ("fact_quote_edits.version_no.in_article_edits", QUOTE_EDIT, 1),
    ("fact_people.article_id.in_articles", f"UPDATE fact_people SET article_id = {UNKNOWN}", 4),
    ("fact_people.person_id.in_dim_people", "DELETE FROM dim_people WHERE person_name = 'Bo Dale'", 2),
    ("fact_people.first_char_start.inside_text", "UPDATE fact_people SET first_char_start = 5000", 4),
    ("fact_quotes.key.unique", "INSERT INTO fact_quotes FROM fact_quotes WHERE quote_no = 1", 4),
    ("fact_quotes.article_id.in_articles", f"UPDATE fact_quotes SET article_id = {UNKNOWN} WHERE quote_no = 4", 2),
    ("fact_quotes.speaker_person_id.in_dim_people", "DELETE FROM dim_people", 6),
    ("fact_quotes.speaker_person_id.in_people", "DELETE FROM fact_people", 6),
    (
        "fact_quotes.continues_quote_id.in_article",
        f"UPDATE fact_quotes SET continues_quote_id = {UNKNOWN} WHERE quote_no = 3",
        2,
    ),
    (
        "fact_quotes.continues_quote_id.in_article",
        "UPDATE fact_quotes SET continues_quote_id = (SELECT min(quote_id) FROM fact_quotes WHERE quote_no = 1) "
        "WHERE quote_no = 3",
        1,
    ),
    ("fact_quotes.quote_text.verbatim", "UPDATE fact_quotes SET quote_text = 'x' WHERE quote_no = 4", 2),
    ("fact_quotes.quote_text.verbatim", "UPDATE fact_quotes SET char_start = char_start - 1 WHERE quote_no = 1", 2),
    ("fact_quotes.char_end.inside_text", "UPDATE fact_quotes SET char_end = 5000 WHERE quote_no = 1", 2),
    ("fact_quotes.speaker_text.verbatim", "UPDATE fact_quotes SET speaker_text = 'x' WHERE quote_no = 1", 2),
    (
        "fact_quotes.speaker_char_end.inside_text",
        "UPDATE fact_quotes SET speaker_char_end = 5000 WHERE quote_no = 1",
        2,
    ),
    ("mentions.key.unique", "INSERT INTO mentions FROM mentions WHERE char_start = 0", 4),
    ("mentions.article_id.in_articles", "DELETE FROM fact_articles", 4),
    ("mentions.person_id.in_people", f"UPDATE mentions SET person_id = {UNKNOWN}", 4),
    ("mentions.mention_text.verbatim", "UPDATE mentions SET mention_text = 'Ann Low'", 4),
    ("mentions.char_end.inside_text", "UPDATE mentions SET char_end = 5000 WHERE char_start = 0", 2),
    ("article_links.key.unique", f"{OFFERED_LINK}; {OFFERED_LINK}", 2),
    ("article_links.article_id.in_articles", OFFERED_LINK, 1),
    (
        "article_links.last_offered_at.not_before_first",
        f"{OFFERED_LINK}; UPDATE article_links SET last_offered_at = first_offered_at - INTERVAL 1 HOUR",
        1,
    ),
    ("article_removals.article_id.in_articles", REMOVAL, 1),
    ("article_removals.returned_at.after_removal", REMOVAL, 1),
]


@pytest.mark.parametrize(("rule", "breakage", "rows"), BREAKAGES)
def test_stored_rows_that_do_not_fit_together_fail_the_rule_named_for_it(
    warehouse: duckdb.DuckDBPyConnection, rule: str, breakage: str, rows: int
) -> None:
    before = stored_rule_result(warehouse, RULES[rule])
    warehouse.execute(breakage)

    after = stored_rule_result(warehouse, RULES[rule])

    assert (before.passed, before.failed_count, before.detail) == (True, 0, None)
    assert (after.passed, after.failed_count) == (False, rows)
    assert after.detail is not None
    assert after.detail.endswith(RULES[rule].requirement)


def test_every_rule_between_tables_is_broken_once() -> None:
    assert {rule.rule for rule in STORED_RULES} <= {rule for rule, _, _ in BREAKAGES}


def test_a_reference_is_missed_even_where_the_other_table_has_nulls(warehouse: duckdb.DuckDBPyConnection) -> None:
    warehouse.execute("ALTER TABLE dim_people ALTER person_id DROP NOT NULL")
    warehouse.execute("UPDATE dim_people SET person_id = NULL")

    result = stored_rule_result(warehouse, RULES["fact_quotes.speaker_person_id.in_dim_people"])

    assert result.failed_count == 6


def test_a_broken_row_fails_the_rules_of_single_rows_by_the_names_of_the_gate(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    warehouse.execute("UPDATE fact_quotes SET quote_kind = 'shouted', abstain_reason = 'x' WHERE quote_no = 1")
    warehouse.execute("UPDATE fact_articles SET modified_at = fetched_at + INTERVAL 1 DAY")
    warehouse.execute("UPDATE dim_people SET aliases = ['']")

    results = pl.concat(
        check_table(warehouse, table, run_id="nightly-1", chunk_rows=3)
        for table in (FACT_QUOTES, FACT_ARTICLES, DIM_PEOPLE)
    )

    assert failed_rules(results) == {
        "fact_quotes.quote_kind.one_of": 2,
        "fact_quotes.abstain_reason.without_speaker": 2,
        "fact_articles.modified_at.not_after_fetch": 2,
        "dim_people.aliases.no_blank": 3,
    }


def test_columns_added_later_stand_last_and_match(warehouse: duckdb.DuckDBPyConnection) -> None:
    warehouse.execute("ALTER TABLE fact_article_versions DROP change_kind")
    warehouse.execute("ALTER TABLE fact_article_versions ADD COLUMN change_kind VARCHAR DEFAULT 'first'")

    assert failed_rules(check_table(warehouse, FACT_ARTICLE_VERSIONS, run_id="nightly-1")) == {}


def test_other_columns_are_the_only_result_of_a_table(warehouse: duckdb.DuckDBPyConnection) -> None:
    warehouse.execute("ALTER TABLE fact_article_versions ALTER version_no TYPE VARCHAR")

    (result,) = check_table(warehouse, FACT_ARTICLE_VERSIONS, run_id="nightly-1").to_dicts()

    assert (result["rule"], result["level"], result["passed"]) == (
        "fact_article_versions.columns.match",
        "table",
        False,
    )
    assert "lacks version_no: Int64; has undeclared version_no: String" in result["detail"]
