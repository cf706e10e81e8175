"""What of an article's text lasts: without the counters and times that a page tells anew each time it is sent."""

from __future__ import annotations

import re
import unicodedata

_DASHES_AND_QUOTES = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "‐": "-", "‑": "-", "−": "-"}
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")

_NUMBER = r"\d[\d.,' ]*[km]?"
_UNIT = r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|[smhd])"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satu?r?|sun)(?:day)?"
# Each word and number is whole, so that there is one way alone to read a paragraph.
_TIME_WORD = (
    rf"(?:(?:{_MONTH}|{_DAY}|today|yesterday|just now|now|at|on|ago|{_UNIT}|[ap]m|noon|midnight|gmt|utc|bst|"
    r"[ecmp][sd]?t|ces?t)\b|[ap]\.m\.|\d+(?!\d)(?:st|nd|rd|th|t|z)?|[.,:;/|()+·•-])"
)
# Whole paragraphs only: the same words within a sentence are the outlet's own.
_PASSING = (
    rf"{_NUMBER}\s*(?:comments?|views?|shares?|likes?|reactions?|replies|reads?|people are reading this)",
    rf"(?:comments?|views?|shares?|likes?|reactions?|replies)\s*[:(]?\s*{_NUMBER}\)?",
    rf"{_NUMBER}[\s-]*{_UNIT}\s+(?:ago|read|reading time)",
    rf"(?:(?:last|first)\s+)?(?:updated|published|posted|modified)(?:\s*{_TIME_WORD})+",
)
_PASSING_PARAGRAPH = re.compile("|".join(f"(?:{pattern})" for pattern in _PASSING), re.IGNORECASE)
# No counter and no time is longer; the patterns are not tried on whole paragraphs of prose.
_LONGEST_PASSING = 80


def lasting_text(text: str) -> str:
    """The paragraphs that are more than a counter or a time, in one spelling of spaces, dashes and quotation marks.

    What differs between two texts of the same lasting text is no change by the outlet.
    """
    paragraphs = (_one_spelling(paragraph) for paragraph in text.split("\n"))
    return "\n".join(paragraph for paragraph in paragraphs if paragraph and not _is_passing(paragraph))


def _one_spelling(paragraph: str) -> str:
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFKC", paragraph))
    return " ".join(visible.translate(_DASHES_AND_QUOTES).split())


def _is_passing(paragraph: str) -> bool:
    return len(paragraph) <= _LONGEST_PASSING and _PASSING_PARAGRAPH.fullmatch(paragraph) is not None
