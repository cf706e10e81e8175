"""Articles in, feeds and sitemaps out: how an outlet announces what it published."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from string import Template

from flows.sample_site.articles import Article
from flows.sample_site.outlets import Feed, MissingPage, Outlet, Sitemap

_SITEMAP_NAMESPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One announced page."""

    link: str
    title: str
    summary: str
    section: str
    authors: tuple[str, ...]
    published: datetime
    published_text: str
    modified: datetime


def feed_document(outlet: Outlet, feed: Feed, articles: Sequence[Article], base_url: str) -> str:
    """The text of a feed: its newest articles and the pages that are announced but missing."""
    wanted = [article for article in articles if not feed.sections or article.section in feed.sections]
    entries = [_entry(article, _link(feed.link, base_url, article.announced_path)) for article in wanted[: feed.limit]]
    if not feed.sections:
        entries += [_missing_entry(page, _link(feed.link, base_url, page.path)) for page in outlet.missing]
    write: dict[str, Callable[[Outlet, Feed, list[Entry], str], str]] = {
        "rss": _rss,
        "atom": _atom,
        "json": _json_feed,
    }
    return write[feed.format](outlet, feed, entries, base_url)


def sitemap_document(outlet: Outlet, sitemap: Sitemap, articles: Sequence[Article], base_url: str) -> str:
    """The text of a sitemap, a news sitemap or an index of sitemaps."""
    if sitemap.kind == "index":
        rows = "\n".join(f"<sitemap><loc>{base_url}{path}</loc></sitemap>" for path in sitemap.children)
        return _xml(f"<sitemapindex {_SITEMAP_NAMESPACES}>\n{rows}\n</sitemapindex>")
    entries = [_entry(article, base_url + article.announced_path) for article in articles]
    write = _news_row if sitemap.kind == "news" else _url_row
    rows = "\n".join(write(outlet, entry) for entry in entries)
    return _xml(f"<urlset {_SITEMAP_NAMESPACES}>\n{rows}\n</urlset>")


def _entry(article: Article, link: str) -> Entry:
    return Entry(
        link,
        article.title,
        article.description,
        article.section,
        article.authors,
        article.published,
        article.published_text,
        article.modified,
    )


def _missing_entry(page: MissingPage, link: str) -> Entry:
    return Entry(link, page.title, "", "", (), page.published, page.published.isoformat(), page.published)


def _link(template: str, base_url: str, path: str) -> str:
    return Template(template).substitute(base=base_url, path=path)


def _xml(content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{content}\n'


def _rss(outlet: Outlet, feed: Feed, entries: list[Entry], base_url: str) -> str:
    items = "\n".join(
        f"<item><title>{escape(entry.title)}</title><link>{escape(entry.link)}</link>"
        f'<guid isPermaLink="false">{escape(entry.link)}</guid>'
        f"<pubDate>{format_datetime(entry.published)}</pubDate><atom:updated>{entry.modified.isoformat()}</atom:updated>"
        + "".join(f"<dc:creator>{escape(author)}</dc:creator>" for author in entry.authors)
        + f"<description>{escape(entry.summary)}</description></item>"
        for entry in entries
    )
    return _xml(
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">'
        f"<channel>\n<title>{escape(outlet.name)}</title><link>{base_url}/</link><description>News</description>"
        f'<atom:link href="{base_url}{feed.path}" rel="self" type="application/rss+xml"/>\n{items}\n</channel></rss>'
    )


def _atom(outlet: Outlet, feed: Feed, entries: list[Entry], base_url: str) -> str:
    newest = max((entry.modified for entry in entries), default=datetime.fromtimestamp(0, UTC))
    items = "\n".join(
        f"<entry><id>{escape(entry.link)}</id><title>{escape(entry.title)}</title>"
        f'<link rel="alternate" type="text/html" href="{escape(entry.link)}"/>'
        f"<published>{entry.published_text}</published><updated>{entry.modified.isoformat()}</updated>"
        + "".join(f"<author><name>{escape(author)}</name></author>" for author in entry.authors)
        + f"<summary>{escape(entry.summary)}</summary></entry>"
        for entry in entries
    )
    return _xml(
        f'<feed xmlns="http://www.w3.org/2005/Atom"><id>{base_url}{feed.path}</id><title>{escape(outlet.name)}</title>'
        f'<link rel="self" href="{base_url}{feed.path}"/><updated>{newest.isoformat()}</updated>\n{items}\n</feed>'
    )


def _json_feed(outlet: Outlet, feed: Feed, entries: list[Entry], base_url: str) -> str:
    items = [
        {
            "id": entry.link,
            "url": entry.link,
            "title": entry.title,
            "summary": entry.summary,
            "content_text": entry.summary,
            "date_published": entry.published_text,
            "date_modified": entry.modified.isoformat(),
            "authors": [{"name": author} for author in entry.authors],
            "tags": [entry.section],
        }
        for entry in entries
    ]
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": outlet.name,
        "home_page_url": f"{base_url}/",
        "feed_url": f"{base_url}{feed.path}",
        "items": items,
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _url_row(outlet: Outlet, entry: Entry) -> str:
    return f"<url><loc>{escape(entry.link)}</loc><lastmod>{entry.modified.isoformat()}</lastmod></url>"


def _news_row(outlet: Outlet, entry: Entry) -> str:
    return (
        f"<url><loc>{escape(entry.link)}</loc><lastmod>{entry.modified.isoformat()}</lastmod>"
        f"<news:news><news:publication><news:name>{escape(outlet.name)}</news:name>"
        f"<news:language>{outlet.language}</news:language></news:publication>"
        f"<news:publication_date>{entry.published_text}</news:publication_date>"
        f"<news:title>{escape(entry.title)}</news:title></news:news></url>"
    )
