"""One request and its answer: what the wire does is turned into values and one exception with a reason."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import httpx

from flows.web.address_guard import AddressRefusedError, HostNotFoundError
from flows.web.body import BadBodyError, Body, BodyTooLargeError, read_body
from flows.web.outcomes import Wanted
from flows.web.retry_after import retry_after_seconds
from flows.web.settings import FetchSettings
from transforms.printable import without_controls
from warehouse.tables import FetchFailureReason

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml", "application/xhtml", "text/plain", "text/xml", ""})
"""Types under which pages do come; what a page of the vaguer ones holds is seen when it is read."""

_LINE_BREAKS = {ord(mark): " " for mark in "\r\n\0"}


class ExchangeFailedError(Exception):
    """The request gave no answer that can be used."""

    def __init__(self, reason: FetchFailureReason, detail: str, status: int | None = None) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
        self.status = status


@dataclass(frozen=True, slots=True, kw_only=True)
class WireAnswer:
    """What one request got: a body for 2xx only, a location for redirects only."""

    status: int
    http_version: str
    reason_phrase: str
    headers: tuple[tuple[str, str], ...]
    content: bytes
    wire_bytes: int
    fetched_at: datetime
    first_byte_seconds: float
    total_seconds: float

    def header(self, name: str) -> str | None:
        """The first header of that name."""
        return next((value for key, value in self.headers if key.lower() == name), None)

    @property
    def location(self) -> str | None:
        """Where a redirect leads; None for other answers."""
        return self.header("location") if self.status in _REDIRECTS else None

    @property
    def retry_after(self) -> float | None:
        """How many seconds the server asks to be left alone."""
        return retry_after_seconds(self.header("retry-after"), self.fetched_at)


async def exchange(
    client: httpx.AsyncClient,
    url: httpx.URL,
    headers: dict[str, str],
    wanted: Wanted,
    settings: FetchSettings,
    on_sent: Callable[[], None],
) -> WireAnswer:
    """The answer to one GET request, its redirect not followed; `on_sent` is called when the request is on the wire.

    Raises:
        ExchangeFailedError: no usable answer, with the reason.
    """
    try:
        async with asyncio.timeout(settings.page_seconds):
            return await _exchange(client, url, headers, wanted, settings, on_sent)
    except TimeoutError as error:
        raise ExchangeFailedError("too_slow", f"no end after {settings.page_seconds} s") from error
    except AddressRefusedError as error:
        raise ExchangeFailedError("private_address", str(error)) from error
    except HostNotFoundError as error:
        raise ExchangeFailedError("host_not_found", str(error)) from error
    except BodyTooLargeError as error:
        raise ExchangeFailedError("too_large", str(error)) from error
    except BadBodyError as error:
        raise ExchangeFailedError("bad_answer", str(error)) from error
    except httpx.TimeoutException as error:
        raise ExchangeFailedError("timeout", _told(error)) from error
    except (httpx.RemoteProtocolError, httpx.LocalProtocolError) as error:
        raise ExchangeFailedError("bad_answer", _told(error)) from error
    except (httpx.TransportError, OSError) as error:
        reason: FetchFailureReason = "tls_failed" if _is_tls_error(error) else "connection_failed"
        raise ExchangeFailedError(reason, _told(error)) from error


async def _exchange(
    client: httpx.AsyncClient,
    url: httpx.URL,
    headers: dict[str, str],
    wanted: Wanted,
    settings: FetchSettings,
    on_sent: Callable[[], None],
) -> WireAnswer:
    async def trace(event: str, _: object) -> None:
        if event.endswith("send_request_headers.complete"):
            on_sent()

    started = time.monotonic()
    async with client.stream("GET", url, headers=headers, extensions={"trace": trace}) as response:
        fetched_at = datetime.now(UTC)
        first_byte = time.monotonic() - started
        body = await _body(response, wanted, settings)
        return WireAnswer(
            status=response.status_code,
            http_version=response.http_version,
            reason_phrase=_one_line(response.extensions.get("reason_phrase", b"")),
            headers=tuple((_one_line(name), _one_line(value)) for name, value in response.headers.raw),
            content=body.content,
            wire_bytes=body.wire_bytes,
            fetched_at=fetched_at,
            first_byte_seconds=first_byte,
            total_seconds=time.monotonic() - started,
        )


async def _body(response: httpx.Response, wanted: Wanted, settings: FetchSettings) -> Body:
    if not response.is_success:
        return Body(b"", 0)
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if wanted == "page" and media_type not in _HTML_TYPES:
        raise ExchangeFailedError("not_html", f"content type {media_type[:80]!r}", response.status_code)
    length = response.headers.get("content-length", "")
    if length.isdigit() and int(length) > settings.max_wire_bytes:
        raise BodyTooLargeError(f"{length} bytes announced, at most {settings.max_wire_bytes} are read")
    return await read_body(
        response.aiter_raw(),
        response.headers.get("content-encoding", ""),
        max_wire=settings.max_wire_bytes,
        max_body=settings.max_body_bytes if wanted == "feed" else settings.max_page_bytes,
    )


def _one_line(raw: bytes) -> str:
    """Header bytes as text: UTF-8, or Latin-1 where they are none, with nothing that could end a line."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    return without_controls(text.translate(_LINE_BREAKS)).strip()


def _is_tls_error(error: BaseException) -> bool:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
