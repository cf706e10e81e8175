"""A run that is killed at any stage boundary costs nothing: the next one ends in the same tables."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from warehouse_state import State, facts_of

from flows.ingest import ingest
from flows.sample_site.server import SampleSite

pytestmark = pytest.mark.server

# Where the run is killed: right after the function of this name has done its work.
BOUNDARIES = {
    "discovered": "flows.links.discover_links",
    "archived": "flows.fetching.fetch_pages",
    "extracted": "flows.parts.stage_archives",
    "checked": "flows.loading.check_part",
    "loaded": "flows.loading.load_part",
    "recorded": "flows.finishing.record_run",
}
# How many more runs are killed at random moments; `make soak` asks for some.
KILLS = int(os.environ.get("SOAK_KILLS", "0"))
# About as long as an undisturbed run takes from its start to its end.
RUN_SECONDS = 15.0
KILLED_RUN = """
import importlib, os, signal, sys
from pathlib import Path

def main():
    module_name, function_name = sys.argv[1].rsplit(".", 1)
    module = importlib.import_module(module_name)
    function = getattr(module, function_name)

    def die_after(*args, **kwargs):
        function(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(module, function_name, die_after)
    from flows.ingest import ingest
    ingest(sources_file=Path(sys.argv[2]), source_ids=["uferbote"], home=Path(sys.argv[3]))

if __name__ == "__main__":
    main()
"""


ONE_RUN = """
import sys
from pathlib import Path

if __name__ == "__main__":
    from flows.ingest import ingest
    ingest(sources_file=Path(sys.argv[1]), source_ids=["uferbote"], home=Path(sys.argv[2]))
"""


@pytest.fixture(scope="module")
def scripts(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("scripts")
    (folder / "killed_run.py").write_text(KILLED_RUN)
    (folder / "one_run.py").write_text(ONE_RUN)
    return folder


@pytest.fixture(scope="module")
def outlet(tmp_path_factory) -> Iterator[Path]:
    """A sources.toml of the running sample site; of it, the runs here collect one outlet."""
    path = tmp_path_factory.mktemp("outlet") / "sources.toml"
    with SampleSite.start() as running:
        path.write_text(running.sources_toml(), encoding="utf-8")
        yield path


@pytest.fixture(autouse=True)
def _one_process(monkeypatch) -> None:
    monkeypatch.setenv("NEWSFACTS_PROCESSES", "1")


@pytest.fixture(scope="module")
def undisturbed(prefect_server, outlet, scripts, tmp_path_factory) -> State:
    """The facts after one run that nothing disturbed."""
    home = tmp_path_factory.mktemp("undisturbed")
    command = [sys.executable, scripts / "one_run.py", outlet, home]
    done = subprocess.run(command, env=environment(prefect_server), capture_output=True, timeout=150, check=False)
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    return facts_of(home / "warehouse.duckdb")


def environment(server) -> dict[str, str]:
    return {**server.environment, "NEWSFACTS_PROCESSES": "1"}


@pytest.mark.parametrize("boundary", BOUNDARIES)
def test_the_run_after_a_killed_one_ends_in_the_same_tables(boundary, scripts, prefect_api, outlet, undisturbed, home):
    killed = subprocess.run(
        [sys.executable, scripts / "killed_run.py", BOUNDARIES[boundary], outlet, home],
        env=environment(prefect_api),
        capture_output=True,
        timeout=150,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()[-2000:]

    ingest(sources_file=outlet, source_ids=["uferbote"], home=home)

    assert facts_of(home / "warehouse.duckdb") == undisturbed
    assert list((home / "raw").rglob("*.open")) == []


@pytest.mark.skipif(not KILLS, reason="for `make soak`, which sets SOAK_KILLS")
@pytest.mark.parametrize("number", range(max(KILLS, 1)))
def test_the_run_after_one_killed_at_a_random_moment(number, scripts, prefect_api, outlet, undisturbed, home):
    command = [sys.executable, scripts / "one_run.py", outlet, home]
    killed = subprocess.Popen(command, env=environment(prefect_api), stderr=subprocess.DEVNULL)
    time.sleep(Random(number).uniform(0, RUN_SECONDS))
    killed.kill()
    killed.wait(30)

    ingest(sources_file=outlet, source_ids=["uferbote"], home=home)

    assert facts_of(home / "warehouse.duckdb") == undisturbed
    assert list((home / "raw").rglob("*.open")) == []


def test_two_runs_at_once_both_complete(scripts, prefect_api, outlet, undisturbed, home):
    command = [sys.executable, scripts / "one_run.py", outlet, home]

    runs = [subprocess.Popen(command, env=environment(prefect_api), stderr=subprocess.PIPE) for _ in range(2)]
    errors = [run.communicate(timeout=150)[1].decode()[-2000:] for run in runs]

    assert [run.returncode for run in runs] == [0, 0], errors
    assert facts_of(home / "warehouse.duckdb") == undisturbed
