"""Archived pages into staged parts: an article once a part, spans, pages counted by file."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import polars as pl
import pytest
from written_pages import FERRY, FETCHED, LIBRARY, article_page, html_page, three_articles

from flows.building import whole_files
from flows.parts import Extracted, stage_archives
from flows.run import Run, begin_run
from flows.settings import Settings
from flows.span import Span
from flows.staging import read_part
from transforms.records import FetchedPage
from warehouse.archive import ArchiveWriter

LATER = FETCHED + timedelta(hours=3)
MUCH_LATER = FETCHED + timedelta(hours=6)
END = FETCHED + timedelta(hours=9)


@pytest.fixture(scope="module")
def run(tmp_path_factory) -> Run:
    return begin_run("ingest", tmp_path_factory.mktemp("parts") / "home", None)


def archived(run: Run, name: str, *pages: FetchedPage) -> tuple:
    with ArchiveWriter(run.home.raw, name) as archive:
        for page in pages:
            archive.write(page)
    return archive.paths


@pytest.fixture(scope="module")
def staged(run) -> tuple[Extracted, dict[str, tuple]]:
    """Two files: three articles, an empty page and an article that opts out; and the first one twice again, changed.

    A page fetched before the span and one fetched at its end stand in the files too.
    """
    ferry, library, mill = three_articles()
    early = html_page("early", "<p></p>", fetched_at=FETCHED - timedelta(seconds=1))
    changed = (*FERRY, "A band will play at the opening, the office added in the evening.")
    reserved = article_page("reserved", "Library gets nine thousand books", LIBRARY)
    reserved = replace(reserved, headers=(*reserved.headers, ("TDM-Reservation", "1")))
    files = {
        "first": archived(run, "first", early, ferry, library, html_page("empty", "<p></p>"), reserved, mill),
        "second": archived(
            run,
            "second",
            article_page("ferry", "Ferry pier reopens in May", changed, fetched_at=LATER),
            article_page("ferry", "Ferry pier reopens in June", changed, fetched_at=MUCH_LATER),
            html_page("late", "<p></p>", fetched_at=END),
        ),
    }
    settings = Settings(home=run.home.path, processes=1)
    span = Span(since=FETCHED, until=END)
    segments = whole_files([*files["first"], *files["second"]])
    return stage_archives(segments, run, settings, span, "batch-0000"), files


def test_a_part_holds_an_article_once_and_later_captures_follow_in_order(staged):
    extracted, _ = staged
    parts = [read_part(folder) for folder in extracted.parts]

    assert [part.facts.articles.height for part in parts] == [3, 1, 1]
    assert [part.facts.articles["article_id"].is_unique().all() for part in parts] == [True, True, True]
    assert [part.facts.articles["fetched_at"].max() for part in parts] == [FETCHED, LATER, MUCH_LATER]
    assert parts[2].facts.articles["title"].to_list() == ["Ferry pier reopens in June"]


def test_every_page_has_one_row_with_its_article_or_the_reason_for_none(staged):
    extracted, _ = staged
    pages = [read_part(folder).pages for folder in extracted.parts]

    assert [frame.height for frame in pages] == [5, 1, 1]
    empty, reserved = pages[0].filter(pl.col("article_id").is_null()).iter_rows(named=True)
    assert empty["requested_url"].endswith("/empty")
    assert empty["detail"]
    assert reserved["requested_url"].endswith("/reserved")
    assert reserved["detail"].startswith("opted_out: ")


def test_pages_are_counted_by_file(staged):
    extracted, files = staged

    assert extracted.page_counts == {files["first"][0]: 5, files["second"][0]: 2}


def test_answers_that_gave_no_page_are_counted_by_file_and_told(staged, run, caplog):
    extracted, files = staged
    gone = [replace(html_page(name, "<p></p>"), status=404) for name in ("gone", "lost")]
    (file,) = archived(run, "third", *gone)
    caplog.set_level("INFO", logger="flows.parts")

    of_gone = stage_archives(whole_files([file]), run, Settings(home=run.home.path, processes=1), Span(), "third")

    assert extracted.skips == {files[name][0]: {"out_of_time": 1} for name in ("first", "second")}
    assert of_gone.skips == {file: {"not_200": 2}}
    assert f"{file}: 2 answers gave no page: 2 not_200" in caplog.messages


def test_a_damaged_record_is_told_and_counted_and_the_pages_behind_it_are_read(run, caplog):
    (file,) = archived(run, "damaged", *three_articles())
    content = bytearray(file.read_bytes())
    # The second article's record is the third: the file's own stands first.
    start, end = [found.start() for found in re.finditer(rb"\x1f\x8b\x08", content)][2:4]
    content[start + 300] ^= 1
    file.write_bytes(content)
    settings = Settings(home=run.home.path, processes=1)

    extracted = stage_archives(whole_files([file]), run, settings, Span(), "damaged")

    assert extracted.page_counts == {file: 2}
    assert extracted.skips == {file: {"damaged": 1}}
    told = f"{file} is damaged at byte {start} (bad_gzip): {end - start} bytes are passed over, reading goes on at byte"
    assert f"{told} {end}" in caplog.messages


def test_facts_name_the_run_and_the_code_that_made_them(staged, run):
    articles = read_part(staged[0].parts[0]).facts.articles

    assert set(articles["run_id"]) == {run.run_id}
    assert set(articles["pipeline_version"]) == {run.pipeline_version}


def test_pages_outside_the_span_are_left_out(staged):
    extracted, _ = staged
    requested = pl.concat([read_part(folder).pages for folder in extracted.parts])["requested_url"]

    assert not requested.str.contains("early|late").any()
