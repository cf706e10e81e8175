from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import polars as pl
import pytest
from checked_batches import NOW, facts_of, good_article

from expectations.data_docs import build_data_docs, own_page
from expectations.gate import check_facts


@pytest.fixture(scope="module")
def results() -> pl.DataFrame:
    """Of a batch in which one quote fails, by words that would be a script if a page showed them raw."""
    article = good_article("one")
    article.quotes[3]["quote_kind"] = "<script>alert('x')</script>"
    return check_facts(facts_of([article]), run_id="run-1", now=NOW).results


@pytest.fixture(scope="module")
def mentions(results: pl.DataFrame) -> pl.DataFrame:
    return results.filter(table_name="mentions")


@pytest.fixture(scope="module")
def index(results: pl.DataFrame, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_data_docs(tmp_path_factory.mktemp("home"), results, run_id="run-1", now=NOW)


def pages(home: Path) -> list[Path]:
    return sorted((home / "quality").glob("runs/*/*.html"))


def test_every_checked_table_has_a_page_that_names_its_rules(results: pl.DataFrame, index: Path) -> None:
    assert index.parts[-2:] == ("quality", "index.html")
    assert {page.stem for page in pages(index.parents[1])} == set(results["table_name"])
    for page in pages(index.parents[1]):
        rules = results.filter(table_name=page.stem)["rule"]
        text = page.read_text(encoding="utf-8")
        assert [rule for rule in rules if rule not in text] == []


def test_the_index_links_to_each_page_and_tells_what_failed(index: Path) -> None:
    text = index.read_text(encoding="utf-8")

    linked = {(index.parent / link).resolve() for link in re.findall(r'href="([^"]+)"', text)}
    assert linked == {page.resolve() for page in pages(index.parents[1])}
    assert "2026-03-02 12:30 UTC, run run-1" in text
    assert "fact_quotes.quote_kind.one_of: 1 of 4 rows." in text


def test_pages_link_back_to_the_index(index: Path) -> None:
    for page in pages(index.parents[1]):
        links = re.findall(r'href="([^"#]+)"', page.read_text(encoding="utf-8"))
        assert links
        assert {(page.parent / link).resolve() for link in links} == {index.resolve()}


def test_nothing_asks_another_host(index: Path) -> None:
    for page in [index, *pages(index.parents[1])]:
        assert re.findall(r"(?:src=|url\(|https?://)[^\s\"'<]*", page.read_text(encoding="utf-8")) == []


def test_words_of_a_page_are_shown_and_never_run(index: Path) -> None:
    (quotes,) = (page for page in pages(index.parents[1]) if page.stem == "fact_quotes")

    for page in (index, quotes):
        text = page.read_text(encoding="utf-8")
        assert "<script" not in text
        assert "&lt;script&gt;alert(" in text


def test_only_the_last_runs_keep_their_pages(mentions: pl.DataFrame, tmp_path: Path) -> None:
    for number in range(4):
        run_id = f"run-{number}"
        index = build_data_docs(
            tmp_path,
            mentions.with_columns(run_id=pl.lit(run_id)),
            run_id=run_id,
            now=NOW + timedelta(hours=number),
            keep=2,
        )

    assert [page.parent.name.split("-", 1)[1] for page in pages(tmp_path)] == ["run-2", "run-3"]
    assert re.findall(r"run (run-\d)", index.read_text(encoding="utf-8")) == ["run-3", "run-2"]


def test_a_run_that_is_told_twice_has_its_last_pages_only(
    results: pl.DataFrame, mentions: pl.DataFrame, tmp_path: Path
) -> None:
    build_data_docs(tmp_path, results.filter(table_name="fact_people"), run_id="run-1", now=NOW)

    build_data_docs(tmp_path, mentions, run_id="run-1", now=NOW + timedelta(hours=1))

    assert [page.name for page in pages(tmp_path)] == ["mentions.html"]


def test_what_a_killed_run_left_is_no_run_and_goes_with_the_next_try(mentions: pl.DataFrame, tmp_path: Path) -> None:
    left = tmp_path / "quality" / "runs" / ".20260302T123000000000-run-1"
    left.mkdir(parents=True)
    (left / "results.ndjson").write_text("", encoding="utf-8")

    build_data_docs(tmp_path, mentions, run_id="run-1", now=NOW)

    assert [page.name for page in pages(tmp_path)] == ["mentions.html"]
    assert not left.exists()


def test_a_run_id_cannot_leave_the_folder(mentions: pl.DataFrame, tmp_path: Path) -> None:
    run_id = "../../<b>out"

    index = build_data_docs(tmp_path, mentions.with_columns(run_id=pl.lit(run_id)), run_id=run_id, now=NOW)

    assert [page.parent.parent for page in pages(tmp_path)] == [tmp_path / "quality" / "runs"]
    assert "<b>" not in index.read_text(encoding="utf-8")


def test_own_pages_keep_links_within_the_page_only() -> None:
    page = (
        "<html><head><link href='https://styles.example/a.css'><title>t</title></head><body>"
        "<a href='#section-1'>one</a><a href='https://elsewhere.example/'>two</a><script>x()</script></body></html>"
    )

    own = own_page(page)

    assert "example" not in own
    assert '<a href="#section-1">one</a>two' in own
    assert "x()" not in own


def test_runs_that_end_at_once_leave_whole_pages_and_an_index_of_them(mentions: pl.DataFrame, tmp_path: Path) -> None:
    def build(number: int) -> Path:
        run_id = f"run-{number}"
        results = mentions.with_columns(run_id=pl.lit(run_id))
        return build_data_docs(tmp_path, results, run_id=run_id, now=NOW + timedelta(seconds=number), keep=1)

    with ThreadPoolExecutor(8) as runs:
        (index,) = set(runs.map(build, range(40)))

    (page,) = pages(tmp_path)
    assert page.relative_to(index.parent).as_posix() in index.read_text(encoding="utf-8")
    assert not [left.name for left in index.parent.rglob(".*")]
