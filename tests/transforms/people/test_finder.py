import pytest

from transforms.people.finder import find_people

HARBOUR = (
    "Harbour master Mara Lindqvist resigned on Monday, Finance Minister Tomas Okafor said.\n"
    "“I am tired,” Lindqvist told The Norland Gazette.\n"
    "Okafor's ministry and Brightwater University declined to comment. So did Mr Okafor's brother, Samir Okafor, 45.\n"
    "In Bristol, Dr Keiko Tanabe-Holt, a surgeon who knows her, was surprised."
)


def people_of(parsed, title: str = "", authors: tuple[str, ...] = ()) -> dict:
    return {person.name: person for person in find_people(parsed, title, authors)}


@pytest.mark.parametrize("syntax", [True, False])
def test_each_person_is_found_once_under_the_fullest_name(parse, syntax: bool) -> None:
    people = people_of(parse(HARBOUR, syntax=syntax))

    assert list(people) == ["Mara Lindqvist", "Tomas Okafor", "Samir Okafor", "Keiko Tanabe-Holt"]
    assert people["Mara Lindqvist"].aliases == ("Mara Lindqvist", "Lindqvist")


def test_mentions_stand_at_their_offsets_in_order(parse) -> None:
    people = people_of(parse(HARBOUR))

    for person in people.values():
        starts = [mention.char_start for mention in person.mentions]
        assert starts == sorted(starts)
        assert all(HARBOUR[m.char_start : m.char_end] == m.text for m in person.mentions)
    assert [mention.text for mention in people["Tomas Okafor"].mentions][:2] == ["Tomas Okafor", "Okafor"]


def test_a_first_name_or_surname_that_is_a_particle_too_is_a_name_with_a_capital(parse) -> None:
    people = people_of(parse("Ben Arkwright met Lo Chih-ming. “It rains,” Ben said. “It does,” said Lo."))

    assert people["Ben Arkwright"].aliases == ("Ben Arkwright", "Ben")
    assert people["Lo Chih-ming"].aliases == ("Lo Chih-ming", "Lo")


def test_title_and_byline_are_noted(parse) -> None:
    people = people_of(parse(HARBOUR), "Lindqvist resigns", ("Keiko Tanabe-Holt", "Jo Writer"))

    assert people["Mara Lindqvist"].in_title
    assert not people["Tomas Okafor"].in_title
    assert people["Keiko Tanabe-Holt"].is_author
    assert "Jo Writer" not in people


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prince Aldric and Princess Ottilie waved as Aldric left.", ["Aldric", "Ottilie"]),
        ("The Peter Tennant-designed pavilion burned down.", ["Peter Tennant"]),
        ("“Never,” said baker Oluwaseun Adebayo, 61, who lost his shop.", ["Oluwaseun Adebayo"]),
        ("According to Volkan Yıldırım, a spokesman, nothing happened.", ["Volkan Yıldırım"]),
        ("President Nomvula Dlamini-Reyes met Kim Tae-ho on Tuesday.", ["Nomvula Dlamini-Reyes", "Kim Tae-ho"]),
        ("The law was named by the Brandt Foundation at Tennant Tower on Lake Maren.", []),
        ("Police in London and Paris searched the offices of Northwind Airlines.", []),
        ("HARBOUR CLOSED UNTIL FURTHER NOTICE", []),
        ("Minister of National Works Lo Chih-ming left. “No,” Lo said.", ["Lo Chih-ming"]),
        ("Det Con Peter Brandt, of Harbour CID, spoke. Det Ch Insp Ada Brook did not.", ["Peter Brandt", "Ada Brook"]),
        (
            "It was late, and Cmdr. Ada Brook met DI Tom Hale and Revd Peter Brandt.",
            ["Ada Brook", "Tom Hale", "Peter Brandt"],
        ),
        ("The party's housing spokesperson, Orla Quirke TD, left.", ["Orla Quirke"]),
        ("- 12 eggs\n- 200 g Flour\n- Sugar", []),
        ("", []),
    ],
)
def test_people_are_told_from_everything_else(parse, text: str, expected: list[str]) -> None:
    assert [person.name for person in find_people(parse(text), "", ())] == expected


def test_father_and_son_of_one_name_stay_two(parse) -> None:
    text = "Ernest Tennant founded the yard in 1950. Ernest Tennant Jr. sold it last year, lawyers said."

    assert [person.name for person in find_people(parse(text), "", ())] == ["Ernest Tennant", "Ernest Tennant Jr."]


def test_a_town_of_the_surname_is_no_mention(parse) -> None:
    text = "Actor Denise Washington spoke first. “I won,” Washington said. Lawyers met in Washington later."

    (person,) = find_people(parse(text), "", ())

    assert [mention.char_start for mention in person.mentions] == [6, text.index("Washington said")]


def test_names_known_from_the_text_are_seen_in_headings(parse) -> None:
    text = "Why Mara Lindqvist Left The Harbour For Good\nEngineer Mara Lindqvist left the harbour, she said."

    (person,) = find_people(parse(text), "", ())

    assert [mention.char_start for mention in person.mentions] == [4, text.index("Mara", 10)]


def test_a_headline_gives_the_full_name(parse) -> None:
    parsed = parse("Brandt won again on Tuesday. “Finally,” Brandt said.")

    people = find_people(parsed, "Margaret Brandt Wins Harbour Vote For The Third Time", ())

    assert [(person.name, person.in_title) for person in people] == [("Margaret Brandt", True)]
    assert [mention.text for mention in people[0].mentions] == ["Brandt", "Brandt"]


def test_a_headline_gives_a_first_name_that_no_list_has(parse) -> None:
    text = "“We lost it in the first hour,” Vextrani said. Vextrani made 149 runs."

    assert list(people_of(parse(text), "We Lost It in an Hour, Says Virandil Vextrani After Defeat")) == [
        "Virandil Vextrani"
    ]


def test_a_first_name_in_capitals_opens_a_paragraph(parse) -> None:
    people = people_of(parse("PETER Brandt did not come.\n“I am tired,” Judge Brandt said."))

    assert people["Peter Brandt"].aliases == ("Peter Brandt", "PETER Brandt", "Brandt")


def test_half_of_a_double_surname_names_the_person(parse) -> None:
    people = people_of(parse("Majority Leader Clara Tanabe-Holt was late.\n“I am tired,” Holt told reporters."))

    assert people["Clara Tanabe-Holt"].aliases == ("Clara Tanabe-Holt", "Holt")


def test_a_heading_gives_the_first_name_to_a_surname_of_two_words(parse) -> None:
    text = "Sen. Clara Vexley Marsh of Norland\nVexley Marsh voted for it. “It was time,” Vexley Marsh said."

    assert list(people_of(parse(text))) == ["Clara Vexley Marsh"]
