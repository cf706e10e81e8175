"""RSS, RDF and Atom through feedparser, and JSON Feed."""

from __future__ import annotations

import html
import json
import re
import time
from calendar import timegm
from datetime import UTC, datetime
from io import BytesIO
from itertools import islice
from typing import Any

import feedparser

from transforms.feeds.content import MAX_LINKS, FeedKind, Gathering
from transforms.feeds.dates import FeedDate, dated

MAX_TAGS = 250_000
"""Tags read of one feed: feedparser takes 30 microseconds for each, and `MAX_LINKS` usual items have fewer."""

_TAG_START = re.compile(rb"<[A-Za-z_]")
_ITEM_END = re.compile(rb"</(?:[A-Za-z_][\w.-]*:)?(?:item|entry)\s*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_HARMLESS = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)


def read_syndication(document: bytes, root_name: str, gathering: Gathering) -> None:
    """Gather the items of an RSS, RDF or Atom document.

    Args:
        document: UTF-8, from its declaration or root on.
        root_name: the root's name as written, with its prefix.
        gathering: where links and problems go.
    """
    gathering.kind = _kind(root_name)
    try:
        # A stream, never the bytes themselves: feedparser would take bytes for the name of a file to open.
        parsed = feedparser.parse(
            BytesIO(_cut(document, root_name, gathering)),
            response_headers={
                "content-type": "application/xml; charset=utf-8",
                "content-location": gathering.base_url,
            },
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except Exception as error:  # Tags closed that never began and odd namespaces raise whatever they lead to there.
        gathering.problem("bad_xml", f"not understood: {error!r}")
        return
    if parsed.bozo and not isinstance(parsed.bozo_exception, _HARMLESS):
        gathering.problem("bad_xml", str(parsed.bozo_exception))
    for entry in parsed.entries[:MAX_LINKS]:
        _add_entry(entry, gathering)


def read_json_feed(document: bytes, gathering: Gathering) -> None:
    """Gather the items of a JSON Feed (jsonfeed.org, versions 1 and 1.1)."""
    try:
        feed = json.loads(document.decode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        gathering.problem("bad_json", str(error))
        return
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        gathering.problem("not_a_feed", "JSON without a list of items")
        return
    gathering.kind = "json_feed"
    for item in items:
        fields = item if isinstance(item, dict) else {}
        gathering.add_link(
            _text(fields, "url") or _text(fields, "external_url"),
            title=_text(fields, "title"),
            published=_text(fields, "date_published"),
            modified=_text(fields, "date_modified"),
            guid=_text(fields, "id"),
        )


def _text(fields: Any, name: str) -> str | None:
    """The field's words; None where it has none, such as an element of a feed of which only attributes are known."""
    value = fields.get(name)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value.strip() else None


def _kind(root_name: str) -> FeedKind:
    local = root_name.rpartition(":")[2].lower()
    return "rss" if local == "rss" else "rdf" if local == "rdf" else "atom"


def _cut(document: bytes, root_name: str, gathering: Gathering) -> bytes:
    """The document with at most `MAX_LINKS` items and `MAX_TAGS` tags, so that a feed of a million costs no more."""
    tag = next(islice(_TAG_START.finditer(document), MAX_TAGS, None), None)
    if tag is not None:
        gathering.problem("too_large", f"more than {MAX_TAGS} tags")
        document = document[: tag.start()]
    end = None
    count = 0
    for count, item_end in enumerate(_ITEM_END.finditer(document), start=1):
        if count == MAX_LINKS:
            end = item_end.end()
    if end is None or count == MAX_LINKS:
        return document
    gathering.problem("too_many_links", f"{count} items, {MAX_LINKS} are taken", count - MAX_LINKS)
    channel = b"</channel>" if root_name.lower() == "rss" else b""
    return document[:end] + channel + f"</{root_name}>".encode()


def _add_entry(entry: Any, gathering: Gathering) -> None:
    guid = _text(entry, "id")
    link = _text(entry, "feedburner_origlink") or _text(entry, "link")
    if not link and guid and guid.startswith(("http://", "https://")):
        link = guid
    published = _date(entry, "published")
    modified = _date(entry, "updated")
    if published is None and gathering.kind != "atom":
        # dc:date is the one date of RDF, and RSS has none for a change.
        published, modified = modified, None
    gathering.add_link(link, title=_title(entry), published=published, modified=modified, guid=guid)


def _title(entry: Any) -> str | None:
    title = _text(entry, "title")
    if title is None or entry.get("title_detail", {}).get("type") == "text/plain":
        return title
    return html.unescape(_TAG.sub(" ", title))


def _date(entry: Any, name: str) -> FeedDate | str | None:
    """The date that feedparser understood, else its text."""
    text = dict.get(entry, name)
    moment = dict.get(entry, f"{name}_parsed")
    if not isinstance(text, str) or not text.strip():
        return None
    if not isinstance(moment, time.struct_time):
        return text
    try:
        return dated(datetime.fromtimestamp(timegm(moment), UTC), text) or text
    except (ValueError, OverflowError, OSError):
        return text
