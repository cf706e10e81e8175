from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from warehouse import file_copies
from warehouse.file_copies import copy_file

CONTENT = os.urandom(3 * 2**20 + 17)


@pytest.fixture
def original(tmp_path: Path) -> Path:
    path = tmp_path / "original"
    path.write_bytes(CONTENT)
    return path


def test_a_copy_has_the_same_bytes_and_a_life_of_its_own(original: Path, tmp_path: Path) -> None:
    copy_file(original, tmp_path / "copy")

    with original.open("r+b") as changed:
        changed.write(b"something else")
    assert (tmp_path / "copy").read_bytes() == CONTENT


def test_a_long_file_is_copied_in_steps(original: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_copies, "_BYTES_AT_ONCE", 2**20)

    copy_file(original, tmp_path / "copy")

    assert (tmp_path / "copy").read_bytes() == CONTENT


def test_an_older_copy_is_replaced(original: Path, tmp_path: Path) -> None:
    (tmp_path / "copy").write_bytes(CONTENT * 2)

    copy_file(original, tmp_path / "copy")

    assert (tmp_path / "copy").read_bytes() == CONTENT


def test_without_help_from_the_kernel_it_is_copied_all_the_same(
    original: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "copy_file_range", raising=False)

    copy_file(original, tmp_path / "copy")

    assert (tmp_path / "copy").read_bytes() == CONTENT


def test_what_does_not_fit_is_told(original: Path, tmp_path: Path) -> None:
    code = (
        "import resource, sys; from pathlib import Path; from warehouse.file_copies import copy_file\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({2**20}, resource.RLIM_INFINITY))\n"
        "copy_file(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    tried = subprocess.run(
        [sys.executable, "-c", code, str(original), str(tmp_path / "copy")], capture_output=True, text=True, check=False
    )

    assert "File too large" in tried.stderr
