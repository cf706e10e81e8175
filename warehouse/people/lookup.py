"""Persons found by a name or an id, with what the warehouse knows of them: for people who look or decide."""

# The SQL is put together from declared names only; values go in as frames and parameters.
# ruff: noqa: S608

from __future__ import annotations

import re

import duckdb
import polars as pl

from warehouse.people.reference_tables import part_names
from warehouse.tables import PERSON_RULES

_ID_START = re.compile(r"[0-9a-f]{8,32}", re.IGNORECASE)


def begins_id(text: str) -> bool:
    """Whether the text is a person_id or the beginning of one, of eight digits or more, rather than a name."""
    return _ID_START.fullmatch(text) is not None


def find_persons(connection: duckdb.DuckDBPyConnection, text: str) -> pl.DataFrame:
    """Rows of dim_people of the persons whom the text names, most articles first.

    Args:
        connection: A writer or a reader.
        text: A person_id or its first eight or more digits in any case, a name as articles use it whatever its case,
            accents and order, or a preferred name.
    """
    if begins_id(text):
        where = "starts_with(persons.person_id, lower($text))"
    else:
        _set_name(connection, text)
        where = (
            "persons.person_name = $text OR persons.person_id IN (SELECT uses.person_id FROM ops.name_uses AS uses "
            "SEMI JOIN name_parts AS parts ON uses.name_key = parts.name_key)"
        )
    return connection.execute(
        f"SELECT persons.* FROM dim_people AS persons WHERE {where} ORDER BY persons.article_count DESC, "
        "persons.person_id",
        {"text": text},
    ).pl()


def is_used_name(connection: duckdb.DuckDBPyConnection, text: str) -> bool:
    """Whether articles use that name: a preferred name alone is none."""
    _set_name(connection, text)
    query = "FROM ops.name_uses AS uses SEMI JOIN name_parts AS parts ON uses.name_key = parts.name_key LIMIT 1"
    return connection.execute(query).fetchone() is not None


def similar_names(connection: duckdb.DuckDBPyConnection, text: str) -> list[str]:
    """Up to five names of persons with the surname that the text has, most articles first."""
    _set_name(connection, text)
    rows = connection.execute(
        "SELECT persons.person_name FROM dim_people AS persons SEMI JOIN name_parts AS parts "
        "ON persons.surname = parts.surname ORDER BY persons.article_count DESC, persons.person_id LIMIT 5"
    ).fetchall()
    return [name for (name,) in rows]


def are_used(
    connection: duckdb.DuckDBPyConnection,
    person_ids: pl.Series,
    *,
    role: str | None,
    outlet: str | None,
    article_ids: tuple[str, ...],
) -> bool:
    """Whether some article names one of the persons so: with the words in the role, in the outlet, one of these."""
    row = connection.execute(
        "SELECT count(*) FROM fact_people AS people INNER JOIN fact_articles AS articles USING (article_id) "
        "WHERE list_contains($ids, people.person_id) "
        "AND ($role IS NULL OR contains(strip_accents(lower(people.role)), strip_accents(lower($role)))) "
        "AND ($outlet IS NULL OR articles.source_id = $outlet) "
        "AND (len($articles) = 0 OR list_contains($articles, people.article_id))",
        {"ids": person_ids.to_list(), "role": role, "outlet": outlet, "articles": list(article_ids)},
    ).fetchone()
    return row is not None and row[0] > 0


def unknown_references(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Names and ids in the rules of people.toml that nobody in the warehouse has, in order of the file."""
    part_names(connection, f"SELECT person AS person_name FROM {PERSON_RULES.qualified_name}")
    rows = connection.execute(
        f"SELECT rules.person FROM {PERSON_RULES.qualified_name} AS rules "
        "INNER JOIN name_parts AS parts ON rules.person = parts.person_name "
        "ANTI JOIN ops.name_uses AS used ON used.name_key = parts.name_key "
        "ANTI JOIN ops.name_uses AS known ON rules.person IN (known.person_id, known.auto_person_id) "
        "GROUP BY rules.person ORDER BY min((rules.kind, rules.rule_no, rules.member_no))"
    ).fetchall()
    return [person for (person,) in rows]


def person_outlets(connection: duckdb.DuckDBPyConnection, person_id: str) -> list[tuple[str, int]]:
    """The outlets that name the person, each with its number of articles, most first."""
    return connection.execute(
        "SELECT source_id, cast(sum(article_count) AS BIGINT) FROM person_roles WHERE person_id = $id "
        "GROUP BY source_id ORDER BY 2 DESC, 1",
        {"id": person_id},
    ).fetchall()


def candidates_of(connection: duckdb.DuckDBPyConnection, person_id: str, limit: int) -> list[tuple[str, ...]]:
    """What person_candidates says of the names that have this person in the facts, best first.

    Each: the name as used, its role, the outlet or '', the candidate's name, its id, the points, the evidence, and
    'taken' where the facts follow it.
    """
    return connection.execute(
        "SELECT person_name, role, coalesce(source_id, ''), candidate_name, candidate_person_id, score::VARCHAR, "
        "evidence, CASE WHEN is_taken THEN 'taken' ELSE '' END FROM person_candidates WHERE person_id = $id "
        "ORDER BY score DESC, person_name, source_id, candidate_person_id LIMIT $limit",
        {"id": person_id, "limit": limit},
    ).fetchall()


def _set_name(connection: duckdb.DuckDBPyConnection, text: str) -> None:
    part_names(connection, "SELECT $text AS person_name", {"text": text})
