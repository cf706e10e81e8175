"""Where an outlet may announce its articles: what its home page links to, and where others keep such files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml.html import HtmlElement

from transforms.page.metadata import PageMetadata, read_metadata
from transforms.page.tree import parse_page
from transforms.records import FetchedPage, UnreadablePage
from transforms.urls import host_of, is_web_address, suffix_length

MAX_LINKED_FEEDS = 30
"""Feeds taken from one home page; the large outlets link one for every section."""

USUAL_FEED_PATHS = ("/rss", "/feed", "/rss.xml", "/feed.xml", "/atom.xml", "/feed.json")
USUAL_SITEMAP_PATHS = ("/news-sitemap.xml", "/sitemap_news.xml", "/sitemap_index.xml", "/sitemap.xml")

# RSS Autodiscovery, the HTML standard (4.6.6.1) and JSON Feed 1.1 name these types.
_FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "text/xml"}
)
_FEED_LIKE = re.compile(r"(?:^|[/.])(?:rss|atom|rdf|feeds?|feed\.json)(?:\.xml|\.php)?/?$", re.IGNORECASE)
_OF_COMMENTS = re.compile(r"/comments?/", re.IGNORECASE)
_NAME_PARTS = re.compile(r"\s+[|–—·•:»-]\s+|\s*[|»]\s*|:\s+")
_NO_NAMES = frozenset({"home", "homepage", "home page", "news", "startseite", "accueil", "inicio", "front page"})
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_MAX_NAME = 200
_MAX_ID = 64
_BARE_HOST = re.compile(r"localhost|[\d.]+|.*:.*")
_PREFIXES = frozenset({"www", "m", "edition", "amp"})
FALLBACK_ID = "outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """What a home page says of its outlet."""

    name: str | None
    language: str | None
    """ISO 639-1, as the page declares it."""
    feeds: tuple[str, ...]
    """Addresses of feeds that the page links to: those of its `link` tags first, then those that only look so."""
    sitemaps: tuple[str, ...]


def read_home_page(page: FetchedPage) -> HomePage:
    """The outlet's name and language and the addresses of its feeds; nothing at all where the page is none."""
    tree = parse_page(page)
    if isinstance(tree, UnreadablePage):
        return HomePage(name=None, language=None, feeds=(), sitemaps=())
    metadata = read_metadata(tree, page)
    base = _base_address(tree, page.final_url)
    feeds = dict.fromkeys((*_linked_feeds(tree, base), *_feed_like_anchors(tree, base, page.final_url)))
    return HomePage(
        name=_outlet_name(tree, metadata),
        language=metadata.html_language,
        feeds=tuple(feeds)[:MAX_LINKED_FEEDS],
        sitemaps=tuple(dict.fromkeys(_linked_sitemaps(tree, base))),
    )


def web_address(base: str, reference: str) -> str | None:
    """The web address that a reference means, without its fragment; None where it means none."""
    try:
        url = urldefrag(urljoin(base, reference.strip())).url
    except ValueError:
        return None
    return url if is_web_address(url) else None


def outlet_id(url: str, name: str | None) -> str:
    """An id for `sources.toml`: the host without its usual ends; from the name where the host is a bare address."""
    host = host_of(url)
    if _BARE_HOST.fullmatch(host):
        return _slug(name or "")
    labels = host.split(".")
    while len(labels) > 2 and labels[0] in _PREFIXES:
        labels = labels[1:]
    return _slug("-".join(labels[: -suffix_length(labels)] or labels))


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:_MAX_ID].strip("-") or FALLBACK_ID


def _base_address(tree: HtmlElement, url: str) -> str:
    declared = next((element.get("href") for element in tree.iter("base") if element.get("href")), None)
    return web_address(url, declared or "") or url


def _linked_feeds(tree: HtmlElement, base: str) -> Iterator[str]:
    for link in tree.iter("link"):
        media_type = (link.get("type") or "").partition(";")[0].strip().lower()
        reference = link.get("href") or ""
        relations = (link.get("rel") or "").lower().split()
        is_json = media_type == "application/json" and "feed" in reference.lower()
        if {"alternate", "feed"} & set(relations) and (media_type in _FEED_TYPES or is_json):
            yield from _feed_address(base, reference)


def _feed_like_anchors(tree: HtmlElement, base: str, page_url: str) -> Iterator[str]:
    """Addresses on the outlet's own host that are spelt as those of feeds are."""
    for anchor in tree.iter("a"):
        for url in _feed_address(base, anchor.get("href") or ""):
            if _FEED_LIKE.search(urlsplit(url).path) and host_of(url) == host_of(page_url):
                yield url


def _feed_address(base: str, reference: str) -> Iterator[str]:
    url = web_address(base, reference) if reference.strip() else None
    if url is not None and not _OF_COMMENTS.search(urlsplit(url).path):
        yield url


def _linked_sitemaps(tree: HtmlElement, base: str) -> Iterator[str]:
    for link in tree.iter("link"):
        reference = link.get("href") or ""
        if "sitemap" in (link.get("rel") or "").lower().split() and reference.strip():
            url = web_address(base, reference)
            # Some link a page for people under this relation.
            if url is not None and ".xml" in urlsplit(url).path:
                yield url


def _outlet_name(tree: HtmlElement, metadata: PageMetadata) -> str | None:
    named = metadata.first("og:site_name", "application-name")
    title = next((element.text_content() for element in tree.iter("title")), "")
    parts = [part for part in _NAME_PARTS.split(title.strip()) if part.strip().lower() not in _NO_NAMES]
    name = " ".join(_CONTROL.sub(" ", named or next(iter(parts), "")).split())
    return name[:_MAX_NAME].strip() or None
