"""The section of the outlet under which an article runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from transforms.page.json_ld import bare_heading, texts, types_of
from transforms.page.metadata import PageMetadata

_TAGS = (
    "article:section", "og:section", "article_section", "articlesection", "parsely-section", "sailthru.section",
    "cxenseparse:section", "page.section", "mrf:sections", "prism.section", "section", "dc.subject.section",
)  # fmt: skip
# What content systems write where nobody filled the field in.
_EMPTY_NAMES = frozenset(
    {
        "article",
        "articles",
        "home",
        "homepage",
        "uncategorized",
        "story",
        "stories",
        "none",
        "null",
        "default",
        "post",
        "posts",
        "page",
    }
)
# Names of all that an outlet has: sections only where there is no other.
_BROAD_NAMES = frozenset({"news", "latest", "latestnews", "allnews", "topstories"})
_URL_STOP = frozenset(
    {"article", "articles", "story", "stories", "news", "a", "amp", "content", "en", "live", "p", "post", "posts"}
)
_MAX_LENGTH = 60
_SHOWN_SECTIONS = (
    '//*[contains(@class, "breadcrumb") or contains(@class, "Breadcrumb")]//a',
    '//a[contains(@rel, "category")]',
    '//*[contains(@class, "section-name") or contains(@class, "sectionhead") or contains(@class, "kicker")]',
)
_MAX_SHOWN = 8
_MAX_SHOWN_LENGTH = 30


def read_section(tree: HtmlElement, metadata: PageMetadata) -> str | None:
    """The section's name as the page gives it, or the first telling part of its address; None where neither does."""
    declared = [text for node in metadata.nodes for text in texts(node.get("articleSection"))]
    declared += [*metadata.every(*_TAGS), *_breadcrumb(metadata)]
    # Lazy: the page itself is searched only where it declares nothing.
    broad: list[str] = []
    for name in filter(_is_section_name, chain(declared, _shown_names(tree, metadata))):
        if bare_heading(name) not in _BROAD_NAMES:
            return name
        broad.append(name)
    return _from_address(metadata.canonical_url) or next(iter(broad), None)


def _is_section_name(name: str) -> bool:
    return len(name) <= _MAX_LENGTH and bare_heading(name) not in _EMPTY_NAMES and "://" not in name


def _breadcrumb(metadata: PageMetadata) -> list[str]:
    """Names of the trail from the outlet's home to the article, without both ends."""
    for node in metadata.all_nodes:
        items = node.get("itemListElement")
        if "BreadcrumbList" in types_of(node) and isinstance(items, list):
            names = [
                text
                for item in items
                if isinstance(item, dict)
                for text in texts(item.get("name") or item.get("item"))[:1]
            ]
            own = {bare_heading(name) for name in metadata.outlet_names}
            return [name for name in names[:2] if bare_heading(name) not in own and len(name.split()) <= 4]
    return []


def _shown_names(tree: HtmlElement, metadata: PageMetadata) -> Iterator[str]:
    """Links of a trail that the page shows, and what it sets over the heading as its section."""
    own = {bare_heading(name) for name in metadata.outlet_names}
    for path in _SHOWN_SECTIONS:
        for element in tree.xpath(path)[:_MAX_SHOWN]:
            name = " ".join(element.text_content().split())
            if 2 < len(name) <= _MAX_SHOWN_LENGTH and bare_heading(name) not in own:
                yield name


def _from_address(url: str) -> str | None:
    for segment in urlsplit(url).path.strip("/").split("/")[:-1]:
        word = unquote(segment).lower()
        if word not in _URL_STOP and re.fullmatch(r"[^\W\d_]{3,}(?:-[^\W\d_]+){0,2}", word):
            return word.replace("-", " ")
    return None
