"""What servers and pages do wrong, and the one status in which a run must end for each."""

from __future__ import annotations

import gzip
import json
import socket
import struct
import time
from contextlib import suppress
from dataclasses import dataclass

from loopback_site import Answer, Request, http_answer

STORY = "The harbour office said on Monday that the old ferry pier will reopen after two years of repairs. "
ARTICLE = (
    "<article><h1>{title}: what the ferry pier is waiting for</h1>"
    + "".join(f"<p>{STORY} Part {number}.</p>" for number in range(5))
    + "</article>"
)


def page_of(title: str, before: str = "", after: str = "", head: str = "") -> str:
    """A page with an article under this title and whatever stands around it."""
    article = ARTICLE.format(title=title)
    return f"<!doctype html><html lang=en><head>{head}</head><body>{before}{article}{after}</body></html>"


@dataclass(frozen=True)
class Misbehaviour:
    """What a server answers for a page, and how the page's URL must end."""

    answer: Answer
    outcome: str
    has_own_host: bool = False
    """Whether its failures would be held against the pages beside it."""
    robots: Answer | None = None


def silence(connection: socket.socket, request: Request) -> None:
    time.sleep(3.0)


def drip(connection: socket.socket, request: Request) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>")
    for _ in range(40):
        time.sleep(0.2)
        connection.sendall(b".")


def endless(connection: socket.socket, request: Request) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>")
    while True:
        connection.sendall(b"x" * 65536)


def further(connection: socket.socket, request: Request) -> None:
    # Never the same address twice, and never an end.
    connection.sendall(http_answer("", "302 Found", Location=f"{request.path}?again"))


def over_tls(connection: socket.socket, request: Request) -> None:
    connection.sendall(http_answer("", "302 Found", Location=f"https://{request.headers['host']}/"))


def hang_up(connection: socket.socket, request: Request) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


def reset(connection: socket.socket, request: Request) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def page(title: str, **around: str) -> bytes:
    return http_answer(page_of(title, **around))


def under(content_type: str, body: bytes | str) -> bytes:
    return http_answer(body, Content_Type=content_type)


GOOD = {
    "plain": page("Pier opens again"),
    "compressed": http_answer(gzip.compress(page_of("Pier opens for ships").encode()), Content_Encoding="gzip"),
    "latin-1": under("text/html; charset=iso-8859-1", page_of("Café on the pier").encode("latin-1")),
    "moved": http_answer("", "301 Moved Permanently", Location="/moved-here"),
    "late": page("Pier opens late", head="<meta property='article:published_time' content='2999-01-01T00:00:00Z'>"),
    "clock ahead": http_answer(
        page_of("Pier opens by another clock"),
        Date="Fri, 31 Dec 2999 23:59:59 GMT",
        Last_Modified="Fri, 31 Dec 2999 23:59:59 GMT",
    ),
    "odd headers": http_answer(page_of("Pier under a flag"), X_Flag="\x1b[2J\x07\t é", ETag='"\x1b]0;owned\x07"'),
}
MOVED_HERE = page("Pier has moved")

WRONG_STATUS = {
    "missing": Misbehaviour(http_answer("", "404 Not Found"), "not_found"),
    "gone": Misbehaviour(http_answer("", "410 Gone"), "gone"),
    "login": Misbehaviour(http_answer("", "401 Unauthorized"), "forbidden"),
    "blocked": Misbehaviour(http_answer("", "403 Forbidden"), "forbidden"),
    "legal": Misbehaviour(http_answer("", "451 Unavailable For Legal Reasons"), "forbidden"),
    "paid": Misbehaviour(http_answer("", "402 Payment Required"), "payment_required"),
    "teapot": Misbehaviour(http_answer("", "418 I'm a teapot"), "client_error"),
    "broken": Misbehaviour(http_answer("", "500 Oops"), "server_error", has_own_host=True),
    "overloaded": Misbehaviour(http_answer("", "503 Busy", Retry_After="3600"), "server_error", has_own_host=True),
    "busy": Misbehaviour(
        http_answer("", "429 Too Many Requests", Retry_After="1"), "too_many_requests", has_own_host=True
    ),
    "busy for ages": Misbehaviour(
        http_answer("", "429 Too Many Requests", Retry_After="9" * 4000), "too_many_requests", has_own_host=True
    ),
    "busy in no known way": Misbehaviour(
        http_answer("", "503 Busy", Retry_After="\x1b[31mnever"), "server_error", has_own_host=True
    ),
    "status that commands": Misbehaviour(http_answer("", "403 \x1b[2J\x1b]0;owned\x07"), "forbidden"),
    "odd status": Misbehaviour(http_answer("", "799 What"), "server_error", has_own_host=True),
    "unasked 304": Misbehaviour(http_answer("", "304 Not Modified"), "bad_answer"),
    "wait page": Misbehaviour(http_answer(page_of("Please wait"), "202 Accepted"), "bad_answer"),
    "part of a page": Misbehaviour(http_answer(page_of("Part"), "206 Partial Content"), "bad_answer"),
    "closed by robots.txt": Misbehaviour(
        page("Closed"), "refused_by_robots", True, under("text/plain", "User-agent: *\nDisallow: /")
    ),
    "robots.txt fails": Misbehaviour(page("Unknown"), "robots_unreachable", True, http_answer("", "500 Oops")),
}
WRONG_WAY = {
    "redirect to itself": Misbehaviour(http_answer("", "302 Found", Location="?x=1"), "too_many_redirects"),
    "redirect to a file": Misbehaviour(http_answer("", "302 Found", Location="file:///etc/passwd"), "bad_url"),
    "redirect to a login": Misbehaviour(http_answer("", "302 Found", Location="http://a:b@x.example/"), "bad_url"),
    "redirects without end": Misbehaviour(further, "too_many_redirects"),
    "redirect to a closed port": Misbehaviour(
        http_answer("", "302 Found", Location="http://127.0.0.1:1/"), "robots_unreachable"
    ),
    "redirect to TLS that is none": Misbehaviour(over_tls, "robots_unreachable"),
    "redirect into a header": Misbehaviour(
        http_answer("", "302 Found", Location="/a%0d%0aSet-Cookie:%20b=1"), "not_found"
    ),
    "redirect nowhere": Misbehaviour(http_answer("", "302 Found"), "bad_answer"),
    "hang up": Misbehaviour(hang_up, "bad_answer", has_own_host=True),
    "reset": Misbehaviour(reset, "connection_failed", has_own_host=True),
    "silence": Misbehaviour(silence, "timeout", has_own_host=True),
    "drip": Misbehaviour(drip, "too_slow", has_own_host=True),
    "no HTTP": Misbehaviour(b"SSH-2.0-OpenSSH_9.6\r\n", "bad_answer"),
    "header flood": Misbehaviour(http_answer("", X_Big="x" * 2_000_000), "bad_answer"),
    "many headers": Misbehaviour(
        b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % number for number in range(50_000)) + b"\r\n", "bad_answer"
    ),
}
WRONG_BODY = {
    "body cut short": Misbehaviour(http_answer(page_of("Cut"), Content_Length="90000"), "bad_answer"),
    "announced too large": Misbehaviour(http_answer(b"", Content_Length="99999999"), "too_large"),
    "endless": Misbehaviour(endless, "too_large"),
    "gzip bomb": Misbehaviour(http_answer(gzip.compress(bytes(30 * 2**20)), Content_Encoding="gzip"), "too_large"),
    "gzip bomb in many parts": Misbehaviour(
        http_answer(gzip.compress(bytes(2**20)) * 30, Content_Encoding="gzip"), "too_large"
    ),
    "fifty megabytes of attributes": Misbehaviour(
        http_answer(b"<html><body " + b"a='b' " * (50 * 2**20 // 6) + b">"), "too_large"
    ),
    "length that lies": Misbehaviour(http_answer(page_of("Lying length"), Content_Length="-1"), "bad_answer"),
    "torn gzip": Misbehaviour(
        http_answer(gzip.compress(page_of("Torn").encode())[:-9], Content_Encoding="gzip"), "bad_answer"
    ),
    "unasked brotli": Misbehaviour(http_answer(b"\x0b\x02", Content_Encoding="br"), "bad_answer"),
    "image": Misbehaviour(under("image/png", b"\x89PNG"), "not_html"),
    "JSON": Misbehaviour(under("application/json", "{}"), "not_html"),
    "empty": Misbehaviour(http_answer(b""), "unreadable"),
    "blank": Misbehaviour(http_answer(b" \r\n\x00" * 5000), "unreadable"),
    "six megabytes": Misbehaviour(page("Long", after="<p>" + STORY * 61_000), "unreadable"),
    "image under HTML": Misbehaviour(http_answer(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40), "unreadable"),
    "noise under HTML": Misbehaviour(http_answer(bytes(range(256)) * 400), "unreadable"),
    "JSON under HTML": Misbehaviour(http_answer(json.dumps({"title": "Pier", "text": STORY * 9})), "unreadable"),
    "XML under HTML": Misbehaviour(http_answer("<?xml version='1.0'?><a><b>1</b></a>"), "unreadable"),
}
WRONG_PAGE = {
    "nested tags": Misbehaviour(page("Nested", before="<div>" * 100_000), "unreadable"),
    "huge attributes": Misbehaviour(
        page("Heavy", before="<div " + "".join(f"a{n}='{'x' * 20}' " for n in range(100_000)) + ">"), "unreadable"
    ),
    "endless script": Misbehaviour(page("Script", before="<script>" + "var a = 1; " * 100_000), "unreadable"),
    "consent": Misbehaviour(
        http_answer(
            "<html><title>Before you continue</title><h1>Before you continue</h1><p>We and our 90 partners use cookies "
            "to store information on your device. Accept all cookies or manage options before you continue to the site."
        ),
        "unreadable",
    ),
    "check for robots": Misbehaviour(
        http_answer(
            "<title>Just a moment...</title><h1>Just a moment</h1><p>Enable JavaScript and cookies to continue"
        ),
        "unreadable",
    ),
    "script instead of text": Misbehaviour(
        http_answer("<title>App</title><div id=app></div><script src=a.js>"), "unreadable"
    ),
    "paywall notice": Misbehaviour(
        page("Walled", after="<p>Subscribe now to continue reading. Already a subscriber? Log in."), "loaded"
    ),
    "lying charset": Misbehaviour(
        under("text/html; charset=utf-16", page_of("Façade of the pier").encode("utf-8")), "loaded"
    ),
    "unknown charset": Misbehaviour(under("text/html; charset=x-none", page_of("Piers")), "loaded"),
    "NUL bytes": Misbehaviour(http_answer(page_of("Null").replace("ferry", "fer\0ry").encode()), "loaded"),
    "unclosed tags": Misbehaviour(http_answer(page_of("Open ends").replace("</p>", "").encode()[:-30]), "loaded"),
    "nested JSON-LD": Misbehaviour(
        page("Deep data", head="<script type='application/ld+json'>" + "[" * 100_000 + "</script>"), "loaded"
    ),
    "dates out of range": Misbehaviour(
        page("Year 99999", head="<meta property='article:published_time' content='99999-99-99T99:99:99+99:99'>"),
        "loaded",
    ),
    "references that command": Misbehaviour(page("Pier &#27;[2J &#x1b;]0;owned&#7; opens"), "loaded"),
    "data that commands": Misbehaviour(
        page(
            "Data",
            head="<script type='application/ld+json'>"
            + json.dumps({"@type": "NewsArticle", "headline": "\x1b[2J", "articleSection": "\x1b]0;owned\x07 \x9b1m"})
            + "</script>",
        ),
        "loaded",
    ),
    "title that commands": Misbehaviour(page("'); DROP TABLE fact_articles; -- \x1b[2J"), "loaded"),
    "canonical elsewhere": Misbehaviour(
        page("Borrowed", head="<link rel=canonical href='javascript:alert(1)'><base href='http://['>"), "loaded"
    ),
}
MISBEHAVIOUR = {**WRONG_STATUS, **WRONG_WAY, **WRONG_BODY, **WRONG_PAGE}


def rss(*items: str) -> str:
    return f"<?xml version='1.0'?><rss version='2.0'><channel>{''.join(items)}</channel></rss>"


def item(url: str, rest: str = "") -> str:
    return f"<item><title>News</title><link>{url}</link>{rest}</item>"


# What each bad feed holds, with {page} in the place of the page that it offers.
BAD_FEEDS: dict[str, str] = {
    "bad XML": "<rss><channel>" + item("{page}") + "<item><title>A & B</titel><link>",
    "HTML": "<html><title>Not found</title>",
    "duplicate guids": rss(*[item("{page}", "<guid>1</guid>")] * 3),
    "future dates": rss(item("{page}", "<pubDate>Fri, 31 Dec 2999 00:00:00 GMT</pubDate>")),
    "no known date": rss(item("{page}", "<pubDate>the day before yesterday</pubDate>")),
    "many items": rss(item("{page}"), *["<item><title>No link</title></item>"] * 20_000),
    "links to nowhere": rss(item("{page}"), item("javascript:alert(1)"), item("ftp://x.example/a"), item("http://[")),
    "titles that command": rss(item("{page}")).replace("News", "News \x9b31m &#27;[2J &#155;0m"),
    "entities": "<!DOCTYPE rss [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>"
    + rss(item("{page}", "<author>&b;</author>")),
    "a tag that never began": "<rss><channel></media:player><item><title>News</title></item>",
    "an odd namespace": "<rss xmlns:georss='.\xa0/'><georss:point>",
    "nothing": "",
}
