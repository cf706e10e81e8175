"""`newsfacts people`: who somebody is, and people's decisions about who is who."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.home import Home
from flows.people_file import PeopleFileError
from flows.person_changes import Split, merged, parted, parted_by_use, unknown
from flows.person_decisions import Change, apply_and_publish, change_people, people_path, undo_last
from flows.person_history import decisions_on
from flows.settings import Settings
from warehouse.connection import open_reader
from warehouse.people.decisions import read_decisions
from warehouse.people.lookup import candidates_of, find_persons, person_outlets, unknown_references

NOT_FOUND = 1
ID_LENGTH = 12


def show_person(home: Home, target: str, most: int, console: Console) -> int:
    """Prints all that is known of the persons whom a name or an id means; 1 when nobody is found.

    Raises:
        WarehouseMissing: nothing was published yet.
    """
    with open_reader(home.published) as connection:
        persons = find_persons(connection, target)
        if persons.is_empty():
            console.print(Text(unknown(connection, target)))
            return NOT_FOUND
        for person in persons.iter_rows(named=True):
            _print_person(connection, person, most, console)
        found = persons.select("person_id", "person_name").rows()
        decisions = decisions_on(connection, read_decisions(connection), found)
    for decision in decisions:
        words = f"{decision.decision_id}  {decision.decided_at:%Y-%m-%d %H:%M} UTC  {decision.decided_by}  "
        console.print(Text(f"{words}{decision.action}: {decision.summary}"))
    return 0


def _print_person(connection: duckdb.DuckDBPyConnection, person: dict[str, Any], most: int, console: Console) -> None:
    outlets = person_outlets(connection, person["person_id"])
    seen = f"{person['first_seen_at']:%Y-%m-%d} to {person['last_seen_at']:%Y-%m-%d}"
    counts = (
        f"{person['article_count']} articles, {person['byline_count']} as author, {person['mention_count']} mentions, "
        f"{person['quote_count']} quotes"
    )
    lines = {
        "person_id": person["person_id"],
        "ambiguous": "yes: the name may mean several people" if person["is_ambiguous"] else "",
        "Wikidata": person["wikidata_id"] or "",
        "notes": person["notes"] or "",
        "names": ", ".join(person["names"]),
        "forms": ", ".join(person["aliases"]),
        "roles": ", ".join(person["roles"]),
        "outlets": ", ".join(f"{outlet} ({count})" for outlet, count in outlets),
        "counts": counts,
        "seen": seen,
    }
    console.print(Text(person["person_name"], style="bold"))
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, words in lines.items():
        if words:
            table.add_row(label, Text(words))
    console.print(table)
    _print_candidates(candidates_of(connection, person["person_id"], most), console)


def _print_candidates(candidates: Sequence[tuple[str, ...]], console: Console) -> None:
    if not candidates:
        return
    table = Table(title="Whom these names may mean", title_justify="left", box=None, padding=(0, 2, 0, 0))
    for column in ("name", "role", "outlet", "may be", "person_id", "points", "evidence", ""):
        table.add_column(column, overflow="fold")
    for name, role, outlet, candidate, candidate_id, score, evidence, taken in candidates:
        cells = (name, role, outlet, candidate, candidate_id[:ID_LENGTH], score, evidence, taken)
        table.add_row(*map(Text, cells))
    console.print(table)


def merge_people(settings: Settings, targets: Sequence[str], details: dict[str, str], console: Console) -> int:
    """Makes all of them one person, under the id of the first, and publishes.

    Args:
        settings: Of the home.
        targets: Names or ids, two or more; or one, with details to note.
        details: preferred_name, wikidata_id and notes, where given.
        console: Where it prints.

    Raises:
        PeopleFileError: a target means nobody or several people, or the file is not what it should be.
    """
    if len(targets) < 2 and not details:
        raise PeopleFileError("name two or more people to merge, or say with --name, --wikidata or --notes who one is")

    def change(connection: duckdb.DuckDBPyConnection, text: str) -> Change:
        return merged(connection, people_path(settings).name, text, targets, details)

    console.print(Text(change_people(Home(settings.home), settings, "merge", change)))
    return 0


def split_person(settings: Settings, target: str, other: str | None, split: Split, console: Console) -> int:
    """Keeps two names apart, or gives some uses of a name to another person, and publishes.

    Raises:
        PeopleFileError: it is not said what to split, nobody is called so, or the file is not what it should be.
    """
    if (other is None) != split.is_by_use or (split.is_by_use and not split.preferred_name):
        raise PeopleFileError(
            "say what to split: another name, or --role, --outlet or --article together with --as, the name of the "
            "other person"
        )

    def change(connection: duckdb.DuckDBPyConnection, text: str) -> Change:
        file_name = people_path(settings).name
        if other is not None:
            return parted(connection, file_name, text, target, other)
        return parted_by_use(connection, file_name, text, target, split)

    console.print(Text(change_people(Home(settings.home), settings, "split", change)))
    return 0


def undo_decision(settings: Settings, console: Console) -> int:
    """Takes back the last decision that stands, and publishes.

    Raises:
        PeopleFileError: nothing is left to undo.
    """
    console.print(Text(undo_last(Home(settings.home), settings)))
    return 0


def apply_decisions(settings: Settings, path: Path, console: Console) -> int:
    """Puts the file into force as it stands, and publishes where readers do not see it yet.

    Raises:
        PeopleFileError: the file is not what it should be.
    """
    home = Home(settings.home)
    has_changed = apply_and_publish(home, settings)
    console.print(Text(f"{path} is in force {'now' if has_changed else 'as it stands'}"))
    with open_reader(home.published) as connection:
        for reference in unknown_references(connection):
            console.print(Text(f"without effect as yet: {unknown(connection, reference)}"))
    return 0


def show_history(home: Home, console: Console) -> int:
    """Prints every decision, the newest first.

    Raises:
        WarehouseMissing: nothing was published yet.
    """
    with open_reader(home.published) as connection:
        decisions = read_decisions(connection)
    if not decisions:
        console.print("nobody has decided anything about persons")
        return 0
    undone = {decision.undone_id for decision in decisions}
    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("no", "when (UTC)", "who", "what", "", ""):
        table.add_column(column, overflow="fold")
    for one in reversed(decisions):
        state = "undone" if one.decision_id in undone else ""
        cells = (one.decision_id, f"{one.decided_at:%Y-%m-%d %H:%M}", one.decided_by, one.action, one.summary, state)
        table.add_row(*map(Text, cells))
    console.print(table)
    return 0
