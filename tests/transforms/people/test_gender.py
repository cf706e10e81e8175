import pytest

from transforms.people.finder import find_people
from transforms.people.gender import genders_of
from transforms.people.gender_words import gendered_word


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mary Tennant left.", "female"),
        ("Tomas Okafor left.", "male"),
        ("Ms Quill Varga left.", "female"),
        ("Spokesman Quill Varga left.", "male"),
        ("Engineer Quill Varga left. She was tired, and her friends said she would not return.", "female"),
        ("Engineer Quill Varga left.", "unknown"),
        ("Engineer Quill Varga, who lives on the quay with her husband, left.", "female"),
        # A name that is mostly a woman's elsewhere, of which a pronoun of its own paragraph says more.
        ("Engineer Tunde Varga wrote of the tide, and he was tired.", "unknown"),
        ("Engineer Tunde Varga wrote of the tide.", "female"),
        ("The tide was early.\nEngineer Harjit Varga is late. She is tired.", "unknown"),
        ("Engineer Louise Tennant left. He was tired.", "female"),
        ("Engineer Quill Varga wrote that the tide was early. The harbour and her husband came later.", "unknown"),
    ],
)
def test_gender_comes_from_titles_names_and_pronouns(parse, text: str, expected: str) -> None:
    parsed = parse(text)

    assert genders_of(parsed, find_people(parsed, "", ())) == (expected,)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("mrs", "female"), ("policewoman", "female"), ("sir", "male"), ("dr", None), ("bishop", None), ("chairman", None)],
)
def test_a_title_gives_the_gender_away(word: str, expected: str | None) -> None:
    assert gendered_word(word) == expected


def test_a_word_that_ends_the_sentence_before_is_no_title(parse) -> None:
    text = (
        "He praised him as a fabulous dad.\nLouise Okafor also spoke of it.\nThe host met his dad. Mary Tennant sang."
    )
    parsed = parse(text)
    people = find_people(parsed, "", ())

    found = dict(zip([person.name for person in people], genders_of(parsed, people), strict=True))

    assert found == {"Louise Okafor": "female", "Mary Tennant": "female"}
