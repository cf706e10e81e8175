"""Feeds put together of tags that do not fit: each gives links or says what is wrong with it, and nothing raises."""

from __future__ import annotations

import random

import pytest

from transforms.feeds import parse_feed

URL = "https://harbour-gazette.example/feed.xml"
FEEDS = 500

ROOTS = (
    "<rss>", "<?xml version='1.0'?><rss version='2.0'><channel>", "<rss ", "<rdf:RDF>", "<urlset>", "<sitemapindex>",
    "<feed xmlns='http://www.w3.org/2005/Atom'>", "<feed ",
)  # fmt: skip
TAGS = (
    "channel", "item", "title", "link", "description", "guid", "pubDate", "entry", "id", "updated", "author", "content",
    "category", "enclosure", "source", "image", "textInput", "cloud", "dc:date", "dc:creator", "media:content",
    "media:thumbnail", "media:player", "media:license", "georss:point", "georss:where", "georss:box", "gml:pos",
    "gml:posList", "itunes:image", "psc:chapters", "psc:chapter", "creativeCommons:license", "feedburner:origLink",
    "xhtml:div", "url", "loc", "lastmod", "sitemap", "news:publication_date",
)  # fmt: skip
ATTRIBUTES = (
    'href="x"', 'rel="alternate"', 'type="xhtml"', 'mode="base64"', 'v=""', 'isPermaLink="false"', 'length="x"',
    'xmlns:georss="http://www.georss.org/georss"', 'xmlns:georss=".\xa0/"', 'xmlns:x=" "', 'xml:base="http://["',
    'xmlns:psc="http://podlove.org/simple-chapters"', 'xmlns:media="http://search.yahoo.com/mrss/"', 'start="1"',
)  # fmt: skip
TEXTS = (
    "Ferry", "1 2 3", "&amp;", "&#160;", "&bogus;", "<![CDATA[", "]]>", "<!--", "-->", "<?pi", "aGk=", "//[", "\x00",
    "<!DOCTYPE x [<!ENTITY a 'b'>]>", "2026-03-14T10:00:00Z", "Sat, 14 Mar 2026", "http://a.example/1", "9999-99-99",
)  # fmt: skip


def put_together(chance: random.Random) -> bytes:
    def opened() -> str:
        attributes = "".join(f" {attribute}" for attribute in chance.choices(ATTRIBUTES, k=chance.randrange(4)))
        return f"<{chance.choice(TAGS)}{attributes}{chance.choice(['>', '>', '>', '/>', ''])}"

    def closed() -> str:
        return f"</{chance.choice(TAGS)}{chance.choice(['>', '>', ''])}"

    def written() -> str:
        return chance.choice(TEXTS)

    parts = (chance.choice([opened, opened, closed, written])() for _ in range(chance.randint(1, 25)))
    return (chance.choice(ROOTS) + "".join(parts)).encode()


@pytest.mark.parametrize("seed", range(4))
def test_no_feed_of_tags_that_do_not_fit_raises(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(FEEDS):
        content = parse_feed(put_together(chance), URL)

        assert content.links or content.child_sitemaps or content.problems


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'<rss v="" xmlns:georss=".\xa0/" n=""><georss:e>', "rss"),
        (b"<rss <channel<item<link</item</link<", "rss"),
        (b"<rss></media:player></rss>", "rss"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><gml:pos>1 2</gml:pos></feed>', "atom"),
    ],
    ids=["an odd namespace", "tags without ends", "an end without a beginning", "a place outside its element"],
)
def test_what_the_parser_does_not_survive_is_broken_markup(body: bytes, kind: str) -> None:
    content = parse_feed(body, URL)

    assert content.kind == kind
    assert [problem.kind for problem in content.problems] == ["bad_xml", "empty"]


def test_a_link_of_which_only_attributes_are_known_leaves_the_others() -> None:
    body = (
        b'<rss version="2.0"><channel><item><feedburner:origLink rel="x"></item>'
        b"<item><link>/news/2</link></item></channel></rss>"
    )

    content = parse_feed(body, URL)

    assert [link.url for link in content.links] == ["https://harbour-gazette.example/news/2"]
    assert "no_link" in {problem.kind for problem in content.problems}
