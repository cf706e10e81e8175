"""An outlet in, everything that stands under its address out: pages, feeds, sitemaps, robots.txt."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime

from flows.sample_site.announcements import feed_document, sitemap_document
from flows.sample_site.articles import Article, read_articles
from flows.sample_site.outlets import FEED_TYPES, Outlet
from flows.sample_site.pages import article_page, front_page

RELATED_ARTICLES = 3

_PHOTO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="960" height="540"><rect width="960" height="540" fill="#b8c4cc"/>'
    '<circle cx="300" cy="200" r="90" fill="#dfe6ea"/><path d="M0 540 340 260 560 430 720 320 960 540z"'
    ' fill="#7d8f99"/></svg>'
)


@dataclass(frozen=True, slots=True)
class Resource:
    """What the server answers a path with: a body, or where it moved."""

    content_type: str
    body: bytes
    last_modified: datetime
    moved_to: str | None = None
    """The path of a permanent redirect."""

    @property
    def etag(self) -> str:
        """A strong entity tag of the body."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'

    @property
    def last_modified_text(self) -> str:
        """The time of the last change as an HTTP date."""
        return format_datetime(self.last_modified.astimezone(UTC).replace(microsecond=0), usegmt=True)


def outlet_resources(outlet: Outlet, base_url: str, version: int) -> dict[str, Resource]:
    """Every resource of an outlet by its path, as the site stands at a version."""
    articles = read_articles(outlet.folder / "articles", version)
    newest = max(article.modified for article in articles)

    def document(content_type: str, text: str, encoding: str = "utf-8") -> Resource:
        return Resource(content_type, text.encode(encoding, "xmlcharrefreplace"), newest)

    resources = {
        "/": document(outlet.content_type, front_page(outlet, articles, base_url), outlet.encoding),
    }
    if outlet.robots:
        resources["/robots.txt"] = document("text/plain; charset=utf-8", outlet.robots.replace("$base", base_url))
    for feed in outlet.feeds:
        resources[feed.path] = document(FEED_TYPES[feed.format], feed_document(outlet, feed, articles, base_url))
    for sitemap in outlet.sitemaps:
        text = sitemap_document(outlet, sitemap, articles, base_url)
        resources[sitemap.path] = document("application/xml; charset=utf-8", text)
    for number, article in enumerate(articles):
        others = [articles[(number + step) % len(articles)] for step in range(1, RELATED_ARTICLES + 1)]
        resources |= _article_resources(outlet, article, others, base_url)
    return resources


def _article_resources(outlet: Outlet, article: Article, others: list[Article], base_url: str) -> dict[str, Resource]:
    html = article_page(outlet, article, others, base_url)
    page = Resource(outlet.content_type, html.encode(outlet.encoding, "xmlcharrefreplace"), article.modified)
    photo = Resource("image/svg+xml", _PHOTO.encode(), article.published)
    resources = {article.path: page, f"/photos/{article.slug}.svg": photo}
    if article.announced_path != article.path:
        resources[article.announced_path] = Resource("text/html", b"", article.modified, moved_to=article.path)
    return resources
