"""The numbers that words say, whatever the house style: '25,000', '25k' and 'twenty-five thousand' are one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
# 'First' is left out: like 'one' it has too many other uses.
_ORDINALS = (
    "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_SPELLED = {
    **{word: value for value, word in enumerate(_SMALL.split())},
    **{word: value for value, word in enumerate(_ORDINALS.split(), start=2)},
    **{word: 10 * value for value, word in enumerate(_TENS.split(), start=2)},
}
_SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
_DIGITS = re.compile(r"\D*(\d{1,18})(\D*)")
_GROUP = 3
"""Digits between two marks of thousands."""


def numbers_in(words: Sequence[str]) -> Iterator[int]:
    """The numbers that folded words say, in order; of a decimal fraction what stands before and behind the mark.

    Ordinals count as their numbers, '10am' and 'F16' as what their digits say.
    """
    place = 0
    while place < len(words):
        length, number = _number_at(words, place)
        if number is not None:
            yield number
        place += length


def _number_at(words: Sequence[str], start: int) -> tuple[int, int | None]:
    """How many words the number that begins there has, at least one, and the number; None where there is none."""
    word = words[start]
    if word in _SPELLED or word in _SCALES:
        return _spelled_number(words, start)
    digits = _DIGITS.match(word)
    if digits is None:
        return 1, None
    number, behind = int(digits[1]), digits[2]
    if behind:
        return 1, number * _SHORT_SCALES.get(behind, 1)
    end = start + 1
    if len(word) <= _GROUP and number:
        while end < len(words) and len(words[end]) == _GROUP and words[end].isdecimal():
            number = 1000 * number + int(words[end])
            end += 1
    while end < len(words) and words[end] in _SCALES:
        number *= _SCALES[words[end]]
        end += 1
    return end - start, number


def _spelled_number(words: Sequence[str], start: int) -> tuple[int, int]:
    """How many words the number in words that begins there has, and the number: 'two hundred and five' has four."""
    total = current = 0
    end = start
    # What the next word must be less than to go on with the number.
    limit = 100
    while end < len(words):
        word = words[end]
        if word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            limit = 100
            if _SCALES[word] >= 1000:
                total, current = total + current, 0
        elif _SPELLED.get(word, limit) < limit:
            current += _SPELLED[word]
            limit = 10 if current % 100 >= 20 else 0
        elif not _joins(words, end) or end == start:
            break
        end += 1
    return end - start, total + current


def _joins(words: Sequence[str], place: int) -> bool:
    """Whether the word there is the 'and' of a number, as in 'two hundred and five'."""
    before, word, behind = words[place - 1], words[place], "".join(words[place + 1 : place + 2])
    return word == "and" and before in _SCALES and behind in _SPELLED
