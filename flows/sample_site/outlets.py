"""The outlets of the sample site, each a folder: its declaration, its page template and its articles."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

OUTLETS_FOLDER = Path(__file__).parent / "outlets"

FeedFormat = Literal["rss", "atom", "json"]
FEED_TYPES: dict[FeedFormat, str] = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
}
SitemapKind = Literal["urls", "news", "index"]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of an outlet and how it names its entries."""

    format: FeedFormat
    path: str
    link: str
    """Template of an entry's link, with `$base` and `$path`."""
    sections: tuple[str, ...]
    """Only articles of these sections; all where empty."""
    limit: int
    """At most so many entries, the newest."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A sitemap of an outlet, or an index of its sitemaps."""

    kind: SitemapKind
    path: str
    children: tuple[str, ...]
    """Paths of the sitemaps that an index names."""


@dataclass(frozen=True, slots=True)
class MissingPage:
    """An entry that feeds announce and whose page answers 404."""

    path: str
    title: str
    published: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An invented outlet: how it publishes."""

    id: str
    name: str
    language: str
    host: str
    """The host of its canonical addresses, under `.example`."""
    encoding: str
    """Of its pages."""
    content_type: str
    """The header that its pages are served with."""
    markup: dict[str, str]
    """Templates of the blocks of an article, by block kind."""
    page_template: str
    feeds: tuple[Feed, ...]
    sitemaps: tuple[Sitemap, ...]
    missing: tuple[MissingPage, ...]
    robots: str
    """The text of robots.txt with `$base`; empty where the outlet has none."""
    folder: Path

    @property
    def entry_sitemaps(self) -> tuple[Sitemap, ...]:
        """The sitemaps that no index of this outlet names."""
        children = {path for sitemap in self.sitemaps for path in sitemap.children}
        return tuple(sitemap for sitemap in self.sitemaps if sitemap.path not in children)


def read_outlets() -> tuple[Outlet, ...]:
    """All outlets of the bundled site, by id."""
    return tuple(read_outlet(path.parent) for path in sorted(OUTLETS_FOLDER.glob("*/outlet.toml")))


def read_outlet(folder: Path) -> Outlet:
    """The outlet that a folder declares in `outlet.toml` and `page.html`.

    Raises:
        KeyError: the declaration lacks a key.
    """
    declared = tomllib.loads((folder / "outlet.toml").read_text(encoding="utf-8"))
    encoding = declared.get("encoding", "utf-8")
    return Outlet(
        id=folder.name,
        name=declared["name"],
        language=declared["language"],
        host=declared["host"],
        encoding=encoding,
        content_type=declared.get("content_type", f"text/html; charset={encoding}"),
        markup=declared["markup"],
        page_template=(folder / "page.html").read_text(encoding="utf-8"),
        feeds=tuple(_feed(feed) for feed in declared.get("feeds", ())),
        sitemaps=tuple(
            Sitemap(sitemap["kind"], sitemap["path"], tuple(sitemap.get("children", ())))
            for sitemap in declared.get("sitemaps", ())
        ),
        missing=tuple(
            MissingPage(page["path"], page["title"], page["published"]) for page in declared.get("missing", ())
        ),
        robots=declared["robots"],
        folder=folder,
    )


def _feed(declared: dict[str, Any]) -> Feed:
    return Feed(
        format=declared["format"],
        path=declared["path"],
        link=declared.get("link", "$base$path"),
        sections=tuple(declared.get("sections", ())),
        limit=declared.get("limit", 100),
    )
