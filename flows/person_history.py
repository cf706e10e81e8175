"""Which of the decisions about persons concern somebody: those that change a rule of people.toml on that person."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from transforms.identity import fold
from warehouse.people.decisions import Decision
from warehouse.people.meanings import Meanings, meanings_of


@dataclass(frozen=True, slots=True)
class _ChangedRule:
    """A rule that a decision put into people.toml or took out of it."""

    references: tuple[str, ...]
    """The names and ids that it says something of."""
    other_name: str | None
    """What it calls the person to whom it gives some uses of a name."""

    def concerns(self, person_id: str, person_name: str, meanings: Meanings) -> bool:
        """Whether it is about the person, by the names that articles use now."""
        is_other = self.other_name is not None and fold(self.other_name) == fold(person_name)
        return is_other or any(person_id in meanings.found[one].bearers for one in self.references)


def decisions_on(
    connection: duckdb.DuckDBPyConnection, decisions: Sequence[Decision], persons: Sequence[tuple[str, str]]
) -> list[Decision]:
    """The decisions that concern one of the persons, in their order.

    Args:
        connection: A writer or a reader.
        decisions: Of the journal.
        persons: Their ids, each with the person's name in dim_people.
    """
    changes = [_changed_rules(decision) for decision in decisions]
    references = {reference for rules in changes for rule in rules for reference in rule.references}
    if not references:
        return []
    meanings = meanings_of(connection, sorted(references))
    return [
        decision
        for decision, rules in zip(decisions, changes, strict=True)
        if any(rule.concerns(*person, meanings) for rule in rules for person in persons)
    ]


def _changed_rules(decision: Decision) -> list[_ChangedRule]:
    before, after = dict(_rules(decision.file_before)), dict(_rules(decision.file_after))
    return [rule for text, rule in (before | after).items() if (text in before) != (text in after)]


def _rules(file: str) -> Iterator[tuple[str, _ChangedRule]]:
    """Each rule of a people.toml that was once in force, by a text that only equal rules share."""
    for kind, rules in tomllib.loads(file).items():
        for rule in rules:
            yield f"{kind} {json.dumps(rule, sort_keys=True)}", _rule(kind, rule)


def _rule(kind: str, rule: dict[str, Any]) -> _ChangedRule:
    references = (*rule.get("people", ()), *([rule["person"]] if "person" in rule else []))
    return _ChangedRule(references, rule.get("preferred_name") if kind == "different" else None)
