"""The same rules over the whole warehouse: what the gate let in, what was written beside it, and what joins them."""

# The SQL is put together from declared names and this package's own conditions only.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import polars as pl

from expectations.results import RuleResult, columns_result, combine_results, results_frame, row_result
from expectations.rules import rules_of
from expectations.stored_rules import StoredRule, stored_rules
from expectations.suite import BODY_HEAD_LENGTH, Expected, derive_expectations, is_body, key_unique
from expectations.validation import observe_columns, observe_rows
from warehouse.schema import Table
from warehouse.tables import ALL_TABLES, COPY_INDEXES, FACT_ARTICLES

CHUNK_ROWS = 100_000


def check_warehouse(
    connection: duckdb.DuckDBPyConnection, *, run_id: str, chunk_rows: int = CHUNK_ROWS
) -> pl.DataFrame:
    """The results of all rules over every stored row of every table, as a frame of ops.quality_results.

    Indexes that the load makes from the facts are left out: they state nothing, and have many rows.

    Args:
        connection: Open, in UTC; nothing is written.
        run_id: The run that checks.
        chunk_rows: Rows that are in memory at once.
    """
    checked = [table for table in ALL_TABLES if table not in COPY_INDEXES]
    return pl.concat([check_table(connection, table, run_id=run_id, chunk_rows=chunk_rows) for table in checked])


def check_table(
    connection: duckdb.DuckDBPyConnection, table: Table, *, run_id: str, chunk_rows: int = CHUNK_ROWS
) -> pl.DataFrame:
    """The results of all rules over one table.

    Where columns differ from the declared ones, that is the only result: the other rules speak of declared columns.
    """
    columns = columns_result(table, observe_columns(table, stored_columns(connection, table)))
    if not columns.passed:
        return results_frame([columns], run_id)
    between = [stored_rule_result(connection, rule) for rule in stored_rules(table)]
    of_chunks = [
        results_frame(chunk_results(table, chunk), run_id) for chunk in row_chunks(connection, table, chunk_rows)
    ]
    return pl.concat([results_frame([columns, *between], run_id), combine_results(of_chunks)])


def stored_columns(connection: duckdb.DuckDBPyConnection, table: Table) -> pl.DataFrame:
    """A frame without rows of the stored columns, in declared order: a column added later stands last in the file."""
    stored = connection.sql(f"SELECT * FROM {table.qualified_name} LIMIT 0").pl()
    declared = [name for name in table.column_names if name in stored.columns]
    return stored.select(*declared, *(name for name in stored.columns if name not in declared))


def row_chunks(connection: duckdb.DuckDBPyConnection, table: Table, chunk_rows: int) -> Iterator[pl.DataFrame]:
    """The table's rows in frames of at most `chunk_rows`, bodies cut to their heads.

    An empty frame comes first, so that the rules of an empty table are told too. On the connection itself, for a cursor
    would not see what its transaction wrote: nothing else may be asked of it before the last chunk.
    """
    columns = ", ".join(
        f"left({column.name}, {BODY_HEAD_LENGTH}) AS {column.name}" if is_body(column) else column.name
        for column in table.columns
    )
    yield table.empty_frame()
    for batch in connection.execute(f"SELECT {columns} FROM {table.qualified_name}").to_arrow_reader(chunk_rows):
        yield pl.DataFrame(pl.from_arrow(batch, schema=table.polars_schema()))


def chunk_expectations(table: Table) -> tuple[Expected, ...]:
    """What a chunk of a table's rows can be asked: no key over all rows, no other table."""
    key = key_unique(table)
    rules = (rule.expected() for rule in rules_of(table) if not rule.needs_context)
    return (*(expected for expected in derive_expectations(table) if expected != key), *rules)


def chunk_results(table: Table, chunk: pl.DataFrame) -> list[RuleResult]:
    """How the rules over single rows fared in one chunk."""
    flags = [rule.flag() for rule in rules_of(table) if not rule.needs_context]
    flagged = chunk.with_columns(flags)
    return [
        row_result(table, chunk, observation) for observation in observe_rows(table, flagged, chunk_expectations(table))
    ]


def stored_rule_result(connection: duckdb.DuckDBPyConnection, rule: StoredRule) -> RuleResult:
    """How a rule over stored rows fared, with one row that broke it as the example."""
    observed, failed, example = one_row(connection, stored_rule_query(rule))
    return RuleResult(
        table_name=rule.table.qualified_name,
        rule=rule.rule,
        level="row",
        passed=failed == 0,
        observed_count=observed,
        failed_count=failed,
        detail=f"{example}: {rule.requirement}" if failed else None,
    )


def stored_rule_query(rule: StoredRule) -> str:
    """The query for the rows observed, how many of them are broken, and the key of one of these."""
    has_article = rule.table is not FACT_ARTICLES and "article_id" in rule.table.column_names
    key = ", ".join(f"{name} := stored.{name}" for name in rule.table.key)
    article = f"LEFT JOIN {FACT_ARTICLES.name} AS article ON article.article_id = stored.article_id"
    return (
        "SELECT count(*), count(*) FILTER (is_broken), any_value(row_key) FILTER (is_broken) FROM ("
        f"SELECT coalesce({rule.broken}, false) AS is_broken, struct_pack({key})::VARCHAR AS row_key "
        f"FROM {rule.table.qualified_name} AS stored {article if has_article else ''})"
    )


def one_row(connection: duckdb.DuckDBPyConnection, query: str) -> tuple[int, int, str | None]:
    """The counts and the example that a rule's query gives."""
    row = connection.execute(query).fetchone()
    assert row is not None, "an aggregate without GROUP BY gives one row"
    return int(row[0]), int(row[1]), row[2]
