from __future__ import annotations

import asyncio
import gzip
import socket
import ssl
import time
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import partial
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from loopback_site import NO_TRUST, LoopbackSite, Request, http_answer, resolve_to_loopback

from flows.web.client import WebClient
from flows.web.outcomes import FAILURE_CLASS, FetchAnswer, FetchFailure, FetchTarget, NotModified
from flows.web.settings import FetchSettings

# The same bytes in every process, since they name test cases.
packed = partial(gzip.compress, mtime=0)

QUICK = FetchSettings(
    contact="desk@newsfacts.example",
    connect_seconds=2.0,
    read_seconds=3.0,
    page_seconds=6.0,
    max_wire_bytes=20_000,
    max_body_bytes=50_000,
    max_page_bytes=50_000,
    max_redirects=3,
    attempts=2,
    backoff_seconds=0.01,
    max_retry_after_seconds=5.0,
)
# For servers that say nothing or little: others need more time on a busy machine.
IMPATIENT = replace(QUICK, read_seconds=0.8, page_seconds=1.6)
PAGE = "<html><p>The ferry resumes on Monday.</p></html>"


def fetch(
    url: str, settings: FetchSettings = QUICK, client_options: dict[str, Any] | None = None, **target: Any
) -> FetchAnswer | NotModified | FetchFailure:
    options = {"delay_seconds": 0.0, "allow_private_network": True, "source_id": "gazette"} | target

    async def run() -> FetchAnswer | NotModified | FetchFailure:
        async with WebClient(
            settings, **({"resolve": resolve_to_loopback, "ssl_context": NO_TRUST} | (client_options or {}))
        ) as client:
            return await client.fetch(FetchTarget(url=url, **options))

    return asyncio.run(run())


def answered(url: str, **options: Any) -> FetchAnswer:
    outcome = fetch(url, **options)
    assert isinstance(outcome, FetchAnswer), outcome
    return outcome


def failed(url: str, **options: Any) -> FetchFailure:
    outcome = fetch(url, **options)
    assert isinstance(outcome, FetchFailure), outcome
    return outcome


def test_an_answer_carries_all_that_is_archived(site: LoopbackSite) -> None:
    url = site.serve(
        "/news?id=1", http_answer(PAGE, "200 Fine", ETag='"v1"', X_Desk="Ñandú", Last_Modified="yesterday")
    )
    before = datetime.now(UTC)

    answer = answered(f"{url}#comments")

    receipt = answer.receipt
    assert (answer.body, answer.reason_phrase, answer.http_version) == (PAGE.encode(), "Fine", "HTTP/1.1")
    assert answer.headers[0] == ("Content-Type", "text/html; charset=utf-8")
    assert ("X-Desk", "Ñandú") in answer.headers
    assert (receipt.url, receipt.final_url, receipt.source_id) == (f"{url}#comments", url, "gazette")
    assert (receipt.status, receipt.redirects, receipt.attempts) == (200, (), 1)
    assert (receipt.etag, receipt.last_modified) == ('"v1"', "yesterday")
    assert (receipt.wire_bytes, receipt.body_bytes) == (len(PAGE), len(PAGE))
    assert before <= receipt.fetched_at <= datetime.now(UTC)
    assert 0 < receipt.first_byte_seconds <= receipt.total_seconds
    assert answer.page().headers == answer.headers
    assert answer.page().url == f"{url}#comments"


def test_requests_say_who_asks(site: LoopbackSite) -> None:
    answered(site.serve("/a", http_answer(PAGE)))

    (request,) = site.asked("/a")
    assert request.headers["user-agent"].startswith("newsfacts/")
    assert request.headers["user-agent"].endswith(" (+desk@newsfacts.example)")
    assert request.headers["accept-encoding"] == "gzip, deflate"


@pytest.mark.parametrize("contact", ["a\r\nX: 1", "", "(me)", "ü@x.example", " a"])
def test_a_contact_that_could_break_the_header_is_refused(contact: str) -> None:
    with pytest.raises(ValueError, match="contact"):
        FetchSettings(contact=contact)


def test_conditions_are_sent_and_not_modified_is_an_outcome(site: LoopbackSite) -> None:
    url = site.serve("/feed", http_answer(b"", "304 Not Modified", ETag='"v2"'))

    outcome = fetch(url, etag='"v1"', last_modified="Sat, 14 Mar 2026 10:00:00 GMT")

    assert isinstance(outcome, NotModified)
    assert (outcome.etag, outcome.last_modified) == ('"v2"', "Sat, 14 Mar 2026 10:00:00 GMT")
    (request,) = site.asked("/feed")
    assert request.headers["if-none-match"] == '"v1"'
    assert request.headers["if-modified-since"] == "Sat, 14 Mar 2026 10:00:00 GMT"


@pytest.mark.parametrize(
    ("encoding", "wire"),
    [
        ("gzip", packed(PAGE.encode())),
        ("x-gzip", packed(PAGE.encode())),
        ("GZIP", packed(PAGE[:9].encode()) + packed(PAGE[9:].encode())),
        ("gzip", packed(PAGE.encode()) + bytes(20)),
        ("gzip", PAGE.encode()),
        ("deflate", zlib.compress(PAGE.encode())),
        ("deflate", zlib.compress(PAGE.encode())[2:-4]),
        ("deflate", PAGE.encode()),
        ("identity", PAGE.encode()),
        ("utf-8", PAGE.encode()),
    ],
)
def test_bodies_are_decompressed(site: LoopbackSite, encoding: str, wire: bytes) -> None:
    answer = answered(site.serve("/a", http_answer(wire, Content_Encoding=encoding)))

    assert answer.body == PAGE.encode()
    assert answer.receipt.wire_bytes == len(wire)
    assert ("Content-Encoding", encoding) in answer.headers


def test_a_chunked_body_is_put_together(site: LoopbackSite) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    url = site.serve("/a", head + b"5\r\n<html\r\n1\r\n>\r\n0\r\n\r\n")

    assert answered(url).body == b"<html>"


def silence(connection: socket.socket, request: Request) -> None:
    time.sleep(1.0)


def drip(connection: socket.socket, request: Request) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>")
    for _ in range(100):
        time.sleep(0.05)
        connection.sendall(b".")


def endless(connection: socket.socket, request: Request) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>")
    while True:
        connection.sendall(b"x" * 4096)


def hang_up(connection: socket.socket, request: Request) -> None:
    connection.shutdown(socket.SHUT_RDWR)


BOMB = packed(bytes(5 * 2**20))

MISBEHAVIOUR = {
    "missing": (http_answer("", "404 Not Found"), "not_found"),
    "gone": (http_answer("", "410 Gone"), "gone"),
    "login": (http_answer("", "401 Unauthorized"), "forbidden"),
    "blocked": (http_answer("", "403 Forbidden"), "forbidden"),
    "legal": (http_answer("", "451 Unavailable For Legal Reasons"), "forbidden"),
    "paid": (http_answer("", "402 Payment Required"), "payment_required"),
    "teapot": (http_answer("", "418 I'm a teapot"), "client_error"),
    "broken": (http_answer("", "500 Oops"), "server_error"),
    "odd status": (http_answer("", "799 What"), "server_error"),
    "busy": (http_answer("", "429 Too Many Requests"), "too_many_requests"),
    "unasked 304": (http_answer("", "304 Not Modified"), "bad_answer"),
    "wait page": (http_answer(PAGE, "202 Accepted"), "bad_answer"),
    "part of a page": (http_answer(PAGE, "206 Partial Content"), "bad_answer"),
    "redirect without target": (http_answer("", "302 Found"), "bad_answer"),
    "redirect to itself": (http_answer("", "302 Found", Location="/x"), "too_many_redirects"),
    "redirect to a file": (http_answer("", "302 Found", Location="file:///etc/passwd"), "bad_url"),
    "redirect to a login": (http_answer("", "302 Found", Location="http://a:b@x.example/"), "bad_url"),
    "redirect to nonsense": (http_answer("", "302 Found", Location="http://[::1"), "bad_answer"),
    "image": (http_answer(b"\x89PNG", Content_Type="image/png"), "not_html"),
    "pdf": (http_answer(b"%PDF", Content_Type="Application/PDF; x=y"), "not_html"),
    "announced too large": (http_answer(b"", Content_Length="99999999"), "too_large"),
    "endless": (endless, "too_large"),
    "bomb": (http_answer(BOMB, Content_Encoding="gzip"), "too_large"),
    "torn gzip": (http_answer(packed(PAGE.encode())[:-9], Content_Encoding="gzip"), "bad_answer"),
    "damaged gzip": (http_answer(b"\x1f\x8b\x08\x00" + b"\xff" * 60, Content_Encoding="gzip"), "bad_answer"),
    "unasked brotli": (http_answer(b"\x0b\x02", Content_Encoding="br"), "bad_answer"),
    "body cut short": (http_answer(PAGE, Content_Length="900"), "bad_answer"),
    "no HTTP": (b"SSH-2.0-OpenSSH_9.6\r\n", "bad_answer"),
    "huge headers": (http_answer(PAGE, X_Big="x" * 200_000), "bad_answer"),
    "hang up": (hang_up, "bad_answer"),
    "silence": (silence, "timeout"),
    "drip": (drip, "too_slow"),
}


@pytest.mark.parametrize("name", MISBEHAVIOUR)
def test_misbehaviour_is_a_failure_with_a_reason(site: LoopbackSite, name: str) -> None:
    answer, reason = MISBEHAVIOUR[name]
    started = time.monotonic()

    failure = failed(site.serve("/x", answer), settings=IMPATIENT if answer in (silence, drip) else QUICK)

    assert failure.reason == reason, failure
    assert (failure.url, failure.source_id) == (site.url("/x"), "gazette")
    assert failure.detail
    assert failure.failure_class == FAILURE_CLASS[failure.reason]
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    "url",
    [
        "",
        "news",
        "/news",
        "ftp://x.example/a",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "http:///a",
        "http://.x.example/",
        "http://[::1",
        "http://x.example:99999/",
        "http://x.example:0/",
        "http://user:secret@x.example/",
        "http://x.example/\x00",
        "http://x.example/" + "a" * 5000,
    ],
)
def test_an_address_that_cannot_be_asked_is_a_failure(url: str) -> None:
    failure = failed(url)

    assert (failure.reason, failure.attempts) == ("bad_url", 0)
    assert "secret" not in failure.detail


def test_a_missing_host_and_a_closed_port(site: LoopbackSite) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        refused = failed(f"http://127.0.0.1:{port}/")

    assert refused.reason == "robots_unreachable"
    assert "ConnectError" in refused.detail
    assert "does not resolve" in failed("http://gazette.missing/").detail


def test_a_soft_failure_is_tried_again(site: LoopbackSite) -> None:
    url = site.serve("/a", http_answer("", "500 Oops"), http_answer(PAGE))

    assert answered(url).receipt.attempts == 2


def test_a_hard_failure_is_not_tried_again(site: LoopbackSite) -> None:
    failed(site.serve("/a", http_answer("", "410 Gone")))

    assert len(site.asked("/a")) == 1


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_retry_after_in_seconds_is_waited_for(site: LoopbackSite, status: str) -> None:
    url = site.serve("/a", http_answer("", status, Retry_After="1"), http_answer(PAGE))

    answered(url)

    first, second = site.asked("/a")
    assert 1.0 <= second.arrived - first.arrived < 2.0


def test_retry_after_as_a_date_is_waited_for(site: LoopbackSite) -> None:
    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
    url = site.serve("/a", http_answer("", "503 Busy", Retry_After=moment), http_answer(PAGE))

    answered(url)

    first, second = site.asked("/a")
    assert 0.9 <= second.arrived - first.arrived < 2.5


def test_a_long_retry_after_is_told_and_not_waited_for(site: LoopbackSite) -> None:
    failure = failed(site.serve("/a", http_answer("", "503 Busy", Retry_After="3600")))

    assert (failure.reason, failure.retry_after_seconds) == ("server_error", 3600.0)
    assert len(site.asked("/a")) == 1


def test_redirects_are_followed_and_remembered(site: LoopbackSite) -> None:
    first = site.serve("/old", http_answer("", "301 Moved", Location="new?x=1"))
    second = site.serve("/new?x=1", http_answer("", "307 Moved", Location=site.url("/newest")))
    last = site.serve("/newest", http_answer(PAGE))

    receipt = answered(first).receipt

    assert (receipt.url, receipt.redirects, receipt.final_url) == (first, (first, second), last)


def test_too_many_redirects_end(site: LoopbackSite) -> None:
    for number in range(6):
        site.serve(f"/{number}", http_answer("", "302 Found", Location=f"/{number + 1}"))

    failure = failed(site.url("/0"))

    assert (failure.reason, failure.detail) == ("too_many_redirects", f"more than 3 redirects from {site.url('/0')}")
    assert [len(site.asked(f"/{number}")) for number in range(6)] == [1, 1, 1, 1, 0, 0]


def test_redirects_that_lead_back_are_told_as_such(site: LoopbackSite) -> None:
    for here, there in (("/a", "/b"), ("/b", "/a"), ("/self", "/self")):
        site.serve(here, http_answer("", "302 Found", Location=there))

    details = [failed(site.url(path)).detail for path in ("/a", "/self")]

    assert details == [f"redirected back to {site.url(path)}, which redirects" for path in ("/a", "/self")]


def test_a_redirect_obeys_the_robots_of_the_host_it_leads_to(site: LoopbackSite, make_site: Any) -> None:
    other = make_site()
    other.serve("/robots.txt", http_answer("User-agent: *\nDisallow: /closed", Content_Type="text/plain"))
    url = site.serve("/a", http_answer("", "302 Found", Location=other.url("/closed/b")))

    failure = failed(url)

    assert (failure.reason, failure.final_url) == ("refused_by_robots", other.url("/closed/b"))
    assert other.asked("/closed/b") == []


def test_a_redirect_to_a_private_address_is_not_followed(site: LoopbackSite) -> None:
    secret = site.serve("/secret", http_answer(PAGE))

    async def resolve(host: str, port: int) -> list[str]:
        return [host] if host == "127.0.0.1" else ["203.0.113.9"]

    failure = failed(secret, allow_private_network=False, client_options={"resolve": resolve})

    assert failure.reason == "private_address"
    assert site.requests == []


def test_a_connection_that_one_source_may_open_serves_no_other(site: LoopbackSite) -> None:
    url = site.serve("/a", http_answer(PAGE, Connection="keep-alive"))

    async def run() -> list[FetchAnswer | NotModified | FetchFailure]:
        async with WebClient(QUICK, ssl_context=NO_TRUST) as client:
            target = FetchTarget(url=url, delay_seconds=0.0, allow_private_network=True)
            return [await client.fetch(target), await client.fetch(replace(target, allow_private_network=False))]

    first, second = asyncio.run(run())
    assert isinstance(first, FetchAnswer)
    assert isinstance(second, FetchFailure)
    assert second.reason == "private_address"


def test_cookies_are_not_kept(site: LoopbackSite) -> None:
    site.serve("/a", http_answer("", "302 Found", Location="/b", Set_Cookie="reader=1; Path=/"))
    site.serve("/b", http_answer(PAGE))

    answered(site.url("/a"))

    assert "cookie" not in site.asked("/b")[0].headers


def test_what_the_callback_raises_is_raised(site: LoopbackSite) -> None:
    url = site.serve("/a", http_answer(PAGE))

    async def full(answer: FetchAnswer) -> None:
        raise OSError("disk full")

    async def run() -> None:
        async with WebClient(QUICK, ssl_context=NO_TRUST) as client:
            await client.fetch(FetchTarget(url=url, delay_seconds=0.0, allow_private_network=True), full)

    with pytest.raises(OSError, match="disk full"):
        asyncio.run(run())


def test_a_feed_may_have_any_type(site: LoopbackSite) -> None:
    url = site.serve("/feed", http_answer("<rss/>", Content_Type="application/octet-stream"))

    assert answered(url, wanted="feed").body == b"<rss/>"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of its own making for gazette.example, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "gazette.example")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName("gazette.example"), x509.IPAddress(ip_address("127.0.0.2"))]),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "gazette.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.mark.parametrize(
    ("host", "trusted", "reason"),
    [("gazette.example", True, None), ("gazette.example", False, "tls"), ("tribune.example", True, "tls")],
)
def test_certificates_are_checked(
    make_site: Any, certificate: Path, host: str, trusted: bool, reason: str | None
) -> None:
    server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_side.load_cert_chain(certificate)
    site = make_site(server_side)
    site.serve("/a", http_answer(PAGE))
    trust = ssl.create_default_context(cafile=str(certificate) if trusted else None)

    outcome = fetch(site.url("/a", host), client_options={"ssl_context": trust})

    if reason is None:
        assert isinstance(outcome, FetchAnswer)
        assert outcome.receipt.final_url == site.url("/a", host)
    else:
        assert isinstance(outcome, FetchFailure)
        assert "CERTIFICATE_VERIFY_FAILED" in outcome.detail
        assert site.requests == []
