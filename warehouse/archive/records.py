"""The whole records of a WARC file, and the stretches of it that hold none.

warcio, which parses them, reads a damaged gzip file to its end and gives nothing more of it. Here every record is read
by itself from where it begins, so that a damaged one costs itself alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from typing import BinaryIO, Generic, Literal, TypeVar

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException

from warehouse.archive.gzip_member import GZIP_MAGIC, GzipMember
from warehouse.archive.layout import Segment
from warehouse.archive.record_starts import RECORD_MARK, next_record_start

DamageReason = Literal["bad_gzip", "cut_short", "bad_head", "bad_length"]
"""What is wrong with a record: its gzip member's bytes contradict each other; the file ends before it does; it does not
begin as a record; its Content-Length is missing or does not lead to its end."""

Made = TypeVar("Made")

_READ_BYTES = 32768
# A record ends with two line ends; some writers leave fewer or more.
_MOST_BYTES_BETWEEN = 64
_LOADER = ArcWarcRecordLoader(verify_http=False, arc2warc=False)


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of a file without a whole record: one damaged record, or several in a row."""

    start: int
    end: int
    """Byte offsets, the end exclusive. One at the end of what was read may be a record that was not written whole."""
    reason: DamageReason
    """What is wrong at its start."""

    @property
    def size(self) -> int:
        """The bytes in it."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class _Whole(Generic[Made]):
    made: Made | None
    """None for a gzip member with nothing in it."""
    end: int


@dataclass(frozen=True, slots=True)
class _Damaged:
    reason: DamageReason
    read_to: int
    """Offset up to which the file was read for it."""


def whole_records(file: BinaryIO, segment: Segment, read: Callable[[ArcWarcRecord], Made]) -> Iterator[Made | Gap]:
    """What `read` makes of each whole record of a segment, and each gap, in order.

    `read` is given every record while it is read, also one that then shows to be damaged; what it made of that is
    dropped. Of a record's content it may leave as much as it likes.

    Args:
        file: open for reading; its position is of no matter and is moved.
        segment: the stretch of it to read.
        read: makes a value, which must not be None, of a record whose content it can read.
    """
    whole_end = position = segment.start
    reason: DamageReason | None = None
    # A damaged record is read up to its damage and once more in search of the next. In a file made to that end, all of
    # the rest could look as a part of every record before it: past this many bytes nothing is read twice.
    rereadable = segment.size
    while position < segment.end:
        found = _record_at(file, position, segment.end, read)
        if isinstance(found, _Damaged):
            reason = reason or found.reason
            rereadable -= found.read_to - position
            resume = position + 1 if rereadable >= 0 else max(position + 1, found.read_to)
            position = next_record_start(file.fileno(), resume, segment.end)
            continue
        if reason is not None:
            yield Gap(whole_end, position, reason)
            reason = None
        if found.made is not None:
            yield found.made
        whole_end = position = found.end
    if reason is not None:
        yield Gap(whole_end, segment.end, reason)


def _record_at(file: BinaryIO, start: int, end: int, read: Callable[[ArcWarcRecord], Made]) -> _Whole[Made] | _Damaged:
    opening = os.pread(file.fileno(), len(RECORD_MARK), start)
    if opening.startswith(GZIP_MAGIC):
        return _compressed_record(file, start, end, read)
    if opening.upper() == RECORD_MARK:
        return _plain_record(file, start, end, read)
    return _Damaged("bad_head", start)


def _compressed_record(
    file: BinaryIO, start: int, end: int, read: Callable[[ArcWarcRecord], Made]
) -> _Whole[Made] | _Damaged:
    member = GzipMember(file.fileno(), start, end)
    content = BufferedReader(member, _READ_BYTES)
    if not content.peek(1):
        return _Damaged(member.damage, member.read_to) if member.damage else _Whole(None, member.read_to)
    record = _parsed(content)
    if record is None or record.length is None:
        return _Damaged(member.damage or ("bad_length" if record else "bad_head"), member.read_to)
    made = read(record)
    is_filled = _is_all_of(content, record)
    if member.damage or not is_filled:
        return _Damaged(member.damage or "bad_length", member.read_to)
    return _Whole(made, member.read_to)


def _is_all_of(content: BinaryIO, record: ArcWarcRecord) -> bool:
    """Whether the content, which is read to its end for that, holds the record as long as it says and nothing else."""
    while record.raw_stream.read(_READ_BYTES):
        pass
    while rest := content.read(_READ_BYTES):
        if rest.strip():
            return False
    return bool(record.raw_stream.limit == 0)


def _plain_record(
    file: BinaryIO, start: int, end: int, read: Callable[[ArcWarcRecord], Made]
) -> _Whole[Made] | _Damaged:
    file.seek(start)
    record = _parsed(file)
    head_end = file.tell()
    if record is None or record.length is None:
        return _Damaged("bad_length" if record else "bad_head", head_end)
    content_end = head_end + record.length
    if content_end > end:
        return _Damaged("cut_short", head_end)
    # Looked at before the content is read: nothing else tells whether the length is right.
    following = _next_after(file.fileno(), content_end, end)
    if following is None:
        return _Damaged("bad_length", head_end)
    return _Whole(read(record), following)


def _next_after(descriptor: int, content_end: int, end: int) -> int | None:
    """Where the next record begins behind a plain one's content, or the file ends; None where neither is there."""
    following = os.pread(descriptor, min(_MOST_BYTES_BETWEEN, end - content_end), content_end)
    rest = following.lstrip(b"\r\n")
    begins_record = RECORD_MARK.startswith(rest[: len(RECORD_MARK)].upper())
    if rest and (rest == following or not begins_record):
        return None
    return content_end + len(following) - len(rest)


def _parsed(content: BinaryIO) -> ArcWarcRecord | None:
    """The record whose head stands next in the content, without what an HTTP record holds; None where none does."""
    try:
        return _LOADER.parse_record_stream(content, None, "warc", no_record_parse=True)
    except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError):
        return None
