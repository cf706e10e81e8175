"""`people.toml` and the warehouse kept in step: hand edits noticed, commands applied, changes undone, all on record."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from flows.home import Home
from flows.people_file import PeopleFileError, parse_people, read_people_text
from flows.settings import Settings
from flows.work_file import restore_work
from warehouse.connection import open_reader, open_writer, transaction
from warehouse.people.decisions import (
    Action,
    DecidedState,
    Decision,
    apply_rules,
    changed_something,
    decided_state,
    is_last_split_used,
    read_decisions,
    record_decision,
)
from warehouse.snapshot import publish


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a command makes of the file."""

    text: str
    summary: str
    refused_as_idle: str | None = None
    """Of a split of uses: why it is refused when it changes no fact. Others may wait for articles to come."""


def people_path(settings: Settings) -> Path:
    """Where the file of people's decisions is: NEWSFACTS_PEOPLE, or people.toml in the home folder."""
    return settings.people or settings.home / "people.toml"


def apply_people_file(home: Home, settings: Settings) -> bool:
    """Bring the writer's file in step with the file as it stands; whether anything changed. Nothing is published.

    Raises:
        PeopleFileError: the file holds something that is not allowed. Nothing was changed.
    """
    path = people_path(settings)
    text = read_people_text(path)
    parse_people(text, path.name)
    restore_work(home, settings.lock_seconds)
    with open_writer(home.work, timeout=settings.lock_seconds) as connection, transaction(connection):
        return _follow_file(connection, path, text)


def apply_and_publish(home: Home, settings: Settings) -> bool:
    """Bring the warehouse and what readers see in step with the file as it stands; whether anything changed for them.

    Raises:
        PeopleFileError: the file holds something that is not allowed. Nothing was changed.
    """
    if apply_people_file(home, settings):
        publish_people(home, settings)
        return True
    return _publish_lacking(home, settings)


def require_valid_people(settings: Settings) -> None:
    """Refuse a file that a load could not follow, before anything is collected.

    Raises:
        PeopleFileError: the file holds something that is not allowed.
    """
    path = people_path(settings)
    parse_people(read_people_text(path), path.name)


def change_people(
    home: Home, settings: Settings, action: Action, change: Callable[[duckdb.DuckDBPyConnection, str], Change]
) -> str:
    """Change the file, put it into force and publish; what was decided, in words, and whether no fact follows.

    Args:
        home: Whose warehouse follows.
        settings: Of the command.
        action: What the journal calls it.
        change: Gives the new text of the file, and a summary, from the warehouse and the text as it stands.

    Raises:
        PeopleFileError: the file holds, or would hold, something that is not allowed, or a split of uses that changes
            no fact. Nothing was changed.
    """
    path = people_path(settings)
    restore_work(home, settings.lock_seconds)
    with open_writer(home.work, timeout=settings.lock_seconds) as connection, transaction(connection):
        before = read_people_text(path)
        _follow_file(connection, path, before)
        changed = change(connection, before)
        is_idle = False
        if changed.text != before:
            are_new = apply_rules(connection, parse_people(changed.text, path.name).rule_rows())
            is_idle = not are_new or _is_idle(connection, changed)
            _record(connection, action, changed.summary, before, changed.text)
            _write(path, changed.text)
    if changed.text == before:
        _publish_lacking(home, settings)
        return f"nothing to change, {path.name} says it already: {changed.summary}"
    publish_people(home, settings)
    return f"{changed.summary}; the facts have it so already, and none changes by it" if is_idle else changed.summary


def _is_idle(connection: duckdb.DuckDBPyConnection, change: Change) -> bool:
    """Whether no fact follows the change that was just applied.

    Raises:
        PeopleFileError: and it is one that is refused then.
    """
    if change.refused_as_idle is None:
        return not changed_something(connection)
    if not (changed_something(connection) and is_last_split_used(connection)):
        raise PeopleFileError(change.refused_as_idle)
    return False


def undo_last(home: Home, settings: Settings) -> str:
    """Take back the last decision that is not undone, and publish; what was undone, in words.

    Raises:
        PeopleFileError: nothing is left to undo.
    """
    path = people_path(settings)
    restore_work(home, settings.lock_seconds)
    with open_writer(home.work, timeout=settings.lock_seconds) as connection, transaction(connection):
        before = read_people_text(path)
        _follow_file(connection, path, before)
        last = last_standing(read_decisions(connection))
        apply_rules(connection, parse_people(last.file_before, path.name).rule_rows())
        _record(
            connection, "undo", f"undid {last.decision_id}: {last.summary}", before, last.file_before, last.decision_id
        )
        _write(path, last.file_before)
    publish_people(home, settings)
    return f"undid {last.decision_id}: {last.summary}"


def last_standing(decisions: tuple[Decision, ...]) -> Decision:
    """The last decision that is neither undone nor an undo.

    Raises:
        PeopleFileError: there is none.
    """
    undone = {decision.undone_id for decision in decisions}
    for decision in reversed(decisions):
        if decision.action != "undo" and decision.decision_id not in undone:
            return decision
    raise PeopleFileError("nothing is left to undo: no decision about persons stands")


def publish_people(home: Home, settings: Settings) -> None:
    """Let readers see what was decided."""
    publish(
        home.work,
        home.published,
        published_at=datetime.now(UTC),
        keep=settings.snapshots_kept,
        timeout=settings.lock_seconds,
    )


def _publish_lacking(home: Home, settings: Settings) -> bool:
    """Publish where readers do not see what is decided: an edit that was just followed, or that of a run that failed.

    Whether that was so.
    """
    with open_writer(home.work, timeout=settings.lock_seconds) as connection:
        decided = decided_state(connection)
    if not home.published.is_file() or _published_state(home) == decided:
        return False
    publish_people(home, settings)
    return True


def _published_state(home: Home) -> DecidedState | None:
    with open_reader(home.published) as connection:
        try:
            return decided_state(connection)
        except duckdb.CatalogException:
            # Published before persons were decided about.
            return None


def _follow_file(connection: duckdb.DuckDBPyConnection, path: Path, text: str) -> bool:
    decisions = read_decisions(connection)
    known = decisions[-1].file_after if decisions else ""
    changed = apply_rules(connection, parse_people(text, path.name).rule_rows())
    if text != known:
        _record(connection, "edit", f"{path.name} was edited by hand", known, text)
    return changed


def _record(
    connection: duckdb.DuckDBPyConnection,
    action: Action,
    summary: str,
    before: str,
    after: str,
    undone_id: str | None = None,
) -> None:
    number = len(read_decisions(connection)) + 1
    record_decision(
        connection,
        Decision(
            decision_id=f"{number:04}",
            decided_at=datetime.now(UTC),
            decided_by=_user(),
            action=action,
            summary=summary,
            undone_id=undone_id,
            file_before=before,
            file_after=after,
        ),
    )


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        # A container may run under a number that has no name.
        return str(os.getuid())


def _write(path: Path, text: str) -> None:
    """The last step before the commit: a crash after it leaves a file that the next load follows as an edit."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
