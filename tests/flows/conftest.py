from __future__ import annotations

import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from loopback_site import LoopbackServer, LoopbackSite

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
