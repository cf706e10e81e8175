"""Bytes of an HTTP answer in, one element tree out: the only place where a page is decoded and parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html
from trafilatura.utils import detect_encoding
from w3lib.encoding import html_to_unicode

from transforms.printable import without_control_references, without_controls
from transforms.records import FetchedPage, UnreadablePage

MAX_BODY_BYTES = 5_000_000
# The largest live blogs have a third of this.
MAX_ELEMENTS = 100_000
# The parser compares each attribute of a tag with all before it.
MAX_ATTRIBUTES = 1_000
# What follows an end tag of the document, as in pages glued together, the parser would leave out; browsers do not.
_END_OF_DOCUMENT = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_OVERLONG_TAG = re.compile(r"<[a-zA-Z][^<>]{8000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_HTML_TYPES = ("html", "xml", "text/plain", "octet-stream", "unknown")
_BINARY_STARTS = (b"%PDF", b"PK\x03\x04", b"GIF8", b"\x89PNG", b"\xff\xd8\xff", b"RIFF", b"\x1f\x8b")
# Elements whose text a reader does not see, or sees on every page of the outlet.
_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "nav", "footer", "aside", "head", "svg", "iframe", "select"}
)
_TAG = re.compile(rb"<\s*[!/?a-z]", re.IGNORECASE)
# Everything that XML forbids; libxml2 ends the document at a NUL.
_FORBIDDEN = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]")
_MOSTLY_VALID = 0.02


def parse_page(page: FetchedPage) -> html.HtmlElement | UnreadablePage:
    """The element tree of a page, or the reason why it has none."""
    refusal = _refuse(page)
    if refusal is not None:
        return refusal
    text = without_controls(_FORBIDDEN.sub(" ", decode_body(page.body, content_type_of(page))))
    text = without_control_references(text)
    text = _END_OF_DOCUMENT.sub("", text)
    # A parser of its own for every page: none keeps anything of the page before.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    overlong = next(
        (tag for tag in _OVERLONG_TAG.findall(text) if len(_QUOTED.sub("", tag).split()) > MAX_ATTRIBUTES), None
    )
    if overlong is not None:
        detail = f"a tag of {len(overlong)} characters with more than {MAX_ATTRIBUTES} attributes: {overlong[:24]!r}"
        return UnreadablePage(url=page.url, reason="too_large", detail=detail)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:
        return UnreadablePage(url=page.url, reason="empty", detail=f"no element in the document: {error}")
    elements = int(tree.xpath("count(//*)"))
    if elements > MAX_ELEMENTS:
        detail = f"{elements} elements, of which at most {MAX_ELEMENTS} are read"
        return UnreadablePage(url=page.url, reason="too_large", detail=detail)
    return tree


def content_type_of(page: FetchedPage) -> str:
    """The Content-Type header of an answer; empty where it has none."""
    return next((value for name, value in page.headers if name.lower() == "content-type"), "")


def _refuse(page: FetchedPage) -> UnreadablePage | None:
    body = page.body
    media_type = content_type_of(page).partition(";")[0].strip().lower()
    if len(body) > MAX_BODY_BYTES:
        detail = f"{len(body)} bytes, of which at most {MAX_BODY_BYTES} are read"
        return UnreadablePage(url=page.url, reason="too_large", detail=detail)
    if not body.strip(b" \t\r\n\x00"):
        return UnreadablePage(url=page.url, reason="empty", detail="the answer has no body")
    if media_type and not any(part in media_type for part in _HTML_TYPES):
        return UnreadablePage(url=page.url, reason="not_html", detail=f"content type {media_type!r}")
    if body.startswith(_BINARY_STARTS) or not _TAG.search(body[:50_000].replace(b"\x00", b"")):
        return UnreadablePage(url=page.url, reason="not_html", detail=f"no tag; the body begins {body[:24]!r}")
    return None


def decode_body(body: bytes, content_type: str) -> str:
    """The text of a page whose declarations of its charset may lie.

    Bytes that are UTF-8 are taken for UTF-8, whatever is declared: text in another charset is hardly ever valid
    UTF-8 by accident. Then byte order mark, header and `meta` decide as browsers do (w3lib), then statistics.
    """
    if not body.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\x1b$" not in body:
        text = body.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
        multibyte = sum(1 for char in text if char > "\x7f") if "\ufffd" in text else 1
        if text.count("\ufffd") <= multibyte * _MOSTLY_VALID:
            return text
    charset, text = html_to_unicode(content_type or None, body, auto_detect_fun=_guess_charset)
    # UTF-8 it is not, as was seen; who declares it all the same declares nothing.
    return body.decode(_guess_charset(body) or "cp1252", "replace") if charset == "utf-8" else text


def _guess_charset(body: bytes) -> str | None:
    guesses = detect_encoding(body[:100_000])
    return guesses[0] if guesses else None


def visible_texts(tree: html.HtmlElement) -> Iterator[str]:
    """The pieces of text that a page shows outside its navigation and footer, white space single, in order."""
    stack: list[html.HtmlElement | str | None] = [tree]
    while stack:
        item = stack.pop()
        if not isinstance(item, html.HtmlElement):
            text = " ".join(item.split()) if item else ""
            if text:
                yield text
            continue
        for child in reversed(item):
            stack.append(child.tail)
            if child.tag not in _UNSEEN:
                stack.append(child)
        stack.append(item.text)
