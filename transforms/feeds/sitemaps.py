"""Sitemaps (sitemaps.org), Google's news sitemaps, and indexes of them."""

from __future__ import annotations

from lxml import etree

from transforms.feeds.content import Gathering


def read_sitemap(document: bytes, gathering: Gathering) -> None:
    """Gather the addresses of a sitemap or the sitemaps of an index, whatever namespaces they are written in."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(document, parser)
    except etree.XMLSyntaxError as error:
        gathering.problem("bad_xml", str(error))
        return
    if root is None:
        gathering.problem("bad_xml", "no element could be read")
        return
    if len(parser.error_log):
        gathering.problem("bad_xml", parser.error_log[0].message, len(parser.error_log))
    is_index = _local_name(root) == "sitemapindex"
    gathering.kind = "sitemap_index" if is_index else "sitemap"
    for element in root:
        fields = _fields(element)
        if is_index:
            gathering.add_child_sitemap(fields.get("loc"), fields.get("lastmod"))
        elif _local_name(element) == "url":
            _add_url(fields, gathering)


def read_text_sitemap(document: bytes, gathering: Gathering) -> None:
    """Gather the addresses of a sitemap that is a text with one address a line."""
    gathering.kind = "text_sitemap"
    for line in document.decode("utf-8", "replace").splitlines():
        if line.strip():
            gathering.add_link(line)


def _add_url(fields: dict[str, str], gathering: Gathering) -> None:
    published = fields.get("publication_date")
    if published or "news" in fields:
        gathering.kind = "news_sitemap"
    gathering.add_link(
        fields.get("loc"), title=fields.get("title"), published=published, modified=fields.get("lastmod")
    )


def _fields(element: etree._Element) -> dict[str, str]:
    """The texts of an entry's elements by local name; those of images, videos and alternates are not the page's."""
    fields: dict[str, str] = {}
    for child in element:
        name = _local_name(child)
        if name == "news":
            fields.update({"news": ""} | _fields(child))
        else:
            fields.setdefault(name, (child.text or "").strip())
    return fields


def _local_name(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""
