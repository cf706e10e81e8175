"""The article's text out of a page's tree: trafilatura finds the body, the tree gives its words, in order, once.

trafilatura votes for blocks. A block that it lost between two that it found, in the same part of the tree, is taken
back; a block that it took from beside the article goes. The wording is the page's own, read from the tree.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml.html import HtmlElement, fragment_fromstring
from trafilatura import bare_extraction

from transforms.page.blocks import Block, key_of, read_blocks
from transforms.page.boilerplate import names_of, prune
from transforms.page.json_ld import Node
from transforms.page.notices import is_notice

# Shorter blocks are found in running text by accident.
_MIN_KEY_IN_TEXT = 25
_MOSTLY_LINK = 0.8
# With so many blocks of its kind found, one that was lost belongs to them.
_SAME_KIND = 3
# With fewer characters in the page itself, a script of the page was to write the text, out of its JSON-LD.
_HARDLY_A_TEXT = 500
_STANDFIRST = re.compile(
    r"(?:^|[\s_\-])(?:stand-?first|sub-?(?:head(?:line|ing)?|title)|de[ck]k?|excerpt|summary|intro\w*|lede?|kicker-text|article-lead|chapo|teaser-text)(?=$|[\s_\-\d])"
)
_MIN_STANDFIRST = 40
_MAX_STANDFIRST = 600
_ENDS_SENTENCE = re.compile(r"[.!?…:]['\"”’»)\]]*$")
_ENDS_STATEMENT = re.compile(r"[.:]['\"”’»)\]]*$")


def read_body(tree: HtmlElement, nodes: list[Node], title: str | None) -> str:
    """The paragraphs of an article joined by newlines; empty where the page holds none. Prunes the tree.

    Lists, subheadings, quotations and the standfirst are part of it; captions, credits, links to other articles,
    prompts, author boxes and the title are not.
    """
    article_body = _declared_body(nodes)
    prune(tree)
    blocks = read_blocks(tree)
    votes = _votes(tree, article_body)
    kept = _standfirst(blocks, votes, title) + _select(blocks, votes)
    paragraphs = list(_polish(kept, title))
    if sum(map(len, paragraphs)) < min(_HARDLY_A_TEXT, len(article_body) / 3):
        paragraphs = _paragraphs_of(article_body)
    return "\n".join(paragraphs)


def _declared_body(nodes: list[Node]) -> str:
    bodies = [node["articleBody"] for node in nodes if isinstance(node.get("articleBody"), str)]
    return max(bodies, key=len, default="").strip()


def _paragraphs_of(article_body: str) -> list[str]:
    """The paragraphs of a declared body, which some outlets write as HTML, and some escape besides."""
    markup = unescape(article_body) if "&lt;" in article_body else article_body
    lines = re.sub(r"\n\s*", "<br><br>", markup)
    blocks = read_blocks(fragment_fromstring(lines, create_parent="div"))
    return [block.text for block in blocks if not is_notice(block.text)]


def _votes(tree: HtmlElement, article_body: str) -> tuple[set[str], str]:
    """The keys of the lines that trafilatura gives, and all of them in one string."""
    document: Any = bare_extraction(tree, with_metadata=False, include_comments=False, favor_recall=True, fast=True)
    lines = document.text.split("\n") if document is not None and document.text else []
    keys = [key_of(line) for line in lines]
    return {key for key in keys if key}, "".join(keys) + " " + key_of(article_body)


def _is_voted(block: Block, votes: tuple[set[str], str]) -> bool:
    lines, whole = votes
    return block.key in lines or (len(block.key) >= _MIN_KEY_IN_TEXT and block.key in whole)


def _select(blocks: list[Block], votes: tuple[set[str], str]) -> list[Block]:
    """The voted blocks, and those among them that stand where the voted ones do."""
    found = {number for number, block in enumerate(blocks) if _is_voted(block, votes)}
    prose = [blocks[number] for number in sorted(found) if not blocks[number].is_heading]
    if not prose:
        return []
    places = {block.element.getparent() for block in prose}
    kinds = Counter(_kind(block) for block in prose)
    lost = [
        number
        for number, block in enumerate(blocks)
        if number not in found
        and not _is_link_line(block)
        and (block.element.getparent() in places or kinds[_kind(block)] >= _SAME_KIND)
    ]
    first, last = _stretch(blocks, min(found), max(found), set(lost))
    return [blocks[number] for number in sorted(found.union(lost)) if first <= number <= last]


def _kind(block: Block) -> tuple[str, str, str, str]:
    """How markup calls a block and what holds it: equal for the paragraphs of one article."""
    parent = block.element.getparent()
    holder = ("", "") if parent is None else (parent.tag, parent.get("class") or "")
    return (block.element.tag, block.element.get("class") or "", *holder)


def _stretch(blocks: list[Block], first: int, last: int, lost: set[int]) -> tuple[int, int]:
    """The range of the article, longer by the sentences that adjoin the first and the last block found."""
    while first - 1 in lost and _is_sentence(blocks[first - 1]):
        first -= 1
    while last + 1 in lost and _is_sentence(blocks[last + 1]):
        last += 1
    return first, last


def _is_sentence(block: Block) -> bool:
    return len(block.key) >= _MIN_KEY_IN_TEXT and bool(_ENDS_SENTENCE.search(block.text))


def _standfirst(blocks: list[Block], votes: tuple[set[str], str], title: str | None) -> list[Block]:
    """The summary between heading and body, where the markup names it and the body does not have it."""
    first_voted = next(
        (number for number, block in enumerate(blocks) if _is_voted(block, votes) and not block.is_heading), 0
    )
    return [
        block
        for block in blocks[:first_voted]
        if _MIN_STANDFIRST <= len(block.text) <= _MAX_STANDFIRST
        and block.element.tag != "h1"
        and not _is_voted(block, votes)
        and _STANDFIRST.search(names_of(block.element))
        and key_of(title or "") != block.key
    ][:2]


def _polish(blocks: list[Block], title: str | None) -> Iterator[str]:
    """The paragraphs without notices, link lines, repetitions and headings over nothing."""
    title_key = key_of(title or "")
    whole = "".join(block.key for block in blocks if not block.is_heading)
    kept: list[Block] = []
    seen: set[str] = set()
    for block in blocks:
        if block.key in (title_key, "") or block.element.tag == "h1" or is_notice(block.text) or _is_link_line(block):
            continue
        is_repeated = block.key in seen and len(block.key) >= _MIN_KEY_IN_TEXT
        if is_repeated or _is_pulled_quote(block, whole):
            continue
        seen.add(block.key)
        kept.append(block)
    while kept and kept[-1].is_heading:
        kept.pop()
    yield from (block.text for block in kept)


def _is_link_line(block: Block) -> bool:
    """A line that is one link and no sentence leads to another article."""
    return block.link_share > _MOSTLY_LINK and not block.is_heading and not _ENDS_STATEMENT.search(block.text)


def _is_pulled_quote(block: Block, whole: str) -> bool:
    is_set_off = any(parent.tag == "blockquote" for parent in (block.element, *block.element.iterancestors()))
    return is_set_off and len(block.key) >= _MIN_KEY_IN_TEXT and whole.count(block.key) > 1
