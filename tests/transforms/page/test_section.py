import pytest

from transforms.page.metadata import read_metadata
from transforms.page.section import read_section
from transforms.page.tree import parse_page

OWN = "https://ardmore.example/2026/05/harbour-bridge/"


def ld(text):
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    ("html", "url", "expected"),
    [
        (ld('{"@type": "NewsArticle", "articleSection": ["Council", "News"]}'), OWN, "Council"),
        (
            ld('{"@type": "NewsArticle", "articleSection": "Articles"}')
            + '<meta property="article:section" content="Council">',
            OWN,
            "Council",
        ),
        (ld('{"@type": "NewsArticle", "articleSection": ["News", "Council"]}'), OWN, "Council"),
        (ld('{"@type": "NewsArticle", "articleSection": "News"}'), "https://a.example/world/bridge", "world"),
        (ld('{"@type": "NewsArticle", "articleSection": "News"}'), OWN, "News"),
        ('<meta name="parsely-section" content="Council">', OWN, "Council"),
        (
            ld(
                '{"@type": "BreadcrumbList", "itemListElement": [{"name": "Home"}, {"item": {"name": "Council"}}, '
                '{"name": "The harbour bridge is open to all"}]}'
            ),
            OWN,
            "Council",
        ),
        ('<div class="breadcrumb"><a href="/">Home</a> <a href="/c">Council</a></div>', OWN, "Council"),
        ('<a rel="category tag" href="/c">Council</a>', OWN, "Council"),
        ("<p>x</p>", "https://ardmore.example/news/city-council/harbour-bridge", "city council"),
        ("<p>x</p>", OWN, None),
        ("<p>x</p>", "https://ardmore.example/harbour-bridge", None),
        ("<p>x</p>", "https://ardmore.example/sport/", None),
    ],
)
def test_section_of_a_page(page_of, html, url, expected):
    page = page_of(html, url=url)
    tree = parse_page(page)

    assert read_section(tree, read_metadata(tree, page)) == expected
