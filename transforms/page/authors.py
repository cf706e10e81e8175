"""Who wrote an article: clean names of people and organizations, one each."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml.html import HtmlElement

from transforms.page.json_ld import bare_heading
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
# Places where other people's names stand: readers, authors of other articles.
_FOREIGN_PLACE = re.compile(
    r"comment|related|recommend|sidebar|most-?read|popular|footer|promo|teaser|card-list", re.IGNORECASE
)
_MAX_BYLINE_LENGTH = 200

# "By" in the languages of the press; with a colon any of them may stand alone.
_BY = re.compile(
    r"^(?:(?:(?:exclusive|analysis|opinion|story|words|text|report|reporting|written|edited|posted|published|article|review"
    r"|interview(?:s)?|presented|produced|compiled|contributed)\s+)*by|von|vom|par|por|di|da|door|av|af|przez|texte|texto|testo|author|autor"
    r"|autore|auteur|reporter|words|text)(?:\s*:\s*|\s+)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*(?:;|\||•|·|/|\n|\s&\s|,?\s+(?:and|und|et|e|y|i|og|och|en|with)\s+(?=[^\W\d_a-z]))\s*")
_NOISE = re.compile(
    r"\([^)]*\)|\[[^\]]*\]|<[^>]*>|\S+@\S+|https?:\S*|www\.\S+|(?<!\w)@\w+|\s+https?$"
    r"|\b(?:e-?mail|follow|contact|view|see|read)\b.*$|\b(?:updated|published|posted|last updated)\b.*$"
    r"|\b\d{1,2}[:.]\d\d.*$",
    re.IGNORECASE,
)
_TRAILING_PLACE = re.compile(r"\s+(?:in|for|at|of the|reports from|reporting from)\s+(?=[A-Z]).*$| [-–—] .*$|\s+[-–—]$")
# Words that name a post or a department and never a person.
_ROLE = re.compile(
    r"\b(?:reporter|correspondent|editor|editors|journalist|writer|columnist|columnists|contributor|producer|staff|bureau|desk"
    r"|team|chief|critic|author|newsroom|analyst|presenter|photographer|intern|fellow|specialist|director|professor"
    r"|redaktion|redakteur\w*|korrespondent\w*|rédaction|journaliste|redacción|redazione|redactie|redação|admin(?:istrator)?|webmaster"
    r"|webdesk|guest|anonymous|unknown|null|none|undefined|news agency)\b",
    re.IGNORECASE,
)
# Bodies that sign articles. A name that ends in such a word is an organization, not a post.
_ORGANIZATION = re.compile(
    r"\b(?:press|agency|agencies|news|times|post|network|service|services|institute|university|media|group|wire|newspaper"
    r"|association|foundation|center|centre|council|board|magazine|herald|tribune|journal|gazette|guardian|telegraph"
    r"|broadcasting|television|radio|conversation)\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[A-Z]{2,5}")
# Agencies whose names no such word gives away.
_AGENCIES = frozenset({
    "reuters", "bloomberg", "xinhua", "agencefrancepresse", "bernama", "ukrinform", "interfax", "kyodo", "yonhap",
    "anadolu",
})  # fmt: skip
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|phd|md|esq|mp|cfa|cfp)\.?", re.IGNORECASE)
_LOWER_PARTICLES = frozenset({
    "de", "da", "do", "dos", "das", "di", "del", "della", "der", "den", "van", "von", "vom", "zu", "zur", "la", "le",
    "el", "al", "bin", "binti", "bint", "ibn", "ben", "ter", "ten", "te", "y", "e", "af", "av", "du", "des", "abu",
    "st", "dal", "lo", "san",
})  # fmt: skip


def read_authors(tree: HtmlElement, metadata: PageMetadata) -> tuple[str, ...]:
    """The authors of a page's article in the order it gives them.

    JSON-LD before meta tags before byline elements: the first source that names a person decides. Where none does,
    the first that names an organization. Fewer authors are better than wrong ones.
    """
    organizations: list[str] = []
    for raw_names in _sources(tree, metadata):
        names = clean_authors(raw_names, metadata.host)
        people = [name for name in names if not is_organization(name, metadata.outlet_names)]
        if people:
            return tuple(names if len(names) == len(people) else people)[:MAX_AUTHORS]
        organizations = organizations or names
    return tuple(organizations[:MAX_AUTHORS])


def _sources(tree: HtmlElement, metadata: PageMetadata) -> Iterator[list[str]]:
    for key in ("author", "creator", "contributor"):
        for node in metadata.nodes:
            yield list(_names_of(node.get(key)))
    for tag in _AUTHOR_TAGS:
        yield [_surname_last(value) for value in metadata.meta.get(tag, ())]
    if "twitter:data1" in metadata.meta and "writ" in (metadata.first("twitter:label1") or "").lower():
        yield metadata.every("twitter:data1")
    for path in _BYLINE_ELEMENTS:
        yield _byline_texts(tree, path)


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
            yield _surname_last(name)


def _surname_last(name: str) -> str:
    """A single name given as "Lee, Ann" in its spoken order; others as they are."""
    parts = [part.strip() for part in html.unescape(name).split(",")]
    if len(parts) != 2 or _SUFFIX.fullmatch(parts[1]) or _ROLE.search(name) or _ORGANIZATION.search(name):
        return name
    surname, given = parts
    if len(surname.split()) == 1 and 1 <= len(given.split()) <= 2 and given[:1].isupper() and not _BY.match(name):
        return f"{given} {surname}"
    return name


def _byline_texts(tree: HtmlElement, path: str) -> list[str]:
    found: list[str] = []
    for element in tree.xpath(path):
        if element.tag in ("meta", "link", "script", "img", "body", "html") or _is_foreign(element):
            continue
        parts = (_squeeze(part) for part in element.itertext() if not (part.isspace() or not part))
        text = _squeeze(element.get("content") or " ".join(parts))
        if 3 <= len(text) <= _MAX_BYLINE_LENGTH and text not in found:
            found.append(text)
    return found[:1] if not path.startswith(("//*[@rel", "//*[@itemprop")) else found[:MAX_AUTHORS]


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


def clean_authors(raw_names: Iterable[str], host: str = "") -> list[str]:
    """Names out of byline texts, one each, without roles, addresses, slugs and repetitions."""
    names: list[str] = []
    for raw in raw_names:
        for part in _split_byline(raw):
            name = _clean_name(part, host)
            if name and bare_heading(name) not in {bare_heading(known) for known in names}:
                names.append(name)
    return names


def _split_byline(raw: str) -> Iterator[str]:
    text = html.unescape(html.unescape(raw)).replace("\xa0", " ")[:1000]
    text = _BY.sub("", " ".join(text.split()))
    for chunk in _SEPARATOR.split(_NOISE.sub(" ", text)):
        pieces = [piece.strip() for piece in chunk.split(",")]
        for number, piece in enumerate(pieces):
            if number and _SUFFIX.fullmatch(piece):
                continue
            following = pieces[number + 1] if number + 1 < len(pieces) else ""
            yield f"{piece} {following}" if _SUFFIX.fullmatch(following) else piece


def _clean_name(part: str, host: str) -> str | None:
    name = _TRAILING_PLACE.sub("", _BY.sub("", part.strip(" .,:;-–—*'\"|")))
    name = _squeeze(name).strip(" .,:;-–—*|") if not name.endswith("Jr.") else name
    if not _is_name_like(name) or bare_heading(name) == bare_heading(host.removeprefix("www.")):
        return None
    return _in_title_case(name)


def _is_name_like(name: str) -> bool:
    words = name.split()
    if not words or len(words) > 7 or len(name) > 60 or any(char.isdigit() or char in "_=#%{}<>" for char in name):
        return False
    # A slug, a handle or a domain: "ann-lee", "annlee", "ardmorepost.com".
    if len(words) == 1 and (
        name.islower() or re.search(r"\w\.\w", name) or re.fullmatch(r"[A-Z][a-z]+(?:-[A-Z]?[a-z]+)+", name)
    ):
        return False
    if _ROLE.search(name) and not re.search(r"\b(?:press|times|post|media|agency)\b", name, re.IGNORECASE):
        return False
    starts = [word for word in words if word.lower().strip(".") not in _LOWER_PARTICLES]
    return bool(starts) and all(not word[:1].islower() for word in starts)


def _in_title_case(name: str) -> str:
    if not name.isupper() or len(name.split()) < 2:
        return name
    return " ".join(re.sub(r"[^\W\d_]+", lambda word: word.group().capitalize(), part) for part in name.split())


def is_organization(name: str, outlet_names: tuple[str, ...] = ()) -> bool:
    """Whether an author is a body: an agency, the outlet itself, a name that ends in a word for such."""
    bare = bare_heading(name)
    if bare in _AGENCIES or bare in {bare_heading(outlet) for outlet in outlet_names}:
        return True
    return bool(_ACRONYM.fullmatch(name) or _ORGANIZATION.search(name.rsplit(maxsplit=1)[-1]))
