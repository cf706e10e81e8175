"""An outlet's feeds and news sitemaps, found from its home page and asked what they offer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal
from urllib.parse import urlsplit

from flows.discovery import ParseFeed
from flows.web.address_guard import typed_private_host
from flows.web.client import WebClient
from flows.web.fetching import fetch_all
from flows.web.outcomes import FetchAnswer, FetchFailure, FetchOutcome, FetchReceipt, FetchTarget, NotModified
from transforms.feeds import ChildSitemap, FeedContent, FeedKind
from transforms.feeds.autodiscovery import (
    USUAL_FEED_PATHS,
    USUAL_SITEMAP_PATHS,
    HomePage,
    read_home_page,
    web_address,
)

MAX_CHILDREN = 10
"""Sitemaps of one index that are looked into: those that name news in their address, then the latest."""

FoundBy = Literal["home page", "robots.txt", "usual place", "index"]

FEED_KINDS: frozenset[FeedKind] = frozenset({"rss", "rdf", "atom", "json_feed"})
_NEWS: frozenset[FeedKind] = frozenset({"news_sitemap"})
_WHOLE_SITE: frozenset[FeedKind] = frozenset({"sitemap", "text_sitemap"})
_ABSENT = frozenset({"not_found", "gone"})
_DATED = re.compile(r"\d{4}")


class HomePageUnreachableError(Exception):
    """The address given leads nowhere, so that nothing else of the outlet is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An address that may announce articles."""

    url: str
    found_by: FoundBy
    index_url: str | None = None
    """The index that names it, where it was found in one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What one candidate gave."""

    candidate: Candidate
    outcome: FetchOutcome
    content: FeedContent | None
    """None where nothing was read."""
    same_as: str | None = None
    """An earlier candidate with the very same links."""

    @property
    def is_absent(self) -> bool:
        """Whether nothing lies at the address."""
        return isinstance(self.outcome, FetchFailure) and self.outcome.reason in _ABSENT

    @property
    def newest(self) -> datetime | None:
        """The time of its latest item."""
        links = self.content.links if self.content else ()
        moments = [moment for link in links for moment in (link.published_at or link.modified_at,) if moment]
        return max(moments, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletOffers:
    """What an outlet's home page and every candidate gave."""

    homepage: str
    """After redirects."""
    page: HomePage
    offers: tuple[Offer, ...]
    allow_private_network: bool

    @property
    def feeds(self) -> tuple[str, ...]:
        """The feeds worth collecting."""
        return tuple(offer.candidate.url for offer in self.offers if _is_useful(offer, FEED_KINDS))

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The news sitemaps; where there is neither one nor a feed, the sitemaps of the whole site.

        A news sitemap whose address changes with the date is named by its index.
        """
        news = [offer.candidate for offer in self.offers if _is_useful(offer, _NEWS)]
        if news or self.feeds:
            return tuple(dict.fromkeys(_lasting_address(candidate) for candidate in news))
        whole = [offer.candidate for offer in self.offers if _is_useful(offer, _WHOLE_SITE)]
        return tuple(dict.fromkeys(candidate.index_url or candidate.url for candidate in whole))


async def discover_outlet(
    address: str, client: WebClient, parse: ParseFeed, *, delay_seconds: float, allow_private_network: bool
) -> OutletOffers:
    """What an outlet offers: its home page read, then every candidate asked.

    Args:
        address: the home page, as a user typed it.
        client: an entered client.
        parse: reads a feed as `parse_feed` does.
        delay_seconds: between two requests to a host.
        allow_private_network: whether any address may be private; else only an address typed that is one itself, and
            what lies on its host, wherever its redirects lead.

    Raises:
        HomePageUnreachableError: nothing answers there; the message says why.
    """
    private_host = typed_private_host(address)

    def target(url: str) -> FetchTarget:
        return FetchTarget(
            url=url,
            wanted="feed",
            delay_seconds=delay_seconds,
            allow_private_network=allow_private_network,
            private_host=private_host,
        )

    homepage, page = await _home_page(target(address), client)
    robots = await client.robots_entry(target(homepage))
    candidates = list(_candidates(homepage, page, robots.sitemaps if robots else ()))
    offers = await _ask(candidates, client, parse, target)
    offers += await _ask(list(_children(offers)), client, parse, target)
    return OutletOffers(
        homepage=homepage,
        page=page,
        offers=_without_repeats(offers),
        allow_private_network=allow_private_network or private_host is not None,
    )


async def _home_page(target: FetchTarget, client: WebClient) -> tuple[str, HomePage]:
    """Its address after redirects and what it says; a page that may not be read says nothing, but its site stands."""
    answer = await client.fetch(target)
    if isinstance(answer, FetchAnswer):
        return answer.receipt.final_url, read_home_page(answer.page())
    if isinstance(answer, NotModified) or (answer.status is None and answer.reason != "refused_by_robots"):
        detail = f"{answer.reason} ({answer.detail})" if isinstance(answer, FetchFailure) else "not modified"
        raise HomePageUnreachableError(f"no home page at {target.url}: {detail}")
    return answer.final_url, HomePage(name=None, language=None, feeds=(), sitemaps=())


def _candidates(homepage: str, page: HomePage, robots_sitemaps: Iterable[str]) -> Iterable[Candidate]:
    """Every address to ask, once."""
    places: list[tuple[FoundBy, Iterable[str]]] = [
        ("home page", (*page.feeds, *page.sitemaps)),
        ("robots.txt", robots_sitemaps),
        ("usual place", (*USUAL_FEED_PATHS, *USUAL_SITEMAP_PATHS)),
    ]
    seen: set[str] = set()
    for found_by, references in places:
        for reference in references:
            url = web_address(homepage, reference)
            # With and without a slash at the end is one place on nearly every server.
            if url is not None and url.rstrip("/") not in seen:
                seen.add(url.rstrip("/"))
                yield Candidate(url=url, found_by=found_by)


async def _ask(
    candidates: Sequence[Candidate], client: WebClient, parse: ParseFeed, target: Callable[[str], FetchTarget]
) -> list[Offer]:
    contents: dict[str, FeedContent] = {}

    def read(answer: FetchAnswer) -> None:
        receipt = answer.receipt
        contents[receipt.url] = parse(
            answer.body, receipt.final_url, receipt.content_type, receipt.fetched_at.astimezone(UTC)
        )

    outcomes = await fetch_all([target(candidate.url) for candidate in candidates], client, read)
    return [
        Offer(candidate=candidate, outcome=outcome, content=contents.get(candidate.url))
        for candidate, outcome in zip(candidates, outcomes, strict=True)
    ]


def _children(offers: Sequence[Offer]) -> Iterable[Candidate]:
    seen = {offer.candidate.url for offer in offers}
    for offer in offers:
        children = offer.content.child_sitemaps if offer.content else ()
        for child in sorted(children, key=_news_and_latest_first)[:MAX_CHILDREN]:
            if child.url not in seen:
                seen.add(child.url)
                yield Candidate(url=child.url, found_by="index", index_url=offer.candidate.url)


def _news_and_latest_first(child: ChildSitemap) -> tuple[bool, float]:
    modified = child.modified_at.timestamp() if child.modified_at else 0.0
    return ("news" not in urlsplit(child.url).path.lower(), -modified)


def _without_repeats(offers: Iterable[Offer]) -> tuple[Offer, ...]:
    """The offers, each with the earlier one that it repeats under another address."""
    first_with: dict[object, str] = {}
    marked: list[Offer] = []
    for offer in offers:
        same_as: str | None = None
        content, outcome = offer.content, offer.outcome
        if content is not None and content.links and isinstance(outcome, FetchReceipt):
            # A feed and a sitemap with the same articles today may differ tomorrow: both are kept.
            links = (content.kind in FEED_KINDS, frozenset(link.url for link in content.links))
            same_as = first_with.get(outcome.final_url) or first_with.get(links)
            first_with.setdefault(outcome.final_url, offer.candidate.url)
            first_with.setdefault(links, offer.candidate.url)
        marked.append(replace(offer, same_as=same_as))
    return tuple(marked)


def _is_useful(offer: Offer, kinds: Set[FeedKind]) -> bool:
    content = offer.content
    return content is not None and content.kind in kinds and bool(content.links) and offer.same_as is None


def _lasting_address(candidate: Candidate) -> str:
    is_dated = candidate.index_url is not None and _DATED.search(urlsplit(candidate.url).path)
    return candidate.index_url or candidate.url if is_dated else candidate.url
