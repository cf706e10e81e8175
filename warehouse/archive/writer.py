"""Writing the raw archive: each answer a record, each file finished or found unfinished."""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO, RawIOBase
from pathlib import Path
from types import TracebackType
from typing import Self

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.utils import Digester
from warcio.warcwriter import WARCWriter

from warehouse.archive.layout import (
    ANNOUNCED,
    KIND,
    OPEN_SUFFIX,
    REQUESTED_URI,
    SOURCE_ID,
    WIRE_HEADERS,
    WIRE_PREFIX,
    RecordKind,
    Segment,
    is_file_at,
)
from warehouse.folders import sync_folder
from warehouse.pages import FetchedPage

MAX_FILE_BYTES = 256 * 2**20
# A flush to the disk takes milliseconds, and whoever follows the writer gets pages in so large groups.
RECORDS_PER_SEGMENT = 16
_RUN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}")


class ArchiveWriteError(OSError):
    """The archive cannot be written; the message names the file and what the system said."""


class ArchiveWriter:
    """Writes the answers of one run, as `with ArchiveWriter(raw_dir, run_id) as archive`.

    A file appears with its first record and is finished (cut to its last whole record, flushed to the disk, renamed)
    when it is full and when the writer closes, also after an error. A file that a killed run leaves `.open` is
    finished by `repair_torn`. The writer is not for use by two threads at once.
    """

    def __init__(
        self,
        raw_dir: Path,
        run_id: str,
        *,
        max_file_bytes: int = MAX_FILE_BYTES,
        on_segment: Callable[[Segment], None] | None = None,
    ) -> None:
        """A writer that has not opened a file yet.

        Args:
            raw_dir: the archive.
            run_id: names the files.
            max_file_bytes: a file that has reached it is finished, and another begun.
            on_segment: called with each stretch of records as soon as it is on the disk, where it outlives even a power
                cut: whoever reads it, reads what is archived for good. Together they are all that was written.

        Raises:
            ValueError: the run id cannot be part of a file name.
        """
        if not _RUN_ID.fullmatch(run_id):
            raise ValueError(f"run id {run_id!r} cannot be part of a file name; use letters, digits, '.', '_' and '-'")
        self._raw_dir = raw_dir
        self._run_id = run_id
        self._max_file_bytes = max_file_bytes
        self._on_segment = on_segment
        self._file: _OpenFile | None = None
        self._paths: list[Path] = []

    @property
    def paths(self) -> tuple[Path, ...]:
        """The finished files, in the order of writing."""
        return tuple(self._paths)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def write(
        self, page: FetchedPage, *, kind: RecordKind = "page", http_version: str = "HTTP/1.1", reason_phrase: str = ""
    ) -> Path:
        """The file that holds the answer once it is finished; its record survives the death of this process.

        Raises:
            ArchiveWriteError: the disk is full or the file cannot be written; what was written before stays whole.
        """
        if self._file is None:
            self._file = _OpenFile.create(self._raw_dir, self._run_id, page.fetched_at)
        final = self._file.final_path
        self._file.append(_response_record(page, kind, http_version, reason_phrase))
        if self._file.size >= self._max_file_bytes:
            self.close()
        elif self._on_segment is not None and self._file.unsynced_records >= RECORDS_PER_SEGMENT:
            self._on_segment(self._file.sync())
        return final

    def close(self) -> None:
        """Finish the file in work, if there is one."""
        if self._file is not None:
            file, self._file = self._file, None
            rest = file.finish()
            self._paths.append(rest.path)
            if self._on_segment is not None and rest.size > 0:
                self._on_segment(rest)


class _OpenFile:
    """A `.open` file, locked for as long as it is written."""

    def __init__(self, path: Path, stream: RawIOBase) -> None:
        self._path = path
        self._stream = stream
        self.size = 0
        self.unsynced_records = 0
        self._synced = 0

    @classmethod
    def create(cls, raw_dir: Path, run_id: str, opened_at: datetime) -> Self:
        """A new file under the next free number, with a warcinfo record at its head."""
        folder = raw_dir / opened_at.astimezone(UTC).date().isoformat()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path, stream = _first_free(folder, run_id)
        except OSError as error:
            raise ArchiveWriteError(f"cannot write to the archive {folder}: {error}") from error
        file = cls(path, stream)
        try:
            file.append(_warcinfo_record(path.name.removesuffix(OPEN_SUFFIX), run_id, opened_at))
        except ArchiveWriteError:
            path.unlink()
            stream.close()
            raise
        return file

    def append(self, record: ArcWarcRecord) -> None:
        member = BytesIO()
        WARCWriter(member, gzip=True, warc_version="1.1").write_record(record)
        try:
            _write_all(self._stream, member.getbuffer())
        except OSError as error:
            # What was written of the record is overwritten by the next one or cut off at the end.
            self._stream.seek(self.size)
            raise ArchiveWriteError(f"cannot write to the archive {self._path}: {error}") from error
        self.size += member.tell()
        self.unsynced_records += 1

    @property
    def final_path(self) -> Path:
        """Where the file lies once it is finished."""
        return self._path.with_name(self._path.name.removesuffix(OPEN_SUFFIX))

    def sync(self) -> Segment:
        """The records written since the last call, brought to the disk."""
        try:
            os.fsync(self._stream.fileno())
        except OSError as error:
            raise ArchiveWriteError(f"cannot write to the archive {self._path}: {error}") from error
        segment = Segment(self.final_path, self._synced, self.size)
        self._synced = self.size
        self.unsynced_records = 0
        return segment

    def finish(self) -> Segment:
        """Cut what no whole record fills, bring all to the disk, rename; the records since the last `sync`."""
        final = self.final_path
        try:
            os.ftruncate(self._stream.fileno(), self.size)
            os.fsync(self._stream.fileno())
            self._path.rename(final)
            sync_folder(final.parent)
        except OSError as error:
            raise ArchiveWriteError(f"cannot finish the archive {self._path}: {error}") from error
        finally:
            self._stream.close()
        return Segment(final, self._synced, self.size)


def _write_all(stream: RawIOBase, content: memoryview) -> None:
    """Write unbuffered, so that a full disk is seen here and leaves nothing behind to be written at the close."""
    while content:
        content = content[stream.write(content) or 0 :]


def _first_free(folder: Path, run_id: str) -> tuple[Path, RawIOBase]:
    number = 0
    while True:
        final = folder / f"{run_id}-{number}.warc.gz"
        path = final.with_name(final.name + OPEN_SUFFIX)
        number += 1
        if final.exists():
            continue
        try:
            stream = path.open("xb", buffering=0)
        except FileExistsError:
            continue
        fcntl.flock(stream, fcntl.LOCK_EX)
        if is_file_at(path, stream):
            return path, stream
        stream.close()


def _response_record(page: FetchedPage, kind: RecordKind, http_version: str, reason_phrase: str) -> ArcWarcRecord:
    head = _http_head(page, http_version, reason_phrase)
    digester = Digester("sha1")
    digester.update(page.body)
    fields = [
        ("WARC-Type", "response"),
        ("WARC-Target-URI", _field(page.final_url)),
        ("WARC-Payload-Digest", str(digester)),
        (REQUESTED_URI, _field(page.url)),
        (KIND, kind),
    ]
    if page.source_id is not None:
        fields.append((SOURCE_ID, _field(page.source_id)))
    if page.announced is not None:
        moment = page.announced.moment.astimezone(UTC).isoformat()
        fields.append((ANNOUNCED, f"{moment} {page.announced.precision}"))
    return _record(fields, page.fetched_at, head + page.body, "application/http; msgtype=response")


def _warcinfo_record(file_name: str, run_id: str, opened_at: datetime) -> ArcWarcRecord:
    lines = ("software: newsfacts", "format: WARC File Format 1.1", f"isPartOf: {run_id}")
    block = "".join(f"{line}\r\n" for line in lines).encode()
    fields = [("WARC-Type", "warcinfo"), ("WARC-Filename", file_name)]
    return _record(fields, opened_at, block, "application/warc-fields")


def _record(fields: Iterable[tuple[str, str]], moment: datetime, block: bytes, content_type: str) -> ArcWarcRecord:
    """A record whose HTTP head, if any, is part of its block: warcio would percent-encode headers beyond ASCII."""
    headers = StatusAndHeaders("", list(fields), protocol="WARC/1.1")
    headers.add_header("WARC-Record-ID", WARCWriter._make_warc_id())
    headers.add_header("WARC-Date", moment.astimezone(UTC).isoformat().replace("+00:00", "Z"))
    kind = headers.get_header("WARC-Type")
    return ArcWarcRecord(
        "warc", kind, headers, BytesIO(block), None, content_type, len(block), payload_length=len(block)
    )


def _http_head(page: FetchedPage, http_version: str, reason_phrase: str) -> bytes:
    phrase = reason_phrase or _usual_phrase(page.status)
    lines = [f"{_field(http_version)} {page.status} {_field(phrase)}".rstrip()]
    for name, value in page.headers:
        kept = f"{WIRE_PREFIX}{name}" if name.lower() in WIRE_HEADERS else name
        lines.append(f"{_field(kept)}: {_field(value)}")
    lines.append(f"Content-Length: {len(page.body)}")
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8") + b"\r\n"


def _usual_phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _field(value: str) -> str:
    """A value that cannot end its line."""
    return value.replace("\r", " ").replace("\n", " ")
