"""Which kind of feed some bytes are, and the way to its links."""

from __future__ import annotations

import re
import zlib
from datetime import datetime

from transforms.feeds.content import FeedContent, Gathering
from transforms.feeds.encoding import as_utf8
from transforms.feeds.sitemaps import read_sitemap, read_text_sitemap
from transforms.feeds.syndication import read_json_feed, read_syndication

MAX_FEED_BYTES = 50 * 2**20
"""Size of a decompressed sitemap that sitemaps.org allows; what lies beyond it is not read."""

_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?(rss|rdf|feed|urlset|sitemapindex)(?=[\s>/])", re.IGNORECASE)
_ROOT_WITHIN = 65536
_DECLARATION = re.compile(rb"<\?xml\s[^>]*\?>")
_CHARACTER_REFERENCE = re.compile(rb"&#([xX][0-9A-Fa-f]{1,4000}|[0-9]{1,4000});?")


def parse_feed(
    body: bytes, url: str, content_type: str | None = None, fetched_at: datetime | None = None
) -> FeedContent:
    """The links of an RSS, Atom, RDF or JSON feed, a sitemap, a news sitemap or an index of sitemaps.

    Args:
        body: as it was served, also gzipped.
        url: where it was served, for relative links.
        content_type: the header; only its charset counts, for the types that feeds are served under mean nothing.
        fetched_at: aware; dates later than it are dropped and counted. Without it no date is taken for late.
    """
    gathering = Gathering(base_url=url, fetched_at=fetched_at)
    content = as_utf8(_decompressed(body, gathering), content_type)
    root = _ROOT.search(content[:_ROOT_WITHIN])
    start = content.lstrip()
    if start.startswith(b"{"):
        read_json_feed(start, gathering)
    elif root is not None:
        _read_xml(content, root, gathering)
    elif start.startswith((b"http://", b"https://")):
        read_text_sitemap(start, gathering)
    else:
        gathering.problem("not_a_feed", _start_of(start))
    return gathering.content()


def _read_xml(content: bytes, root: re.Match[bytes], gathering: Gathering) -> None:
    declaration = _DECLARATION.search(content[: root.start()])
    begin = declaration.start() if declaration else root.start()
    junk = content[:begin]
    if declaration is None and _is_prolog(junk):
        begin = 0
    elif junk.strip():
        gathering.problem("leading_junk", _start_of(junk))
    document = _CHARACTER_REFERENCE.sub(_allowed_reference, content[begin:].lstrip())
    if root[1].lower() in (b"urlset", b"sitemapindex"):
        read_sitemap(document, gathering)
    else:
        read_syndication(document, root[0].decode("ascii", "replace").lstrip("<"), gathering)


def _allowed_reference(reference: re.Match[bytes]) -> bytes:
    """The reference, or one to U+FFFD where it names no character: both parsers fail over such ones."""
    digits = reference[1]
    number = int(digits[1:], 16) if digits[:1] in b"xX" else int(digits)
    is_character = number in (9, 10, 13) or 0x20 <= number < 0xD800 or 0xE000 <= number < 0x110000
    return reference[0] if is_character else b"&#65533;"


def _is_prolog(junk: bytes) -> bool:
    """Whether only comments, instructions and a document type stand before the root."""
    return not re.sub(rb"<[!?][^>]*>|\s", b"", junk)


def _decompressed(body: bytes, gathering: Gathering) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        content = body
    else:
        member = zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            content = member.decompress(body, MAX_FEED_BYTES + 1)
        except zlib.error:
            content = b""
    if len(content) > MAX_FEED_BYTES:
        gathering.problem("too_large", f"more than {MAX_FEED_BYTES} bytes")
    return content[:MAX_FEED_BYTES]


def _start_of(content: bytes) -> str:
    return content[:200].decode("utf-8", "replace") or "nothing"
