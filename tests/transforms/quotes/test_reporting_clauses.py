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
        # A title of several words before the name, and a body's name before its member's.
        (
            "“It has two doors,” chief inspector of lifts Peter Brandt told the paper.",
            [("It has two doors,", "Peter Brandt")],
        ),
        (
            "Anglers Against Litter's Mara Lindqvist said the council “should be ashamed”.",
            [("should be ashamed", "Mara Lindqvist")],
        ),
        # A name and a body in brackets before a colon.
        (
            "Mara Lindqvist (HPA): “Too few, and too late for most of us.”",
            [("Too few, and too late for most of us.", "Mara Lindqvist")],
        ),
        # What many shout where another spoke, and a verb that looks like a plural.
        (
            "Mara Lindqvist spoke outside the hall, where hundreds chanted “Not here!” and waved flags.",
            [("Not here!", "hundreds")],
        ),
        (
            "“It is a fine place,” Peter Brandt jokes, pointing at the roof.",
            [("It is a fine place,", "Peter Brandt")],
        ),
        # A name between commas that the tree hangs on a place or a paper before it.
        (
            "Opening the case at the Old Mill, Mara Lindqvist KC, prosecuting, told jurors it was “a clever thing”.",
            [("a clever thing", "Mara Lindqvist KC")],
        ),
        (
            "In a memo seen by The Ferry Press, its chief executive, Peter Brandt, told staff a strike was “unwise”.",
            [("unwise", "Peter Brandt")],
        ),
        # What a court heard is another's.
        (
            "The tribunal heard that manager Peter Brandt wrote to the cook: “You are done. Do not come in.”",
            [("You are done. Do not come in.", "Peter Brandt")],
        ),
        # A word before the name that the tagger takes for a verb.
        (
            "Students stood behind the rope. “It's kind of sad,” said eighth grader Peter Brandt, 14.",
            [("It's kind of sad,", "Peter Brandt")],
        ),
        # The second of two whom nobody names.
        (
            "One of the cooks said: “It was on the wall.” The other said waiters were told to “stop asking about it”.",
            [("It was on the wall.", "One of the cooks"), ("stop asking about it", "The other")],
        ),
    ],
)
def test_who_speaks(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Peter Brandt received a letter thanking him for “years of work”.", "a letter"),
        ("Peter Brandt wrote a letter thanking her for “years of work”.", "Peter Brandt"),
        ("Peter Brandt read a statement thanking her for “years of work”.", "Peter Brandt"),
    ],
)
def test_who_gets_a_letter_does_not_speak_it(text: str, speaker: str) -> None:
    assert said(text) == [("years of work", speaker)]
