"""Who is given for a reported statement: somebody, never a 'who', a town or the thing that the sentence is about."""

import pytest

from tests.transforms.quotes.test_finding import quotes_of
from tests.transforms.quotes.test_unsaid import told


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "It was bought by Mara Lindqvist, a farmer from Boise, Idaho, who said that she kept goats.",
            "Mara Lindqvist",
        ),
        (
            "The call came from Lonnie Marsh-Ito, a trucker from Amarillo, Texas, who told us that he was ill.",
            "Lonnie Marsh-Ito",
        ),
        ("On Monday, a farmer from Boise, Idaho, who said that she kept goats, came in.", "a farmer from Boise"),
        ("A nurse from Toledo, Ohio, who told police that she was lost was driven home.", "A nurse from Toledo"),
        ("The prize went to a farmer from Ames, Iowa, who said she would buy a cow.", "a farmer from Ames"),
        ("The letter came from Peter Brandt, 44, of Leeds, who wrote that the mill was unsafe.", "Peter Brandt"),
        # A town whose people are meant speaks where no 'who' says that somebody does.
        ("The letter came from Leeds, which said that the mill was unsafe.", "Leeds"),
    ],
)
def test_a_who_stands_for_somebody_from_a_place(text: str, speaker: str) -> None:
    assert [who for _, who in told(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The mill, whose owner said that it would close, employs 90 people.", "owner"),
        ("It rests on a survey, whose authors said that sleep was short.", "authors"),
        ("He wrote to Ada Brook, whose office said that she was away.", "office"),
    ],
)
def test_whose_is_no_part_of_the_speaker(text: str, speaker: str) -> None:
    assert [who for _, who in told(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The only school in Marsh Cross will close at Easter after its last teacher, 61-year-old Dr Ada Brook, "
            "told parents that she could not find anybody to replace her.",
            "Ada Brook",
        ),
        ("The shop will shut because its owner, Mara Lindqvist, told staff that she was ill.", "Mara Lindqvist"),
        ("The mill will close after its owner, 61-year-old Peter Brandt, told staff that he was ill.", "Peter Brandt"),
        # What stands between commas otherwise is not the one who speaks.
        ("Ada Brook, after a long pause, said that she was tired.", "Ada Brook"),
        ("Ada Brook, who has been at every match since the summer, said that she was tired.", "Ada Brook"),
    ],
)
def test_who_speaks_in_a_clause_behind_after_or_because(text: str, speaker: str) -> None:
    assert [who for _, who in told(text)] == [speaker]


def test_a_whom_that_the_tree_hangs_on_millions_behind_it_stops_nothing() -> None:
    words = "Both are bakers whom millions of people have trouble meeting in the Red Lion"
    assert quotes_of(f"{words}, and neither said so. “It is late,” Ada Brook said.")[-1].text == "It is late,"
