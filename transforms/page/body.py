"""The article's text out of a page's tree: its paragraphs, lists, subheadings and quotations in order, once each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from lxml.html import HtmlElement, fragment_fromstring

from transforms.page.author_notes import are_names, is_author_note
from transforms.page.blocks import Block, key_of, read_blocks
from transforms.page.boilerplate import prune
from transforms.page.bylines import is_credit_line
from transforms.page.dates import is_date_line
from transforms.page.json_ld import Node
from transforms.page.notices import is_notice
from transforms.page.repetitions import without_repetitions
from transforms.page.selection import MIN_KEY_IN_TEXT, is_link_line, is_prose, is_sentence, select, vote_on

# With fewer characters in the page itself, a script of the page was to write the text, out of its JSON-LD.
_HARDLY_A_TEXT = 500
# Standfirst, byline and date stand among so many blocks at the article's head.
_HEADER_BLOCKS = 8
_MAX_BYLINE_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Body:
    """The text of an article, and what a page says of it around it."""

    text: str
    """The paragraphs joined by newlines; empty where the page holds none."""
    opening_notes: tuple[str, ...]
    """Lines over the text that are no part of it: whose it is, where it was published first, captions."""
    closing_notes: tuple[str, ...]
    """Such lines below the text."""


def read_body(tree: HtmlElement, nodes: list[Node], title: str | None, authors: tuple[str, ...] = ()) -> Body:
    """The text of an article and the notes around it. Prunes the tree.

    Captions, credits, links to other articles, prompts, notes on its authors and the title are no text. The wording
    is the page's own, quotation marks as they stand.
    """
    article_body = _declared_body(nodes)
    prune(tree, title)
    blocks = read_blocks(tree)
    chosen = _without_header_lines(
        select(blocks, vote_on(tree, article_body)), _over_title(blocks, title), title or "", authors
    )
    kept = _polish(chosen, title)
    if sum(len(block.text) for block in kept) < min(_HARDLY_A_TEXT, len(article_body) / 3):
        chosen = _blocks_of(article_body)
        kept = _polish(chosen, title)
    opening, closing = _notes_around(kept, chosen)
    return Body("\n".join(block.text for block in kept), opening, closing)


def _notes_around(kept: list[Block], chosen: list[Block]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The notices over the first of the kept blocks, and those below the last."""
    if not kept:
        return (), ()
    over, below = chosen[: chosen.index(kept[0])], chosen[chosen.index(kept[-1]) + 1 :]
    opening, closing = (tuple(block.text for block in blocks if is_notice(block.text)) for blocks in (over, below))
    return opening, closing


def _without_header_lines(
    blocks: list[Block], over_title: set[Block], title: str, authors: tuple[str, ...]
) -> list[Block]:
    """The blocks without the lines of byline, date and section among the first, and without notes on the authors."""
    first, others = blocks[:_HEADER_BLOCKS], blocks[_HEADER_BLOCKS:]
    kept = [
        block for block in first if block not in over_title and not _is_header_line(_behind(title, block.text), authors)
    ]
    return [block for block in kept + others if not is_author_note(block.text, authors)]


def _behind(title: str, line: str) -> str:
    """What a line says behind the title, where it begins with it: old pages break the line and begin no other."""
    return line.removeprefix(title).strip() or line


def _over_title(blocks: list[Block], title: str | None) -> set[Block]:
    """The blocks over the article's title that are no sentences: names of outlet and section."""
    key = key_of(title or "")
    for number, block in enumerate(blocks):
        if block.key == key and block.element.tag != "html":
            return {over for over in blocks[:number] if not is_sentence(over)}
        if is_prose(block):
            break
    return set()


def _is_header_line(line: str, authors: tuple[str, ...]) -> bool:
    is_byline = len(line) <= _MAX_BYLINE_LENGTH and is_credit_line(line) and not line.endswith((".", "?", "!"))
    return bool(is_byline) or is_date_line(line) or are_names(line, authors)


def _declared_body(nodes: list[Node]) -> str:
    bodies = [node["articleBody"] for node in nodes if isinstance(node.get("articleBody"), str)]
    return max(bodies, key=len, default="").strip()


def _blocks_of(article_body: str) -> list[Block]:
    """The paragraphs of a declared body, which some outlets write as HTML, and some escape besides."""
    markup = unescape(article_body) if "&lt;" in article_body else article_body
    return read_blocks(fragment_fromstring(re.sub(r"\n\s*", "<br><br>", markup), create_parent="div"))


def _polish(blocks: list[Block], title: str | None) -> list[Block]:
    """The blocks without notices, link lines, repetitions and headings over nothing."""
    title_key = key_of(title or "")
    kept: list[Block] = []
    seen: set[str] = set()
    for block in without_repetitions(blocks):
        if block.key == title_key or block.element.tag == "h1" or is_notice(block.text) or is_link_line(block):
            continue
        if len(block.key) >= MIN_KEY_IN_TEXT and block.key in seen:
            continue
        seen.add(block.key)
        kept.append(block)
    while kept and kept[-1].is_heading:
        kept.pop()
    return kept
