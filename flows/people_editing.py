"""Changes of `people.toml` that commands make: rules added in place, everything else in the file left as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.items import AoT, Table

from flows.people_file import PeopleFileError
from warehouse.people.meanings import Meanings

HEADING = """\
# Who is who: overrules what newsfacts finds out about persons. docs/people.md says what may stand here.
"""


def with_same(text: str, references: Sequence[str], meanings: Meanings) -> str:
    """The file with all references in one [[same]], where the person of the first one gives the id.

    That is the rule that has this person already; else another that has one of them, the first before all others of it;
    else a new one.
    """
    document = _document(text)
    rules = _rules(document, "same")
    concerned = [rule for rule in rules if _shares_person(rule, references, meanings)]
    if not concerned:
        _append(document, "same", {"people": _listed(references)})
        return tomlkit.dumps(document)
    of_first = [rule for rule in concerned if _shares_person(rule, references[:1], meanings)]
    kept = (of_first or concerned)[0]
    if not of_first:
        _put_first(kept, references[0])
    people = kept["people"]
    others = [one for rule in concerned if rule is not kept for one in rule["people"]]
    for reference in (*others, *references):
        if not any(meanings.are_equal(reference, one) for one in people):
            people.append(str(reference))
    _keep(document, "same", (rule for rule in rules if rule is kept or rule not in concerned))
    return tomlkit.dumps(document)


def _shares_person(rule: Table, references: Sequence[str], meanings: Meanings) -> bool:
    people = [str(one) for one in rule["people"]]
    have_one = not meanings.persons(people).isdisjoint(meanings.persons(references))
    return have_one or any(meanings.are_equal(one, reference) for one in people for reference in references)


def _put_first(rule: Table, reference: str) -> None:
    people = rule["people"]
    if "\n" in people.as_string():
        people.insert(0, reference)
    else:
        # Put in place, it would stand without a space before the next.
        rule["people"] = _listed([reference, *people])


def with_person(text: str, reference: str, details: dict[str, str], persons: frozenset[str], meanings: Meanings) -> str:
    """The file with the details said of the reference.

    They replace what [[person]] says already of any of these persons, under whatever name; the rest joins the first
    rule of one of them, or a new one of the reference at the end.
    """
    document = _document(text)
    rules = [rule for rule in _rules(document, "person") if meanings.is_only(str(rule["person"]), persons)]
    if not rules:
        _append(document, "person", {"person": reference, **details})
        return tomlkit.dumps(document)
    for key, value in details.items():
        # Of several that say something, the first is followed.
        rule = next((one for one in rules if key in one), rules[0])
        if rule.get(key) != value:
            rule[key] = value
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
