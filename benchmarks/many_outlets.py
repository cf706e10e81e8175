"""Many invented outlets at once, each an address of its own on loopback: what a run of thousands of pages is tried on.

Articles are put together from paragraphs of the sample site's, so that no two are the same. The server is a process of
its own and keeps a log of when each host was asked for what, and of how many requests it had at that moment.
"""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from flows.sample_site.articles import Article, read_articles
from flows.sample_site.outlets import Outlet, read_outlets
from flows.sample_site.pages import article_page

LANGUAGE = "en"
FEED_PATH = "/feed.xml"
PARAGRAPHS = (4, 9)
# So long an answer takes, without which no two requests would ever meet at a host.
ANSWER_SECONDS = 0.02


class LoggedRequest(NamedTuple):
    """One request as the server saw it."""

    moment: float
    """Of its arrival, in seconds of the machine's monotonic clock."""
    host: str
    path: str
    at_once: int
    """Requests that the host had at that moment, this one included."""


@dataclass(frozen=True, slots=True)
class ManyOutlets:
    """The outlets while they are served."""

    hosts: tuple[str, ...]
    pages_per_host: int
    port: int
    log: Path

    @property
    def requests(self) -> list[LoggedRequest]:
        """The requests so far, in the order of their arrival."""
        rows = (line.split() for line in self.log.read_text(encoding="utf-8").splitlines())
        return [LoggedRequest(float(moment), host, path, int(at_once)) for moment, host, path, at_once in rows]

    def sources_toml(self, *, delay_seconds: float, max_concurrency: int) -> str:
        """A sources.toml with each host as an outlet."""
        return "\n".join(
            f'[[source]]\nid = "{host.partition(".")[0]}"\nname = "{host}"\nhomepage = "http://{host}:{self.port}/"\n'
            f'feeds = ["http://{host}:{self.port}{FEED_PATH}"]\ndelay_seconds = {delay_seconds}\n'
            f"max_concurrency = {max_concurrency}\nallow_private_network = true\n"
            for host in self.hosts
        )


@contextmanager
def serve_many(hosts: int, pages_per_host: int, folder: Path) -> Iterator[ManyOutlets]:
    """So many outlets with so many articles each; inside, this process resolves their names to loopback addresses.

    Args:
        hosts: at most 200.
        pages_per_host: at most 10,000, what is taken of one feed.
        folder: where the server keeps its log.
    """
    log = folder / "requests.log"
    command = [sys.executable, "-m", __name__, str(hosts), str(pages_per_host), str(log)]
    names = tuple(f"outlet-{number:03}.example" for number in range(hosts))
    real_lookup = socket.getaddrinfo

    def look_up(host: Any, *args: Any, **options: Any) -> Any:
        return real_lookup(address_of(names.index(host)) if host in names else host, *args, **options)

    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            port = int(server.stdout.readline())
            socket.getaddrinfo = look_up
            yield ManyOutlets(names, pages_per_host, port, log)
        finally:
            socket.getaddrinfo = real_lookup
            server.terminate()


def address_of(number: int) -> str:
    """The loopback address of an outlet."""
    return f"127.0.1.{number + 1}"


def varied_page(host: int, number: int) -> str:
    """The page of an article of its own: the same numbers give the same page, always."""
    chance = Random(f"{host}/{number}")
    outlet, articles = chance.choice(_material())
    first, second = chance.sample(articles, 2)
    blocks = [block for block in (*first.blocks, *second.blocks) if block.kind == "paragraph"]
    chosen = sorted(chance.sample(range(len(blocks)), min(len(blocks), chance.randint(*PARAGRAPHS))))
    dateline = replace(blocks[0], text=f"Report {number} of outlet {host} for this week follows below.")
    title = f"{first.title} (report {number} of outlet {host})"
    article = replace(
        first,
        path=page_path(number),
        title=title,
        heading=title,
        blocks=(dateline, *(blocks[place] for place in chosen)),
    )
    name = f"outlet-{host:03}.example"
    return article_page(replace(outlet, host=name), article, (), f"http://{name}")


def page_path(number: int) -> str:
    """Where the page of an article stands on its outlet."""
    return f"/news/report-{number:05}.html"


@cache
def _material() -> Sequence[tuple[Outlet, Sequence[Article]]]:
    """The sample site's outlets in the language, each with its open articles."""
    return [
        (
            replace(outlet, encoding="utf-8"),
            [each for each in read_articles(outlet.folder / "articles", 1) if each.is_free],
        )
        for outlet in read_outlets()
        if outlet.language == LANGUAGE and outlet.encoding == "utf-8"
    ]


def feed_of(host: int, count: int, port: int) -> str:
    """The outlet's RSS feed."""
    base = f"http://outlet-{host:03}.example:{port}"
    items = "".join(
        f"<item><title>Report {number}</title><link>{escape(base + page_path(number))}</link></item>"
        for number in range(count)
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Outlet {host}</title>{items}</channel></rss>"


class _Server:
    """All outlets on one port, told apart by the address that was connected to."""

    def __init__(self, hosts: int, pages_per_host: int, log: Path) -> None:
        self._pages_per_host = pages_per_host
        self._log = log.open("w", encoding="utf-8", buffering=1)
        self._at_once = [0] * hosts
        self._sockets = _listening([address_of(number) for number in range(hosts)])
        self._port = int(self._sockets[0].getsockname()[1])

    async def run(self) -> None:
        """Serve until the process is ended; the port is told on standard output."""
        servers = [
            await asyncio.start_server(lambda *streams, host=host: self._converse(host, *streams), sock=listening)
            for host, listening in enumerate(self._sockets)
        ]
        print(self._port, flush=True)
        await asyncio.gather(*(server.serve_forever() for server in servers))

    async def _converse(self, host: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        arrival = asyncio.get_running_loop().time
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                path = head.split(b" ", 2)[1].decode("ascii")
                self._at_once[host] += 1
                self._log.write(f"{arrival()} outlet-{host:03}.example {path} {self._at_once[host]}\n")
                await asyncio.sleep(ANSWER_SECONDS)
                self._at_once[host] -= 1
                writer.write(self._answer(host, path))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    def _answer(self, host: int, path: str) -> bytes:
        content = ""
        if path == FEED_PATH:
            content = feed_of(host, self._pages_per_host, self._port)
        elif path.startswith("/news/report-"):
            content = varied_page(host, int(path[len("/news/report-") : -len(".html")]))
        body = content.encode()
        status = "200 OK" if body else "404 Not Found"
        kind = "application/rss+xml" if path == FEED_PATH else "text/html; charset=utf-8"
        return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def _listening(addresses: Sequence[str]) -> list[socket.socket]:
    first = socket.create_server((addresses[0], 0), backlog=128)
    port = first.getsockname()[1]
    return [first, *(socket.create_server((address, port), backlog=128) for address in addresses[1:])]


if __name__ == "__main__":
    asyncio.run(_Server(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])).run())
