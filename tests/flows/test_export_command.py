"""The command `newsfacts export`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.home import Home
from warehouse.connection import open_writer
from warehouse.errors import ExportFailed
from warehouse.snapshot import publish

MORNING = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


@pytest.fixture
def published_home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "home")
    with open_writer(home.work) as writer:
        writer.execute("INSERT INTO dim_sources VALUES ('gazette', 'The Gazette', NULL, NULL, 'en', 1, TRUE, 'run-1')")
    publish(home.work, home.published, published_at=MORNING)
    return home


@pytest.mark.parametrize(("options", "name"), [([], "dim_sources.parquet"), (["--format", "csv"], "dim_sources.csv")])
def test_it_writes_the_tables_and_says_where(published_home, tmp_path, options, name):
    folder = tmp_path / "out"

    done = CliRunner().invoke(app, ["export", str(folder), *options, "--home", str(published_home.path)])

    assert done.exit_code == 0, done.output
    assert f"1 rows  {folder / name}" in done.output
    assert "left out" not in done.output
    assert (folder / name).is_file()
    assert (folder / "data-dictionary.md").is_file()


def test_it_says_what_it_leaves_out(published_home, tmp_path):
    arguments = ["export", str(tmp_path / "out"), "--leave-opted-out", "--home", str(published_home.path)]

    done = CliRunner().invoke(app, arguments)

    assert done.exit_code == 0, done.output
    assert "left out: 0 articles that opt out, 0 of which it is not known\n" in done.output


def test_a_folder_in_use_is_refused(published_home):
    done = CliRunner().invoke(app, ["export", str(published_home.path), "--home", str(published_home.path)])

    assert isinstance(done.exception, ExportFailed)
