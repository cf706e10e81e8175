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
THREE = (*TWO, "Cy Park")
H1 = "<h1>The harbour bridge</h1>"


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
        # Only some of the names are links.
        ('<p>By <a rel="author">Ann Lindqvist</a>, Bo Okafor and Cy Park</p>', THREE),
        ('<p>By Ann Lindqvist and <a rel="author">Bo Okafor</a></p>', TWO),
        ('<p>By <a rel="author">Ann Lindqvist</a>, <a rel="author">Bo Okafor</a> and Cy Park</p>', THREE),
        ('<div class="byline">By <a href="/author/a">Ann Lindqvist</a>, Bo Okafor and Cy Park</div>', THREE),
        ('<div class="byline">By <a href="/x">Ann Lindqvist</a> and Bo O’Neil</div>', ("Ann Lindqvist", "Bo O’Neil")),
        ('<div class="byline">By <a href="/author/a">Ann Lindqvist</a> and <i>Bo Okafor</i></div>', TWO),
        ('<div class="byline"><i>By</i> <i>Ann Lindqvist</i> <i>and</i> <i>Bo Okafor</i></div>', TWO),
        (
            '<div><i itemprop="author" content="Ann Lindqvist"></i><i itemprop="author" content="Bo Okafor"></i></div>',
            TWO,
        ),
        # What stands beside a link and is no author.
        ('<p>By <a rel="author">Ann Lindqvist</a>, Political Editor</p>', TWO[:1]),
        ('<p>By <a rel="author">Ann Lindqvist</a>, Harbour Herald</p>', TWO[:1]),
        ('<p>By <a rel="author">Ann Lindqvist</a> in London</p>', TWO[:1]),
        ('<p><a rel="author">Ann Lindqvist</a> <i>Harbour District</i> <i>4 May</i></p>', TWO[:1]),
        ('<p><a rel="author">Ann Lindqvist</a> and the council met the mayor Bo Okafor in May.</p>', TWO[:1]),
        ('<p>Minister Bo Okafor and <a rel="author">Ann Lindqvist</a></p>', TWO[:1]),
        # Who took the pictures.
        ('<p>By <a rel="author">Ann Lindqvist</a>, Photographs by <a rel="author">Cy Park</a></p>', TWO[:1]),
        ('<p>By <a rel="author">Ann Lindqvist</a></p><p>Photos: <a rel="author">Cy Park</a></p>', TWO[:1]),
        ('<div class="byline"><p>By Ann Lindqvist</p><p>Photos by Cy Park</p></div>', TWO[:1]),
        (H1 + "<p>By Ann Lindqvist</p><p>Photographs by Cy Park</p>", TWO[:1]),
        (H1 + "<p>By Ann Lindqvist</p><p>Additional reporting by Bo Okafor</p>", TWO),
        (
            ld('[{"@type": "Person", "name": "Cy Park", "jobTitle": "Photographer"}, {"name": "Ann Lindqvist"}]'),
            TWO[:1],
        ),
        (ld('{"@type": "Person", "name": "Cy Park", "jobTitle": "Photographer"}'), ("Cy Park",)),
        (ld('["Lindqvist, Ann", "Okafor, Bo"]'), TWO),
        (ld('{"@type": "Person", "name": "Dr Ann Lindqvist, M.D."}'), TWO[:1]),
        (H1 + "<p>By Reuters</p><p>It opened.</p>", ("Reuters",)),
        (H1 + "<p>Opinion: Bridge Opens Soon</p><p>By Ann Lindqvist</p>", TWO[:1]),
        (H1 + "<p>By Monday, Ann Lindqvist and Bo Okafor had opened it.</p>", ()),
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
