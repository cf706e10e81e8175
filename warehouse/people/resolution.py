"""Which person each name in the facts means, told from the evidence of all articles and from people's decisions.

fact_people keeps what an article says: the name, its spellings, the role. `ops.name_uses` adds these rows up to uses
of a name (name, role, outlet; a lone surname or an initial article by article). Persons are resolved on the uses:

1. Full names meet in blocks of spellings that could be one person's ('Bill Clinton', 'William J. Clinton', 'Clinton,
   William'). Within a block, middle names that contradict each other, suffixes, and walks of life that exclude each
   other ('goalkeeper', 'minister') keep people apart; a shared role or a shared companion joins a nickname to its name.
2. Lone surnames and initials are taken for a full name's person where role, companions, outlet and time say so, and
   for one alone. Else they stay what they are, with `is_ambiguous`; ops.use_candidates tells whom they may mean.
3. The rules of people.toml overrule both.

Each step is a pure function of the uses, and these of the facts: neither the order of loads nor their size matters,
and a rebuild gives the same ids. An id is a hash of the name that its uses agree on, so it outlives other spellings,
roles and outlets. It changes for few: a name with a middle initial, when articles about a namesake with another one
make up more than a fiftieth of all; the later of two people, when their roles first show that they are two; the later
seen of a nickname and a long form, when evidence joins them; a lone surname in an article, when evidence arrives.

A load judges the blocks of its own names, and the lone surnames that share a role or a companion with them; in a block
whose names are one person's by themselves, its own uses alone. It never reads facts, except those whose person changes
and those of articles that it writes anew.
"""

# The SQL is put together from declared names only; values go in as frames and parameters.
# ruff: noqa: S608

from __future__ import annotations

import duckdb

from warehouse.people.judgements import judge_uses
from warehouse.people.reference_tables import part_names, prepare_resolution
from warehouse.rows import one_row, rewrite_rows
from warehouse.statements import copies_statement, people_statement
from warehouse.tables import PERSON_RULES

_NO_ARTICLES = (
    "CREATE OR REPLACE TEMP TABLE settled_articles AS SELECT '' AS article_id, now() AS first_seen_at, "
    "FALSE AS is_stored, FALSE AS is_loaded, FALSE AS is_amended WHERE FALSE"
)
_PEOPLE_COLUMNS = (
    "article_id, name_id, person_name, aliases, role, mention_count, quote_count, is_author, source_id, first_seen_at, "
    "fetched_at"
)


def resolve_loaded_people(connection: duckdb.DuckDBPyConnection) -> None:
    """Give the staged people, quotes and mentions their persons, and bring those of stored facts up to date.

    Call it inside a load, when settled_articles says what is written, before anything is. Leaves the rows of
    dim_people that it wrote in the temporary table told_people.
    """
    connection.execute("CREATE OR REPLACE TEMP TABLE told_people AS FROM dim_people LIMIT 0")
    if not one_row(connection, "SELECT count(*) FROM settled_articles WHERE is_loaded OR is_amended")[0]:
        return
    prepare_resolution(connection)
    connection.execute(people_statement("rewritten_people_rows"))
    _add_authors(
        connection,
        "FROM fact_articles AS a SEMI JOIN (FROM settled_articles WHERE is_amended OR (is_stored AND is_loaded)) "
        "USING (article_id)",
    )
    _use_rows(connection, "SELECT person_name FROM people_rows")
    _set_recounted(connection, "SELECT use_id FROM used_rows")
    _take_recounted_rows(connection, "SEMI JOIN recounted_uses USING (use_id)")
    connection.execute(people_statement("staged_people_rows"))
    _add_authors(
        connection,
        "FROM latest_captures AS a INNER JOIN settled_articles AS s USING (article_id) WHERE s.is_loaded",
        first_seen_at="s.first_seen_at",
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE companion_rows AS "
        "SELECT article_id, person_name FROM staged_people "
        "SEMI JOIN (FROM settled_articles WHERE is_loaded) USING (article_id) "
        "UNION ALL SELECT article_id, person_name FROM fact_people "
        "SEMI JOIN recounted_rows USING (article_id)"
    )
    _count_uses(connection)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE staged_uses AS SELECT article_id, name_id, person_name, use_id FROM used_rows "
        "SEMI JOIN (FROM settled_articles WHERE is_loaded) USING (article_id)"
    )
    judge_uses(connection)
    decide_uses(connection)
    _assign_staged(connection)


def rebuild_people(connection: duckdb.DuckDBPyConnection) -> None:
    """Tell every person anew from all facts: the same rows and ids as the loads gave. Call it inside a transaction."""
    connection.execute(_NO_ARTICLES)
    prepare_resolution(connection)
    for table in ("ops.name_uses", "ops.names", "ops.use_candidates", "dim_people"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("CREATE OR REPLACE TEMP TABLE changed_names AS SELECT DISTINCT name_id FROM fact_people")
    connection.execute(people_statement("stored_people_rows"))
    connection.execute("CREATE OR REPLACE TEMP TABLE companion_rows AS SELECT article_id, person_name FROM people_rows")
    _add_authors(connection, "FROM fact_articles AS a")
    _set_recounted(connection, "SELECT '' WHERE FALSE")
    _count_uses(connection)
    connection.execute("CREATE OR REPLACE TEMP TABLE rebuilt_rows AS SELECT article_id, name_id, use_id FROM used_rows")
    judge_uses(connection)
    decide_uses(connection)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE changed_rows AS SELECT p.article_id, p.name_id, p.person_name, u.person_id "
        "FROM fact_people AS p INNER JOIN rebuilt_rows AS r USING (article_id, name_id) "
        "INNER JOIN ops.name_uses AS u USING (use_id) WHERE p.person_id != u.person_id"
    )
    _update_facts(connection)


def recount_names(connection: duckdb.DuckDBPyConnection, name_keys: str) -> None:
    """Count the uses of the names that the query gives anew, as rules about single articles ask for.

    Outside a load; `judge_uses` and `decide_uses` come next.
    """
    connection.execute(_NO_ARTICLES)
    _set_recounted(connection, f"SELECT use_id FROM ops.name_uses WHERE name_key IN ({name_keys})")
    # The rule gives these uses other bounds, and so other ids.
    _take_recounted_rows(connection, f"WHERE name_key IN ({name_keys})")
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE companion_rows AS SELECT article_id, person_name FROM fact_people "
        "SEMI JOIN recounted_rows USING (article_id)"
    )
    _count_uses(connection)


def count_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    """Count no use anew, as rules ask for that only move whole uses. Outside a load, like `recount_names`."""
    recount_names(connection, "SELECT '' WHERE FALSE")


def decide_uses(connection: duckdb.DuckDBPyConnection, *, new_are_stored: bool = False) -> None:
    """Apply the rules of people.toml to what `judge_uses` judged, and bring stored facts and dim_people up to date.

    Args:
        connection: A writer.
        new_are_stored: Whether the rows of new uses are in the facts: those of a load are not yet.
    """
    are_ruled = new_are_stored or one_row(connection, f"SELECT count(*) FROM {PERSON_RULES.qualified_name}")[0] > 0
    _decide_persons(connection, are_ruled=are_ruled)
    # Without rules only uses change that `judge_uses` wrote, behind all that were stored.
    written = "" if are_ruled else " AND u.rowid > getvariable('last_stored_use')"
    connection.execute(
        "UPDATE ops.name_uses AS u SET person_id = c.person_id FROM changed_uses AS c "
        f"WHERE u.use_id = c.use_id{written}"
    )
    if are_ruled:
        connection.execute(people_statement("candidate_persons"))
        connection.execute(
            "UPDATE ops.use_candidates AS c SET candidate_person_id = p.person_id FROM candidate_persons AS p "
            "WHERE c.auto_candidate_id = p.auto_person_id AND c.candidate_person_id != p.person_id"
        )
    _follow_changes(connection, "TRUE" if new_are_stored else "former_person_id != ''")
    for name in ("person_details", "affected_people"):
        connection.execute(people_statement(name))
    connection.execute("DELETE FROM dim_people WHERE person_id IN (SELECT person_id FROM affected_people)")
    connection.execute(people_statement("dim_people"))
    connection.execute("INSERT INTO dim_people BY NAME FROM told_people")


def _decide_persons(connection: duckdb.DuckDBPyConnection, *, are_ruled: bool) -> None:
    """Make changed_uses, the uses whose person is another than stored. Without rules the evidence alone says so."""
    connection.execute(people_statement("evident_persons"))
    if are_ruled:
        for name in ("uses_to_decide", "split_uses", "decided_persons", "changed_uses"):
            connection.execute(people_statement(name))
    else:
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE changed_uses AS FROM evident_persons WHERE person_id != former_person_id"
        )


def _follow_changes(connection: duckdb.DuckDBPyConnection, followed: str) -> None:
    """Update the stored facts of those uses whose person changed that meet the condition."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE changed_rows AS "
        f"SELECT in_article_id AS article_id, name_id, person_name, person_id FROM changed_uses WHERE {followed} "
        "AND in_article_id NOT IN (SELECT article_id FROM settled_articles WHERE is_loaded) AND in_article_id != ''"
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE changed_names AS SELECT DISTINCT name_id FROM changed_uses "
        f"WHERE {followed} AND in_article_id = ''"
    )
    if one_row(connection, "SELECT count(*) FROM changed_names")[0]:
        connection.execute(people_statement("followed_rows"))
        _use_rows(connection, "SELECT person_name FROM people_rows")
        connection.execute(
            "INSERT INTO changed_rows SELECT r.article_id, r.name_id, r.person_name, c.person_id "
            "FROM used_rows AS r INNER JOIN changed_uses AS c USING (use_id) WHERE c.in_article_id = ''"
        )
    if one_row(connection, "SELECT count(*) FROM changed_rows")[0]:
        _update_facts(connection)


def _update_facts(connection: duckdb.DuckDBPyConnection) -> None:
    for table in ("fact_people", "mentions"):
        _rewrite(connection, table, "person_id", "name_id", "name_id")
    _rewrite(connection, "fact_quotes", "speaker_person_id", "speaker_name", "person_name")
    for name in ("uncount_followed_speakers", "followed_groups"):
        connection.execute(copies_statement(name))
    rewrite_rows(connection, "quote_groups", "followed_groups", ("speaker_person_id",))


def _rewrite(connection: duckdb.DuckDBPyConnection, table: str, column: str, name: str, changed_name: str) -> None:
    """Give those rows their persons whose name is the changed one of their article."""
    # Row numbers first, and a column at a time: DuckDB reads it in the blocks alone where these rows lie.
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE rows_to_follow AS WITH near AS MATERIALIZED ("
        f"SELECT t.rowid AS row_no, t.article_id FROM {table} AS t SEMI JOIN changed_rows USING (article_id)), "
        f"named AS MATERIALIZED (SELECT t.rowid AS row_no, t.{name} FROM {table} AS t "
        "WHERE t.rowid IN (SELECT row_no FROM near)), "
        "meant AS MATERIALIZED (SELECT row_no, min(c.person_id) AS person_id FROM near AS n "
        "INNER JOIN named AS k USING (row_no) INNER JOIN changed_rows AS c "
        f"ON n.article_id = c.article_id AND k.{name} = c.{changed_name} GROUP BY row_no) "
        f"SELECT m.row_no, m.person_id AS {column}, t.{column} AS former_person_id "
        f"FROM {table} AS t INNER JOIN meant AS m ON t.rowid = m.row_no WHERE t.{column} != m.person_id"
    )
    rewrite_rows(connection, table, "rows_to_follow", (column,))


def _assign_staged(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE assigned_rows AS SELECT s.article_id, s.name_id, s.person_name, "
        "coalesce(c.person_id, m.person_id) AS person_id "
        "FROM staged_uses AS s INNER JOIN merged_uses AS m USING (use_id) LEFT JOIN changed_uses AS c USING (use_id)"
    )
    for table in ("staged_people", "staged_mentions"):
        connection.execute(
            f"UPDATE {table} AS f SET person_id = a.person_id FROM assigned_rows AS a "
            "WHERE f.article_id = a.article_id AND f.name_id = a.name_id AND f.person_id != a.person_id"
        )
    connection.execute(
        "UPDATE staged_quotes AS f SET speaker_person_id = a.person_id FROM assigned_rows AS a "
        "WHERE f.article_id = a.article_id AND f.speaker_kind = 'person' AND f.speaker_name = a.person_name "
        "AND f.speaker_person_id != a.person_id"
    )


def _add_authors(
    connection: duckdb.DuckDBPyConnection, articles: str, *, first_seen_at: str = "a.first_seen_at"
) -> None:
    """Add the authors of the articles, whom fact_people has only where the text names them, to people_rows."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE author_articles AS SELECT a.article_id, a.authors, a.source_id, "
        f"{first_seen_at} AS first_seen_at, a.fetched_at {articles}"
    )
    connection.execute(people_statement("author_rows"))


def _count_uses(connection: duckdb.DuckDBPyConnection) -> None:
    _use_rows(connection, "SELECT person_name FROM people_rows UNION ALL SELECT person_name FROM companion_rows")
    connection.execute(people_statement("counted_uses"))


def _use_rows(connection: duckdb.DuckDBPyConnection, names: str) -> None:
    part_names(connection, names)
    connection.execute(people_statement("used_rows"))


def _set_recounted(connection: duckdb.DuckDBPyConnection, use_ids: str) -> None:
    """Note uses that lose articles: they are counted anew, and keep their persons until they are judged."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE recounted_uses AS "
        f"SELECT rowid AS row_no, * FROM ops.name_uses WHERE use_id IN ({use_ids})"
    )


def _take_recounted_rows(connection: duckdb.DuckDBPyConnection, kept: str) -> None:
    """Make people_rows those stored rows of the recounted uses that stay, and recounted_rows their articles.

    Args:
        connection: A writer.
        kept: Which of used_rows are of the recounted uses.
    """
    connection.execute("CREATE OR REPLACE TEMP TABLE changed_names AS SELECT DISTINCT name_id FROM recounted_uses")
    if one_row(connection, "SELECT count(*) FROM changed_names")[0]:
        connection.execute(people_statement("stored_people_rows"))
        _add_authors(
            connection,
            "FROM fact_articles AS a LEFT JOIN settled_articles AS s USING (article_id) "
            "WHERE s.is_loaded IS NOT TRUE "
            "AND list_has_any(a.authors, (SELECT coalesce(list(DISTINCT person_name), []) FROM ops.name_uses "
            "SEMI JOIN recounted_uses USING (use_id) WHERE byline_count > 0))",
            first_seen_at="coalesce(s.first_seen_at, a.first_seen_at)",
        )
        _use_rows(connection, "SELECT person_name FROM people_rows")
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE people_rows AS SELECT {_PEOPLE_COLUMNS} FROM used_rows {kept}"
        )
    else:
        connection.execute(people_statement("rewritten_people_rows"))
    connection.execute("CREATE OR REPLACE TEMP TABLE recounted_rows AS SELECT DISTINCT article_id FROM people_rows")
