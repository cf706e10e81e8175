"""Which blocks of a page are its article: trafilatura votes, the tree's structure corrects the vote.

A block that the vote lost among the others of its kind is taken back; one that it took from beside the article, or
from behind its end, goes.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement
from trafilatura import bare_extraction

from transforms.page.blocks import HEADING_TAGS, Block, key_of
from transforms.page.notices import is_closing_heading
from transforms.page.twins import twins_of

# Shorter blocks are found in running text by accident.
MIN_KEY_IN_TEXT = 25
SAME_KIND = 3
"""With so many blocks of its kind found, one that was lost belongs to them."""
_MOSTLY_LINK = 0.8
# "You may also like: The ferry company closes": so long a label, so long a headline.
_MAX_LABEL_WORDS = 4
_PROSE_LENGTH = 80
_MAX_PROSE_LINKS = 0.4
# The article's own part of the tree holds at least this share of the prose found.
_MAIN_SHARE = 0.9
# With fewer characters of prose found the vote has failed, and density decides.
_FAILED_VOTE = 200
# Behind a heading that closes the article, less than this share of the prose can follow.
_MAX_SHARE_BEHIND = 0.3
_NAMELESS = {(tag, "", "div", "") for tag in HEADING_TAGS}
_MAX_STANDFIRST = 600
_STANDFIRST_WORDS = re.compile(
    r"(?:^|[\s_\-])(?:stand-?first|sub-?(?:head(?:line|ing)?|title)|de[ck]k?|excerpt|summary|intro\w*|lede?|chapo)"
    r"(?=$|[\s_\-\d])"
)
_ENDS_SENTENCE = re.compile(r"[.!?…:。！？]['\"”’»)\]」』]*$")
_ENDS_STATEMENT = re.compile(r"[.:。]['\"”’»)\]」』]*$")


@dataclass(frozen=True, slots=True)
class Vote:
    """What trafilatura and the page's JSON-LD take for the article, as keys of lines."""

    lines: frozenset[str]
    whole: str

    def takes(self, block: Block) -> bool:
        """Whether a block is part of it, as a line or inside one."""
        return block.key in self.lines or (len(block.key) >= MIN_KEY_IN_TEXT and block.key in self.whole)


def vote_on(tree: HtmlElement, article_body: str) -> Vote:
    """The vote on a pruned tree."""
    document: Any = bare_extraction(tree, with_metadata=False, include_comments=False, favor_recall=True, fast=True)
    lines = document.text.split("\n") if document is not None and document.text else []
    keys = [key_of(line) for line in lines]
    return Vote(frozenset(keys) - {""}, "".join(keys) + " " + key_of(article_body))


def select(blocks: list[Block], vote: Vote) -> list[Block]:
    """The blocks of the article, in order."""
    found = {number for number, block in enumerate(blocks) if vote.takes(block)}
    if sum(len(blocks[number].text) for number in found if is_prose(blocks[number])) < _FAILED_VOTE:
        found |= _densest_part(blocks)
    if not found:
        return []
    found = _within_main_part(blocks, found)
    lost = _lost(blocks, found)
    first, last = _stretch(blocks, min(found), max(found), lost)
    chosen = [blocks[number] for number in sorted(found | lost) if first <= number <= last]
    return _standfirst(blocks[:first], chosen) + _before_closing(chosen)


def is_link_line(block: Block) -> bool:
    """Whether a line is one link and no statement, the way to another article, with or without a label before it."""
    if not block.linked or block.is_heading or _ENDS_STATEMENT.search(block.text):
        return False
    label, _, rest = block.text.partition(": ")
    is_labelled = len(label.split()) <= _MAX_LABEL_WORDS <= len(rest.split())
    return block.link_share > _MOSTLY_LINK or (is_labelled and _MOSTLY_LINK * len(rest) <= block.linked <= len(rest))


def is_prose(block: Block) -> bool:
    """Whether a block is long enough for running text, and no list of links."""
    return len(block.text) >= _PROSE_LENGTH and block.link_share < _MAX_PROSE_LINKS


def _densest_part(blocks: list[Block]) -> set[int]:
    """The blocks below the element around which most prose stands: near counts whole, one level up half."""
    weights: Counter[HtmlElement] = Counter()
    for block in blocks:
        if is_prose(block):
            for distance, parent in zip((1, 2), block.element.iterancestors(), strict=False):
                weights[parent] += len(block.text) // distance
    if not weights:
        return set()
    part = max(weights, key=lambda element: weights[element])
    inside = set(part.iter())
    return {number for number, block in enumerate(blocks) if block.element in inside and not is_link_line(block)}


def _within_main_part(blocks: list[Block], found: set[int]) -> set[int]:
    """What was found in the lowest part of the tree that holds nearly all prose found, or looks like it.

    Before that part stands the standfirst; sentences there stay.
    """
    part = _main_part(blocks, found)
    if part is None:
        return found
    inside = set(part.iter()).union(*(twin.iter() for twin in twins_of(part)))
    found = found | _prose_inside(blocks, inside - set(part.iter()))
    kinds = Counter(kind_of(blocks[number]) for number in found if blocks[number].element in inside)
    start = min(number for number in found if blocks[number].element in inside)
    return {
        number
        for number in found
        if blocks[number].element in inside
        or (kinds[kind_of(blocks[number])] >= SAME_KIND and is_prose(blocks[number]))
        or (number < start and is_sentence(blocks[number]))
    }


def _prose_inside(blocks: list[Block], elements: set[HtmlElement]) -> set[int]:
    """The blocks inside elements of the article that the vote passed over, without ways to other pages."""
    return {number for number, block in enumerate(blocks) if block.element in elements and not is_link_line(block)}


def _main_part(blocks: list[Block], found: set[int]) -> HtmlElement | None:
    lengths: Counter[HtmlElement] = Counter()
    order: dict[HtmlElement, int] = {}
    for number in sorted(found):
        block = blocks[number]
        if is_prose(block):
            for depth, parent in enumerate(reversed(list(block.element.iterancestors()))):
                lengths[parent] += len(block.text)
                order[parent] = depth
    total = max(lengths.values(), default=0)
    holders = [element for element, length in lengths.items() if length >= _MAIN_SHARE * total]
    return max(holders, key=lambda element: order[element], default=None)


def _lost(blocks: list[Block], found: set[int]) -> set[int]:
    """Blocks that were not found but stand where found ones do, or are called as they are."""
    running = [blocks[number] for number in found if not blocks[number].is_heading]
    places = {_place_of(block) for block in running}
    kinds = Counter(map(kind_of, running))
    # The vote leaves out what stands in a header, as the headings of entries do.
    headings = {kind_of(blocks[number]) for number in found if blocks[number].is_heading} - _NAMELESS
    return {
        number
        for number, block in enumerate(blocks)
        if number not in found
        and not is_link_line(block)
        and (_place_of(block) in places or kinds[kind_of(block)] >= SAME_KIND or kind_of(block) in headings)
    }


def _place_of(block: Block) -> HtmlElement | None:
    """The element that a block stands in; for what is set off in a quotation, the one around the quotation."""
    place = block.element
    quotation = place if place.tag == "blockquote" else next(place.iterancestors("blockquote"), None)
    if quotation is None:
        return place.getparent()
    around = quotation.getparent()
    return around.getparent() if around is not None and around.tag == "figure" else around


def kind_of(block: Block) -> tuple[str, str, str, str]:
    """How markup calls a block and what holds it: equal for the paragraphs of one article."""
    parent = block.element.getparent()
    holder = ("", "") if parent is None else (parent.tag, parent.get("class") or "")
    return (block.element.tag, block.element.get("class") or "", *holder)


def _stretch(blocks: list[Block], first: int, last: int, lost: set[int]) -> tuple[int, int]:
    """The range of the article, longer by what adjoins its ends: sentences, and a heading like those within it."""
    while first - 1 in lost and is_sentence(blocks[first - 1]):
        first -= 1
    headings = {kind_of(block) for block in blocks[first : last + 1] if block.is_heading}
    if first - 1 in lost and kind_of(blocks[first - 1]) in headings:
        first -= 1
    while last + 1 in lost and is_sentence(blocks[last + 1]):
        last += 1
    return first, last


def is_sentence(block: Block) -> bool:
    """Whether a block is long enough for a sentence and ends as one."""
    return len(block.key) >= MIN_KEY_IN_TEXT and bool(_ENDS_SENTENCE.search(block.text)) and not is_link_line(block)


def _standfirst(before: list[Block], chosen: list[Block]) -> list[Block]:
    """The summary between heading and body, where the markup names it and the body does not have it."""
    known = {block.key for block in chosen}
    named = [
        block
        for block in before
        if MIN_KEY_IN_TEXT < len(block.text) <= _MAX_STANDFIRST
        and block.element.tag != "h1"
        and block.key not in known
        and _STANDFIRST_WORDS.search((block.element.get("class") or "").lower())
    ]
    return named[-1:]


def _before_closing(chosen: list[Block]) -> list[Block]:
    """The blocks up to a heading that closes the article ("Most read", "Join the conversation")."""
    total = sum(len(block.text) for block in chosen)
    behind = 0
    end = len(chosen)
    for number in range(len(chosen) - 1, -1, -1):
        behind += len(chosen[number].text)
        if behind > _MAX_SHARE_BEHIND * total:
            break
        if is_closing_heading(chosen[number].text):
            end = number
    return chosen[:end]
