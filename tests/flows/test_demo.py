"""What the demo tells of quality."""

from __future__ import annotations

import polars as pl
from warehouse_state import query

from flows.commands.demo import QUALITY
from flows.recording import RunFigures, RunRecord, record_run
from flows.run import begin_run
from warehouse.tables import QUALITY_RESULTS


def test_a_row_that_breaks_two_rules_is_one_row_in_quarantine(tmp_path):
    run = begin_run("ingest", tmp_path / "home", None)
    quality = pl.DataFrame(
        [(run.run_id, "fact_quotes", f"fact_quotes.{rule}", "row", False, 9, 1, "x") for rule in "ab"],
        schema=QUALITY_RESULTS.polars_schema(),
        orient="row",
    )

    record_run(run, RunRecord(quality=quality), RunFigures(quarantined=1), 10)

    assert query(run.home.work, QUALITY) == [(2, 2, 1)]
