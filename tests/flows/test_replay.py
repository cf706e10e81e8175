"""Facts rebuilt from the archive alone are the facts that were collected."""

from __future__ import annotations

import gzip
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from warehouse_state import facts_of, query

from flows.ingest import ingest
from flows.replay import replay
from flows.sample_site.server import SampleSite
from flows.span import SpanReversedError
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


def test_only_files_in_which_a_record_begins_are_warc_files(tmp_path):
    record = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    good = {
        "plain.warc": record,
        "packed.warc.gz": gzip.compress(record),
        "cut short.gz": gzip.compress(record)[:-9],
        "damaged at its start": b"\0" * 99 + b"\n\n" + record,
    }
    bad = {"empty.warc": b"", "page.html": b"<p>WARC/1.0 is a format", "other.warc.gz": gzip.compress(b"id,name\n")}
    for name, content in (good | bad).items():
        (tmp_path / name).write_bytes(content)

    assert [file.name for file in find_warc_files([tmp_path / name for name in good])] == [*good]
    for name in bad:
        with pytest.raises(NoWarcFileError, match=rf"{name}: no WARC record begins in it; name a .warc"):
            find_warc_files([tmp_path / name])


def test_a_span_that_holds_no_moment_is_refused():
    with pytest.raises(SpanReversedError, match="from 2026-01-02 00:00:00 on and before 2026-01-01 23:00:00"):
        replay.fn(since=datetime.fromisoformat("2026-01-02"), until=datetime.fromisoformat("2026-01-02T00:00:00+01:00"))


def test_a_path_without_warc_files_is_told(tmp_path):
    with pytest.raises(NoWarcFileError, match=r"no WARC file there"):
        find_warc_files([tmp_path])
