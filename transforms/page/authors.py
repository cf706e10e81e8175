"""Who wrote an article: where a page names its authors, and which of these places to believe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from lxml.html import HtmlElement

from transforms.page.byline_credits import ends_with_label, is_helping_post, opens_byline
from transforms.page.bylines import clean_authors, surname_last
from transforms.page.metadata import PageMetadata
from transforms.page.signing_bodies import is_organization

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
_AND_WITHIN = re.compile(r"\s(?:and|und|et|og|och|en|y|e|&)\s+(?=[^\W\d_a-z])")
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
            yield f"{surname_last(name)}{_helping_post(value)}"


def _helping_post(person: dict[str, Any]) -> str:
    """The post of somebody who does not write, as a byline has it behind the name; nothing for all others."""
    title = person.get("jobTitle")
    return f", {title}" if isinstance(title, str) and is_helping_post(title) else ""


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
        byline = _byline_around(_element_around(together), together)
        yield [byline] if byline else []


def _box_of(element: HtmlElement) -> HtmlElement:
    """The largest element around a byline that holds little more than it."""
    box = element
    for parent in element.iterancestors():
        if parent.tag in ("body", "article", "main") or len(_squeeze(parent.text_content())) > _MAX_BYLINE_LENGTH:
            break
        box = parent
    return box


def _element_around(elements: list[HtmlElement]) -> HtmlElement:
    """The smallest element that holds all of the elements and what stands beside them, where that is no long text."""
    first = elements[0]
    holds_all = set(first.iter()).issuperset(elements)
    for parent in first.iterancestors():
        text = _squeeze(parent.text_content())
        if parent.tag in ("body", "article", "main") or len(text) > _MAX_BYLINE_LENGTH:
            break
        adds_nothing = holds_all and text == _squeeze(first.text_content())
        if not adds_nothing and set(parent.iter()).issuperset(elements):
            return parent
    return first


def _byline_around(around: HtmlElement, named: list[HtmlElement]) -> str:
    """The texts of the named elements with what leads on from one to the next and to names beside them.

    Outlets link some of the names of a byline: "By Ann Lee and <a>Bo Day</a>, Cy Park and Di Fox".
    """
    pieces = _connected(list(_pieces(around, set(named))))
    byline = ""
    was_kept = was_named = False
    for number, (text, is_named) in enumerate(pieces):
        is_before_name = number + 1 < len(pieces) and pieces[number + 1][1]
        is_kept = is_named or (is_before_name and _leads_on(text, was_kept)) or (was_kept and _goes_on(text))
        if is_kept:
            is_apart = not was_kept or (is_named and was_named)
            byline = f"{byline} | {text}" if is_apart and byline else f"{byline} {text}".strip()
        was_kept, was_named = is_kept, is_named
    return byline


def _connected(pieces: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """The pieces, those of no named element joined where "and" and its like connect them."""
    joined: list[tuple[str, bool]] = []
    for text, is_named in pieces:
        before, was_named = joined[-1] if joined else ("", True)
        if not is_named and not was_named and (_CONNECTOR.search(before) or _CONNECTOR.match(text)):
            joined[-1] = (f"{before} {text}", False)
        else:
            joined.append((text, is_named))
    return joined


def _leads_on(text: str, was_kept: bool) -> bool:
    """Whether a piece before a name says what it is named for, "Photos by", or joins it to the names before."""
    if ends_with_label(text):
        return True
    return bool(_CONNECTOR.search(text)) and (opens_byline(text) or (was_kept and bool(_CONNECTOR.match(text))))


def _goes_on(text: str) -> bool:
    """Whether a piece behind a name leads on to further names: "and Bo Day", ", Bo Day and Cy Park"."""
    is_list = _CONNECTOR.match(text) and (not text.startswith(",") or _AND_WITHIN.search(text))
    return bool(is_list) and bool(clean_authors([text]))


def _pieces(around: HtmlElement, named: set[HtmlElement]) -> Iterator[tuple[str, bool]]:
    """The texts of an element in order, and whether each is that of a named element."""
    byline = _byline_of(around) if around in named else None
    if byline:
        yield byline, True
    elif isinstance(around.tag, str) and around.tag not in ("script", "style"):
        if around.text and around.text.strip():
            yield _squeeze(around.text), False
        for child in around:
            yield from _pieces(child, named)
            if child.tail and child.tail.strip():
                yield _squeeze(child.tail), False


def _byline_of(element: HtmlElement) -> str | None:
    if element.get("content"):
        return str(element.get("content"))
    linked = [link for link in element.iter("a") if _AUTHOR_ADDRESS.search(link.get("href") or "")]
    is_within = linked and linked != [element]
    text = _byline_around(element, linked) if is_within else " | ".join(_joined_names(element))
    return text if len(text) <= _MAX_BYLINE_LENGTH else None


def _joined_names(element: HtmlElement) -> list[str]:
    """The texts of an element piece by piece; single words that follow each other are one name's parts."""
    pieces: list[str] = []
    for piece in map(_squeeze, element.itertext()):
        is_word = piece.isalpha() and piece.istitle()
        if pieces and is_word and pieces[-1].isalpha() and not opens_byline(pieces[-1]):
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
    """The lines that begin with "By" and its like; markup may cut them at every name and every "and"."""
    for number, line in enumerate(header):
        if not opens_byline(line):
            continue
        pieces = [line]
        for piece in header[number + 1 :]:
            is_open = ends_with_label(pieces[-1]) or _CONNECTOR.search(pieces[-1])
            if not is_open and not _CONNECTOR.match(piece) and not opens_byline(piece):
                break
            pieces.append(f"; {piece}" if opens_byline(piece) else piece)
        whole = " ".join(pieces)
        if len(whole) <= _MAX_BYLINE_LENGTH:
            yield [name for name in clean_authors([whole]) if " " in name or is_organization(name)]
