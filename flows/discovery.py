"""What the outlets announce: their feeds and sitemaps fetched, and the links to articles in them.

A feed that several sources name is fetched once and gives its links to each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import PurePosixPath
from urllib.parse import urldefrag, urlsplit

from flows.sources import Source
from flows.web.client import WebClient
from flows.web.fetching import fetch_all
from flows.web.outcomes import FetchAnswer, FetchOutcome, FetchReceipt, FetchTarget, NotModified
from transforms.feeds import ChildSitemap, FeedContent, FeedLink, parse_feed
from transforms.records import Precision
from transforms.urls import canonicalize_url
from warehouse.lookups import FeedState

ParseFeed = Callable[[bytes, str, str | None, datetime | None], FeedContent]

MAX_SITEMAP_DEPTH = 2
"""Indexes may name indexes; sitemaps.org forbids it, outlets do it."""
MAX_CHILD_SITEMAPS = 50
"""Sitemaps fetched for one configured address, the latest first."""

_NO_ARTICLE_SUFFIXES = frozenset(
    {".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".ico"}
    | {".mp3", ".m4a", ".ogg", ".wav", ".mp4", ".m4v", ".mov", ".webm", ".m3u8"}
    | {".pdf", ".zip", ".gz", ".xml", ".json", ".css", ".js", ".rss", ".atom"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscoveredLink:
    """An article as one feed announces it to one source."""

    source_id: str
    feed_url: str
    url: str
    canonical_url: str
    title: str | None
    published_at: datetime | None
    published_precision: Precision | None
    modified_at: datetime | None
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedVisit:
    """What became of one feed or sitemap."""

    feed_url: str
    root_url: str
    """The configured address that led here: its own, or that of the index that names it."""
    source_ids: tuple[str, ...]
    outcome: FetchOutcome
    content: FeedContent | None
    """None where nothing was read: not modified, or failed."""
    state: FeedState | None
    """To be kept for the next run; None after a failure, which leaves the earlier state valid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """All that the feeds and sitemaps of some sources announced."""

    links: tuple[DiscoveredLink, ...]
    visits: tuple[FeedVisit, ...]
    left_alone: tuple[str, ...] = ()
    """Configured addresses that were not to be asked."""


@dataclass(frozen=True, slots=True)
class _Feed:
    url: str
    root_url: str
    """The configured address that led here."""
    sources: tuple[Source, ...]


async def discover(
    sources: Sequence[Source],
    client: WebClient,
    known: Mapping[str, FeedState] | None = None,
    on_answer: Callable[[FetchAnswer], None] | None = None,
    leave_alone: Collection[str] = (),
    parse: ParseFeed = parse_feed,
) -> Discovery:
    """The links that the enabled sources announce now.

    Args:
        sources: the outlets.
        client: an entered client.
        known: states of earlier visits by feed address, those of sitemaps in indexes included.
        on_answer: called with each answer, one at a time, before it is read: the place to archive it.
        leave_alone: configured addresses that are not asked now.
        parse: reads a feed as `parse_feed` does.
    """
    known = known or {}
    visits: list[FeedVisit] = []
    configured = _configured_feeds(sources)
    feeds = [feed for feed in configured if feed.url not in leave_alone]
    left_alone = tuple(feed.url for feed in configured if feed.url in leave_alone)
    seen = {feed.url for feed in feeds}
    children_left = {feed.url: MAX_CHILD_SITEMAPS for feed in feeds}
    for _ in range(MAX_SITEMAP_DEPTH + 1):
        round_visits = await _visit(feeds, client, known, on_answer, parse)
        visits += round_visits
        feeds = _child_feeds(feeds, round_visits, seen, children_left)
        if not feeds:
            break
    links = tuple(link for visit in visits for link in _links(visit))
    return Discovery(links=links, visits=tuple(visits), left_alone=left_alone)


def _configured_feeds(sources: Sequence[Source]) -> list[_Feed]:
    sources_of: dict[str, list[Source]] = {}
    for source in sources:
        if source.enabled:
            for url in dict.fromkeys(urldefrag(address).url for address in (*source.feeds, *source.sitemaps)):
                sources_of.setdefault(url, []).append(source)
    return [_Feed(url, url, tuple(sharing)) for url, sharing in sources_of.items()]


async def _visit(
    feeds: Sequence[_Feed],
    client: WebClient,
    known: Mapping[str, FeedState],
    on_answer: Callable[[FetchAnswer], None] | None,
    parse: ParseFeed,
) -> list[FeedVisit]:
    contents: dict[str, FeedContent] = {}

    def read(answer: FetchAnswer) -> None:
        if on_answer is not None:
            on_answer(answer)
        receipt = answer.receipt
        contents[receipt.url] = parse(
            answer.body, receipt.final_url, receipt.content_type, receipt.fetched_at.astimezone(UTC)
        )

    outcomes = await fetch_all([_target(feed, known.get(feed.url)) for feed in feeds], client, read)
    return [
        _feed_visit(feed, outcome, contents.get(feed.url), known.get(feed.url))
        for feed, outcome in zip(feeds, outcomes, strict=True)
    ]


def _target(feed: _Feed, state: FeedState | None) -> FetchTarget:
    """One request for all sources of the feed: the gentlest of them sets the pace."""
    return FetchTarget(
        url=feed.url,
        source_id=feed.sources[0].id,
        wanted="feed",
        etag=state.etag if state else None,
        last_modified=state.last_modified if state else None,
        delay_seconds=max(source.delay_seconds for source in feed.sources),
        max_concurrency=min(source.max_concurrency for source in feed.sources),
        allow_private_network=any(source.allow_private_network for source in feed.sources),
    )


def _feed_visit(feed: _Feed, outcome: FetchOutcome, content: FeedContent | None, known: FeedState | None) -> FeedVisit:
    articles = tuple(link for link in content.links if _may_be_article(link)) if content else ()
    return FeedVisit(
        feed_url=feed.url,
        root_url=feed.root_url,
        source_ids=tuple(source.id for source in feed.sources),
        outcome=outcome,
        content=replace(content, links=articles) if content else None,
        state=_state(outcome, known),
    )


def _state(outcome: FetchOutcome, known: FeedState | None) -> FeedState | None:
    if isinstance(outcome, FetchReceipt):
        return FeedState(etag=outcome.etag, last_modified=outcome.last_modified, body_sha256=outcome.body_sha256)
    if isinstance(outcome, NotModified):
        return FeedState(
            etag=outcome.etag,
            last_modified=outcome.last_modified,
            body_sha256=known.body_sha256 if known else None,
        )
    return None


def _child_feeds(
    feeds: Sequence[_Feed], visits: Sequence[FeedVisit], seen: set[str], children_left: dict[str, int]
) -> list[_Feed]:
    """The sitemaps that the indexes of a round name, each once, within the count of their configured address."""
    found: list[_Feed] = []
    for feed, visit in zip(feeds, visits, strict=True):
        children = visit.content.child_sitemaps if visit.content else ()
        for child in sorted(children, key=_latest_first):
            url = urldefrag(child.url).url
            if url not in seen and children_left[feed.root_url] > 0:
                seen.add(url)
                children_left[feed.root_url] -= 1
                found.append(_Feed(url, feed.root_url, feed.sources))
    return found


def _latest_first(child: ChildSitemap) -> tuple[bool, float]:
    return (child.modified_at is None, -child.modified_at.timestamp() if child.modified_at else 0.0)


def _links(visit: FeedVisit) -> list[DiscoveredLink]:
    return [
        DiscoveredLink(
            source_id=source_id,
            feed_url=visit.feed_url,
            url=link.url,
            canonical_url=canonicalize_url(link.url),
            title=link.title,
            published_at=link.published_at,
            published_precision=link.published_precision,
            modified_at=link.modified_at,
            position=link.position,
        )
        for link in (visit.content.links if visit.content else ())
        for source_id in visit.source_ids
    ]


def _may_be_article(link: FeedLink) -> bool:
    """Whether a link can lead to an article: no home page, no media file, no feed."""
    try:
        canonicalize_url(link.url)
    except ValueError:
        return False
    parts = urlsplit(link.url)
    if parts.path in ("", "/") and not parts.query:
        return False
    return PurePosixPath(parts.path).suffix.lower() not in _NO_ARTICLE_SUFFIXES
