from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from fact_factory import NOON, Said, Story, facts_of

from warehouse.connection import open_reader, open_writer
from warehouse.load import load_facts
from warehouse.snapshot import publish


@pytest.fixture(scope="session")
def empty_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with every table and view and no rows, to copy."""
    path = tmp_path_factory.mktemp("empty") / "work.duckdb"
    with open_writer(path):
        pass
    return path


@pytest.fixture(scope="session")
def catalogue(empty_warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A reader of the empty warehouse, for what its catalogue says."""
    with open_reader(empty_warehouse) as connection:
        yield connection


@pytest.fixture
def warehouse_path(tmp_path: Path, empty_warehouse: Path) -> Path:
    return Path(shutil.copyfile(empty_warehouse, tmp_path / "work.duckdb"))


@pytest.fixture
def writer(warehouse_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_writer(warehouse_path, threads=1) as connection:
        yield connection


@pytest.fixture(scope="session")
def published_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder, `data`, with two articles published at noon."""
    home = tmp_path_factory.mktemp("published") / "data"
    talks = Story(
        path="talks",
        title="Talks begin",
        text="Ben Ray arrived.\n“We want peace talks,” said Ben Ray.",
        people=("Ben Ray",),
        said=(Said(words="We want peace talks,", speaker="Ben Ray"),),
    )
    with open_writer(home / "work.duckdb") as writer:
        load_facts(writer, facts_of(Story(), talks))
    publish(home / "work.duckdb", home / "warehouse.duckdb", published_at=NOON)
    return home
