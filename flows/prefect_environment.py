"""The environment that Prefect reads when it is imported: set before that, and never over what the user has set."""

from __future__ import annotations

import atexit
import contextvars
import os
import signal
import subprocess
import threading
from pathlib import Path

# Of a server for one run. No look-ups of foreign hosts; the recorder writes in batches, without which its SQLite
# database stalls for seconds.
QUIET_SERVER = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "100",
    # What no full batch has taken is written when the server stops. One that stops while it writes between batches
    # breaks that off, prints a traceback and writes it again.
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "86400",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED": "false",
    # A busy or slow machine needs longer than the default 20 seconds to start a server for one run.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
}
# What our own modules log belongs to the run's log in the UI. The other packages log nothing.
OWN_LOGGERS = "flows"


def prepare_prefect(log_level: str) -> None:
    """Set what a run of ours needs of Prefect; an API address of the user's, if any, stays in force."""
    for name, value in QUIET_SERVER.items():
        os.environ.setdefault(name, value)
    os.environ.setdefault("PREFECT_LOGGING_EXTRA_LOGGERS", OWN_LOGGERS)
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", log_level)


def use_ephemeral_server(folder: Path) -> None:
    """Make this process start a Prefect server of its own, with its database in the folder, and stop it at its end."""
    os.environ.pop("PREFECT_API_URL", None)
    os.environ.pop("PREFECT_PROFILE", None)
    os.environ["PREFECT_HOME"] = str(folder.absolute())
    os.environ["PREFECT_SERVER_ALLOW_EPHEMERAL_MODE"] = "true"


def start_server_apart() -> None:
    """Start the server that Prefect would start for this process, out of reach of Ctrl-C; none where an API is set.

    A terminal sends Ctrl-C to every process of a command. A run that is interrupted has to tell its server so, and
    asks one that ended with it for a minute. The server of a run that is killed ends by itself.

    Raises:
        RuntimeError: the server did not start.
    """
    from prefect.server.api.server import SubprocessASGIServer  # noqa: PLC0415  (reads the environment)
    from prefect.settings import PREFECT_API_URL  # noqa: PLC0415

    if PREFECT_API_URL.value():
        return
    failures: list[Exception] = []

    def start() -> None:
        # Of this thread alone, and of what it starts: the main thread goes on listening for Ctrl-C.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            server = SubprocessASGIServer()
            server.start()
            assert server.server_process is not None
            end_with_this_process(server.server_process.pid)
        except Exception as error:
            failures.append(error)

    starting = threading.Thread(target=contextvars.copy_context().run, args=(start,), daemon=True)
    starting.start()
    starting.join()
    if failures:
        raise failures[0]


def end_with_this_process(pid: int) -> None:
    """End another process if this one is killed; where this one ends in order, whoever started the other ends it."""
    # Nobody but this process holds the other end of what the shell reads; the system closes it with its last holder.
    watch = subprocess.Popen(  # noqa: S603  (a fixed script and a number)
        ["/bin/sh", "-c", 'read -r ended || kill "$1"', "watch", str(pid)], stdin=subprocess.PIPE, text=True
    )
    atexit.register(watch.communicate, "ended\n")
