from __future__ import annotations

import pytest

from warehouse.copies.numbers import numbers_in
from warehouse.copies.words import folded_words


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("25,000 or 25k or twenty-five thousand", [25_000] * 3),
        ("£5m, 5 million, five million pounds", [5_000_000] * 3),
        ("1,500 and 1500 and 12 345 678", [1500, 1500, 12_345_678]),
        ("205 or two hundred and five", [205] * 2),
        ("a hundred, or 100, or four dozen", [100, 100, 48]),
        ("five million two hundred and ten", [5_000_210]),
        ("three hundred thousand and a few hundred", [300_000, 100]),
        ("the 4th, the fourth, the 3rd third", [4, 4, 3, 3]),
        ("in the 1960s, at 10am, on the F16", [1960, 10, 16]),
        ("seven eight nine, and 3-1, and 2.5", [7, 8, 9, 3, 1, 2, 5]),
        ("in 1999, 2000 and 2010", [1999, 2000, 2010]),
        ("one of them and another hundred and", [1, 100]),
        ("and neither first nor and", []),
    ],
)
def test_numbers_are_read_whatever_the_house_style(text: str, numbers: list[int]) -> None:
    assert list(numbers_in(folded_words(text))) == numbers
