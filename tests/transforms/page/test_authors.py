import pytest

from transforms.page.authors import read_authors
from transforms.page.header import header_lines
from transforms.page.metadata import read_metadata
from transforms.page.tree import parse_page, visible_texts


@pytest.fixture
def authors_of(page_of):
    def read(html):
        page = page_of(html)
        tree = parse_page(page)
        header = header_lines(list(visible_texts(tree)), "The harbour bridge")
        return read_authors(tree, read_metadata(tree, page), header)

    return read


def ld(author):
    return (
        '<script type="application/ld+json">{"@type": "NewsArticle", "author": '
        + author
        + ', "publisher": {"name": "Ardmore Post"}}</script>'
    )


TWO = ("Ann Lindqvist", "Bo Okafor")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (ld('"Ann Lindqvist and Bo Okafor"'), TWO),
        (ld('["Ann Lindqvist", "Bo Okafor"]'), TWO),
        (ld('{"@type": "Person", "name": ["Ann Lindqvist", "Bo Okafor"]}'), TWO),
        (ld('[{"@type": "Person", "name": "Lindqvist, Ann"}, {"@type": "Person", "byline": "Bo Okafor"}]'), TWO),
        (ld('{"@type": "Person", "givenName": "Ann", "familyName": "Lindqvist"}'), TWO[:1]),
        (
            ld('[{"@type": "Person", "name": "Ann Lindqvist"}, {"@type": "Organization", "name": "Corvane Press"}]'),
            ("Ann Lindqvist", "Corvane Press"),
        ),
        (
            ld('[{"@type": "Person", "name": "Ann Lindqvist"}, {"@type": "Organization", "name": "Ardmore Post"}]'),
            TWO[:1],
        ),
        (ld('{"@type": "Organization", "name": "Ardmore Post"}'), ("Ardmore Post",)),
        (
            ld('{"@type": "Organization", "name": "Ardmore Post"}') + '<meta name="author" content="Ann Lindqvist">',
            TWO[:1],
        ),
        (ld('{"@type": "Person", "name": "annlind"}') + '<a rel="author" href="/a">Ann Lindqvist</a>', TWO[:1]),
        ('<meta name="author" content="Ann Lindqvist, Bo Okafor">', TWO),
        ('<meta name="parsely-author" content="Ann Lindqvist"><meta name="parsely-author" content="Bo Okafor">', TWO),
        (
            '<meta property="article:author" content="https://social.example/annlind"><span class="byline">By '
            "Ann Lindqvist</span>",
            TWO[:1],
        ),
        ('<meta name="dc.creator" content="Lindqvist, Ann">', TWO[:1]),
        (
            '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ann Lindqvist">',
            TWO[:1],
        ),
        ('<p>By <a rel="author" href="/a">Ann Lindqvist</a> and <a rel="author" href="/b">Bo Okafor</a></p>', TWO),
        ('<p>by <span><a rel="author">Ann Lindqvist</a></span>, <span><a rel="author">Bo Okafor</a></span></p>', TWO),
        (
            '<div itemprop="author"><span itemprop="name">Ann Lindqvist</span><span '
            'itemprop="jobTitle">Editor</span></div>',
            TWO[:1],
        ),
        (
            '<div class="byline">By <b>Ann Lindqvist</b><span>Political Editor</span><time>4 May '
            "2026</time><button>Share</button></div>",
            TWO[:1],
        ),
        ('<div class="byline"><span>By</span> <span>Ann</span> <span>Lindqvist</span></div>', TWO[:1]),
        ('<div class="c-author"><a href="/author/ann">ANN LINDQVIST</a> Follow</div>', TWO[:1]),
        ("<h1>The harbour bridge</h1><div>By Ann Lindqvist and Bo Okafor</div><p>It opened.</p>", TWO),
        ("<h1>The harbour bridge</h1><div>Von <a>Ann Lindqvist</a> und <a>Bo Okafor</a></div>", TWO),
        ('<h1>The harbour bridge</h1><a href="/people/ann">Ann Lindqvist</a>', TWO[:1]),
        # Other people's names.
        ('<div class="comments"><span class="author-name">Cy Reader</span></div>', ()),
        ('<aside><a rel="author">Cy Other</a></aside><footer><span class="byline">By Di Footer</span></footer>', ()),
        ('<figure><span class="author">Photo by Cy Park</span></figure>', ()),
        ("<h1>The harbour bridge</h1><p>By Monday, the bridge had opened to all.</p>", ()),
        ("<p>Nobody.</p>", ()),
        # A section that is called like the folder of the authors' pages.
        ('<div><a href="/people/">People</a></div><h1>The harbour bridge</h1>', ()),
    ],
)
def test_authors_of_a_page(authors_of, html, expected):
    assert authors_of(html) == expected
