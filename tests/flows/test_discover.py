"""`newsfacts discover` over HTTP: the block that it prints, and what it says where there is none."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from loopback_site import LoopbackSite, http_answer, make_site, site
from rich.console import Console

from flows.autodiscovery import OutletOffers, discover_outlet
from flows.commands.discover import discover_feeds, source_block
from flows.discovery import discover
from flows.sample_site.server import SampleSite, ServedOutlet
from flows.settings import Settings
from flows.sources import Source, parse_sources
from flows.web.client import WebClient
from flows.web.settings import FetchSettings
from transforms.feeds import parse_feed

__all__ = ["make_site", "site"]

QUICK = FetchSettings(backoff_seconds=0.01, attempts=1)
RSS_TYPE = "application/rss+xml"


@pytest.fixture(scope="module")
def press() -> Iterator[SampleSite]:
    with SampleSite.start() as running:
        yield running


def found_at(address: str, *, allow_private_network: bool = False) -> OutletOffers:
    async def ask() -> OutletOffers:
        async with WebClient(QUICK) as client:
            return await discover_outlet(
                address, client, parse_feed, delay_seconds=0.0, allow_private_network=allow_private_network
            )

    return asyncio.run(ask())


def articles_of(source: Source) -> set[str]:
    async def ask() -> set[str]:
        async with WebClient(QUICK) as client:
            return {link.canonical_url for link in (await discover([source], client)).links}

    return asyncio.run(ask())


def rss(*paths: str) -> bytes:
    items = "".join(f"<item><title>{path}</title><link>{path}</link></item>" for path in paths)
    return http_answer(f"<rss><channel>{items}</channel></rss>", Content_Type=RSS_TYPE)


def news_sitemap(*paths: str) -> bytes:
    rows = "".join(
        f"<url><loc>{path}</loc><n:news><n:publication_date>2026-02-01T08:00:00Z</n:publication_date></n:news></url>"
        for path in paths
    )
    return http_answer(f'<urlset xmlns:n="urn:n">{rows}</urlset>', Content_Type="text/xml")


def sitemap_index(*addresses: str) -> bytes:
    rows = "".join(f"<sitemap><loc>{address}</loc></sitemap>" for address in addresses)
    return http_answer(f"<sitemapindex>{rows}</sitemapindex>", Content_Type="text/xml")


def outlets() -> list[str]:
    return ["harbour-post", "meridian", "northmoor-gazette", "open-ledger", "uferbote", "valley-register"]


@pytest.mark.parametrize("outlet_id", outlets())
def test_the_block_of_a_sample_outlet_collects_what_its_own_entry_collects(press, outlet_id):
    served: ServedOutlet = next(outlet for outlet in press.outlets if outlet.id == outlet_id)
    own = next(source for source in parse_sources(press.sources_toml(), "own.toml") if source.id == outlet_id)

    block = source_block(found_at(served.base_url), delay_seconds=0.0)

    (source,) = parse_sources(block, "printed.toml")
    assert (source.name, source.language, source.allow_private_network) == (served.name, served.language, True)
    assert source.homepage.rstrip("/") == served.base_url
    assert articles_of(source) == articles_of(own)


def test_an_odd_site_gives_a_block_that_is_accepted_with_its_feeds_once(site: LoopbackSite):
    site.serve("/", http_answer("", "302 Found", Location="/start"))
    site.serve(
        "/start",
        http_answer(
            '<html lang="EN-gb"><title>Odd "Quoted" \\ Press &#133; | all</title>'
            '<link rel=alternate type=application/rss+xml href="/out?kind=rss&amp;rss=1">'
            '<link rel=alternate type=application/rss+xml href="/empty.rss">'
            '<link rel=alternate type=application/rss+xml href="/html.rss"><p>x</p>'
        ),
    )
    site.serve("/out?kind=rss&rss=1", rss("/a", "/b"))
    site.serve("/empty.rss", rss())
    site.serve("/html.rss", http_answer("<html><p>We moved</p></html>"))
    site.serve("/feed", http_answer("", "301 Moved", Location="/out?kind=rss&rss=1"))
    site.serve("/rss.xml", rss("/b", "/a"))
    site.serve("/atom.xml", http_answer("no", "403 Forbidden"))
    site.serve("/robots.txt", http_answer(f"Sitemap: /map.xml\nSitemap: {site.url('/map.xml')}\n"))
    site.serve("/map.xml", sitemap_index("/pages.xml", "/news/2026-02.xml"))
    site.serve("/pages.xml", http_answer(f"<urlset><url><loc>{site.url('/about')}</loc></url></urlset>"))
    site.serve("/news/2026-02.xml", news_sitemap("/a", "/c"))

    found = found_at(site.url("/"))

    (source,) = parse_sources(source_block(found), "printed.toml")
    assert source.name.startswith('Odd "Quoted" \\ Press')
    assert (source.homepage, source.language) == (site.url("/start"), "en")
    assert source.feeds == (site.url("/out?kind=rss&rss=1"),)
    # The month's own sitemap is empty of news next month.
    assert source.sitemaps == (site.url("/map.xml"),)
    told = {offer.candidate.url.removeprefix(site.url("/")): offer for offer in found.offers if not offer.is_absent}
    assert told["feed"].same_as == told["rss.xml"].same_as == site.url("/out?kind=rss&rss=1")
    assert [problem.kind for problem in told["html.rss"].content.problems] == ["not_a_feed"]
    assert len(site.asked("/map.xml")) == len(site.asked("/robots.txt")) == 1


def test_robots_txt_is_obeyed_and_usual_places_are_still_found(site: LoopbackSite):
    site.serve("/robots.txt", http_answer("User-agent: *\nDisallow: /\nAllow: /feed.xml\n"))
    site.serve("/feed.xml", rss("/a"))

    found = found_at(site.url("/"))

    assert found.feeds == (site.url("/feed.xml"),)
    assert {request.path for request in site.requests} == {"/robots.txt", "/feed.xml"}


def test_the_whole_sites_sitemap_stands_in_only_where_there_is_nothing_else(site: LoopbackSite):
    site.serve("/", http_answer("<title>Bare</title><p>x</p>"))
    site.serve("/sitemap.xml", http_answer(f"<urlset><url><loc>{site.url('/a')}</loc></url></urlset>"))

    assert found_at(site.url("/")).sitemaps == (site.url("/sitemap.xml"),)

    site.serve("/rss", rss("/a"))

    assert (found_at(site.url("/")).feeds, found_at(site.url("/")).sitemaps) == ((site.url("/rss"),), ())


def test_another_private_address_is_asked_only_where_that_is_allowed(make_site):
    typed, other = make_site(), make_site()
    link = f'<link rel="alternate" type="{RSS_TYPE}" href="{other.url("/rss", host="127.0.0.2")}">'
    typed.serve("/", http_answer(f"<title>Typed</title>{link}<p>x</p>"))

    refused = found_at(typed.url("/"))
    found_at(typed.url("/"), allow_private_network=True)

    outcomes = {offer.candidate.url: offer.outcome for offer in refused.offers}
    assert outcomes[other.url("/rss", host="127.0.0.2")].reason == "private_address"
    assert other.requests == []


def test_no_redirect_leads_from_a_typed_private_address_to_another(make_site):
    typed, other = make_site(), make_site()
    typed.serve("/", http_answer("<title>Typed</title><p>x</p>"))
    typed.serve("/feed.xml", http_answer("", "302 Found", Location=other.url("/rss", host="127.0.0.2")))
    typed.serve("/rss", http_answer("", "302 Found", Location=typed.url("/moved.rss")))
    typed.serve("/moved.rss", rss("/a"))

    found = found_at(typed.url("/"))

    outcomes = {offer.candidate.url: offer.outcome for offer in found.offers}
    assert outcomes[typed.url("/feed.xml")].reason == "private_address"
    assert found.feeds == (typed.url("/rss"),)
    assert other.requests == []


def told(address: str, capsys, settings: Settings | None = None) -> tuple[int, str, list[str]]:
    notes = Console(stderr=True, highlight=False, width=200)
    settings = settings or Settings()
    code = discover_feeds(address, settings, delay_seconds=0.0, allow_private_network=False, notes=notes)
    captured = capsys.readouterr()
    return code, captured.out, captured.err.splitlines()


def test_the_command_prints_the_block_alone_and_the_table_beside_it(site: LoopbackSite, capsys):
    site.serve("/", http_answer("<title>The Quay [news]</title><p>x</p>"))
    site.serve("/rss", rss("/a", "/b"))

    code, out, err = told(site.url("/"), capsys)

    assert code == 0
    assert parse_sources(out, "printed.toml")[0].name == "The Quay [news]"
    (row,) = [line for line in err if site.url("/rss") in line]
    assert row.split() == [site.url("/rss"), "usual", "place", "rss", "2", "yes"]
    assert "9 more addresses hold nothing" in err[-1]


def test_a_feed_that_breaks_its_parser_is_told_beside_the_others(site: LoopbackSite, capsys):
    site.serve("/", http_answer("<title>The Quay</title><p>x</p>"))
    site.serve("/feed.xml", http_answer("<rss><channel></media:player>", Content_Type=RSS_TYPE))
    site.serve("/rss", rss("/a"))

    code, out, err = told(site.url("/"), capsys)

    assert code == 0
    assert parse_sources(out, "printed.toml")[0].feeds == (site.url("/rss"),)
    (row,) = [line for line in err if site.url("/feed.xml") in line]
    assert "1 bad_xml" in row


def test_nothing_found_is_one_line_and_exit_code_1(site: LoopbackSite, capsys):
    site.serve("/", http_answer("<title>Nothing</title><p>x</p>"))

    code, out, err = told(site.url("/"), capsys)

    assert (code, out) == (1, "")
    assert err == [f"newsfacts: {site.url('/')} has no feed and no sitemap that offers articles: 10 addresses asked"]


def test_the_settings_hold_for_it(site: LoopbackSite, capsys):
    site.serve("/", lambda connection, request: connection.recv(1))

    code, _, err = told(site.url("/"), capsys, Settings(fetch_seconds=0.3))

    assert (code, err) == (1, [f"newsfacts: no home page at {site.url('/')}: too_slow (no end after 0.3 s)"])


@pytest.mark.parametrize("address", ["ftp://quay.example/", "https://"])
def test_an_address_that_leads_nowhere_is_one_line_and_exit_code_1(address, capsys):
    code, out, err = told(address, capsys)

    assert (code, out, len(err)) == (1, "", 1)
    assert err[0].startswith("newsfacts: no home page at ")
