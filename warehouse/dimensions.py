"""Outlets, as sources.toml or an archive names them; persons are the matter of `warehouse.people`."""

from __future__ import annotations

import duckdb
import polars as pl

from warehouse.rows import replace_rows
from warehouse.statements import load_statement
from warehouse.tables import DIM_SOURCES


def write_sources(connection: duckdb.DuckDBPyConnection, sources: pl.DataFrame) -> None:
    """Put new and changed outlets into dim_sources; the others keep the run that wrote them."""
    replace_rows(connection, DIM_SOURCES, sources, keep_equal=True)


def rows_of_all_collected(connection: duckdb.DuckDBPyConnection, sources: pl.DataFrame, run_id: str) -> pl.DataFrame:
    """Rows of dim_sources for these outlets and, as not collected any more, for all others that are stored.

    Args:
        connection: The writer, after the run's load.
        sources: Rows of all outlets that runs collect from now on.
        run_id: The run that says so.
    """
    connection.register("named_sources", sources.select("source_id").to_arrow())
    try:
        left_out = connection.execute(load_statement("sources_left_out")).pl()
    finally:
        connection.unregister("named_sources")
    rows = left_out.with_columns(run_id=pl.lit(run_id)).match_to_schema(DIM_SOURCES.polars_schema())
    return pl.concat([sources, rows])
