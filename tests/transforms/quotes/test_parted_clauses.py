"""Whose words a quote gives where a semicolon, an aside or the tagger comes between."""

import pytest

from tests.transforms.quotes.test_finding import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Each side of a semicolon reports for itself.
        (
            "The Kelmarsh Times called the play “a small marvel”; the critic of the Post, Peter Brandt, wrote that it "
            "had “the best second act in a decade”.",
            [("a small marvel", "The Kelmarsh Times"), ("the best second act in a decade", "Peter Brandt")],
        ),
        # Behind one, a list may go on with what somebody said before.
        (
            "Ada Brook said that the roof was “as good as gone”; that the doors were “next to go”.",
            [("as good as gone", "Ada Brook"), ("next to go", "Ada Brook")],
        ),
        # What looks like a passive has an object.
        (
            "Former striker Peter Brandt, now a pundit, called Okafor's tactics “naive” on the phone-in.",
            [("naive", "Peter Brandt")],
        ),
        # A name that the tagger takes for a verb.
        (
            "Trump and his crew have praised old boats, called the bridge “the greatest folly ever built in Kelmarsh” "
            "and gone home.",
            [("the greatest folly ever built in Kelmarsh", "Trump")],
        ),
        # By whom something is called so, behind the quote.
        (
            "Carrow is to close its plant with the loss of 120 jobs, a move branded “a hammer blow” by local farmers.",
            [("a hammer blow", "local farmers")],
        ),
        # Whose claim it is that another rejects.
        (
            "Devon Callow has rejected claims by Prime Minister Earl Whyte that the dispute is “settled law”.",
            [("settled law", "Earl Whyte")],
        ),
        # A chair's title with the board's name in it.
        (
            "Peter Brandt sold it. Chair of trustees Ada Lattimer, a former banker, said it lived on “sentiment”.",
            [("sentiment", "Ada Lattimer")],
        ),
        # How somebody looks while speaking.
        ("Was he right? “Mostly,” Ada Brook grins. The dog barks.", [("Mostly,", "Ada Brook")]),
    ],
)  # fmt: skip
def test_who_speaks(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert said(text) == expected
