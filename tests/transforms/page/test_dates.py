import time
from datetime import UTC, datetime

import pytest

from transforms.page.dates import is_date_line, parse_instant, read_modified, read_published
from transforms.page.header import header_lines
from transforms.page.metadata import read_metadata
from transforms.page.tree import parse_page, visible_texts
from transforms.records import AnnouncedDate

FETCHED_AT = datetime(2026, 5, 6, 12, tzinfo=UTC)
PLAIN = "https://ardmore.example/a"


def at(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.fixture
def dates_of(page_of):
    def read(html, url=PLAIN, announced=None):
        page = page_of(html, url=url)
        tree = parse_page(page)
        metadata = read_metadata(tree, page)
        header = header_lines(list(visible_texts(tree)), "The harbour bridge")
        published = read_published(tree, metadata, header, FETCHED_AT, announced)
        return published, read_modified(tree, metadata, published, FETCHED_AT)

    return read


def ld(published, modified=""):
    return (
        '<script type="application/ld+json">{"@type": "NewsArticle", '
        f'"datePublished": "{published}", "dateModified": "{modified}"}}</script>'
    )


def meta(name, value):
    return f'<meta property="{name}" content="{value}">'


@pytest.mark.parametrize(
    ("value", "moment", "precision", "has_zone"),
    [
        ("2026-05-04T10:20:30Z", at(2026, 5, 4, 10, 20, 30), "second", True),
        ("2026-05-04T10:20:30.987Z", at(2026, 5, 4, 10, 20, 30), "second", True),
        ("2026-05-04T12:20:30+02:00", at(2026, 5, 4, 10, 20, 30), "second", True),
        ("2026-05-04T12:20:30+0200", at(2026, 5, 4, 10, 20, 30), "second", True),
        ("2026-05-04T05:20-05", at(2026, 5, 4, 10, 20), "minute", True),
        ("2026-05-04 10:20:30 UTC", at(2026, 5, 4, 10, 20, 30), "second", True),
        ("2026-05-04 10:20:00", at(2026, 5, 4, 10, 20), "minute", False),
        ("20260504T102030Z", at(2026, 5, 4, 10, 20, 30), "second", True),
        ("2026-05-04", at(2026, 5, 4), "day", False),
        ("2026-05-04T00:00:00Z", at(2026, 5, 4), "day", True),
        ("2026-05-04T00:00:00+02:00", at(2026, 5, 3, 22), "minute", True),
        ("Mon, 04 May 2026 10:20:30 GMT", at(2026, 5, 4, 10, 20, 30), "second", True),
        ("1777890030", at(2026, 5, 4, 10, 20, 30), "second", True),
        ("1777890030000", at(2026, 5, 4, 10, 20, 30), "second", True),
        ("May 4, 2026", at(2026, 5, 4), "day", False),
        ("4 May 2026, 10:20", at(2026, 5, 4, 10, 20), "minute", False),
        ("Monday, May 4, 2026 5:20 AM CDT", at(2026, 5, 4, 10, 20), "minute", True),
        ("Published May 4, 2026", at(2026, 5, 4), "day", False),
    ],
)
def test_dates_as_they_are_written(value, moment, precision, has_zone):
    instant = parse_instant(value, "en")

    assert instant is not None
    assert (instant.moment.replace(microsecond=0), instant.precision, instant.has_zone) == (moment, precision, has_zone)


@pytest.mark.parametrize(
    ("value", "language", "day"),
    [
        ("4. Mai 2026", "de", 4),
        ("4 de mayo de 2026", "es", 4),
        ("4 mai 2026", "fr", 4),
        ("4 maggio 2026", "it", 4),
        ("04.05.2026", "de", 4),
        ("04/05/2026", "fr", 4),
        ("05/04/2026", "en", 4),
        ("2026年5月4日", "ja", 4),
        ("4 мая 2026", "ru", 4),
    ],
)
def test_dates_in_the_pages_language(value, language, day):
    instant = parse_instant(value, language)

    assert instant is not None
    assert instant.moment == at(2026, 5, day)


@pytest.mark.parametrize(
    "value",
    [None, "", "soon", "2026-13-40", "2026-05-04T25:61:00Z", "x" * 10_000, "May", "12:30", "0000-00-00T00:00:00"],
)
def test_what_is_no_date(value):
    assert parse_instant(value, "en") is None


@pytest.mark.parametrize(
    ("html", "moment", "precision", "origin"),
    [
        (ld("2026-05-04T10:20:30+02:00"), at(2026, 5, 4, 8, 20, 30), "second", "json_ld"),
        (
            ld("2026-05-04T10:20:30Z") + meta("article:published_time", "2026-05-03T01:00:00Z"),
            at(2026, 5, 4, 10, 20, 30),
            "second",
            "json_ld",
        ),
        (meta("article:published_time", "2026-05-04T10:20:30Z"), at(2026, 5, 4, 10, 20, 30), "second", "meta"),
        ('<meta name="parsely-pub-date" content="2026-05-04T10:20:30Z">', at(2026, 5, 4, 10, 20, 30), "second", "meta"),
        ('<time datetime="2026-05-04T10:20Z">May 4</time>', at(2026, 5, 4, 10, 20), "minute", "time_element"),
        (
            '<span itemprop="datePublished" content="2026-05-04T10:20Z"></span>',
            at(2026, 5, 4, 10, 20),
            "minute",
            "time_element",
        ),
        (
            '<time class="updated" datetime="2026-05-05T10:20Z">x</time><time datetime="2026-05-04T10:20Z">y</time>',
            at(2026, 5, 4, 10, 20),
            "minute",
            "time_element",
        ),
        (
            '<aside><time datetime="2026-05-01T10:20Z">x</time></aside><time datetime="2026-05-04T10:20Z">y</time>',
            at(2026, 5, 4, 10, 20),
            "minute",
            "time_element",
        ),
        ('<p class="date">Published 4 May 2026, 10:20</p>', at(2026, 5, 4, 10, 20), "minute", "text"),
        (
            "<h1>The harbour bridge</h1><div>By Ann Lee</div><div>May 4, 2026 10:20 am</div>",
            at(2026, 5, 4, 10, 20),
            "minute",
            "text",
        ),
        ('<p class="date">Updated 5 May 2026</p><p class="date">4 May 2026</p>', at(2026, 5, 4), "day", "text"),
        # A date after the fetch is passed over.
        (
            ld("2027-05-04T10:20:30Z") + meta("article:published_time", "2026-05-04T10:20:30Z"),
            at(2026, 5, 4, 10, 20, 30),
            "second",
            "meta",
        ),
        (
            ld("1970-01-01T00:00:00Z") + meta("article:published_time", "2026-05-04T10:20:30Z"),
            at(2026, 5, 4, 10, 20, 30),
            "second",
            "meta",
        ),
        (
            ld("0001-01-01T00:00:00Z") + meta("article:published_time", "2026-05-04T10:20:30Z"),
            at(2026, 5, 4, 10, 20, 30),
            "second",
            "meta",
        ),
        # A field without a zone takes that of another field of the same instant.
        (
            ld("2026-05-04T10:20:30") + meta("article:published_time", "2026-05-04T10:20:30-04:00"),
            at(2026, 5, 4, 14, 20, 30),
            "second",
            "json_ld",
        ),
        (
            ld("2026-05-04 10:20:30") + meta("article:published_time", "2026-05-04T08:20:30Z"),
            at(2026, 5, 4, 8, 20, 30),
            "second",
            "json_ld",
        ),
        (
            ld("2026-05-04 10:20:30") + meta("article:published_time", "2026-05-04T11:07:01Z"),
            at(2026, 5, 4, 10, 20, 30),
            "second",
            "json_ld",
        ),
        (
            ld("2026-05-04") + meta("article:published_time", "2026-05-04T11:07:01Z"),
            at(2026, 5, 4, 11, 7, 1),
            "second",
            "json_ld",
        ),
    ],
)
def test_when_an_article_was_published(dates_of, html, moment, precision, origin):
    published, _ = dates_of(html)

    assert (published.moment, published.precision, published.origin) == (moment, precision, origin)


def test_a_neighbouring_quarter_of_an_hour_is_no_zone(dates_of):
    published, _ = dates_of(ld("2026-05-04 10:20:30") + meta("article:published_time", "2026-05-04T10:35:30Z"))

    assert published.moment == at(2026, 5, 4, 10, 20, 30)


def test_midnight_stands_for_a_day_where_another_field_has_the_time(dates_of):
    published, _ = dates_of(ld("2026-05-04T00:00:00Z") + meta("article:published_time", "2026-05-04T11:07:01Z"))

    assert (published.moment, published.precision) == (at(2026, 5, 4, 11, 7, 1), "second")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("2026/05/04/bridge", at(2026, 5, 4)),
        ("bridge-20260504.html", at(2026, 5, 4)),
        ("story-2026-05-04", at(2026, 5, 4)),
        ("20261332", None),
        ("2027/05/04/x", None),
        ("99202605041", None),
    ],
)
def test_the_address_comes_last(dates_of, path, expected):
    published, _ = dates_of("<p>x</p>", url=f"https://ardmore.example/{path}")

    assert (published and published.moment) == expected
    assert published is None or (published.precision, published.origin) == ("day", "url")


def test_the_date_under_the_heading_comes_before_the_calendar_in_the_masthead(dates_of):
    html = '<div class="date-box">Wed, 6 May 2026</div><h1>The harbour bridge</h1><p>4 May 2026</p>'
    published, _ = dates_of(html)
    assert published.moment == at(2026, 5, 4)


def test_a_date_inside_a_sentence_is_not_the_articles(dates_of):
    published, _ = dates_of(
        "<h1>The harbour bridge</h1><div>Workers on the old pier, which was pulled down on May 4, 2020, by "
        "the port.</div>"
    )

    assert published is None


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (ld("2026-05-04T10:00:00Z", "2026-05-04T11:00:05Z"), at(2026, 5, 4, 11, 0, 5)),
        (ld("2026-05-04T10:00:00Z", "2026-05-04T10:00:00Z"), at(2026, 5, 4, 10)),
        (ld("2026-05-04T10:00:00Z", "2026-05-04T09:00:00Z"), None),
        (ld("2026-05-04T10:00:00Z", "2027-05-04T09:00:00Z"), None),
        (ld("2026-05-04T10:00:00Z") + meta("article:modified_time", "2026-05-04T12:00:00+01:00"), at(2026, 5, 4, 11)),
        ('<time class="updated" datetime="2026-05-04T12:00:00Z"></time>', at(2026, 5, 4, 12)),
        ("<p>x</p>", None),
    ],
)
def test_when_an_article_was_changed(dates_of, html, expected):
    _, modified = dates_of(html)

    assert modified == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("10. Oktober 2025", True),
        ("Posted: Monday, May 4, 2026 9:05 PM CDT", True),
        ("On May 4, 2026, the bridge opened to all.", False),
        ("", False),
    ],
)
def test_lines_that_are_dates(line, expected):
    assert is_date_line(line) is expected


def test_hostile_dates_end_quickly(dates_of):
    start = time.process_time()

    dates_of("<h1>The harbour bridge</h1>" + '<time datetime="soon" class="date">May 4 x 2026 Foo</time>' * 2_000)

    assert time.process_time() - start < 5


BY_FEED = AnnouncedDate(at(2026, 5, 4, 10, 20, 30), "second")


def test_the_date_of_the_feed_is_the_last_resort(dates_of):
    published, _ = dates_of("<p>The bridge opened.</p>", announced=BY_FEED)

    assert (published.moment, published.precision, published.origin) == (BY_FEED.moment, "second", "feed")


@pytest.mark.parametrize(
    ("html", "url", "origin"),
    [
        (meta("article:published_time", "2026-05-03T09:00:00Z"), PLAIN, "meta"),
        (ld("2026-05-05"), PLAIN, "json_ld"),
        ("<p>The bridge opened.</p>", "https://ardmore.example/2026/05/03/a", "url"),
    ],
)
def test_a_page_knows_its_date_better_than_the_feed(dates_of, html, url, origin):
    published, _ = dates_of(html, url=url, announced=BY_FEED)

    assert published.origin == origin


@pytest.mark.parametrize(
    ("html", "announced"),
    [
        ("<p>A date after the fetch.</p>", AnnouncedDate(at(2026, 5, 7), "day")),
        ("<p>A date that stands for none.</p>", AnnouncedDate(at(1970, 1, 1), "day")),
        # Changed before: the feed dated an edit.
        (meta("article:modified_time", "2026-05-04T10:20:29Z"), BY_FEED),
    ],
)
def test_a_date_of_the_feed_that_cannot_be_is_none(dates_of, html, announced):
    published, _ = dates_of(html, announced=announced)

    assert published is None


def test_a_page_changed_after_the_date_of_its_feed_has_both(dates_of):
    published, modified = dates_of(meta("article:modified_time", "2026-05-04T10:20:31Z"), announced=BY_FEED)

    assert (published.moment, modified) == (BY_FEED.moment, at(2026, 5, 4, 10, 20, 31))
