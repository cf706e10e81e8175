import pytest

from transforms.people.finder import find_people


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Norland Secretary of State Ada Okafor left.", "Norland Secretary of State"),
        ("The idea pleased U.S. District Judge Ada Okafor.", "U.S. District Judge"),
        ("He praised the club's general manager Ada Okafor.", "the club's general manager"),
        ("“No,” said Ada Okafor, the mayor of Riverton.", "the mayor of Riverton"),
        ("Ada Okafor, 54, a nurse at St. Anne's, agreed.", "a nurse at St. Anne's"),
        ("Later the harbour's chief at the time, Ada Okafor, left.", "the harbour's chief at the time"),
        ("He called his neighbour, Ada Okafor, who came.", "his neighbour"),
        ("The report pleased Ada Okafor, who heads the regional clinic.", "heads the regional clinic"),
        ("Ada Okafor is a lawyer in Riverton.", "a lawyer in Riverton"),
        ("Dr Ada Okafor left early.", None),
        ("They thanked 74-year-old Dr Ada Okafor.", None),
        ("Closing the inquest, coroner Dr Ada Okafor spoke of carelessness.", "coroner"),
        ("Officers failed to guard Ada Okafor, reports said.", None),
    ],
)
def test_the_role_is_worded_as_in_the_article(parse, text: str, role: str | None) -> None:
    people = {person.name: person for person in find_people(parse(text), "", ())}

    assert people["Ada Okafor"].role == role


def test_what_somebody_of_an_age_does_is_no_role_in_a_paragraph_without_syntax(parse) -> None:
    parsed = parse("Ada Okafor, 47, sat as the court's chief prosecutor read the list.", syntax=False)

    (person,) = find_people(parsed, "", ())

    assert person.role is None


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Mayor Ann Halloway opened the fair. Peter Halloway, her brother, cooked. “Eat,” Mayor Halloway said.",
            {"Ann Halloway": "Mayor", "Peter Halloway": "her brother"},
        ),
        (
            "Senator Ann Halloway met Mayor Peter Halloway. “It is early,” Sen. Halloway said.",
            {"Ann Halloway": "Senator", "Peter Halloway": "Mayor"},
        ),
    ],
)
def test_of_two_with_one_surname_a_title_is_of_who_has_the_office(parse, text, roles) -> None:
    assert {person.name: person.role for person in find_people(parse(text), "", ())} == roles
