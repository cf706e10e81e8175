"""Which clauses beside a quote may name its speaker."""

import pytest

from tests.transforms.quotes.test_finding import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A clause that leads to a quote of its own speaks no earlier one.
        (
            "An insider said: “It is disrespectful.”\n“There has been sympathy for them.”\n"
            "Of the film, the source said: “It was raw.”",
            [
                ("It is disrespectful.", "An insider"),
                ("There has been sympathy for them.", "An insider"),
                ("It was raw.", "the source"),
            ],
        ),
        # What a label says the words are about, and a verb that looks like the end of a name.
        ("Ada Brook on the rain: “It falls here every day.”", [("It falls here every day.", "Ada Brook")]),
        # Who is heard to speak speaks.
        ("Engineers once heard Brook tell the device to “sink itself.”", [("sink itself.", "Brook")]),
        # A title before a name in apposition.
        (
            "The body's vice president, Professor Ada Brook, said: “Staff work hard.”",
            [("Staff work hard.", "Ada Brook")],
        ),
        # No space behind the closing mark.
        ("“The ferry is late, as all know,”he said, adding more.", [("The ferry is late, as all know,", "he")]),
        # A closing mark that the paper forgot.
        (
            "Ada Brook spoke, declaring, ‘First of all, we’re going to sail. We always have.\nPeter Brandt left.",
            [("First of all, we’re going to sail. We always have.", "Ada Brook")],
        ),
    ],
)  # fmt: skip
def test_who_speaks(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ferry, a project then referred to as the “Heron,” was built at her yard, Ada Brook said.",
        "Ada Brook tested what would become “Heron,” and she said that it sailed.",
        "Ada Brook spoke of supposed “safe routes” for ferries, she said.",
        "The hooks, known as “skewers,” stand in rows, Ada Brook said.",
        "Ada Brook, who runs a bar, said that she sells something called “the Tub” there.",
        "Ada Brook said that they met in a channel named “#ferries” in March.",
        "Ada Brook, who has a “sell” rating on the yard, said it would sink.",
        "Ada Brook said that a banker had cut the yard's rating to “sell” from “hold” in May.",
        "Ada Brook plays a smuggler known only as “the Captain”, she said.",
        "Walk into any shop and you will find shelves of “natural” creams and “ancient” grains.",
    ],
)
def test_what_things_are_called_is_no_quote(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What stands in a claim is whose claim it is.
        (
            "On Monday, Brandt also described Ada Brook’s claim that the town sees a “slow flood” of cars as odd.",
            [("slow flood", "Ada Brook")],
        ),
        (
            "Brandt said it was slow, recalling Ada Brook’s comment after the race comparing it to a “bag of snails”.",
            [("bag of snails", "Ada Brook")],
        ),
        # Who put up the words, in what another tells.
        (
            "The captain said Ada Brook had put up a sign for help, with the words “Save our ferry” and “Sail on”.",
            [("Save our ferry", "Ada Brook"), ("Sail on", "Ada Brook")],
        ),
        # Who is proud, before a quote by itself.
        (
            "“It rains,” Ada Brook said.\nHead coach Peter Brandt is proud of his side.\n"
            "“The boys are ready. They are fit.”",
            [("It rains,", "Ada Brook"), ("The boys are ready. They are fit.", "Peter Brandt")],
        ),
        # Who is said to have said it.
        (
            "Peter stated the captain had said: “This is a ferry of old ropes.”",
            [("This is a ferry of old ropes.", "the captain")],
        ),
    ],
)  # fmt: skip
def test_who_speaks_in_what_others_tell(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert said(text) == expected
