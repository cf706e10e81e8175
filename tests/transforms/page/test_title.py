import pytest

from transforms.page.metadata import read_metadata
from transforms.page.title import read_title, without_outlet
from transforms.page.tree import parse_page

SITE = '<meta property="og:site_name" content="The Ardmore Post">'


@pytest.fixture
def title_of(page_of):
    def read(html):
        page = page_of(html)
        tree = parse_page(page)
        return read_title(tree, read_metadata(tree, page))

    return read


def ld(text):
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h1> Harbour  bridge\nopens early </h1>", "Harbour bridge opens early"),
        ("<title>Harbour bridge opens early | Ardmore Post</title>" + SITE, "Harbour bridge opens early"),
        ("<title>Harbour bridge opens early - Local - The Ardmore Post</title>" + SITE, "Harbour bridge opens early"),
        ("<title>Ardmore Post: Harbour bridge opens early</title>" + SITE, "Harbour bridge opens early"),
        ("<title>Harbour bridge – a history</title>", "Harbour bridge – a history"),
        # The heading decides.
        (
            '<meta property="og:title" content="You won’t believe this harbour bridge"><h1>Harbour bridge opens '
            "early</h1>",
            "Harbour bridge opens early",
        ),
        (
            '<title>Bridge open - Ardmore</title><meta property="og:title" content="Bridge open"><h1>Bridge open '
            "at last</h1>",
            "Bridge open at last",
        ),
        (
            "<h1><span>Live</span> Harbour bridge opens early</h1>"
            '<meta property="og:title" content="Harbour bridge opens early">',
            "Harbour bridge opens early",
        ),
        # Headings that are not the article's.
        (
            SITE + '<meta property="og:title" content="Harbour bridge opens early"><h1>The Ardmore Post</h1>',
            "Harbour bridge opens early",
        ),
        (
            '<h1 class="logo">Ardmore Post</h1><h1 class="headline">Harbour bridge opens early</h1>'
            '<meta property="og:title" content="Harbour bridge opens early for all">',
            "Harbour bridge opens early",
        ),
        ('<meta property="og:title" content="Harbour bridge opens early"><h1></h1>', "Harbour bridge opens early"),
        (
            "<h1>Most read today in town</h1>" + ld('{"@type": "NewsArticle", "headline": "Harbour bridge opens"}'),
            "Harbour bridge opens",
        ),
        # A live blog's heading runs with the day.
        (
            ld('{"@type": "LiveBlogPosting", "headline": "Bridge LIVE: ferries stopped"}')
            + '<meta property="og:title" content="Bridge opens as ferries stop"><h1>Bridge LIVE: ferries stopped</h1>',
            "Bridge opens as ferries stop",
        ),
        # One that does not call itself live decides like any other.
        (
            ld('{"@type": "LiveBlogPosting", "headline": "Ferries stopped at bridge"}')
            + '<meta property="og:title" content="Bridge live: ferries stop"><h1>Ferries stopped at the bridge</h1>',
            "Ferries stopped at the bridge",
        ),
        # Old pages mark the headline without a heading.
        (
            "<title>News from The Ardmore Post</title><table><tr><td><p>"
            '<span class="headline entry-title">Harbour bridge opens early</span></p></td></tr></table>',
            "Harbour bridge opens early",
        ),
        (
            '<title>Bridge open</title><a href="/x"><span class="headline">Ferries stop for the winter</span></a>'
            '<div itemprop="headline">Bridge open at last</div>',
            "Bridge open at last",
        ),
        # Where the outlet's name is not known, the page shows what of the title is the headline.
        (
            "<title>Ardmore Post - Harbour bridge opens early</title><font><b>Harbour bridge opens early</b></font>",
            "Harbour bridge opens early",
        ),
        (
            "<title>Harbour bridge – a history | Ardmore</title><p><b>Harbour bridge – a history</b></p>",
            "Harbour bridge – a history",
        ),
        ("<title>Bridge - and a ferry | Ardmore</title><p>and a ferry</p>", "Bridge - and a ferry | Ardmore"),
        ("<h1>Harbour &amp;amp; bridge: it&#8217;s open</h1>", "Harbour & bridge: it’s open"),
        (
            "<h1>Hafenbrücke wird früher geöffnet</h1><title>Hafenbrücke wird früher geöffnet | Uferpost</title>",
            "Hafenbrücke wird früher geöffnet",
        ),
        ("<h1>港の新しい橋が開通</h1><title>港の新しい橋が開通 | 港新聞</title>", "港の新しい橋が開通"),
    ],
)
def test_title_of_a_page(title_of, html, expected):
    assert title_of(html) == expected


@pytest.mark.parametrize(
    "html", ["<p>No heading anywhere.</p>", "<title></title><h1> </h1>", SITE + "<title>The Ardmore Post</title><p>x"]
)
def test_a_page_that_names_no_article(title_of, html):
    assert title_of(html) is None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("A bridge opens | The Ardmore Post", "A bridge opens"),
        ("A bridge opens - ardmorepost.com", "A bridge opens"),
        ("A bridge opens | News | Ardmore Post", "A bridge opens"),
        ("Explained - why the bridge opens - Ardmore Post", "Explained - why the bridge opens"),
        ("The Ardmore Post opens a bridge", "The Ardmore Post opens a bridge"),
        ("A bridge - and a ferry", "A bridge - and a ferry"),
        ("Ardmore Post", "Ardmore Post"),
    ],
)
def test_the_outlets_name_goes(title, expected):
    assert without_outlet(title, ("The Ardmore Post", "ardmorepost.com")) == expected


def test_labels_are_looked_for_among_the_first_short_elements_of_a_heading(title_of):
    unclosed = "<h1><b>Live</b> Harbour bridge opens early" + "<div>story text</div>" * 3000

    assert title_of("<title>Harbour bridge opens early</title>" + unclosed)
