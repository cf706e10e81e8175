"""One attempt at one address: where its redirects have led, and what the last answer makes of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256

import httpx

from flows.web.exchange import WireAnswer
from flows.web.outcomes import FetchAnswer, FetchFailure, FetchReceipt, FetchTarget, NotModified
from transforms.printable import message_of
from warehouse.tables import FetchFailureReason

_REASON_OF_STATUS: dict[int, FetchFailureReason] = {
    401: "forbidden",
    402: "payment_required",
    403: "forbidden",
    404: "not_found",
    410: "gone",
    429: "too_many_requests",
    451: "forbidden",
}

OnAnswer = Callable[[FetchAnswer], Awaitable[None]]


@dataclass(slots=True)
class Walk:
    """One attempt at one target: where it has come to."""

    target: FetchTarget
    attempt: int
    on_answer: OnAnswer | None
    obey_robots: bool
    url: httpx.URL
    redirects: list[str] = field(default_factory=list)

    def failed(
        self, reason: FetchFailureReason, detail: str, status: int | None = None, retry_after: float | None = None
    ) -> FetchFailure:
        """The failure of the target, at the address that the walk has come to."""
        return FetchFailure(
            url=self.target.url,
            final_url=str(self.url),
            source_id=self.target.source_id,
            reason=reason,
            detail=message_of(detail[:500]),
            failed_at=datetime.now(UTC),
            status=status,
            retry_after_seconds=retry_after,
            attempts=self.attempt,
        )


def outcome_of(answer: WireAnswer, walk: Walk) -> FetchAnswer | NotModified | FetchFailure:
    """What an answer that redirects nowhere means, by its status."""
    status = answer.status
    if status == 304 and (walk.target.etag or walk.target.last_modified):
        return _not_modified(answer, walk)
    # A page of another status is a part of one, or stands for one that is to come.
    if status == 200 or (200 <= status < 300 and walk.target.wanted == "feed"):
        return _fetch_answer(answer, walk)
    if status >= 500:
        reason: FetchFailureReason = "server_error"
    else:
        reason = _REASON_OF_STATUS.get(status, "client_error" if status >= 400 else "bad_answer")
    return walk.failed(reason, f"status {status} {answer.reason_phrase}".strip(), status, answer.retry_after)


def _not_modified(answer: WireAnswer, walk: Walk) -> NotModified:
    target = walk.target
    return NotModified(
        url=target.url,
        final_url=str(walk.url),
        source_id=target.source_id,
        fetched_at=answer.fetched_at,
        etag=answer.header("etag") or target.etag,
        last_modified=answer.header("last-modified") or target.last_modified,
        attempts=walk.attempt,
    )


def _fetch_answer(answer: WireAnswer, walk: Walk) -> FetchAnswer:
    receipt = FetchReceipt(
        url=walk.target.url,
        final_url=str(walk.url),
        source_id=walk.target.source_id,
        status=answer.status,
        fetched_at=answer.fetched_at,
        redirects=tuple(walk.redirects),
        content_type=answer.header("content-type"),
        etag=answer.header("etag"),
        last_modified=answer.header("last-modified"),
        wire_bytes=answer.wire_bytes,
        body_bytes=len(answer.content),
        body_sha256=sha256(answer.content).hexdigest(),
        attempts=walk.attempt,
        first_byte_seconds=answer.first_byte_seconds,
        total_seconds=answer.total_seconds,
    )
    return FetchAnswer(
        receipt=receipt,
        http_version=answer.http_version,
        reason_phrase=answer.reason_phrase,
        headers=answer.headers,
        body=answer.content,
    )
