"""The flow `maintain`: housekeeping of files, and every rule over the whole warehouse."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
from prefect import flow

from expectations.counts import GateRefused
from flows import tasks
from flows.finishing import run_name, running
from flows.housekeeping import delete_abandoned_staging
from flows.presentation import present_figures, write_data_docs
from flows.recording import RunFigures, RunRecord, record_run, summarize
from flows.run import Run
from flows.settings import settings_with
from warehouse.archive import repair_torn

logger = logging.getLogger(__name__)


@flow(name="maintain", description=__doc__, flow_run_name=run_name)
def maintain(home: Path | None = None) -> RunFigures:
    """Repair torn archive files, delete what killed runs staged, compact, check everything, publish.

    Fails when a rule is broken: what is stored is not what was let in. The snapshot is then left as it was.

    Args:
        home: Folder of the warehouse and the raw archive. Empty: NEWSFACTS_HOME, or ./data.
    """
    settings = settings_with(home=home)
    with running("maintain", settings) as run:
        clean_files(run)
        tasks.compact_warehouse(run, settings)
        quality = tasks.check_warehouse(run, settings)
        data_docs = write_data_docs(run, quality)
        require_whole(quality)
        record = RunRecord(quality=quality)
        figures = summarize(record, 0, 0, 0)
        record_run(run, record, figures, settings.lock_seconds)
        tasks.publish_snapshot(run, settings)
        present_figures(run, figures, data_docs)
        return figures


def clean_files(run: Run) -> None:
    """Finish archive files and delete staged ones that killed runs left."""
    for finished in repair_torn(run.home.raw):
        logger.warning("finished %s, which a run had left open", finished)
    deleted = delete_abandoned_staging(run.home, datetime.now(UTC))
    if deleted:
        logger.warning("deleted what %d killed runs had staged", deleted)


def require_whole(quality: pl.DataFrame) -> None:
    """Refuse a warehouse in which a rule is broken.

    Raises:
        GateRefused: with a line for each broken rule.
    """
    broken = quality.filter(~pl.col("passed"))
    if broken.height:
        reasons = (
            f"{rule}: {failed} of {observed} rows; {detail}"
            for rule, failed, observed, detail in broken.select(
                "rule", "failed_count", "observed_count", "detail"
            ).iter_rows()
        )
        raise GateRefused("\n".join(reasons), quality, broken["rule"][0])
