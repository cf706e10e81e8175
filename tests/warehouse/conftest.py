from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from warehouse.connection import open_reader, open_writer


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
