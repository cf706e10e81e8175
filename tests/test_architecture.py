"""What must hold of the code as a whole, whoever changes it."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from flows.web import settings as web_settings
from flows.web.outcomes import FAILURE_CLASS
from transforms.page import optouts
from warehouse.tables import FETCH_FAILURES

PROJECT = Path(__file__).parents[1]
PACKAGES = ("flows", "transforms", "expectations", "warehouse")
MODULES = sorted(path for package in PACKAGES for path in (PROJECT / package).rglob("*.py"))
MOST_LINES = 350
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "core", "base", "stuff"}


def deployments() -> list[dict[str, Any]]:
    return yaml.safe_load((PROJECT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]


def test_imports_run_one_way():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    contracts = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    assert f"Contracts: {len(contracts['contracts'])} kept, 0 broken." in done.stdout


def test_no_private_module_of_a_library_is_imported():
    """One may be gone with any release."""
    private = {
        (module.relative_to(PROJECT).as_posix(), name)
        for module in MODULES
        for name in imported_modules(module)
        if any(part.startswith("_") and part != "__future__" for part in name.split("."))
    }

    assert private == set()


def imported_modules(module: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(module.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}


@pytest.mark.parametrize("deployment", deployments(), ids=lambda deployment: deployment["name"])
def test_every_entrypoint_is_a_flow_that_takes_the_parameters_given(deployment):
    from prefect import Flow

    module, _, name = deployment["entrypoint"].rpartition(".")
    found = getattr(importlib.import_module(module), name)

    assert isinstance(found, Flow)
    assert set(deployment["parameters"]) <= set(found.parameters.properties)


def test_every_flow_is_deployed():
    entrypoints = Counter(deployment["entrypoint"] for deployment in deployments())
    flows = {
        f"flows.{path.stem}.{path.stem}"
        for path in (PROJECT / "flows").glob("*.py")
        if "@flow(" in path.read_text(encoding="utf-8")
    }

    assert set(entrypoints) == flows


def test_every_reason_for_a_failed_fetch_says_whether_asking_again_helps():
    assert set(FAILURE_CLASS) == set(FETCH_FAILURES)


def test_pages_address_the_agent_that_asks_for_them():
    assert optouts.AGENT_NAME == web_settings.AGENT_NAME


def test_no_module_is_too_long_to_handle_one_thing():
    lines = {path.relative_to(PROJECT).as_posix(): path.read_text(encoding="utf-8").count("\n") for path in MODULES}

    assert len(lines) > 50
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


def test_modules_are_named_for_what_they_handle():
    names = {path.relative_to(PROJECT).as_posix(): {path.stem, path.parent.name} for path in MODULES}

    assert [name for name, words in names.items() if words & VAGUE_NAMES] == []


def test_test_modules_have_names_of_their_own():
    names = [path.name for path in (PROJECT / "tests").rglob("test_*.py")]

    assert sorted(names) == sorted(set(names))
