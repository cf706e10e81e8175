from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from fact_factory import (
    EVENING,
    MORNING,
    NOON,
    Said,
    Story,
    facts_of,
    frame_of,
    outcomes_frame,
    person_id,
    run_row,
    runs_frame,
    source_row,
)
from recorded_runs import known, record_day, record_run_of_feeds
from table_states import rows_of

from warehouse.connection import open_writer
from warehouse.ddl import stored_columns
from warehouse.load import load_facts, record_rows
from warehouse.schema import SchemaError
from warehouse.snapshot import publish
from warehouse.tables import DIM_SOURCES, QUALITY_RESULTS, RUNS, URL_OUTCOMES
from warehouse.views import VIEW_NAMES, View, all_views, ensure_views, parse_view

BY_NAME = pytest.mark.parametrize("view", all_views(), ids=lambda view: view.name)

FERRY = Story(
    title="Ferry returns with Ann Lee",
    text="Ann Lee came back.\n“We are home at last,” said Ann Lee.\nAnn Lee said she was “glad”.\n"
    "The ferry had lain in the northern dock since autumn, when a storm tore the ramp from its hinges and left forty "
    "lorries of timber and one brass band waiting on the wrong side of the water.",
    said=(
        Said(words="We are home at last,", speaker="Ann Lee"),
        Said(words="glad", speaker="Ann Lee", kind="fragment"),
    ),
)
# A copy in another outlet, dated by the day only and first fetched at noon.
COPY = replace(
    FERRY,
    source_id="northern_mail",
    fetched_at=NOON,
    published_at=datetime(2026, 3, 2, tzinfo=UTC),
    published_precision="day",
    authors=("Mia Stone", "Coastal Wire"),
)
MAYOR = Story(
    path="mayor",
    title="Mayor resigns",
    text="“I go,” said Ola Berg.\nAnn Lee said the town was tired. “Good riddance,” it was heard.\n"
    "The harbour office said “no”.",
    people=("Ola Berg", "Ann Lee"),
    said=(
        Said(words="I go,", speaker="Ola Berg"),
        Said(words="the town was tired", speaker="Ann Lee", kind="indirect"),
        Said(words="Good riddance,"),
        Said(words="no", speaker="The harbour office", speaker_kind="organization", kind="fragment"),
    ),
    published_at=datetime(2026, 3, 3, 1, 0, tzinfo=UTC),
    fetched_at=datetime(2026, 3, 3, 2, 0, tzinfo=UTC),
)


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A published file, read with plain DuckDB and its own defaults, as an analyst does."""
    home = tmp_path_factory.mktemp("home")
    with open_writer(home / "work.duckdb") as writer:
        load_facts(writer, facts_of(FERRY, COPY, MAYOR))
    publish(home / "work.duckdb", home / "warehouse.duckdb", published_at=NOON)
    with duckdb.connect(str(home / "warehouse.duckdb"), read_only=True) as reader:
        # Answers must not depend on the zone that a reader's session is in.
        reader.execute("SET TimeZone = 'America/New_York'")
        yield reader


@BY_NAME
def test_every_view_and_column_is_commented(catalogue: duckdb.DuckDBPyConnection, view: View) -> None:
    comment = rows_of(catalogue, f"SELECT comment FROM duckdb_views() WHERE view_name = '{view.name}'")
    columns = stored_columns(catalogue)["main", view.name]

    assert comment == [(view.comment,)]
    assert view.comment.startswith("One row a")
    assert [(column.name, column.comment) for column in columns] == list(view.column_comments)
    assert all(comment and comment.endswith(".") for _, comment in (*view.column_comments, ("", view.comment)))


def test_every_file_is_a_view() -> None:
    folder = Path(__file__).parents[2] / "warehouse" / "sql" / "views"

    assert {path.stem for path in folder.glob("*.sql")} == set(VIEW_NAMES)


@BY_NAME
def test_every_view_answers_an_empty_warehouse(catalogue: duckdb.DuckDBPyConnection, view: View) -> None:
    assert rows_of(catalogue, f"SELECT count(*) FROM {view.name}") == [(0,)]


def test_views_that_are_there_are_not_written_again(writer: duckdb.DuckDBPyConnection) -> None:
    writer.execute("BEGIN TRANSACTION READ ONLY")
    ensure_views(writer)
    writer.execute("COMMIT")

    writer.execute("CREATE OR REPLACE VIEW run_summary AS SELECT 1 AS run_id")
    writer.execute("COMMENT ON VIEW quotes IS 'Whatever.'")
    writer.execute("COMMENT ON COLUMN first_said.title IS NULL")
    ensure_views(writer)

    views = {view.name: view for view in all_views()}
    for name in ("run_summary", "quotes", "first_said"):
        assert rows_of(writer, f"SELECT comment FROM duckdb_views() WHERE view_name = '{name}'") == [
            (views[name].comment,)
        ]
        stored = [(column.name, column.comment) for column in stored_columns(writer)["main", name]]
        assert stored == list(views[name].column_comments)


def test_quotes_has_each_quote_with_its_surroundings(news: duckdb.DuckDBPyConnection) -> None:
    assert rows_of(news, "SELECT count(*) FROM quotes") == rows_of(news, "SELECT count(*) FROM fact_quotes") == [(8,)]
    assert rows_of(
        news,
        "SELECT quote_kind, word_count, speaker_name, context_before, context_after, source_name, authors, title "
        f"FROM quotes WHERE article_id = '{FERRY.article_id}' ORDER BY quote_no",
    ) == [
        (
            "direct",
            5,
            "Ann Lee",
            "Ann Lee came back.\n“",
            FERRY.text[FERRY.text.index("” said") :][:120],
            "Harbour Post",
            ["Mia Stone"],
            FERRY.title,
        ),
        (
            "fragment",
            1,
            "Ann Lee",
            FERRY.text[: FERRY.text.index("glad")],
            FERRY.text[FERRY.text.index("”.") :][:120],
            "Harbour Post",
            ["Mia Stone"],
            FERRY.title,
        ),
    ]


def test_surroundings_are_cut_to_120_characters(writer: duckdb.DuckDBPyConnection) -> None:
    before, after = "é" * 200, "ß" * 200
    load_facts(writer, facts_of(replace(FERRY, text=f"{before}word{after}", people=(), said=(Said(words="word"),))))

    assert rows_of(writer, "SELECT context_before, context_after FROM quotes") == [("é" * 120, "ß" * 120)]


@pytest.mark.parametrize(
    ("published_at", "precision", "fetched_at", "sighted_at"),
    [
        (MORNING, "second", NOON, MORNING),
        (MORNING, "minute", NOON, MORNING),
        (datetime(2026, 3, 2, tzinfo=UTC), "day", NOON, NOON),
        (datetime(2026, 2, 1, tzinfo=UTC), "day", NOON, datetime(2026, 2, 2, tzinfo=UTC)),
        (datetime(2026, 2, 1, 5, tzinfo=UTC), "day", NOON, datetime(2026, 2, 2, tzinfo=UTC)),
        (None, None, NOON, NOON),
    ],
)
def test_sighted_at_never_claims_to_be_earlier_than_known(
    writer: duckdb.DuckDBPyConnection,
    published_at: datetime | None,
    precision: str | None,
    fetched_at: datetime,
    sighted_at: datetime,
) -> None:
    story = replace(FERRY, published_at=published_at, published_precision=precision, fetched_at=fetched_at)
    load_facts(writer, facts_of(story))

    assert rows_of(writer, "SELECT DISTINCT sighted_at FROM quotes") == [(sighted_at,)]


def test_most_quoted_counts_copies_once(news: duckdb.DuckDBPyConnection) -> None:
    assert rows_of(
        news,
        "SELECT person_name, quote_count, indirect_count, occurrence_count, word_count, article_count, source_count "
        "FROM most_quoted",
    ) == [("Ann Lee", 2, 1, 5, 6, 2, 2), ("Ola Berg", 1, 0, 1, 2, 1, 1)]


def test_people_daily_counts_by_utc_day(news: duckdb.DuckDBPyConnection) -> None:
    assert rows_of(
        news,
        "SELECT day, person_name, article_count, source_count, title_count, mention_count, quote_count, "
        "quoted_word_count FROM people_daily ORDER BY day, person_name",
    ) == [
        (date(2026, 3, 2), "Ann Lee", 2, 2, 2, 6, 4, 12),
        (date(2026, 3, 3), "Ann Lee", 1, 1, 0, 1, 1, 0),
        (date(2026, 3, 3), "Ola Berg", 1, 1, 0, 1, 1, 2),
    ]


def test_first_said_names_the_earliest_and_who_took_it_up(news: duckdb.DuckDBPyConnection) -> None:
    rows = rows_of(
        news,
        "SELECT quote_text, speaker_name, speaker_person_id, first_sighted_at, source_id, canonical_url, "
        "occurrence_count, article_count, taken_up_count, taken_up_by, taken_up_at, taken_up_after_hours, agency, "
        "last_sighted_at "
        "FROM first_said ORDER BY first_sighted_at, quote_text DESC LIMIT 1",
    )

    assert rows == [
        (
            "glad",
            "Ann Lee",
            person_id("Ann Lee"),
            MORNING,
            "harbour_post",
            FERRY.url,
            2,
            2,
            1,
            ["northern_mail"],
            NOON,
            6.0,
            None,
            NOON,
        )
    ]
    assert rows_of(news, "SELECT count(*), sum(occurrence_count) FROM first_said") == [(6, 8)]
    assert rows_of(news, "SELECT DISTINCT taken_up_at FROM first_said WHERE taken_up_count = 0") == [(None,)]


def test_unattributed_quotes_say_why(news: duckdb.DuckDBPyConnection) -> None:
    assert rows_of(news, "SELECT quote_text, abstain_reason, title FROM unattributed_quotes") == [
        ("Good riddance,", "no_speaker_near", "Mayor resigns")
    ]


def test_author_speakers_says_who_quotes_whom(news: duckdb.DuckDBPyConnection) -> None:
    assert rows_of(
        news,
        "SELECT author_name, speaker_name, speaker_kind, quote_count, article_count, source_count FROM author_speakers "
        "ORDER BY ALL",
    ) == [
        ("Coastal Wire", "Ann Lee", "person", 2, 1, 1),
        ("Mia Stone", "Ann Lee", "person", 3, 3, 2),
        ("Mia Stone", "Ola Berg", "person", 1, 1, 1),
        ("Mia Stone", "The harbour office", "organization", 1, 1, 1),
    ]


def test_run_summary_shows_whether_the_figures_add_up(writer: duckdb.DuckDBPyConnection) -> None:
    rule: dict[str, object] = {
        "run_id": "run-1",
        "table_name": "fact_quotes",
        "rule": "r",
        "level": "row",
        "passed": False,
        "observed_count": 2,
        "failed_count": 1,
        "detail": None,
    }
    finished = {"finished_at": MORNING + timedelta(seconds=90), "discovered": 3, "loaded": 2, "failed": 1}
    record_rows(
        writer,
        [
            (RUNS, runs_frame(run_row("run-1", MORNING, **finished), run_row("run-2", NOON, discovered=1))),
            (URL_OUTCOMES, outcomes_frame("run-1", "harbour_post", {"a": "loaded", "b": "loaded", "c": "timeout"})),
            (QUALITY_RESULTS, frame_of(QUALITY_RESULTS, [rule, rule | {"rule": "s", "passed": True}])),
        ],
    )

    assert rows_of(
        writer,
        "SELECT run_id, duration_seconds, source_count, discovered, outcomes, is_accounted, loaded, rules_checked, "
        "rules_failed FROM run_summary",
    ) == [
        ("run-2", 0.0, 0, 1, None, False, 0, 0, 0),
        ("run-1", 90.0, 1, 3, {"loaded": 2, "timeout": 1}, True, 2, 2, 1),
    ]


TUESDAY = datetime(2026, 3, 17, 23, 0, tzinfo=UTC)
DAY, WEEK = timedelta(days=1), timedelta(days=7)


@pytest.mark.parametrize(
    ("days", "reason"),
    [
        ([(TUESDAY, known(4))], None),
        ([(TUESDAY, known(1) | {"x": "timeout"})], None),
        ([(TUESDAY, known(1) | {"x": "timeout", "y": "not_found"})], "2 of its 3 URLs gave no article"),
        ([(TUESDAY, {"x": "forbidden", "y": "forbidden"})], "none of its 2 URLs gave an article"),
        ([(TUESDAY, {})], "offered nothing on 2026-03-17"),
        (
            [(TUESDAY - 2 * WEEK, known(20)), (TUESDAY - WEEK, known(22)), (TUESDAY, known(9))],
            "offered 9, expected about 21",
        ),
        ([(TUESDAY - 2 * WEEK, known(20)), (TUESDAY - WEEK, known(22)), (TUESDAY, known(12))], None),
        # In the early hours a part of the day's offers is all there can be.
        (
            [
                (TUESDAY - 2 * WEEK, known(20)),
                (TUESDAY - WEEK, known(22)),
                (TUESDAY.replace(hour=6), known(4)),
            ],
            None,
        ),
        # Until noon it is the day before that must not have been silent.
        ([(TUESDAY - DAY, known(4)), (TUESDAY.replace(hour=6), {})], None),
        ([(TUESDAY - DAY, {}), (TUESDAY.replace(hour=6), {})], "offered nothing on 2026-03-16"),
        ([(TUESDAY - DAY, known(4)), (TUESDAY.replace(hour=13), {})], "offered nothing on 2026-03-17"),
        # On a weekday on which it never offers anything nothing is missing.
        ([(TUESDAY - 2 * WEEK, {}), (TUESDAY - WEEK, {}), (TUESDAY - DAY, known(4)), (TUESDAY, {})], None),
        (
            [(TUESDAY - 2 * WEEK, {}), (TUESDAY - WEEK, {}), (TUESDAY, {})],
            "none of its URLs has ever given an article",
        ),
        (
            [(TUESDAY - 15 * DAY, known(4)), (TUESDAY - 2 * WEEK, {}), (TUESDAY - WEEK, {}), (TUESDAY, {})],
            "no article since 2026-03-02",
        ),
        ([], "no run has asked it yet"),
    ],
)
def test_source_health_says_what_is_wrong(
    writer: duckdb.DuckDBPyConnection, days: list[tuple[datetime, dict[str, str]]], reason: str | None
) -> None:
    load_facts(writer, replace(facts_of(), sources=frame_of(DIM_SOURCES, [source_row("harbour_post")])))
    for started_at, outcomes in days:
        record_day(writer, started_at, outcomes)

    assert rows_of(writer, "SELECT source_id, is_healthy, reason FROM source_health") == [
        ("harbour_post", reason is None, reason)
    ]


DEAD, WELL, EMPTY = "not_found", "fetched", "not_modified"


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        pytest.param([[WELL] * 5], None, id="all answer"),
        pytest.param(
            [[WELL, *[DEAD] * 4]], "4 of its 5 feeds are broken, such as {b} (not_found)", id="four never did"
        ),
        pytest.param([[WELL] * 4 + [DEAD]], "1 of its 5 feeds is broken, such as {e} (not_found)", id="one never did"),
        pytest.param([[WELL] * 2, ["timeout"] * 2], None, id="all failed once"),
        pytest.param([[WELL] * 2, ["timeout"] * 2, [EMPTY] * 2], None, id="all failed and answer again"),
        pytest.param(
            [[WELL] * 3, ["timeout"] * 2 + [WELL], ["timeout"] * 2 + [WELL]],
            "2 of its 3 feeds are broken, such as {a} (timeout)",
            id="most failed twice",
        ),
        pytest.param([[WELL] * 3, ["timeout", WELL, WELL], ["gone", WELL, WELL]], None, id="one of three failed twice"),
        pytest.param(
            [[WELL] * 3, *[["timeout", WELL, EMPTY]] * 48],
            "1 of its 3 feeds is broken, such as {a} (timeout)",
            id="one of three failed for two days",
        ),
        pytest.param([[WELL] * 2, ["out_of_time"] * 2, ["out_of_time"] * 2], None, id="the run's time was over"),
        pytest.param(
            [[WELL, "unreadable"]],
            "1 of its 2 feeds is broken, such as {b} (unreadable)",
            id="a page in a feed's place",
        ),
        # Of the two of its first run one is in sources.toml no more.
        pytest.param([[DEAD, WELL, None], [None, WELL, WELL]], None, id="taken out"),
    ],
)
def test_source_health_tells_of_broken_feeds(
    writer: duckdb.DuckDBPyConnection, answers: list[list[str | None]], told: str | None
) -> None:
    """Each list is a run of the hour, with what feeds a, b, … answered in it; None is one not in sources.toml."""
    count = sum(answer is not None for answer in answers[-1])
    source = source_row("harbour_post") | {"feed_count": count}
    load_facts(writer, replace(facts_of(), sources=frame_of(DIM_SOURCES, [source])))
    urls = {name: f"https://harbour_post.example/{name}.xml" for name in "abcde"}
    for hour, outcomes in enumerate(answers):
        record_run_of_feeds(writer, TUESDAY + timedelta(hours=hour), dict(zip(urls.values(), outcomes, strict=False)))

    (row,) = rows_of(writer, "SELECT is_healthy, reason, feed_count, broken_feed_count FROM source_health")
    assert row == (
        told is None,
        told and told.format_map(urls),
        count,
        int(told.split()[0]) if told else 0,
    )


def test_source_health_judges_only_what_is_collected_and_asked(writer: duckdb.DuckDBPyConnection) -> None:
    sources = [source_row("harbour_post"), source_row("northern_mail"), source_row("old_times", is_enabled=False)]
    load_facts(writer, replace(facts_of(), sources=frame_of(DIM_SOURCES, sources)))
    record_day(writer, TUESDAY - timedelta(days=8), known(2), source_id="northern_mail")
    record_day(writer, TUESDAY - timedelta(days=3), known(5) | {"x": "timeout"})
    record_day(writer, TUESDAY, known(3))
    record_day(writer, TUESDAY, {"x": "forbidden"}, source_id="walled_garden")

    columns = (
        "source_id, last_run_at, last_success_at, last_day, offered_last_day, failed_last_day, offered_7_days, "
        "loaded_7_days, failed_7_days, is_healthy, reason"
    )
    monday = TUESDAY - timedelta(days=8)
    assert rows_of(writer, f"SELECT {columns} FROM source_health") == [
        ("harbour_post", TUESDAY, TUESDAY, TUESDAY.date(), 3, 0, 9, 8, 1, True, None),
        ("northern_mail", monday, monday, monday.date(), 2, 0, 0, 0, 0, False, "not asked since 2026-03-09"),
        ("old_times", None, None, None, 0, 0, 0, 0, 0, True, "not collected now"),
        (
            "walled_garden",
            TUESDAY,
            None,
            TUESDAY.date(),
            1,
            1,
            1,
            0,
            1,
            False,
            "none of its 1 URLs gave an article",
        ),
    ]


def test_a_later_fetch_does_not_move_a_sighting(writer: duckdb.DuckDBPyConnection) -> None:
    undated = replace(FERRY, published_at=None)
    load_facts(writer, facts_of(undated))
    load_facts(writer, facts_of(replace(undated, fetched_at=EVENING, title="Ferry is back")))

    assert rows_of(writer, "SELECT DISTINCT first_sighted_at FROM first_said") == [(MORNING,)]


def test_a_header_must_say_everything() -> None:
    with pytest.raises(SchemaError, match="view odd: its header must say"):
        parse_view("odd", "-- purpose: None.\nSELECT 1 AS one;")


def test_a_header_continues_over_lines() -> None:
    view = parse_view(
        "one", "-- purpose: First\n-- and second.\n-- grain: One row.\n-- column one: A\n-- number.\nSELECT 1 AS one;\n"
    )

    assert (view.purpose, view.grain, view.column_comments) == (
        "First and second.",
        "One row.",
        (("one", "A number."),),
    )
    assert view.select == "SELECT 1 AS one"
