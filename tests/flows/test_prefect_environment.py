"""The Prefect server of one run: it has every task on record when it ends, and ends without a word."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from flows.prefect_environment import QUIET_SERVER

pytestmark = pytest.mark.server

# Its database is busy from before the task until the server has been told to stop, as that of a slow machine is.
STOPPED_WHILE_BUSY = """
import sqlite3, sys, threading, time
from pathlib import Path
from flows.prefect_environment import prepare_prefect, start_server_apart, use_ephemeral_server

use_ephemeral_server(Path(sys.argv[1]))
prepare_prefect("WARNING")
start_server_apart()
from prefect import task

busy = sqlite3.connect(Path(sys.argv[1]) / "prefect.db", isolation_level=None, check_same_thread=False, timeout=60)
busy.execute("BEGIN IMMEDIATE")
task(lambda: None, name="done")()
time.sleep(2)
threading.Thread(target=lambda: (time.sleep(1), busy.execute("ROLLBACK")), daemon=True).start()
"""

KILLED = """
import os, signal, sys
from pathlib import Path
from flows.prefect_environment import prepare_prefect, start_server_apart, use_ephemeral_server

use_ephemeral_server(Path(sys.argv[1]))
prepare_prefect("WARNING")
start_server_apart()
os.kill(os.getpid(), signal.SIGKILL)
"""


def run_script(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in QUIET_SERVER}
    command = [sys.executable, "-c", script, str(folder)]
    # Returns when all that the script has started has ended, for it writes where the script does.
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=240, check=False)


def test_a_server_that_stops_while_its_database_is_busy_records_every_task_and_prints_nothing(tmp_path):
    done = run_script(STOPPED_WHILE_BUSY, tmp_path / "prefect")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    with sqlite3.connect(tmp_path / "prefect" / "prefect.db") as database:
        assert database.execute("SELECT state_name FROM task_run").fetchall() == [("Completed",)]


def test_the_server_of_a_killed_run_ends(tmp_path):
    killed = run_script(KILLED, tmp_path / "prefect")

    assert killed.returncode == -signal.SIGKILL, killed.stderr
