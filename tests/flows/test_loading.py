"""Staged parts through the gate and into the warehouse: what is refused, what loads beside it, what stops a run."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import polars as pl
import pytest
from warehouse_state import query
from written_home import HARBOUR_POST, LOCK_SECONDS, staged_part
from written_pages import article_page, three_articles

from expectations.counts import GateRefused
from flows import loading
from flows.finishing import running
from flows.home import Home
from flows.loading import check_part, load_parts, parts_to_load, refused_rows, rule_results, source_rows
from flows.run import Run, begin_run
from flows.settings import Settings
from flows.staging import StagedPart, read_part, write_part
from transforms.outcomes import PAGE_RESULTS
from transforms.pages import PageResult, page_facts, page_frame, read_pages
from warehouse.facts import FactFrames
from warehouse.tables import FACT_ARTICLES


@pytest.fixture(scope="module")
def read() -> tuple[PageResult, ...]:
    """The written articles, read once."""
    return read_pages(three_articles(), 0.3)


@pytest.fixture
def run(tmp_path) -> Run:
    return begin_run("ingest", tmp_path / "home", None)


@pytest.fixture
def part(run, read) -> StagedPart:
    return StagedPart(facts=page_facts(read, run.run_id, run.pipeline_version), pages=page_frame(read))


def with_quotes(part: StagedPart, **columns: pl.Expr) -> StagedPart:
    """The part with columns of its first quote set to something else."""
    first = pl.int_range(pl.len()) == 0
    changes = {name: pl.when(first).then(value).otherwise(pl.col(name)) for name, value in columns.items()}
    return dataclasses.replace(
        part, facts=dataclasses.replace(part.facts, quotes=part.facts.quotes.with_columns(**changes))
    )


def test_good_rows_load_with_their_outlet(part, run):
    checked = check_part(write_part(part, run.staging / "part"), run)

    loaded = load_parts([checked], run, [HARBOUR_POST], LOCK_SECONDS)

    assert set(loaded.articles["outcome"]) == {"loaded"}
    assert (loaded.articles.height, loaded.people) == (3, part.facts.people.height)
    assert query(run.home.work, "SELECT source_id, source_name, country, feed_count, is_enabled FROM dim_sources") == [
        ("harbour-post", "The Harbour Post", "IE", 1, True)
    ]
    assert refused_rows([checked]).is_empty()


def test_a_second_load_of_the_same_part_changes_nothing(part, run):
    checked = check_part(write_part(part, run.staging / "part"), run)
    load_parts([checked], run, [HARBOUR_POST], LOCK_SECONDS)

    again = load_parts([checked], run, [HARBOUR_POST], LOCK_SECONDS)

    assert set(again.articles["outcome"]) == {"unchanged"}
    assert (again.people, again.quotes) == (0, 0)


def staged_articles(run: Run, name: str, *article_ids: str) -> Path:
    """A part of which only the articles' ids matter."""
    rows = pl.DataFrame({"article_id": article_ids}, schema={"article_id": pl.String})
    articles = pl.concat([FACT_ARTICLES.empty_frame(), rows], how="diagonal")
    facts = dataclasses.replace(FactFrames.empty(), articles=articles)
    return write_part(StagedPart(facts=facts, pages=PAGE_RESULTS.to_frame()), run.staging / name)


def test_parts_are_loaded_together_up_to_a_number_of_articles(run, monkeypatch):
    monkeypatch.setattr(loading, "ARTICLES_PER_LOAD", 3)
    one, two, three, four = (
        staged_articles(run, name, *ids) for name, ids in (("1", "ab"), ("2", "c"), ("3", "d"), ("4", "efgh"))
    )

    assert list(parts_to_load([one, two, three, four])) == [[one, two], [three], [four]]
    assert list(parts_to_load([])) == []


def test_captures_of_one_article_are_loaded_one_after_the_other(run):
    one, two, three = (staged_articles(run, name, *ids) for name, ids in (("1", "ab"), ("2", "bc"), ("3", "d")))

    assert list(parts_to_load([one, two, three])) == [[one], [two, three]]


def test_parts_loaded_together_give_what_they_give_one_by_one(run, read, tmp_path):
    parts = [StagedPart(facts=page_facts([page], run.run_id, "1"), pages=page_frame([page])) for page in read]
    folders = [check_part(write_part(part, run.staging / f"{number}"), run) for number, part in enumerate(parts)]
    other = begin_run("ingest", tmp_path / "other", None)

    together = load_parts(folders, run, [HARBOUR_POST], LOCK_SECONDS)
    one_by_one = [load_parts([folder], other, [HARBOUR_POST], LOCK_SECONDS) for folder in folders]

    assert together.articles.sort("article_id").equals(
        pl.concat(load.articles for load in one_by_one).sort("article_id")
    )
    assert together.people == sum(load.people for load in one_by_one) > 0
    assert together.quotes == sum(load.quotes for load in one_by_one) > 0
    for table in ("fact_articles", "fact_people", "fact_quotes", "mentions", "dim_people"):
        rows = f"FROM {table} ORDER BY ALL"
        assert query(run.home.work, rows) == query(other.home.work, rows)


def test_a_row_that_breaks_a_rule_lies_in_quarantine_and_the_rest_loads(part, run):
    broken = with_quotes(part, quote_text=pl.lit("words that nobody said"))
    folder = write_part(broken, run.staging / "part")

    checked = check_part(folder, run)
    loaded = load_parts([checked], run, [HARBOUR_POST], LOCK_SECONDS)

    (refused,) = refused_rows([checked]).iter_rows(named=True)
    assert refused["table_name"] == "fact_quotes"
    assert "words that nobody said" in refused["payload"]
    assert refused["reason"]
    assert set(loaded.articles["outcome"]) == {"loaded"}
    assert loaded.quotes == part.facts.quotes.height - 1
    assert read_part(folder).facts.quotes.height == part.facts.quotes.height
    failed = rule_results([checked])[0].filter(~pl.col("passed"))
    assert failed["failed_count"].to_list() == [1]


def test_an_article_that_breaks_a_rule_is_counted_as_quarantined_with_all_that_is_its(part, run):
    first = pl.int_range(pl.len()) == 0
    title = pl.when(first).then(pl.lit("")).otherwise(pl.col("title"))
    articles = part.facts.articles.with_columns(title=title)
    broken = dataclasses.replace(part, facts=dataclasses.replace(part.facts, articles=articles))

    checked = check_part(write_part(broken, run.staging / "part"), run)
    loaded = load_parts([checked], run, [HARBOUR_POST], LOCK_SECONDS)

    article_id = articles["article_id"][0]
    assert dict(loaded.articles.iter_rows())[article_id] == "quarantined"
    assert loaded.articles.height == 3
    assert set(refused_rows([checked])["article_id"]) == {article_id}
    assert query(run.home.work, f"SELECT count(*) FROM fact_quotes WHERE article_id = '{article_id}'") == [(0,)]


def test_a_rule_broken_over_a_whole_table_fails_the_run_on_record_and_publishes_nothing(tmp_path, read):
    settings = Settings(home=tmp_path / "home")

    def lose_all_articles() -> None:
        with running("ingest", settings) as run:
            part = dataclasses.replace(staged_part([], run), pages=page_frame(read))
            check_part(write_part(part, run.staging / "part"), run)

    with pytest.raises(GateRefused) as refused:
        lose_all_articles()

    home = Home(settings.home)
    reason = "fact_articles: 0 rows from 3 articles offered"
    assert str(refused.value).splitlines()[0] == reason
    ((status, error, flow),) = query(home.work, "SELECT status, error, flow_name FROM ops.runs")
    assert (status, flow) == ("failed", "ingest")
    assert error.splitlines()[0] == f"GateRefused: {reason}"
    assert query(home.work, "SELECT rule FROM ops.quality_results WHERE NOT passed") == [
        ("fact_articles.rows.not_empty",)
    ]
    assert query(home.work, "SELECT count(*) FROM fact_articles") == [(0,)]
    assert not home.published.exists()
    assert list(home.staging.iterdir()) == []


def test_an_outlet_of_an_archive_gets_its_row_by_its_host_alone():
    rows = source_rows(["harbour-post", "elsewhere.example", "known.example"], [HARBOUR_POST], {"known.example"}, "r")

    assert rows.select("source_id", "source_name", "is_enabled", "feed_count").rows() == [
        ("harbour-post", "The Harbour Post", True, 1),
        ("elsewhere.example", "elsewhere.example", False, 0),
    ]


def test_a_part_of_pages_without_articles_loads_nothing(run):
    part = staged_part([article_page("short", "Hm", ["Too short."])], run)

    checked = check_part(write_part(part, run.staging / "part"), run)
    loaded = load_parts([checked], run, [HARBOUR_POST], LOCK_SECONDS)

    assert loaded.articles.is_empty()
    assert query(run.home.work, "SELECT count(*) FROM dim_sources") == [(0,)]
