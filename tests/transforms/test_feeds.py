from __future__ import annotations

import gzip
import json
import random
import time
from datetime import UTC, datetime
from functools import partial

import pytest

from transforms.feeds import MAX_LINKS, FeedContent, FeedLink, parse_feed

# The same bytes in every process, since they name test cases.
packed = partial(gzip.compress, mtime=0)

HOME = "https://harbour-gazette.example/feeds/latest"
NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)


def parsed(body: str | bytes, content_type: str | None = None) -> FeedContent:
    content = body.encode() if isinstance(body, str) else body
    return parse_feed(content, HOME, content_type, NOON)


def problems(content: FeedContent) -> dict[str, int]:
    return {problem.kind: problem.count for problem in content.problems}


def rss(*items: str) -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title>{"".join(items)}</channel></rss>'


def item(link: str = "/news/1", **fields: str) -> str:
    inner = "".join(f"<{name}>{value}</{name}>" for name, value in fields.items())
    return f"<item><link>{link}</link>{inner}</item>"


def test_rss_gives_links_in_order() -> None:
    content = parsed(
        rss(
            item(
                "https://harbour-gazette.example/news/ferry",
                title="Ferry &amp; tram resume",
                pubDate="Sat, 14 Mar 2026 10:30:05 +0100",
            ).replace("</item>", '<guid isPermaLink="false">g-1</guid></item>'),
            item(
                "/news/strike",
                title="Strike <![CDATA[<b>ends</b> &#8220;today&#8221;]]>",
                pubDate="14 Mar 2026 08:00 GMT",
            ),
        )
    )

    assert content.kind == "rss"
    assert content.problems == ()
    assert content.links == (
        FeedLink(
            url="https://harbour-gazette.example/news/ferry",
            title="Ferry & tram resume",
            published_at=datetime(2026, 3, 14, 9, 30, 5, tzinfo=UTC),
            published_precision="second",
            modified_at=None,
            position=1,
            guid="g-1",
        ),
        FeedLink(
            url="https://harbour-gazette.example/news/strike",
            title="Strike ends “today”",
            published_at=datetime(2026, 3, 14, 8, tzinfo=UTC),
            published_precision="minute",
            modified_at=None,
            position=2,
            guid=None,
        ),
    )


ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://harbour-gazette.example/">
  <title>Gazette</title>
  <link rel="self" href="/atom.xml"/>
  <entry>
    <title type="text">Mayor: 2 &lt; 3</title>
    <link rel="enclosure" href="/audio/1.mp3"/>
    <link rel="alternate" href="news/mayor"/>
    <id>tag:harbour-gazette.example,2026:1</id>
    <published>2026-03-14T09:00:00Z</published>
    <updated>2026-03-14T11:00:00+01:00</updated>
  </entry>
  <entry><title>Changed</title><link href="/news/changed"/><id>x</id><updated>2026-03-13T00:00:00Z</updated></entry>
</feed>"""


def test_atom_keeps_publication_and_change_apart() -> None:
    content = parsed(ATOM)

    mayor, changed = content.links
    assert (content.kind, content.problems) == ("atom", ())
    assert (mayor.url, mayor.title) == ("https://harbour-gazette.example/news/mayor", "Mayor: 2 < 3")
    assert mayor.published_at == datetime(2026, 3, 14, 9, tzinfo=UTC)
    assert mayor.modified_at == datetime(2026, 3, 14, 10, tzinfo=UTC)
    assert (changed.published_at, changed.modified_at) == (None, datetime(2026, 3, 13, tzinfo=UTC))


def test_rdf_takes_its_one_date_for_publication() -> None:
    content = parsed(
        """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>G</title></channel>
        <item rdf:about="/news/1"><title>Harvest</title><link>/news/1</link><dc:date>2026-03-12</dc:date></item>
        </rdf:RDF>"""
    )

    (link,) = content.links
    assert content.kind == "rdf"
    assert (link.url, link.title) == ("https://harbour-gazette.example/news/1", "Harvest")
    assert (link.published_at, link.published_precision) == (datetime(2026, 3, 12, tzinfo=UTC), "day")


def test_json_feed_with_broken_items() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {"id": 7, "url": "/news/7", "title": "Seven", "date_published": "2026-03-14T07:00:00+02:00"},
            {"id": "8", "external_url": "https://elsewhere.example/8", "title": None, "date_modified": "2026-03-14"},
            {"id": "9"},
            "not an item",
            {"url": ["/list"], "title": {"a": 1}},
        ],
    }

    content = parsed("\ufeff" + json.dumps(feed))

    assert content.kind == "json_feed"
    assert [(link.url, link.title, link.guid, link.position) for link in content.links] == [
        ("https://harbour-gazette.example/news/7", "Seven", "7", 1),
        ("https://elsewhere.example/8", None, "8", 2),
    ]
    assert content.links[0].published_at == datetime(2026, 3, 14, 5, tzinfo=UTC)
    assert content.links[1].modified_at == datetime(2026, 3, 14, tzinfo=UTC)
    assert problems(content) == {"no_link": 3}


NEWS_SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<!-- made by the press -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
  xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
  <url>
    <loc> https://harbour-gazette.example/news/bridge?a=1&amp;b=2 </loc>
    <image:image><image:loc>https://cdn.example/1.jpg</image:loc><image:title>A bridge</image:title></image:image>
    <n:news>
      <n:publication><n:name>Gazette</n:name><n:language>en</n:language></n:publication>
      <n:publication_date>2026-03-14T06:15+00:00</n:publication_date>
      <n:title>Bridge opens</n:title>
    </n:news>
    <lastmod>2026-03-14T07:00:00Z</lastmod>
  </url>
</urlset>"""


@pytest.mark.parametrize("body", [NEWS_SITEMAP.encode(), packed(NEWS_SITEMAP.encode())])
def test_a_news_sitemap_gives_titles_and_times(body: bytes) -> None:
    content = parsed(body)

    (link,) = content.links
    assert (content.kind, content.problems) == ("news_sitemap", ())
    assert (link.url, link.title) == ("https://harbour-gazette.example/news/bridge?a=1&b=2", "Bridge opens")
    assert (link.published_at, link.published_precision) == (datetime(2026, 3, 14, 6, 15, tzinfo=UTC), "minute")
    assert link.modified_at == datetime(2026, 3, 14, 7, tzinfo=UTC)


def test_a_plain_sitemap_has_changes_but_no_publication() -> None:
    content = parsed("<urlset><url><loc>/a</loc><lastmod>2026-03-01</lastmod></url><url><loc>/b</loc></url></urlset>")

    assert content.kind == "sitemap"
    assert [(link.url, link.published_at, link.modified_at) for link in content.links] == [
        ("https://harbour-gazette.example/a", None, datetime(2026, 3, 1, tzinfo=UTC)),
        ("https://harbour-gazette.example/b", None, None),
    ]


def test_an_index_names_its_sitemaps() -> None:
    content = parsed(
        "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
        "<sitemap><loc>/sitemaps/1.xml.gz</loc><lastmod>2026-03-02T01:02:03Z</lastmod></sitemap>"
        "<sitemap><loc>/sitemaps/2.xml</loc></sitemap><sitemap><loc>/sitemaps/2.xml</loc></sitemap></sitemapindex>"
    )

    assert (content.kind, content.links, content.problems) == ("sitemap_index", (), ())
    assert [(child.url, child.modified_at) for child in content.child_sitemaps] == [
        ("https://harbour-gazette.example/sitemaps/1.xml.gz", datetime(2026, 3, 2, 1, 2, 3, tzinfo=UTC)),
        ("https://harbour-gazette.example/sitemaps/2.xml", None),
    ]


def test_a_text_sitemap_is_one_address_a_line() -> None:
    content = parsed("https://harbour-gazette.example/a\r\n\r\nhttps://harbour-gazette.example/b\n")

    assert content.kind == "text_sitemap"
    assert [link.url[-2:] for link in content.links] == ["/a", "/b"]


@pytest.mark.parametrize(
    ("body", "links", "expected"),
    [
        ("", 0, {"not_a_feed": 1}),
        ("<!DOCTYPE html><html><body><a href='/news/1'>News</a></body></html>", 0, {"not_a_feed": 1}),
        ('{"message": "gone"}', 0, {"not_a_feed": 1}),
        ('{"items": [', 0, {"bad_json": 1}),
        ('{"items": ' + "[" * 100_000, 0, {"bad_json": 1}),
        (rss(), 0, {"empty": 1}),
        ("<rss><channel><item><link>/news/1</link></item><item><link>/news/2</li", 1, {"bad_xml": 1, "no_link": 1}),
        (rss(item(title="Fish & chips <3")), 1, {"bad_xml": 1}),
        ("<br />\n<b>Warning</b>: no cache\n" + rss(item()), 1, {"leading_junk": 1}),
        ("\n\n  " + rss(item()), 1, {}),
        ("<!-- cached --><?xml-stylesheet href='a.xsl'?>" + rss(item()).partition("?>")[2], 1, {}),
        (rss(item("/a", guid="1"), item("/b", guid="1")), 2, {"duplicate_guid": 1}),
        (rss(item("/a"), item("/a"), item("https://harbour-gazette.example/a")), 1, {"duplicate_link": 2}),
        (rss("<item><title>No link</title></item>", item()), 1, {"no_link": 1}),
        (
            rss(item("javascript:alert(1)"), item("ftp://x.example/a"), item("http://x.example:port/"), item()),
            1,
            {"bad_link": 3},
        ),
        (rss(item(pubDate="next Tuesday, perhaps")), 1, {"unknown_date": 1}),
        (rss(item(pubDate="Thu, 01 Jan 1970 00:00:00 GMT")), 1, {"unknown_date": 1}),
        (rss(item(pubDate="Sun, 15 Mar 2026 12:00:00 GMT")), 1, {"future_date": 1}),
        ("<urlset><url><loc>/a</loc></url><url><loc>/b & c", 1, {"bad_xml": 2, "bad_link": 1}),
        ("<sitemapindex></sitemapindex>", 0, {"empty": 1}),
        (packed(rss(item()).encode())[:40], 0, {"not_a_feed": 1}),
    ],
)
def test_a_broken_feed_gives_what_can_be_had(body: str | bytes, links: int, expected: dict[str, int]) -> None:
    content = parsed(body)

    found = problems(content)
    assert len(content.links) == links
    if "bad_xml" in expected:
        assert found.pop("bad_xml") >= 1
        expected = {kind: count for kind, count in expected.items() if kind != "bad_xml"}
    assert found == expected


@pytest.mark.parametrize(
    ("text", "moment", "precision"),
    [
        ("Sat, 14 Mar 2026 06:00:00 EST", "2026-03-14T11:00:00+00:00", "second"),
        ("2026-03-14T10:00:00.123+02:00", "2026-03-14T08:00:00+00:00", "second"),
        ("2026-03-14 10:00:00", "2026-03-14T10:00:00+00:00", "second"),
        ("2026-03-14 10:00 +0200", "2026-03-14T08:00:00+00:00", "minute"),
        ("2026-03-14", "2026-03-14T00:00:00+00:00", "day"),
        ("Sat, 14 Mar 2026 12:03:00 GMT", "2026-03-14T12:00:00+00:00", "second"),
    ],
)
def test_dates_are_utc_and_never_later_than_the_fetch(text: str, moment: str, precision: str) -> None:
    (link,) = parsed(rss(item(pubDate=text))).links

    assert link.published_at is not None
    assert link.published_at.replace(microsecond=0).isoformat() == moment
    assert link.published_precision == precision


def test_without_the_fetch_time_no_date_is_late() -> None:
    body = rss(item(pubDate="Sun, 15 Mar 2026 12:00:00 GMT")).encode()

    (link,) = parse_feed(body, HOME).links

    assert link.published_at == datetime(2026, 3, 15, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ('<?xml version="1.0" encoding="iso-8859-1"?><rss>{}</rss>'.encode("latin-1"), None),
        ('<?xml version="1.0"?><rss>{}</rss>'.encode("latin-1"), "text/xml; charset=iso-8859-1"),
        ('<?xml version="1.0" encoding="utf-16"?><rss>{}</rss>'.encode("utf-16"), None),
        ('\ufeff<?xml version="1.0" encoding="utf-8"?><rss>{}</rss>'.encode(), "application/rss+xml"),
        (b'<?xml version="1.0" encoding="utf-8"?><rss>{}</rss>', "text/xml; charset=iso-8859-1"),
        ('<?xml version="1.0" encoding="zlib"?><rss>{}</rss>'.encode("latin-1"), "text/xml; charset=idna"),
        (
            '<?xml version="1.0" encoding="iso-8859-2"?><rss>{}</rss>'.encode("latin-1"),
            "application/rss+xml; charset=latin1",
        ),
    ],
)
def test_encodings_are_understood(body: bytes, content_type: str | None) -> None:
    inner = f"<channel>{item(title='Zürich señor')}</channel>"
    encoding = "utf-16-le" if body.startswith(b"\xff\xfe") else "utf-8" if b"utf-8" in body else "latin-1"

    content = parsed(body.replace("{}".encode(encoding), inner.encode(encoding)), content_type)

    assert [link.title for link in content.links] == ["Zürich señor"]


@pytest.mark.parametrize(
    "body",
    [
        rss(*(f"<item><link>/n/{number}</link></item>" for number in range(MAX_LINKS + 500))),
        "<feed>" + "<entry><link href='/n'/></entry>" * (MAX_LINKS + 500) + "</feed>",
        "<urlset>" + "".join(f"<url><loc>/n/{number}</loc></url>" for number in range(MAX_LINKS + 500)) + "</urlset>",
        json.dumps({"items": [{"url": f"/n/{number}"} for number in range(MAX_LINKS + 500)]}),
    ],
    ids=["rss", "atom", "sitemap", "json"],
)
def test_a_huge_feed_gives_its_first_links(body: str) -> None:
    content = parsed(body)

    assert len(content.links) in (1, MAX_LINKS)
    assert problems(content)["too_many_links"] == 500
    assert "bad_xml" not in problems(content)


def test_a_huge_sitemap_gives_its_latest_links() -> None:
    urls = "".join(f"<url><loc>/n/{number}</loc><lastmod>2026-01-01</lastmod></url>" for number in range(MAX_LINKS))

    content = parsed(f"<urlset>{urls}<url><loc>/new</loc><lastmod>2026-03-01</lastmod></url></urlset>")

    assert len(content.links) == MAX_LINKS
    assert content.links[-1].url == "https://harbour-gazette.example/new"


@pytest.mark.parametrize("root", ["rss", "urlset"])
def test_entities_and_files_are_not_expanded(root: str) -> None:
    bomb = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 12))
    body = (
        f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY l0 "ha"><!ENTITY f SYSTEM "file:///etc/hostname">{bomb}]>'
        f"<{root}><channel><item><link>/a</link><title>&l11;&f;</title></item></channel>"
        f"<url><loc>/a</loc><title>&l11;&f;</title></url></{root}>"
    )
    started = time.process_time()

    content = parsed(body)

    assert time.process_time() - started < 5
    assert all(len(link.title or "") < 200 for link in content.links)


def test_a_gzip_bomb_is_cut() -> None:
    content = parsed(packed(b"<urlset><url><loc>/a</loc></url>" + b" " * 51 * 2**20))

    assert problems(content)["too_large"] == 1


@pytest.mark.parametrize("mark", ["<item>", "<a>", "<a b='c'>", "&", "<", "<!--", "<![CDATA[", "<!ENTITY a 'b'>", "\0"])
@pytest.mark.parametrize("root", ["rss", "urlset"])
def test_endless_marks_take_no_endless_time(root: str, mark: str) -> None:
    started = time.process_time()

    content = parsed(f"<{root}><channel>" + mark * 2_000)

    assert content.links == ()
    assert content.problems
    assert time.process_time() - started < 2


def test_tags_beyond_the_limit_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transforms.feeds.syndication.MAX_TAGS", 100)

    content = parsed(rss(*(f"<item><link>/n/{number}</link></item>" for number in range(60))))

    assert [link.position for link in content.links] == list(range(1, 49))
    assert problems(content)["too_large"] == 1


def test_a_path_in_place_of_a_feed_opens_no_file() -> None:
    content = parsed(b"/etc/passwd<rss")

    assert content.links == ()


MARKS = [b"<", b"&", b"]]>", b"<![CDATA[", b"<!DOCTYPE x [", b"\x00", b"\xff\xfe", b'"', b"&#55296;", b"&#x110000;"]
MARKS += [b"&#" + b"9" * 5000, b"http://[", b"xml:base='//['", b" encoding='utf\xff8'", b"<html>", b"<?xml "]


@pytest.mark.parametrize("seed", range(3))
def test_mutated_feeds_never_raise(seed: int) -> None:
    chance = random.Random(seed)
    feeds = [
        rss(item("/a", title="A", pubDate="14 Mar 2026"), item("/b")),
        ATOM,
        NEWS_SITEMAP,
        '{"items": [{"url": 1}]}',
    ]
    for _ in range(150):
        body = bytearray(chance.choice(feeds).encode())
        for _ in range(chance.randint(1, 8)):
            mutate(body, chance)

        content = parsed(bytes(body), chance.choice([None, "text/xml; charset=utf-16", "x; charset=zlib"]))

        assert all(link.url.startswith(("http://", "https://")) for link in content.links)
        assert content.links or content.child_sitemaps or content.problems


def mutate(body: bytearray, chance: random.Random) -> None:
    position = chance.randrange(len(body) + 1)
    change = chance.randrange(3)
    if change == 0:
        body[position : position + 1] = chance.randbytes(1)
    elif change == 1:
        del body[position : position + chance.randint(1, 40)]
    else:
        body[position:position] = chance.choice([*MARKS, body[: chance.randint(1, 60)]])


@pytest.mark.parametrize(
    ("body", "is_unreadable"),
    [
        (b"<!doctype html><html><body><a href='/a'>Welcome</a></body></html>", True),
        (b"", True),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": [', True),
        (b"<rss><channel><title>Nothing yet</title></channel></rss>", False),
        (b"<rss><channel><item><title>No link</title></item></channel></rss>", False),
        (b"<rss><channel><item><link>https://a.example/x</link></item></channel>", False),
        (b"<sitemapindex><sitemap><loc>https://a.example/s.xml</loc></sitemap></sitemapin", False),
    ],
)
def test_a_feed_is_unreadable_where_its_faults_leave_nothing_of_it(body: bytes, is_unreadable: bool) -> None:
    assert parse_feed(body, "https://a.example/rss").is_unreadable is is_unreadable
