"""What every statement of the resolution looks at: word lists, the rules of people.toml, the parts of names."""

# The SQL is put together from declared names only; values go in as frames and parameters.
# ruff: noqa: S608

from __future__ import annotations

import duckdb
import polars as pl

from warehouse.macros import macro_named
from warehouse.people.word_lists import everyday_roles, exclusive_fields, nicknames, role_fields
from warehouse.statements import people_statement

_PERSON_ID_MACRO = (
    # The same hash as `transforms.urls.hash_id("person", name)`.
    "CREATE OR REPLACE TEMP MACRO person_id_of(name) AS "
    "left(sha256(concat('str:6:personstr:', strlen(name), ':', name)), 32)"
)
# Names stand by number in the lists of companions: they are compared often, and read seldom.
_NAME_NO_MACRO = "CREATE OR REPLACE TEMP MACRO name_no_of(name_key) AS cast(md5_number_lower(name_key) // 2 AS BIGINT)"


def prepare_resolution(connection: duckdb.DuckDBPyConnection) -> None:
    """Put in place what every statement looks at: word lists, the rules of people.toml, how an id is made."""
    connection.execute(_PERSON_ID_MACRO)
    connection.execute(_NAME_NO_MACRO)
    for name, frame in (
        ("role_fields", role_fields()),
        ("everyday_roles", everyday_roles()),
        ("exclusive_fields", exclusive_fields()),
    ):
        _set_frame(connection, name, frame)
    part_names(connection, "SELECT person AS person_name FROM ops.person_rules")
    connection.execute(people_statement("person_references"))
    apart = "kind = 'apart' AND member_no > 1"
    for name, kind in (("apart_names", apart), ("narrowed_names", "article_id IS NOT NULL")):
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT DISTINCT name_key FROM person_references "
            f"WHERE name_key IS NOT NULL AND {kind}"
        )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE apart_pairs AS SELECT DISTINCT one.name_key, other.name_key AS other_key "
        "FROM person_references AS one INNER JOIN person_references AS other "
        "ON one.rule_no = other.rule_no AND one.member_no != other.member_no "
        "WHERE one.kind = 'apart' AND other.kind = 'apart' AND one.name_key != other.name_key"
    )
    for name, column in (("extra_blocks", "block_key"), ("extra_names", "name_key"), ("former_details", "person_id")):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT '' AS {column} WHERE FALSE")


def part_names(connection: duckdb.DuckDBPyConnection, names: str, values: dict[str, str] | None = None) -> None:
    """Make the temporary table name_parts of the names that a query with a column person_name gives.

    Args:
        connection: A writer or a reader.
        names: The query.
        values: Its parameters.
    """
    # Of the connection, since a reader's file may be of a version that has no such macro.
    connection.execute(macro_named("plain_letters").temporary_statement)
    _set_frame(connection, "nicknames", nicknames())
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE names_to_part AS SELECT DISTINCT person_name FROM ({names})", values
    )
    connection.execute(people_statement("name_parts"))


def _set_frame(connection: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame) -> None:
    connection.register("frame_to_set", frame.to_arrow())
    try:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS FROM frame_to_set")
    finally:
        connection.unregister("frame_to_set")
