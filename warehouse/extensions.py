"""DuckDB's own extensions, from the packages that carry them: loaded by path, never fetched."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import duckdb

from warehouse.ddl import quoted
from warehouse.errors import ExtensionMissing


def extension_path(name: str) -> Path:
    """The file of an extension for the DuckDB that runs here.

    Raises:
        ExtensionMissing: its package is not installed, or carries it for another version of DuckDB only.
    """
    package = f"duckdb-extension-{name}=={duckdb.__version__}"
    spec = find_spec(f"duckdb_extension_{name}")
    if spec is None or not spec.submodule_search_locations:
        raise ExtensionMissing(f"DuckDB's extension {name} is not installed: install the package {package}")
    folder = Path(spec.submodule_search_locations[0])
    path = folder / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"
    if not path.is_file():
        raise ExtensionMissing(
            f"the installed extension {name} is not for DuckDB {duckdb.__version__}: install {package}"
        )
    return path


def load_extension(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Load a signed extension from its package.

    Raises:
        ExtensionMissing: its package is not installed, or carries it for another version of DuckDB only.
    """
    connection.execute(f"LOAD {quoted(str(extension_path(name)))}")
