"""A real Prefect server, a real sample site and a home folder for the flows."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
from ports import free_port

from flows.prefect_environment import QUIET_SERVER
from flows.sample_site.server import SampleSite

SERVER_START_SECONDS = 90


@dataclass(frozen=True)
class PrefectServer:
    """A running server and the environment in which programs talk to it."""

    api_url: str
    ui_url: str
    environment: dict[str, str]
    log: Path


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrefectServer]:
    """`prefect server start` on loopback with a database of its own, for the whole session."""
    folder = tmp_path_factory.mktemp("prefect")
    port = free_port()
    ui_url = f"http://127.0.0.1:{port}"
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "NEWSFACTS_"))},
        **QUIET_SERVER,
        # It outlives the runs, whose tasks the tests look up.
        "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "1",
        "PREFECT_HOME": str(folder / "home"),
        "PREFECT_API_URL": f"{ui_url}/api",
        "PREFECT_UI_API_URL": f"{ui_url}/api",
        "PREFECT_WORKER_QUERY_SECONDS": "2",
        "PREFECT_LOGGING_EXTRA_LOGGERS": "flows",
        "NO_COLOR": "1",
    }
    log = folder / "server.log"
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    with log.open("wb") as output:
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.STDOUT)
    try:
        wait_for_server(f"{ui_url}/api/health", process, log)
        yield PrefectServer(f"{ui_url}/api", ui_url, environment, log)
    finally:
        process.terminate()
        process.wait(20)


def wait_for_server(health_url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + SERVER_START_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, f"the Prefect server ended:\n{log.read_text()[-3000:]}"
        try:
            if httpx.get(health_url, timeout=2).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.3)
    raise AssertionError(f"no Prefect server after {SERVER_START_SECONDS} s:\n{log.read_text()[-3000:]}")


@pytest.fixture(scope="session")
def prefect_session(prefect_server: PrefectServer) -> Iterator[PrefectServer]:
    """From here on, flows called in this process report to the server."""
    from prefect.settings import (
        PREFECT_API_URL,
        PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
        PREFECT_LOGGING_TO_API_ENABLED,
        temporary_settings,
    )

    settings = {
        PREFECT_API_URL: prefect_server.api_url,
        # A flow waits a second for its heartbeat at its end.
        PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None,
        # The log's last lines would be sent, and sent again, to a server that is gone by then.
        PREFECT_LOGGING_TO_API_ENABLED: False,
    }
    with temporary_settings(settings):
        yield prefect_server


@pytest.fixture
def prefect_api(prefect_session: PrefectServer) -> PrefectServer:
    """The server to which flows called in this process report."""
    return prefect_session


@pytest.fixture
def site() -> Iterator[SampleSite]:
    with SampleSite.start() as running:
        yield running


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def sources_file(site: SampleSite, tmp_path: Path) -> Path:
    path = tmp_path / "sources.toml"
    path.write_text(site.sources_toml(), encoding="utf-8")
    return path


@pytest.fixture
def serve() -> Iterator[Callable[[dict[str, tuple[str, bytes]]], str]]:
    """Serves given answers by path on loopback, 404 for other paths; call it with them for the base address."""
    servers: list[ThreadingHTTPServer] = []

    def start(answers: dict[str, tuple[str, bytes]]) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                content_type, body = answers.get(self.path, ("text/plain", b"no such page"))
                self.send_response(200 if self.path in answers else 404)
                self.send_header("Content-Type", content_type)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Keep the test's output clean."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()
