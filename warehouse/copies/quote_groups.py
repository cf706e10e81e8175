"""Quotes of the same words: grouped under their earliest occurrence, and counted."""

from __future__ import annotations

from collections import defaultdict

import duckdb
import polars as pl

from warehouse.copies.quote_clusters import UsedWording, quote_clusters
from warehouse.copies.quote_index import forget_wordings, index_wordings
from warehouse.copies.temporary import drop_tables, keep_frame, row_count
from warehouse.copies.wordings import wording_of
from warehouse.statements import copies_statement

_KEYS = pl.Schema({"wording_key": pl.Int64()})
_CLUSTERS = pl.Schema({"wording_key": pl.Int64(), "cluster_key": pl.Int64()})


def group_quotes(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring quote_groups and the groups in fact_quotes up to date.

    Reads the temporary tables regrouped_articles (whose quotes may be new), moved_articles (whose group of copies
    changed), former_wordings and former_quote_groups (of quotes that are no longer there).
    """
    for name in ("used_wordings", "affected_wordings"):
        connection.execute(copies_statement(name))
    forget_wordings(connection)
    index_wordings(connection)
    _settle(connection)
    for name in (
        "retold_groups",
        "quote_sightings",
        "uncount_retold_speakers",
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
        "changed_wordings",
        "wording_clusters",
        "retold_groups",
        "quote_sightings",
        "grouped_sightings",
        "new_quote_groups",
    )


def _settle(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary tables wording_clusters and changed_wordings.

    Begins with what the affected wordings may change at once, and goes on to what is joined to wordings whose quote did
    change, as long as there is such.
    """
    connection.execute(copies_statement("scope_wordings"))
    settled_count = -1
    while (count := row_count(connection, "scope_wordings")) > settled_count:
        settled_count = count
        for name in ("scope_edges", "stored_clusters"):
            connection.execute(copies_statement(name))
        stored: dict[int, int] = dict(connection.execute("FROM stored_clusters").fetchall())
        clusters = _clusters(connection, stored)
        changed = [(key,) for key, cluster in clusters.items() if stored.get(key) != cluster]
        keep_frame(connection, "changed_wordings", pl.DataFrame(changed, schema=_KEYS, orient="row"))
        keep_frame(connection, "wording_clusters", pl.DataFrame(list(clusters.items()), schema=_CLUSTERS, orient="row"))
        connection.execute(copies_statement("widen_scope"))
        drop_tables(connection, "scope_edges", "stored_clusters")
    drop_tables(connection, "scope_wordings")


def _clusters(connection: duckdb.DuckDBPyConnection, stored: dict[int, int]) -> dict[int, int]:
    """Which wording stands for the quote, of each wording to settle: itself, where it is joined to none."""
    wordings = {
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
    joined: dict[int, set[int]] = defaultdict(set)
    for one, other in connection.execute("FROM scope_edges").fetchall():
        joined[one].add(other)
        joined[other].add(one)
    scope = [key for (key,) in connection.execute("FROM scope_wordings").fetchall()]
    alone = {key: key for key in scope if key not in joined}
    return alone | quote_clusters((key for key in scope if key in wordings), wordings, joined, stored)
