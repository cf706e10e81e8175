import pytest

from transforms.page.access import barrier_of, read_access, without_consent_lines

SHORT = "The bridge will open in May. The council said so."
BRIEF = "The bridge will open in May, the council said, and ferries will run until then. " * 6
BANNER = "We use cookies to personalise content and ads and to analyse our traffic."
PURPOSES = "Our partners may process your personal data, and you may withdraw your consent to it at any time here. " * 6
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
        ("Ardmore Post", f"{BANNER} {PURPOSES}", f"{BANNER}\n{PURPOSES}"),
    ],
)
def test_pages_that_stand_before_the_article(title, page_text, text):
    assert barrier_of(title, page_text, text)


@pytest.mark.parametrize(
    ("title", "page_text", "text"),
    [
        ("Just a moment of peace in Ardmore", LONG, LONG),
        ("Harbour bridge opens", "Accept all cookies " + SHORT, SHORT),
        ("Harbour bridge opens", f"{BANNER} {BRIEF}", f"{BANNER}\n{BRIEF}"),
        ("Cookies: what the new law says", LONG + "we use cookies to store", LONG),
    ],
)
def test_articles_are_let_through(title, page_text, text):
    assert barrier_of(title, page_text, text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{BANNER}\n{SHORT}\n{BRIEF}", f"{SHORT}\n{BRIEF}"),
        (f"{SHORT}\n{BRIEF}\n{BANNER}", f"{SHORT}\n{BRIEF}"),
        # What an article tells of cookies is its own.
        (f"{SHORT}\n{BANNER}\n{BRIEF}", f"{SHORT}\n{BANNER}\n{BRIEF}"),
        (f"“{BANNER}”\n{SHORT}", f"“{BANNER}”\n{SHORT}"),
        (SHORT, SHORT),
    ],
)
def test_a_banner_around_an_article_is_none_of_its_text(text, expected):
    assert without_consent_lines(text) == expected
