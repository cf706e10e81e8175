"""What holds for all tests."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests that need a Prefect server together, so that a worker starts one server for all of its own."""
    for item in items:
        if item.get_closest_marker("server"):
            group = "killed runs" if item.path.stem == "test_killed_runs" else "other runs"
            item.add_marker(pytest.mark.xdist_group(group))
