"""Articles of one text: indexed by their signatures, joined in pairs, grouped under an original.

Every function works on the articles in the temporary table regrouped_articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import duckdb
import numpy as np
import polars as pl

from warehouse.copies.components import connected
from warehouse.copies.signatures import Numbers, overlap, signature_matrix, text_signatures
from warehouse.copies.stories import DAYS_ACROSS_OUTLETS, Copy, Member, alike, story_copies
from warehouse.copies.temporary import append_rows, drop_tables, extend_along, keep_frame, row_count, set_variables
from warehouse.rows import one_row
from warehouse.statements import copies_statement
from warehouse.tables import ARTICLE_BANDS, ARTICLE_COPIES, ARTICLE_SIGNATURES, COPY_EDGES

_PAIRS_AT_ONCE = 100_000


def group_articles(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring ops.article_signatures and what follows from it, article_copies and fact_articles, up to date.

    Leaves the articles whose group or agency changed, with what they are in, in the temporary table moved_articles.
    """
    connection.execute("CREATE OR REPLACE TEMP TABLE affected_articles AS SELECT article_id FROM regrouped_articles")
    # Neighbours before and after the change: a group may lose members as well as win some.
    extend_along(connection, "affected_articles", COPY_EDGES)
    _forget(connection)
    _index(connection)
    _join_pairs(connection)
    extend_along(connection, "affected_articles", COPY_EDGES)
    _regroup(connection)
    drop_tables(connection, "affected_articles", "new_bands")


def _forget(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(copies_statement("stored_signatures"))
    if row_count(connection, "stored_signatures"):
        first, last = one_row(connection, "SELECT min(sighted_day), max(sighted_day) FROM stored_signatures")
        set_variables(connection, first_day=first, last_day=last)
        connection.execute(copies_statement("forget_bands"))
        for name in ("forget_signatures", "forget_copy_edges"):
            connection.execute(copies_statement(name))
    drop_tables(connection, "stored_signatures")


def _index(connection: duckdb.DuckDBPyConnection) -> None:
    articles = connection.execute(copies_statement("texts_to_index")).pl()
    found = text_signatures(articles["text"].to_list())
    signed = articles.drop("text").with_columns(
        shingle_count=pl.Series([one.shingle_count for one in found], dtype=pl.Int64),
        signature=pl.Series([one.signature for one in found], dtype=pl.String),
        band_hash=pl.Series([list(one.bands) for one in found], dtype=pl.List(pl.Int64)),
    )
    append_rows(connection, ARTICLE_SIGNATURES, signed.drop("band_hash"))
    # In the order of days, so that a search for a month skips the blocks of others.
    bands = (
        signed.select(pl.col("sighted_at").dt.date().alias("sighted_day"), pl.col("band_hash"), pl.col("article_id"))
        .explode("band_hash", empty_as_null=False)
        .sort("sighted_day", "article_id", "band_hash")
    )
    append_rows(connection, ARTICLE_BANDS, bands)
    keep_frame(connection, "new_bands", bands)


def _join_pairs(connection: duckdb.DuckDBPyConnection) -> None:
    first, last = one_row(connection, "SELECT min(sighted_day), max(sighted_day) FROM new_bands")
    if first is None:
        return
    # A day more than the time of day allows for: the exact distance is judged below.
    days = timedelta(days=DAYS_ACROSS_OUTLETS + 1)
    set_variables(connection, first_day=first - days, last_day=last + days, days_apart=days.days)
    connection.execute(copies_statement("candidate_copies"))
    pairs = connection.execute("FROM candidate_copies").pl()
    signed = connection.execute(copies_statement("candidate_signatures")).pl().with_row_index("place")
    drop_tables(connection, "candidate_copies")
    places = signed.select("article_id", "place")
    placed = pairs.join(places, on="article_id").join(
        places, left_on="other_article_id", right_on="article_id", suffix="_of_other"
    )
    for some in placed.iter_slices(_PAIRS_AT_ONCE):
        append_rows(connection, COPY_EDGES, _copies_among(some, signed))


def _copies_among(pairs: pl.DataFrame, signed: pl.DataFrame) -> pl.DataFrame:
    """The pairs, given by the places of both articles, of which one copies the other."""
    one, other = pairs["place"].to_numpy(), pairs["place_of_other"].to_numpy()
    matrix = signature_matrix(signed["signature"].to_list())
    counts: Numbers = signed["shingle_count"].cast(pl.Float64).to_numpy()
    days: Numbers = (signed["sighted_at"].dt.epoch("us") / (86_400 * 1_000_000)).to_numpy()
    outlets = signed["source_id"].rank("dense").to_numpy()
    found = overlap(matrix[one], matrix[other], counts[one], counts[other])
    kept = alike(found, np.abs(days[one] - days[other]), outlets[one] == outlets[other])
    return pairs.filter(pl.Series(kept)).select("article_id", "other_article_id")


def _regroup(connection: duckdb.DuckDBPyConnection) -> None:
    pairs: list[tuple[str, str]] = connection.execute(copies_statement("affected_copy_edges")).fetchall()
    rows = connection.execute(copies_statement("copy_members"))
    names = [column[0] for column in rows.description or ()]
    members = {row[0]: Member(**dict(zip(names, row, strict=True))) for row in rows.fetchall()}
    copies = [copy for group in connected(pairs) for copy in story_copies([members[name] for name in group])]
    keep_frame(connection, "new_copies", copy_frame(iter(copies)))
    for name in ("moved_articles", "forget_copies", "write_copies", "write_duplicate_groups"):
        connection.execute(copies_statement(name))
    drop_tables(connection, "new_copies")


def copy_frame(copies: Iterator[Copy]) -> pl.DataFrame:
    """The copies as rows of article_copies."""
    rows = [{name: getattr(copy, name) for name in ARTICLE_COPIES.column_names} for copy in copies]
    return pl.DataFrame(rows, schema=ARTICLE_COPIES.polars_schema())
