"""Reading pages from WARC files: the project's own, Common Crawl's, or anybody's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import FileIO, RawIOBase
from typing import Literal, Self

from warcio.archiveiterator import WARCIterator
from warcio.bufferedreaders import BufferedReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser, StatusAndHeadersParserException

from warehouse.archive.layout import KIND, OPEN_SUFFIX, REQUESTED_URI, SOURCE_ID, WIRE_HEADERS, WIRE_PREFIX, Segment
from warehouse.pages import FetchedPage
from warehouse.web_address import has_web_host

MAX_BODY_BYTES = 20 * 2**20

SkipReason = Literal[
    "not_response",
    "not_http",
    "not_page",
    "not_200",
    "not_html",
    "bad_date",
    "out_of_time",
    "bad_encoding",
    "too_large",
]

_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_VAGUE_TYPES = frozenset({"", "text/plain", "text/xml", "application/xml", "application/octet-stream"})
_HTML_MARKS = (b"<!doctype html", b"<html", b"<head", b"<body")
_SNIFFED_BYTES = 1024


@dataclass(frozen=True, slots=True)
class ArchiveReport:
    """What reading one file gave."""

    records: int
    pages: int
    skipped: dict[SkipReason, int]
    torn_at: int | None
    """Byte offset at which the whole records end, where something follows them; None for a whole file."""


class PageReader(Iterator[FetchedPage]):
    """The pages of a segment, one at a time: responses with status 200 that hold HTML, of `MAX_BODY_BYTES` at most.

    Reading a page back gives the very page that `ArchiveWriter.write` took. Memory does not grow with the file. A file
    that ends in the middle of a record, or is damaged, ends the iteration at its last whole record and shows in
    `report.torn_at`; it is no exception.
    """

    def __init__(self, segment: Segment, since: datetime | None = None, until: datetime | None = None) -> None:
        """A reader at the start of the segment.

        Args:
            segment: of a .warc or .warc.gz (gzip per record), also of one that is still `.open`.
            since: aware; pages fetched earlier are left out.
            until: aware; pages fetched then or later are left out.
        """
        self._segment = segment
        self._since = since or datetime.min.replace(tzinfo=UTC)
        self._until = until or datetime.max.replace(tzinfo=UTC)
        self._records = 0
        self._pages_read = 0
        self._skipped: Counter[SkipReason] = Counter()
        self._torn_at: int | None = None
        self._pages = self._read()

    @property
    def report(self) -> ArchiveReport:
        """What was read so far; complete when the iteration is."""
        return ArchiveReport(self._records, self._pages_read, dict(self._skipped), self._torn_at)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> FetchedPage:
        return next(self._pages)

    def _read(self) -> Iterator[FetchedPage]:
        whole_end = self._segment.start
        with self._open() as stream:
            records = WARCIterator(stream, no_record_parse=True)
            reader = records.reader
            while (record := _next_record(records)) is not None:
                if record.length is None:
                    break
                page = self._page_or_reason(record)
                records.read_to_end()
                member = reader.decompressor
                if record.raw_stream.limit > 0 or (member is not None and not member.eof):
                    break
                whole_end = records.offset
                self._records += 1
                if isinstance(page, FetchedPage):
                    self._pages_read += 1
                    yield page
                else:
                    self._skipped[page] += 1
        if whole_end < self._segment.end:
            self._torn_at = whole_end

    def _open(self) -> RawIOBase:
        path = self._segment.path
        try:
            stream = path.with_name(path.name + OPEN_SUFFIX).open("rb", buffering=0)
        except FileNotFoundError:
            # Finished meanwhile, which changes its name and nothing else.
            stream = path.open("rb", buffering=0)
        return _Stretch(stream, self._segment)

    def _page_or_reason(self, record: ArcWarcRecord) -> FetchedPage | SkipReason:
        fields = record.rec_headers
        address = fields.get_header("WARC-Target-URI") or ""
        if record.rec_type != "response":
            return "not_response"
        if not has_web_host(address):
            return "not_http"
        if fields.get_header(KIND, "page") != "page":
            return "not_page"
        fetched_at = _moment(fields.get_header("WARC-Date"))
        if fetched_at is None:
            return "bad_date"
        if not self._since <= fetched_at < self._until:
            return "out_of_time"
        return self._page(record, address, fetched_at)

    def _page(self, record: ArcWarcRecord, address: str, fetched_at: datetime) -> FetchedPage | SkipReason:
        head = _http_head(record)
        if head is None:
            return "not_http"
        if head.get_statuscode() != "200":
            return "not_200"
        body = self._body(record, head)
        if not isinstance(body, bytes):
            return body
        fields = record.rec_headers
        own = fields.get_header(REQUESTED_URI)
        if own is None and not _is_html(head, body):
            return "not_html"
        return FetchedPage(
            url=own or address,
            final_url=address,
            fetched_at=fetched_at,
            status=200,
            headers=_headers_of_the_wire(head) if own else tuple(head.headers),
            body=body,
            source_id=fields.get_header(SOURCE_ID),
        )

    def _body(self, record: ArcWarcRecord, head: StatusAndHeaders) -> bytes | SkipReason:
        encoding = (head.get_header("content-encoding") or "identity").strip().lower()
        if encoding not in ("identity", *BufferedReader.get_supported_decompressors()):
            return "bad_encoding"
        record.http_headers = head
        stream = record.content_stream()
        body = bytearray()
        while chunk := stream.read(65536):
            body += chunk
            if len(body) > MAX_BODY_BYTES:
                return "too_large"
        return bytes(body)


class _Stretch(RawIOBase):
    """The bytes of a segment, told by their offsets in the file."""

    def __init__(self, stream: FileIO, segment: Segment) -> None:
        self._stream = stream
        self._end = segment.end
        stream.seek(segment.start)

    def read(self, size: int = -1) -> bytes | None:
        left = self._end - self._stream.tell()
        return self._stream.read(left if size < 0 else min(size, left))

    def tell(self) -> int:
        return self._stream.tell()

    def close(self) -> None:
        self._stream.close()
        super().close()


def _next_record(records: WARCIterator) -> ArcWarcRecord | None:
    """The next record; None at the end, and where no record can be made of what follows."""
    try:
        return next(records, None)
    except (ArchiveLoadFailed, StatusAndHeadersParserException):
        return None


def _http_head(record: ArcWarcRecord) -> StatusAndHeaders | None:
    """Status line and headers at the head of a response record, of any HTTP version; None where it has none."""
    try:
        head = StatusAndHeadersParser([], verify=False).parse(record.raw_stream)
    except EOFError:
        return None
    return head if head.protocol.startswith("HTTP/") else None


def _headers_of_the_wire(head: StatusAndHeaders) -> tuple[tuple[str, str], ...]:
    """The headers as the server sent them, from the form that the writer gave them."""
    described = {f"{WIRE_PREFIX}{name}".lower() for name in WIRE_HEADERS}
    return tuple(
        (name[len(WIRE_PREFIX) :] if name.lower() in described else name, value) for name, value in head.headers[:-1]
    )


def _is_html(head: StatusAndHeaders, body: bytes) -> bool:
    media_type = (head.get_header("content-type") or "").partition(";")[0].strip().lower()
    if media_type in _VAGUE_TYPES:
        start = body[:_SNIFFED_BYTES].lower()
        return any(mark in start for mark in _HTML_MARKS)
    return media_type in _HTML_TYPES


def _moment(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
