"""Deployed as a data engineer would: server, pool, `prefect deploy --all`, worker, and the UI in a browser."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter
from prefect.client.schemas.objects import FlowRun
from warehouse_state import query

pytestmark = pytest.mark.server

PROJECT = Path(__file__).parents[2]
RUN_SECONDS = 150
BROWSER = shutil.which("chromium")


def prefect(server, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "prefect", "--no-prompt", *arguments],
        cwd=PROJECT,
        env=server.environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def deployed(prefect_server) -> str:
    """What `deploy --all` printed, the pool made first."""
    prefect(prefect_server, "work-pool", "create", "newsfacts", "--type", "process")
    return prefect(prefect_server, "deploy", "--all")


@pytest.fixture(scope="module")
def worker(prefect_server, deployed, tmp_path_factory) -> Iterator[Path]:
    """A running worker of the pool; its log."""
    log = tmp_path_factory.mktemp("worker") / "worker.log"
    command = [sys.executable, "-m", "prefect", "worker", "start", "--pool", "newsfacts", "--type", "process"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=PROJECT, env=prefect_server.environment, stdout=output, stderr=subprocess.STDOUT
        )
    yield log
    process.terminate()
    process.wait(30)


@pytest.fixture(scope="module")
def hourly_run(prefect_server, worker, tmp_path_factory) -> dict[str, object]:
    """`ingest/hourly` run once by the worker against one outlet of the sample site."""
    from prefect.settings import PREFECT_API_URL, temporary_settings

    from flows.sample_site.server import SampleSite

    folder = tmp_path_factory.mktemp("hourly")
    sources = folder / "sources.toml"
    with (
        SampleSite.start() as site,
        temporary_settings({PREFECT_API_URL: prefect_server.api_url}),
        get_client(sync_client=True) as client,
    ):
        sources.write_text(site.sources_toml(), encoding="utf-8")
        deployment = client.read_deployment_by_name("ingest/hourly")
        parameters = {"sources_file": str(sources), "source_ids": ["meridian"], "home": str(folder / "home")}
        run = client.create_flow_run_from_deployment(deployment.id, parameters=parameters)
        finished = wait_for_end(client, run.id, worker)
        assert finished.state is not None
        return {"run": finished, "home": folder / "home", "log": worker}


def wait_for_end(client, run_id: UUID, log: Path) -> FlowRun:
    deadline = time.monotonic() + RUN_SECONDS
    while time.monotonic() < deadline:
        run = client.read_flow_run(run_id)
        if run.state is not None and run.state.is_final():
            return run
        time.sleep(1)
    raise AssertionError(f"the run did not end in {RUN_SECONDS} s:\n{log.read_text()[-3000:]}")


def test_every_deployment_of_the_file_is_there(prefect_server, deployed):
    listed = prefect(prefect_server, "deployment", "ls")

    for name in ("ingest/hourly", "replay/manual", "maintain/nightly"):
        assert name in listed


def test_schedules_yield_runs(prefect_server, deployed):
    from prefect.settings import PREFECT_API_URL, temporary_settings

    with temporary_settings({PREFECT_API_URL: prefect_server.api_url}), get_client(sync_client=True) as client:
        deployment = client.read_deployment_by_name("ingest/hourly")
        deadline = time.monotonic() + 60
        runs: list[FlowRun] = []
        while len(runs) < 2 and time.monotonic() < deadline:
            runs = client.read_flow_runs(
                flow_run_filter=FlowRunFilter.model_validate(
                    {"deployment_id": {"any_": [deployment.id]}, "state": {"type": {"any_": ["SCHEDULED"]}}}
                )
            )
            time.sleep(1)

    assert len(runs) >= 2
    assert {run.expected_start_time.minute for run in runs if run.auto_scheduled} == {5}


def test_every_parameter_explains_itself(prefect_server, deployed):
    from prefect.settings import PREFECT_API_URL, temporary_settings

    with temporary_settings({PREFECT_API_URL: prefect_server.api_url}), get_client(sync_client=True) as client:
        for name in ("ingest/hourly", "replay/manual", "maintain/nightly"):
            schema = client.read_deployment_by_name(name).parameter_openapi_schema or {}
            for parameter, described in schema["properties"].items():
                assert described.get("description"), f"{name}: {parameter} has no description"


def test_worker_runs_the_deployment_and_the_rows_are_there(hourly_run):
    run = hourly_run["run"]

    assert run.state.is_completed(), hourly_run["log"].read_text()[-3000:]
    rows = query(hourly_run["home"] / "warehouse.duckdb", "SELECT source_id, count(*) FROM fact_articles GROUP BY 1")
    assert rows == [("meridian", 5)]


@pytest.mark.browser
@pytest.mark.skipif(BROWSER is None, reason="Debian's chromium is not installed")
def test_the_ui_shows_the_run_and_its_artifact(prefect_server, hourly_run):
    from playwright.sync_api import expect, sync_playwright

    run = hourly_run["run"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=BROWSER,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        page = browser.new_page()
        page.goto(f"{prefect_server.ui_url}/runs/flow-run/{run.id}", wait_until="domcontentloaded")
        expect(page.get_by_text(run.name).first).to_be_visible(timeout=60_000)
        page.get_by_text("Artifacts", exact=True).last.click()
        page.get_by_text("ingest-figures").last.click(timeout=30_000)
        expect(page.get_by_text("articles loaded").last).to_be_visible(timeout=30_000)
        browser.close()
