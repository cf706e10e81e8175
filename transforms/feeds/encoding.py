"""The encoding of a feed, which its header, its declaration and its bytes may tell differently."""

from __future__ import annotations

import codecs
import re

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE | re.ASCII)
_DECLARED = re.compile(rb"""<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)["']""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_ENCODING_OF_DECLARATION = re.compile(r"""(<\?xml\s[^>]{0,200}?)\s+encoding\s*=\s*["'][^"'>]*["']""", re.IGNORECASE)
_WEB_ENCODINGS = re.compile(
    r"utf-?(?:8|16|32)|iso-?8859|windows-|cp-?\d|latin|(?:us-)?ascii|koi8|x-mac|mac|gb|big5|euc|shift|sjis|x-sjis"
    r"|iso-2022|tis|ks_c",
    re.IGNORECASE,
)
"""Python knows more, some of which are no encodings of text and some slow (idna, unicode_escape)."""
_SEVEN_BITS = re.compile(r"iso-2022|hz", re.IGNORECASE)


def as_utf8(content: bytes, content_type: str | None) -> bytes:
    """The content in UTF-8, without byte order mark and without an encoding in its XML declaration.

    A byte order mark decides; else content that is UTF-8 is taken for it whatever it says of itself, since servers
    say iso-8859-1 of everything; else the header goes before the declaration (RFC 7303, 3.2), and Windows-1252 is
    the last resort.
    """
    text = _decoded(content, content_type)
    return _ENCODING_OF_DECLARATION.sub(r"\1", text, count=1).encode("utf-8", "replace")


def _decoded(content: bytes, content_type: str | None) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace").removeprefix("\ufeff")
    told = _told_encodings(content, content_type)
    first = [encoding for encoding in told if _SEVEN_BITS.match(encoding)]
    for encoding in (*first, "utf-8", *told):
        try:
            return content.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return content.decode("windows-1252", "replace")


def _told_encodings(content: bytes, content_type: str | None) -> list[str]:
    header = _CHARSET.search(content_type or "")
    declaration = _DECLARED.search(content[:_DECLARED_WITHIN])
    told = [header[1] if header else "", declaration[1].decode("ascii", "replace") if declaration else ""]
    return [encoding for encoding in told if _WEB_ENCODINGS.match(encoding)]
