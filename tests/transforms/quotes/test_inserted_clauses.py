"""'Mr Lee said', set into a sentence with title and trade: what stands around it is said, and nothing of it."""

import pytest

from tests.transforms.quotes.test_unsaid import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the end, Mayor Ada Brook said, nobody came.", ["nobody came"]),
        ("The mill, Dr. Brandt said, will close in May.", ["will close in May"]),
        (
            "If the demands are not met, Mr. Brandt warned, many farmers plan to leave the union.",
            ["many farmers plan to leave the union"],
        ),
        (
            "This includes a guard for the mill, Harbour Secretary Ada Brook told a council panel Wednesday.",
            ["This includes a guard for the mill"],
        ),
        ("The mill is older than the town, its owner, Ada Brook, said.", ["The mill is older than the town"]),
        ("The mill, former harbour master Ada Brook said, was “a wreck from the first day”.", []),
        ("When asked about the mill, Mayor Ada Brook said the roof leaks.", ["the roof leaks"]),
        ("The mill's owner, Mr. Brandt, said the roof leaks.", ["the roof leaks"]),
        ("“It fell,” Mayor Ada Brook said after the vote in the town hall.", []),
    ],
)
def test_title_and_trade_belong_to_the_clause(text: str, expected: list[str]) -> None:
    assert [words for words, _ in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The plan was to attend every meeting he could get into, said Mark Jones, a historian.",
            ["The plan was to attend every meeting he could get into"],
        ),
        ("Nobody knew what it was for, Ada Brook said.", ["Nobody knew what it was for"]),
        (
            "It was the first time that anybody had heard of this, she said.",
            ["It was the first time that anybody had heard of this"],
        ),
        ("It closed for, Ada Brook said, “three long days”.", []),
        ("The town bought the, Ada Brook said, “biggest lamp in the land”.", []),
    ],
)
def test_a_sentence_may_end_in_a_preposition_or_a_this(text: str, expected: list[str]) -> None:
    assert [words for words, _ in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Over the years, she said, the mill has helped her – although the rest of it was “no help at all”.",
            ["the mill has helped her"],
        ),
        ("She said the mill was a well-known “wreck of the first order”.", []),
    ],
)
def test_a_dash_before_a_quote_ends_the_statement_and_a_hyphen_does_not(text: str, expected: list[str]) -> None:
    assert [words for words, _ in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ada Brook said the mill is lost, and the mayor said it can be saved.",
            [("the mill is lost", "Ada Brook"), ("it can be saved", "the mayor")],
        ),
        (
            "Ada Brook said the mill is lost, while Olaf Brandt argued that it can be saved.",
            [("the mill is lost", "Ada Brook"), ("it can be saved", "Olaf Brandt")],
        ),
        (
            "Three in four said they feared for the mill, and more than 40 percent said it would fall.",
            [("they feared for the mill", "Three in four"), ("it would fall", "more than 40 percent")],
        ),
        # One statement may tell what others say.
        (
            "Ada Brook said that the mill is lost and that the mayor had said it could be saved.",
            [("the mill is lost and that the mayor had said it could be saved", "Ada Brook")],
        ),
        (
            "Ada Brook said that although the mayor knew it, the mill is lost.",
            [("although the mayor knew it, the mill is lost", "Ada Brook")],
        ),
    ],
)
def test_a_statement_ends_where_the_next_one_speaks(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ada Brook repeated the charge, claiming without any evidence that the mayor wanted to take the mill.",
            ["the mayor wanted to take the mill"],
        ),
        ("Ada Brook said in a letter to the board that the roof is unsafe.", ["the roof is unsafe"]),
        (
            "Ada Brook said in one of a series of radio messages that the boat was carrying goats when it struck "
            "the pier.",
            ["the boat was carrying goats when it struck the pier"],
        ),
        ("Ada Brook said in the letter that she wrote in May.", []),
        ("Ada Brook said nothing without evidence that the roof was unsafe.", []),
    ],
)
def test_a_that_which_hangs_on_a_noun_beside_the_cue_is_what_is_said(text: str, expected: list[str]) -> None:
    assert [words for words, _ in told(text)] == expected
