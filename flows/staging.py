"""What a run has made and not loaded yet, as Parquet files in the run's own folder.

Tasks hand each other the paths of these files, so that no text passes through Prefect, and a part is written whole or
not at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from warehouse.facts import FRAME_TABLES, FactFrames

PAGES = "pages.parquet"


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedPart:
    """The facts of a bounded number of pages, and what became of each page."""

    facts: FactFrames
    pages: pl.DataFrame
    """Schema `transforms.outcomes.PAGE_RESULTS`."""


def write_frame(frame: pl.DataFrame, path: Path) -> Path:
    """The path of the file, which holds the frame whole: it is renamed into place when complete."""
    unfinished = path.with_suffix(".unfinished")
    frame.write_parquet(unfinished)
    return unfinished.replace(path)


def read_frame(path: Path) -> pl.DataFrame:
    """The frame that `write_frame` wrote there; a bracket in the name of a folder is that and no pattern."""
    return pl.read_parquet(path, glob=False)


def write_part(part: StagedPart, folder: Path) -> Path:
    """The folder of the part, which holds it whole."""
    unfinished = folder.with_suffix(".unfinished")
    unfinished.mkdir()
    for name in FRAME_TABLES:
        getattr(part.facts, name).write_parquet(unfinished / f"{name}.parquet")
    part.pages.write_parquet(unfinished / PAGES)
    return unfinished.rename(folder)


def read_part(folder: Path) -> StagedPart:
    """The part that `write_part` wrote there."""
    frames = {name: read_frame(folder / f"{name}.parquet") for name in FRAME_TABLES}
    return StagedPart(facts=FactFrames(**frames), pages=read_frame(folder / PAGES))


def article_ids_of(folder: Path) -> set[str]:
    """The ids of the part's articles, without reading anything else of them."""
    return set(pl.read_parquet(folder / "articles.parquet", columns=["article_id"], glob=False)["article_id"])


def read_pages_of(folder: Path) -> pl.DataFrame:
    """What became of the part's pages, without reading its facts."""
    return read_frame(folder / PAGES)
