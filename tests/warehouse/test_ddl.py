from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import duckdb
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from warehouse.ddl import STORED_TYPES, create_statement, diff_table, ensure_tables, stored_columns
from warehouse.errors import SchemaMismatch
from warehouse.rows import replace_rows
from warehouse.schema import Column, Table
from warehouse.tables import ALL_TABLES, FACT_QUOTES

BY_NAME = pytest.mark.parametrize("table", ALL_TABLES, ids=lambda table: table.qualified_name)
VALUES = {
    "text": "it's “said”; -- ünïcode 🌊",
    "texts": ["Ann Lee", "O'Hara", ""],
    "integers": [2**40, -1, 0],
    "integer": 2**40,
    "number": 0.1,
    "flag": True,
    "instant": datetime(2026, 3, 2, 6, 0, 0, 123456, tzinfo=UTC),
    "day": date(2026, 3, 2),
}
NOTE = Column(name="note", type="text", nullable=True, comment="Whatever it's about.")


@pytest.fixture
def store() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config={"threads": "1"})
    connection.execute("SET TimeZone = 'UTC'")
    return connection


def extended(table: Table, column: Column) -> Table:
    return replace(table, columns=(column, *table.columns))


@BY_NAME
def test_the_catalogue_agrees_with_the_declaration(catalogue: duckdb.DuckDBPyConnection, table: Table) -> None:
    stored = stored_columns(catalogue)[table.schema, table.name]
    comment = catalogue.execute(
        f"SELECT comment FROM duckdb_tables() WHERE schema_name = '{table.schema}' AND table_name = '{table.name}'"
    ).fetchone()

    assert comment == (table.comment,)
    assert [(column.name, column.type, column.nullable, column.comment) for column in stored] == [
        (column.name, STORED_TYPES[column.duckdb_type], column.nullable, column.comment) for column in table.columns
    ]


@BY_NAME
def test_rows_come_back_as_they_went_in(store: duckdb.DuckDBPyConnection, table: Table) -> None:
    full = {column.name: VALUES[column.type] for column in table.columns}
    sparse = {name: None if table.column(name).nullable else value for name, value in full.items()}
    sparse |= {
        name: {"texts": [], "integers": []}.get(table.column(name).type, value) for name, value in sparse.items()
    }
    sparse |= {table.key[0]: {"integer": 7}.get(table.column(table.key[0]).type, "another key")}
    rows = pl.DataFrame([full, sparse], schema=table.polars_schema(), orient="row")

    ensure_tables(store, [table])
    replace_rows(store, table, rows)
    back = store.sql(f"SELECT {', '.join(table.column_names)} FROM {table.qualified_name}").pl()

    assert back.schema == table.polars_schema()
    assert_frame_equal(back, rows, check_row_order=False)


def test_no_key_constraints_are_made(catalogue: duckdb.DuckDBPyConnection) -> None:
    kinds = catalogue.execute("SELECT DISTINCT constraint_type FROM duckdb_constraints()").fetchall()

    assert kinds == [("NOT NULL",)]


def test_a_second_run_writes_nothing(store: duckdb.DuckDBPyConnection) -> None:
    ensure_tables(store)
    before = store.execute("SELECT table_name, table_oid FROM duckdb_tables() ORDER BY ALL").fetchall()

    store.execute("BEGIN TRANSACTION READ ONLY")
    ensure_tables(store)
    store.execute("COMMIT")

    assert store.execute("SELECT table_name, table_oid FROM duckdb_tables() ORDER BY ALL").fetchall() == before


def test_a_new_nullable_column_is_added_with_its_comment_and_null_in_old_rows(store: duckdb.DuckDBPyConnection) -> None:
    ensure_tables(store, [FACT_QUOTES])
    row = {column.name: None if column.nullable else VALUES[column.type] for column in FACT_QUOTES.columns}
    replace_rows(store, FACT_QUOTES, pl.DataFrame([row], schema=FACT_QUOTES.polars_schema()))

    declared = extended(FACT_QUOTES, NOTE)
    ensure_tables(store, [declared])

    assert store.execute("SELECT note, quote_no FROM fact_quotes").fetchall() == [(None, 2**40)]
    added = stored_columns(store)["main", "fact_quotes"][-1]
    assert (added.name, added.nullable, added.comment) == ("note", True, NOTE.comment)
    assert diff_table(declared, stored_columns(store)["main", "fact_quotes"]).addable == ()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (extended(FACT_QUOTES, replace(NOTE, nullable=False)), "column note is new and not nullable"),
        (replace(FACT_QUOTES, columns=FACT_QUOTES.columns[:-1]), "column run_id is no longer declared"),
        (
            replace(
                FACT_QUOTES,
                columns=(*FACT_QUOTES.columns[:-1], Column(name="run_id", type="integer", comment="A number.")),
            ),
            "column run_id is stored as VARCHAR, declared as BIGINT",
        ),
        (
            replace(FACT_QUOTES, columns=(*FACT_QUOTES.columns[:-1], replace(FACT_QUOTES.columns[-1], nullable=True))),
            "column run_id is stored as not nullable, declared nullable",
        ),
    ],
)
def test_other_differences_are_refused_with_what_to_do(
    store: duckdb.DuckDBPyConnection, changed: Table, words: str
) -> None:
    ensure_tables(store, [FACT_QUOTES])

    with pytest.raises(SchemaMismatch) as refused:
        ensure_tables(store, [changed])

    assert f"fact_quotes: {words}" in str(refused.value)
    assert "newsfacts replay" in str(refused.value)
    assert diff_table(FACT_QUOTES, stored_columns(store)["main", "fact_quotes"]).conflicts == ()


def test_a_changed_comment_is_brought_up_to_date(store: duckdb.DuckDBPyConnection) -> None:
    ensure_tables(store, [FACT_QUOTES])

    ensure_tables(store, [replace(FACT_QUOTES, comment="One row a quote. It's verbatim.")])

    stored = store.execute("SELECT comment FROM duckdb_tables() WHERE table_name = 'fact_quotes'").fetchone()
    assert stored == ("One row a quote. It's verbatim.",)


def test_create_statement_spells_types_and_nullability() -> None:
    table = Table(
        schema="ops",
        name="notes",
        comment="One row a note.",
        key=("note_id",),
        columns=(Column(name="note_id", type="integer", comment="Number."), NOTE),
    )

    assert create_statement(table) == (
        "CREATE TABLE IF NOT EXISTS ops.notes (\n    note_id BIGINT NOT NULL,\n    note VARCHAR\n)"
    )
