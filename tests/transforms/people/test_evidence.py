import pytest

from transforms.people.candidates import find_candidates
from transforms.people.evidence import joins_people, person_score
from transforms.people.forms import Form, usage_of
from transforms.people.words import Line


def form_in(text: str, name: str) -> Form:
    line = Line.of(text)
    places = [candidate for candidate in find_candidates(line, 0, None) if candidate.text == name]
    return Form(places[0].key, tuple(places))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was Zoltan Quill, 45, who won.", "Zoltan Quill"),
        ("“No,” said Dr Quill.", "Quill"),
        ("She came with her husband, Oduya.", "Oduya"),
        ("Zoltan “Zed” Quill (1912–1987) is honoured.", "Zoltan “Zed” Quill"),
        ("Findings by Quill Oduya et al. were new.", "Quill Oduya"),
    ],
)
def test_what_stands_around_a_name_makes_a_person(text: str, name: str) -> None:
    form = form_in(text, name)

    assert person_score(form, usage_of([form], frozenset())) > 0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He works at Quill University.", "Quill University"),
        ("The Quill opened in 1920.", "Quill"),
        ("They came to Storm Quill.", "Storm Quill"),
        ("It is the city of Zoltan Quill.", "Zoltan Quill"),
        ("Zoltan, the state news agency, said so.", "Zoltan"),
        ("He liked Espresso Lemonade.", "Espresso Lemonade"),
    ],
)
def test_what_stands_around_a_name_makes_something_else(text: str, name: str) -> None:
    form = form_in(text, name)

    assert person_score(form, usage_of([form], frozenset())) <= 0


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Mary Tennant, Quillana Oduya and Peter Brandt won.", "Quillana Oduya", True),
        ("Mary Tennant, Oduya Foundation and Peter Brandt won.", "Oduya Foundation", False),
    ],
)
def test_a_list_of_people_takes_in_what_is_nothing_else(text: str, name: str, expected: bool) -> None:
    form = form_in(text, name)
    people = {
        (0, edge)
        for other in ("Mary Tennant", "Peter Brandt")
        for edge in (text.index(other), text.index(other) + len(other))
    }

    assert joins_people(form, usage_of([form], frozenset()), people) is expected
