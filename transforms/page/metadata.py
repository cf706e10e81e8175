"""What a page declares about itself outside its text: meta tags, canonical address, JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from transforms.page.json_ld import Node, article_nodes, bare_address, bare_heading, read_json_ld, texts
from transforms.records import FetchedPage
from transforms.urls import absolute_url, canonicalize_url, host_of, same_site

_BARE_ADDRESS = re.compile(r"localhost|[\d.]+|[\da-f:]*:[\da-f:]*")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """The declarations of one page."""

    meta: dict[str, tuple[str, ...]]
    """Contents of the meta tags by lower-case name, property or itemprop, in order."""
    nodes: list[Node]
    """JSON-LD of the page's own article, the most telling node first."""
    all_nodes: list[Node]
    canonical_url: str
    host: str
    outlet_names: tuple[str, ...]
    """How the page calls its outlet: publisher, og:site_name, the host's own words."""
    html_language: str | None

    def first(self, *names: str) -> str | None:
        """The first non-empty meta tag of these names, in the order of the names."""
        return next((value for name in names for value in self.meta.get(name, ()) if value), None)

    def every(self, *names: str) -> list[str]:
        """All non-empty meta tags of these names."""
        return [value for name in names for value in self.meta.get(name, ()) if value]


def read_metadata(tree: HtmlElement, page: FetchedPage) -> PageMetadata:
    """What a page declares, read once from its tree."""
    meta = _meta_tags(tree)
    canonical = _canonical_url(tree, meta, page)
    all_nodes = read_json_ld(tree)
    addresses = {bare_address(url) for url in (page.url, page.final_url, canonical)}
    headings = {bare_heading(text) for text in _headings(tree, meta)} - {""}
    return PageMetadata(
        meta=meta,
        nodes=article_nodes(all_nodes, addresses, headings),
        all_nodes=all_nodes,
        canonical_url=canonical,
        host=host_of(canonical),
        outlet_names=tuple(dict.fromkeys(_outlet_names(meta, all_nodes, host_of(canonical)))),
        html_language=_html_language(tree, meta),
    )


def _meta_tags(tree: HtmlElement) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        content = " ".join((tag.get("content") or "").split())
        for attribute in ("property", "name", "itemprop"):
            name = (tag.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, []).append(content)
    return {name: tuple(dict.fromkeys(values)) for name, values in found.items()}


def _headings(tree: HtmlElement, meta: dict[str, tuple[str, ...]]) -> Iterator[str]:
    yield from (heading.text_content() for heading in tree.iter("h1"))
    yield from meta.get("og:title", ())


def _canonical_url(tree: HtmlElement, meta: dict[str, tuple[str, ...]], page: FetchedPage) -> str:
    fetched = canonicalize_url(page.final_url)
    links = [
        link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for reference in (*links, *meta.get("og:url", ())):
        url = absolute_url(page.final_url, reference) if reference.strip() else None
        # A canonical link to the front page, or to another site, names no article of this outlet.
        if url and _may_stand_for(url, fetched) and (_has_path(url) or not _has_path(fetched)):
            return url
    return fetched


def _may_stand_for(canonical: str, fetched: str) -> bool:
    """Whether a page may name another address as its own: on its site, or where it has no name of its own."""
    return same_site(canonical, fetched) or bool(_BARE_ADDRESS.fullmatch(host_of(fetched)))


def _has_path(url: str) -> bool:
    return bool(bare_address(url).partition("/")[2])


def _outlet_names(meta: dict[str, tuple[str, ...]], nodes: list[Node], host: str) -> Iterator[str]:
    for name in (
        "og:site_name",
        "application-name",
        "apple-mobile-web-app-title",
        "publisher",
        "dc.publisher",
        "twitter:site",
    ):
        yield from (value.lstrip("@") for value in meta.get(name, ()))
    for node in nodes:
        yield from texts(node.get("publisher"))
    labels = re.sub(r"^(?:www|m|edition|amp)\.", "", host)
    yield labels
    yield labels.partition(".")[0]


def _html_language(tree: HtmlElement, meta: dict[str, tuple[str, ...]]) -> str | None:
    declared = [tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang"), tree.get("xml:lang")]
    for value in (*declared, *meta.get("content-language", ()), *meta.get("og:locale", ())):
        match = re.match(r"\s*([a-zA-Z]{2})(?:[-_]|\s*$)", value or "")
        if match:
            return match.group(1).lower()
    return None
