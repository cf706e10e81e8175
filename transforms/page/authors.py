"""Who wrote an article: where a page names its authors, and which of these places to believe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from lxml.html import HtmlElement

from transforms.page.bylines import BY, clean_authors, is_organization, surname_last
from transforms.page.metadata import PageMetadata

MAX_AUTHORS = 20
_AUTHOR_TAGS = (
    "author", "article:author", "parsely-author", "sailthru.author", "cxenseparse:author", "byl", "dc.creator",
    "dcterms.creator", "citation_author", "article.author", "article:author_name", "article_author", "og:author",
    "og:article:author", "rnews:author", "byline", "authors",
)  # fmt: skip
_BYLINE_ELEMENTS = (
    '//*[@rel="author"]',
    '//*[@itemprop="author"]//*[@itemprop="name"] | //*[@itemprop="author" and not(.//*[@itemprop="name"])]',
    '//*[contains(@class, "byline") or contains(@class, "Byline") or contains(@data-testid, "byline")]',
    '//*[contains(@class, "author-name") or contains(@class, "author__name") or contains(@class, "AuthorName")]',
    '//*[contains(@class, "author") or contains(@class, "Author") or contains(@class, "writer")]',
)
_AUTHOR_ADDRESS = re.compile(r"/(?:authors?|people|person|profiles?|by|staff|journalists?|reporters?|autor(?:en|es)?)/")
_CONNECTOR = re.compile(
    r"(?:^|\s)(?:and|und|et|og|och|en|y|e|&|,)$|^(?:and|und|et|og|och|en|y|e|&|,)(?:\s|$)", re.IGNORECASE
)
# Places where other people's names stand: readers, authors of other articles.
_FOREIGN_PLACE = re.compile(
    r"comment|related|recommend|sidebar|most-?read|popular|footer|promo|teaser|card-list", re.IGNORECASE
)
_NO_TEXT = ("meta", "link", "script", "style", "img", "body", "html")
_MAX_BYLINE_LENGTH = 200
_MAX_ELEMENTS = 5


def read_authors(tree: HtmlElement, metadata: PageMetadata, header: tuple[str, ...]) -> tuple[str, ...]:
    """The authors of a page's article in the order it gives them.

    JSON-LD before meta tags before byline elements before a line under the heading that begins with "By": the first
    source that names a person decides. Where none does, the first that names an organization. Fewer authors are
    better than wrong ones.
    """
    organizations: list[str] = []
    outlets = metadata.outlet_names
    for names in chain(
        (clean_authors(fields, outlets, is_list=True) for fields in _declared_authors(metadata)),
        (clean_authors(bylines, outlets) for bylines in _shown_authors(tree, header)),
    ):
        if any(not is_organization(name, outlets) for name in names):
            return tuple(names[:MAX_AUTHORS])
        organizations = organizations or names
    return tuple(organizations[:MAX_AUTHORS])


def _declared_authors(metadata: PageMetadata) -> Iterator[list[str]]:
    for key in ("author", "creator", "contributor"):
        for node in metadata.nodes:
            yield list(_names_of(node.get(key)))
    for tag in _AUTHOR_TAGS:
        yield [surname_last(value) for value in metadata.meta.get(tag, ())]
    if "writ" in (metadata.first("twitter:label1") or "").lower():
        yield metadata.every("twitter:data1")


def _shown_authors(tree: HtmlElement, header: tuple[str, ...]) -> Iterator[list[str]]:
    for path in _BYLINE_ELEMENTS:
        yield from _bylines(tree.xpath(path))
    yield from _header_bylines(header)
    links = (link for link in tree.iter("a") if _AUTHOR_ADDRESS.search(link.get("href") or ""))
    # "People" is the section of that name.
    for names in _bylines(list(islice(links, MAX_AUTHORS))):
        yield [name for name in names if " " in name]


def _names_of(value: Any) -> Iterator[str]:
    """Names in a JSON-LD author, whose `name` some outlets call byline or leave to given and family name."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _names_of(item)
    elif isinstance(value, dict):
        name = value.get("name") or value.get("byline") or value.get("alternateName")
        if not name and value.get("familyName"):
            name = f"{value.get('givenName') or ''} {value['familyName']}"
        if isinstance(name, list):
            yield from _names_of(name)
        elif isinstance(name, str):
            yield surname_last(name)


def _bylines(elements: list[HtmlElement]) -> Iterator[list[str]]:
    """The bylines among elements that are called so: those that stand in one box are one source."""
    own = [element for element in elements if element.tag not in _NO_TEXT and not _is_foreign(element)][:MAX_AUTHORS]
    boxed: set[HtmlElement] = set()
    for element in own[:_MAX_ELEMENTS]:
        if element in boxed:
            continue
        box = set(_box_of(element).iter())
        together = [other for other in own if other in box]
        boxed.update(together)
        yield [text for text in map(_byline_of, together) if text]


def _box_of(element: HtmlElement) -> HtmlElement:
    """The largest element around a byline that holds little more than it."""
    box = element
    for parent in element.iterancestors():
        if parent.tag in ("body", "article", "main") or len(_squeeze(parent.text_content())) > _MAX_BYLINE_LENGTH:
            break
        box = parent
    return box


def _byline_of(element: HtmlElement) -> str | None:
    if element.get("content"):
        return str(element.get("content"))
    linked = [link for link in element.iter("a") if _AUTHOR_ADDRESS.search(link.get("href") or "")]
    texts = [_squeeze(link.text_content()) for link in linked] if linked else _joined_names(element)
    text = " | ".join(text for text in texts if text)
    return text if len(text) <= _MAX_BYLINE_LENGTH else None


def _joined_names(element: HtmlElement) -> list[str]:
    """The texts of an element piece by piece; single words that follow each other are one name's parts."""
    pieces: list[str] = []
    for piece in map(_squeeze, element.itertext()):
        is_word = piece.isalpha() and piece.istitle()
        if pieces and is_word and pieces[-1].isalpha() and not BY.match(f"{pieces[-1]} "):
            pieces[-1] = f"{pieces[-1]} {piece}"
        elif piece:
            pieces.append(piece)
    return pieces


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _is_foreign(element: HtmlElement) -> bool:
    for parent in (element, *element.iterancestors()):
        if parent.tag in ("aside", "footer", "nav", "figure", "figcaption"):
            return True
        if parent.tag in ("body", "html"):
            break
        if _FOREIGN_PLACE.search(f"{parent.get('class') or ''} {parent.get('id') or ''}"):
            return True
    return False


def _header_bylines(header: tuple[str, ...]) -> Iterator[list[str]]:
    """The lines that begin with "By"; markup may cut them at every name and every "and"."""
    for number, line in enumerate(header):
        if not BY.match(f"{line} "):
            continue
        pieces = [line]
        for piece in header[number + 1 :]:
            is_open = BY.fullmatch(f"{pieces[-1]} ") or _CONNECTOR.search(pieces[-1])
            if not is_open and not _CONNECTOR.match(piece):
                break
            pieces.append(piece)
        whole = " ".join(pieces)
        if len(whole) <= _MAX_BYLINE_LENGTH:
            yield [name for name in clean_authors([whole]) if " " in name]
