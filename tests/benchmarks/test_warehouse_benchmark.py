"""The benchmark at a small size: it fills what it says, asks everything and keeps the warehouse whole. No timing."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from benchmarks.warehouse_size.__main__ import Effort, measure
from benchmarks.warehouse_size.batches import generate_batches
from benchmarks.warehouse_size.pages import page_of
from benchmarks.warehouse_size.questions import cookbook_questions
from benchmarks.warehouse_size.writing import new_articles
from expectations.warehouse_quality import check_warehouse
from transforms.pages import page_facts, read_pages
from warehouse.connection import open_reader
from warehouse.tables import FACT_ARTICLES, FACT_PEOPLE, FACT_QUOTES, MENTIONS
from warehouse.views import VIEW_NAMES

EFFORT = Effort(
    articles=2_000,
    batch_articles=1_000,
    questions=1,
    load_articles=40,
    load_rounds=1,
    read_pages=8,
    update_loads=5,
    update_articles=10,
)


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("size")
    return folder, dict(measure(folder, EFFORT))


def test_the_table_tells_size_answers_and_writing(measured: tuple[Path, dict[str, str]]) -> None:
    _, table = measured

    asked = {name.partition(":")[0] for name in table}
    assert set(VIEW_NAMES) <= asked
    assert table["rows of fact_articles"] == "2,000"
    assert table["file as filled"].endswith(" MB")
    assert {"fill", "publish: copy, sync, swap", "compact the work file", "close the file after it"} <= set(table)
    assert {f"  of it {step}" for step in ("facts", "persons", "copies", "search")} <= set(table)
    assert {"read 40 pages before it", "read, load and close 40, empty and this one"} <= set(table)
    assert table["file after loads of 10 updates"].count(" MB") == 6


def test_the_filled_warehouse_holds_what_was_generated(measured: tuple[Path, dict[str, str]]) -> None:
    folder, _ = measured
    batches = list(generate_batches(EFFORT.articles, 7, EFFORT.batch_articles))

    with open_reader(folder / "filled-2000.duckdb") as connection:
        counts = {
            table.name: connection.sql(f"SELECT count(*) FROM {table.qualified_name}").fetchall()[0][0]
            for table in (FACT_ARTICLES, FACT_PEOPLE, FACT_QUOTES, MENTIONS)
        }
    assert counts == {
        "fact_articles": EFFORT.articles,
        "fact_people": sum(batch.people.height for batch in batches),
        "fact_quotes": sum(batch.quotes.height for batch in batches),
        "mentions": sum(batch.mentions.height for batch in batches),
    }


def test_the_pages_that_are_read_give_the_articles_back() -> None:
    articles = new_articles(EFFORT.articles, 7, 0, 8).articles
    pages = [page_of(article) for article in articles.iter_rows(named=True)]

    read = page_facts(read_pages(pages, threshold=0.0), run_id="run-1", pipeline_version="1")

    stated = ("title", "text", "authors", "published_at")
    assert read.articles.select(stated).rows() == articles.select(stated).rows()
    assert read.quotes.height > 0


@pytest.mark.parametrize("file", ["filled-2000.duckdb", "work.duckdb", "published/warehouse.duckdb"])
def test_every_rule_holds_before_and_after(measured: tuple[Path, dict[str, str]], file: str) -> None:
    folder, _ = measured

    with open_reader(folder / file) as connection:
        quality = check_warehouse(connection, run_id="run-1")

    broken = quality.filter(~pl.col("passed")).select("rule", "failed_count", "detail")
    assert broken.is_empty(), broken.rows()


def test_a_file_that_was_filled_before_is_used_again(measured: tuple[Path, dict[str, str]]) -> None:
    folder, _ = measured
    filled = folder / "filled-2000.duckdb"
    written_at = filled.stat().st_mtime_ns

    table = dict(measure(folder, EFFORT))

    assert filled.stat().st_mtime_ns == written_at
    assert "fill" not in table


def test_the_cookbook_is_asked_query_by_query(tmp_path: Path) -> None:
    cookbook = tmp_path / "cookbook.md"
    cookbook.write_text("# Cookbook\n\n## Who speaks\n\n```sql\nSELECT 1\n```\n\n```\n1\n```\n", encoding="utf-8")

    (question,) = cookbook_questions(cookbook)

    assert (question.name, question.sql) == ("cookbook: Who speaks", "SELECT 1\n")
    assert cookbook_questions(tmp_path / "none.md") == ()
