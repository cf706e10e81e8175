import pytest

from transforms.people.candidates import find_candidates
from transforms.people.joint_names import lend_surnames
from transforms.people.leads import drop_leads
from transforms.people.words import Line


def names_in(text: str) -> list[str]:
    return [candidate.text for candidate in find_candidates(Line.of(text), 0, None) if not candidate.is_title_alone]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then Prof Mara Lindqvist spoke.", ["Mara Lindqvist"]),
        ("Norland's Prime Minister Datuk Seri Aziz Rahim left.", ["Norland", "Aziz Rahim"]),
        ("The district judge, Chief Justice Ada Okafor, agreed.", ["Ada Okafor"]),
        ("She met Chief of Staff Ada Okafor.", ["Ada Okafor"]),
        ("Editor-in-Chief Ada Okafor resigned.", ["Ada Okafor"]),
        ("Senators Ada Okafor and Tom Brandt resigned.", ["Ada Okafor", "Tom Brandt"]),
        ("It was Ludwig van der Meer and Ana de la Sousa.", ["Ludwig van der Meer", "Ana de la Sousa"]),
        ("Omar bin Salim al-Hadid won.", ["Omar bin Salim al-Hadid"]),
        ("We saw Robert “Bobby” Tennant win.", ["Robert “Bobby” Tennant"]),
        ("We saw Robert “Bobby” dela Cruz win.", ["Robert “Bobby” dela Cruz"]),
        ("It was M Tabrez; W Omar Tennant watched.", ["M Tabrez", "W Omar Tennant"]),
        ("The spokesman, SP Ada Okafor, agreed with DCP Tom Brandt.", ["Ada Okafor", "Tom Brandt"]),
        ("It was Riverton MLA R Samuel Tennant who left.", ["R Samuel Tennant"]),
        ("It was Ada Okafor MLA who left.", ["Ada Okafor"]),
        ("PETER Tennant spoke.", ["PETER Tennant"]),
        ("Professor Emeritus Ada Okafor spoke.", ["Ada Okafor"]),
        ("General Officer Commanding Ada Okafor spoke.", ["Ada Okafor"]),
        ("Ernest Tennant, Jr. won.", ["Ernest Tennant, Jr."]),
        ("When Ada Okafor won on Sunday Tom Brandt lost.", ["Ada Okafor", "Tom Brandt"]),
        ("Mr King said no.", ["King"]),
        ("Ada Okafor MBE spoke.", ["Ada Okafor"]),
        ("President Xi and Mayor of Leeds Ada Okafor spoke.", ["Xi", "Ada Okafor"]),
        ("Pope Leo XIV prayed.", ["Leo XIV"]),
        ("The Prime Minister spoke.", []),
        ("", []),
    ],
)
def test_names_are_cut_free_of_titles_and_neighbours(text: str, expected: list[str]) -> None:
    assert names_in(text) == expected


def test_titles_before_a_name_are_kept_beside_it() -> None:
    (candidate,) = find_candidates(Line.of("met Finance Minister Ada Okafor"), 0, None)

    assert candidate.titles == ("finance", "minister")
    assert candidate.key == ("ada", "okafor")


def test_joined_first_names_share_the_surname() -> None:
    candidates = list(find_candidates(Line.of("built by architects Peter and Martin Lindqvist"), 0, None))

    assert [candidate.full_text for candidate in lend_surnames(candidates)] == ["Peter Lindqvist", "Martin Lindqvist"]


def test_a_list_of_first_names_shares_the_surname() -> None:
    candidates = list(find_candidates(Line.of("Clara, Peter and Martin Lindqvist farm there"), 0, None))

    lent = [candidate.full_text for candidate in lend_surnames(candidates)]

    assert lent == ["Clara Lindqvist", "Peter Lindqvist", "Martin Lindqvist"]


def test_a_name_that_is_one_word_borrows_no_surname() -> None:
    candidates = list(find_candidates(Line.of("the passes of Nani and Martin Lindqvist"), 0, None))

    assert [candidate.full_text for candidate in lend_surnames(candidates)] == ["Nani", "Martin Lindqvist"]


def test_a_first_name_that_stands_alone_elsewhere_borrows_no_surname() -> None:
    line = Line.of("Peter sang. Then Peter and Martin Lindqvist danced.")

    lent = lend_surnames(list(find_candidates(line, 0, None)))

    assert [candidate.full_text for candidate in lent] == ["Peter", "Peter", "Martin Lindqvist"]


def test_a_word_that_opens_a_headline_is_no_first_name() -> None:
    line = Line.of("It was Martin Lindqvist. Beneath Lindqvist the floor gave way.")

    assert [candidate.text for candidate in drop_leads(list(find_candidates(line, 0, None)))] == [
        "Martin Lindqvist",
        "Lindqvist",
    ]
