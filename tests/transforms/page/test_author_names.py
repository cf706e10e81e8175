"""A name stands without honorifics, degrees, posts, places and employers, and whole where it only looks like such."""

import pytest

from transforms.page.author_names import clean_name

OUTLET = ("The Ardmore Post",)


@pytest.mark.parametrize(
    "words",
    [
        "Professor Ann Lindqvist",
        "Dr. Ann Lindqvist",
        "Prof. Dr. Ann Lindqvist",
        "the Rev. Ann Lindqvist",
        "Dame Ann Lindqvist",
        "Ms. Ann Lindqvist",
        "Sen. Ann Lindqvist",
        "Lt. Gov. Ann Lindqvist",
        "Captain Ann Lindqvist",
        "Father Ann Lindqvist",
        "Ann Lindqvist PhD",
        "Ann Lindqvist M.D. Ph.D.",
        "Ann Lindqvist MP",
        "Ann Lindqvist OBE",
        "Ann Lindqvist Senior Political Correspondent",
        "Ann Lindqvist Local Democracy Reporter",
        "Chief Political Correspondent Ann Lindqvist",
        "Guest columnist Ann Lindqvist",
        "our own correspondent Ann Lindqvist",
        "Ann Lindqvist in Nairobi",
        "Ann Lindqvist from Nairobi",
        "Ann Lindqvist for the Daily Star",
        "Ann Lindqvist of The Harbour Herald",
        "Ann Lindqvist The Associated Press",
        "Ann Lindqvist Ardmore Post",
        "Ann Lindqvist BBC News",
        "and Ann Lindqvist",
        "ANN LINDQVIST",
    ],
)
def test_what_stands_around_a_name_is_cut_off(words):
    assert clean_name(words, OUTLET) == "Ann Lindqvist"


@pytest.mark.parametrize(
    "name",
    [
        # First names and surnames that are titles as well.
        "Dean Martin Lindqvist",
        "Don Lindqvist",
        "Prince Charles Osei",
        "Justice Adofo",
        "Major Lindqvist",
        "Judy Miss",
        "Tan Wei Ling",
        "Lord Lindqvist",
        "St. John Rivers",
        # Surnames that are degrees as well.
        "Yo-Yo Ma",
        "Jack Do",
        "Anna Esq",
        "Sabin KC",
        "Joan of Arc",
        "Emily Post",
        "Jeanne DUPONT",
        "Abd al-Rahman al-Masri",
        "Fatima bint Ali",
        "Jean-Luc d'Estaing",
        "Ann 't Hooft",
        "Ngũgĩ wa Thiong'o",
        "Seán Ó Briain",
        "Nguyễn Thị Minh Khai",
        "Park Min-jun",
        "J.K. Stone",
        "S. Subramanian",
        "أحمد علي",
    ],
)
def test_a_name_that_is_one_stays_whole(name):
    assert clean_name(name, OUTLET) == name


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("MARY McDONALD", "Mary McDonald"),
        ("MARY MCDONALD", "Mary McDonald"),
        ("MARY MACEY", "Mary Macey"),
        ("JEAN D’ARCY-O’NEIL III", "Jean D’Arcy-O’Neil III"),
    ],
)
def test_a_name_in_capitals_is_written_as_others_are(words, expected):
    assert clean_name(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Reuters Staff", "Reuters"),
        ("AFP Staff Writers", "AFP"),
        ("dpa", "dpa"),
        ("The Editorial Board", "The Editorial Board"),
        ("Royal Society of Chemistry", "Royal Society of Chemistry"),
        ("National Union of Students", "National Union of Students"),
    ],
)
def test_bodies_that_sign(words, expected):
    assert clean_name(words) == expected


@pytest.mark.parametrize(
    "words", ["our reporter", "Staff writer", "Professor of Law", "News Desk", "Redaktion", "Channel 4"]
)
def test_posts_and_departments_are_nobody(words):
    assert clean_name(words) is None
