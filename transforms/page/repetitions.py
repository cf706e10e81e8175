"""Blocks that say again, set off from the running text, what stands in it: pull quotes, and who is named under them."""

from __future__ import annotations

import re
from collections import Counter

from transforms.page.blocks import Block, key_of
from transforms.page.selection import MIN_KEY_IN_TEXT, SAME_KIND, is_sentence, kind_of

# No article has more set off than this; looking each up in the text is not free.
_MAX_SET_OFF = 100
_MAX_SIGNATURE = 80
_MIN_KEY_OF_QUOTATION = 12
_OPENING_MARKS = ("“", '"', "‘", "«", "„")
_ALL_QUOTED = re.compile('[“"«„‘][^”"»“’]+[”"»“’]')


def without_repetitions(blocks: list[Block]) -> list[Block]:
    """The blocks without those that only repeat sentences of the running text, and without their signatures."""
    called = Counter(map(kind_of, blocks))
    set_off = [block for block in blocks if _is_set_off(block, called)][:_MAX_SET_OFF]
    apart = set(set_off)
    running = "".join(block.key for block in blocks if block not in apart)
    repeating = {block for block in set_off if _repeats(block, running)}
    return [
        block
        for before, block in zip([None, *blocks], blocks, strict=False)
        if block not in repeating and not (before in repeating and _may_sign(block, called))
    ]


def _is_set_off(block: Block, called: Counter[tuple[str, str, str, str]]) -> bool:
    """Whether a block may only repeat: a quotation, or what is called as little else is."""
    if block.element.tag == "blockquote" or next(block.element.iterancestors("blockquote"), None) is not None:
        return True
    least = _MIN_KEY_OF_QUOTATION if block.text.startswith(_OPENING_MARKS) else MIN_KEY_IN_TEXT
    if block.is_heading or len(block.key) < least:
        return False
    return called[kind_of(block)] < SAME_KIND or bool(_ALL_QUOTED.fullmatch(block.text))


def _repeats(block: Block, running: str) -> bool:
    """Whether every sentence of a block stands in the running text."""
    sentences = [key_of(sentence) for sentence in re.split(r"(?<=[.!?])\s+", block.text)]
    return all(sentence in running for sentence in sentences)


def _may_sign(block: Block, called: Counter[tuple[str, str, str, str]]) -> bool:
    """Whether a line may say whose words were repeated over it."""
    is_short = len(block.text) <= _MAX_SIGNATURE and not block.is_heading
    return is_short and called[kind_of(block)] < SAME_KIND and not is_sentence(block)
