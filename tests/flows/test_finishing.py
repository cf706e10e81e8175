"""How a run ends when its last steps fail: its figures stay, and what people look at decides nothing."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from ports import free_port
from prefect.settings import PREFECT_API_URL, temporary_settings
from warehouse_state import query
from written_pages import three_articles

from flows.home import Home
from flows.presentation import present_figures
from flows.recording import RunFigures
from flows.replay import replay
from flows.run import begin_run
from warehouse.archive import ArchiveWriter
from warehouse.errors import SnapshotFailed

RECORDED = "SELECT status, split_part(error, ':', 1), discovered, fetched, loaded, people FROM ops.runs"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home whose raw archive holds three articles, each with one person."""
    monkeypatch.setenv("NEWSFACTS_PROCESSES", "1")
    made = Home(tmp_path / "home").create()
    with ArchiveWriter(made.raw, "20260302T120000-aaaaaa") as archive:
        for page in three_articles():
            archive.write(page)
    return made


def occupy(path: Path) -> None:
    """Put a folder where a file is to be written."""
    path.mkdir(parents=True)


def failures(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]


@pytest.mark.server
def test_a_run_that_cannot_publish_is_failed_and_keeps_its_figures(prefect_api, home):
    (home.path / "snapshots").touch()

    with pytest.raises(SnapshotFailed):
        replay(home=home.path)

    assert query(home.work, RECORDED) == [("failed", "SnapshotFailed", 3, 3, 3, 3)]
    assert query(home.work, "SELECT bool_and(is_accounted) FROM run_summary") == [(True,)]


@pytest.mark.server
def test_a_run_whose_report_and_data_docs_cannot_be_written_is_completed_and_tells_it(prefect_api, home, caplog):
    occupy(home.report)
    occupy(home.quality / "index.html")

    figures = replay(home=home.path)

    assert figures.loaded == 3
    assert query(home.published, RECORDED) == query(home.work, RECORDED) == [("completed", None, 3, 3, 3, 3)]
    told = failures(caplog)
    assert any("the report could not be written" in line for line in told)
    assert any("the Data Docs could not be written" in line for line in told)


def test_an_artifact_that_nobody_takes_is_told(home, caplog):
    with temporary_settings({PREFECT_API_URL: f"http://127.0.0.1:{free_port()}/api"}):
        present_figures(begin_run("replay", home.path, None), RunFigures(), None)

    (told,) = failures(caplog)
    assert "the artifact could not be written" in told
