"""Who speaks where the verb of saying stands before its speaker and opens the sentence."""

import pytest

from tests.transforms.quotes.test_finding import quotes_of, said
from tests.transforms.quotes.test_unsaid import told


@pytest.mark.parametrize(
    ("introduction", "speaker"),
    [
        ("Said the coach, Peter Brandt:", "Peter Brandt"),
        ("Said Peter Brandt, the coach:", "Peter Brandt"),
        ("Said coach Peter Brandt after the match:", "Peter Brandt"),
        ("Wrote Peter Brandt, who leads the crew, in the Ferry Post:", "Peter Brandt"),
        ("Says Peter Brandt:", "Peter Brandt"),
        ("Asked Ruiz, a nurse:", "Ruiz"),
        ("Added Brandt:", "Brandt"),
        ("Replied the mayor:", "the mayor"),
        ("Said one neighbour:", "one neighbour"),
        ("The match ended late. Said the coach, Peter Brandt:", "Peter Brandt"),
        ("KELMARSH (Wire) - Said Brandt:", "Brandt"),
        # The verb opens the sentence, and others speak.
        ("Asked about the goal, Peter Brandt said:", "Peter Brandt"),
        ("Asked the same question, Peter Brandt replied:", "Peter Brandt"),
        ("Said to be ill, Peter Brandt told fans:", "Peter Brandt"),
        ("Warned Ruiz by phone, Peter Brandt left, saying:", "Peter Brandt"),
        ("Peter Brandt asked Ada Ruiz, a nurse:", "Peter Brandt"),
    ],
)
def test_who_is_introduced(introduction: str, speaker: str) -> None:
    assert said(f"{introduction} “We played well today.”") == [("We played well today.", speaker)]


@pytest.mark.parametrize("opening", ["Suggested reading:", "Asked the same question:", "Told the news:"])
def test_what_somebody_was_given_or_asked_is_no_introduction(opening: str) -> None:
    assert all(quote.cue is None for quote in quotes_of(f"{opening} “It is a long way home.”"))


def test_each_introduction_leads_to_its_own_quote() -> None:
    text = "“We lost,” Ada Ruiz said. Said Peter Brandt: “We played well today.”"

    assert said(text) == [("We lost,", "Ada Ruiz"), ("We played well today.", "Peter Brandt")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peter Brandt blamed his delay on a “bad telephone line,” claiming he had sent the letter in May.",
            [("he had sent the letter in May", "Peter Brandt")],
        ),
        ("“We lost the letter,” claimed he.", []),
    ],
)
def test_who_stands_behind_a_participle_is_spoken_of(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected
