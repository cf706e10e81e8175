"""A run's identity, its place on disk and the version of its code."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows import run as run_module
from flows.run import begin_run, pipeline_version

PROJECT = Path(__file__).parents[2]


def test_ids_sort_by_time(monkeypatch, tmp_path):
    moments = iter(
        datetime(*moment, tzinfo=UTC)
        for moment in ((2025, 12, 31, 23, 59, 59), (2026, 1, 1), (2026, 1, 1, 0, 0, 1), (2026, 10, 2), (2026, 11, 1))
    )

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return next(moments)

    monkeypatch.setattr(run_module, "datetime", Clock)

    ids = [begin_run("ingest", tmp_path, None).run_id for _ in range(5)]

    assert ids == sorted(ids)


def test_two_runs_of_one_second_have_their_own_ids_and_folders(tmp_path):
    runs = [begin_run("ingest", tmp_path, None) for _ in range(20)]

    assert len({run.run_id for run in runs}) == 20
    assert all(run.staging.is_dir() for run in runs)


def test_the_home_is_made_and_absolute(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    run = begin_run("replay", Path("deep/home"), "flow-run")

    assert run.home.path == tmp_path / "deep" / "home"
    assert all(folder.is_dir() for folder in (run.home.raw, run.home.quality, run.home.staging))
    assert (run.flow_name, run.flow_run_id) == ("replay", "flow-run")


@pytest.fixture
def copied_code(tmp_path) -> Path:
    for package in ("flows", "transforms", "warehouse"):
        shutil.copytree(PROJECT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__", "outlets"))
    return tmp_path


def version_of(code: Path) -> str:
    program = "import sys; sys.path.insert(0, '.'); import flows.run; print(flows.run.pipeline_version())"
    done = subprocess.run([sys.executable, "-c", program], cwd=code, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_version_changes_with_every_file_of_the_transforms_and_with_no_other_file(copied_code):
    unchanged = version_of(copied_code)
    assert unchanged.split("+")[0] == pipeline_version().split("+")[0]

    (copied_code / "transforms" / "__pycache__").mkdir(exist_ok=True)
    (copied_code / "transforms" / "__pycache__" / "urls.cpython-311.pyc").write_bytes(b"compiled")
    with (copied_code / "flows" / "home.py").open("a") as file:
        file.write("# a remark\n")
    assert version_of(copied_code) == unchanged

    with (copied_code / "transforms" / "quotes" / "weights" / "speaker.tsv").open("a") as file:
        file.write("\n")
    changed = version_of(copied_code)
    assert changed != unchanged

    (copied_code / "transforms" / "quotes" / "marks.py").rename(copied_code / "transforms" / "quotes" / "signs.py")
    assert version_of(copied_code) not in {unchanged, changed}


def test_the_version_changes_with_the_version_of_a_library_that_reads_pages(copied_code):
    unchanged = version_of(copied_code)

    newer = copied_code / "trafilatura-99.0.dist-info"
    newer.mkdir()
    (newer / "METADATA").write_text("Metadata-Version: 2.1\nName: trafilatura\nVersion: 99.0\n")

    assert version_of(copied_code) not in {unchanged, ""}
