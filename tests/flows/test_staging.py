"""What runs stage: whole files or none."""

from __future__ import annotations

import polars as pl
import pytest
from polars.testing import assert_frame_equal
from written_pages import html_page

from flows.staging import StagedPart, read_frame, read_pages_of, read_part, write_frame, write_part
from transforms.pages import page_facts, page_frame, page_result
from transforms.records import UnreadablePage
from warehouse.facts import FRAME_TABLES


@pytest.fixture
def part() -> StagedPart:
    page = html_page("empty", "")
    unreadable = UnreadablePage(url=page.url, reason="empty", detail="the answer had no body")
    results = (page_result(page, unreadable),)
    return StagedPart(facts=page_facts(results, "run-1", "1.0+aa"), pages=page_frame(results))


@pytest.mark.parametrize("home", ["home", "news [2026] ö*'\"{a}"])
def test_a_part_is_read_back_as_it_was_written(part, tmp_path, home):
    (tmp_path / home).mkdir()
    folder = write_part(part, tmp_path / home / "batch-0000-00000")

    again = read_part(folder)

    assert_frame_equal(again.pages, part.pages)
    assert_frame_equal(read_pages_of(folder), part.pages)
    for name in FRAME_TABLES:
        assert_frame_equal(getattr(again.facts, name), getattr(part.facts, name))


def test_only_the_finished_part_lies_there(part, tmp_path):
    write_part(part, tmp_path / "batch-0000-00000")

    assert [path.name for path in tmp_path.iterdir()] == ["batch-0000-00000"]


def test_a_part_that_is_there_already_is_never_mixed_with_another(part, tmp_path):
    write_part(part, tmp_path / "batch-0000-00000")

    with pytest.raises(OSError, match="not empty"):
        write_part(part, tmp_path / "batch-0000-00000")


def test_a_frame_takes_the_place_of_an_earlier_one(tmp_path):
    path = tmp_path / "links.parquet"

    write_frame(pl.DataFrame({"url": ["https://a.example/"]}), path)
    written = write_frame(pl.DataFrame({"url": ["https://b.example/"]}), path)

    assert written == path
    assert read_frame(path)["url"].to_list() == ["https://b.example/"]
    assert [file.name for file in tmp_path.iterdir()] == ["links.parquet"]
