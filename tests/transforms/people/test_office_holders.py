"""Whom "Chile's president", a lead's 'a judge' and 'Sir Tom' mean."""

import pytest

from tests.transforms.people.test_speakers_in_articles import speakers

LEAD = "{owner} {office} on Monday accused miners of “an act of greed” and vowed to respond.\n"


@pytest.mark.parametrize(
    ("owner", "office", "behind", "expected"),
    [
        ("Chile's", "president", "President Ilka Brandt said it was late.", "Ilka Brandt"),
        ("Zerovia’s", "president", "President Ilka Brandt, speaking at night, said it was late.", "Ilka Brandt"),
        ("Peru's", "foreign minister", "Foreign Minister Ilka Brandt said it was late.", "Ilka Brandt"),
        ("Riverton's", "mayor", "The mayor, Ilka Brandt, said it was late.", "Ilka Brandt"),
        ("Lisbon's", "coach", "“It is late,” said Lisbon coach Ilka Brandt.", "Ilka Brandt"),
        (
            "Peru's",
            "president",
            "Peruvian President Ilka Brandt said it was late. Chilean President Tom Wren agreed.",
            "Ilka Brandt",
        ),
        # Another land's, another rank's, another office's, a person's.
        ("Peru's", "president", "Chilean President Ilka Brandt said it was late.", "Peru's president"),
        ("Peru's", "president", "Vice President Ilka Brandt said it was late.", "Peru's president"),
        ("Peru's", "prime minister", "Minister Ilka Brandt said it was late.", "Peru's prime minister"),
        ("Peru's", "foreign minister", "Finance Minister Ilka Brandt said it was late.", "Peru's foreign minister"),
        ("Lisbon's", "coach", "“It is late,” said Madrid coach Ilka Brandt.", "Lisbon's coach"),
        ("Tom Wren's", "lawyer", "“It is late,” said lawyer Ilka Brandt.", "Tom Wren's lawyer"),
        # American papers name their own by the office alone.
        ("Peru's", "president", "President Biden said it was late.", "Peru's president"),
        # Two of them.
        (
            "Peru's",
            "president",
            "President Ilka Brandt said it was late. President Tom Wren agreed.",
            "Peru's president",
        ),
    ],
)
def test_an_office_with_its_owner_is_its_holders(parse, owner: str, office: str, behind: str, expected: str) -> None:
    found = speakers(parse, LEAD.format(owner=owner, office=office) + behind)

    assert found[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A judge sent the old mayor, Tom Wren, to jail on Monday, saying that he was “a crook.”\n"
            "Judge Ilka Brandt said it was over. “I am a good man,” said Wren.",
            ["Ilka Brandt", "Tom Wren"],
        ),
        # Whom the next paragraph only names, and what a leader's office is called there.
        (
            "The court was split on Monday, with one justice wondering whether the law “stops at the door.”\n"
            "The question, from Justice Ilka Brandt, drew a pause from Tom Wren, the state's lawyer.",
            ["Ilka Brandt"],
        ),
        (
            "The court was split on Monday, with one justice wondering whether the law “stops at the door.”\n"
            "The question drew a pause from Tom Wren, the state's lawyer.",
            ["one justice"],
        ),
        (
            "A union leader has called the deal “a victory for tea”.\n"
            "Tom Wren, general secretary of the union, met reporters. “Nobody wanted it,” he said.",
            ["Tom Wren", "Tom Wren"],
        ),
        (
            "A union leader has called the deal “a victory for tea”.\n"
            "Tom Wren, a train driver, met reporters. “Nobody wanted it,” he said.",
            ["A union leader", "Tom Wren"],
        ),
        (
            "The Archbishop of Easthaven has said the church “must face its past”.\n"
            "The Most Rev Tom Wren said he was “ashamed”.",
            ["Tom Wren", "Tom Wren"],
        ),
        # What somebody is likened to is not what he is.
        (
            "A liver surgeon who signed organs told a nurse it was “just a bit of fun”, a tribunal heard.\n"
            "Simon Wren-Price, 53, used a beam to write letters.\nWren-Price had treated a woman as a canvas.",
            ["Simon Wren-Price"],
        ),
        (
            "A nurse told the old mayor, Tom Wren, on Monday that he was “a crook.”\n"
            "Judge Ilka Brandt said it was over. “I am a good man,” said Wren.",
            ["A nurse", "Tom Wren"],
        ),
    ],
)
def test_a_lead_s_judge_or_leader_is_named_below(parse, text: str, expected: list[str]) -> None:
    assert speakers(parse, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peter Brandt and Desmond Wren met in 1961.\n“It was cold,” Sir Desmond once said.", "Desmond Wren"),
        ("Ilka Brandt and Judith Wren met in 1961.\n“It was cold,” Dame Judith said.", "Judith Wren"),
        # Whom the article calls Mr is another, and so is a prince.
        ("Mr Desmond Wren is a cabbie. He drove Sir Desmond.\n“It was cold,” Sir Desmond said.", "Desmond"),
        ("Tom Wren is a cabbie. He drove Prince Tom.\n“It was cold,” Prince Tom said.", "Tom"),
    ],
)
def test_a_knight_is_called_by_the_first_name(parse, text: str, expected: str) -> None:
    assert speakers(parse, text) == [expected]
