"""Wordings of quotes: keyed, indexed by fingerprints, joined in pairs that are the same quote."""

# The SQL is put together from names in this package only; values go in as frames.
# ruff: noqa: S608

from __future__ import annotations

import duckdb
import polars as pl

from warehouse.copies.temporary import append_rows, drop_tables, keep_frame, row_count
from warehouse.copies.wordings import Wording, fingerprints, is_same_quote, wording_key, wording_of
from warehouse.statements import copies_statement
from warehouse.tables import QUOTE_EDGES, QUOTE_FINGERPRINTS

# Characters of context that surely hold the words that a key takes in.
_CONTEXT_CHARACTERS = 60


def wording_keys(connection: duckdb.DuckDBPyConnection, quotes: str, articles: str) -> None:
    """Make the temporary table quote_wordings, the wording_key of each quote_id.

    Args:
        connection: The writer.
        quotes: A table like fact_quotes.
        articles: A table like fact_articles, with the quotes' texts.
    """
    rows = connection.execute(
        "SELECT q.quote_id, q.quote_text, q.quote_kind, q.speaker_name, q.speaker_kind, "
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
    keyed = rows.select("quote_id", pl.Series("wording_key", keys, dtype=pl.Int64))
    keep_frame(connection, "quote_wordings", keyed)


def index_wordings(connection: duckdb.DuckDBPyConnection) -> None:
    """Index the wordings in the temporary table used_wordings that are new, and join them to those they resemble."""
    new = _wordings(connection, "SELECT wording_key FROM used_wordings")
    marks = [(mark, key) for key, wording in new.items() for mark in sorted(fingerprints(wording))]
    frame = pl.DataFrame(marks, schema=QUOTE_FINGERPRINTS.polars_schema(), orient="row")
    keep_frame(connection, "fingerprints_of_used", frame)
    connection.execute(copies_statement("new_fingerprints"))
    append_rows(connection, QUOTE_FINGERPRINTS, connection.execute("FROM new_fingerprints").pl())
    connection.execute(copies_statement("candidate_quotes"))
    _join_pairs(connection)
    drop_tables(connection, "fingerprints_of_used", "new_fingerprints", "candidate_quotes")


def _join_pairs(connection: duckdb.DuckDBPyConnection) -> None:
    wordings = _wordings(
        connection, "SELECT wording_key FROM candidate_quotes UNION SELECT other_wording_key FROM candidate_quotes"
    )
    pairs = connection.execute("FROM candidate_quotes").fetchall()
    same = [(one, other) for one, other in pairs if is_same_quote(wordings[one], wordings[other])]
    append_rows(connection, QUOTE_EDGES, pl.DataFrame(same, schema=QUOTE_EDGES.polars_schema(), orient="row"))


def forget_wordings(connection: duckdb.DuckDBPyConnection) -> None:
    """Delete from the indexes what no quote says any more, of the wordings in the temporary table former_wordings."""
    connection.execute(copies_statement("unused_wordings"))
    if row_count(connection, "unused_wordings"):
        for name in ("forget_fingerprints", "forget_quote_edges"):
            connection.execute(copies_statement(name))
    drop_tables(connection, "unused_wordings")


def _wordings(connection: duckdb.DuckDBPyConnection, keys: str) -> dict[int, Wording]:
    """The wordings of the keys that the query gives, each told from any quote that has it."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE wanted_wordings AS {keys}")
    rows = connection.execute(copies_statement("wanted_wordings")).fetchall()
    drop_tables(connection, "wanted_wordings")
    return {key: wording_of(text, kind, name, name_kind) for key, text, kind, name, name_kind in rows}
