from __future__ import annotations

import asyncio
import gzip
import tracemalloc
from collections.abc import AsyncIterator, Iterable

import pytest

from flows.web.body import Body, read_body

PAGE = b"<html><p>The ferry is back.</p></html>"
MEGABYTE = 2**20


def body_of(chunks: Iterable[bytes]) -> Body:
    async def arriving() -> AsyncIterator[bytes]:
        for chunk in chunks:
            yield chunk

    return asyncio.run(read_body(arriving(), "gzip", max_wire=16 * MEGABYTE, max_body=MEGABYTE))


@pytest.mark.parametrize("size", [1, 2, 3, 19, 1000])
def test_members_are_put_together_however_they_are_cut(size: int) -> None:
    wire = gzip.compress(PAGE[:9]) + gzip.compress(b"") + gzip.compress(PAGE[9:]) + bytes(7) + gzip.compress(b"no")

    body = body_of(wire[start : start + size] for start in range(0, len(wire), size))

    assert (body.content, body.wire_bytes) == (PAGE, len(wire))


def test_of_what_follows_a_body_nothing_is_held() -> None:
    padding = bytes(MEGABYTE // 64)
    tracemalloc.start()
    try:
        body = body_of([gzip.compress(PAGE), *[padding] * 8 * 64])
        _, most_held = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert (body.content, body.wire_bytes > 8 * MEGABYTE) == (PAGE, True)
    assert most_held < MEGABYTE
