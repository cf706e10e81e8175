"""The further parts of an article whose text does not stand in one element: an entry each, or a page each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

# How elements of text are called; other names, as "row" and "wp-block-group", stand on anything.
_TEXT_WORD = re.compile(r"(?:^|[\s_\-])(?:content|body|article|story|text|entry|post|live|updates?)(?=$|[\s_\-])")
_PROSE_LENGTH = 80
_HEADING_TAGS = ("h1", "h2", "h3", "h4")
_LEVELS = 2


def twins_of(part: HtmlElement) -> list[HtmlElement]:
    """The elements near an article's main part that are called as it is and hold text, in order.

    They are the entries of a live blog, or the stretches of a text between advertisements. Lists of other articles,
    whose headings are links, are none of them, and neither are the articles that a page appends, which stand under a
    heading of the first level as the main part does.
    """
    if part.tag == "article" and next(part.iter("h1"), None) is not None:
        return []
    found: dict[HtmlElement, None] = {}
    own, articles = part, set(part.iterancestors("article"))
    for level in list(part.iterancestors())[:_LEVELS]:
        for branch in level:
            if branch is not own and isinstance(branch.tag, str) and next(branch.iter("h1"), None) is None:
                found |= dict.fromkeys(
                    twin for twin in _called_alike(branch, part) if set(twin.iterancestors("article")) == articles
                )
        own = level
    return [twin for twin in found if _holds_text(twin)]


def _called_alike(branch: HtmlElement, part: HtmlElement) -> Iterator[HtmlElement]:
    name = part.get("class") or ""
    words = {word for word in name.split() if _TEXT_WORD.search(word.lower())}
    for element in branch.iter(part.tag):
        other = element.get("class") or ""
        is_same_entry = part.tag in ("article", "li") and name and other == name
        if is_same_entry or not words.isdisjoint(other.split()):
            yield element


def _holds_text(element: HtmlElement) -> bool:
    """Whether an element holds prose, and no heading that leads to another page."""
    headings = (heading for heading in element.iter(*_HEADING_TAGS))
    if any(leads_away(heading) for heading in headings):
        return False
    return any(text and len(text) >= _PROSE_LENGTH for text in element.itertext())


def leads_away(heading: HtmlElement) -> bool:
    """Whether a heading is a link to another page; one to a place on a page, as live blogs have, is none."""
    links = [*heading.iter("a"), *heading.iterancestors("a")]
    return any("#" not in (link.get("href") or "#") for link in links)
