"""Wordings of quotes: keyed, indexed by fingerprints, joined in pairs that are the same quote."""

# The SQL is put together from names in this package only; values go in as frames.
# ruff: noqa: S608

from __future__ import annotations

import duckdb
import polars as pl

from warehouse.copies.temporary import (
    append_rows,
    drop_tables,
    keep_frame,
    row_count,
    set_variables,
)
from warehouse.copies.wordings import (
    STRANGE_SHARE,
    Wording,
    fingerprints,
    is_same_quote,
    word_bits,
    wording_key,
    wording_of,
)
from warehouse.rows import write_anew
from warehouse.statements import copies_statement
from warehouse.tables import QUOTE_EDGES, QUOTE_FINGERPRINTS

# Characters of context that surely hold the words that a key takes in.
_CONTEXT_CHARACTERS = 60
# With so many wordings of a fingerprint the others that have it are compared. What is one quote shares several
# fingerprints, of which most are rarer than this.
ANCHORS = 8
_FINGERPRINTS = pl.Schema(
    {"fingerprint": pl.Int64(), "wording_key": pl.Int64(), "word_count": pl.Int64(), "word_bits": pl.Int64()}
)
# Bounds the memory that comparing takes.
_PAIRS_AT_ONCE = 100_000


def wording_keys(connection: duckdb.DuckDBPyConnection, quotes: str, articles: str) -> None:
    """Make the temporary table quote_wordings: quote_id, article_id and wording_key of each quote.

    Args:
        connection: The writer.
        quotes: A table like fact_quotes.
        articles: A table like fact_articles, with the quotes' texts.
    """
    rows = connection.execute(
        "SELECT q.quote_id, q.article_id, q.quote_text, q.quote_kind, q.speaker_name, q.speaker_kind, "
        f"substr(a.text, greatest(q.char_start - {_CONTEXT_CHARACTERS}, 0) + 1, "
        f"least(q.char_start, {_CONTEXT_CHARACTERS})) AS before, "
        f"substr(a.text, q.char_end + 1, {_CONTEXT_CHARACTERS}) AS after "
        f"FROM {quotes} AS q INNER JOIN {articles} AS a ON q.article_id = a.article_id"
    ).pl()
    spoken = rows.select("quote_text", "quote_kind", "speaker_name", "speaker_kind", "before", "after")
    keys = [
        wording_key(wording_of(text, kind, name, name_kind), before, after)
        for text, kind, name, name_kind, before, after in spoken.iter_rows()
    ]
    keyed = rows.select("quote_id", "article_id", pl.Series("wording_key", keys, dtype=pl.Int64))
    keep_frame(connection, "quote_wordings", keyed)


def forget_wordings(connection: duckdb.DuckDBPyConnection) -> None:
    """Delete from the indexes what no quote says any more, of the wordings in the temporary table former_wordings.

    Leaves the fingerprints that lost an anchor by it in the temporary table freed_fingerprints.
    """
    for name in ("unused_wordings", "freed_fingerprints"):
        connection.execute(copies_statement(name))
    if row_count(connection, "unused_wordings"):
        for name in ("forget_fingerprints", "forget_quote_edges"):
            connection.execute(copies_statement(name))
    drop_tables(connection, "unused_wordings")


def index_wordings(connection: duckdb.DuckDBPyConnection) -> None:
    """Index the wordings in the temporary table used_wordings that are new, and join them to those they resemble.

    Joins what freed_fingerprints has to its new anchors too, and parts what no anchor holds together any more. What is
    joined or parted is added to affected_wordings.
    """
    new = _wordings(connection, "SELECT wording_key FROM used_wordings")
    marks = [
        (mark, key, len(wording.words), bits)
        for key, wording in new.items()
        for bits in (word_bits(wording),)
        for mark in sorted(fingerprints(wording))
    ]
    keep_frame(connection, "fingerprints_of_used", pl.DataFrame(marks, schema=_FINGERPRINTS, orient="row"))
    set_variables(connection, anchors_kept=ANCHORS, strange_share=STRANGE_SHARE)
    for name in (
        "new_fingerprints",
        "met_fingerprints",
        "next_anchors",
        "changed_anchors",
    ):
        connection.execute(copies_statement(name))
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE rewritten_anchors AS SELECT * EXCLUDE (row_no) FROM changed_anchors"
    )
    write_anew(connection, QUOTE_FINGERPRINTS.qualified_name, "changed_anchors", "rewritten_anchors")
    for name in ("write_fingerprints", "candidate_quotes"):
        connection.execute(copies_statement(name))
    _part_stale_pairs(connection)
    _join_pairs(connection)
    drop_tables(
        connection,
        "fingerprints_of_used",
        "freed_fingerprints",
        "new_fingerprints",
        "met_fingerprints",
        "next_anchors",
        "changed_anchors",
        "rewritten_anchors",
        "candidate_quotes",
    )


def _part_stale_pairs(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(copies_statement("stale_quote_edges"))
    if row_count(connection, "stale_quote_edges"):
        _add_affected(connection, "stale_quote_edges")
        connection.execute(copies_statement("forget_stale_quote_edges"))
    drop_tables(connection, "stale_quote_edges")


def _join_pairs(connection: duckdb.DuckDBPyConnection) -> None:
    wordings = _wordings(
        connection, "SELECT wording_key FROM candidate_quotes UNION SELECT other_wording_key FROM candidate_quotes"
    )
    rows = connection.execute("FROM candidate_quotes")
    same: list[tuple[int, int]] = []
    while pairs := rows.fetchmany(_PAIRS_AT_ONCE):
        same += [(one, other) for one, other in pairs if is_same_quote(wordings[one], wordings[other])]
    edges = pl.DataFrame(same, schema=QUOTE_EDGES.polars_schema(), orient="row")
    append_rows(connection, QUOTE_EDGES, edges)
    keep_frame(connection, "new_quote_edges", edges)
    _add_affected(connection, "new_quote_edges")
    drop_tables(connection, "new_quote_edges")


def _add_affected(connection: duckdb.DuckDBPyConnection, pairs: str) -> None:
    """Add what the pairs join, or joined, to affected_wordings."""
    connection.execute(
        f"INSERT INTO affected_wordings SELECT wording_key FROM {pairs} UNION SELECT other_wording_key FROM {pairs} "
        "EXCEPT SELECT wording_key FROM affected_wordings"
    )


def _wordings(connection: duckdb.DuckDBPyConnection, keys: str) -> dict[int, Wording]:
    """The wordings of the keys that the query gives, each told from any quote that has it."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE wanted_wordings AS {keys}")
    rows = connection.execute(copies_statement("wanted_wordings")).fetchall()
    drop_tables(connection, "wanted_wordings")
    return {key: wording_of(text, kind, name, name_kind) for key, text, kind, name, name_kind in rows}
