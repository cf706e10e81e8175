import pytest

from transforms.page.metadata import read_metadata
from transforms.page.tree import parse_page

OWN = "https://www.ardmore-post.example/council/2026/05/04/harbour-bridge"


@pytest.fixture
def metadata_of(page_of):
    def read(head, url=OWN):
        page = page_of(f"<html lang='en-GB'><head>{head}</head><body><h1>x</h1></body></html>", url=url)
        return read_metadata(parse_page(page), page)

    return read


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("", OWN),
        (
            '<link rel="canonical" href="/council/bridge?utm_source=x">',
            "https://www.ardmore-post.example/council/bridge",
        ),
        ('<link rel="canonical" href="https://ardmore-post.example/b">', "https://ardmore-post.example/b"),
        ('<link rel="canonical" href="https://www.ardmore-post.example/">', OWN),
        ('<link rel="canonical" href="https://harbour.example/stolen">', OWN),
        ('<link rel="canonical" href="javascript:x">', OWN),
        ('<link rel="canonical" href="">', OWN),
        ('<meta property="og:url" content="https://www.ardmore-post.example/b">', "https://www.ardmore-post.example/b"),
        ('<link rel="alternate" href="/amp">', OWN),
    ],
)
def test_canonical_address(metadata_of, head, expected):
    assert metadata_of(head).canonical_url == expected


def test_a_page_without_a_host_name_says_itself_where_it_lives(metadata_of):
    head = '<link rel="canonical" href="https://ardmore-post.example/a">'

    assert metadata_of(head, url="http://127.0.0.1:8080/a").canonical_url == "https://ardmore-post.example/a"


def test_meta_tags_by_any_attribute_and_case(metadata_of):
    metadata = metadata_of(
        '<meta property="OG:Title" content=" The  bridge "><meta name="Author" content="A"><meta '
        'name="author" content="B">'
        '<meta itemprop="datePublished" content="2026-05-04"><meta name="empty" content="">'
    )

    assert metadata.first("missing", "og:title") == "The bridge"
    assert metadata.every("author") == ["A", "B"]
    assert metadata.first("datepublished") == "2026-05-04"
    assert metadata.first("empty") is None


def test_names_of_the_outlet(metadata_of):
    metadata = metadata_of(
        '<meta property="og:site_name" content="The Ardmore Post">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"name": "Ardmore Media"}}</script>'
    )

    assert {"The Ardmore Post", "Ardmore Media", "ardmore-post.example"} <= set(metadata.outlet_names)


@pytest.mark.parametrize(("head", "expected"), [("", "en"), ('<meta property="og:locale" content="fr_FR">', "en")])
def test_declared_language(metadata_of, head, expected):
    assert metadata_of(head).html_language == expected
