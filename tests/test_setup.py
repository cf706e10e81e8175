"""The set-up script on machines that lack something, and what it installs from."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
TOOLS = ("sh", "cat", "cksum", "dirname", "pwd", "df", "awk", "rm", "printf", "env")
REQUIREMENT = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


@pytest.fixture
def plain_tools(tmp_path) -> Path:
    """A folder with what every system has, and no Python."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in TOOLS:
        if found := shutil.which(name):
            (folder / name).symlink_to(found)
    return folder


def copy_project(folder: Path) -> Path:
    """What the set-up script reads, in a folder of its own."""
    (folder / "scripts").mkdir(parents=True)
    for name in ("scripts/setup.sh", "scripts/uv-requirements.txt", "requirements.lock", "pyproject.toml"):
        shutil.copy(PROJECT / name, folder / name)
    return folder


def set_up(project: Path, search_path: str, venv: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [shutil.which("sh") or "sh", project / "scripts" / "setup.sh"],
        env={"PATH": search_path, "VENV": str(venv), "HOME": str(venv.parent)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def complaint(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 1, done.stdout + done.stderr
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    return line


def test_a_machine_without_python_is_told_what_to_install(tmp_path, plain_tools):
    project = copy_project(tmp_path / "project")

    line = complaint(set_up(project, str(plain_tools), project / ".venv"))

    assert line.startswith("newsfacts setup: no Python 3.11, 3.12 or 3.13 with venv found; install one")
    assert "make PYTHON=" in line
    assert not (project / ".venv").exists()


def test_a_python_of_another_version_is_none(tmp_path, plain_tools):
    project = copy_project(tmp_path / "project")
    old = plain_tools / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)

    assert "no Python 3.11, 3.12 or 3.13" in complaint(set_up(project, str(plain_tools), project / ".venv"))


@pytest.fixture
def small_disk(tmp_path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk cannot be mounted here: that needs root and its capability")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("where", ["project", "venv"])
def test_too_little_space_is_told_before_anything_is_installed(tmp_path, plain_tools, small_disk, where):
    (plain_tools / "python3").symlink_to(Path(sys.executable).resolve())
    project = copy_project((small_disk if where == "project" else tmp_path) / "project")
    venv = project / ".venv" if where == "project" else small_disk / "venv"

    line = complaint(set_up(project, str(plain_tools), venv))

    assert re.fullmatch(rf"newsfacts setup: only \d MB free in {venv.parent}; the set-up needs \d+ MB", line)
    assert not venv.exists()


def test_a_second_run_returns_at_once(plain_tools):
    venv = Path(sys.prefix)
    started = time.monotonic()

    # Without Python in reach: where this is no second run, nothing is installed by a test.
    done = set_up(PROJECT, str(plain_tools), venv)

    seconds = time.monotonic() - started
    if done.returncode and "no Python" in done.stderr:
        pytest.skip("scripts/setup.sh has not run since its inputs changed: run make setup")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert seconds < 1


@pytest.mark.parametrize("name", ["requirements.lock", "scripts/uv-requirements.txt"])
def test_a_lock_file_names_no_index_and_hashes_everything(name):
    text = (PROJECT / name).read_text(encoding="utf-8")
    pinned = REQUIREMENT.findall(text)
    blocks = re.split(r"\n(?=[A-Za-z0-9])", text)

    assert pinned
    assert not re.search(r"https?://|--index|--extra-index|--find-links|--trusted-host|-e |@ ", text)
    assert [block for block in blocks if REQUIREMENT.match(block) and "--hash=sha256:" not in block] == []
    assert len([block for block in blocks if REQUIREMENT.match(block)]) == len(pinned)


def test_every_dependency_is_locked():
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    locked = {name.lower() for name, _ in REQUIREMENT.findall((PROJECT / "requirements.lock").read_text("utf-8"))}

    assert {re.split(r"[<>=!~\[; ]", line, maxsplit=1)[0].lower() for line in wanted} - locked == set()
