"""The environment that Prefect reads when it is imported: set before that, and never over what the user has set."""

from __future__ import annotations

import os
from pathlib import Path

# No look-ups of foreign hosts; the recorder writes in batches, without which its SQLite database stalls for seconds.
QUIET_SERVER = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "1",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED": "false",
    # A busy or slow machine needs longer than the default 20 seconds to start a server for one run.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
}
# What our own modules log belongs to the run's log in the UI.
OWN_LOGGERS = "flows,transforms,expectations,warehouse"


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
