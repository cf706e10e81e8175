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

import polars as pl
import pytest
from warehouse_state import State, facts_of

from flows.ingest import ingest
from flows.sample_site.server import SampleSite
from warehouse.archive import PageReader, Segment
from warehouse.connection import writer_lock

pytestmark = pytest.mark.server

# Where the run is killed: right after the function of this name has done its work.
BOUNDARIES = {
    "discovered": "flows.links.discover_links",
    "archived": "flows.fetching.fetch_pages",
    "extracted": "flows.parts.stage_archives",
    "checked": "flows.loading.check_part",
    "loaded": "flows.loading.load_parts",
    "recorded": "flows.finishing.record_run",
}
# How many more runs are killed at random moments; `make soak` asks for some.
KILLS = int(os.environ.get("SOAK_KILLS", "0"))
SLOW_OUTLETS = ("uferbote", "open-ledger", "meridian")
# Before this share of its time a run only imports; nothing is there yet that a kill could break.
FIRST_KILL = 0.3
# What a killed run started has to end by itself within so long.
ORPHANS_END_SECONDS = 10.0
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
    ingest(sources_file=Path(sys.argv[1]), source_ids=sys.argv[3:], home=Path(sys.argv[2]))
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
    return facts_and_seconds(tmp_path_factory.mktemp("undisturbed"), prefect_server, scripts, outlet, "uferbote")[0]


def facts_and_seconds(home: Path, server, scripts: Path, sources: Path, *source_ids: str) -> tuple[State, float]:
    """The facts after one run, and how long it took."""
    command = [sys.executable, scripts / "one_run.py", sources, home, *source_ids]
    started = time.monotonic()
    done = subprocess.run(command, env=environment(server), capture_output=True, timeout=250, check=False)
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    return facts_of(home / "warehouse.duckdb"), time.monotonic() - started


@pytest.fixture(scope="module")
def slow_outlets(outlet) -> Path:
    """A sources.toml of the same site with a pause between requests, so that kills meet fetching and extraction."""
    path = outlet.with_name("slow.toml")
    path.write_text(outlet.read_text().replace("delay_seconds = 0.0", "delay_seconds = 0.5"), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def undisturbed_run(prefect_server, slow_outlets, scripts, tmp_path_factory) -> tuple[State, float]:
    """The facts after one run over the slow outlets that nothing disturbed, and how many seconds it took."""
    home = tmp_path_factory.mktemp("undisturbed-slow")
    return facts_and_seconds(home, prefect_server, scripts, slow_outlets, *SLOW_OUTLETS)


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


@pytest.fixture(scope="module")
def kills() -> Iterator[list[dict[str, object]]]:
    """A row for each run killed at a random moment, printed as a table in the end."""
    rows: list[dict[str, object]] = []
    yield rows
    with pl.Config(tbl_rows=-1, tbl_cols=-1, tbl_width_chars=200, tbl_hide_dataframe_shape=True):
        print(f"\n{len(rows)} of {KILLS} runs killed at a random moment, and what the next run made of it")
        print(pl.DataFrame(rows))


@pytest.mark.skipif(not KILLS, reason="for `make soak`, which sets SOAK_KILLS")
@pytest.mark.parametrize("number", range(max(KILLS, 1)))
def test_the_run_after_one_killed_at_a_random_moment(
    number, scripts, prefect_api, slow_outlets, undisturbed_run, home, kills
):
    facts, seconds = undisturbed_run
    moment = Random(number).uniform(FIRST_KILL, 1.0) * seconds
    command = [sys.executable, scripts / "one_run.py", slow_outlets, home, *SLOW_OUTLETS]
    killed = subprocess.Popen(command, env=environment(prefect_api), stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(moment)
    had_ended = killed.poll() is not None
    killed.kill()
    killed.wait(30)

    row: dict[str, object] = {"kill": number, "after_s": round(moment, 1), "had_ended": had_ended} | left_in(home)
    row["orphans"] = processes_left(killed.pid)
    kills.append(row)
    assert row["orphans"] == 0
    assert lock_is_free(home / "work.duckdb")

    figures = ingest(sources_file=slow_outlets, source_ids=list(SLOW_OUTLETS), home=home)

    row |= {"loaded_next": figures.loaded, "same_tables": facts_of(home / "warehouse.duckdb") == facts}
    row["archive_whole"] = all(torn_at(file) is None for file in (home / "raw").rglob("*.warc.gz*"))
    assert row["same_tables"]
    assert row["archive_whole"]
    assert list((home / "raw").rglob("*.open")) == []


def left_in(home: Path) -> dict[str, object]:
    """What a killed run left: archive files, those in work or torn, staged parts, and whether it had published."""
    files = list((home / "raw").rglob("*.warc.gz*"))
    return {
        "files": len(files),
        "open": sum(file.suffix == ".open" for file in files),
        "torn": sum(torn_at(file) is not None for file in files),
        "staged_parts": len(list((home / "staging").glob("*/batch-*"))),
        "published": (home / "warehouse.duckdb").exists(),
    }


def torn_at(file: Path) -> int | None:
    reader = PageReader(Segment.whole(file))
    for _ in reader:
        pass
    return reader.report.torn_at


def processes_left(session: int) -> int:
    """Processes of the session that are still there after the time they have to end."""
    deadline = time.monotonic() + ORPHANS_END_SECONDS
    while left := [entry for entry in Path("/proc").iterdir() if is_of(session, entry.name)]:
        if time.monotonic() > deadline:
            break
        time.sleep(0.2)
    return len(left)


def is_of(session: int, pid: str) -> bool:
    try:
        return pid.isdigit() and os.getsid(int(pid)) == session
    except ProcessLookupError:
        return False


def lock_is_free(file: Path) -> bool:
    with writer_lock(file, timeout=0.0):
        return True


def test_two_runs_at_once_both_complete(scripts, prefect_api, outlet, undisturbed, home):
    command = [sys.executable, scripts / "one_run.py", outlet, home, "uferbote"]

    runs = [subprocess.Popen(command, env=environment(prefect_api), stderr=subprocess.PIPE) for _ in range(2)]
    errors = [run.communicate(timeout=150)[1].decode() for run in runs]

    for run, error in zip(runs, errors, strict=True):
        if run.returncode:
            pytest.fail(error)
    assert facts_of(home / "warehouse.duckdb") == undisturbed
