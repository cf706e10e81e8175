"""What a home page says of its outlet and of the places where it announces its articles."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from transforms.feeds.autodiscovery import HomePage, outlet_id, read_home_page, web_address
from transforms.records import FetchedPage

HOME = "https://www.tidewater-times.example/"


def home_page(html: str) -> HomePage:
    page = FetchedPage(
        url=HOME,
        final_url=HOME,
        fetched_at=datetime(2026, 3, 1, tzinfo=UTC),
        status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"),),
        body=html.encode(),
    )
    return read_home_page(page)


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ('<link rel="alternate" type="application/rss+xml" href="/rss">', "rss"),
        ('<LINK REL="Alternate" TYPE="application/atom+xml; charset=utf-8" HREF="news.atom">', "news.atom"),
        ('<link rel="alternate" type="application/feed+json" href="/all.json#top">', "all.json"),
        ('<link rel="alternate" type="application/json" href="/feed.json">', "feed.json"),
        ('<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">', None),
        ('<link rel="alternate" type="application/rss+xml" href="/comments/feed/">', None),
        ('<link rel="alternate" hreflang="de" href="/de/">', None),
        ('<link rel="stylesheet" type="application/rss+xml" href="/rss">', None),
        ('<link rel="alternate" type="application/rss+xml" href="  ">', None),
        ('<link rel="alternate" type="application/rss+xml" href="http://[broken/">', None),
        ('<link rel="alternate" type="application/rss+xml" href="ftp://tidewater-times.example/rss">', None),
        ('<a href="/sport/rss.xml">RSS</a>', "sport/rss.xml"),
        ('<a href="/backend/feed/">feed</a>', "backend/feed/"),
        ('<a href="https://elsewhere.example/rss">our friends</a>', None),
        ('<a href="/news/how-to-feed-a-horse">How to feed a horse</a>', None),
    ],
)
def test_feeds_are_what_is_linked_as_one_or_spelt_as_one(tag: str, found: str | None) -> None:
    page = home_page(f"<html><head><title>Times</title></head><body>{tag}<p>News</p></body></html>")

    assert page.feeds == ((HOME + found,) if found else ())


def test_relative_feeds_follow_the_declared_base_and_stand_once() -> None:
    page = home_page(
        '<html><head><base href="https://cdn.tidewater-times.example/out/">'
        '<link rel="alternate" type="application/rss+xml" href="rss">'
        '<link rel="alternate" type="application/rss+xml" href="rss"></head><body><p>x</p></body></html>'
    )

    assert page.feeds == ("https://cdn.tidewater-times.example/out/rss",)


def test_a_linked_sitemap_is_one_and_a_page_for_people_is_none() -> None:
    page = home_page(
        '<html><head><link rel="sitemap" href="/map.xml"><link rel="sitemap" href="/all-sections"></head>'
        "<body><p>x</p></body></html>"
    )

    assert page.sitemaps == (HOME + "map.xml",)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('<meta property="og:site_name" content="Tidewater  Times"><title>Home</title>', "Tidewater Times"),
        ("<title>Tidewater Times | News from the coast</title>", "Tidewater Times"),
        ("<title>Home - Tidewater Times</title>", "Tidewater Times"),
        ("<title>Tidewater-Times: all the news</title>", "Tidewater-Times"),
        ("<title> </title>", None),
        (f"<title>{'Long ' * 80}</title>", ("Long " * 40).strip()),
    ],
)
def test_the_name_is_what_the_page_calls_its_site(head: str, name: str | None) -> None:
    assert home_page(f"<html><head>{head}</head><body><p>x</p></body></html>").name == name


@pytest.mark.parametrize(
    ("tag", "language"), [("<html lang='pt-BR'>", "pt"), ("<html>", None), ("<html lang='x'>", None)]
)
def test_the_language_is_the_declared_one(tag: str, language: str | None) -> None:
    assert home_page(f"{tag}<head><title>Times</title></head><body><p>x</p></body></html>").language == language


def test_what_is_no_page_says_nothing() -> None:
    assert home_page("%PDF-1.7 no tag") == HomePage(name=None, language=None, feeds=(), sitemaps=())


@pytest.mark.parametrize(
    ("url", "name", "expected"),
    [
        (HOME, "The Times", "tidewater-times"),
        ("https://news.tidewater.co.uk/", None, "news-tidewater"),
        ("https://tidewater.com.au/", None, "tidewater"),
        ("https://xn--zrich-kva.example/", None, "xn-zrich-kva"),
        ("http://127.0.0.1:8000/", "Der Bote, täglich", "der-bote-t-glich"),
        ("http://localhost/", None, "outlet"),
        (f"https://{'a' * 60}.{'b' * 20}.example/", None, f"{'a' * 60}-bbb"),
    ],
)
def test_the_id_is_the_host_without_its_usual_ends(url: str, name: str | None, expected: str) -> None:
    assert outlet_id(url, name) == expected


@pytest.mark.parametrize(
    ("reference", "expected"),
    [("/rss#x", HOME + "rss"), ("mailto:a@b.example", None), ("http://h:99999/", None), ("/a b", None)],
)
def test_only_web_addresses_are_asked(reference: str, expected: str | None) -> None:
    assert web_address(HOME, reference) == expected
