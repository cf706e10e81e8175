"""Damaged WARC files: a damaged record costs itself alone, and every stretch without a whole record is told."""

from __future__ import annotations

import os
import random
import struct
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from warc_files import HTML, foreign_file, foreign_record, member_ends, packed, page, written

from warehouse.archive import ArchiveReport, Gap, PageReader, Segment, repair_torn
from warehouse.pages import FetchedPage

PAGES = [page(number, random.Random(number).randbytes(3000)) for number in range(5)]
HTML_HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/html"


def read(path: Path) -> tuple[list[FetchedPage], list[Gap], ArchiveReport]:
    gaps: list[Gap] = []
    reader = PageReader(Segment.whole(path), on_gap=gaps.append)
    return list(reader), gaps, reader.report


def numbers(pages: list[FetchedPage]) -> list[int]:
    return [int(each.url.rpartition("/")[2].partition("?")[0]) for each in pages]


def flip(content: bytearray, place: int) -> None:
    content[place] ^= 0x10


def plain_file(path: Path) -> tuple[bytearray, list[int]]:
    """Five records of numbered pages, uncompressed, and where each begins."""
    content, starts = bytearray(), []
    for number in range(5):
        address = f"https://gazette.example/{number}"
        body = HTML + b"\r\n\r\n WARC/1.0\r\n" * 9
        record = foreign_record(HTML_HEAD, body, WARC_Target_URI=address)
        starts.append(len(content))
        content += foreign_file(path, [record], compress=False).read_bytes()
    return content, starts


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        pytest.param(lambda content, start, end: flip(content, start), "bad_head", id="magic"),
        pytest.param(lambda content, start, end: flip(content, start + 2), "bad_gzip", id="method"),
        pytest.param(lambda content, start, end: flip(content, start + 900), "bad_gzip", id="content"),
        pytest.param(lambda content, start, end: flip(content, end - 8), "bad_gzip", id="checksum"),
        pytest.param(lambda content, start, end: flip(content, end - 4), "bad_gzip", id="size"),
    ],
)
def test_a_damaged_gzip_member_costs_itself_alone(
    tmp_path: Path, damage: Callable[[bytearray, int, int], None], reason: str
) -> None:
    path = written(tmp_path, PAGES)
    content = bytearray(path.read_bytes())
    ends = member_ends(content)
    damage(content, ends[2], ends[3])
    path.write_bytes(content)

    pages, gaps, report = read(path)

    assert pages == [PAGES[0], PAGES[1], PAGES[3], PAGES[4]]
    assert gaps == [Gap(ends[2], ends[3], reason)]
    assert (gaps[0].size, report.records) == (ends[3] - ends[2], 5)
    assert report.skipped == {"not_response": 1, "damaged": 1}
    assert report.torn_at is None


def test_wherever_a_byte_is_flipped_no_other_record_is_lost(tmp_path: Path) -> None:
    path = written(tmp_path, PAGES)
    whole = path.read_bytes()
    ends = member_ends(whole)
    chance = random.Random(3)

    for _ in range(300):
        content = bytearray(whole)
        place = chance.randrange(len(whole))
        flip(content, place)
        path.write_bytes(content)
        pages, gaps, report = read(path)
        hit = sum(end <= place for end in ends) - 1

        # Of some bytes, such as the time in a member's header, nothing depends.
        is_told = len(gaps) == 1 or report.torn_at is not None
        expected = [number for number in range(5) if number != hit or not is_told]
        assert numbers(pages) == expected, place
        assert all(each in PAGES for each in pages), place


def test_damaged_records_in_a_row_are_one_gap_and_each_row_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, PAGES)
    content = bytearray(path.read_bytes())
    ends = member_ends(content)
    for number in (0, 2, 3):
        flip(content, (0, *ends)[number] + 500 if number else 0)
    path.write_bytes(content)

    pages, gaps, report = read(path)

    assert numbers(pages) == [0, 3, 4]
    assert gaps == [Gap(0, ends[0], "bad_head"), Gap(ends[1], ends[3], "bad_gzip")]
    assert report.skipped == {"damaged": 2}


def test_damage_that_no_whole_record_follows_is_a_torn_end(tmp_path: Path) -> None:
    path = written(tmp_path, PAGES)
    content = bytearray(path.read_bytes())
    ends = member_ends(content)
    flip(content, ends[4] + 900)
    path.write_bytes(content[:-5])

    pages, gaps, report = read(path)

    assert numbers(pages) == [0, 1, 2, 3]
    assert (gaps, report.torn_at, report.skipped) == ([], ends[4], {"not_response": 1, "torn": 1})


def test_a_gap_lies_within_its_segment(tmp_path: Path) -> None:
    path = written(tmp_path, PAGES)
    content = bytearray(path.read_bytes())
    ends = member_ends(content)
    flip(content, ends[2] + 900)
    path.write_bytes(content)
    gaps: list[Gap] = []
    reader = PageReader(Segment(path, ends[1], ends[3]), on_gap=gaps.append)

    assert numbers(list(reader)) == [1]
    assert (gaps, reader.report.torn_at) == ([], ends[2])


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        pytest.param(b"WARC/1.0", b"WIRC/1.0", "bad_length", id="first line"),
        pytest.param(b"WARC/1.0", b"WARC/9.0", "bad_head", id="version"),
        pytest.param(b"\nContent-Length: 2", b"\nContent-Length: 1", "bad_length", id="too short"),
        pytest.param(b"\nContent-Length: 2", b"\nContent-Length: 3", "bad_length", id="too long"),
        pytest.param(b"\nContent-Length: 2", b"\nContent-Length: 99992", "cut_short", id="beyond the file"),
        pytest.param(b"\nContent-Length: 2", b"\nContent-Length: x2", "bad_length", id="no number"),
        pytest.param(b"\nContent-Length: 2", b"\nContint-Length: 2", "bad_length", id="no length"),
    ],
)
def test_a_damaged_record_of_a_plain_file_is_passed_over(tmp_path: Path, old: bytes, new: bytes, reason: str) -> None:
    path = tmp_path / "plain.warc"
    content, starts = plain_file(path)
    record = bytes(content[starts[2] : starts[3]])
    assert old in record
    damaged = record.replace(old, new, 1)
    path.write_bytes(content[: starts[2]] + damaged + content[starts[3] :])

    pages, gaps, report = read(path)

    # Where a record's first line is damaged, the one before it leads to nothing: none can tell which of them is.
    first = 1 if new.startswith(b"WIRC") else 2
    assert numbers(pages) == [number for number in range(5) if not first <= number <= 2]
    assert gaps == [Gap(starts[first], starts[2] + len(damaged), reason)]
    assert (report.skipped, report.torn_at) == ({"damaged": 1}, None)


def test_a_plain_file_that_is_cut_is_torn_after_its_whole_records(tmp_path: Path) -> None:
    path = tmp_path / "plain.warc"
    content, starts = plain_file(path)

    for place in (starts[3] + 3, starts[3] + 60, starts[3] + 300, starts[4] + 1, len(content) - 5):
        path.write_bytes(content[:place])
        pages, gaps, report = read(path)
        whole = sum(start < place for start in starts) - 1

        assert numbers(pages) == list(range(whole)), place
        assert (gaps, report.torn_at) == ([], starts[whole]), place


def test_what_looks_like_a_record_inside_a_damaged_one_is_none(tmp_path: Path) -> None:
    path = tmp_path / "look-alikes.warc.gz"
    body = HTML + b"\x1f\x8b\x08\x00" * 5000 + packed(HTML) + b"\r\n\r\nWARC/1.0\r\nContent-Length: 7\r\n\r\n" * 50
    record = foreign_file(path, [foreign_record(HTML_HEAD, body)], compress=False).read_bytes()
    good = packed(foreign_file(path, [foreign_record(HTML_HEAD, HTML)], compress=False).read_bytes())
    # Stored, not compressed: the look-alikes stand in the file as they are.
    stored = bytearray(packed(record, compresslevel=0))
    flip(stored, len(stored) // 2)
    path.write_bytes(good + stored + good)

    pages, gaps, _ = read(path)

    assert [each.body for each in pages] == [HTML, HTML]
    assert gaps == [Gap(len(good), len(good) + len(stored), "bad_gzip")]


def test_a_gzip_member_that_holds_more_than_its_record_is_told(tmp_path: Path) -> None:
    path = tmp_path / "two-in-one.warc.gz"
    record = foreign_file(path, [foreign_record(HTML_HEAD, HTML)], compress=False).read_bytes()
    path.write_bytes(packed(record + record) + packed(record))

    pages, gaps, _ = read(path)

    assert [each.body for each in pages] == [HTML]
    assert gaps == [Gap(0, len(packed(record + record)), "bad_length")]


def test_an_empty_gzip_member_is_no_damage(tmp_path: Path) -> None:
    path = foreign_file(tmp_path / "empty.warc.gz", [foreign_record(HTML_HEAD, HTML)], compress=True)
    path.write_bytes(path.read_bytes() + packed(b"") + path.read_bytes() + packed(b""))

    pages, gaps, report = read(path)

    assert (len(pages), gaps, report.skipped, report.torn_at) == (2, [], {}, None)


def test_a_damaged_bomb_takes_no_memory_and_the_next_record_is_read(tmp_path: Path) -> None:
    path = tmp_path / "bomb.warc.gz"
    good = packed(foreign_file(path, [foreign_record(HTML_HEAD, HTML)], compress=False).read_bytes())
    bomb = bytearray(packed(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99\r\n\r\n" + bytes(100 * 2**20)))
    flip(bomb, len(bomb) - 8)
    path.write_bytes(bomb + good)

    tracemalloc.start()
    pages, gaps, _ = read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert (len(pages), len(gaps)) == (1, 1)
    assert peak < 2**20


def test_reading_stays_linear_where_every_record_runs_into_the_same_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Members that begin one behind the other and share all that follows: each is read as far as the damage."""
    path = tmp_path / "shared-end.warc.gz"
    head = b"WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 99999999\r\n\r\n"
    opening = packed(b"")[:10]
    size = len(opening) + 5 + len(head)
    count = 60_000 // size
    starts = b""
    for number in range(count):
        # A stored block that reaches to the end of all the openings.
        length = size * (count - number) - len(opening) - 5
        starts += opening + struct.pack("<BHH", 0, length, length ^ 0xFFFF) + head
    rest = zlib.compressobj(0, wbits=-15)
    shared = rest.compress(random.Random(1).randbytes(2**20)) + rest.flush() + b"no checksum"
    good = packed(foreign_file(path, [foreign_record(HTML_HEAD, HTML)], compress=False).read_bytes())
    path.write_bytes(starts + shared + good)
    asked = 0
    pread = os.pread

    def counted(descriptor: int, length: int, offset: int) -> bytes:
        nonlocal asked
        asked += length
        return pread(descriptor, length, offset)

    monkeypatch.setattr(os, "pread", counted)

    pages, gaps, _ = read(path)

    assert [each.body for each in pages] == [HTML]
    assert len(gaps) == 1
    # As often as there are members it would be more than 700 times.
    assert asked < 20 * path.stat().st_size


def test_an_open_file_of_a_dead_run_keeps_what_lies_behind_a_damaged_record(tmp_path: Path) -> None:
    path = written(tmp_path, PAGES)
    content = bytearray(path.read_bytes())
    ends = member_ends(content)
    flip(content, ends[1] + 900)
    path.unlink()
    path.with_name(path.name + ".open").write_bytes(content[:-5])

    assert repair_torn(tmp_path) == (path,)

    assert path.read_bytes() == content[: ends[4]]
    assert numbers(read(path)[0]) == [0, 2, 3]
