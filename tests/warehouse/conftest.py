from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from warehouse.connection import open_writer


@pytest.fixture
def warehouse_path(tmp_path: Path) -> Path:
    return tmp_path / "work.duckdb"


@pytest.fixture
def writer(warehouse_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_writer(warehouse_path) as connection:
        yield connection
