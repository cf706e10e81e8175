"""The language of an article, and its length in words, told from its text."""

from __future__ import annotations

import re

import py3langid

# Scripts that set no space between words: Chinese, Japanese and Thai; two of their characters make about a word.
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")

# Below this many letters the detector guesses; the page's own declaration is the better guess.
MIN_LETTERS = 80
_READ_CHARACTERS = 3_000


def detect_language(text: str, html_language: str | None) -> str | None:
    """The ISO 639-1 code of a text's language; the declared one where the text is too short to tell."""
    sample = text[:_READ_CHARACTERS]
    if sum(char.isalpha() for char in sample) < MIN_LETTERS:
        return html_language
    code, _ = py3langid.classify(sample)
    return str(code)


def count_words(text: str) -> int:
    """How many words a text has, about, in any script."""
    return len(text.split()) + len(_UNSPACED.findall(text)) // 2
