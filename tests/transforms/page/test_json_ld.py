import time

import pytest
from lxml import html

from transforms.page.json_ld import article_nodes, first_text, read_json_ld, texts, types_of


def nodes_of(*blocks):
    scripts = "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)
    return read_json_ld(html.document_fromstring(f"<html><head>{scripts}</head><body><p>x</p></body></html>"))


@pytest.mark.parametrize(
    "block",
    [
        '{"@type": "NewsArticle", "headline": "The bridge"}',
        '[{"@type": "NewsArticle", "headline": "The bridge"}]',
        '{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", "headline": "The bridge"}]}',
        '{"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "headline": "The bridge"}}',
        '{"@type": ["NewsArticle", "Article"], "headline": "The bridge",}',
        '{"@type": "https://schema.org/NewsArticle", "headline": ["The bridge", "x",],}',
        '<!-- {"@type": "NewsArticle", "headline": "The bridge"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "The bridge"}\n//]]>',
        '/* <![CDATA[ */ {"@type": "NewsArticle", "headline": "The bridge"} /* ]]> */',
        '{"@type": "NewsArticle", "headline": "The bridge"};',
        '{"@type": "WebSite"}\n{"@type": "NewsArticle", "headline": "The bridge"}',
        '{"@type": "NewsArticle", "headline": "The\tbridge\n"}',
        '{"@type": "NewsArticle", "headline": "The bridge", "alternateHeadline": "it\\\'s here"}',
        '{"@type": "NewsArticle", "headline": "The &#98;ridge"}',
        '{"@type": "NewsArticle", "headline": "The &amp;#98;ridge"}',
        '{"@type": "NewsArticle", "headline": {"@value": "The bridge"}}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;The bridge&quot;}",
    ],
)
def test_the_article_is_found_however_it_is_written(block):
    found = article_nodes(nodes_of(block), set(), set())

    assert first_text(found, "headline") == "The bridge"


@pytest.mark.parametrize(
    "block", ["", "   ", "not json", '{"@type": "NewsArticle"', "null", "7", "[" * 50_000, '{"a":' * 50_000]
)
def test_what_cannot_be_mended_is_left_out(block):
    good = '{"@type": "NewsArticle", "headline": "The bridge"}'

    assert first_text(article_nodes(nodes_of(block, good), set(), set()), "headline") == "The bridge"


def test_other_articles_of_the_page_are_not_its_own():
    nodes = nodes_of(
        '{"@type": "NewsArticle", "url": "https://a.example/other", "headline": "Other"}',
        '{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Listed"}]}',
        '{"@type": "WebPage", "@id": "http://www.a.example/own/?x=1", "headline": "Page"}',
        '{"@type": "NewsArticle", "mainEntityOfPage": {"@id": "https://a.example/own"}, "headline": "Own"}',
    )

    own = article_nodes(nodes, {"a.example/own"}, set())

    assert [node["headline"] for node in own] == ["Own", "Page"]


def test_a_node_with_the_pages_heading_is_its_own():
    nodes = nodes_of('[{"@type": "NewsArticle", "headline": "One"}, {"@type": "NewsArticle", "headline": "Two!"}]')

    assert [node["headline"] for node in article_nodes(nodes, set(), {"two"})] == ["Two!"]


def test_entries_of_a_live_blog_are_not_the_article():
    nodes = nodes_of(
        '{"@type": "LiveBlogPosting", "headline": "A", "liveBlogUpdate": [{"@type": "BlogPosting", "headline": "B"}]}'
    )

    assert [node["headline"] for node in article_nodes(nodes, set(), set())] == ["A"]


def test_an_author_by_reference_is_followed():
    nodes = nodes_of(
        '{"@graph": [{"@type": "NewsArticle", "author": [{"@id": "#ann"}]},'
        ' {"@type": "Person", "@id": "#ann", "name": "Ann Lindqvist"}]}'
    )

    assert texts(nodes[0]["author"]) == ["Ann Lindqvist"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [(None, []), (5, []), ("", []), ([" a ", {"name": "b"}, [{"@value": "c"}]], ["a", "b", "c"])],
)
def test_texts_of_a_value(value, expected):
    assert texts(value) == expected


def test_types_lose_their_namespace():
    assert types_of({"@type": ["schema:NewsArticle", "http://schema.org/Article", 5]}) == ["NewsArticle", "Article"]


@pytest.mark.parametrize(
    "block",
    ["1 " * 900_000, '{"a": 1' + ",  " * 900_000 + "}", '{"a": 1,' + " " * 2_000_000 + "x}", '{"@type": "x"}' * 90_000],
    ids=["documents", "commas", "spaces", "nodes"],
)
def test_hostile_blocks_end_quickly(block):
    start = time.process_time()

    nodes_of(block)

    assert time.process_time() - start < 3
