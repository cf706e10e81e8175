"""Whether two wordings that are nearly the same say different things: another number, another month, or a 'not'."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from warehouse.copies.numbers import numbers_in

# The t is what is left of 'won't' and 'can't'.
_NEGATIONS = frozenset(
    {"cannot", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "nowhere", "t", "without"}
)
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

_DECIDING = _DAYS | _MONTHS | {"half", "quarter"}
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
    found = Counter(str(number) for number in numbers_in(words) if number != 1)
    for word in words:
        if word in _NEGATIONS:
            found["not"] += 1
        elif word in _DECIDING:
            found[word] += 1
    return found
