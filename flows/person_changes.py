"""What somebody decides about persons, as a change of `people.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import duckdb
import polars as pl

from flows.people_editing import with_person, with_rule, with_same
from flows.people_file import PeopleFile, PeopleFileError, parse_people, rule_line
from flows.person_decisions import Change
from transforms.identity import fold
from warehouse.people.lookup import are_used, begins_id, find_persons, is_used_name, similar_names
from warehouse.people.meanings import Meanings, meanings_of

MOST_NAMES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Which uses of a name are another person's."""

    role: str | None
    outlet: str | None
    articles: tuple[str, ...]
    preferred_name: str | None

    @property
    def is_by_use(self) -> bool:
        """Whether anything is said of the uses."""
        return bool(self.role or self.outlet or self.articles)


@dataclass(frozen=True, slots=True)
class _File:
    """The file as it stands."""

    name: str
    text: str
    rules: PeopleFile

    def lines(self, kind: str, numbers: Iterable[int]) -> str:
        """Where the rules of that kind and these numbers stand, in words."""
        lines = [str(rule_line(self.text.splitlines(), kind, number)) for number in numbers]
        return f"{self.name} line {' and line '.join(lines)}"


def unknown(connection: duckdb.DuckDBPyConnection, target: str) -> str:
    """That nobody is called so, and who is called like it."""
    names = similar_names(connection, target)
    hint = f"; there are {', '.join(names)}" if names else ""
    return f"nobody is called {target!r}, and no person_id begins so{hint}"


def merged(
    connection: duckdb.DuckDBPyConnection, file_name: str, text: str, targets: Sequence[str], details: dict[str, str]
) -> Change:
    """That all targets are one person, under the id of the first, of whom the details are said.

    Raises:
        PeopleFileError: a target means nobody or several people, two are one, or a rule keeps two apart.
    """
    file = _File(file_name, text, parse_people(text, file_name))
    references = [_reference(connection, target) for target in targets]
    meanings = meanings_of(connection, (*references, *file.rules.references()))
    _refuse_repeated(targets, references, meanings)
    _refuse_parted(file, references, meanings)
    summary = f"{' and '.join(targets)} are one person" if len(targets) > 1 else f"noted about {targets[0]}"
    if len(references) > 1:
        text = with_same(text, references, meanings)
    if details:
        text = with_person(text, references[0], details, meanings.persons(references), meanings)
        summary += f" ({', '.join(f'{key} {value!r}' for key, value in details.items())})"
    return Change(text=text, summary=summary)


def parted(connection: duckdb.DuckDBPyConnection, file_name: str, text: str, target: str, other: str) -> Change:
    """That two names are not one person's.

    Raises:
        PeopleFileError: one of them means nobody or no single name, both are one, or a rule merges them.
    """
    file = _File(file_name, text, parse_people(text, file_name))
    names = [_name(connection, one) for one in (target, other)]
    meanings = meanings_of(connection, (*names, *file.rules.references()))
    if meanings.are_equal(*names):
        raise PeopleFileError(
            f"{target!r} and {other!r} are one name, {names[0]!r}, which cannot be kept apart from itself: write two "
            "names, or say with --role, --outlet or --article which of its uses are another person's"
        )
    _refuse_merged(file, names, meanings)
    return Change(text=with_rule(text, "different", {"people": names}), summary=f"{names[0]} is not {names[1]}")


def parted_by_use(
    connection: duckdb.DuckDBPyConnection, file_name: str, text: str, target: str, split: Split
) -> Change:
    """That some uses of a name are another person's.

    Raises:
        PeopleFileError: the target means nobody, no article names it so, or somebody has the other person's name.
    """
    persons = _persons(connection, target)
    if not are_used(connection, persons["person_id"], role=split.role, outlet=split.outlet, article_ids=split.articles):
        raise PeopleFileError(
            f"no article of {target!r} is as you say; `newsfacts people show` lists roles and outlets"
        )
    _refuse_taken_name(connection, _File(file_name, text, parse_people(text, file_name)), split)
    if split.articles:
        person = _name(connection, target)
    else:
        person = str(persons["person_id"][0]) if begins_id(target) else target
    values = {
        "person": person,
        "role": split.role,
        "outlet": split.outlet,
        "articles": list(split.articles) or None,
        "preferred_name": split.preferred_name,
    }
    given = {key: value for key, value in values.items() if value is not None}
    words = ", ".join(f"{key} {given[key]!r}" for key in ("role", "outlet", "articles") if key in given)
    return Change(
        text=with_rule(text, "different", given),
        summary=f"{target} with {words} is {split.preferred_name}",
        refused_as_idle=(
            f"{words} of {target!r} would change no fact, and was not written: the evidence or an earlier "
            f"[[different]] of {file_name} has these uses as another person's. Of two that fit a use the first "
            "counts: write yours before it by hand, or take it back; `newsfacts people history` lists decisions"
        ),
    )


def _refuse_taken_name(connection: duckdb.DuckDBPyConnection, file: _File, split: Split) -> None:
    """Refuse to make a second person of a name that somebody has; a person whom the file made of it gets more uses."""
    name = split.preferred_name or ""
    if fold(name) in {fold(rule.preferred_name) for rule in file.rules.different if rule.preferred_name}:
        return
    bearers = find_persons(connection, name).select("person_id", "person_name").rows()
    if not bearers:
        return
    person_id, person_name = bearers[0]
    name = person_name if begins_id(name) else name
    telling = f"{name} ({split.outlet or split.role or 'other'})"
    raise PeopleFileError(
        f"somebody is called {name!r} already, {person_id}: write a name that tells the two apart, such as "
        f"{telling!r}. Where these uses are that person's, then say so: newsfacts people merge {person_id} {telling!r}"
    )


def _persons(connection: duckdb.DuckDBPyConnection, target: str) -> pl.DataFrame:
    persons = find_persons(connection, target)
    if persons.is_empty():
        raise PeopleFileError(unknown(connection, target))
    return persons


def _one_person(connection: duckdb.DuckDBPyConnection, target: str) -> dict[str, Any]:
    persons = _persons(connection, target)
    if persons.height > 1:
        ids = ", ".join(
            f"{person_id} ({', '.join(roles[:3]) or 'no role'})"
            for person_id, roles in persons.select("person_id", "roles").iter_rows()
        )
        raise PeopleFileError(f"{target!r} means {persons.height} people: write the id, one of {ids}")
    return persons.row(0, named=True)


def _is_written_name(connection: duckdb.DuckDBPyConnection, target: str) -> bool:
    return not begins_id(target) and is_used_name(connection, target)


def _reference(connection: duckdb.DuckDBPyConnection, target: str) -> str:
    """How people.toml names the one person whom the target means: by name where articles use it, else by id."""
    person = _one_person(connection, target)
    return target if _is_written_name(connection, target) else str(person["person_id"])


def _name(connection: duckdb.DuckDBPyConnection, target: str) -> str:
    """The name of articles that the target is, or the one by which the person goes whom it means."""
    _persons(connection, target)
    if _is_written_name(connection, target):
        return target
    names = [str(name) for name in _one_person(connection, target)["names"]]
    if len({meaning.key for meaning in meanings_of(connection, names).found.values()}) > 1:
        raise PeopleFileError(
            f"{target!r} goes by several names: write the one that you mean, such as {', '.join(names[:MOST_NAMES])}"
        )
    return names[0]


def _refuse_repeated(targets: Sequence[str], references: Sequence[str], meanings: Meanings) -> None:
    for (target, one), (other_target, other) in combinations(zip(targets, references, strict=True), 2):
        if meanings.are_equal(one, other):
            raise PeopleFileError(
                f"{target!r} and {other_target!r} are one person already, by one name: write the names of two"
            )


def _refuse_parted(file: _File, references: Sequence[str], meanings: Meanings) -> None:
    """Refuse a merge of two whom a rule keeps apart."""
    persons = meanings.persons(references)
    joined = [
        one for rule in file.rules.same if not meanings.persons(rule.people).isdisjoint(persons) for one in rule.people
    ]
    together = (*references, *joined)
    for number, rule in enumerate(file.rules.different):
        kept = [one for one in rule.people or () if any(meanings.are_equal(one, other) for other in together)]
        if len(kept) > 1:
            raise PeopleFileError(
                f"{file.lines('different', [number])} says that {kept[0]!r} and {kept[1]!r} are different people: take "
                "that rule out, or `newsfacts people undo` the decision, and merge then"
            )


def _refuse_merged(file: _File, names: Sequence[str], meanings: Meanings) -> None:
    """Refuse to part two whom a rule makes one."""
    one, other = names
    persons = meanings.persons([one]) & meanings.persons([other])
    are_merged = meanings.are_merged(one, other)
    numbers = [
        number
        for number, rule in enumerate(file.rules.same)
        if all(any(meanings.are_equal(name, member) for member in rule.people) for name in names)
        or (are_merged and not meanings.persons(rule.people).isdisjoint(persons))
    ]
    if numbers:
        raise PeopleFileError(
            f"{file.lines('same', numbers)} says that {one!r} and {other!r} are one person: take one of them out "
            "there, or `newsfacts people undo` the decision, and split then"
        )
