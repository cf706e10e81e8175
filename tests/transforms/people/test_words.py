import pytest

from transforms.people.words import Line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mara Lindqvist's boat", ["Mara", "Lindqvist", "boat"]),
        ("the Okafors’ boat", ["the", "Okafors", "boat"]),
        ("J. P. O’Dell of the U.S. Army", ["J.", "P.", "O’Dell", "of", "the", "U.S.", "Army"]),
        ("Dr. Kim Tae-ho left.", ["Dr.", "Kim", "Tae-ho", "left", "."]),
        ("a Lindqvist-led group", ["a", "Lindqvist", "-", "led", "group"]),
        ("“Go,” said Samir al-Hadid", ["“", "Go", ",", "”", "said", "Samir", "al-Hadid"]),
    ],
)
def test_a_text_is_read_in_the_words_of_names(text: str, expected: list[str]) -> None:
    assert [word.text for word in Line.of(text).words] == expected


def test_words_stand_at_their_offsets() -> None:
    line = Line.of("“Well,” said Ann O’Dell’s mother, 61.")

    assert all(line.text[word.start : word.end] == word.text for word in line.words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mara Lindqvist Sails Around the World Alone", True),
        ("HARBOUR MASTER RESIGNS", True),
        ("Harbour master Mara Lindqvist resigns after storm", False),
        ("Mara Lindqvist met Tomas Okafor.", False),
        ("Lindqvist", False),
    ],
)
def test_headlines_in_capitals_are_known(text: str, expected: bool) -> None:
    assert Line.of(text).is_title_case is expected


@pytest.mark.parametrize(
    ("text", "index", "expected"),
    [("He left. Mara stayed.", 3, True), ("“Mara stayed”", 1, True), ("When Mara stayed", 1, False)],
)
def test_a_sentence_starts_behind_marks(text: str, index: int, expected: bool) -> None:
    assert Line.of(text).starts_sentence(index) is expected
