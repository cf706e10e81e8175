"""Segments into batches that share a pool of workers, and the figures of what was built of them."""

from __future__ import annotations

from collections import Counter

import polars as pl
import pytest

from flows import building
from flows.building import BuiltFacts, batches, whole_files
from flows.handover import Handover
from flows.loading import LoadedParts
from flows.run import begin_run
from transforms.outcomes import ARTICLE_RESULTS
from warehouse.archive import Segment


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([], []),
        ([4], [[4]]),
        ([4, 4, 2], [[4, 4, 2]]),
        ([4, 4, 3, 5], [[4, 4, 3], [5]]),
        ([25, 1, 1], [[25], [1, 1]]),
        ([1, 25, 1], [[1, 25], [1]]),
        ([0, 0, 10], [[0, 0, 10]]),
    ],
)
def test_a_batch_ends_with_the_segment_that_reaches_its_size(monkeypatch, tmp_path, sizes, expected):
    monkeypatch.setattr(building, "BYTES_PER_BATCH", 10)
    files = []
    for number, size in enumerate(sizes):
        files.append(tmp_path / f"{number}.warc.gz")
        files[-1].write_bytes(b"x" * size)

    made = [list(batch) for batch in batches(whole_files(files))]

    assert [[segment.size for segment in batch] for batch in made] == expected
    assert [segment.path for batch in made for segment in batch] == files


def test_a_batch_begins_before_its_last_segment_is_there(tmp_path):
    handover = Handover()
    first, second = (Segment(tmp_path / "pages.warc.gz", start, start + 5) for start in (0, 5))
    handover.put(first)
    batch = next(batches(handover))

    read = [next(batch)]
    handover.put(second)
    handover.finish()

    assert [*read, *batch] == [first, second]


def loaded_parts(**outcomes: str) -> LoadedParts:
    rows = list(outcomes.items())
    return LoadedParts(articles=pl.DataFrame(rows, schema=ARTICLE_RESULTS, orient="row"), people=2, quotes=3)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("loaded", "unchanged", "loaded"),
        ("unchanged", "loaded", "loaded"),
        ("quarantined", "loaded", "loaded"),
        ("unchanged", "quarantined", "quarantined"),
        ("unchanged", "unchanged", "unchanged"),
    ],
)
def test_the_best_of_an_articles_captures_decides(first, second, expected):
    built = BuiltFacts(loaded=[loaded_parts(ferry=first), loaded_parts(ferry=second)])

    assert built.articles.rows() == [("ferry", expected)]


def test_counts_of_all_parts_add_up():
    built = BuiltFacts(loaded=[loaded_parts(a="loaded"), loaded_parts(b="loaded", c="unchanged")])

    assert (built.people, built.quotes, built.articles.height) == (4, 6, 3)


def test_nothing_built_is_empty_frames():
    built = BuiltFacts()

    assert built.pages.is_empty()
    assert built.articles.is_empty()
    assert built.quarantine.is_empty()
    assert built.quality.is_empty()


def test_only_files_of_the_own_archive_are_on_record_as_loaded(tmp_path):
    run = begin_run("replay", tmp_path / "home", None)
    own = run.home.raw / "2026-03-02" / "run-1-1.warc.gz"
    foreign = tmp_path / "CC-NEWS-1.warc.gz"
    built = BuiltFacts(
        page_counts=Counter({own: 7, foreign: 9}),
        skips={own: Counter(not_html=2, not_200=5), foreign: Counter(not_html=3)},
    )

    rows = built.archive_rows(run)

    told = ("archive_file", "page_count", "run_id", "status", "skipped_count", "skip_reasons")
    assert rows.select(told).rows() == [
        ("2026-03-02/run-1-1.warc.gz", 7, run.run_id, "loaded", 7, "5 not_200, 2 not_html")
    ]
    assert built.skipped == {"not_200": 5, "not_html": 5}
