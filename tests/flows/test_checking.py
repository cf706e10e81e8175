"""The check of all that is stored reads a copy: it sees every row, leaves nothing, and lets others write meanwhile."""

from __future__ import annotations

import shutil

import polars as pl
import pytest
from written_home import make_home

from expectations import warehouse_quality
from flows.checking import check_stored
from flows.run import Run, begin_run
from flows.settings import Settings
from warehouse.connection import open_writer


@pytest.fixture
def run(tmp_path) -> Run:
    home = make_home(tmp_path / "home")
    shutil.rmtree(home.quality)
    return begin_run("maintain", home.path, None)


def test_every_stored_row_is_checked_and_no_copy_stays(run):
    with open_writer(run.home.work) as connection:
        (articles,) = connection.execute("SELECT count(*) FROM fact_articles").fetchone()

    results = check_stored(run, Settings(home=run.home.path))

    observed = results.filter(table_name="fact_articles", level="row")["observed_count"].max()
    assert observed == articles > 0
    assert results["passed"].all()
    assert list(run.staging.iterdir()) == []


def test_others_write_while_the_rules_are_checked(run, monkeypatch):
    check = warehouse_quality.check_warehouse

    def write_and_check(connection, *, run_id) -> pl.DataFrame:
        with open_writer(run.home.work, timeout=0.1) as writer:
            writer.execute("DELETE FROM mentions")
        return check(connection, run_id=run_id)

    monkeypatch.setattr(warehouse_quality, "check_warehouse", write_and_check)

    results = check_stored(run, Settings(home=run.home.path))

    assert results.filter(table_name="mentions", level="row")["observed_count"].max() > 0
    assert results["passed"].all()
