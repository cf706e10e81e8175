"""Who makes a gesture and then speaks, and who names what a sentence has told before."""

from collections.abc import Callable

import pytest

from tests.transforms.people.test_speakers_in_articles import speakers
from transforms.language.parsing import ParsedText, parse_texts


@pytest.fixture(scope="session")
def parse() -> Callable[[str], ParsedText]:
    return lambda text: next(parse_texts([text], lambda paragraphs: [True] * len(paragraphs)))


SCENE = "Peter Brandt is a cook. His coach, Tom Wren, once described him as “a lovely man”. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SCENE + "Brandt laughs when I read this to him. “The wasp is still there.”", ["Tom Wren", "Peter Brandt"]),
        (SCENE + "Brandt shrugs. “The wasp is still there.”", ["Tom Wren", "Peter Brandt"]),
        (SCENE + "Brandt smiled and put down the knife. “It was cold there.”", ["Tom Wren", "Peter Brandt"]),
        # Who speaks is told; no gesture; nobody whose gesture it is.
        (SCENE + "Brandt laughs. “The wasp is still there,” Wren says.", ["Tom Wren", "Tom Wren"]),
        (SCENE + "Brandt is 46. “He had a wasp in his ear.”", ["Tom Wren", "Tom Wren"]),
        (SCENE + "The hall laughed. “He had a wasp in his ear.”", ["Tom Wren", "Tom Wren"]),
    ],
)
def test_who_makes_a_gesture_speaks_next(parse, text: str, expected: list[str]) -> None:
    assert speakers(parse, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council said it would close the pool, a move that Ada Brook called “a disgrace.”", ["Ada Brook"]),
        ("The council said it would close the pool, a move Mayor Ada Brook called “a disgrace.”", ["Ada Brook"]),
        ("Ada Brook said the pool would close, which residents called “a disgrace.”", ["residents"]),
        (
            "A prosecutor said that a deputy would go free, a decision the man's family denounced as “a shame.”",
            ["the man's family"],
        ),
        # Who tells all of it.
        ("Ada Brook said the pool, which she called “a disgrace,” would close.", ["Ada Brook"]),
        ("The Post reported that Ada Brook would close the pool, which it called “a disgrace.”", ["The Post"]),
        ("Ada Brook said the pool would close because the council had called it “a disgrace.”", ["Ada Brook"]),
        ("Ada Brook praised the man that the report said was “a disgrace.”", ["Ada Brook"]),
    ],
)
def test_who_names_what_was_told_speaks_the_name(parse, text: str, expected: list[str]) -> None:
    assert speakers(parse, text) == expected
