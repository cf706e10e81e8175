"""A tree in, its blocks of running text in order out: paragraphs, headings, list items, each once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from lxml.html import HtmlElement

_BLOCK_TAGS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "main", "nav", "ol", "p",
    "pre", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "html",
})  # fmt: skip
HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u2060\ufeff\u00ad"))
_KEY = re.compile(r"[\W_]+")
# What a system escaped twice: quotation marks, apostrophes, dashes, spaces.
_TWICE_ESCAPED = re.compile(r"&(?:[lr][sd]quo|[lr]aquo|[mn]dash|hellip|nbsp|quot|apos|amp|#0?39|#x27|#8[0-9]{3});")
_MARKS = (("“", "”"), ("‘", "’"))
_QUOTATION_MARKS = "\"'“”„‟‘’‚«»‹›「」『』"


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """One run of text between two block-level borders."""

    text: str
    element: HtmlElement
    """The innermost block-level element around the text."""
    linked: int
    """How many of the text's characters are part of links."""
    key: str = field(repr=False)
    """The text as its letters and digits alone, for comparing."""

    @property
    def is_heading(self) -> bool:
        """Whether the markup calls it a heading."""
        return self.element.tag in HEADING_TAGS

    @property
    def link_share(self) -> float:
        """Share of the text that is linked."""
        return self.linked / len(self.text)


def key_of(text: str) -> str:
    """A text as its letters and digits alone, in lower case."""
    return _KEY.sub("", text.lower())


def normalise(text: str) -> str:
    """A text on one line: white space of any kind single, invisible characters gone, quotation marks as they stand."""
    if "&" in text:
        text = _TWICE_ESCAPED.sub(lambda escaped: unescape(escaped.group()), text)
    return " ".join(text.translate(_INVISIBLE).split())


def read_blocks(root: HtmlElement) -> list[Block]:
    """The blocks of a tree in the order of the document."""
    return list(_Reader().read(root))


class _Reader:
    """Collects text until a border is met. A single line break is a space, two in a row are a border."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._linked = 0
        self._breaks = 0
        self._quotations: list[str] = []

    def read(self, root: HtmlElement) -> Iterator[Block]:
        # Events instead of recursion: depth is the page's choice.
        stack: list[tuple[HtmlElement, bool]] = [(root, False)]
        owners: list[HtmlElement] = [root]
        links = 0
        while stack:
            element, is_leaving = stack.pop()
            is_block = element.tag in _BLOCK_TAGS
            links += (element.tag == "a") * (-1 if is_leaving else 1)
            if is_block:
                yield from self._flush(owners[-1])
            if is_leaving:
                if is_block:
                    owners.pop()
                if element.tag == "q":
                    self._parts.append(self._quotations.pop())
                if element is not root:
                    yield from self._take(element.tail, links, owners[-1])
                continue
            if is_block:
                owners.append(element)
            yield from self._enter(element, links, owners[-1])
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element) if isinstance(child.tag, str))

    def _enter(self, element: HtmlElement, links: int, owner: HtmlElement) -> Iterator[Block]:
        if element.tag == "br":
            self._breaks += 1
            self._parts.append(" ")
        if element.tag == "q":
            self._open_quotation(element)
        yield from self._take(element.text, links, owner)

    def _open_quotation(self, element: HtmlElement) -> None:
        """The marks that browsers set around a quotation in running text, where its words do not bring their own."""
        words = next((text.lstrip() for text in element.itertext() if not text.isspace()), "")
        has_own = words[:1] in tuple(_QUOTATION_MARKS)
        opening, closing = ("", "") if has_own else _MARKS[len(self._quotations) % 2]
        self._parts.append(opening)
        self._quotations.append(closing)

    def _take(self, text: str | None, links: int, owner: HtmlElement) -> Iterator[Block]:
        if not text:
            return
        if not text.isspace():
            if self._breaks > 1:
                yield from self._flush(owner)
            self._breaks = 0
        self._parts.append(text)
        if links > 0:
            self._linked += len(text.strip())

    def _flush(self, owner: HtmlElement) -> Iterator[Block]:
        text = normalise("".join(self._parts))
        linked, self._linked, self._breaks, self._parts = self._linked, 0, 0, []
        key = key_of(text)
        if key:
            yield Block(text, owner, min(linked, len(text)), key)
