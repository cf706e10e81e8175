"""Housekeeping and every rule over the whole warehouse: a healthy one is published anew, a broken one is left."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from prefect.client.orchestration import get_client
from warehouse_state import facts_of, query
from written_home import make_home
from written_pages import three_articles

from expectations.counts import GateRefused
from flows.home import Home
from flows.maintain import maintain
from warehouse.archive import ArchiveWriter
from warehouse.connection import open_writer

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def healthy(tmp_path_factory) -> Home:
    return make_home(tmp_path_factory.mktemp("maintain") / "home")


@pytest.fixture
def copied_home(healthy, tmp_path) -> Home:
    return Home(Path(shutil.copytree(healthy.path, tmp_path / "home")))


def test_a_healthy_warehouse_is_tidied_checked_and_published(prefect_api, copied_home):
    home = copied_home
    with ArchiveWriter(home.raw, "killed") as archive:
        archive.write(three_articles()[0])
    torn = archive.paths[0].rename(archive.paths[0].with_name(archive.paths[0].name + ".open"))
    (abandoned := home.staging / "20260101T000000-aaaaaa").mkdir()
    long_ago = (datetime.now(UTC) - timedelta(days=30)).timestamp()
    os.utime(abandoned, (long_ago, long_ago))
    before = facts_of(home.published, with_runs=True)

    figures = maintain(home=home.path)

    assert figures.broken_rules == ()
    assert figures.rules_checked > 150
    assert facts_of(home.published, with_runs=True) == before
    assert query(home.published, "SELECT status FROM ops.runs WHERE flow_name = 'maintain'") == [("completed",)]
    assert not torn.exists()
    assert not abandoned.exists()
    assert (home.quality / "index.html").exists()
    with get_client(sync_client=True) as client:
        assert "maintain-figures" in {artifact.key for artifact in client.read_artifacts()}


def test_a_broken_row_fails_the_run_and_leaves_the_snapshot(prefect_api, copied_home):
    home = copied_home
    with open_writer(home.work) as connection:
        connection.execute("UPDATE fact_quotes SET char_start = char_start + 1, char_end = char_end + 1")
    published = home.published.read_bytes()

    with pytest.raises(GateRefused) as refused:
        maintain(home=home.path)

    assert home.published.read_bytes() == published
    first_line = str(refused.value).splitlines()[0]
    assert first_line.startswith("fact_quotes.")
    ((status, error),) = query(home.work, "SELECT status, error FROM ops.runs WHERE flow_name = 'maintain'")
    assert status == "failed"
    assert error.splitlines()[0] == f"GateRefused: {first_line}"
    broken = query(home.work, "SELECT DISTINCT table_name FROM ops.quality_results WHERE NOT passed")
    assert broken == [("fact_quotes",)]
    assert "fact_quotes" in (home.quality / "index.html").read_text(encoding="utf-8")


def test_a_lost_writers_file_costs_readers_nothing(prefect_api, copied_home):
    home = copied_home
    before = facts_of(home.published, with_runs=True)
    home.work.unlink()

    maintain(home=home.path)

    assert query(home.published, "SELECT count(*) FROM fact_articles") == [(3,)]
    assert facts_of(home.published, with_runs=True) == before


def test_a_home_without_a_warehouse_gets_an_empty_one(prefect_api, tmp_path):
    maintain(home=tmp_path / "new")

    assert query(tmp_path / "new" / "warehouse.duckdb", "SELECT count(*) FROM fact_articles") == [(0,)]
