"""MinHash signatures of texts: short stand-ins that tell how much of two texts is the same."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import numpy as np
import numpy.typing as npt

from warehouse.copies.words import folded_words, shingles

Bytes = npt.NDArray[np.uint8]
Numbers = npt.NDArray[np.float64]

SHINGLE_WORDS = 4
# Shorter texts, such as what a paywall leaves, are alike without being copies.
FEWEST_SHINGLES = 25
PERMUTATIONS = 128
ROWS_PER_BAND = 3
BODY_BANDS = 24
# A shortened copy shares its beginning: the first words have bands of their own, however little is left of the rest.
HEAD_WORDS = 100
HEAD_BANDS = 8
# Two bytes of different values are equal once in 256 times.
_BY_CHANCE = 1 / 256


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSignature:
    """What copies of a text are recognised by."""

    shingle_count: int
    """Distinct sequences of words; 0 for a text too short to compare."""
    signature: str
    """The lowest byte of each MinHash value, in base 64; empty for a text too short to compare."""
    bands: tuple[int, ...]
    """Hashes of groups of values: copies share at least one but for a few in a hundred."""


def text_signatures(texts: Sequence[str]) -> list[TextSignature]:
    """The signature of each text, in order."""
    # Its import, which loads SciPy and a client of Redis, costs more than a query: readers do without it.
    from datasketch import MinHash  # noqa: PLC0415

    words = [folded_words(text) for text in texts]
    bodies = [_distinct(of_text) for of_text in words]
    heads = [_distinct(of_text[:HEAD_WORDS]) for of_text in words]
    of_bodies = MinHash.generator(bodies, num_perm=PERMUTATIONS, hashfunc=zlib.crc32)
    of_heads = MinHash.generator(heads, num_perm=HEAD_BANDS * ROWS_PER_BAND, hashfunc=zlib.crc32)
    return [
        _signature(len(body), of_body.hashvalues, of_head.hashvalues)
        for body, of_body, of_head in zip(bodies, of_bodies, of_heads, strict=True)
    ]


def _distinct(words: list[str]) -> set[bytes]:
    return {shingle.encode() for shingle in shingles(words, SHINGLE_WORDS)}


def _signature(shingle_count: int, body: npt.NDArray[Any], head: npt.NDArray[Any]) -> TextSignature:
    if shingle_count < FEWEST_SHINGLES:
        return TextSignature(shingle_count=0, signature="", bands=())
    lowest = (body & 0xFF).astype(np.uint8)
    return TextSignature(
        shingle_count=shingle_count,
        signature=base64.b64encode(lowest.tobytes()).decode(),
        bands=(*_bands(b"body", body, BODY_BANDS), *_bands(b"head", head, HEAD_BANDS)),
    )


def _bands(family: bytes, values: npt.NDArray[Any], count: int) -> list[int]:
    rows = values[: count * ROWS_PER_BAND].reshape(count, ROWS_PER_BAND).astype("<u4")
    # Five bytes: few enough to store millions of, enough that other bands seldom meet by chance.
    return [
        int.from_bytes(blake2b(row.tobytes(), key=family, salt=bytes([number]), digest_size=5).digest(), "big")
        for number, row in enumerate(rows)
    ]


def signature_matrix(signatures: Sequence[str]) -> Bytes:
    """The signatures as an array of a row each."""
    whole = b"".join(base64.b64decode(signature) for signature in signatures)
    return np.frombuffer(whole, dtype=np.uint8).reshape(len(signatures), PERMUTATIONS)


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much texts have in common, pair by pair, each between 0 and 1."""

    similarity: Numbers
    """Shared sequences of words as a share of those of both texts."""
    contained_share: Numbers
    """Shared sequences as a share of those of the shorter text."""


def overlap(left: Bytes, right: Bytes, left_counts: Numbers, right_counts: Numbers) -> Overlap:
    """The estimated overlap of the texts, row by row; a single row on one side meets every row of the other.

    Args:
        left: Signatures, a row each.
        right: Signatures, a row each.
        left_counts: Distinct sequences of words of each text on the left.
        right_counts: The same of the right.
    """
    equal = (left == right).mean(axis=1)
    similarity = np.clip((equal - _BY_CHANCE) / (1 - _BY_CHANCE), 0.0, 1.0)
    shared = similarity / (1 + similarity) * (left_counts + right_counts)
    return Overlap(similarity, np.clip(shared / np.minimum(left_counts, right_counts), 0.0, 1.0))
