"""The article's own title: what its heading says, without the outlet's name."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from transforms.page.json_ld import bare_heading, first_text, types_of
from transforms.page.metadata import PageMetadata
from transforms.page.tree import visible_texts

# " - ", " | ", " » ": what stands between a title and the names of section and outlet.
_SEPARATOR = re.compile(r"\s+[|\-–—·•»«:]+\s+|\s*[|»]\s*")
_MIN_WORDS = 3
# A heading that is never closed holds the rest of its page: labels are looked for among its first elements alone.
_MOST_PARTS = 50
_LONGEST_LABEL = 80
_MAX_SECTION_WORDS = 2
# "The Ardmore Post", "ardmorepost.com", "Ardmore Post News" are one outlet.
_NAME_FILLER = re.compile(r"^the|(?:news|online|com|couk|comau|org|net|co|ca|uk)$")
# Share of a heading's words that a declared title must repeat, for the heading to be the article's.
_SAME_STORY = 0.3
_TITLE_TAGS = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "title")
# Where a page has no heading: elements that microdata, hNews or plain class names call the headline.
_MARKED_HEADLINES = (
    '//*[@itemprop="headline" or contains(concat(" ", normalize-space(@class), " "), " entry-title ")'
    ' or contains(concat(" ", normalize-space(@class), " "), " headline ")]'
    "[not(self::meta) and not(ancestor::a or ancestor::aside or ancestor::nav or ancestor::footer)]"
)
_LIVE = re.compile(r"\blive\b", re.IGNORECASE)
_HEADLINE_HINT = re.compile(r"headline|title|heading|header", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Heading:
    text: str
    parts: frozenset[str]
    """What its inner elements say, as a label before the headline, in letters and digits alone."""
    is_marked: bool
    """Whether the page says by markup that this is the article's headline."""


def read_title(tree: HtmlElement, metadata: PageMetadata) -> str | None:
    """The title of a page's article; None where the page names none.

    The heading decides where it and the declared titles differ. The exception is the heading of a live blog that
    says so ("Bridge LIVE: …"): it changes with the day, the declared title names the story.
    """
    declared = _declared_titles(tree, metadata)
    heading = _article_heading(tree, declared)
    if heading is None:
        return _as_shown(tree, declared[0]) if declared else None
    if declared and _is_live_blog(metadata) and _LIVE.search(heading) and not _LIVE.search(declared[0]):
        return declared[0]
    return heading


def _as_shown(tree: HtmlElement, title: str) -> str:
    """The part of a declared title that the page shows as a text of its own, without the name of an outlet."""
    cuts = list(_SEPARATOR.finditer(title))
    if not cuts:
        return title
    shown = {bare_heading(text) for text in visible_texts(tree) if len(text) <= len(title)}
    parts = [title, *(title[: cut.start()] for cut in reversed(cuts)), *(title[cut.end() :] for cut in cuts)]
    long_enough = (part for part in parts if len(part.split()) >= _MIN_WORDS)
    return next((part for part in long_enough if bare_heading(part) in shown), title)


def _declared_titles(tree: HtmlElement, metadata: PageMetadata) -> list[str]:
    raw = [value for value in (metadata.first(name) for name in _TITLE_TAGS) if value]
    headline = first_text(metadata.nodes, "headline")
    document_title = tree.findtext(".//title") or ""
    ordered = [*raw[:1], headline or "", *raw[1:], document_title]
    titles = [without_outlet(clean_title(text), metadata.outlet_names) for text in ordered]
    return [title for title in dict.fromkeys(titles) if title and not _is_outlet(title, metadata.outlet_names)]


def _article_heading(tree: HtmlElement, declared: list[str]) -> str | None:
    elements = list(tree.iter("h1")) or tree.xpath(_MARKED_HEADLINES)
    headings = [heading for heading in map(_read_heading, elements) if heading.text]
    if not headings:
        return None
    best = max(headings, key=lambda heading: (_overlap(heading.text, declared), heading.is_marked))
    overlap = _overlap(best.text, declared)
    tells_enough = len(best.text.split()) >= _MIN_WORDS
    if overlap >= _SAME_STORY or (not declared and tells_enough):
        return next((title for title in declared if _is_labelled(best, title)), best.text)
    marked = [heading.text for heading in headings if heading.is_marked and len(heading.text.split()) >= _MIN_WORDS]
    return marked[0] if len(marked) == 1 else None


def _read_heading(element: HtmlElement) -> _Heading:
    attributes = " ".join(element.get(name) or "" for name in ("class", "id", "itemprop", "data-testid", "data-qa"))
    inside_article = any(parent.tag in ("article", "main") for parent in element.iterancestors())
    inner = (str(child.text_content()) for child in islice(element.iterdescendants(), _MOST_PARTS))
    parts = frozenset(bare_heading(text) for text in inner if len(text) <= _LONGEST_LABEL)
    is_marked = bool(_HEADLINE_HINT.search(attributes)) or inside_article
    return _Heading(clean_title(element.text_content()), parts, is_marked)


def _is_labelled(heading: _Heading, title: str) -> bool:
    """Whether a heading is a declared title with a label inside it, as "Live", "Opinion", "Video"."""
    whole, wanted = bare_heading(heading.text), bare_heading(title)
    return whole != wanted and any(part and whole in (part + wanted, wanted + part) for part in heading.parts)


def _overlap(heading: str, declared: list[str]) -> float:
    """The largest share of common words, measured on the shorter of heading and declared title."""
    words = _words(heading)
    shares = [len(words & other) / min(len(words), len(other)) for other in map(_words, declared) if other and words]
    return max(shares, default=0.0)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _is_live_blog(metadata: PageMetadata) -> bool:
    return any("LiveBlogPosting" in types_of(node) for node in metadata.nodes)


def _is_outlet(title: str, outlet_names: tuple[str, ...]) -> bool:
    return bare_heading(title) in {bare_heading(name) for name in outlet_names}


def clean_title(text: str) -> str:
    """A title on one line, entities resolved, white space single."""
    return " ".join(html.unescape(text).replace("\u200b", "").replace("\ufeff", "").split())


def without_outlet(title: str, outlet_names: tuple[str, ...]) -> str:
    """A title without the outlet's name before or behind it, and without the section's name beside that."""
    names = {_bare_name(name) for name in outlet_names} - {""}
    parts = _SEPARATOR.split(title)
    separators = list(_SEPARATOR.finditer(title))
    if len(parts) > 1 and _bare_name(parts[-1]) in names:
        kept = len(parts) - 1
        while (
            kept > 1
            and _is_section(parts[kept - 1])
            and len(_words(title[: separators[kept - 2].start()])) >= _MIN_WORDS
        ):
            kept -= 1
        return title[: separators[kept - 1].start()]
    if len(parts) > 1 and _bare_name(parts[0]) in names:
        return title[separators[0].end() :]
    before, _, after = title.partition(": ")
    return after if after and _bare_name(before) in names else title


def _is_section(part: str) -> bool:
    return len(part.split()) <= _MAX_SECTION_WORDS


def _bare_name(name: str) -> str:
    return _NAME_FILLER.sub("", bare_heading(name))
