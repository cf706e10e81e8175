import pytest

from transforms.people.introduced_nouns import IntroducedNouns


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("A clerk came in.", "clerk"),
        ("One of the clerks came in.", "clerk"),
        ("Two young town clerks came in.", "clerk"),
        ("She rang her former\nclerk.", "clerk"),
        ("His brother-in-law came in.", "brother"),
    ],
)
def test_a_noun_behind_an_indefinite_or_an_owner_is_introduced(text: str, noun: str) -> None:
    assert IntroducedNouns.of(text).holds(noun, len(text))


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The clerk came in.", "clerk"),
        ("A man came in, the clerk left.", "clerk"),
        ("A long and slow and quiet and dark room, clerk.", "clerk"),
        ("A cle", "clerk"),
        ("", "clerk"),
    ],
)
def test_a_noun_that_stands_otherwise_is_not(text: str, noun: str) -> None:
    assert not IntroducedNouns.of(text).holds(noun, len(text))


def test_what_is_introduced_below_is_not_introduced_above() -> None:
    text = "The clerk left. A clerk came in."

    assert not IntroducedNouns.of(text).holds("clerk", text.index("A clerk"))
    assert IntroducedNouns.of(text).holds("clerk", len(text))
