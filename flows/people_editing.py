"""Changes of `people.toml` that commands make: rules added in place, everything else in the file left as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.items import AoT, Table

from flows.people_file import PeopleFileError

HEADING = """\
# Who is who: overrules what newsfacts finds out about persons. docs/people.md says what may stand here.
"""


def with_same(text: str, references: Sequence[str]) -> str:
    """The file with all references in one [[same]]: in the first that has one of them, else in a new one."""
    document = _document(text)
    rules = _rules(document, "same")
    concerned = [rule for rule in rules if not set(rule["people"]).isdisjoint(references)]
    if not concerned:
        _append(document, "same", {"people": _listed(references)})
        return tomlkit.dumps(document)
    people = concerned[0]["people"]
    for reference in (*(one for rule in concerned[1:] for one in rule["people"]), *references):
        if reference not in people:
            people.append(str(reference))
    _keep(document, "same", (rule for rule in rules if rule not in concerned[1:]))
    return tomlkit.dumps(document)


def with_person(text: str, reference: str, details: dict[str, str]) -> str:
    """The file with the details in the [[person]] of that reference, or in a new one at its end."""
    document = _document(text)
    for rule in _rules(document, "person"):
        if rule["person"] == reference:
            rule.update(details)
            return tomlkit.dumps(document)
    _append(document, "person", {"person": reference, **details})
    return tomlkit.dumps(document)


def with_rule(text: str, kind: str, values: dict[str, Any]) -> str:
    """The file with one more rule of the kind at its end."""
    document = _document(text)
    _append(
        document, kind, {key: _listed(value) if isinstance(value, list) else value for key, value in values.items()}
    )
    return tomlkit.dumps(document)


def _document(text: str) -> TOMLDocument:
    document = tomlkit.parse(text if text.strip() else HEADING)
    for kind, rules in document.items():
        if not isinstance(rules, AoT):
            raise PeopleFileError(
                f"{kind!r} is one list in people.toml, which commands cannot change; "
                f"write each of its rules below a line [[{kind}]]"
            )
    return document


def _rules(document: TOMLDocument, kind: str) -> list[Table]:
    return list(document.get(kind, []))


def _append(document: TOMLDocument, kind: str, values: dict[str, Any]) -> None:
    table = tomlkit.table()
    for key, value in values.items():
        table.add(key, value)
    tables = document.get(kind)
    if tables is None:
        tables = tomlkit.aot()
        tables.append(table)
        document.append(kind, tables)
    else:
        tables.append(table)


def _keep(document: TOMLDocument, kind: str, rules: Iterable[Table]) -> None:
    kept = list(rules)
    tables: AoT = document[kind]
    for place in reversed(range(len(tables))):
        if not any(tables[place] is rule for rule in kept):
            del tables[place]


def _listed(values: Iterable[str]) -> tomlkit.items.Array:
    array = tomlkit.array()
    for value in values:
        array.append(value)
    return array
