"""The article's text out of a page's tree: its paragraphs, lists, subheadings and quotations in order, once each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from lxml.html import HtmlElement, fragment_fromstring

from transforms.page.blocks import Block, key_of, read_blocks
from transforms.page.boilerplate import prune
from transforms.page.bylines import is_credit_line
from transforms.page.dates import is_date_line
from transforms.page.json_ld import Node
from transforms.page.notices import is_notice
from transforms.page.selection import MIN_KEY_IN_TEXT, is_link_line, select, vote_on

# With fewer characters in the page itself, a script of the page was to write the text, out of its JSON-LD.
_HARDLY_A_TEXT = 500
# Standfirst, byline and date stand among so many blocks at the article's head.
_HEADER_BLOCKS = 8
_MAX_BYLINE_LENGTH = 120
# No article has more quotations set off than this; looking each up in the text is not free.
_MAX_SET_OFF = 100


def read_body(tree: HtmlElement, nodes: list[Node], title: str | None) -> str:
    """The paragraphs of an article joined by newlines; empty where the page holds none. Prunes the tree.

    Captions, credits, links to other articles, prompts, author boxes and the title are left out. The wording is the
    page's own, quotation marks as they stand.
    """
    article_body = _declared_body(nodes)
    prune(tree, title)
    chosen = _without_header_lines(select(read_blocks(tree), vote_on(tree, article_body)))
    paragraphs = list(_polish(chosen, title))
    if sum(map(len, paragraphs)) < min(_HARDLY_A_TEXT, len(article_body) / 3):
        paragraphs = list(_polish(_blocks_of(article_body), title))
    return "\n".join(paragraphs)


def _without_header_lines(blocks: list[Block]) -> list[Block]:
    """The blocks without the lines of byline and date among the first."""
    first, others = blocks[:_HEADER_BLOCKS], blocks[_HEADER_BLOCKS:]
    return [block for block in first if not _is_header_line(block.text)] + others


def _is_header_line(line: str) -> bool:
    is_byline = len(line) <= _MAX_BYLINE_LENGTH and is_credit_line(line) and not line.endswith((".", "?", "!"))
    return bool(is_byline) or is_date_line(line)


def _declared_body(nodes: list[Node]) -> str:
    bodies = [node["articleBody"] for node in nodes if isinstance(node.get("articleBody"), str)]
    return max(bodies, key=len, default="").strip()


def _blocks_of(article_body: str) -> list[Block]:
    """The paragraphs of a declared body, which some outlets write as HTML, and some escape besides."""
    markup = unescape(article_body) if "&lt;" in article_body else article_body
    return read_blocks(fragment_fromstring(re.sub(r"\n\s*", "<br><br>", markup), create_parent="div"))


def _polish(blocks: list[Block], title: str | None) -> Iterator[str]:
    """The paragraphs without notices, link lines, repetitions and headings over nothing."""
    title_key = key_of(title or "")
    set_off = {block for block in blocks if _is_set_off(block)}
    running = "".join(block.key for block in blocks if block not in set_off)
    unchecked = _MAX_SET_OFF
    kept: list[Block] = []
    seen: set[str] = set()
    for block in blocks:
        if block.key == title_key or block.element.tag == "h1" or is_notice(block.text) or is_link_line(block):
            continue
        if len(block.key) >= MIN_KEY_IN_TEXT and block.key in seen:
            continue
        if block in set_off and unchecked > 0:
            unchecked -= 1
            if _repeats(block, running):
                continue
        seen.add(block.key)
        kept.append(block)
    while kept and kept[-1].is_heading:
        kept.pop()
    yield from (block.text for block in kept)


def _repeats(block: Block, running: str) -> bool:
    """Whether every sentence of a block stands in the running text."""
    sentences = [key_of(sentence) for sentence in re.split(r"(?<=[.!?])\s+", block.text)]
    return all(sentence in running for sentence in sentences)


def _is_set_off(block: Block) -> bool:
    """Whether a block stands in a quotation apart, which may only repeat a sentence of the article."""
    return any(parent.tag == "blockquote" for parent in (block.element, *block.element.iterancestors()))
