"""A warehouse of so many generated articles, written in bulk."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.warehouse_size.batches import generate_batches
from benchmarks.warehouse_size.operations import recorded_rows
from warehouse.connection import open_writer
from warehouse.facts import FactFrames
from warehouse.load import LoadCounts, Rows, load_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What filling took, in seconds of the clock."""

    generating: float
    loading: float


def fill_warehouse(path: Path, article_count: int, seed: int, batch_size: int) -> Filling:
    """Write the generated articles into the file, with what their runs left in `ops`; batch by batch, a load each.

    The load is the warehouse's own, so that every table which it keeps (people, versions, copies, …) is as it would
    be after years of runs. Tells its progress on standard error.
    """
    generating = loading = 0.0
    written = 0
    with open_writer(path) as connection:
        moment = time.monotonic()
        for facts in generate_batches(article_count, seed, batch_size):
            generated = time.monotonic()
            load_facts(connection, facts, partial(_recorded, facts))
            loaded = time.monotonic()
            generating += generated - moment
            loading += loaded - generated
            written += facts.articles["article_id"].n_unique()
            progress = f"{written:,} of {article_count:,} articles; the last load took {loaded - generated:.1f} s"
            print(progress, file=sys.stderr)
            moment = time.monotonic()
        connection.execute("CHECKPOINT")
    return Filling(generating=generating, loading=loading)


def _recorded(facts: FactFrames, _: LoadCounts) -> Iterable[Rows]:
    return recorded_rows(facts)
