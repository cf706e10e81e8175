import pytest

from transforms.people.finder import find_people


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tommy Brightwell, whose real name is Stephen Okafor-Lund, came late. “Sorry,” Brightwell said.",
            [("Tommy Brightwell", "Stephen Okafor-Lund", "Brightwell")],
        ),
        (
            "Stephen Okafor, better known as Tommy Brightwell, came late. Brightwell sat down. Brightwell sang.",
            [("Tommy Brightwell", "Stephen Okafor", "Brightwell")],
        ),
        ("Clara Tennant (née Clara Lindqvist) was there.", [("Clara Tennant", "Clara Lindqvist")]),
        ("Clara Tennant and Peter Brandt were there.", [("Clara Tennant",), ("Peter Brandt",)]),
    ],
)
def test_two_names_of_one_person_are_one(parse, text: str, expected: list[tuple[str, ...]]) -> None:
    assert [person.aliases for person in find_people(parse(text), "", ())] == expected
