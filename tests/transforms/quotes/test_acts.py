"""What was done, and not said, is no statement: goods recalled, drivers fined, emergencies declared."""

import pytest

from tests.transforms.quotes.test_unsaid import told


@pytest.mark.parametrize(
    "text",
    [
        "Kestrel, the maker of the lamps, is recalling 90,000 of them after six fires.",
        "The carmaker recalled 40,000 vans over a faulty brake.",
        "Ada Brook, who runs the firm, recalled 900 lamps.",
        "She was cited for goats at large, which carries a fine of $75.",
        "Peter Brandt was cited for speeding on Highway 9 on Monday.",
        "Ada Brook wants to close all nine of the schools to save money.",
        "The governor declared an emergency in nine counties and closed the roads.",
        "The bank declared a dividend of 12 cents a share.",
        "The firm continued to raise money from small donors.",
        "In 2012 Ada Brook added to her herd by buying two goats.",
    ],
)
def test_what_was_done_is_no_statement(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Brook recalled that the bridge had shaken in the wind.", "the bridge had shaken in the wind"),
        ("Ada Brook recalled the day the bridge opened.", "the day the bridge opened"),
        ("The carmaker announced it was recalling 40,000 vans.", "it was recalling 40,000 vans"),
        ("Ada Brook declared that the bridge was safe.", "the bridge was safe"),
        ("Ada Brook declared the bridge safe.", "the bridge safe"),
        ("Ada Brook added that the bridge was safe.", "the bridge was safe"),
        ("Ada Brook promised a second vote in the spring.", "a second vote in the spring"),
    ],
)
def test_the_same_words_may_report_a_statement(text: str, expected: str) -> None:
    assert told(text) == [(expected, "Ada Brook" if "Ada Brook" in text else "The carmaker")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The flood threatens to knock the mill out of the race.", []),
        (
            "Ada Brook threatened to close the mill for good if the council raised its rent.",
            ["to close the mill for good if the council raised its rent"],
        ),
        ("The union promised a strike in every mill of the county.", ["a strike in every mill of the county"]),
        ("The vote promised to be a long one.", []),
        ("Ada Brook promised to mend the roof.", ["to mend the roof"]),
        ("All told, up to nine mills could be shut by May.", []),
        ("She told all of them that the mill could be shut by May.", ["the mill could be shut by May"]),
    ],
)
def test_what_looms_or_is_counted_is_not_said(text: str, expected: list[str]) -> None:
    assert [words for words, _ in told(f"{text} Ada Brook said so.")] == expected
