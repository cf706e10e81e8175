"""The language of an article, told from its text."""

from __future__ import annotations

import py3langid

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
