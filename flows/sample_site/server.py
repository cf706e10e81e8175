"""The sample site as HTTP servers on loopback, one port an outlet, as outlets are hosts of their own."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from flows.sample_site.articles import read_articles
from flows.sample_site.outlets import Outlet, read_outlets
from flows.sample_site.resources import Resource, outlet_resources

LOOPBACK = "127.0.0.1"
VERSIONS = (1, 2)

# A client that keeps its connection open holds a thread no longer than this.
_IDLE_SECONDS = 10.0


class PortTakenError(RuntimeError):
    """A port that the sample site was told to listen on is taken; the message names port and outlet."""


@dataclass(frozen=True, slots=True)
class ServedOutlet:
    """An outlet of the running site and where it announces its articles."""

    id: str
    name: str
    language: str
    base_url: str
    """Without a slash at the end."""
    feed_urls: tuple[str, ...]
    sitemap_urls: tuple[str, ...]
    """Sitemaps and indexes, without those that an index names."""


@dataclass(frozen=True, slots=True)
class LoggedRequest:
    """One request that the site answered."""

    outlet_id: str
    method: str
    path: str
    """As asked for, with its query."""
    headers: dict[str, str]
    """By name in lower case."""
    status: int
    moment: float
    """Of the answer, in seconds of the monotonic clock."""


class _OutletServer(ThreadingHTTPServer):
    """One outlet's listening port, its resources, and the log that it shares with the site."""

    daemon_threads = True

    def __init__(self, outlet: Outlet, port: int, log: list[LoggedRequest]) -> None:
        super().__init__((LOOPBACK, port), _OutletHandler)
        self.outlet = outlet
        self.log = log
        self.base_url = f"http://{LOOPBACK}:{self.server_address[1]}"
        self.resources: dict[str, Resource] = {}

    def server_bind(self) -> None:
        """Bind without the reverse look-up of the host name, which takes seconds where no name server answers."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a visitor who hung up; anything else is a defect of ours and shows its trace."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    def show(self, version: int) -> None:
        """Serve the outlet as it stands at a version, from the next request on."""
        self.resources = outlet_resources(self.outlet, self.base_url, version)


class _OutletHandler(BaseHTTPRequestHandler):
    server: _OutletServer
    protocol_version = "HTTP/1.1"
    server_version = "SampleSite"
    timeout = _IDLE_SECONDS
    # Head and body go out in two writes; with Nagle's algorithm the second waits for the client's acknowledgement.
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on the terminal: the site keeps its own log."""

    def _answer(self, *, with_body: bool) -> None:
        resource = self.server.resources.get(urlsplit(self.path).path)
        if resource is None:
            self._send(HTTPStatus.NOT_FOUND, {"Content-Type": "text/html"}, b"<h1>Page not found</h1>", with_body)
        elif resource.moved_to:
            location = self.server.base_url + resource.moved_to
            self._send(HTTPStatus.MOVED_PERMANENTLY, {"Location": location}, b"", with_body)
        elif _is_unchanged(resource, self.headers.get("If-None-Match"), self.headers.get("If-Modified-Since")):
            self._send(HTTPStatus.NOT_MODIFIED, _validators(resource), None, with_body)
        else:
            headers = {"Content-Type": resource.content_type} | _validators(resource)
            self._send(HTTPStatus.OK, headers, resource.body, with_body)

    def _send(self, status: HTTPStatus, headers: dict[str, str], body: bytes | None, with_body: bool) -> None:
        # Logged before the first byte leaves: whoever has the answer finds it in the log.
        self.server.log.append(
            LoggedRequest(
                self.server.outlet.id,
                self.command,
                self.path,
                {name.lower(): value for name, value in self.headers.items()},
                status.value,
                time.monotonic(),
            )
        )
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if body is not None:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if body and with_body:
            self.wfile.write(body)


def _validators(resource: Resource) -> dict[str, str]:
    return {"ETag": resource.etag, "Last-Modified": resource.last_modified_text}


def _is_unchanged(resource: Resource, tags: str | None, since: str | None) -> bool:
    """Whether a conditional request holds what it would get; entity tags go before dates (RFC 9110, 13.2.2)."""
    if tags is not None:
        held = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
        return "*" in held or resource.etag in held
    moment = _http_date(since) if since is not None else None
    return moment is not None and resource.last_modified.replace(microsecond=0) <= moment


def _http_date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        # RFC 9110, 13.1.3: a date that cannot be read makes the request unconditional.
        return None
    return moment if moment.tzinfo else None


class SampleSite:
    """Six invented outlets, each served on a loopback port of its own; to be closed, or used as a context manager.

    Pages declare canonical addresses as `https://OUTLET.example/…`, which do not depend on the ports. Feeds and
    sitemaps name the pages at the ports where they are served.
    """

    def __init__(self, servers: tuple[_OutletServer, ...], log: list[LoggedRequest]) -> None:
        self._servers = servers
        self._log = log
        self.version = VERSIONS[0]
        self.set_version(self.version)
        for server in servers:
            threading.Thread(target=server.serve_forever, args=(0.05,), name=server.outlet.id, daemon=True).start()

    @classmethod
    def start(cls, ports: Mapping[str, int] | None = None) -> SampleSite:
        """The site, listening.

        Args:
            ports: a port for an outlet's id; 0, or no entry, leaves the choice to the system.

        Raises:
            ValueError: `ports` names an outlet that the site does not have.
            PortTakenError: one of the ports is taken.
        """
        outlets = read_outlets()
        wanted = dict(ports or {})
        unknown = sorted(wanted.keys() - {outlet.id for outlet in outlets})
        if unknown:
            known = ", ".join(outlet.id for outlet in outlets)
            raise ValueError(f"ports names {unknown[0]!r}, which is no outlet of the sample site; it has {known}")
        log: list[LoggedRequest] = []
        servers: list[_OutletServer] = []
        try:
            for outlet in outlets:
                servers.append(_listen(outlet, wanted.get(outlet.id, 0), log))
        except PortTakenError:
            for server in servers:
                server.server_close()
            raise
        return cls(tuple(servers), log)

    @property
    def outlets(self) -> tuple[ServedOutlet, ...]:
        """The outlets and where they announce their articles."""
        return tuple(
            ServedOutlet(
                server.outlet.id,
                server.outlet.name,
                server.outlet.language,
                server.base_url,
                tuple(server.base_url + feed.path for feed in server.outlet.feeds),
                tuple(server.base_url + sitemap.path for sitemap in server.outlet.entry_sitemaps),
            )
            for server in self._servers
        )

    @property
    def ports(self) -> dict[str, int]:
        """The ports in use by outlet id; given to `start`, they bring the site back at the same addresses."""
        return {server.outlet.id: int(server.server_address[1]) for server in self._servers}

    @property
    def requests(self) -> tuple[LoggedRequest, ...]:
        """The requests answered so far, in the order of the answers."""
        return tuple(self._log)

    def set_version(self, version: int) -> None:
        """Serve the site as it stands at a version: from 2 on, one article is updated.

        Raises:
            ValueError: the site has no such version.
        """
        if version not in VERSIONS:
            raise ValueError(f"the sample site has no version {version!r}; it has 1 and 2")
        for server in self._servers:
            server.show(version)
        self.version = version

    def article_urls(self) -> dict[str, str]:
        """Where each article's page is served, by `OUTLET/SLUG`."""
        return {
            f"{server.outlet.id}/{article.slug}": server.base_url + article.path
            for server in self._servers
            for article in read_articles(server.outlet.folder / "articles", self.version)
        }

    def sources_toml(self) -> str:
        """A `sources.toml` that collects the site, without a pause between requests."""
        return "\n".join(_source_table(outlet) for outlet in self.outlets)

    def close(self) -> None:
        """Stop listening and free the ports."""
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def _listen(outlet: Outlet, port: int, log: list[LoggedRequest]) -> _OutletServer:
    try:
        return _OutletServer(outlet, port, log)
    except OSError as error:
        raise PortTakenError(
            f"port {port} on {LOOPBACK}, wanted for the sample outlet '{outlet.id}', cannot be listened on "
            f"({error.strerror}); free it, or give another port, or 0 for any"
        ) from error


def _source_table(outlet: ServedOutlet) -> str:
    return (
        "[[source]]\n"
        f'id = "{outlet.id}"\n'
        f'name = "{outlet.name}"\n'
        f'homepage = "{outlet.base_url}/"\n'
        f'language = "{outlet.language}"\n'
        f"feeds = [{_toml_strings(outlet.feed_urls)}]\n"
        f"sitemaps = [{_toml_strings(outlet.sitemap_urls)}]\n"
        "delay_seconds = 0.0\n"
        "allow_private_network = true\n"
    )


def _toml_strings(values: tuple[str, ...]) -> str:
    return ", ".join(f'"{value}"' for value in values)
