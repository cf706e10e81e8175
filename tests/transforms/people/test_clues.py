"""What stands around a name and tells a person from a newspaper, a town or a police station."""

import pytest

from transforms.people.finder import find_people


def names_in(parse, text: str) -> list[str]:
    return [person.name for person in find_people(parse(text), "", ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Ages before names, children behind a comma.
        ("They came with their children, Ulric, three this week, and 10-month-old Tavibet.", ["Ulric", "Tavibet"]),
        ("Seats are named after eight-year-old Quillan, who fell ill.", ["Quillan"]),
        # What the owner of a work made.
        ("She appeared in Ryan Murdell’s American Frost Story.", ["Ryan Murdell"]),
        # A surname that the dictionary knows too.
        ("The member for Kelmarsh West, Geraint Davies, also shared the story.", ["Geraint Davies"]),
    ],
)  # fmt: skip
def test_people(parse, text: str, expected: list[str]) -> None:
    assert names_in(parse, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They were told to drive to Prince George, because the towns near by are full.",
        "A report was filed at Dang Tavirah district police headquarters on March 16.",
        "The chief of the Kelmarsh Umrah Youth left.",
        "“It was polite,” he told Kelmarshkini.",
    ],
)
def test_nobody(parse, text: str) -> None:
    assert names_in(parse, text) == []
