"""Every rule over the whole warehouse, while others go on writing it."""

from __future__ import annotations

import polars as pl

from expectations import warehouse_quality
from flows.run import Run
from flows.settings import Settings
from warehouse.connection import open_reader
from warehouse.snapshot import copy_work_file


def check_stored(run: Run, settings: Settings) -> pl.DataFrame:
    """How every rule fares over every row that was stored when the check began: rows of ops.quality_results.

    A copy is read, since the rules over millions of rows take longer than a run should wait to load.
    """
    copy = run.staging / "checked.duckdb"
    copy_work_file(run.home.work, copy, timeout=settings.lock_seconds)
    try:
        with open_reader(copy) as connection:
            return warehouse_quality.check_warehouse(connection, run_id=run.run_id)
    finally:
        copy.unlink()
