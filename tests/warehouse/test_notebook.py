"""The notebook that is shipped runs on a published file and shows what is in it."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import polars as pl
import pytest

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "explore.py"
pytest.importorskip("marimo", reason="marimo is not installed: make setup installs the extra explore")


def test_every_cell_yields_rows(published_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSFACTS_HOME", str(published_home))
    spec = spec_from_file_location("explore", NOTEBOOK)
    assert spec
    assert spec.loader
    notebook = module_from_spec(spec)
    spec.loader.exec_module(notebook)

    _, defined = notebook.app.run()
    defined["facts"].close()

    frames = {name: value for name, value in defined.items() if isinstance(value, pl.DataFrame)}
    assert frames["totals"].row(0, named=True)["articles"] == 2
    assert frames["found_quotes"]["quote_text"].to_list() == ["We want peace talks,"]
    assert set(frames["most_quoted"]["person_name"]) == {"Ann Lee", "Ben Ray"}
    # These two tell of runs, and there was none.
    assert {name for name, frame in frames.items() if frame.is_empty()} <= {"coverage", "health"}


def test_it_is_exported_as_a_page_without_an_error(published_home: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "marimo", "export", "html", NOTEBOOK, "-o", tmp_path / "page.html"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"NEWSFACTS_HOME": str(published_home)},
    )

    assert done.returncode == 0, done.stderr
    assert "Ben Ray" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_without_a_published_file_it_fails_by_name(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, NOTEBOOK],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"NEWSFACTS_HOME": str(tmp_path)},
    )

    assert done.returncode
    assert f"{tmp_path / 'warehouse.duckdb'}" in done.stderr
