"""Each URL's one status, a run's figures, and both as rows."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

import polars as pl
import pytest
from rich.console import Console
from warehouse_state import query

from flows.artifact import figures_markdown
from flows.commands.run import print_figures
from flows.recording import RunFigures, RunRecord, record_failure, record_run, settle_outcomes, summarize
from flows.run import Run, begin_run
from transforms.outcomes import ARTICLE_RESULTS, FETCH_RESULTS, LINKS, PAGE_RESULTS
from warehouse.tables import DIM_SOURCES, QUALITY_RESULTS, QUARANTINE, URL_OUTCOMES

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
BASE = "https://harbour-post.example/"
COUNTS = ("discovered", "fetched", "loaded", "unchanged", "quarantined", "failed", "people", "quotes")


@pytest.fixture
def run(tmp_path) -> Run:
    return begin_run("ingest", tmp_path / "home", None)


def settled(run_id: str) -> pl.DataFrame:
    """Outcomes of a run: known, loaded, missing, unreadable, lost; and a page that only an archive offered."""
    offered = ("known", "loaded", "missing", "unreadable", "lost")
    links = pl.DataFrame(
        [(BASE + name, BASE + name, "harbour-post", name == "known", False, *[None] * 4) for name in offered],
        schema=LINKS,
        orient="row",
    )
    fetches = pl.DataFrame(
        [
            (BASE + "loaded", None, None),
            (BASE + "missing", "not_found", "404 Not Found"),
            (BASE + "unreadable", None, None),
        ],
        schema=FETCH_RESULTS,
        orient="row",
    )
    pages = pl.DataFrame(
        [
            (BASE + "loaded", "harbour-post", NOON, "a1", None),
            (BASE + "unreadable", "harbour-post", NOON, None, "no_text: 3 words"),
            (BASE + "archived?utm_source=rss", "harbour-post", NOON, "a2", None),
        ],
        schema=PAGE_RESULTS,
        orient="row",
    )
    articles = pl.DataFrame([("a1", "loaded"), ("a2", "unchanged")], schema=ARTICLE_RESULTS, orient="row")
    outcomes, checked = settle_outcomes(links, fetches, pages, articles, run_id)
    assert checked["passed"].all()
    return outcomes


def test_each_url_ends_in_one_outcome():
    outcomes = dict(settled("run-1").select("url", "outcome").iter_rows())

    assert outcomes == {
        BASE + "known": "known",
        BASE + "loaded": "loaded",
        BASE + "missing": "not_found",
        BASE + "unreadable": "unreadable",
        BASE + "lost": "not_archived",
        BASE + "archived": "unchanged",
    }


def test_figures_add_up():
    quality = pl.DataFrame(
        [
            ("run-1", "fact_quotes", "fact_quotes.a", "row", True, 9, 0, None),
            ("run-1", "fact_quotes", "fact_quotes.b", "row", False, 9, 2, "x"),
        ],
        schema=QUALITY_RESULTS.polars_schema(),
        orient="row",
    )
    record = RunRecord(outcomes=settled("run-1"), quality=quality)

    figures = summarize(record, pages_fetched=3, people=4, quotes=5, skipped={"not_200": 7, "not_html": 2})

    assert figures.discovered == sum(figures.outcomes.values()) == 6
    assert (figures.loaded, figures.unchanged, figures.failed, figures.fetched) == (1, 1, 3, 3)
    assert (figures.rules_checked, figures.broken_rules) == (2, (("fact_quotes.b", 2),))
    output = io.StringIO()
    print_figures(figures, Console(file=output, width=120))
    assert "9 answers in the files gave no page: 7 not_200, 2 not_html" in output.getvalue()


def test_a_run_is_a_row_with_its_figures(run):
    record = RunRecord(outcomes=settled(run.run_id))
    figures = summarize(record, 3, 4, 5)

    record_run(run, record, figures, 10)

    (row,) = query(run.home.work, f"SELECT {', '.join(COUNTS)} FROM ops.runs")
    assert row == tuple(getattr(figures, name) for name in COUNTS)
    ((status, error, seconds),) = query(
        run.home.work, "SELECT status, error, epoch(finished_at - started_at) FROM ops.runs"
    )
    assert (status, error) == ("completed", None)
    assert 0 <= seconds < 60
    assert query(run.home.work, "SELECT count(*) FROM ops.url_outcomes") == [(6,)]
    assert query(run.home.work, "SELECT source_id, offered, failed FROM ops.source_days") == [("harbour-post", 6, 3)]


def outlets(run: Run, *source_ids: str) -> pl.DataFrame:
    rows = [
        {"source_id": name, "source_name": name, "feed_count": 1, "is_enabled": True, "run_id": run.run_id}
        for name in source_ids
    ]
    return pl.DataFrame(rows, schema=DIM_SOURCES.polars_schema())


def test_outlets_that_the_whole_file_does_not_name_are_collected_no_more(run):
    asked = pl.DataFrame(
        [
            {"run_id": run.run_id, "source_id": name, "url": f"https://{name}.example/a", "outcome": "not_found"}
            for name in ("harbour-post", "valley-register", "never-listed")
        ],
        schema=URL_OUTCOMES.polars_schema(),
    )
    record_run(
        run, RunRecord(outcomes=asked, sources=outlets(run, "harbour-post", "valley-register")), RunFigures(), 10
    )
    health = "SELECT source_id, is_enabled, is_healthy FROM source_health"

    of_some = begin_run("ingest", run.home.path, None)
    record_run(of_some, RunRecord(sources=outlets(of_some, "harbour-post")), RunFigures(), 10)
    before = query(run.home.work, health)
    of_all = begin_run("ingest", run.home.path, None)
    record_run(of_all, RunRecord(sources=outlets(of_all, "harbour-post"), are_all_sources=True), RunFigures(), 10)

    assert before == [(name, True, False) for name in ("harbour-post", "never-listed", "valley-register")]
    assert query(run.home.work, health) == [
        ("harbour-post", True, False),
        ("never-listed", False, True),
        ("valley-register", False, True),
    ]


def test_recording_a_run_twice_leaves_one_record(run):
    record = RunRecord(outcomes=settled(run.run_id))

    for _ in range(2):
        record_run(run, record, summarize(record, 3, 4, 5), 10)

    assert query(run.home.work, "SELECT count(*) FROM ops.runs") == [(1,)]
    assert query(run.home.work, "SELECT count(*) FROM ops.url_outcomes") == [(6,)]


def test_a_record_is_written_whole_or_not_at_all(run):
    twice = pl.concat([settled(run.run_id)] * 2)

    with pytest.raises(Exception, match="stand twice"):
        record_run(run, RunRecord(outcomes=twice), RunFigures(), 10)

    assert query(run.home.work, "SELECT count(*) FROM ops.runs") == [(0,)]


def test_a_run_whose_release_from_quarantine_fails_is_not_on_record(run):
    row = {"run_id": "20260301T000500-aaaaaa", "table_name": "fact_quotes", "rule": "fact_quotes.a", "reason": "x"}
    row |= {"quarantine_id": "q1", "row_key": "{}", "article_id": "a1", "payload": "{}", "quarantined_at": NOON}
    refused = pl.DataFrame([row], schema=QUARANTINE.polars_schema())
    no_id: Any = 7

    with pytest.raises(TypeError):
        record_run(run, RunRecord(quarantine=refused, read_again=("a1", no_id)), RunFigures(), 10)

    counts = "SELECT (SELECT count(*) FROM ops.runs), (SELECT count(*) FROM ops.quarantine)"
    assert query(run.home.work, counts) == [(0, 0)]

    record_run(run, RunRecord(quarantine=refused, read_again=("a1",)), RunFigures(), 10)

    assert query(run.home.work, counts) == [(1, 0)]


def test_a_failed_run_is_on_record_with_its_reason(run):
    record_failure(run, "GateRefused: 0 rows\nand more", QUALITY_RESULTS.empty_frame(), 10)

    assert query(run.home.work, "SELECT status, error FROM ops.runs") == [("failed", "GateRefused: 0 rows\nand more")]


def test_a_run_that_fails_once_it_is_on_record_keeps_its_figures(run):
    record = RunRecord(outcomes=settled(run.run_id))
    record_run(run, record, summarize(record, 3, 4, 5), 10)

    record_failure(run, "SnapshotFailed: no room", QUALITY_RESULTS.empty_frame(), 10)

    assert query(run.home.work, "SELECT status, error, discovered, loaded, is_accounted FROM run_summary") == [
        ("failed", "SnapshotFailed: no room", 6, 1, True)
    ]


def test_an_empty_record_has_the_declared_schemas():
    assert RunRecord().quarantine.schema == QUARANTINE.polars_schema()


def test_the_artifact_tells_every_figure(run):
    figures = RunFigures(
        discovered=907,
        fetched=803,
        loaded=701,
        unchanged=102,
        quarantined=13,
        failed=104,
        people=605,
        quotes=506,
        outcomes={"loaded": 701, "unchanged": 102, "not_found": 104},
        rules_checked=150,
        broken_rules=tuple((f"fact_quotes.rule_{number:02}", number) for number in range(1, 31)),
    )

    shown = figures_markdown(run, figures, run.home.quality / "index.html", run.home.report)

    rows = [line for line in shown.splitlines() if line.startswith("|")]
    for count in (907, 803, 701, 102, 104, 13, 605, 506):
        assert any(line.endswith(f"| {count} |") for line in rows)
    assert "| not_found | 104 |" in rows
    assert "150 rules checked, 30 broken." in shown
    assert "| fact_quotes.rule_01 | 1 |" in rows
    assert len([line for line in rows if "fact_quotes.rule_" in line]) == 20
    for place in (str(run.home.published), run.pipeline_version, run.run_id, "index.html", run.home.report.as_uri()):
        assert place in shown


def test_the_artifact_of_a_run_without_checks_names_no_page(run):
    shown = figures_markdown(run, RunFigures(), None)

    assert "Data Docs" not in shown
    assert "Report" not in shown
    assert "0 rules checked, 0 broken." in shown
