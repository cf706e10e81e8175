"""Names that are words of the calendar, and words of the calendar beside names."""

import pytest

from transforms.people.finder import find_people


def named(parse, text: str) -> dict[str, list[str]]:
    people = find_people(parse(text), "", ())
    return {person.name: [mention.text for mention in person.mentions] for person in people}


@pytest.mark.parametrize(
    ("text", "name", "places"),
    [
        ("Tony March said no. “It flew,” March added.", "Tony March", ["Tony March", "March"]),
        ("Tony March met her in March. “It flew,” said March.", "Tony March", ["Tony March", "March"]),
        ("“It flew,” said Tony March, who lives there.", "Tony March", ["Tony March"]),
        ("Ruth Friday runs the café. “It flew,” Friday said.", "Ruth Friday", ["Ruth Friday", "Friday"]),
        ("Ruth Friday, 47, left on Friday. “It flew,” Friday said.", "Ruth Friday", ["Ruth Friday", "Friday"]),
        ("Jane Easter said no. At Easter she left, Easter said.", "Jane Easter", ["Jane Easter", "Easter"]),
    ],
)
def test_a_surname_of_the_calendar_names_the_person(parse, text: str, name: str, places: list[str]) -> None:
    assert named(parse, text) == {name: places}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The roof fell on Monday. “It flew,” the baker said Friday.", {}),
        ("Since March said little, nobody came.", {}),
        ("Ann Tennant Friday said no. “It flew,” Tennant said Friday.", {"Ann Tennant": ["Ann Tennant", "Tennant"]}),
        ("They told Ruth Tennant Friday. Tennant left.", {"Ruth Tennant": ["Ruth Tennant", "Tennant"]}),
        ("Ruth Lee said no. They told Ruth Friday.", {"Ruth Lee": ["Ruth Lee", "Ruth"]}),
        ("Ruth Lee said no. They told Ruth March 3 was late.", {"Ruth Lee": ["Ruth Lee", "Ruth"]}),
        ("Ann Lee Friday said no.", {"Ann Lee": ["Ann Lee"]}),
    ],
)
def test_a_date_beside_a_name_is_no_surname(parse, text: str, expected: dict[str, list[str]]) -> None:
    assert named(parse, text) == expected
