"""What the runs that collected generated articles leave in `ops`: a run an hour, its URLs and its requests."""

from __future__ import annotations

import polars as pl

from benchmarks.warehouse_size.batches import INSTANT, PIPELINE_VERSION, declared
from benchmarks.warehouse_size.hashing import hash_column
from benchmarks.warehouse_size.population import OUTLETS
from warehouse.facts import FactFrames
from warehouse.schema import Table
from warehouse.tables import FETCHES, RUNS, URL_OUTCOMES

# A feed goes on offering an article in so many later runs.
LATER_OFFERS = 3
_TEXT = pl.lit(None, pl.String)
_FLAG = pl.lit(None, pl.Boolean)


def recorded_rows(facts: FactFrames) -> tuple[tuple[Table, pl.DataFrame], ...]:
    """Rows of ops.runs, ops.url_outcomes and ops.fetches for the captures of a batch.

    This is the one place that fills the columns of these tables.
    """
    captures = facts.articles.unique(["run_id", "canonical_url"], keep="last", maintain_order=True)
    runs = captures["run_id"].unique().sort().to_frame("run_id").with_row_index("run_no")
    loaded = captures.select("run_id", "source_id", "canonical_url", "article_id").join(runs, on="run_id")
    offered_again = pl.concat(
        [loaded.with_columns(pl.col("run_no") + later, is_again=pl.lit(True)) for later in range(1, LATER_OFFERS + 1)]
    )
    offers = (
        pl.concat([loaded.with_columns(is_again=pl.lit(False)), offered_again])
        .drop("run_id")
        .join(runs, on="run_no")
        .unique(["run_id", "canonical_url"], keep="first", maintain_order=True)
    )
    outcomes = offers.select(
        "run_id",
        "source_id",
        "article_id",
        url="canonical_url",
        outcome=pl.when("is_again").then(pl.lit("known")).otherwise(pl.lit("loaded")),
        detail=_TEXT,
        is_recheck=_FLAG,
        announced_at=pl.lit(None, INSTANT),
        announced_precision=_TEXT,
    )
    return (
        (RUNS, declared(RUNS, _runs(runs, outcomes))),
        (URL_OUTCOMES, declared(URL_OUTCOMES, outcomes)),
        (FETCHES, declared(FETCHES, _fetches(captures))),
    )


def _runs(runs: pl.DataFrame, outcomes: pl.DataFrame) -> pl.DataFrame:
    counts = outcomes.group_by("run_id").agg(
        discovered=pl.len(),
        loaded=(pl.col("outcome") == "loaded").sum(),
    )
    started_at = pl.col("run_id").str.slice(0, 15).str.to_datetime("%Y%m%dT%H%M%S", time_unit="us", time_zone="UTC")
    nothing = pl.lit(0)
    return (
        runs.join(counts, on="run_id", how="left", maintain_order="left")
        .with_columns(pl.col("discovered", "loaded").fill_null(0))
        .with_columns(
            flow_name=pl.lit("ingest"),
            flow_run_id=_TEXT,
            started_at=started_at,
            finished_at=started_at + pl.duration(minutes=4),
            status=pl.lit("completed"),
            error=_TEXT,
            fetched="loaded",
            unchanged=nothing,
            quarantined=nothing,
            failed=nothing,
            people=nothing,
            quotes=nothing,
            feeds_asked=pl.lit(len(OUTLETS)),
            feeds_not_due=nothing,
            pipeline_version=pl.lit(PIPELINE_VERSION),
        )
    )


def _fetches(captures: pl.DataFrame) -> pl.DataFrame:
    return captures.select(
        "run_id",
        "source_id",
        "url",
        "fetched_at",
        fetch_id=hash_column(captures, "fetch", "run_id", "url"),
        final_url="canonical_url",
        purpose=pl.lit("page"),
        http_status=pl.lit(200),
        outcome=pl.lit("fetched"),
        error_class=_TEXT,
        detail=_TEXT,
        byte_count=pl.col("text").str.len_bytes() * 40,
        elapsed_ms=pl.lit(300),
        archive_file=pl.concat_str(pl.col("fetched_at").dt.strftime("%Y-%m-%d/"), "run_id", pl.lit(".warc.gz")),
        etag=pl.concat_str(pl.lit('"'), pl.col("text_sha256").str.slice(0, 16), pl.lit('"')),
        last_modified=_TEXT,
        source_ids=pl.lit(None, pl.List(pl.String)),
    )
