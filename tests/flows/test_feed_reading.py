"""Feeds are read in a process that ends with one that costs too much; the next one is read all the same."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from flows.feed_reading import FeedReader

LIMIT_SECONDS = 1.0
URL = "https://gazette.example/feed.xml"
GOOD = b"<rss version='2.0'><channel><item><title>Pier</title><link>https://gazette.example/1</link></item></channel></rss>"
# As many tags as are read of a feed: some seconds of work on any machine.
COSTLY = b"<rss version='2.0'><channel>" + (b"<item>" + b"<category>pier</category>" * 24 + b"</item>") * 10_000
BOMB = (
    b"<?xml version='1.0'?><!DOCTYPE lolz [<!ENTITY a0 'aaaaaaaaaa'>"
    + b"".join(b"<!ENTITY a%d '%s'>" % (level, b"&a%d;" % (level - 1) * 10) for level in range(1, 12))
    + b"]><urlset><url><loc>https://gazette.example/1</loc><lastmod>&a11;</lastmod></url></urlset>"
)


@pytest.fixture(scope="module")
def reader() -> Iterator[FeedReader]:
    with FeedReader(LIMIT_SECONDS) as reader:
        yield reader


def test_a_feed_is_read_as_without_a_process_of_its_own(reader):
    content = reader.parse(GOOD, URL)

    assert [link.url for link in content.links] == ["https://gazette.example/1"]
    assert content.problems == ()


def test_a_costly_feed_ends_in_a_problem_and_the_next_one_is_read(reader):
    started = time.monotonic()

    costly = reader.parse(COSTLY, URL)
    seconds = time.monotonic() - started
    good = reader.parse(GOOD, URL)

    assert [(problem.kind, problem.count) for problem in costly.problems] == [("too_costly", 1)]
    assert (costly.kind, costly.links) == (None, ())
    assert seconds < LIMIT_SECONDS + 5
    assert len(good.links) == 1


def test_a_defect_of_ours_costs_that_feed_alone_and_is_told_with_its_trace(reader, caplog):
    # No header is a number: our own code fails over it.
    broken = reader.parse(GOOD, URL, 7)
    good = reader.parse(GOOD, URL)

    assert [(problem.kind, problem.count) for problem in broken.problems] == [("defect", 1)]
    assert broken.problems[0].example.startswith("TypeError: ")
    assert (broken.kind, broken.links) == (None, ())
    assert "as_utf8" in caplog.text
    assert URL in caplog.text
    assert len(good.links) == 1


@pytest.mark.parametrize(
    "body",
    [
        BOMB,
        b"<urlset>" + b"<url>" * 100_000,
        b"<rss>" + b"<item>" * 100_000,
        b"<urlset><url " + b"".join(b"a%d='x' " % number for number in range(100_000)) + b"/></urlset>",
        b"<?xml " * 10_000 + b"<rss>",
        b"{" + b'"a":{' * 100_000,
        b'{"items": ' + b"[" * 100_000,
        b"\x00" * 1_000_000,
    ],
    ids=[
        "entities",
        "deep sitemap",
        "deep feed",
        "attributes",
        "declarations",
        "deep JSON",
        "lists",
        "NUL",
    ],
)
def test_no_feed_does_more_than_give_a_problem(reader, body):
    content = reader.parse(body, URL)

    assert content.problems
    assert [link.url for link in content.links if link.url != "https://gazette.example/"] in (
        [],
        ["https://gazette.example/1"],
    )
