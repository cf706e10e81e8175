"""What a feed says, and how it is gathered: links in order, each problem counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal
from urllib.parse import urljoin

from transforms.feeds.dates import FeedDate, feed_date
from transforms.printable import message_of, without_controls
from transforms.records import Precision
from transforms.urls import is_web_address

MAX_LINKS = 10_000
"""Links taken from one feed; a news feed has tens, a sitemap file at most 50,000."""

FeedKind = Literal["rss", "rdf", "atom", "json_feed", "sitemap", "news_sitemap", "sitemap_index", "text_sitemap"]

ProblemKind = Literal[
    "not_a_feed",
    "empty",
    "too_large",
    "too_costly",
    "defect",
    "leading_junk",
    "bad_xml",
    "bad_json",
    "no_link",
    "bad_link",
    "duplicate_link",
    "duplicate_guid",
    "unknown_date",
    "future_date",
    "too_many_links",
]
"""Closed list of what can be wrong with a feed.

`not_a_feed` is something else in its place, such as an HTML page; `too_large` more bytes or tags than are read;
`too_costly` one whose reading was given up and `defect` one over which our own code failed, both told by whoever lets
feeds be read; `leading_junk` text before the feed begins;
`bad_link` an address that is none of the web; `future_date` one later than the fetch, which is dropped.
"""

_FAULTS_OF_WHOLE: frozenset[ProblemKind] = frozenset(
    {"not_a_feed", "too_large", "too_costly", "defect", "bad_xml", "bad_json"}
)
_CLOCKS_DIFFER_BY = timedelta(minutes=5)
_EXAMPLE_LENGTH = 200
_MAX_GATHERED = 50_000
"""The latest links are chosen among so many; sitemaps.org allows a file no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLink:
    """One announced article."""

    url: str
    """Absolute, as the feed wrote it otherwise."""
    title: str | None
    """Plain text on one line."""
    published_at: datetime | None
    published_precision: Precision | None
    modified_at: datetime | None
    position: int
    """Place in the feed, from 1."""
    guid: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildSitemap:
    """One sitemap that an index names."""

    url: str
    modified_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedProblem:
    """How often something was wrong, and the first case of it."""

    kind: ProblemKind
    count: int
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedContent:
    """What could be had of a feed."""

    kind: FeedKind | None
    """None where it is no feed."""
    links: tuple[FeedLink, ...]
    child_sitemaps: tuple[ChildSitemap, ...]
    problems: tuple[FeedProblem, ...]

    @property
    def is_unreadable(self) -> bool:
        """Whether it names nothing because of what is wrong with it; a feed that is merely empty is none of these."""
        is_faulty = any(problem.kind in _FAULTS_OF_WHOLE for problem in self.problems)
        return is_faulty and not self.links and not self.child_sitemaps


@dataclass(slots=True)
class Gathering:
    """A feed's content while it is read."""

    base_url: str
    fetched_at: datetime | None
    kind: FeedKind | None = None
    links: list[FeedLink] = field(default_factory=list)
    child_sitemaps: list[ChildSitemap] = field(default_factory=list)
    _seen_urls: set[str] = field(default_factory=set)
    _seen_guids: set[str] = field(default_factory=set)
    _counts: Counter[ProblemKind] = field(default_factory=Counter)
    _examples: dict[ProblemKind, str] = field(default_factory=dict)
    _position: int = 0

    def problem(self, kind: ProblemKind, example: str, count: int = 1) -> None:
        """Count a problem."""
        self._counts[kind] += count
        self._examples.setdefault(kind, message_of(" ".join(example.split())[:_EXAMPLE_LENGTH]))

    def add_link(
        self,
        reference: str | None,
        *,
        title: str | None = None,
        published: str | FeedDate | None = None,
        modified: str | FeedDate | None = None,
        guid: str | None = None,
    ) -> None:
        """Take the next item of the feed, with what of it is usable."""
        self._position += 1
        if self._position > _MAX_GATHERED:
            self.problem("too_many_links", f"more than {_MAX_GATHERED} items")
            return
        url = self._absolute(reference, title or guid or f"item {self._position}")
        if url is None:
            return
        if guid and guid in self._seen_guids:
            self.problem("duplicate_guid", guid)
        self._seen_guids.add(guid or "")
        if url in self._seen_urls:
            self.problem("duplicate_link", url)
            return
        self._seen_urls.add(url)
        published_date, modified_date = self._date(published), self._date(modified)
        self.links.append(
            FeedLink(
                url=url,
                title=" ".join(without_controls(title).split()) or None if title else None,
                published_at=published_date.moment if published_date else None,
                published_precision=published_date.precision if published_date else None,
                modified_at=modified_date.moment if modified_date else None,
                position=self._position,
                guid=guid,
            )
        )

    def add_child_sitemap(self, reference: str | None, modified: str | None) -> None:
        """Take the next sitemap of an index."""
        self._position += 1
        url = self._absolute(reference, f"sitemap {self._position}")
        if url is None or url in self._seen_urls:
            return
        self._seen_urls.add(url)
        date = self._date(modified)
        self.child_sitemaps.append(ChildSitemap(url=url, modified_at=date.moment if date else None))

    def content(self) -> FeedContent:
        """All that was gathered, at most `MAX_LINKS` links: the latest, in the order of the feed."""
        links = self.links
        if len(links) > MAX_LINKS:
            self.problem("too_many_links", f"{len(links)} links, {MAX_LINKS} are taken", len(links) - MAX_LINKS)
            links = sorted(sorted(links, key=_age)[:MAX_LINKS], key=lambda link: link.position)
        if self.kind is not None and not links and not self.child_sitemaps:
            self.problem("empty", "no link at all")
        problems = tuple(
            FeedProblem(kind=kind, count=count, example=self._examples[kind]) for kind, count in self._counts.items()
        )
        return FeedContent(
            kind=self.kind, links=tuple(links), child_sitemaps=tuple(self.child_sitemaps), problems=problems
        )

    def _absolute(self, reference: str | None, item: str) -> str | None:
        text = (reference or "").strip()
        if not text:
            self.problem("no_link", item)
            return None
        try:
            url = urljoin(self.base_url, text)
        except ValueError:
            url = ""
        if not is_web_address(url):
            self.problem("bad_link", text)
            return None
        return url

    def _date(self, given: str | FeedDate | None) -> FeedDate | None:
        if given is None or given == "":
            return None
        date = feed_date(given) if isinstance(given, str) else given
        if date is None:
            self.problem("unknown_date", str(given))
            return None
        if self.fetched_at is not None and date.moment > self.fetched_at + _CLOCKS_DIFFER_BY:
            self.problem("future_date", date.moment.isoformat())
            return None
        return replace(date, moment=min(date.moment, self.fetched_at)) if self.fetched_at else date


def _age(link: FeedLink) -> tuple[bool, float]:
    """Sorts the latest links first and those without a date last."""
    moment = link.published_at or link.modified_at
    return (moment is None, -moment.timestamp() if moment else 0.0)
