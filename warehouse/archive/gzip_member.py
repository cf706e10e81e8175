"""One gzip member of a file as a stream that ends, and says so, where the member is damaged."""

from __future__ import annotations

import os
import zlib
from io import RawIOBase
from typing import Any, Literal

GZIP_MAGIC = b"\x1f\x8b"
GZIP_WINDOW = 16 + zlib.MAX_WBITS
"""Has zlib read gzip's header and check its trailer."""

_CHUNK_BYTES = 16384


class GzipMember(RawIOBase):
    """The decompressed bytes of the gzip member that begins at an offset.

    It decompresses no more than it is asked for, reads at most a chunk past the member's end, and leaves the file's own
    position alone.
    """

    def __init__(self, descriptor: int, start: int, end: int) -> None:
        """The member at `start` of an open file, of which no byte from `end` on is read."""
        self._descriptor = descriptor
        self._limit = end
        self._inflater = zlib.decompressobj(GZIP_WINDOW)
        self._compressed = b""
        self._chunk_end = start
        self.damage: Literal["bad_gzip", "cut_short"] | None = None
        """Why the stream ended before the member did: its bytes contradict each other, or there are too few."""

    @property
    def read_to(self) -> int:
        """Offset in the file up to which the member is decompressed.

        Where all of it was read, that is its end. Where it is damaged, the damage lies there or within a chunk behind.
        """
        return self._chunk_end - len(self._compressed) - len(self._inflater.unused_data)

    def readable(self) -> bool:
        """True: it can be read."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """How many bytes were put into the buffer, a writable one; 0 at the member's end, and where it is damaged."""
        room = memoryview(buffer)
        while not self._inflater.eof and self.damage is None:
            self._compressed = self._compressed or self._next_chunk()
            if not self._compressed:
                self.damage = "cut_short"
                break
            try:
                content = self._inflater.decompress(self._compressed, len(room))
            except zlib.error:
                self.damage = "bad_gzip"
                break
            # At the member's end zlib may name what follows as both, unconsumed and unused.
            self._compressed = b"" if self._inflater.eof else self._inflater.unconsumed_tail
            if content:
                room[: len(content)] = content
                return len(content)
        return 0

    def _next_chunk(self) -> bytes:
        chunk = os.pread(self._descriptor, min(_CHUNK_BYTES, self._limit - self._chunk_end), self._chunk_end)
        self._chunk_end += len(chunk)
        return chunk
