"""What dead runs left: archives to finish and load, staged files to delete."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import polars as pl
from written_pages import three_articles

from flows.fetching import archive_name
from flows.home import Home
from flows.housekeeping import ABANDONED_AFTER, delete_abandoned_staging, unloaded_archives
from flows.run import Run, begin_run
from flows.settings import Settings
from warehouse.archive import ArchiveWriter
from warehouse.connection import open_writer
from warehouse.load import record_rows
from warehouse.tables import ARCHIVE_FILES

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def archive(run: Run, name: str, kind: str = "page") -> tuple:
    with ArchiveWriter(run.home.raw, name) as writer:
        for page in three_articles():
            writer.write(page, kind=kind)
    return writer.paths


def record_as_loaded(run: Run, file) -> None:
    row = {"archive_file": archive_name(file, run.home), "page_count": 3, "loaded_at": NOW, "run_id": run.run_id}
    with open_writer(run.home.work) as connection:
        record_rows(connection, [(ARCHIVE_FILES, pl.DataFrame([row], schema=ARCHIVE_FILES.polars_schema()))])


def test_archives_that_no_run_loaded_are_given_in_order(tmp_path):
    run = begin_run("ingest", tmp_path / "home", None)
    (loaded,) = archive(run, "20260301T000500-aaaaaa")
    (left,) = archive(run, "20260301T010500-bbbbbb")
    (left_later,) = archive(run, "20260301T020500-cccccc")
    record_as_loaded(run, loaded)

    assert unloaded_archives(run, Settings(home=run.home.path)) == [left, left_later]


def test_feeds_answers_are_no_pages_to_load(tmp_path):
    run = begin_run("ingest", tmp_path / "home", None)
    archive(run, f"{run.run_id}-feeds", kind="feed")

    assert unloaded_archives(run, Settings(home=run.home.path)) == []


def test_a_file_that_a_killed_run_left_open_is_finished_and_given(tmp_path):
    run = begin_run("ingest", tmp_path / "home", None)
    (whole,) = archive(run, "20260301T010500-bbbbbb")
    torn = whole.with_name(whole.name + ".open")
    torn.write_bytes(whole.read_bytes()[:-40])
    whole.unlink()

    (given,) = unloaded_archives(run, Settings(home=run.home.path))

    assert given == whole
    assert not torn.exists()


def test_only_staging_older_than_any_run_is_deleted(tmp_path):
    home = Home(tmp_path / "home").create()
    ages = {"old": ABANDONED_AFTER + timedelta(minutes=1), "fresh": ABANDONED_AFTER - timedelta(minutes=1)}
    for name, age in ages.items():
        folder = home.staging / name
        folder.mkdir()
        (folder / "links.parquet").write_bytes(b"")
        moment = (NOW - age).timestamp()
        os.utime(folder, (moment, moment))
    # Names what is not there, as a folder does that a run deletes at its end meanwhile.
    (ended := home.staging / "ended").symlink_to(home.staging / "nowhere")

    assert delete_abandoned_staging(home, NOW) == 1
    ended.unlink()
    assert [folder.name for folder in home.staging.iterdir()] == ["fresh"]
