"""The sample site over real HTTP."""

from __future__ import annotations

import re
import socket
import tomllib
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import feedparser
import httpx
import lxml.html
import pytest
from lxml import etree
from protego import Protego

from flows.sample_site.server import PortTakenError, SampleSite

UPDATED = "harbour-post/ferry-terminal-delay"


@pytest.fixture(scope="module")
def site() -> Iterator[SampleSite]:
    with SampleSite.start() as started:
        yield started


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False, timeout=5) as opened:
        yield opened


def base_url(site: SampleSite, outlet_id: str) -> str:
    return next(outlet.base_url for outlet in site.outlets if outlet.id == outlet_id)


def feed_links(client: httpx.Client, url: str) -> list[str]:
    answer = client.get(url)
    if "json" in answer.headers["Content-Type"]:
        return [item["url"] for item in answer.json()["items"]]
    parsed = feedparser.parse(answer.content, sanitize_html=False, resolve_relative_uris=False)
    assert not parsed.bozo, parsed.bozo_exception
    return [entry.link for entry in parsed.entries]


def sitemap_links(client: httpx.Client, url: str) -> list[str]:
    tree = etree.fromstring(client.get(url).content)
    locations = [node.text for node in tree.iter("{*}loc")]
    if etree.QName(tree).localname == "sitemapindex":
        return [link for child in locations for link in sitemap_links(client, child)]
    return locations


def announced_links(site: SampleSite, client: httpx.Client) -> set[str]:
    links: set[str] = set()
    for outlet in site.outlets:
        for url in outlet.feed_urls:
            links |= {urljoin(url, link) for link in feed_links(client, url)}
        for url in outlet.sitemap_urls:
            links |= set(sitemap_links(client, url))
    return links


def test_every_article_is_announced_and_every_announced_page_but_one_is_there(
    site: SampleSite, client: httpx.Client
) -> None:
    links = announced_links(site, client)

    answers = [client.get(link, follow_redirects=True) for link in links]

    found = {str(answer.url.copy_with(query=None)) for answer in answers if answer.status_code == 200}
    assert found == set(site.article_urls().values())
    assert [answer.url.path for answer in answers if answer.status_code == 404] == [
        "/news/2025/10/13/pier-9-market-hours/"
    ]


def test_each_outlet_has_its_own_page_structure(site: SampleSite, client: httpx.Client) -> None:
    first = {}
    for name, url in site.article_urls().items():
        first.setdefault(name.partition("/")[0], client.get(url).text)

    classes = {outlet: frozenset(re.findall(r'class="([^"]+)"', html)) for outlet, html in first.items()}

    assert len(classes) == len(site.outlets) == 6
    for outlet, own in classes.items():
        for other, theirs in classes.items():
            assert outlet == other or len(own & theirs) < 3, (outlet, other, own & theirs)


def test_robots_forbid_one_announced_article(site: SampleSite, client: httpx.Client) -> None:
    forbidden = []
    for outlet in site.outlets:
        answer = client.get(f"{outlet.base_url}/robots.txt")
        robots = Protego.parse(answer.text if answer.is_success else "")
        assert set(outlet.sitemap_urls) <= set(robots.sitemaps)
        own = [link for link in announced_links(site, client) if link.startswith(outlet.base_url)]
        forbidden += [urlsplit(link).path for link in own if not robots.can_fetch(link, "newsfacts")]

    assert forbidden == ["/preview/25521100.budget-embargo/"]


def test_announcements_are_as_untidy_as_real_ones(site: SampleSite, client: httpx.Client) -> None:
    harbour, meridian = (base_url(site, outlet) for outlet in ("harbour-post", "meridian"))

    tracked = feed_links(client, f"{harbour}/arc/outboundfeeds/rss/")
    old_address = client.get(f"{meridian}/elections/4417/")

    assert all(link.endswith("?utm_source=rss&utm_medium=feed") for link in tracked)
    assert (old_address.status_code, old_address.headers["Location"]) == (
        301,
        f"{meridian}/2025/10/interior-minister-recording/",
    )
    assert "2052" in client.get(f"{meridian}/feed/").text
    assert all(link.startswith("/") for link in feed_links(client, f"{base_url(site, 'valley-register')}/backend.rss"))


def test_one_article_stands_in_two_feeds(site: SampleSite, client: httpx.Client) -> None:
    ledger = base_url(site, "open-ledger")

    both = set(feed_links(client, f"{ledger}/feed.json")) & set(feed_links(client, f"{ledger}/markets/rss.xml"))

    assert both == {f"{ledger}/markets/central-bank-holds-4b1c"}


def test_an_old_system_serves_its_old_encoding(site: SampleSite, client: httpx.Client) -> None:
    answer = client.get(site.article_urls()["valley-register/ostrich-highway"])

    assert answer.headers["Content-Type"] == "text/html"
    assert "“to a bucket.”" in answer.content.decode("windows-1252")


def test_an_unchanged_page_answers_304_without_a_body(site: SampleSite, client: httpx.Client) -> None:
    url = site.article_urls()[UPDATED]
    first = client.get(url)

    by_tag = client.get(url, headers={"If-None-Match": first.headers["ETag"]})
    by_date = client.get(url, headers={"If-Modified-Since": first.headers["Last-Modified"]})
    other_tag = client.get(
        url, headers={"If-None-Match": '"other"', "If-Modified-Since": first.headers["Last-Modified"]}
    )
    older = client.get(url, headers={"If-Modified-Since": "Mon, 01 Sep 2025 00:00:00 GMT"})

    assert [answer.status_code for answer in (by_tag, by_date, other_tag, older)] == [304, 304, 200, 200]
    assert by_tag.content == by_date.content == b""


def test_version_two_changes_one_article_and_what_announces_it(client: httpx.Client) -> None:
    with SampleSite.start() as site:
        urls = site.article_urls()
        before = {name: client.get(url) for name, url in urls.items()}

        site.set_version(2)

        changed = [
            name
            for name, url in urls.items()
            if client.get(url, headers={"If-None-Match": before[name].headers["ETag"]}).status_code == 200
        ]
        after = client.get(urls[UPDATED], headers={"If-Modified-Since": before[UPDATED].headers["Last-Modified"]})
        feed = client.get(f"{base_url(site, 'harbour-post')}/arc/outboundfeeds/rss/").text
    assert UPDATED in changed
    # The others of its outlet link to it by its new heading.
    assert {name.partition("/")[0] for name in changed} == {"harbour-post"}
    assert after.status_code == 200
    assert "will not open before summer" in after.text
    assert "Correction: " in after.text
    assert "will not open before summer" in feed


def test_the_same_ports_bring_the_site_back_at_the_same_addresses() -> None:
    with SampleSite.start() as first:
        urls, ports = first.article_urls(), first.ports

    with SampleSite.start(ports=ports) as second:
        again = second.article_urls()

    assert again == urls


def test_canonical_addresses_do_not_depend_on_ports(site: SampleSite, client: httpx.Client) -> None:
    canonicals = [
        lxml.html.document_fromstring(client.get(url).content).xpath("string(//link[@rel='canonical']/@href)")
        for url in site.article_urls().values()
    ]

    assert [url for url in canonicals if not re.match(r"https://[\w.-]+\.example/", url)] == []
    assert len(set(canonicals)) == len(canonicals)


def test_a_taken_port_ends_in_one_line_and_frees_the_others() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, socket.create_server(("127.0.0.1", 0)) as lent:
        port, free = taken.getsockname()[1], lent.getsockname()[1]
        lent.close()

        with pytest.raises(PortTakenError, match=rf"^port {port} on 127\.0\.0\.1, .*'northmoor-gazette'.*$") as error:
            SampleSite.start(ports={"harbour-post": free, "northmoor-gazette": port})

        assert "\n" not in str(error.value)
        socket.create_server(("127.0.0.1", free)).close()


def test_an_outlet_that_the_site_lacks_is_refused() -> None:
    with pytest.raises(ValueError, match="ports names 'harbor-post', which is no outlet of the sample site; it has"):
        SampleSite.start(ports={"harbor-post": 0})


def test_a_version_that_the_site_lacks_is_refused(site: SampleSite) -> None:
    with pytest.raises(ValueError, match="has no version 3"):
        site.set_version(3)


def test_the_log_holds_what_was_asked_for_and_how_it_was_answered(client: httpx.Client) -> None:
    with SampleSite.start() as site:
        base = base_url(site, "harbour-post")
        client.get(f"{base}/nowhere?a=1", headers={"User-Agent": "newsfacts-test"})
        client.head(f"{base}/robots.txt")

        log = [(asked.outlet_id, asked.method, asked.path, asked.status) for asked in site.requests]
        user_agent = site.requests[0].headers["user-agent"]

    assert log == [("harbour-post", "GET", "/nowhere?a=1", 404), ("harbour-post", "HEAD", "/robots.txt", 200)]
    assert user_agent == "newsfacts-test"


def test_sources_toml_names_what_the_site_announces(site: SampleSite) -> None:
    sources = tomllib.loads(site.sources_toml())["source"]

    assert [source["id"] for source in sources] == [outlet.id for outlet in site.outlets]
    for source, outlet in zip(sources, site.outlets, strict=True):
        assert source == {
            "id": outlet.id,
            "name": outlet.name,
            "homepage": f"{outlet.base_url}/",
            "language": outlet.language,
            "feeds": list(outlet.feed_urls),
            "sitemaps": list(outlet.sitemap_urls),
            "delay_seconds": 0.0,
            "allow_private_network": True,
        }
        assert source["feeds"] or source["sitemaps"]
