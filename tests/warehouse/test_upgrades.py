"""Files of earlier versions: what they did not keep is told from what they stored, and readers go on reading them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from fact_factory import Story, facts_of, frame_of
from table_states import state_of

from warehouse import upgrades
from warehouse.connection import open_reader, open_writer, transaction
from warehouse.load import load_facts, record_rows
from warehouse.quarantine import refused
from warehouse.tables import ARCHIVE_FILES
from warehouse.upgrades import regroup_outdated_copies

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """A file whose version knew of loaded archive files alone."""
    path = tmp_path / "work.duckdb"
    row = {"archive_file": "a.warc.gz", "page_count": 3, "loaded_at": NOON, "run_id": "run-1"}
    with open_writer(path) as connection:
        record_rows(connection, [(ARCHIVE_FILES, frame_of(ARCHIVE_FILES, [row | {"status": "loaded"}]))])
        for name in ("status", "rule", "reason"):
            connection.execute(f"ALTER TABLE ops.archive_files DROP COLUMN {name}")
    return path


def test_archive_files_of_an_earlier_version_are_loaded_ones(earlier: Path) -> None:
    with open_writer(earlier) as connection:
        rows = connection.execute("SELECT archive_file, status, rule FROM ops.archive_files").fetchall()

    assert rows == [("a.warc.gz", "loaded", None)]


def test_what_an_earlier_version_published_has_no_refused_file(earlier: Path) -> None:
    with open_reader(earlier) as connection:
        assert refused(connection) == []


def test_persons_are_told_anew_where_the_rules_have_changed(tmp_path: Path) -> None:
    path = tmp_path / "work.duckdb"
    people = ("Ann Lee", "Minh Nguyen")
    with open_writer(path) as connection:
        load_facts(
            connection, facts_of(Story(people=people), Story(path="pier", people=("Nguyen Van Minh", "Ann Lee")))
        )
        told = state_of(connection)
        for change in (
            "UPDATE ops.name_uses SET name_key = 'van minh nguyen', given = 'van minh', auto_person_id = 'other', "
            "person_id = 'other', block_key = 'nguyen van minh' WHERE person_name = 'Nguyen Van Minh'",
            "UPDATE fact_people SET person_id = 'other' WHERE person_name = 'Nguyen Van Minh'",
            "DELETE FROM ops.upgrades WHERE kept = 'persons'",
        ):
            connection.execute(change)

    with open_writer(path) as connection:
        assert state_of(connection) == told


def test_persons_of_a_large_file_stay_as_they_were_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "work.duckdb"
    with open_writer(path) as connection:
        load_facts(connection, facts_of(Story(people=("Ann Lee", "Minh Nguyen"))))
        for table in ("ops.name_uses", "fact_people", "dim_people"):
            connection.execute(f"UPDATE {table} SET person_id = 'other' WHERE person_name = 'Minh Nguyen'")
        connection.execute("DELETE FROM ops.upgrades WHERE kept = 'persons'")
        outdated = state_of(connection)

    with monkeypatch.context() as patched:
        patched.setattr(upgrades, "MOST_PEOPLE_RETOLD", 1)
        with open_writer(path) as connection:
            assert state_of(connection) == outdated
    with open_writer(path) as connection:
        assert state_of(connection) != outdated


def test_copies_that_an_earlier_version_grouped_are_grouped_anew_at_night_once(tmp_path: Path) -> None:
    path = tmp_path / "work.duckdb"
    with open_writer(path) as connection:
        load_facts(connection, facts_of(Story(), Story(path="pier")))
        told = state_of(connection)
        connection.execute("UPDATE fact_quotes SET wording_key = wording_key + 1")
        outdated = state_of(connection)
        connection.execute("DELETE FROM ops.upgrades WHERE kept = 'copies'")
    assert outdated != told

    with open_writer(path) as connection:
        assert state_of(connection)["fact_quotes"] == outdated["fact_quotes"]
        with transaction(connection):
            regroup_outdated_copies(connection)
        assert state_of(connection) == told
        connection.execute("UPDATE fact_quotes SET wording_key = wording_key + 1")
        with transaction(connection):
            regroup_outdated_copies(connection)
        assert state_of(connection) == outdated
