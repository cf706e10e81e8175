"""Dated states: found by time, attached beside each other, and held by readers while newer ones come and go."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import duckdb
import pytest
from fact_factory import MORNING, NOON, Story, facts_of

from warehouse.connection import open_reader, open_writer
from warehouse.errors import SnapshotMissing
from warehouse.load import load_facts
from warehouse.snapshot import publish
from warehouse.snapshots import kept_snapshots, snapshot_as_of

TIMES = (MORNING, NOON, MORNING + timedelta(days=1))


@pytest.fixture
def published_path(warehouse_path: Path) -> Path:
    """Published three times, each time with an article more."""
    path = warehouse_path.with_name("warehouse.duckdb")
    for number, time in enumerate(TIMES):
        publish_another(warehouse_path, path, number, time)
    return path


def publish_another(work: Path, path: Path, number: int, time: object, keep: int = 5) -> None:
    with open_writer(work) as writer:
        load_facts(writer, facts_of(Story(path=f"ferry-{number}", title=f"Ferry {number}")))
    publish(work, path, published_at=time, keep=keep)  # type: ignore[arg-type]


def test_every_kept_state_is_listed_with_its_time(published_path: Path) -> None:
    assert tuple(snapshot.published_at for snapshot in kept_snapshots(published_path)) == TIMES


def test_other_files_in_the_folder_are_none(published_path: Path) -> None:
    (published_path.parent / "snapshots" / "mine.duckdb").touch()

    assert len(kept_snapshots(published_path)) == 3


def test_where_nothing_was_published_there_is_none(tmp_path: Path) -> None:
    assert kept_snapshots(tmp_path / "warehouse.duckdb") == ()


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-03-02", NOON),
        ("2026-03-02T11:59:59", MORNING),
        ("2026-03-02 12:00:00", NOON),
        ("2026-03-02T13:00:00+01:00", NOON),
        ("2026-03-02T12:59:59+01:00", MORNING),
        ("2026-03-03", TIMES[2]),
        ("2030-01-01", TIMES[2]),
    ],
)
def test_the_state_of_a_time_is_the_last_published_by_then(published_path: Path, moment: str, expected: object) -> None:
    assert snapshot_as_of(published_path, moment).published_at == expected


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-03-01", r"no snapshot of 2026-03-01 is kept, the oldest one is of 2026-03-02 06:00:00 UTC"),
        ("yesterday", r"'yesterday' is no time: write a day like 2026-01-31"),
    ],
)
def test_a_time_without_a_state_is_told(published_path: Path, moment: str, said: str) -> None:
    with pytest.raises(SnapshotMissing, match=said):
        snapshot_as_of(published_path, moment)


def test_where_nothing_was_published_no_state_is_found(tmp_path: Path) -> None:
    with pytest.raises(SnapshotMissing, match="run `newsfacts run` first"):
        snapshot_as_of(tmp_path / "warehouse.duckdb", "2026-03-02")


def test_states_are_attached_beside_each_other_and_compared(published_path: Path) -> None:
    old, _, new = kept_snapshots(published_path)
    with duckdb.connect() as connection:
        for snapshot in (old, new):
            connection.execute(snapshot.attach_statement)

        added = connection.execute(
            "SELECT title FROM at_20260303T060000Z.fact_articles "
            "ANTI JOIN at_20260302T060000Z.fact_articles USING (article_id) ORDER BY title"
        ).fetchall()
        quotes = connection.execute("SELECT count(*) FROM at_20260302T060000Z.quotes").fetchall()

    assert (added, quotes) == ([("Ferry 1",), ("Ferry 2",)], [(1,)])


def test_a_state_that_a_reader_holds_goes_on_after_it_is_no_longer_kept(
    published_path: Path, warehouse_path: Path
) -> None:
    oldest = kept_snapshots(published_path)[0]
    with open_reader(oldest.path) as reader:
        publish_another(warehouse_path, published_path, 3, MORNING + timedelta(days=2), keep=1)

        assert not oldest.path.exists()
        assert reader.execute("SELECT title, text FROM fact_articles").fetchall() == [("Ferry 0", Story().text)]
    assert len(kept_snapshots(published_path)) == 1
