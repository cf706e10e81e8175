"""The body of an answer, read and decompressed only as far as its caps allow."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterable
from dataclasses import dataclass

ACCEPT_ENCODING = "gzip, deflate"
_GZIP_MAGIC = b"\x1f\x8b"
_IDENTITY = frozenset({"", "identity", "none", "utf-8"})
"""Codings that say nothing; servers do send 'none' and 'utf-8'."""


class BodyTooLargeError(Exception):
    """The body is larger than its cap, on the wire or decompressed."""


class BadBodyError(Exception):
    """The body does not decode by its own Content-Encoding."""


@dataclass(frozen=True, slots=True)
class Body:
    """A whole body."""

    content: bytes
    wire_bytes: int


async def read_body(chunks: AsyncIterable[bytes], encoding: str, *, max_wire: int, max_body: int) -> Body:
    """The decompressed body; reading stops as soon as it is known to be larger than a cap.

    Args:
        chunks: the body as it comes from the wire, without the transfer coding.
        encoding: the Content-Encoding header, empty where there is none.
        max_wire: most bytes to read.
        max_body: most bytes after decompression.

    Raises:
        BodyTooLargeError: a cap is passed.
        BadBodyError: the coding is not one of `ACCEPT_ENCODING`, or the bytes do not follow it.
    """
    decoder = _Decoder(encoding, max_body)
    wire_bytes = 0
    async for chunk in chunks:
        wire_bytes += len(chunk)
        if wire_bytes > max_wire:
            raise BodyTooLargeError(f"more than {max_wire} bytes on the wire")
        decoder.feed(chunk)
    return Body(decoder.finish(), wire_bytes)


class _Decoder:
    """Collects the decompressed bytes of one body."""

    def __init__(self, encoding: str, max_body: int) -> None:
        self._coding = encoding.strip().lower()
        if self._coding not in _IDENTITY | {"gzip", "x-gzip", "deflate"}:
            raise BadBodyError(f"Content-Encoding {encoding[:80]!r} was not asked for")
        self._max_body = max_body
        self._content = bytearray()
        self._decompressor: zlib._Decompress | None = None
        self._started = self._coding in _IDENTITY
        self._head = b""
        self._following = b""
        self._is_over = False

    def feed(self, chunk: bytes) -> None:
        if self._is_over:
            return
        if not self._started:
            self._head += chunk
            if len(self._head) < 2:
                return
            chunk, self._head = self._head, b""
            self._start(chunk)
        if self._decompressor is None:
            self._keep(chunk)
        else:
            self._decompress(chunk)

    def finish(self) -> bytes:
        self._keep(self._head)
        if self._decompressor is not None and not self._decompressor.eof:
            raise BadBodyError(f"the {self._coding} body ends early")
        return bytes(self._content)

    def _start(self, head: bytes) -> None:
        """Choose by the first bytes, since servers name codings that they do not use."""
        self._started = True
        if head.startswith(_GZIP_MAGIC):
            self._decompressor = zlib.decompressobj(16 + zlib.MAX_WBITS)
        elif self._coding == "deflate" and not head.lstrip().startswith(b"<"):
            zlib_header = head[0] & 0x0F == 8 and int.from_bytes(head[:2], "big") % 31 == 0
            self._decompressor = zlib.decompressobj(zlib.MAX_WBITS if zlib_header else -zlib.MAX_WBITS)

    def _decompress(self, chunk: bytes) -> None:
        while chunk:
            assert self._decompressor is not None
            if self._decompressor.eof:
                chunk = self._next_member(chunk)
                continue
            room = self._max_body - len(self._content) + 1
            try:
                self._keep(self._decompressor.decompress(chunk, room))
            except zlib.error as error:
                raise BadBodyError(f"the {self._coding} body is damaged: {error}") from error
            chunk = self._decompressor.unconsumed_tail or self._decompressor.unused_data

    def _next_member(self, chunk: bytes) -> bytes:
        """What follows a finished gzip member, where it is another one; of anything else, which is padding, nothing."""
        following = self._following + chunk
        if following == _GZIP_MAGIC[:1]:
            self._following = following
            return b""
        self._following = b""
        if not following.startswith(_GZIP_MAGIC):
            self._is_over = True
            return b""
        self._decompressor = zlib.decompressobj(16 + zlib.MAX_WBITS)
        return following

    def _keep(self, content: bytes) -> None:
        self._content += content
        if len(self._content) > self._max_body:
            raise BodyTooLargeError(f"more than {self._max_body} bytes decompressed")
