"""WARC files for tests: of the archive's own writing, and of other crawlers', compressed and plain."""

from __future__ import annotations

import gzip
import zlib
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from warehouse.archive import ArchiveWriter
from warehouse.pages import FetchedPage

# The same bytes in every process, since they name test cases.
packed = partial(gzip.compress, mtime=0)

NOON = datetime(2026, 3, 14, 12, 0, 0, 123456, tzinfo=UTC)


def page(number: int = 0, body: bytes | None = None) -> FetchedPage:
    return FetchedPage(
        url=f"http://gazette.example/news/{number}?utm_source=feed",
        final_url=f"https://www.gazette.example/news/{number}",
        fetched_at=NOON + timedelta(minutes=number),
        status=200,
        headers=(
            ("Server", "nginx"),
            ("content-type", "text/html; charset=utf-8"),
            ("Content-Encoding", "gzip"),
            ("transfer-encoding", "chunked"),
            ("Set-Cookie", "a=1"),
            ("Set-Cookie", "b=2"),
            ("X-Desk", "Köln – Ñandú"),
            ("X-Empty", ""),
        ),
        body=body if body is not None else f"<html><p>Page {number} of the gazette".encode() * (number % 7 + 1),
        source_id="harbour-gazette",
    )


def written(raw_dir: Path, pages: list[FetchedPage], run_id: str = "run-1") -> Path:
    with ArchiveWriter(raw_dir, run_id) as archive:
        for each in pages:
            archive.write(each)
    (path,) = archive.paths
    return path


HTML = b"<!DOCTYPE html><html><title>Ferry resumes</title></html>"


def foreign_record(head: str, body: bytes, **fields: str) -> tuple[dict[str, str], bytes]:
    defaults = {"WARC-Type": "response", "WARC-Date": "2026-03-14T12:00:00Z"}
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    return defaults | {"WARC-Target-URI": "https://gazette.example/ferry"} | named, head.encode() + b"\r\n\r\n" + body


def foreign_file(path: Path, records: list[tuple[dict[str, str], bytes]], *, compress: bool) -> Path:
    with path.open("wb") as stream:
        for fields, block in records:
            lines = [f"{name}: {value}" for name, value in fields.items() if value]
            lines.append(f"Content-Length: {len(block)}")
            record = b"WARC/1.0\r\n" + "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"
            stream.write(packed(record) if compress else record)
    return path


def member_ends(content: bytes) -> list[int]:
    ends, position = [], 0
    while position < len(content):
        member = zlib.decompressobj(16 + zlib.MAX_WBITS)
        member.decompress(content[position:])
        position = len(content) - len(member.unused_data)
        ends.append(position)
    return ends
