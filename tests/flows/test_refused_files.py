"""An archive file whose pages are refused together: set aside, listed, and read again when somebody asks for it."""

from __future__ import annotations

import io
import logging
import shutil
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest
from rich.console import Console
from warehouse_state import query
from written_pages import HOST, html_page, three_articles

from benchmarks.many_outlets import varied_page
from expectations.counts import GateRefused
from flows.commands.quarantine import list_refused, show_refused
from flows.home import Home
from flows.ingest import ingest
from flows.refusals import ALL, read_refused
from flows.replay import replay
from flows.run import begin_run
from warehouse.archive import ArchiveWriter
from warehouse.connection import open_writer
from warehouse.load import record_rows
from warehouse.tables import ARCHIVE_FILES

pytestmark = pytest.mark.server

SILENT_RULE = "fact_people.rows.not_silent"
FILES = "SELECT status, rule, page_count FROM ops.archive_files WHERE page_count > 0 ORDER BY archive_file"


@pytest.fixture(autouse=True)
def _one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSFACTS_PROCESSES", "1")


def silent_page(number: int) -> str:
    """An article in English that names nobody; fifty of them say that people are not found any more."""
    paragraph = "<p>The old ferry pier will reopen in the spring after two years of slow and costly repairs.</p>"
    title = f"Ferry pier reopens after repair number {number}"
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title></head><body><article><h1>{title}</h1>'
        f"{paragraph * 3}</article></body></html>"
    )


def feed(base: str, names: list[str]) -> tuple[str, bytes]:
    items = "".join(f"<item><link>{base}/{name}</link></item>" for name in names)
    return "application/rss+xml", f"<rss version='2.0'><channel>{items}</channel></rss>".encode()


@pytest.fixture
def sources(serve, tmp_path) -> Path:
    """Two outlets: `silent` with fifty articles that name nobody, `pier-news` with one that does."""
    answers = {f"/silent-{number}": ("text/html", silent_page(number).encode()) for number in range(50)}
    answers["/pier"] = ("text/html; charset=utf-8", varied_page(0, 0).encode())
    base = serve(answers)
    answers["/silent.xml"] = feed(base, [f"silent-{number}" for number in range(50)])
    answers["/pier.xml"] = feed(base, ["pier"])
    path = tmp_path / "sources.toml"
    path.write_text(
        "".join(
            f'[[source]]\nid = "{name}"\nname = "{name}"\nhomepage = "{base}/"\nfeeds = ["{base}/{name}.xml"]\n'
            "delay_seconds = 0\nallow_private_network = true\n"
            for name in ("silent", "pier")
        )
    )
    return path


def listed(home: Home) -> str:
    output = io.StringIO()
    list_refused(home, None, None, Console(file=output, width=250))
    return output.getvalue()


def test_a_refused_file_keeps_no_later_run_from_loading(prefect_api, sources, home, caplog):
    with pytest.raises(GateRefused, match="fact_people"):
        ingest(sources_file=sources, source_ids=["silent"], home=home)

    figures = ingest(sources_file=sources, source_ids=["pier"], home=home)

    assert figures.outcomes == {"loaded": 1}
    published = Home(home).published
    assert query(published, FILES) == [("refused", SILENT_RULE, 50), ("loaded", None, 1)]
    assert query(published, "SELECT status FROM ops.runs ORDER BY started_at") == [("failed",), ("completed",)]
    (refused,) = read_refused(published)
    assert refused.rule == SILENT_RULE
    assert refused.archive_file in " ".join(record.getMessage() for record in caplog.records)
    assert SILENT_RULE in listed(Home(home))

    # Read together with a page that names somebody, the same articles are no sign of a defect.
    assert replay(home=home).outcomes == {"loaded": 50, "unchanged": 1}

    assert query(published, FILES) == [("loaded", None, 50), ("loaded", None, 1)]
    assert read_refused(published) == []


def test_a_refused_file_of_a_killed_run_is_set_aside_and_the_rest_loads(prefect_api, sources, home, caplog):
    raw = Home(home).create().raw
    with ArchiveWriter(raw, "20260301T000500-aaaaaa") as archive:
        for number in range(50):
            archive.write(html_page(f"silent-{number}", silent_page(number)))
    with ArchiveWriter(raw, "20260301T010500-bbbbbb") as archive:
        archive.write(html_page("empty", "<p></p>"))

    figures = ingest(sources_file=sources, source_ids=["pier"], home=home)

    assert figures.outcomes == {"loaded": 1, "unreadable": 1}
    assert SILENT_RULE in dict(figures.broken_rules)
    of_killed = "SELECT status FROM ops.archive_files WHERE archive_file LIKE '%/20260301T%' ORDER BY archive_file"
    assert query(Home(home).published, of_killed) == [("refused",), ("loaded",)]
    assert [record for record in caplog.records if record.levelno == logging.ERROR and "set aside" in record.message]


def test_a_retry_takes_up_a_refused_file(prefect_api, home):
    run = begin_run("ingest", home, None)
    with ArchiveWriter(run.home.raw, run.run_id) as archive:
        for page in three_articles():
            archive.write(page)
    (file,) = archive.paths
    row = {
        "archive_file": file.relative_to(run.home.raw).as_posix(),
        "page_count": 3,
        "loaded_at": datetime.now(UTC),
        "run_id": run.run_id,
        "status": "refused",
        "rule": SILENT_RULE,
        "reason": "0 rows from 50 articles",
    }
    with open_writer(run.home.work) as connection:
        record_rows(connection, [(ARCHIVE_FILES, pl.DataFrame([row], schema=ARCHIVE_FILES.polars_schema()))])
    shutil.copy(run.home.work, run.home.published)
    (refused,) = read_refused(run.home.published)
    shown = io.StringIO()
    assert show_refused(run.home, refused.refused_id, Console(file=shown, width=250)) == 0
    assert str(file) in shown.getvalue()

    figures = replay(home=home, retry=[ALL])

    assert figures.outcomes == {"loaded": 3}
    assert query(run.home.published, FILES) == [("loaded", None, 3)]
    assert query(run.home.published, f"SELECT count(*) FROM fact_articles WHERE url LIKE '%{HOST}%'") == [(3,)]
    assert read_refused(run.home.published) == []
