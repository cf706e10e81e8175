"""People and outlets across articles, told from the facts after every load."""

from __future__ import annotations

import duckdb
import polars as pl

from warehouse.rows import replace_rows
from warehouse.statements import load_statement
from warehouse.tables import DIM_SOURCES


def find_affected_people(connection: duckdb.DuckDBPyConnection) -> None:
    """Note whose rows a load may change, in the temporary table affected_people, before stored facts go."""
    connection.execute(load_statement("affected_people"))


def rebuild_people(connection: duckdb.DuckDBPyConnection) -> None:
    """Tell the rows of dim_people of affected_people anew; a person whom no article names any more goes."""
    connection.execute("DELETE FROM dim_people AS p USING affected_people AS a WHERE p.person_id = a.person_id")
    connection.execute(load_statement("dim_people"))


def write_sources(connection: duckdb.DuckDBPyConnection, sources: pl.DataFrame) -> None:
    """Put new and changed outlets into dim_sources; the others keep the run that wrote them."""
    replace_rows(connection, DIM_SOURCES, sources, keep_equal=True)
