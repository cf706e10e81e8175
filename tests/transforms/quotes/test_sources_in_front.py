"""'According to' and 'As ... noted' in front of a sentence: whose words they are, and that all the rest is said."""

import pytest

from tests.transforms.quotes.test_unsaid import told


@pytest.mark.parametrize(
    ("text", "statement", "source"),
    [
        (
            "According to a recent poll of Harbour voters, Ada Brook won 30 percent of the answers.",
            "Ada Brook won 30 percent of the answers",
            "a recent poll of Harbour voters",
        ),
        (
            "According to the Harbour Post, Ada Brook's aides looked into the cost.",
            "Ada Brook's aides looked into the cost",
            "the Harbour Post",
        ),
        (
            "According to the Harbour Post, Ada Brook campaign officials looked into the cost.",
            "Ada Brook campaign officials looked into the cost",
            "the Harbour Post",
        ),
        # A name behind the comma may be the source's own.
        ("According to its director, Ada Brook, the mill is lost.", "the mill is lost", "Ada Brook"),
        ("The mill is lost, according to its director, Ada Brook.", "The mill is lost", "Ada Brook"),
        (
            "The mill is lost, according to its director, Ada Brook, who left in May.",
            "The mill is lost",
            "Ada Brook",
        ),
    ],
)
def test_a_name_behind_a_source_is_the_source_only_where_it_does_nothing(
    text: str, statement: str, source: str
) -> None:
    assert told(text) == [(statement, source)]


@pytest.mark.parametrize(
    ("text", "statement", "source"),
    [
        (
            "According to a January 2016 study by the Harbour Centre, children eat more.",
            "children eat more",
            "a January 2016 study",
        ),
        ("According to Monday's report, the mill is lost.", "the mill is lost", "Monday's report"),
        ("The mill is lost, according to Ada Brook on Monday.", "The mill is lost", "Ada Brook"),
    ],
)
def test_a_source_may_open_with_its_date(text: str, statement: str, source: str) -> None:
    assert told(text) == [(statement, source)]


def test_a_comma_ends_a_source_that_opens_the_sentence_with_what_the_tree_takes_for_other_words() -> None:
    text = "According to the officer in charge of the town's mill that night, the scene in the film is entirely untrue."
    assert [words for words, _ in told(text)] == ["the scene in the film is entirely untrue"]


@pytest.mark.parametrize(
    ("text", "statement", "source"),
    [
        (
            "As the Harbour Post reported, the mill had been sold twice.",
            "the mill had been sold twice",
            "the Harbour Post",
        ),
        (
            "As reported by the Harbour Post, inspectors found 200 rats in the mill.",
            "inspectors found 200 rats in the mill",
            "the Harbour Post",
        ),
        (
            "As Ada Brook told the Harbour Post last year, the mill was never safe.",
            "the mill was never safe",
            "Ada Brook",
        ),
        ("But as Ada Brook has noted, the mill is old.", "the mill is old", "Ada Brook"),
        ("The mill, as Ada Brook noted, is older than the town.", "is older than the town", "Ada Brook"),
        (
            "The mill is older than the town, as Ada Brook has often said.",
            "The mill is older than the town",
            "Ada Brook",
        ),
    ],
)
def test_what_an_as_clause_stands_beside_is_what_somebody_said(text: str, statement: str, source: str) -> None:
    assert told(text) == [(statement, source)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As Ada Brook told the story, the lights went out.", []),
        ("As Ada Brook said nothing, the mayor left the room.", []),
        ("As Ada Brook spoke, the lights went out and the report was lost.", []),
        ("As Ada Brook said the mill would open, the crowd cheered.", ["the mill would open"]),
        ("The crowd cheered as Ada Brook said the mill would open.", ["the mill would open"]),
        ("As a child, Ada Brook said, she was shy.", ["she was shy"]),
    ],
)
def test_what_happened_while_somebody_spoke_is_no_statement(text: str, expected: list[str]) -> None:
    assert [words for words, _ in told(text)] == expected
