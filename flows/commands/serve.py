"""`newsfacts serve`: the published snapshot over the network, always the newest one."""

from __future__ import annotations

import errno
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from rich.console import Console

from flows.home import Home
from warehouse.errors import ServerFailed, WarehouseMissing
from warehouse.serving import READY, REFUSED, RETIRE, RETIRED, SERVE, SERVING

LOOPBACK = ("127.0.0.1", "localhost", "::1")
LOOK_SECONDS = 0.5
# A query under way gets this long after a newer snapshot took its server's place.
RETIREMENT_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen."""

    host: str
    port: int

    @property
    def uri(self) -> str:
        """What a client attaches."""
        return f"quack:{self.host}:{self.port}"

    @property
    def is_public(self) -> bool:
        """Whether other machines can reach it."""
        return self.host not in LOOPBACK

    def require_free(self) -> None:
        """Refuse an address at which somebody listens.

        The protocol's own HTTP shares an address with others that do so, and clients then get one or the other.

        Raises:
            ServerFailed: somebody listens there.
        """
        for family, kind, protocol, _, place in _places(self.host, self.port):
            with socket.socket(family, kind, protocol) as probe:
                # Connections of an earlier server that are just closing are in nobody's way.
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind(place)
                except OSError as error:
                    # What else keeps it from listening, the server itself says.
                    if error.errno == errno.EADDRINUSE:
                        raise ServerFailed(
                            f"port {self.port} of {self.host} is in use, perhaps by another `newsfacts serve`: stop "
                            "that, or choose another port with --port"
                        ) from error


def _places(host: str, port: int) -> list[tuple[Any, ...]]:
    try:
        return [*socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except socket.gaierror:
        return []


class SnapshotServer:
    """A process that serves one state of the published file."""

    def __init__(self, published: Path, address: Address, token: str) -> None:
        """Start the process and wait until it is ready to take over.

        Raises:
            ServerFailed: it could not open the file.
        """
        self.state = state_of(published)
        self._retired_at: float | None = None
        options = ["--public"] if address.is_public else []
        self._process = subprocess.Popen(  # noqa: S603 - this program itself, with its own arguments
            [sys.executable, "-m", "warehouse.serving", published, address.uri, *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            # Ctrl-C reaches the command, which then stops this process.
            start_new_session=True,
        )
        try:
            self._tell(token)
            self._expect(READY)
        except KeyboardInterrupt:
            self.stop()
            raise

    def listen(self) -> None:
        """Begin to answer.

        Raises:
            ServerFailed: the address cannot be had.
        """
        self._tell(SERVE)
        self._expect(SERVING)

    def retire(self) -> None:
        """Leave the address to a successor and finish the queries under way, for a time.

        Raises:
            ServerFailed: the process ended by itself.
        """
        self._tell(RETIRE)
        self._expect(RETIRED)
        self._retired_at = time.monotonic()

    @property
    def is_running(self) -> bool:
        """Whether the process lives."""
        return self._process.poll() is None

    @property
    def is_due(self) -> bool:
        """Whether it was retired long enough ago to be stopped."""
        return self._retired_at is not None and time.monotonic() - self._retired_at > RETIREMENT_SECONDS

    def stop(self) -> None:
        """End the process."""
        if self._process.stdin and not self._process.stdin.closed:
            # Its pipe may be gone with the process.
            with suppress(BrokenPipeError):
                self._process.stdin.close()
        self._process.wait()

    def _tell(self, line: str) -> None:
        assert self._process.stdin is not None
        # A process that is gone is told by what it does not answer.
        with suppress(BrokenPipeError):
            self._process.stdin.write(f"{line}\n")
            self._process.stdin.flush()

    def _expect(self, word: str) -> None:
        assert self._process.stdout is not None
        line = self._process.stdout.readline().strip()
        if line != word:
            self.stop()
            raise ServerFailed(line.removeprefix(REFUSED).strip() or "the server of the snapshot ended by itself")


def serve(home: Home, address: Address, token_file: Path | None, console: Console) -> int:
    """Serves the newest snapshot until it is interrupted.

    Raises:
        WarehouseMissing: nothing was published yet.
        ServerFailed: the address cannot be had, or the server ended by itself.
        ExtensionMissing: the packages of the protocol are not installed.
    """
    if not home.published.is_file():
        raise WarehouseMissing(f"no warehouse at {home.published}: run `newsfacts run` first")
    token_path = token_file or home.path / "serve.token"
    token = kept_token(token_path)
    # The one that listens comes last.
    servers: list[SnapshotServer] = []
    with until_terminated():
        try:
            servers.append(SnapshotServer(home.published, address, token))
            address.require_free()
            servers[-1].listen()
            console.print(f"serving {home.published} at {address.uri}, read-only; the token is in {token_path}")
            if address.is_public:
                console.print(
                    "without TLS: put a reverse proxy that has it between this and any network you do not own"
                )
            while True:
                time.sleep(LOOK_SECONDS)
                if state_of(home.published) != servers[-1].state:
                    succeed(servers, SnapshotServer(home.published, address, token))
                    console.print(f"serving the snapshot of {time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime())} UTC")
                elif not servers[-1].is_running:
                    raise ServerFailed("the server of the snapshot ended by itself")
                servers = without_due(servers)
        except KeyboardInterrupt:
            return 0
        finally:
            for server in servers:
                server.stop()


def succeed(servers: list[SnapshotServer], successor: SnapshotServer) -> None:
    """Let a server of a newer snapshot listen in place of the last one, and be the last from here on.

    Raises:
        ServerFailed: one of the two ended by itself, or the address was taken meanwhile.
    """
    predecessor = servers[-1]
    servers.append(successor)
    predecessor.retire()
    successor.listen()


def without_due(servers: list[SnapshotServer]) -> list[SnapshotServer]:
    """The servers, those stopped that were retired long enough ago."""
    due = [server for server in servers if server.is_due]
    for server in due:
        server.stop()
    return [server for server in servers if server not in due]


def state_of(path: Path) -> tuple[int, int]:
    """What differs between two published files: the file itself and when it was written."""
    stat = path.stat()
    return stat.st_ino, stat.st_mtime_ns


def kept_token(path: Path) -> str:
    """The token in the file, which only its owner can read; made where there is none yet.

    Raises:
        ServerFailed: the file holds no token.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(32) + "\n")
    token = path.read_text(encoding="utf-8").strip()
    if len(token) < 16:
        raise ServerFailed(f"{path} holds {len(token)} characters: a token has at least 16; delete it to get a new one")
    return token


@contextmanager
def until_terminated() -> Iterator[None]:
    """Let a request to end (SIGTERM) end what is inside as Ctrl-C does."""

    def interrupt(signal_number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
