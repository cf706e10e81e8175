"""Reading pages from WARC files: the project's own, Common Crawl's, or anybody's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO, Literal, Self, get_args

from warcio.bufferedreaders import BufferedReader
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser

from warehouse.archive.layout import (
    ANNOUNCED,
    KIND,
    OPEN_SUFFIX,
    REQUESTED_URI,
    SOURCE_ID,
    WIRE_HEADERS,
    WIRE_PREFIX,
    Segment,
)
from warehouse.archive.records import Gap, whole_records
from warehouse.pages import AnnouncedDate, FetchedPage, Precision
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
    "damaged",
    "torn",
]
"""Why a record gave no page. 'damaged' stands for a gap, which may have been several records; 'torn' for an end without
a whole record."""

_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_VAGUE_TYPES = frozenset({"", "text/plain", "text/xml", "application/xml", "application/octet-stream"})
_HTML_MARKS = (b"<!doctype html", b"<html", b"<head", b"<body")
_SNIFFED_BYTES = 1024


@dataclass(frozen=True, slots=True)
class ArchiveReport:
    """What reading one file gave."""

    records: int
    """The whole ones."""
    pages: int
    skipped: dict[SkipReason, int]
    torn_at: int | None
    """Byte offset at which the whole records end, where something follows them; None for a whole file."""


class PageReader(Iterator[FetchedPage]):
    """The pages of a segment, one at a time: responses with status 200 that hold HTML, of `MAX_BODY_BYTES` at most.

    Reading a page back gives the very page that `ArchiveWriter.write` took. Memory does not grow with the file. Damage
    is no exception: what lies between two whole records is passed over, counted and given to `on_gap`; where no whole
    record follows, as in a file that ends in the middle of one, it is counted and `report.torn_at` shows it.
    """

    def __init__(
        self,
        segment: Segment,
        since: datetime | None = None,
        until: datetime | None = None,
        *,
        on_gap: Callable[[Gap], None] | None = None,
    ) -> None:
        """A reader at the start of the segment.

        Args:
            segment: of a .warc or .warc.gz (gzip per record), also of one that is still `.open`.
            since: aware; pages fetched earlier are left out.
            until: aware; pages fetched then or later are left out.
            on_gap: called with each damaged stretch that whole records follow.
        """
        self._segment = segment
        self._since = since or datetime.min.replace(tzinfo=UTC)
        self._until = until or datetime.max.replace(tzinfo=UTC)
        self._on_gap = on_gap
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
        with self._open() as file:
            for found in whole_records(file, self._segment, self._page_or_reason):
                if isinstance(found, Gap):
                    self._pass_over(found)
                    continue
                self._records += 1
                if isinstance(found, FetchedPage):
                    self._pages_read += 1
                    yield found
                else:
                    self._skipped[found] += 1

    def _pass_over(self, gap: Gap) -> None:
        if gap.end == self._segment.end:
            self._torn_at = gap.start
            self._skipped["torn"] += 1
            return
        self._skipped["damaged"] += 1
        if self._on_gap is not None:
            self._on_gap(gap)

    def _open(self) -> BinaryIO:
        path = self._segment.path
        try:
            return path.with_name(path.name + OPEN_SUFFIX).open("rb")
        except FileNotFoundError:
            # Finished meanwhile, which changes its name and nothing else.
            return path.open("rb")

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
            announced=_announced(fields.get_header(ANNOUNCED)),
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


def _announced(text: str | None) -> AnnouncedDate | None:
    """The date of the field; None where there is none, or one that no writer of ours wrote."""
    moment_text, _, precision_text = (text or "").partition(" ")
    moment = _moment(moment_text)
    precision: Precision | None = next((known for known in get_args(Precision) if known == precision_text), None)
    return AnnouncedDate(moment, precision) if moment and precision else None


def _moment(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
