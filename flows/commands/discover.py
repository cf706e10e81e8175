"""`newsfacts discover`: an outlet's feeds and news sitemaps as a block for `sources.toml`, and what each offered.

The block goes to standard output, everything else to standard error: the output can be appended to the file.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.autodiscovery import HomePageUnreachableError, Offer, OutletOffers, discover_outlet
from flows.feed_reading import FeedReader
from flows.settings import Settings, fetch_settings
from flows.web.client import WebClient
from flows.web.outcomes import FetchFailure
from transforms.feeds.autodiscovery import outlet_id
from transforms.urls import host_of

DEFAULT_DELAY = 1.0


def discover_feeds(
    address: str, settings: Settings, *, delay_seconds: float, allow_private_network: bool, notes: Console
) -> int:
    """Prints the block of an outlet on standard output and what each candidate offered on `notes`; 1 for none."""
    url = address if "://" in address else f"https://{address}"
    try:
        found = asyncio.run(_ask(url, settings, delay_seconds, allow_private_network))
    except HomePageUnreachableError as error:
        notes.print(f"newsfacts: {error}", markup=False, soft_wrap=True)
        return 1
    if not found.feeds and not found.sitemaps:
        asked = len(found.offers)
        notes.print(
            f"newsfacts: {found.homepage} has no feed and no sitemap that offers articles: {asked} addresses asked",
            markup=False,
            soft_wrap=True,
        )
        return 1
    print(source_block(found, delay_seconds))
    notes.print(offers_table(found))
    return 0


async def _ask(url: str, settings: Settings, delay_seconds: float, allow_private_network: bool) -> OutletOffers:
    with FeedReader(settings.page_seconds) as reader:
        async with WebClient(fetch_settings(settings)) as client:
            return await discover_outlet(
                url, client, reader.parse, delay_seconds=delay_seconds, allow_private_network=allow_private_network
            )


def source_block(found: OutletOffers, delay_seconds: float = DEFAULT_DELAY) -> str:
    """The `[[source]]` table of an outlet, as `flows.sources` reads it."""
    name = found.page.name or host_of(found.homepage)
    lines = [
        "[[source]]",
        f"id = {_toml(outlet_id(found.homepage, found.page.name))}",
        f"name = {_toml(name)}",
        f"homepage = {_toml(found.homepage)}",
    ]
    if found.page.language:
        lines.append(f"language = {_toml(found.page.language)}")
    lines += _address_lines("feeds", found.feeds) + _address_lines("sitemaps", found.sitemaps)
    if delay_seconds != DEFAULT_DELAY:
        lines.append(f"delay_seconds = {delay_seconds}")
    if found.allow_private_network:
        lines.append("allow_private_network = true")
    return "\n".join(lines) + "\n"


def _address_lines(key: str, addresses: Sequence[str]) -> list[str]:
    if len(addresses) < 2:
        return [f"{key} = [{_toml(address)}]" for address in addresses]
    return [f"{key} = [", *(f"    {_toml(address)}," for address in addresses), "]"]


def _toml(text: str) -> str:
    """A basic string of TOML, which escapes as JSON does."""
    return json.dumps(text, ensure_ascii=False)


def offers_table(found: OutletOffers) -> Table:
    """A line for each candidate at which something lies."""
    chosen = {*found.feeds, *found.sitemaps}
    shown = [offer for offer in found.offers if not offer.is_absent]
    table = Table(box=None, padding=(0, 2, 0, 0), caption=_caption(found, len(shown)), caption_justify="left")
    for column in ("address", "found by", "kind"):
        table.add_column(column, overflow="fold")
    table.add_column("items", justify="right")
    table.add_column("newest item", no_wrap=True)
    table.add_column("in block")
    table.add_column("problems", overflow="fold")
    for offer in shown:
        content, newest, url = offer.content, offer.newest, offer.candidate.url
        cells = (
            url,
            offer.candidate.found_by,
            content.kind or "" if content else "",
            str(len(content.links) + len(content.child_sitemaps)) if content else "",
            f"{newest:%Y-%m-%d %H:%M}" if newest else "",
            "yes" if url in chosen else "",
            _problems(offer),
        )
        table.add_row(*(Text(cell) for cell in cells), style=None if url in chosen else "dim")
    return table


def _caption(found: OutletOffers, shown: int) -> str:
    absent = len(found.offers) - shown
    return f"{absent} more addresses hold nothing; times are UTC" if absent else "times are UTC"


def _problems(offer: Offer) -> str:
    if isinstance(offer.outcome, FetchFailure):
        return f"{offer.outcome.reason}: {offer.outcome.detail}"
    told = [f"the same articles as {offer.same_as}"] if offer.same_as else []
    problems = offer.content.problems if offer.content else ()
    return ", ".join(told + [f"{problem.count} {problem.kind}" for problem in problems])
