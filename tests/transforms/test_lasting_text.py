"""What tells two versions of an article apart, and what does not."""

from __future__ import annotations

import time

import pytest

from transforms.identity import text_sha256
from transforms.lasting_text import lasting_text

TEXT = "The pier opens on Monday.\n“We are home,” said Ann Lee."


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param("The pier  opens on\u00a0Monday.\n\n “We are home,” said Ann Lee. ", id="white space"),
        pytest.param('The pier opens on Monday.\n"We are home," said Ann Lee.', id="quotation marks"),
        pytest.param("The pier opens on Mon\u00adday.\n“We are home,” said Ann Lee.\u200b", id="invisible characters"),
        *(
            pytest.param(f"{line}\n{TEXT}\n{line}", id=line)
            for line in (
                "12 comments",
                "1,204 shares",
                "3.4K views",
                "Comments (12)",
                "5 minutes ago",
                "2 hrs ago",
                "4 min read",
                "Updated 5 minutes ago",
                "Updated just now",
                "Published: 3 March 2026",
                "Last updated on Tuesday, March 3, 2026 at 4:05 p.m. EST",
                "First published 03/03/2026 16:05 GMT",
                "Updated 2026-03-03T16:05Z",
            )
        ),
    ],
)
def test_trivial_changes_are_none(changed):
    assert text_sha256("Pier", changed) == text_sha256("Pier", TEXT)


@pytest.mark.parametrize(
    "changed",
    [
        "The pier opens on Tuesday.\n“We are home,” said Ann Lee.",
        "The pier opens on Monday?\n“We are home,” said Ann Lee.",
        "The Pier opens on Monday.\n“We are home,” said Ann Lee.",
        "The pier opens on Monday. “We are home,” said Ann Lee.",
        f"{TEXT}\nThe town has 12 comments to answer.",
        f"{TEXT}\nUpdated: the mayor has answered since.",
        f"{TEXT}\nPosted on the door was a note.",
        f"{TEXT}\n12",
    ],
)
def test_an_outlets_own_words_and_marks_count(changed):
    assert text_sha256("Pier", changed) != text_sha256("Pier", TEXT)


def test_a_headline_counts_but_not_its_spacing():
    assert text_sha256("Pier opens", TEXT) != text_sha256("Pier open", TEXT)
    assert text_sha256("Pier  opens ", TEXT) == text_sha256("Pier opens", TEXT)


@pytest.mark.parametrize(
    "paragraph", ["1 " * 39, "updated " + "1" * 70, "updated" + " at" * 24, "1,1.1 1" * 11, "updated " + "mins" * 17]
)
def test_no_paragraph_takes_long(paragraph):
    started = time.perf_counter()

    lasting_text("\n".join([paragraph + "!"] * 10))

    assert time.perf_counter() - started < 1
