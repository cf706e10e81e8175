"""What a page says of its article in JSON-LD, read as newsrooms write it rather than as the standard has it."""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from transforms.printable import without_controls

Node = dict[str, Any]

# schema.org/Article and its subtypes that carry news, most telling first.
ARTICLE_TYPES = (
    "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle",
    "AskPublicNewsArticle", "ReviewNewsArticle", "LiveBlogPosting", "AdvertiserContentArticle", "SatiricalArticle",
    "Article", "BlogPosting", "Report", "ScholarlyArticle", "TechArticle", "SocialMediaPosting", "Review",
    "WebPage", "ItemPage", "VideoObject",
)  # fmt: skip
# Below these keys stand other works than the page's own.
_OTHER_WORKS = frozenset({
    "mentions", "haspart", "liveblogupdate", "itemlistelement", "ispartof", "relatedlink", "citation", "about",
    "video", "image", "publisher", "author", "creator", "comment", "isbasedon", "subjectof", "significantlink",
})  # fmt: skip
_MAX_NODES = 5_000
_OPENING_MARKS = ("<!--", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "/* <![CDATA[ */", "<![CDATA[")
_CLOSING_MARKS = ("-->", "//]]>", "// ]]>", "/*]]>*/", "/* ]]> */", "]]>", ";")
_GAP = re.compile(r"[\s,;]*")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_JS_ESCAPE = re.compile(r"\\(?![\"\\/bfnrtu])")


def read_json_ld(tree: HtmlElement) -> list[Node]:
    """All typed nodes of a page's JSON-LD blocks, outer before inner, references by `@id` followed.

    Blocks that cannot be mended into JSON are left out.
    """
    documents: list[Any] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            documents.extend(_parse_block(script.text))
    nodes = list(_typed_nodes(documents))
    return _follow_references(nodes)


def _parse_block(text: str) -> list[Any]:
    bare = _without_marks(text)
    for attempt in (bare, _TRAILING_COMMA.sub(r"\1", bare), _TRAILING_COMMA.sub(r"\1", _JS_ESCAPE.sub("", bare))):
        try:
            return _decode_all(attempt)
        except (ValueError, RecursionError):
            continue
    # Some content systems escape the whole block for HTML, quotation marks included.
    if "&quot;" in bare and '"' not in bare:
        return _parse_block(html.unescape(bare))
    return []


def _without_marks(text: str) -> str:
    bare = text.strip()
    for mark in _OPENING_MARKS:
        bare = bare.removeprefix(mark).lstrip()
    for mark in (";", *_CLOSING_MARKS):
        bare = bare.removesuffix(mark).rstrip()
    return bare


def _decode_all(text: str) -> list[Any]:
    """Every document of a block: some write several in a row, without a comma between."""
    decoder = json.JSONDecoder(strict=False)
    documents, position = [], 0
    while position < len(text):
        document, end = decoder.raw_decode(text, position)
        documents.append(document)
        gap = _GAP.match(text, end)
        position = gap.end() if gap else end
    return documents


def _typed_nodes(documents: list[Any]) -> Iterator[Node]:
    queue: deque[tuple[Any, bool]] = deque((document, True) for document in documents)
    seen = 0
    while queue and seen < _MAX_NODES:
        value, is_own = queue.popleft()
        seen += 1
        if isinstance(value, list):
            queue.extend((item, is_own) for item in value)
        elif isinstance(value, dict):
            if "@type" in value:
                yield {**value, "_is_own": is_own}
            queue.extend(
                (item, is_own and key.lower() not in _OTHER_WORKS)
                for key, item in value.items()
                if isinstance(item, (dict, list))
            )


def _follow_references(nodes: list[Node]) -> list[Node]:
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 3}
    for node in nodes:
        for key in ("author", "creator", "publisher"):
            if key in node:
                node[key] = _resolve(node[key], known)
    return nodes


def _resolve(value: Any, known: dict[str, Node]) -> Any:
    if isinstance(value, list):
        return [_resolve(item, known) for item in value]
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value:
        return known.get(value["@id"], value)
    return value


def types_of(node: Node) -> list[str]:
    """The schema.org types of a node, without their namespace."""
    raw = node.get("@type")
    names = raw if isinstance(raw, list) else [raw]
    return [name.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in names if isinstance(name, str)]


def article_nodes(nodes: list[Node], addresses: set[str], headings: set[str]) -> list[Node]:
    """The nodes that describe the page's own article, the most telling first.

    Pages list other articles beside their own. Where any node names one of the page's `addresses` or `headings`,
    the nodes that name neither are left out.
    """
    ranked = [(rank, node) for node in nodes if node["_is_own"] and (rank := _rank(node)) is not None]
    ranked.sort(key=lambda pair: pair[0])
    candidates = [node for _, node in ranked]
    named = [node for node in candidates if _names(node, addresses, headings)]
    return named or candidates[:1]


def _rank(node: Node) -> int | None:
    ranks = [ARTICLE_TYPES.index(name) for name in types_of(node) if name in ARTICLE_TYPES]
    return min(ranks) if ranks else None


def _names(node: Node, addresses: set[str], headings: set[str]) -> bool:
    if any(bare_address(value) in addresses for value in _addresses_of(node)):
        return True
    return any(bare_heading(text) in headings for key in ("headline", "name") for text in texts(node.get(key)))


def _addresses_of(node: Node) -> Iterator[str]:
    for key in ("url", "mainEntityOfPage", "@id"):
        for value in node[key] if isinstance(node.get(key), list) else [node.get(key)]:
            if isinstance(value, dict):
                yield from (value[name] for name in ("@id", "url") if isinstance(value.get(name), str))
            elif isinstance(value, str):
                yield value


def bare_address(address: str) -> str:
    """An address without scheme, query, fragment and final slash, for comparing."""
    return re.sub(r"^(?:https?:)?//(?:www\.)?|[?#].*$", "", html.unescape(address).strip()).rstrip("/").lower()


def bare_heading(text: str) -> str:
    """A heading as its letters and digits alone, for comparing."""
    return "".join(char for char in html.unescape(text).lower() if char.isalnum())


def texts(value: Any) -> list[str]:
    """The non-empty strings that a JSON-LD value holds: itself, its `@value` or `name`, or those of its items."""
    if isinstance(value, str):
        cleaned = " ".join(without_controls(html.unescape(html.unescape(value))).split())
        return [cleaned] if cleaned else []
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    if isinstance(value, dict):
        return texts(value.get("@value") or value.get("name"))
    return []


def first_text(nodes: list[Node], *keys: str) -> str | None:
    """The first non-empty string under one of the keys, asking node after node."""
    return next((text for node in nodes for key in keys for text in texts(node.get(key))), None)
