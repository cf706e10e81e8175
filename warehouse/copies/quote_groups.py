"""Quotes of the same words: grouped under their earliest occurrence, and counted."""

from __future__ import annotations

import duckdb
import polars as pl

from warehouse.copies.components import connected
from warehouse.copies.quote_clusters import UsedWording, quote_clusters
from warehouse.copies.quote_index import forget_wordings, index_wordings
from warehouse.copies.temporary import drop_tables, extend_along, keep_frame
from warehouse.copies.wordings import wording_of
from warehouse.statements import copies_statement
from warehouse.tables import QUOTE_EDGES

_CLUSTERS = pl.Schema({"wording_key": pl.Int64(), "cluster_key": pl.Int64()})


def group_quotes(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring quote_groups and the groups in fact_quotes up to date.

    Reads the temporary tables regrouped_articles (whose quotes may be new), moved_articles (whose group of copies
    changed), former_wordings and former_quote_groups (of quotes that are no longer there).
    """
    for name in ("used_wordings", "affected_wordings"):
        connection.execute(copies_statement(name))
    extend_along(connection, "affected_wordings", QUOTE_EDGES)
    forget_wordings(connection)
    index_wordings(connection)
    extend_along(connection, "affected_wordings", QUOTE_EDGES)
    connection.execute(copies_statement("quote_sightings"))
    keep_frame(connection, "wording_clusters", _clusters(connection))
    for name in (
        "grouped_sightings",
        "new_quote_groups",
        "forget_quote_groups",
        "write_quote_groups",
        "write_quote_group_ids",
    ):
        connection.execute(copies_statement(name))
    drop_tables(
        connection,
        "used_wordings",
        "affected_wordings",
        "quote_sightings",
        "wording_clusters",
        "grouped_sightings",
        "new_quote_groups",
    )


def _clusters(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Which wording stands for the quote, of each affected wording that is joined to another."""
    pairs: list[tuple[int, int]] = connection.execute(copies_statement("affected_quote_edges")).fetchall()
    first_seen = {
        key: UsedWording(
            wording_key=key,
            wording=wording_of(text, kind, name, name_kind),
            sighted_at=sighted_at,
            article_id=article_id,
            quote_no=quote_no,
        )
        for key, text, kind, name, name_kind, sighted_at, article_id, quote_no in connection.execute(
            copies_statement("first_wordings")
        ).fetchall()
    }
    clusters: dict[int, int] = {}
    for keys in connected(pairs):
        clusters |= quote_clusters([first_seen[key] for key in keys])
    return pl.DataFrame(list(clusters.items()), schema=_CLUSTERS, orient="row")
