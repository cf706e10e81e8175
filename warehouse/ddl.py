"""DuckDB tables from their declarations: created where missing, extended where only nullable columns were added.

Tables have no primary or foreign keys: a delete and an insert of one key in one transaction would raise, and the
gate and the load check what keys would. NOT NULL is the one constraint.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from warehouse.errors import SchemaMismatch
from warehouse.schema import DUCKDB_TYPES, Column, Table
from warehouse.tables import ALL_TABLES

# DuckDB reports its types under their long names.
_STORED_NAMES = {"TIMESTAMPTZ": "TIMESTAMP WITH TIME ZONE"}
STORED_TYPES: dict[str, str] = {name: _STORED_NAMES.get(name, name) for name in DUCKDB_TYPES.values()}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredColumn:
    """A column as DuckDB's catalogue has it."""

    name: str
    type: str
    nullable: bool
    comment: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableDifference:
    """How a stored table differs from its declaration."""

    table: Table
    missing: bool
    """The whole table is not there."""
    addable: tuple[Column, ...]
    """Declared, nullable, not stored: rows that are there get null."""
    conflicts: tuple[str, ...]
    """What no ALTER TABLE ADD mends, each in words."""


def quoted(text: str) -> str:
    """The text as an SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def create_statement(table: Table) -> str:
    """The CREATE TABLE statement of a declared table."""
    columns = ",\n    ".join(_column_definition(column) for column in table.columns)
    return f"CREATE TABLE IF NOT EXISTS {table.qualified_name} (\n    {columns}\n)"


def _column_definition(column: Column) -> str:
    return f"{column.name} {column.duckdb_type}{'' if column.nullable else ' NOT NULL'}"


def stored_columns(connection: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], tuple[StoredColumn, ...]]:
    """The columns of every table and view in the connection's file, in order, by schema and table name."""
    rows = connection.execute(
        "SELECT schema_name, table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns() "
        "WHERE database_name = current_database() AND NOT internal ORDER BY schema_name, table_name, column_index"
    ).fetchall()
    columns: dict[tuple[str, str], tuple[StoredColumn, ...]] = {}
    for schema, table, name, kind, nullable, comment in rows:
        column = StoredColumn(name=name, type=kind, nullable=nullable, comment=comment)
        columns[schema, table] = (*columns.get((schema, table), ()), column)
    return columns


def diff_table(table: Table, stored_table: tuple[StoredColumn, ...]) -> TableDifference:
    """How a stored table, given by its columns, differs from its declaration, comments aside.

    The order of columns does not count: an added column stands last in the file, wherever it is declared.
    """
    stored = {column.name: column for column in stored_table}
    declared = {column.name: column for column in table.columns}
    new = [column for name, column in declared.items() if name not in stored]
    conflicts = [f"column {column.name} is new and not nullable" for column in new if not column.nullable]
    conflicts += [f"column {name} is no longer declared" for name in stored if name not in declared]
    for name, column in declared.items():
        if name in stored:
            conflicts += _conflicts_of(column, stored[name])
    return TableDifference(
        table=table,
        missing=not stored,
        addable=tuple(column for column in new if column.nullable),
        conflicts=() if not stored else tuple(conflicts),
    )


def _conflicts_of(column: Column, stored: StoredColumn) -> list[str]:
    conflicts = []
    if stored.type != STORED_TYPES[column.duckdb_type]:
        conflicts.append(f"column {column.name} is stored as {stored.type}, declared as {column.duckdb_type}")
    if stored.nullable != column.nullable:
        words = {True: "nullable", False: "not nullable"}
        conflicts.append(
            f"column {column.name} is stored as {words[stored.nullable]}, declared {words[column.nullable]}"
        )
    return conflicts


def ensure_tables(connection: duckdb.DuckDBPyConnection, tables: Iterable[Table] = ALL_TABLES) -> None:
    """Create what is missing and bring comments up to date; a catalogue that agrees is not written to.

    Raises:
        SchemaMismatch: a stored table differs in more than new nullable columns. Nothing was changed.
    """
    wanted = tuple(tables)
    before = stored_columns(connection)
    differences = [diff_table(table, before.get((table.schema, table.name), ())) for table in wanted]
    conflicts = [f"{item.table.qualified_name}: {words}" for item in differences for words in item.conflicts]
    if conflicts:
        raise SchemaMismatch(
            f"the warehouse was made by another version: {'; '.join(conflicts)}. Move the file away and rebuild it "
            "from the archive with `newsfacts replay`, or declare the change as a new nullable column"
        )
    for difference in differences:
        _apply(connection, difference)
    _ensure_comments(connection, wanted)


def _apply(connection: duckdb.DuckDBPyConnection, difference: TableDifference) -> None:
    table = difference.table
    if difference.missing:
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {table.schema}")
        connection.execute(create_statement(table))
        return
    for column in difference.addable:
        connection.execute(f"ALTER TABLE {table.qualified_name} ADD COLUMN {_column_definition(column)}")


def _ensure_comments(connection: duckdb.DuckDBPyConnection, tables: Iterable[Table]) -> None:
    of_tables = {
        (schema, name): comment
        for schema, name, comment in connection.execute(
            "SELECT schema_name, table_name, comment FROM duckdb_tables() WHERE database_name = current_database()"
        ).fetchall()
    }
    of_columns = stored_columns(connection)
    for table in tables:
        place = (table.schema, table.name)
        if of_tables[place] != table.comment:
            connection.execute(f"COMMENT ON TABLE {table.qualified_name} IS {quoted(table.comment)}")
        stored = {column.name: column.comment for column in of_columns[place]}
        for column in table.columns:
            if stored[column.name] != column.comment:
                name = f"{table.qualified_name}.{column.name}"
                connection.execute(f"COMMENT ON COLUMN {name} IS {quoted(column.comment)}")
