"""Names that no list holds and the tagger takes for other things: a he or she behind them tells."""

import pytest

from transforms.people.finder import find_people


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Priyadarshini Sahoo said the wall was weak. “This is no accident,” she wrote.", {"Priyadarshini Sahoo"}),
        ("Neighbours met. Khumbulani Mthethwa alleged a theft. “They ran,” he said.", {"Khumbulani Mthethwa"}),
        ("Leader of the Opposition Priyadarshini Sahoo, however, alleged a theft.", {"Priyadarshini Sahoo"}),
        ("Speaker of the House Ilka Brandt alleged a theft.", {"Ilka Brandt"}),
        # A thing, or somebody of its people.
        ("Nimbus Voltara alleged a theft. “They ran,” it said.", set()),
        ("Nimbus Voltara alleged a theft. Its chief was cross. “They ran,” he said.", set()),
        ("Nimbus Voltara alleged a theft. Ilka Brandt was cross. “They ran,” she said.", {"Ilka Brandt"}),
        ("The leader of the House Rules Committee alleged a theft.", set()),
    ],
)
def test_who_speaks_and_is_taken_up_is_a_person(parse, text: str, expected: set[str]) -> None:
    assert {person.name for person in find_people(parse(text), "", ())} == expected
