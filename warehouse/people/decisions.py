"""People's decisions about persons: the rules of people.toml put into force, and the journal of their changes."""

# The SQL is put together from declared names only; values go in as frames and parameters.
# ruff: noqa: S608

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import duckdb
import polars as pl

from warehouse.errors import RulesContradict
from warehouse.people.judgements import judge_uses
from warehouse.people.reference_tables import prepare_resolution
from warehouse.people.resolution import count_nothing, decide_uses, recount_names
from warehouse.rows import one_row, stage
from warehouse.statements import people_statement
from warehouse.tables import PERSON_DECISIONS, PERSON_RULES

Action = Literal["merge", "split", "edit", "undo"]
DecidedState = tuple[int, tuple[tuple[Any, ...], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A change of people.toml."""

    decision_id: str
    decided_at: datetime
    decided_by: str
    action: Action
    summary: str
    undone_id: str | None
    file_before: str
    file_after: str


def apply_rules(connection: duckdb.DuckDBPyConnection, rules: pl.DataFrame) -> bool:
    """Put the rules, of schema PERSON_RULES, into force; whether they differ from those in force before.

    Facts, candidates and dim_people follow at once. Call it inside a transaction.

    Raises:
        SchemaError: the frame is not of the table's schema.
        RulesContradict: two names that a rule keeps apart are one person by the others.
    """
    stage(connection, PERSON_RULES, rules, "staged_rules")
    if not _differs(connection):
        return False
    prepare_resolution(connection)
    connection.execute(people_statement("person_details"))
    for former, current in (
        ("former_apart", "apart_names"),
        ("former_pairs", "apart_pairs"),
        ("former_narrowed", "narrowed_names"),
        ("details_before", "person_details"),
    ):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {former} AS FROM {current}")
    connection.execute(f"DELETE FROM {PERSON_RULES.qualified_name}")
    connection.execute(f"INSERT INTO {PERSON_RULES.qualified_name} BY NAME FROM staged_rules")
    prepare_resolution(connection)
    connection.execute("CREATE OR REPLACE TEMP TABLE former_details AS SELECT person_id FROM details_before")
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE extra_blocks AS SELECT DISTINCT block_key FROM ops.name_uses "
        f"WHERE name_key IN ({_either_not_both('former_apart', 'apart_names')})"
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE extra_names AS "
        f"SELECT DISTINCT name_key FROM ({_either_not_both('former_pairs', 'apart_pairs')})"
    )
    narrowed = _either_not_both("former_narrowed", "narrowed_names")
    if one_row(connection, f"SELECT count(*) FROM ({narrowed})")[0]:
        recount_names(connection, narrowed)
    else:
        count_nothing(connection)
    judge_uses(connection)
    decide_uses(connection, new_are_stored=True)
    _refuse_contradictions(connection)
    return True


def decided_state(connection: duckdb.DuckDBPyConnection) -> DecidedState:
    """How many decisions a file of the warehouse has, and the rules that are in force in it."""
    rules = connection.execute(f"FROM {PERSON_RULES.qualified_name} ORDER BY ALL").fetchall()
    return len(read_decisions(connection)), tuple(rules)


def changed_something(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the rules that `apply_rules` has just put into force changed a use's person or what is said of one."""
    details = _either_not_both("details_before", "person_details")
    counts = one_row(connection, f"SELECT (SELECT count(*) FROM changed_uses), (SELECT count(*) FROM ({details}))")
    return any(counts)


def is_last_split_used(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the last split among the rules that `apply_rules` has just put into force has a use of its own."""
    query = (
        "SELECT count(*) FROM split_uses "
        "WHERE rule_no = (SELECT max(rule_no) FROM person_references WHERE kind = 'split')"
    )
    return bool(one_row(connection, query)[0])


def _refuse_contradictions(connection: duckdb.DuckDBPyConnection) -> None:
    clashes = connection.execute(people_statement("joined_apart")).fetchall()
    if clashes:
        rule_no, name, other = clashes[0]
        raise RulesContradict(
            f"people.toml, [[different]] number {rule_no}: {name!r} and {other!r} are different people here, and one "
            "person by what stands under [[same]] or because it is the same name; keep one of the two rules, or split "
            "the name by role, outlet or article"
        )


def _differs(connection: duckdb.DuckDBPyConnection) -> bool:
    stored = PERSON_RULES.qualified_name
    return bool(
        one_row(
            connection,
            f"SELECT count(*) FROM ((FROM staged_rules EXCEPT FROM {stored}) "
            f"UNION ALL (FROM {stored} EXCEPT FROM staged_rules))",
        )[0]
    )


def _either_not_both(left: str, right: str) -> str:
    return f"(FROM {left} EXCEPT FROM {right}) UNION (FROM {right} EXCEPT FROM {left})"


def record_decision(connection: duckdb.DuckDBPyConnection, decision: Decision) -> None:
    """Write a line of the journal."""
    row = {name: getattr(decision, name) for name in PERSON_DECISIONS.column_names}
    frame = pl.DataFrame([row], schema=PERSON_DECISIONS.polars_schema())
    stage(connection, PERSON_DECISIONS, frame, "staged_decision")
    connection.execute(f"INSERT INTO {PERSON_DECISIONS.qualified_name} BY NAME FROM staged_decision")


def read_decisions(connection: duckdb.DuckDBPyConnection) -> tuple[Decision, ...]:
    """The journal, oldest first."""
    names = PERSON_DECISIONS.column_names
    rows = connection.execute(
        f"SELECT {', '.join(names)} FROM {PERSON_DECISIONS.qualified_name} ORDER BY length(decision_id), decision_id"
    ).fetchall()
    return tuple(Decision(**dict(zip(names, row, strict=True))) for row in rows)
