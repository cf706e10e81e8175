"""Facts rebuilt from the archive alone are the facts that were collected."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from warehouse_state import facts_of, query

from flows.ingest import ingest
from flows.replay import replay
from flows.warc_files import NoWarcFileError, find_warc_files

pytestmark = pytest.mark.server


def test_replay_of_the_archive_gives_the_same_rows_without_the_network(prefect_api, site, sources_file, home, tmp_path):
    ingest(sources_file=sources_file, source_ids=["meridian", "uferbote"], home=home)
    asked = len(site.requests)

    figures = replay(paths=[home / "raw"], home=tmp_path / "again")

    assert len(site.requests) == asked
    assert figures.outcomes == {"loaded": figures.discovered}
    assert facts_of(tmp_path / "again" / "warehouse.duckdb") == facts_of(home / "warehouse.duckdb")


def test_replay_into_the_same_home_changes_no_row(prefect_api, site, sources_file, home):
    ingest(sources_file=sources_file, source_ids=["uferbote"], home=home)
    before = facts_of(home / "warehouse.duckdb", with_runs=True)

    figures = replay(paths=[home / "raw"], home=home)

    assert set(figures.outcomes) == {"unchanged"}
    assert facts_of(home / "warehouse.duckdb", with_runs=True) == before


def test_replay_of_a_time_span_leaves_out_the_rest(prefect_api, site, sources_file, home, tmp_path):
    ingest(sources_file=sources_file, source_ids=["uferbote"], home=home)

    figures = replay(paths=[home / "raw"], since=datetime.now(UTC) + timedelta(hours=1), home=tmp_path / "again")

    assert figures.discovered == 0
    assert query(tmp_path / "again" / "warehouse.duckdb", "SELECT count(*) FROM fact_articles") == [(0,)]


def test_a_path_without_warc_files_is_told(tmp_path):
    with pytest.raises(NoWarcFileError, match=r"no WARC file there"):
        find_warc_files([tmp_path])
