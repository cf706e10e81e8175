"""A server's apology in the place of an article is no article."""

from __future__ import annotations

import pytest

from transforms.page.error_pages import is_error_page

ADVICE = "Please try again in a few minutes, or go back to the front page and choose another story from there."


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Sorry, something went wrong", ADVICE),
        ("Oops! Something went wrong | Ardmore Post", ADVICE),
        ("Something went wrong on our end", ADVICE),
        ("Ardmore Post", f"Sorry, we couldn’t find the page that you asked for.\n{ADVICE}"),
        ("Ardmore Post", f"This page is no longer available.\n{ADVICE}"),
        ("404", ADVICE),
        ("404 - Page not found", ADVICE),
        ("Error 503 Service Unavailable", ADVICE),
        ("Page not found", ADVICE),
        ("The story you are looking for does not exist", ADVICE),
        ("502 Bad Gateway", ADVICE),
        ("Internal Server Error", ADVICE),
        ("We’re down for scheduled maintenance", ADVICE),
        ("We’ll be back soon", ADVICE),
        ("Ardmore Post", f"Our site is temporarily unavailable.\n{ADVICE}"),
    ],
)
def test_apologies_are_told_from_articles(title, text):
    assert is_error_page(title, text, is_dated=False)
    assert not is_error_page(title, text, is_dated=True)
    assert not is_error_page(title, "\n".join([text] * 5), is_dated=False)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Something went wrong at the pier, inquiry finds", "The pier fell because nobody looked, an inquiry says."),
        ("500 people march through Ardmore", "Some 500 people marched through Ardmore on Sunday for a new bridge."),
        ("404 homes lose power in storm", "The storm cut the power of 404 homes in the valley for a night."),
        ("Sorry is the hardest word, says mayor", "The mayor said sorry to the families on Monday, late but in full."),
        ("This article is available to subscribers", "The council met on Monday and chose a new mayor, its fifth."),
        ("Service restored after storm", "The trains run again, the company says, after a night of repairs."),
        ("Maintenance of the old bridge begins", "Workers closed the old bridge on Monday for three weeks."),
        ("Page turned: library reopens", "The library opened again on Monday with twelve thousand new books."),
        ("Not found guilty: clerk walks free", "The clerk walked free on Monday after the court heard her."),
    ],
)
def test_short_articles_stay_articles(title, text):
    assert not is_error_page(title, text, is_dated=False)
