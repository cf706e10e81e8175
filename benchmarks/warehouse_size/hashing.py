"""The pipeline's ids for whole columns at once: equal to `transforms.urls.hash_id`, several times faster."""

from __future__ import annotations

import hashlib

import polars as pl

from transforms.urls import HASH_HEX_DIGITS


def hash_column(frame: pl.DataFrame, prefix: str, *columns: str) -> pl.Series:
    """The id of each row: of the prefix and the row's values, texts and whole numbers, in these columns."""
    kinds = {name: "str" if frame.schema[name] == pl.String else "int" for name in columns}
    texts = {name: pl.col(name).cast(pl.String) for name in columns}
    parts = [pl.lit(f"str:{len(prefix)}:{prefix}")]
    for name, text in texts.items():
        parts += [pl.lit(f"{kinds[name]}:"), text.str.len_bytes().cast(pl.String), pl.lit(":"), text]
    written = frame.select(pl.concat_str(parts)).to_series()
    return pl.Series([hashlib.sha256(text.encode()).hexdigest()[:HASH_HEX_DIGITS] for text in written], dtype=pl.String)
