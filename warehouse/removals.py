"""Articles that their outlet took down, by what their address answered."""

from __future__ import annotations

import duckdb
import polars as pl

from warehouse.statements import load_statement
from warehouse.tables import ARTICLE_REMOVALS


def removal_rows(connection: duckdb.DuckDBPyConnection, answers: pl.DataFrame, run_id: str) -> pl.DataFrame:
    """Rows of article_removals that a run's answers make: articles taken down, and those that came back.

    Args:
        connection: The writer, after the run's load and before its fetches are written.
        answers: Of schema PAGE_ANSWERS, each address once.
        run_id: The run.
    """
    connection.register("page_answers", answers.to_arrow())
    try:
        rows = connection.execute(load_statement("article_removals")).pl()
    finally:
        connection.unregister("page_answers")
    return rows.with_columns(run_id=pl.lit(run_id)).match_to_schema(ARTICLE_REMOVALS.polars_schema())
