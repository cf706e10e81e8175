"""What can come of a fetch: an answer, the word that nothing changed, or a failure with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from transforms.retries import FailureClass
from warehouse.pages import FetchedPage
from warehouse.tables import FetchFailureReason

Wanted = Literal["page", "feed"]

FAILURE_CLASS: dict[FetchFailureReason, FailureClass] = {
    "refused_by_robots": "hard",
    "robots_unreachable": "temporary",
    "not_found": "soft",
    "gone": "hard",
    "forbidden": "hard",
    "payment_required": "hard",
    "client_error": "hard",
    "too_many_requests": "temporary",
    "server_error": "soft",
    "timeout": "soft",
    "too_slow": "soft",
    "host_not_found": "soft",
    "connection_failed": "soft",
    "tls_failed": "soft",
    "bad_answer": "soft",
    "too_large": "hard",
    "too_many_redirects": "hard",
    "bad_url": "hard",
    "private_address": "hard",
    "not_html": "hard",
    "host_unavailable": "temporary",
    "out_of_time": "temporary",
}
"""A page that is not found once may be late; a caller that keeps a history takes the second time for hard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchTarget:
    """One address to fetch, with what its source allows and what is known of an earlier answer."""

    url: str
    source_id: str | None = None
    wanted: Wanted = "page"
    """A page must be HTML; a feed may be anything."""
    etag: str | None = None
    """ETag of the earlier answer, sent as If-None-Match."""
    last_modified: str | None = None
    """Last-Modified of the earlier answer as it stood there, sent as If-Modified-Since."""
    delay_seconds: float = 1.0
    max_concurrency: int = 2
    allow_private_network: bool = False
    private_host: str | None = None
    """One host that may be private where no other may: the one that a user typed."""

    def may_be_private(self, host: str) -> bool:
        """Whether this host, which may be that of a redirect, is asked also where its address is private."""
        return self.allow_private_network or host == self.private_host


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchReceipt:
    """What is worth keeping of an answer once its body is archived."""

    url: str
    final_url: str
    source_id: str | None
    status: int
    fetched_at: datetime
    """When the answer's headers had come, UTC."""
    redirects: tuple[str, ...]
    """The addresses that answered with a redirect, the requested one first."""
    content_type: str | None
    etag: str | None
    last_modified: str | None
    wire_bytes: int
    """Bytes of the body before decompression."""
    body_bytes: int
    body_sha256: str
    attempts: int
    first_byte_seconds: float
    total_seconds: float
    """From the request to the last byte, of the last hop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchAnswer:
    """A successful answer with its decompressed body."""

    receipt: FetchReceipt
    http_version: str
    """As in a status line: 'HTTP/1.1'."""
    reason_phrase: str
    headers: tuple[tuple[str, str], ...]
    """In the order and spelling of the server."""
    body: bytes

    def page(self) -> FetchedPage:
        """The answer as the transforms and the archive take it."""
        return FetchedPage(
            url=self.receipt.url,
            final_url=self.receipt.final_url,
            fetched_at=self.receipt.fetched_at,
            status=self.receipt.status,
            headers=self.headers,
            body=self.body,
            source_id=self.receipt.source_id,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified:
    """The server says that the earlier answer still holds (304)."""

    url: str
    final_url: str
    source_id: str | None
    fetched_at: datetime
    etag: str | None
    last_modified: str | None
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchFailure:
    """A fetch that gave no page, and why: an expected outcome."""

    url: str
    final_url: str
    """The address that failed, which a redirect may have led to."""
    source_id: str | None
    reason: FetchFailureReason
    detail: str
    failed_at: datetime
    status: int | None
    retry_after_seconds: float | None
    """How long the server asked to be left alone."""
    attempts: int
    """How often the address was tried; 0 where it is no address."""

    @property
    def failure_class(self) -> FailureClass:
        """Whether asking again can help."""
        return FAILURE_CLASS[self.reason]


FetchOutcome = FetchReceipt | NotModified | FetchFailure
