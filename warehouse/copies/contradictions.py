"""Whether two wordings that are nearly the same say different things: another number, another month, or a 'not'."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

# The t is what is left of 'won't' and 'can't'.
_NEGATIONS = frozenset(
    {"cannot", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "nowhere", "t", "without"}
)
_UNITS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_TEENS = {
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_AMOUNTS = frozenset({"billion", "dozen", "half", "hundred", "million", "quarter", "third", "thousand", "trillion"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
# 'May' is a verb more often than a month.
_MONTHS = frozenset(
    {
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    }
)

_DECIDING = _AMOUNTS | _DAYS | _MONTHS
# Edits by which one of two wordings has words where the other has none.
_LONGER = frozenset({"delete", "insert"})


def contradict(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the words that both wordings cover differ in a number, a month, a weekday or a negation.

    What one of them has before or after all of the other is a longer cut of the same speech, and no contradiction.
    The number one is left out: the word has too many other uses.
    """
    edits = Levenshtein.opcodes(one, other)
    if not edits:
        return False
    first, last = edits[0], edits[-1]
    starts = (first.src_end, first.dest_end) if first.tag in _LONGER else (0, 0)
    ends = (last.src_start, last.dest_start) if last.tag in _LONGER else (len(one), len(other))
    return _decisive(one[starts[0] : ends[0]]) != _decisive(other[starts[1] : ends[1]])


def _decisive(words: Sequence[str]) -> Counter[str]:
    """The numbers, months, weekdays and negations among the words, each in one form, with how often they stand."""
    found: Counter[str] = Counter()
    tens = 0
    for word in words:
        unit = _UNITS.get(word, 0)
        if tens:
            found[str(tens + unit)] += 1
        if not (tens and unit) and (form := _form(word)):
            found[form] += 1
        tens = _TENS.get(word, 0)
    if tens:
        found[str(tens)] += 1
    return found


def _form(word: str) -> str | None:
    """The word in the form in which it is compared; None for one that decides nothing, and for tens."""
    if value := _UNITS.get(word) or _TEENS.get(word):
        return str(value)
    if word in _NEGATIONS:
        return "not"
    if word in _DECIDING or (word.isdecimal() and word != "1"):
        return word
    return None
