"""A run that is killed at any stage boundary costs nothing: the next one ends in the same tables."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from warehouse_state import facts_of

from flows.ingest import ingest

pytestmark = pytest.mark.server

# Where the run is killed: right after the function of this name has done its work.
BOUNDARIES = {
    "discovered": "flows.discovering.discover_links",
    "archived": "flows.fetching.fetch_pages",
    "extracted": "flows.parts.stage_archives",
    "checked": "flows.loading.check_part",
    "loaded": "flows.loading.load_part",
    "recorded": "flows.finishing.record_run",
}
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


@pytest.fixture(scope="module")
def killed_run(tmp_path_factory) -> Path:
    script = tmp_path_factory.mktemp("script") / "killed_run.py"
    script.write_text(KILLED_RUN)
    return script


@pytest.mark.parametrize("boundary", BOUNDARIES)
def test_the_run_after_a_killed_one_ends_in_the_same_tables(
    boundary, killed_run, prefect_api, site, sources_file, home, tmp_path
):
    killed = subprocess.run(
        [sys.executable, killed_run, BOUNDARIES[boundary], sources_file, home],
        env=prefect_api.environment,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()[-2000:]

    ingest(sources_file=sources_file, source_ids=["uferbote"], home=home)
    ingest(sources_file=sources_file, source_ids=["uferbote"], home=tmp_path / "undisturbed")

    assert facts_of(home / "warehouse.duckdb") == facts_of(tmp_path / "undisturbed" / "warehouse.duckdb")
    assert list((home / "raw").rglob("*.open")) == []


def test_two_runs_at_once_both_complete(prefect_api, site, sources_file, home, tmp_path):
    script = (
        "import sys; from pathlib import Path\n"
        "if __name__ == '__main__':\n"
        "    from flows.ingest import ingest\n"
        "    ingest(sources_file=Path(sys.argv[1]), source_ids=['uferbote'], home=Path(sys.argv[2]))\n"
    )
    (tmp_path / "run.py").write_text(script)
    command = [sys.executable, tmp_path / "run.py", sources_file, home]

    runs = [subprocess.Popen(command, env=prefect_api.environment, stderr=subprocess.PIPE) for _ in range(2)]
    errors = [run.communicate(timeout=150)[1].decode()[-2000:] for run in runs]
    ingest(sources_file=sources_file, source_ids=["uferbote"], home=tmp_path / "alone")

    assert [run.returncode for run in runs] == [0, 0], errors
    assert facts_of(home / "warehouse.duckdb") == facts_of(tmp_path / "alone" / "warehouse.duckdb")
