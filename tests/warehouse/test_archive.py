from __future__ import annotations

import os
import random
import subprocess
import sys
import tracemalloc
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from warc_files import HTML, foreign_file, foreign_record, member_ends, packed, page, written
from warcio.archiveiterator import ArchiveIterator
from warcio.warcwriter import WARCWriter

from warehouse.archive import ArchiveWriteError, ArchiveWriter, PageReader, Segment, repair_torn
from warehouse.archive.writer import RECORDS_PER_SEGMENT
from warehouse.pages import AnnouncedDate, FetchedPage, Precision


@pytest.mark.parametrize(
    "original",
    [
        page(),
        page(body=b""),
        page(body=random.Random(7).randbytes(300_000)),
        page(body=b"\x1f\x8b looks like gzip, \r\n\r\n has ends of records \r\n\r\nWARC/1.1\r\n"),
        replace(page(), source_id=None, headers=()),
        replace(page(), headers=(("Content-Length", "17"), ("Content-Encoding", "br"), ("X-Crawl-Delay", "4"))),
        replace(page(), headers=(("Content-Type", "image/png"),)),
        replace(page(), url="https://gazette.example/a%20b?q=ü", final_url="https://gazette.example/ü"),
    ],
)
def test_a_page_read_back_is_the_page_that_was_written(tmp_path: Path, original: FetchedPage) -> None:
    path = written(tmp_path, [original])

    assert list(PageReader(Segment.whole(path))) == [original]


def test_files_lie_under_the_day_and_grow_to_the_limit(tmp_path: Path) -> None:
    pages = [page(number, random.Random(number).randbytes(5_000)) for number in range(10)]

    with ArchiveWriter(tmp_path, "run-1", max_file_bytes=20_000) as archive:
        files = [archive.write(each) for each in pages]
        open_files = list(tmp_path.glob("**/*.open"))

    assert [path.relative_to(tmp_path).as_posix() for path in archive.paths] == [
        "2026-03-14/run-1-0.warc.gz",
        "2026-03-14/run-1-1.warc.gz",
        "2026-03-14/run-1-2.warc.gz",
    ]
    assert [path.name for path in open_files] == ["run-1-2.warc.gz.open"]
    assert not list(tmp_path.glob("**/*.open"))
    assert [each for path in archive.paths for each in PageReader(Segment.whole(path))] == pages
    assert [each for path in dict.fromkeys(files) for each in PageReader(Segment.whole(path))] == pages


@pytest.mark.parametrize("max_file_bytes", [20_000, 2**20])
def test_segments_are_all_that_was_written_each_readable_at_once(tmp_path: Path, max_file_bytes: int) -> None:
    pages = [page(number, random.Random(number).randbytes(1_500)) for number in range(40)]
    read: list[FetchedPage] = []
    reports = []

    def follow(segment: Segment) -> None:
        reader = PageReader(segment)
        read.extend(reader)
        reports.append(reader.report)

    with ArchiveWriter(tmp_path, "run-1", max_file_bytes=max_file_bytes, on_segment=follow) as archive:
        for number, each in enumerate(pages):
            archive.write(each)
            assert len(read) > number - RECORDS_PER_SEGMENT

    assert read == pages
    assert len(reports) > 2
    assert {report.torn_at for report in reports} == {None}
    assert [each for path in archive.paths for each in PageReader(Segment.whole(path))] == pages


def test_a_segment_that_is_cut_short_shows(tmp_path: Path) -> None:
    path = written(tmp_path, [page(number) for number in range(3)])
    cut = Segment(path, 0, path.stat().st_size - 5)

    reader = PageReader(cut)

    assert list(reader) == [page(0), page(1)]
    assert reader.report.torn_at is not None


def test_a_run_that_writes_nothing_leaves_nothing(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path, "run-1") as archive:
        pass

    assert archive.paths == ()
    assert list(tmp_path.iterdir()) == []


def test_a_second_writer_of_the_same_run_takes_the_next_number(tmp_path: Path) -> None:
    first = written(tmp_path, [page(1)])
    second = written(tmp_path, [page(2)])

    assert (first.name, second.name) == ("run-1-0.warc.gz", "run-1-1.warc.gz")
    assert list(PageReader(Segment.whole(first))) == [page(1)]


@pytest.mark.parametrize("run_id", ["", "../up", "a/b", ".hidden", "a\nb"])
def test_a_run_id_that_is_no_file_name_is_refused(tmp_path: Path, run_id: str) -> None:
    with pytest.raises(ValueError, match="file name"):
        ArchiveWriter(tmp_path, run_id)


def test_other_tools_read_the_records_with_right_digests(tmp_path: Path) -> None:
    path = written(tmp_path, [page(3)])

    with path.open("rb") as stream:
        info, response = [
            (record.rec_type, record.rec_headers, record.http_headers, record.content_stream().read(), record)
            for record in ArchiveIterator(stream, check_digests="raise")
        ]

    assert (info[0], response[0]) == ("warcinfo", "response")
    assert response[1].get_header("WARC-Target-URI") == page(3).final_url
    assert response[1].get_header("WARC-Date") == "2026-03-14T12:03:00.123456Z"
    assert response[1].get_header("Newsfacts-Source-Id") == "harbour-gazette"
    assert response[2].get_statuscode() == "200"
    assert response[2].get_header("Content-Length") == str(len(page(3).body))
    assert response[3] == page(3).body
    assert response[4].digest_checker.passed


@pytest.mark.parametrize("precision", ["second", "minute", "day"])
def test_the_date_that_a_feed_gave_is_read_back(tmp_path: Path, precision: Precision) -> None:
    announced = AnnouncedDate(datetime(2026, 5, 4, 10, 20, 30, tzinfo=UTC), precision)
    offered = replace(page(1), announced=announced)

    assert list(PageReader(Segment.whole(written(tmp_path, [offered, page(2)])))) == [offered, page(2)]


@pytest.mark.parametrize("field", ["yesterday day", "2026-05-04T10:20:30+00:00", "2026-05-04T10:20:30+00:00 hour"])
def test_a_date_in_another_form_is_none(tmp_path: Path, field: str) -> None:
    record = foreign_record("HTTP/1.1 200 OK\r\nContent-Type: text/html", HTML, Newsfacts_Announced=field)

    (read,) = PageReader(Segment.whole(foreign_file(tmp_path / "a.warc", [record], compress=False)))

    assert read.announced is None


def test_line_ends_in_a_header_make_no_header(tmp_path: Path) -> None:
    hostile = replace(page(), headers=(("X-A", "1\r\nX-Injected: 2"),), url="http://gazette.example/\r\nWARC-Type: x")

    (read,) = PageReader(Segment.whole(written(tmp_path, [hostile])))

    assert read.headers == (("X-A", "1  X-Injected: 2"),)
    assert read.url == "http://gazette.example/  WARC-Type: x"


def test_feeds_and_failures_are_archived_but_are_no_pages(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path, "run-1") as archive:
        archive.write(page(1), kind="feed")
        archive.write(replace(page(2), status=404))
        archive.write(page(3))
    reader = PageReader(Segment.whole(archive.paths[0]))

    assert list(reader) == [page(3)]
    assert reader.report.skipped == {"not_response": 1, "not_page": 1, "not_200": 1}
    assert (reader.report.records, reader.report.pages, reader.report.torn_at) == (4, 1, None)


def test_since_is_inclusive_and_until_exclusive(tmp_path: Path) -> None:
    path = written(tmp_path, [page(number) for number in range(5)])
    since, until = page(1).fetched_at, page(3).fetched_at

    reader = PageReader(Segment.whole(path), since, until)

    assert list(reader) == [page(1), page(2)]
    assert reader.report.skipped["out_of_time"] == 3


def test_a_file_cut_anywhere_gives_its_whole_records(tmp_path: Path) -> None:
    pages = [page(number, random.Random(number).randbytes(700)) for number in range(40)]
    content = written(tmp_path / "whole", pages).read_bytes()
    cut = tmp_path / "cut.warc.gz"
    ends = member_ends(content)
    positions = sorted({*range(0, len(content), 1000), *range(ends[3] - 30, ends[3] + 60), len(content) - 1})

    for position in positions:
        cut.write_bytes(content[:position])
        reader = PageReader(Segment.whole(cut))
        whole = sum(end <= position for end in ends)

        assert list(reader) == pages[: max(whole - 1, 0)], position
        whole_end = ends[whole - 1] if whole else 0
        assert reader.report.torn_at == (whole_end if whole_end < position else None), position


def test_an_open_file_of_a_dead_run_is_cut_and_finished(tmp_path: Path) -> None:
    pages = [page(number) for number in range(6)]
    path = written(tmp_path, pages)
    content = path.read_bytes()
    ends = member_ends(content)
    torn = path.with_name(path.name + ".open")

    for position in (ends[4], ends[4] + 1, ends[5] - 1, ends[0]):
        path.unlink(missing_ok=True)
        torn.write_bytes(content[:position])
        (finished,) = repair_torn(tmp_path)

        whole = [end for end in ends if end <= position]
        assert finished == path
        assert path.read_bytes() == content[: whole[-1]]
        reader = PageReader(Segment.whole(path))
        assert list(reader) == pages[: len(whole) - 1]
        assert reader.report.torn_at is None
        assert not torn.exists()


def test_an_open_file_without_a_whole_record_goes(tmp_path: Path) -> None:
    (tmp_path / "2026-03-14").mkdir()
    torn = tmp_path / "2026-03-14" / "run-1-0.warc.gz.open"
    torn.write_bytes(b"\x1f\x8b\x08")

    assert repair_torn(tmp_path) == ()
    assert not torn.exists()


def test_a_file_in_work_is_left_alone(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path, "run-1") as archive:
        archive.write(page(1))
        while_open = repair_torn(tmp_path)
        archive.write(page(2))

    assert while_open == ()
    assert list(PageReader(Segment.whole(archive.paths[0]))) == [page(1), page(2)]


def test_a_killed_writer_loses_no_record_it_had_written(tmp_path: Path) -> None:
    code = f"""
import os, signal
from datetime import UTC, datetime
from pathlib import Path
from warehouse.archive import ArchiveWriter
from warehouse.pages import FetchedPage
archive = ArchiveWriter(Path({str(tmp_path)!r}), "run-1")
for number in range(20):
    archive.write(FetchedPage(url=f"http://gazette.example/{{number}}", final_url="http://gazette.example/",
        fetched_at=datetime.now(UTC), status=200, headers=(), body=b"<html>" * number))
os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parents[2])

    (finished,) = repair_torn(tmp_path)

    assert [each.body for each in PageReader(Segment.whole(finished))] == [b"<html>" * number for number in range(20)]


def test_a_full_disk_is_told_and_what_was_written_stays(tmp_path: Path) -> None:
    code = f"""
import resource, signal
from pathlib import Path
from warc_files import page
from warehouse.archive import ArchiveWriteError, ArchiveWriter
import random
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (22_000, 22_000))
with ArchiveWriter(Path({str(tmp_path)!r}), "run-1") as archive:
    try:
        for number in range(10):
            archive.write(page(number, random.Random(number).randbytes(6_000)))
    except ArchiveWriteError as error:
        print("told:", error)
    archive.write(page(10, b"<html>small enough"))
"""
    ran = run_python(code)
    (path,) = tmp_path.glob("*/*.warc.gz")
    reader = PageReader(Segment.whole(path))

    assert ran.startswith("told: cannot write to the archive")
    assert [each.url for each in reader] == [page(number).url for number in (0, 1, 2, 10)]
    assert reader.report.torn_at is None
    assert not list(tmp_path.glob("**/*.open"))


def test_a_disk_without_any_room_leaves_no_file(tmp_path: Path) -> None:
    code = f"""
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
from pathlib import Path
from warc_files import page
from warehouse.archive import ArchiveWriteError, ArchiveWriter
with ArchiveWriter(Path({str(tmp_path)!r}), "run-1") as archive:
    try:
        archive.write(page())
    except ArchiveWriteError as error:
        print("told:", error)
"""
    ran = run_python(code)

    assert ran.startswith("told: cannot write to the archive")
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    body = b"<html>" + b"The ferry resumes on Monday. " * 7_000
    path = written(tmp_path, [page(number, body) for number in range(60)])

    tracemalloc.start()
    read = sum(1 for _ in PageReader(Segment.whole(path)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert read == 60
    assert peak < 10 * len(body)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "raw").write_text("a file in the way")

    with pytest.raises(ArchiveWriteError, match="cannot write to the archive"):
        ArchiveWriter(tmp_path / "raw", "run-1").write(page())


def chunked(body: bytes) -> bytes:
    parts = [body[:20], body[20:]]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize("compress", [True, False])
@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8", HTML),
        ("HTTP/1.1 200 OK\r\nContent-Type: TEXT/HTML\r\nContent-Encoding: gzip", packed(HTML)),
        ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", HTML),
        ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: deflate", zlib.compress(HTML)),
        ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked", chunked(HTML)),
        (
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip",
            chunked(packed(HTML)),
        ),
        ("HTTP/2 200\r\nX-Crawl-Content-Encoding: br\r\nContent-Type: text/html", HTML),
        ("HTTP/1.1 200 OK", HTML),
        ("HTTP/1.1 200 OK\r\nContent-Type: text/plain", HTML),
    ],
)
def test_pages_of_other_crawlers_are_decoded(tmp_path: Path, head: str, body: bytes, compress: bool) -> None:
    path = foreign_file(tmp_path / "CC-NEWS.warc", [foreign_record(head, body)], compress=compress)
    reader = PageReader(Segment.whole(path))

    (read,) = reader

    assert (read.url, read.final_url) == ("https://gazette.example/ferry", "https://gazette.example/ferry")
    assert (read.body, read.status, read.source_id) == (HTML, 200, None)
    assert read.fetched_at == datetime(2026, 3, 14, 12, tzinfo=UTC)
    assert read.headers == tuple(tuple(line.split(": ", 1)) for line in head.split("\r\n")[1:])
    assert reader.report.torn_at is None


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (foreign_record("HTTP/1.1 301 Moved\r\nLocation: /b", b""), "not_200"),
        (foreign_record("HTTP/1.1 200 OK\r\nContent-Type: image/png", b"\x89PNG"), "not_html"),
        (foreign_record("HTTP/1.1 200 OK\r\nContent-Type: text/plain", b"User-agent: *"), "not_html"),
        (foreign_record("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br", b"\x0b"), "bad_encoding"),
        (foreign_record("GET / HTTP/1.1", b"", WARC_Type="request"), "not_response"),
        (foreign_record("20260314 A 192.0.2.1", b"", WARC_Target_URI="dns:gazette.example"), "not_http"),
        (foreign_record("HTTP/1.1 200 OK", HTML, WARC_Target_URI=""), "not_http"),
        (foreign_record("HTTP/1.1 200 OK", HTML, WARC_Target_URI="http://"), "not_http"),
        (foreign_record("HTTP/1.1 200 OK", HTML, WARC_Target_URI="http://[gazette"), "not_http"),
        (foreign_record("HTTP/1.1 200 OK", HTML, WARC_Target_URI="https://gazette.example:99999/a"), "not_http"),
        (foreign_record("HTTP/1.1 200 OK", HTML, WARC_Date="yesterday"), "bad_date"),
        (foreign_record("HTTP/1.1 200 OK", HTML, WARC_Date=""), "bad_date"),
        (foreign_record("<html>", HTML), "not_http"),
    ],
)
@pytest.mark.parametrize("compress", [True, False])
def test_a_record_that_is_no_page_is_counted_and_the_next_one_read(
    tmp_path: Path, record: tuple[dict[str, str], bytes], reason: str, compress: bool
) -> None:
    good = foreign_record("HTTP/1.1 200 OK\r\nContent-Type: text/html", HTML)
    path = foreign_file(tmp_path / "other.warc", [record, good], compress=compress)
    reader = PageReader(Segment.whole(path))

    assert [each.body for each in reader] == [HTML]
    assert reader.report.skipped == {reason: 1}
    assert reader.report.torn_at is None


def test_a_decompression_bomb_in_a_file_is_counted(tmp_path: Path) -> None:
    bomb = packed(bytes(30 * 2**20))
    record = foreign_record("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", bomb)
    reader = PageReader(Segment.whole(foreign_file(tmp_path / "bomb.warc.gz", [record], compress=True)))

    assert list(reader) == []
    assert reader.report.skipped == {"too_large": 1}


def test_a_file_that_warcio_wrote_is_read(tmp_path: Path) -> None:
    path = tmp_path / "by-warcio.warc.gz"
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "a crawler"}))
        block = BytesIO(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + HTML)
        writer.write_record(writer.create_warc_record("https://gazette.example/", "response", payload=block))

    assert [each.body for each in PageReader(Segment.whole(path))] == [HTML]


@pytest.mark.parametrize("content", [b"", b"not a WARC at all\n" * 50, packed(b"<html>" * 100)])
def test_a_file_of_another_kind_gives_no_page(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.warc.gz"
    path.write_bytes(content)
    reader = PageReader(Segment.whole(path))

    assert list(reader) == []
    assert reader.report.torn_at == (0 if content else None)


def run_python(code: str) -> str:
    """What a program of its own process prints; it may import the modules of this folder."""
    folder = Path(__file__).parent
    ran = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(folder)!r})\n{code}"],
        check=True,
        capture_output=True,
        text=True,
        cwd=folder.parents[1],
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
    )
    return ran.stdout
