"""Of whom, how long and of what act somebody spoke or thought is no statement; what was said of them is."""

import pytest

from tests.transforms.quotes.test_unsaid import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The things that people said about the harbour, the weather and each other are lost.", []),
        ("“He is late,” Peter Brandt said of the mayor, who runs the mill.", []),
        ("Farmers have been saying for years that the mill is lost.", ["the mill is lost"]),
        ("Ada Brook said of the mill that it was lost.", ["it was lost"]),
        (
            "The minister added that his office would publish the name of every vessel turned away.",
            ["his office would publish the name of every vessel turned away"],
        ),
        ("The plan is to win enough votes to keep the mill, Ada Brook hopes.", []),
        ("He had been speaking, he explained, of a car park.", []),
        ("It is cheap, not to mention a great partner for a picnic, and she said so.", []),
        ("She thought of throwing the letter away, and said so.", []),
        ("Ada Brook denies sailing a boat without lights.", []),
        ("Ada Brook denied that she had sailed a boat without lights.", ["she had sailed a boat without lights"]),
        ("Ada Brook began with a line that a guest had left on a napkin, and she said so.", []),
        ("The mill is lost, Ada Brook continued. “Yes,” she said.", ["The mill is lost"]),
        ("Ada Brook called off her nine concerts for the winter, and she said so.", []),
        ("Ada Brook answered the firm, calling its long account of the fire “a lie”.", []),
        ("Ada Brook praised the firm's account of the fire.", ["the firm's account of the fire"]),
        ("The farmers, who call themselves the Rakes, declined to say how they met.", []),
    ],
)
def test_topics_acts_and_names_are_not_said(text: str, expected: list[str]) -> None:
    assert [words for words, _ in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Brook accused Peter Brandt of stealing nine boats.", ["Peter Brandt of stealing nine boats"]),
        ("Ada Brook, accused of lying to the board, left the country.", ["of lying to the board"]),
        ("Nobody has accused Peter Brandt of stealing nine boats.", []),
    ],
)
def test_a_charge_is_always_somebodys_words(text: str, expected: list[str]) -> None:
    assert [words for words, _ in told(text)] == expected
