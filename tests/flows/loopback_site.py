"""A web server on loopback that answers each path exactly as a test says, misbehaviour included."""

from __future__ import annotations

import socket
import socketserver
import ssl
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import pytest

NO_TRUST = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Trusts nobody; most tests need no TLS, and reading all certificate authorities takes longer than they do."""


@dataclass(frozen=True)
class Request:
    path: str
    headers: dict[str, str]
    arrived: float


Answer = bytes | Callable[[socket.socket, Request], None]


def http_answer(body: bytes | str = b"", status: str = "200 OK", /, **headers: str) -> bytes:
    content = body.encode() if isinstance(body, str) else body
    fields = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(content)), "Connection": "close"}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + content


@dataclass
class LoopbackSite:
    port: int
    scheme: str = "http"
    answers: dict[str, list[Answer]] = field(default_factory=lambda: defaultdict(list))
    requests: list[Request] = field(default_factory=list)
    most_at_once: int = 0
    _at_once: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def serve(self, path: str, *answers: Answer) -> str:
        """Give these answers to requests for a path, in turn, the last one again and again."""
        self.answers[path] = list(answers)
        return self.url(path)

    def asked(self, path: str) -> list[Request]:
        return [request for request in self.requests if request.path == path]

    def handle(self, connection: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            chunk = connection.recv(65536)
            if not chunk:
                return
            head += chunk
        lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:])}
        request = Request(lines[0].split(" ")[1], headers, time.monotonic())
        with self._lock:
            self.requests.append(request)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
            answers = self.answers.get(request.path) or [http_answer("no such page", "404 Not Found")]
            answer = answers.pop(0) if len(answers) > 1 else answers[0]
        try:
            if callable(answer):
                answer(connection, request)
            else:
                connection.sendall(answer)
        finally:
            with self._lock:
                self._at_once -= 1


class LoopbackServer(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients hang up here on purpose."""


async def resolve_to_loopback(host: str, port: int) -> Sequence[str]:
    """Every name is this machine, save those that end in .missing."""
    if host.endswith(".missing"):
        raise OSError("no such host")
    return ["127.0.0.1"]


SiteMaker = Callable[..., LoopbackSite]


@pytest.fixture
def make_site() -> Iterator[SiteMaker]:
    servers: list[LoopbackServer] = []

    def make(ssl_context: ssl.SSLContext | None = None) -> LoopbackSite:
        site = LoopbackSite(port=0, scheme="https" if ssl_context else "http")

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                with suppress(OSError):
                    self.request.settimeout(30)
                    if ssl_context is None:
                        site.handle(self.request)
                        return
                    with ssl_context.wrap_socket(self.request, server_side=True) as connection:
                        site.handle(connection)

        server = LoopbackServer(("127.0.0.1", 0), Handler)
        site.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        servers.append(server)
        return site

    yield make
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def site(make_site: SiteMaker) -> LoopbackSite:
    return make_site()
