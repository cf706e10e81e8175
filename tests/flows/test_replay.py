"""Facts rebuilt from the archive alone are the facts that were collected."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from warehouse_state import facts_of, query

from flows.ingest import ingest
from flows.replay import replay
from flows.sample_site.server import SampleSite
from flows.warc_files import NoWarcFileError, find_warc_files


@pytest.fixture(scope="module")
def collected_home(prefect_session, tmp_path_factory) -> Path:
    """The home after two outlets of the sample site were collected, and their site is gone."""
    folder = tmp_path_factory.mktemp("collected")
    with SampleSite.start() as site:
        (folder / "sources.toml").write_text(site.sources_toml(), encoding="utf-8")
        ingest(sources_file=folder / "sources.toml", source_ids=["meridian", "uferbote"], home=folder / "home")
    return folder / "home"


@pytest.mark.server
def test_replay_of_the_archive_gives_the_same_rows_without_the_network(prefect_api, collected_home, tmp_path):
    figures = replay(paths=[collected_home / "raw"], home=tmp_path)

    assert figures.discovered > 5
    assert figures.outcomes == {"loaded": figures.discovered}
    assert facts_of(tmp_path / "warehouse.duckdb") == facts_of(collected_home / "warehouse.duckdb")


@pytest.mark.server
def test_replay_into_the_same_home_changes_no_row(prefect_api, collected_home, tmp_path):
    home = shutil.copytree(collected_home, tmp_path / "home")
    before = facts_of(home / "warehouse.duckdb", with_runs=True)

    figures = replay(home=home)

    assert set(figures.outcomes) == {"unchanged"}
    assert facts_of(home / "warehouse.duckdb", with_runs=True) == before


@pytest.mark.server
def test_replay_of_a_time_span_leaves_out_the_rest(prefect_api, collected_home, tmp_path):
    figures = replay(paths=[collected_home / "raw"], since=datetime.now(UTC) + timedelta(hours=1), home=tmp_path)

    assert figures.discovered == 0
    assert query(tmp_path / "warehouse.duckdb", "SELECT count(*) FROM fact_articles") == [(0,)]


def test_a_path_without_warc_files_is_told(tmp_path):
    with pytest.raises(NoWarcFileError, match=r"no WARC file there"):
        find_warc_files([tmp_path])
