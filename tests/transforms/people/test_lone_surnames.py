"""Surnames that stand alone in an article and that the tagger does not know."""

import pytest

from transforms.people.finder import find_people


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge was shut. “It will take years,” Quental told reporters.", "Quental"),
        ("“It was cold,” Brankovitz recalled. “We had no coal.”", "Brankovitz"),
        ("“It was cold,” Dvornik laughed.", "Dvornik"),
        ("Taxes will rise. “There is no other way,” the Treasury’s Okonkwo said.", "Okonkwo"),
        ("Taxes will rise. The Treasury’s Okonkwo said it was over.", "Okonkwo"),
        ("“He was loved,” Bishop Castle said.", "Castle"),
        ("Bishop Castle said the church was full.", "Castle"),
        ("Sergeant Hill said the road was shut.", "Hill"),
    ],
)
def test_who_speaks_as_people_do_is_a_person(parse, text: str, expected: str) -> None:
    assert [person.name for person in find_people(parse(text), "", ())] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "“Sales fell,” Vodafone told reporters.",
        "“We are full,” Kyiv told reporters.",
        "“We won,” Hezbollah told reporters.",
        "“We are full,” Locals told reporters.",
        "“It was cold,” Tesla joked.",
        "“There is no other way,” the Treasury’s Panorama said.",
        "“We stop,” Google’s Waymo said.",
        "King Street said it would open.",
        "General Hospital said it was full.",
        "“We are full,” Bishop College said.",
        "“We are full,” the Bishop Castle said.",
    ],
)
def test_firms_towns_and_houses_that_speak_are_none(parse, text: str) -> None:
    assert find_people(parse(text), "", ()) == ()
