"""Whose words a verb gives, where the tree hangs it elsewhere."""

import pytest

from tests.transforms.quotes.test_finding import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ada Brook has resigned from the front bench accusing her boss of telling “lies” about it.",
            [("lies", "Ada Brook")],
        ),
        (
            "“We have moved them all,” HPA quoted Peter Brandt as saying.",
            [("We have moved them all,", "Peter Brandt")],
        ),
    ],
)
def test_who_speaks(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert said(text) == expected
