"""A headline's word before a name that the text gives without it is no part of the name."""

from transforms.people.finder import find_people


def test_what_a_headline_puts_before_a_name_is_cut_off(parse) -> None:
    text = "Tomas Brandt struggled to come to terms with his defeat. Brandt said that it hurt."

    (person,) = find_people(parse(text), "'It hurts': Stunned Tomas Brandt feeling low after shock defeat", ())

    assert (person.name, person.in_title) == ("Tomas Brandt", True)
