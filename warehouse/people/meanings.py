"""Whom the names and ids in people.toml mean, so that two spellings of one person are told to be that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import duckdb
import polars as pl

from warehouse.people.reference_tables import part_names, prepare_resolution
from warehouse.statements import people_statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """Whom one name or id means."""

    key: str
    """What all spellings of a name have in common; an id is its own."""
    is_id: bool = False
    evident: frozenset[str] = frozenset()
    """person_ids by evidence and splits, before what is [[same]]; a name means none whose uses a rule splits off."""
    persons: frozenset[str] = frozenset()
    """person_ids of the same uses with every decision in force."""
    bearers: frozenset[str] = frozenset()
    """person_ids of all uses, with those that a rule splits off."""

    def equals(self, other: Meaning) -> bool:
        """Whether the two say the same: spellings of one name, or an id and the name of its one person."""
        are_id_and_name = (self.is_id or other.is_id) and len(self.evident) == 1 and self.evident == other.evident
        return self.key == other.key or are_id_and_name


@dataclass(frozen=True, slots=True)
class Meanings:
    """The meanings of the references of a file and of a command."""

    found: Mapping[str, Meaning]

    def are_equal(self, one: str, other: str) -> bool:
        """Whether two references say the same."""
        return self.found[one].equals(self.found[other])

    def persons(self, references: Iterable[str]) -> frozenset[str]:
        """The person_ids, with every decision in force, whom one of the references means."""
        return frozenset().union(*(self.found[one].persons for one in references))

    def is_only(self, reference: str, persons: frozenset[str]) -> bool:
        """Whether all who bear the reference are among these persons."""
        bearers = self.found[reference].bearers
        return bool(bearers) and bearers <= persons

    def are_merged(self, one: str, other: str) -> bool:
        """Whether two whom the evidence has apart are one person by what is [[same]]."""
        left, right = self.found[one], self.found[other]
        return left.evident.isdisjoint(right.evident) and not left.persons.isdisjoint(right.persons)


def meanings_of(connection: duckdb.DuckDBPyConnection, references: Iterable[str]) -> Meanings:
    """Whom each name or full person_id means, by the rules in force.

    Args:
        connection: A writer.
        references: As people.toml has them.
    """
    prepare_resolution(connection)
    connection.execute(people_statement("split_uses"))
    connection.register("given_references", pl.DataFrame({"person_name": list(references)}).to_arrow())
    try:
        part_names(connection, "SELECT person_name FROM given_references")
    finally:
        connection.unregister("given_references")
    frame = connection.execute(people_statement("reference_meanings")).pl()
    return Meanings({str(rows["reference"][0]): _meaning(rows) for rows in frame.partition_by("reference")})


def _meaning(rows: pl.DataFrame) -> Meaning:
    whole = rows.filter(pl.col("is_split").not_())
    return Meaning(
        key=str(rows["reference_key"][0]),
        is_id=bool(rows["is_id"][0]),
        evident=frozenset(whole["evident_id"]),
        persons=frozenset(whole["person_id"]),
        bearers=frozenset(rows["person_id"].drop_nulls()),
    )
