"""Facts into the warehouse: one transaction, the same tables however often and in whatever order it is run.

An article is the unit. When its latest capture states the same facts as the stored rows, these are left alone, run
and all; otherwise its rows in all four fact tables are replaced together. A page fetched before the stored one
never replaces it, but its text takes its place among the article's versions.
"""

# The SQL is put together from declared names only; values go in as frames and parameters.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import duckdb
import polars as pl

from warehouse.article_columns import follow_amended, repeated_values, tell_loaded
from warehouse.article_days import note_former_days, tell_article_days
from warehouse.bylines import write_bylines
from warehouse.connection import transaction
from warehouse.copies import group_copies, prepare_quotes
from warehouse.dimensions import write_sources
from warehouse.errors import LoadRefused
from warehouse.facts import FRAME_TABLES, FactFrames
from warehouse.people.resolution import resolve_loaded_people
from warehouse.rows import PROVENANCE_COLUMNS, column_list, one_row, replace_rows, require_unique_keys, stage
from warehouse.run_urls import tell_run_urls
from warehouse.schema import Table
from warehouse.search_index import index_loaded_articles
from warehouse.source_days import rebuild_source_days
from warehouse.statements import load_statement
from warehouse.stopwatch import Duration, Stopwatch
from warehouse.tables import DIM_SOURCES, FACT_ARTICLES, FACT_PEOPLE, FACT_QUOTES, MENTIONS, RUNS, URL_OUTCOMES
from warehouse.versions import write_versions

# The temporary tables of the articles' parts, in the order of writing.
_STAGED: tuple[tuple[str, Table], ...] = (
    ("latest_captures", FACT_ARTICLES),
    ("staged_people", FACT_PEOPLE),
    ("staged_quotes", FACT_QUOTES),
    ("staged_mentions", MENTIONS),
)
# The place of a row in its article. What is an article's lies together, for DuckDB reads 2,048 rows to find one.
_PLACES = {FACT_ARTICLES: "url", FACT_PEOPLE: "first_char_start", FACT_QUOTES: "quote_no", MENTIONS: "char_start"}
# The load counts versions, resolves persons and finds copies itself, and the digest stands for the text, the most there
# is to read.
_NOT_COMPARED = PROVENANCE_COLUMNS | {
    "version_no",
    "text",
    "person_id",
    "speaker_person_id",
    "duplicate_group_id",
    "context_before",
    "context_after",
    "wording_key",
    "quote_group_id",
    "article_source_id",
    "article_day",
    "article_published_at",
}
# What the load makes up its mind about, in the order in which one decision rests on the others.
_DECIDED = (
    "load_decisions",
    "reread_versions",
    "touched_articles",
    "retold_articles",
    "article_versions",
    "version_quotes",
    "settled_articles",
)
_TEMPORARY = (
    "captures",
    *(staged for staged, _ in _STAGED),
    "stored_articles",
    "alike_articles",
    "differing_articles",
    "repeated_columns",
    "told_people",
    *_DECIDED,
)

Rows = tuple[Table, pl.DataFrame]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadCounts:
    """What a load did."""

    loaded: int
    """Articles written: new or changed."""
    unchanged: int
    """Articles left as they were."""
    people: int
    """Rows of fact_people that the loaded articles have."""
    quotes: int
    """Rows of fact_quotes that the loaded articles have."""
    outcomes: pl.DataFrame
    """article_id and outcome ('loaded' or 'unchanged') of each article."""
    durations: dict[str, Duration]
    """How long each step took before the commit: facts, persons, copies, search."""


def _nothing_to_record(_: LoadCounts) -> Iterable[Rows]:
    return ()


def load_facts(
    connection: duckdb.DuckDBPyConnection,
    facts: FactFrames,
    record: Callable[[LoadCounts], Iterable[Rows]] = _nothing_to_record,
) -> LoadCounts:
    """Write the facts, and what `record` makes of the result, in one transaction.

    Args:
        connection: The writer, outside any transaction.
        facts: The articles with their people, quotes, mentions and outlets.
        record: Gives the rows to write beside the facts (ops.url_outcomes, ops.runs, …) from the load's result;
            each replaces the stored row of its key. Days of the runs they name are told anew in ops.source_days.

    Raises:
        LoadRefused: the facts contradict each other or their text. Nothing was written.
        SchemaError: a recorded frame is not of its table's schema. Nothing was written.
    """
    with transaction(connection):
        counts = _write_facts(connection, facts)
        write_rows(connection, record(counts))
    return counts


def record_rows(connection: duckdb.DuckDBPyConnection, rows: Iterable[Rows]) -> None:
    """Write rows of the given tables by key, and the source days of the runs they name, in one transaction.

    Rows of dim_sources that state what is stored keep the run that wrote them.

    Raises:
        LoadRefused: two rows of a frame have one key. Nothing was written.
        SchemaError: a frame is not of its table's schema. Nothing was written.
    """
    with transaction(connection):
        write_rows(connection, rows)


def write_rows(connection: duckdb.DuckDBPyConnection, rows: Iterable[Rows]) -> None:
    """What `record_rows` does, for a caller whose transaction writes more than these rows.

    Raises:
        LoadRefused: two rows of a frame have one key.
        SchemaError: a frame is not of its table's schema.
    """
    run_ids: set[str] = set()
    for table, frame in rows:
        replace_rows(connection, table, frame, keep_equal=table is DIM_SOURCES)
        if table in (RUNS, URL_OUTCOMES):
            run_ids.update(frame["run_id"].unique())
    if run_ids:
        rebuild_source_days(connection, run_ids)
        tell_run_urls(connection, run_ids)


def _write_facts(connection: duckdb.DuckDBPyConnection, facts: FactFrames) -> LoadCounts:
    watch = Stopwatch()
    with watch.step("facts"):
        _stage_facts(connection, facts)
        _refuse_stray_rows(connection)
        _refuse_misplaced_quotes(connection)
        _decide(connection)
    with watch.step("persons"):
        resolve_loaded_people(connection)
    with watch.step("copies"):
        prepare_quotes(connection)
    with watch.step("facts"):
        write_versions(connection)
        note_former_days(connection)
        _write_articles(connection)
        tell_article_days(connection)
        write_bylines(connection)
        write_sources(connection, facts.sources)
    with watch.step("copies"):
        group_copies(connection)
    with watch.step("facts"):
        _refuse_unknown_speakers(connection)
    with watch.step("search"):
        index_loaded_articles(connection)
    counts = _count(connection, watch.durations)
    for name in _TEMPORARY:
        connection.execute(f"DROP TABLE temp.{name}")
    return counts


def _stage_facts(connection: duckdb.DuckDBPyConnection, facts: FactFrames) -> None:
    stage(connection, FACT_ARTICLES, facts.articles, "captures")
    for name in ("people", "quotes", "mentions"):
        stage(connection, FRAME_TABLES[name], getattr(facts, name), f"staged_{name}")
        require_unique_keys(connection, FRAME_TABLES[name], f"staged_{name}")
    connection.execute(load_statement("latest_captures"))
    connection.execute(load_statement("stored_articles"))


def _decide(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("CREATE OR REPLACE TEMP TABLE alike_articles AS SELECT article_id FROM stored_articles")
    for staged, table in _STAGED:
        # One difference decides: of an article whose text changed nobody need compare the mentions.
        connection.execute(
            "DELETE FROM alike_articles AS a USING "
            f"(SELECT DISTINCT article_id FROM ({_differences(table, staged)})) AS d WHERE a.article_id = d.article_id"
        )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE differing_articles AS "
        "SELECT article_id FROM stored_articles ANTI JOIN alike_articles USING (article_id)"
    )
    for name in _DECIDED:
        connection.execute(load_statement(name))


def _differences(table: Table, staged: str) -> str:
    columns = column_list(table, without=_NOT_COMPARED)
    given = f"SELECT {columns} FROM {staged} SEMI JOIN alike_articles USING (article_id)"
    # Row numbers first: DuckDB reads the other columns between the least and the greatest of them alone, and articles
    # that come again lie close together.
    rows = f"SELECT t.rowid FROM {table.qualified_name} AS t SEMI JOIN alike_articles USING (article_id)"
    stored = f"SELECT {columns} FROM {table.qualified_name} WHERE rowid IN ({rows})"
    return (
        f"SELECT article_id FROM ({given} EXCEPT ALL {stored}) "
        f"UNION ALL SELECT article_id FROM ({stored} EXCEPT ALL {given})"
    )


def _write_articles(connection: duckdb.DuckDBPyConnection) -> None:
    tell_loaded(connection)
    for staged, table in _STAGED:
        connection.execute(
            f"DELETE FROM {table.qualified_name} AS f USING settled_articles AS s "
            "WHERE f.article_id = s.article_id AND s.is_stored AND s.is_loaded"
        )
        settled = ("s.version_no AS version_no", "s.first_seen_at AS first_seen_at") if table is FACT_ARTICLES else ()
        values = ", ".join((*settled, *repeated_values(table)))
        connection.execute(
            f"INSERT INTO {table.qualified_name} BY NAME SELECT f.* {f'REPLACE ({values})' if values else ''} "
            f"FROM {staged} AS f INNER JOIN settled_articles AS s ON f.article_id = s.article_id AND s.is_loaded "
            "INNER JOIN repeated_columns AS r ON f.article_id = r.article_id "
            f"ORDER BY r.article_day, f.article_id, f.{_PLACES[table]}"
        )
    connection.execute(
        "UPDATE fact_articles AS a SET version_no = s.version_no, first_seen_at = s.first_seen_at "
        "FROM settled_articles AS s WHERE a.article_id = s.article_id AND s.is_amended"
    )
    follow_amended(connection)


def _count(connection: duckdb.DuckDBPyConnection, durations: dict[str, Duration]) -> LoadCounts:
    outcomes = connection.sql(
        "SELECT article_id, CASE WHEN is_loaded THEN 'loaded' ELSE 'unchanged' END AS outcome FROM settled_articles "
        "ORDER BY article_id"
    ).pl()
    loaded = int((outcomes["outcome"] == "loaded").sum())
    rows = {
        name: one_row(
            connection,
            f"SELECT count(*) FROM staged_{name} "
            "SEMI JOIN (SELECT article_id FROM settled_articles WHERE is_loaded) USING (article_id)",
        )[0]
        for name in ("people", "quotes")
    }
    return LoadCounts(loaded=loaded, unchanged=outcomes.height - loaded, outcomes=outcomes, durations=durations, **rows)


def _refuse_stray_rows(connection: duckdb.DuckDBPyConnection) -> None:
    for staged, table in _STAGED[1:]:
        count, example = one_row(
            connection, f"SELECT count(*), any_value(article_id) FROM {staged} ANTI JOIN captures USING (article_id)"
        )
        if count:
            raise LoadRefused(
                f"{count} rows for {table.qualified_name} belong to articles outside the load, such as {example}"
            )


def _refuse_misplaced_quotes(connection: duckdb.DuckDBPyConnection) -> None:
    count, example = one_row(
        connection,
        "SELECT count(*), any_value(format('quote {} of article {}: {}', quote_id, article_id, quote_text)) "
        "FROM staged_quotes INNER JOIN latest_captures USING (article_id) "
        "WHERE substr(text, char_start + 1, char_end - char_start) != quote_text",
    )
    if count:
        raise LoadRefused(
            f"{count} quotes are not what stands at their offsets in the article's text, such as {example}"
        )


def _refuse_unknown_speakers(connection: duckdb.DuckDBPyConnection) -> None:
    """Whoever speaks in the articles of a load is among those whose rows of dim_people it wrote."""
    count, example = one_row(
        connection,
        "SELECT count(*), any_value(format('{} of quote {}', speaker_person_id, quote_id)) FROM staged_quotes "
        "SEMI JOIN (SELECT article_id FROM settled_articles WHERE is_loaded) USING (article_id) "
        "ANTI JOIN told_people ON person_id = speaker_person_id WHERE speaker_person_id IS NOT NULL",
    )
    if count:
        raise LoadRefused(f"{count} quotes name a speaker_person_id that is nobody's in dim_people, such as {example}")
