"""What a version before this one did not keep, told from what it stored."""

from __future__ import annotations

from collections.abc import Callable

import duckdb

from warehouse.article_columns import repeat_missing
from warehouse.article_days import rebuild_article_days
from warehouse.bylines import complete_bylines
from warehouse.copies import rebuild_copies
from warehouse.people.resolution import rebuild_people
from warehouse.rows import one_row
from warehouse.run_urls import rebuild_run_urls
from warehouse.search_index import WORDS_VERSION, rebuild_index
from warehouse.statements import people_statement


def _tell_other_surnames(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(people_statement("other_surnames"))


def _tell_persons(connection: duckdb.DuckDBPyConnection) -> None:
    if one_row(connection, "SELECT count(*) FROM ops.name_uses")[0]:
        rebuild_people(connection)


# Telling all persons anew takes memory by their rows, more than a writer has for ten million of them.
MOST_PEOPLE_RETOLD = 1_000_000
# By which rules persons are told: how names are parted, and which evidence joins and parts them.
_PERSONS_VERSION = 1
# What no look at the stored rows tells apart from what this version keeps.
_KEPT: tuple[tuple[str, int, Callable[[duckdb.DuckDBPyConnection], None]], ...] = (
    ("other_surnames", 1, _tell_other_surnames),
    ("persons", _PERSONS_VERSION, _tell_persons),
    ("search_words", WORDS_VERSION, rebuild_index),
)
# By which rules copies and quotes of the same words are grouped. All anew costs minutes for 100,000 articles, so that
# no command waits for it: until the night new ones are grouped by the new rules, and stored ones stay as they are.
_COPIES = ("copies", 1)


def bring_up_to_date(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill columns and tables that loads of an earlier version left empty. Call it inside a transaction.

    Costs a few milliseconds where there is nothing to do, else, once, about a second for 100,000 articles; some minutes
    where the words of the search or the rules by which persons are told have changed. Of more than a million rows of
    fact_people the stored persons stay as an earlier version told them, and loads go on from there.
    """
    repeat_missing(connection)
    connection.execute("UPDATE ops.archive_files SET status = 'loaded' WHERE status IS NULL")
    complete_bylines(connection)
    if _differ(connection, "SELECT sum(new_articles) FROM ops.article_days", "SELECT count(*) FROM fact_articles"):
        rebuild_article_days(connection)
    if _differ(connection, "SELECT sum(url_count) FROM ops.run_urls", "SELECT count(*) FROM ops.url_outcomes"):
        rebuild_run_urls(connection)
    for kept, version, tell in _KEPT:
        if kept != "persons" or one_row(connection, "SELECT count(*) FROM fact_people")[0] <= MOST_PEOPLE_RETOLD:
            _tell_once(connection, kept, version, tell)
    if not one_row(connection, "SELECT count(*) FROM fact_articles")[0]:
        _tell_once(connection, *_COPIES, _tell_nothing)


def regroup_outdated_copies(connection: duckdb.DuckDBPyConnection) -> None:
    """Group all copies anew in a file whose copies an earlier version grouped. Call it inside a transaction."""
    _tell_once(connection, *_COPIES, rebuild_copies)


def _tell_nothing(_: duckdb.DuckDBPyConnection) -> None:
    """What a file without articles lacks."""


def _differ(connection: duckdb.DuckDBPyConnection, counted: str, stored: str) -> bool:
    return bool(one_row(connection, f"SELECT coalesce(({counted}), 0) != ({stored})")[0])


def _tell_once(
    connection: duckdb.DuckDBPyConnection, kept: str, version: int, tell: Callable[[duckdb.DuckDBPyConnection], None]
) -> None:
    stored = connection.execute("SELECT version FROM ops.upgrades WHERE kept = $kept", {"kept": kept}).fetchall()
    if stored == [(version,)]:
        return
    tell(connection)
    connection.execute("DELETE FROM ops.upgrades WHERE kept = $kept", {"kept": kept})
    connection.execute(
        "INSERT INTO ops.upgrades (kept, version) VALUES ($kept, $version)", {"kept": kept, "version": version}
    )
