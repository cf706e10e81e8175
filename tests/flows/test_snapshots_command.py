"""The command `newsfacts snapshots`, and what reads a dated state."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.home import Home
from warehouse.connection import open_writer
from warehouse.errors import SnapshotMissing, WarehouseMissing
from warehouse.snapshot import publish

DAYS = (2, 3)


@pytest.fixture
def dated_home(tmp_path: Path) -> Home:
    """Published on two days, with an outlet more on the second."""
    home = Home(tmp_path / "home")
    for day in DAYS:
        with open_writer(home.work) as writer:
            writer.execute(
                "INSERT INTO dim_sources BY NAME SELECT ? AS source_id, 'Outlet' AS source_name, 1 AS feed_count, "
                "TRUE AS is_enabled, 'run-1' AS run_id",
                [f"outlet-{day}"],
            )
        publish(home.work, home.published, published_at=datetime(2026, 3, day, 6, tzinfo=UTC))
    return home


def test_each_line_attaches_the_state_it_names(dated_home):
    done = CliRunner().invoke(app, ["snapshots", "--home", str(dated_home.path)])

    assert done.exit_code == 0, done.output
    lines = done.output.splitlines()
    assert [line[:23] for line in lines] == ["2026-03-02 06:00:00 UTC", "2026-03-03 06:00:00 UTC"]
    with duckdb.connect() as connection:
        for line in lines:
            connection.execute(line[line.index("ATTACH") :])
        rows = connection.execute(
            "SELECT (SELECT count(*) FROM at_20260302T060000Z.dim_sources), count(*) "
            "FROM at_20260303T060000Z.dim_sources"
        ).fetchall()
    assert rows == [(1, 2)]


@pytest.mark.parametrize(("options", "expected"), [(["--as-of", "2026-03-02"], "1"), ([], "2")])
def test_a_query_reads_the_state_of_a_day(dated_home, options, expected):
    query = ["sql", "SELECT count(*) AS n FROM dim_sources", "--csv", "--home", str(dated_home.path)]

    done = CliRunner().invoke(app, [*query, *options])

    assert done.output.splitlines() == ["n", expected]


def test_an_export_holds_the_state_of_a_day(dated_home, tmp_path):
    command = ["export", str(tmp_path / "out"), "--as-of", "2026-03-02", "--home", str(dated_home.path)]

    assert CliRunner().invoke(app, command).exit_code == 0

    rows = duckdb.sql(f"SELECT source_id FROM '{tmp_path}/out/dim_sources.parquet'").fetchall()
    assert rows == [("outlet-2",)]


def test_what_is_not_kept_is_told(dated_home, tmp_path):
    too_old = CliRunner().invoke(app, ["sql", "SELECT 1", "--as-of", "2026-03-01", "--home", str(dated_home.path)])
    nothing = CliRunner().invoke(app, ["snapshots", "--home", str(tmp_path)])

    assert isinstance(too_old.exception, SnapshotMissing)
    assert isinstance(nothing.exception, WarehouseMissing)
