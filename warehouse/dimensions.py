"""Outlets, as sources.toml or an archive names them; persons are the matter of `warehouse.people`."""

from __future__ import annotations

import duckdb
import polars as pl

from warehouse.rows import replace_rows
from warehouse.tables import DIM_SOURCES


def write_sources(connection: duckdb.DuckDBPyConnection, sources: pl.DataFrame) -> None:
    """Put new and changed outlets into dim_sources; the others keep the run that wrote them."""
    replace_rows(connection, DIM_SOURCES, sources, keep_equal=True)
