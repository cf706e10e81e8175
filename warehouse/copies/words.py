"""The words of a text in the form in which copies are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
# Scripts without spaces count a character as a word.
_WORD = re.compile(rf"[{_IDEOGRAPHS}]|[^\W{_IDEOGRAPHS}]+")
_ACCENTS = re.compile("[\u0300-\u036f]")


@cache
def common_words() -> frozenset[str]:
    """Words that anybody uses to say anything: what is left tells one sentence from another."""
    return frozenset((files("warehouse") / "copies" / "common_words.txt").read_text(encoding="utf-8").split())


def folded_words(text: str) -> list[str]:
    """The words in order, in lower case, without accents and punctuation."""
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return _WORD.findall(text.casefold())


def shingles(words: list[str], length: int) -> list[str]:
    """Every sequence of that many words, in order, words joined by a space."""
    return [" ".join(words[start : start + length]) for start in range(len(words) - length + 1)]


def content_words(words: Iterable[str]) -> set[str]:
    """The distinct words that not everybody uses to say anything."""
    return set(words) - common_words()
