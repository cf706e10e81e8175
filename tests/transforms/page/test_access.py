import pytest

from transforms.page.access import barrier_of, read_access

SHORT = "The bridge will open in May. The council said so."
LONG = "The bridge will open in May, the council said, and ferries will run until then. " * 30


@pytest.mark.parametrize(
    ("nodes", "page_text", "text", "expected"),
    [
        ([], LONG, LONG, "open"),
        ([{"isAccessibleForFree": False}], LONG, LONG, "open"),
        ([{"isAccessibleForFree": "False"}], SHORT, SHORT, "paywalled"),
        ([{"isAccessibleForFree": "https://schema.org/False"}], SHORT, SHORT, "paywalled"),
        ([{"isAccessibleForFree": True}], SHORT, SHORT, "open"),
        ([], SHORT + " Subscribe to continue reading.", SHORT, "paywalled"),
        ([], SHORT + " This article is for subscribers only", SHORT, "paywalled"),
        ([], SHORT + " Jetzt weiterlesen mit Ufer plus", SHORT, "paywalled"),
        ([], LONG + " Subscribe to continue reading.", LONG, "open"),
        ([], SHORT, SHORT + "\nThe mayor, who had first spoken of it in…", "truncated"),
        ([], SHORT, SHORT + "\nHe said [...]", "truncated"),
        ([{"wordCount": 900}], SHORT, SHORT, "truncated"),
        ([{"wordCount": "900"}], SHORT, SHORT, "truncated"),
        ([{"articleBody": LONG}], SHORT, SHORT, "truncated"),
        ([{"wordCount": "many"}], SHORT, SHORT, "open"),
    ],
)
def test_access(nodes, page_text, text, expected):
    assert read_access(nodes, page_text, text) == expected


@pytest.mark.parametrize(
    ("title", "page_text", "text"),
    [
        ("Just a moment...", "Enable JavaScript and cookies to continue", ""),
        ("ardmore-post.example", "Verify you are human by completing the action below.", ""),
        ("Access Denied", "You don't have permission to access this page on this server.", ""),
        (
            "Ardmore Post",
            "We and our 134 partners store and access information on a device. Accept all",
            "We and our 134 partners store and access information on a device.",
        ),
        ("Before you continue", "We use cookies and data", ""),
    ],
)
def test_pages_that_stand_before_the_article(title, page_text, text):
    assert barrier_of(title, page_text, text)


@pytest.mark.parametrize(
    ("title", "page_text", "text"),
    [
        ("Just a moment of peace in Ardmore", LONG, LONG),
        ("Harbour bridge opens", "Accept all cookies " + SHORT, SHORT),
        ("Cookies: what the new law says", LONG + "we use cookies to store", LONG),
    ],
)
def test_articles_are_let_through(title, page_text, text):
    assert barrier_of(title, page_text, text) is None
