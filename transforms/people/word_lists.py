"""Lists of words written the way people read them."""

from __future__ import annotations


def word_list(text: str) -> frozenset[str]:
    """The words of a text, parted by white space, as a set."""
    return frozenset(text.split())
