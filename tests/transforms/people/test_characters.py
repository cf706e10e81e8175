"""Characters that somebody plays are nobody; whom a role serves is somebody."""

import pytest

from transforms.people.finder import find_people


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mary Tennant is best known for her role as Nora Vexley in the series.", ["Mary Tennant"]),
        ("Many praised Mary Tennant. Her turn as Nora Vexley won a prize.", ["Mary Tennant"]),
        ("Mary Tennant starred as weary baker Nora Vexley on the stage in Kelmarsh.", ["Mary Tennant"]),
        ("Mary Tennant is a cook. Her book, Molly Vexley, is not the usual fare.", ["Mary Tennant"]),
        ("The author of the book, Molly Vexley, is a cook.", ["Molly Vexley"]),
        ("Doreen Pell took on the role as Prince Oswin and Princess Maud's nanny.", ["Doreen Pell", "Oswin", "Maud"]),
    ],
)  # fmt: skip
def test_whom_a_role_names(parse, text: str, expected: list[str]) -> None:
    assert [person.name for person in find_people(parse(text), "", ())] == expected
