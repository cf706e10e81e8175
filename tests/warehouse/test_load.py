from __future__ import annotations

import itertools
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import duckdb
import polars as pl
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
    run_row,
    runs_frame,
    source_row,
)
from table_states import rows_of, state_of

from warehouse.errors import LoadRefused
from warehouse.facts import FactFrames
from warehouse.load import LoadCounts, Rows, load_facts, record_rows
from warehouse.schema import SchemaError
from warehouse.tables import (
    ALL_TABLES,
    ARCHIVE_FILES,
    DIM_SOURCES,
    FACT_PEOPLE,
    QUARANTINE,
    RUNS,
    UPGRADES,
    URL_OUTCOMES,
)

FERRY = Story()
MAYOR = Story(
    path="mayor",
    title="Mayor resigns",
    text="“I go,” said Ola Berg.\nAnn Lee had asked for it.",
    people=("Ola Berg", "Ann Lee"),
    said=(Said(words="I go,", speaker="Ola Berg"),),
)
FACTS = ("fact_articles", "fact_people", "fact_quotes", "mentions", "fact_article_versions")
LATER = replace(FERRY, fetched_at=NOON, run_id="run-2")
REWRITTEN = replace(
    LATER,
    text="Ann Lee is home again.\n“We are home,” said Ann Lee.\n“Good,” said Ola Berg.",
    people=("Ann Lee", "Ola Berg"),
)
RETITLED = replace(LATER, title="Ferry is back", fetched_at=EVENING, run_id="run-3")

VERSIONS = (
    "SELECT version_no, change_kind, valid_from, valid_to, run_id "
    "FROM fact_article_versions ORDER BY article_id, version_no"
)


def outcomes(counts: LoadCounts) -> list[str]:
    return counts.outcomes["outcome"].sort().to_list()


def counted_boats(number: int) -> Story:
    """Each of another number, so that no two are one quote, which would be told anew with each."""
    words, answer = f"We counted {number} boats,", f"All {number} of them leak,"
    return Story(
        path=f"boats-{number}",
        text=f"Ann Lee went to the pier.\n“{words}” said Ann Lee.\n“{answer}” said Ola Berg.",
        people=("Ann Lee", "Ola Berg"),
        said=(Said(words=words, speaker="Ann Lee"), Said(words=answer, speaker="Ola Berg")),
    )


@pytest.mark.parametrize("table", ["fact_people", "fact_quotes", "mentions"])
def test_the_rows_of_an_article_lie_together_in_their_order(writer: duckdb.DuckDBPyConnection, table: str) -> None:
    facts = facts_of(*map(counted_boats, range(300)))
    place = {"fact_people": "first_char_start", "fact_quotes": "quote_no", "mentions": "char_start"}[table]

    load_facts(writer, facts)

    scattered = (
        f"SELECT article_id FROM {table} GROUP BY article_id HAVING max(rowid) - min(rowid) + 1 != count(*) "
        f"OR list({place} ORDER BY rowid) != list_sort(list({place}))"
    )
    assert rows_of(writer, scattered) == []
    assert rows_of(writer, f"SELECT count(*) > 300 FROM {table}") == [(True,)]


def test_new_articles_are_written_with_their_parts(writer: duckdb.DuckDBPyConnection) -> None:
    counts = load_facts(writer, facts_of(FERRY, MAYOR))

    assert (counts.loaded, counts.unchanged, counts.people, counts.quotes) == (2, 0, 3, 2)
    assert outcomes(counts) == ["loaded", "loaded"]
    assert rows_of(
        writer, "SELECT person_name, article_count, mention_count, quote_count, aliases FROM dim_people ORDER BY 1"
    ) == [
        ("Ann Lee", 2, 3, 1, ["Ann Lee", "Lee"]),
        ("Mia Stone", 2, 0, 0, ["Mia Stone"]),
        ("Ola Berg", 1, 1, 1, ["Berg", "Ola Berg"]),
    ]
    assert rows_of(writer, "SELECT source_id, source_name FROM dim_sources") == [("harbour_post", "Harbour Post")]
    assert [(number, kind, start, end) for number, kind, start, end, _ in rows_of(writer, VERSIONS)] == [
        (1, "first", MORNING, None),
        (1, "first", MORNING, None),
    ]


def test_loading_twice_changes_no_row(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(FERRY, MAYOR))
    before = state_of(writer)

    counts = load_facts(writer, facts_of(LATER, replace(MAYOR, fetched_at=NOON, run_id="run-2")))

    assert (counts.loaded, counts.unchanged, counts.people, counts.quotes) == (0, 2, 0, 0)
    assert state_of(writer) == before


@pytest.mark.parametrize(
    "change",
    [
        {"people": ("Ann Lee", "Mia Stone")},
        {"people": (), "said": ()},
        {"said": ()},
        {"said": (Said(words="We are home,", speaker="Ann Lee", kind="fragment"),)},
        {"authors": ()},
        {"published_at": None},
        {"published_at": NOON},
        {"pipeline_version": "1.1+bb"},
    ],
    ids=lambda change: f"{next(iter(change))} changed",
)
def test_any_other_fact_replaces_the_article_without_a_new_version(
    writer: duckdb.DuckDBPyConnection, change: dict[str, Any]
) -> None:
    load_facts(writer, facts_of(FERRY, MAYOR))

    counts = load_facts(writer, facts_of(replace(FERRY, run_id="run-2", **change), replace(MAYOR, run_id="run-2")))

    assert (counts.loaded, counts.unchanged) == (1, 1)
    for table in ("fact_articles", "fact_people", "fact_quotes", "mentions"):
        runs = rows_of(writer, f"SELECT DISTINCT run_id FROM {table} WHERE article_id = '{FERRY.article_id}'")
        assert runs in ([("run-2",)], []), table
    assert [row[:2] for row in rows_of(writer, VERSIONS)] == [(1, "first")] * 2


def test_a_person_whom_no_article_names_any_more_leaves_the_dimension(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(MAYOR))

    load_facts(writer, facts_of(replace(MAYOR, text="“I go,” said Ola Berg.", people=("Ola Berg",), fetched_at=NOON)))

    assert rows_of(writer, "SELECT person_name FROM dim_people WHERE byline_count = 0") == [("Ola Berg",)]


def test_a_new_text_closes_the_version_before(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(FERRY))

    load_facts(writer, facts_of(REWRITTEN))
    load_facts(writer, facts_of(replace(REWRITTEN, title="Ferry is back", fetched_at=EVENING, run_id="run-3")))

    assert rows_of(writer, VERSIONS) == [
        (1, "first", MORNING, NOON, "run-1"),
        (2, "body", NOON, EVENING, "run-2"),
        (3, "headline", EVENING, None, "run-3"),
    ]
    assert rows_of(writer, "SELECT version_no, first_seen_at, fetched_at, title FROM fact_articles") == [
        (3, MORNING, EVENING, "Ferry is back")
    ]
    added_and_removed = "SELECT characters_added, characters_removed FROM fact_article_versions ORDER BY version_no"
    every_character = len("".join(f"{FERRY.title}{FERRY.text}".split()))
    assert rows_of(writer, added_and_removed) == [
        (every_character, 0),
        (len("ishomeagain.“Good,”saidOlaBerg."), len("cameback.")),
        (len("isback"), len("returns")),
    ]


def test_a_text_that_comes_back_is_the_version_it_was(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(FERRY))
    load_facts(writer, facts_of(REWRITTEN))

    load_facts(writer, facts_of(replace(FERRY, fetched_at=EVENING, run_id="run-3")))

    assert rows_of(writer, VERSIONS) == [
        (1, "first", MORNING, None, "run-1"),
        (2, "body", NOON, EVENING, "run-2"),
    ]
    assert rows_of(writer, "SELECT version_no, fetched_at FROM fact_articles") == [(1, EVENING)]


def test_an_older_page_never_replaces_a_newer_one_but_its_text_is_kept(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(REWRITTEN))
    people = rows_of(writer, "SELECT * FROM fact_people ORDER BY ALL")

    counts = load_facts(writer, facts_of(FERRY))

    assert outcomes(counts) == ["unchanged"]
    assert rows_of(writer, "SELECT * FROM fact_people ORDER BY ALL") == people
    assert rows_of(writer, "SELECT version_no, first_seen_at, fetched_at, run_id FROM fact_articles") == [
        (2, MORNING, NOON, "run-2")
    ]
    assert rows_of(writer, VERSIONS) == [
        (1, "first", MORNING, NOON, "run-1"),
        (2, "body", NOON, None, "run-2"),
    ]
    assert rows_of(writer, "SELECT DISTINCT first_seen_at FROM dim_people") == [(MORNING,)]


def test_two_captures_in_one_batch_are_two_versions_and_the_latest_is_current(
    writer: duckdb.DuckDBPyConnection,
) -> None:
    counts = load_facts(writer, facts_of(REWRITTEN, FERRY))

    assert (counts.loaded, counts.people) == (1, 2)
    assert [row[:4] for row in rows_of(writer, VERSIONS)] == [
        (1, "first", MORNING, NOON),
        (2, "body", NOON, None),
    ]
    assert rows_of(writer, "SELECT version_no, first_seen_at, fetched_at FROM fact_articles") == [(2, MORNING, NOON)]


def test_neither_order_nor_batching_of_captures_matters(writer: duckdb.DuckDBPyConnection) -> None:
    captures = (FERRY, REWRITTEN, RETITLED)
    for capture in captures:
        load_facts(writer, facts_of(capture))
    expected = state_of(writer)

    for order in itertools.permutations(captures):
        clear(writer)
        for capture in order:
            load_facts(writer, facts_of(capture))
        assert state_of(writer) == expected, [capture.run_id for capture in order]

    # A batch brings the quotes of its latest text alone; the other captures bring theirs when they come by themselves.
    clear(writer)
    load_facts(writer, facts_of(*captures))
    assert rows_of(writer, "SELECT version_no FROM fact_article_versions WHERE quote_count IS NULL") != []
    for capture in captures:
        load_facts(writer, facts_of(capture))
    assert state_of(writer) == expected


def clear(writer: duckdb.DuckDBPyConnection) -> None:
    for table in ALL_TABLES:
        if table not in (DIM_SOURCES, UPGRADES):
            writer.execute(f"DELETE FROM {table.qualified_name}")


def test_the_order_of_rows_does_not_matter(writer: duckdb.DuckDBPyConnection) -> None:
    stories = [
        replace(FERRY, path=f"ferry-{number}", fetched_at=MORNING + timedelta(minutes=number % 3))
        for number in range(40)
    ]
    load_facts(writer, facts_of(*stories, MAYOR))
    before = state_of(writer)
    random.Random(5).shuffle(stories)
    facts = facts_of(MAYOR, *stories)
    shuffled = FactFrames(
        **{
            name: getattr(facts, name).sample(fraction=1, shuffle=True, seed=7)
            for name in ("articles", "people", "quotes", "mentions", "sources")
        }
    )

    counts = load_facts(writer, shuffled)

    assert counts.loaded == 0
    assert state_of(writer) == before


def test_another_reading_of_the_same_capture_is_no_version(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(FERRY))
    better = replace(FERRY, text=f"{FERRY.text}\nThe quay was full.", pipeline_version="1.1+bb", run_id="run-2")

    counts = load_facts(writer, facts_of(better))

    assert outcomes(counts) == ["loaded"]
    assert rows_of(writer, VERSIONS) == [(1, "first", MORNING, None, "run-2")]
    assert rows_of(writer, "SELECT version_no, text FROM fact_articles") == [(1, better.text)]


def test_captures_of_one_second_settle_on_one_of_them(writer: duckdb.DuckDBPyConnection) -> None:
    twins = [FERRY, replace(FERRY, title="Ferry is back")]
    for twin in twins:
        load_facts(writer, facts_of(twin))
    settled = state_of(writer)

    for twin in (*twins, *reversed(twins)):
        load_facts(writer, facts_of(twin))

    assert state_of(writer) == settled


def test_a_quote_that_is_not_in_the_text_refuses_the_whole_load(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(MAYOR))
    before = state_of(writer)
    facts = facts_of(replace(MAYOR, authors=()), FERRY)
    moved = replace(facts, quotes=facts.quotes.with_columns(pl.col("char_start") + 1, pl.col("char_end") + 1))

    with pytest.raises(
        LoadRefused, match=r"2 quotes are not what stands at their offsets .* such as quote [0-9a-f]{32}"
    ):
        load_facts(writer, moved)

    assert state_of(writer) == before


def test_offsets_count_characters_not_bytes(writer: duckdb.DuckDBPyConnection) -> None:
    story = Story(text="Überall 🌊🌊 — “Schön, é!” said Ann Lee.", said=(Said(words="Schön, é!", speaker="Ann Lee"),))

    assert load_facts(writer, facts_of(story)).quotes == 1


def test_a_speaker_who_is_nobody_refuses_the_load(writer: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(LoadRefused, match="1 quotes name a speaker_person_id that is nobody's in dim_people"):
        load_facts(writer, facts_of(replace(FERRY, people=())))

    assert rows_of(writer, "SELECT count(*) FROM fact_articles") == [(0,)]


def test_rows_of_an_article_outside_the_load_refuse_it(writer: duckdb.DuckDBPyConnection) -> None:
    facts = replace(facts_of(FERRY), mentions=facts_of(MAYOR).mentions)

    with pytest.raises(LoadRefused, match="2 rows for mentions belong to articles outside the load"):
        load_facts(writer, facts)


def test_a_key_that_stands_twice_refuses_the_load(writer: duckdb.DuckDBPyConnection) -> None:
    facts = facts_of(FERRY)

    with pytest.raises(LoadRefused, match="1 keys \\(quote_id\\) of fact_quotes stand twice"):
        load_facts(writer, replace(facts, quotes=pl.concat([facts.quotes, facts.quotes])))


def test_frames_of_another_schema_are_refused() -> None:
    facts = facts_of(FERRY)

    with pytest.raises(
        SchemaError, match="fact_people has mention_count: Int32 instead of Int64, note: String instead of nothing"
    ):
        replace(facts, people=facts.people.with_columns(pl.col("mention_count").cast(pl.Int32), note=pl.lit("x")))


def test_an_empty_load_writes_nothing(writer: duckdb.DuckDBPyConnection) -> None:
    before = state_of(writer)

    counts = load_facts(writer, FactFrames.empty())

    assert (counts.loaded, counts.unchanged) == (0, 0)
    assert state_of(writer) == before


def test_the_form_that_most_articles_use_names_the_person(writer: duckdb.DuckDBPyConnection) -> None:
    facts = facts_of(*(replace(FERRY, path=str(number)) for number in range(3)))
    names = pl.Series(["Ann Lee", "Ann Lee", "Ann B. Lee"])

    load_facts(writer, replace(facts, people=facts.people.with_columns(person_name=names)))
    assert rows_of(writer, "SELECT person_name, article_count FROM dim_people WHERE byline_count = 0") == [
        ("Ann Lee", 3)
    ]

    load_facts(
        writer,
        replace(facts, people=facts.people.with_columns(person_name=names.reverse().replace("Ann Lee", "ANN LEE"))),
    )
    assert rows_of(writer, "SELECT person_name FROM dim_people WHERE byline_count = 0") == [("ANN LEE",)]


def test_outlets_keep_the_run_that_wrote_them(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(FERRY))

    load_facts(writer, facts_of(LATER, replace(MAYOR, source_id="northern_mail", run_id="run-2")))

    assert rows_of(writer, "SELECT source_id, run_id FROM dim_sources ORDER BY 1") == [
        ("harbour_post", "run-1"),
        ("northern_mail", "run-2"),
    ]
    record_rows(writer, [(DIM_SOURCES, frame_of(DIM_SOURCES, [source_row("harbour_post", run_id="run-3")]))])
    assert rows_of(writer, "SELECT run_id FROM dim_sources WHERE source_id = 'harbour_post'") == [("run-1",)]


def test_what_the_run_records_is_written_with_the_facts_or_not_at_all(writer: duckdb.DuckDBPyConnection) -> None:
    def record(counts: LoadCounts) -> list[Rows]:
        run = run_row("run-1", MORNING, loaded=counts.loaded, quotes=counts.quotes)
        return [
            (RUNS, runs_frame(run)),
            (URL_OUTCOMES, outcomes_frame("run-1", "harbour_post", {"ferry": outcomes(counts)[0]})),
        ]

    load_facts(writer, facts_of(FERRY), record)
    recorded = state_of(writer)

    assert rows_of(writer, "SELECT run_id, loaded, quotes FROM ops.runs") == [("run-1", 1, 1)]
    assert rows_of(writer, "SELECT outcome FROM ops.url_outcomes") == [("loaded",)]
    with pytest.raises(LoadRefused):
        load_facts(
            writer, facts_of(MAYOR), lambda counts: [(RUNS, pl.concat([runs_frame(run_row("run-2", NOON))] * 2))]
        )
    assert state_of(writer) == recorded


def test_recorded_rows_replace_those_of_their_key(writer: duckdb.DuckDBPyConnection) -> None:
    def read_from(page_count: int) -> pl.DataFrame:
        row: dict[str, object] = {"archive_file": "a.warc.gz", "loaded_at": MORNING, "run_id": "run-1"}
        return frame_of(ARCHIVE_FILES, [row | {"page_count": page_count}])

    record_rows(writer, [(ARCHIVE_FILES, read_from(3))])
    record_rows(writer, [(ARCHIVE_FILES, read_from(4))])

    assert rows_of(writer, "SELECT archive_file, page_count FROM ops.archive_files") == [("a.warc.gz", 4)]


def at(day: int) -> datetime:
    return datetime(2026, 3, day, 23, 30, tzinfo=UTC)


def test_days_of_outlets_count_each_url_once(writer: duckdb.DuckDBPyConnection) -> None:
    first = {"a": "timeout", "b": "loaded", "c": "quarantined", "d": "not_found", "e": "loaded"}
    second = {"a": "loaded", "b": "known", "c": "quarantined", "d": "not_found", "e": "known"}
    refused: dict[str, object] = {
        "quarantine_id": "q1",
        "run_id": "early",
        "table_name": "fact_quotes",
        "row_key": "{}",
        "article_id": Story(path="e").article_id,
        "rule": "r",
        "reason": "wrong",
        "payload": "{}",
        "quarantined_at": MORNING,
    }
    record_rows(
        writer,
        [
            (QUARANTINE, frame_of(QUARANTINE, [refused])),
            (URL_OUTCOMES, outcomes_frame("early", "harbour_post", first)),
            (RUNS, runs_frame(run_row("early", at(2)))),
        ],
    )

    record_rows(
        writer,
        [
            (URL_OUTCOMES, outcomes_frame("late", "harbour_post", second)),
            (RUNS, runs_frame(run_row("late", at(2) + timedelta(minutes=20)))),
        ],
    )

    columns = "source_id, day, offered, fetched, loaded, quarantined, failed, expected"
    assert rows_of(writer, f"SELECT {columns} FROM ops.source_days") == [
        ("harbour_post", at(2).date(), 5, 4, 3, 2, 1, None)
    ]


def test_expected_offers_are_the_mean_of_the_same_weekday(writer: duckdb.DuckDBPyConnection) -> None:
    for day, offered in ((2, 10), (3, 50), (9, 20), (16, 4), (23, 1)):
        urls = {str(number): "not_found" for number in range(offered)}
        rows = [
            (URL_OUTCOMES, outcomes_frame(str(day), "harbour_post", urls)),
            (RUNS, runs_frame(run_row(str(day), at(day)))),
        ]
        record_rows(writer, rows)

    assert rows_of(writer, "SELECT day(day), offered, expected FROM ops.source_days ORDER BY day") == [
        (2, 10, None),
        (3, 50, None),
        (9, 20, None),
        (16, 4, 15.0),
        (23, 1, 34 / 3),
    ]


def test_a_recheck_is_no_offer(writer: duckdb.DuckDBPyConnection) -> None:
    asked = outcomes_frame("run-1", "harbour_post", {"a": "not_modified", "b": "not_modified", "c": "loaded"})
    rechecked = asked.with_columns(is_recheck=~asked["url"].str.ends_with("/a"))

    record_rows(writer, [(URL_OUTCOMES, rechecked), (RUNS, runs_frame(run_row("run-1", at(2))))])

    assert rows_of(writer, "SELECT offered, fetched, loaded, failed FROM ops.source_days") == [(1, 0, 1, 0)]


def test_a_day_tells_when_its_outlets_were_asked_last_and_last_gave_an_article(
    writer: duckdb.DuckDBPyConnection,
) -> None:
    later = at(2) + timedelta(minutes=20)
    for run_id, moment, outcome in (("early", at(2), "known"), ("late", later, "not_found")):
        outcomes = outcomes_frame(run_id, "harbour_post", {"a": outcome})
        record_rows(writer, [(URL_OUTCOMES, outcomes), (RUNS, runs_frame(run_row(run_id, moment)))])
    times = "SELECT last_run_at, last_success_at FROM ops.source_days ORDER BY day"
    assert rows_of(writer, times) == [(later, at(2))]

    # Told before these times were kept.
    writer.execute("UPDATE ops.source_days SET last_run_at = NULL, last_success_at = NULL")
    outcomes = outcomes_frame("next", "harbour_post", {"a": "loaded"})
    record_rows(writer, [(URL_OUTCOMES, outcomes), (RUNS, runs_frame(run_row("next", at(3))))])

    assert rows_of(writer, times) == [(later, at(2)), (at(3), at(3))]


def test_a_replay_is_no_offer(writer: duckdb.DuckDBPyConnection) -> None:
    record_rows(
        writer,
        [
            (URL_OUTCOMES, outcomes_frame("again", "harbour_post", {"a": "loaded"})),
            (RUNS, runs_frame(run_row("again", at(2), flow_name="replay"))),
        ],
    )

    assert rows_of(writer, "SELECT count(*) FROM ops.source_days") == [(0,)]


def test_captures_together_keep_the_parts_of_the_latest_only() -> None:
    facts = FactFrames.of_captures([facts_of(REWRITTEN), facts_of(FERRY), facts_of(MAYOR)])

    assert facts.articles.height == 3
    assert facts.people.schema == FACT_PEOPLE.polars_schema()
    assert sorted(facts.people["person_name"]) == ["Ann Lee", "Ann Lee", "Ola Berg", "Ola Berg"]
    assert set(facts.mentions["run_id"]) == {"run-2", "run-1"}
    assert FactFrames.of_captures([]).articles.is_empty()
