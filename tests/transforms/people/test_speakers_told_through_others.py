"""Who speaks where somebody else passes it on, where two share a surname, and whom offices and watchdogs mean."""

import pytest

from tests.transforms.people.test_speakers_in_articles import speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What a lawyer tells that another bragged of is the other's word.
        (
            "Peter Brandt had made another film on the pier. Prosecutor Ada Brook showed it.\n"
            "In it, Brook said, Brandt bragged that he was “almost a seal”.",
            ["Peter Brandt"],
        ),
        # Who heard it is not who said it.
        (
            "“Two of the finest boats in this bay,” Mayor Peter Brandt told guests, according to two of them, “and "
            "they share one sail.”",
            ["Peter Brandt", "Peter Brandt"],
        ),
        # A translation says nothing of its own.
        (
            "Harbour master Ada Brook spoke on Monday.\n“We have a limit, and it was reached at four,” she said in a "
            "broadcast, according to an official translation.",
            ["Ada Brook"],
        ),
        (
            "“We have a limit, and it was reached at four,” a translation of the song says.",
            ["a translation of the song"],
        ),
        # A subject with an adjective, whose participle names what it speaks of.
        (
            "“We have all been to the pier to look,” jokes Ada Brook, who paints it. The survey itself is more "
            "careful, describing the rot as “a plausible but untested story.”",
            ["Ada Brook", "The survey"],
        ),
        # A statement's author, where the parser takes 'read' for a surname.
        (
            "Harbour master Ada Brook spoke on Monday.\nA statement from Brook read: “It rains here every day.”",
            ["Ada Brook"],
        ),
        # More than so many, behind 'by'.
        (
            "The plan to sell the pier has been described as “reckless and unwise” by more than 400 teachers.",
            ["more than 400 teachers"],
        ),
    ],
)
def test_who_said_it_first_speaks(parse, text: str, expected: list[str]) -> None:
    assert speakers(parse, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The signatories are nobody between whose name and theirs a comma stands.
        (
            "In a letter to the rector, Professor Peter Brandt, the signatories say the pier would become a “desert”.",
            ["the signatories"],
        ),
        # A country has one president, who is no legislator that spoke last.
        (
            "“You could not make it up,” said Rep. Peter Brandt, chair of the pier panel.\n"
            "The president has called the pier a “top concern” of his.",
            ["Peter Brandt", "The president"],
        ),
        # One whose office nobody tells of may be the president.
        (
            "“You could not make it up,” said Okafor at his ranch, and Peter Okafor meant it.\n"
            "The president called the pier a “top concern” of his.",
            ["Peter Okafor", "Peter Okafor"],
        ),
        # A watchdog is an authority, a company is none.
        (
            "The Norland Harbour Authority will look into the takeover of rival PierNest by Quayly.\n"
            "The watchdog said it had “grounds to suspect” a breach.",
            ["Norland Harbour Authority"],
        ),
        # A plural that opens the sentence of 'they' goes before who spoke last.
        (
            "“Nothing has been decided,” two of the sources said.\n"
            "The bank's brokers see dues “in the low teens” next year, they said in a note.",
            ["two of the sources", "The bank's brokers"],
        ),
    ],
)
def test_offices_and_bodies_mean_whom_they_can(parse, text: str, expected: list[str]) -> None:
    assert speakers(parse, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A couple of one surname, of whom the article gives one in full.
        (
            "Gail Wetherby, 53, held a service for her husband Neil, who was lost at sea.\n"
            "“I had chosen the hymns,” Mrs Wetherby said.\n"
            "Mr Wetherby, speaking for the first time, insisted: “I am no ghost.”",
            ["Gail Wetherby", "Neil"],
        ),
        # A wife whose name no list holds, where the tagger takes it for a place.
        (
            "“We are eating our seeds,” says Tomas Okafor, who has sold two cows.\n"
            "His wife Palesa nods. “They looked like chairs,” she says.",
            ["Tomas Okafor", "Palesa"],
        ),
    ],
)
def test_couples_are_told_apart(parse, text: str, expected: list[str]) -> None:
    assert speakers(parse, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who counts, or employs an analyst, is not the company of the article.
        (
            "Wetherby Stores cut its forecast on Thursday. Sales fell more than those asked by DataPoint had feared.\n"
            "In a statement, the company said it “remains confident”.",
            ["Wetherby Stores"],
        ),
        (
            "Wetherby Stores cut its forecast. It closed shops in May.\nWetherby said sales fell by a tenth.\n"
            "“They are tired,” said Ada Brook, an analyst at Okafor Research.\nThe company said it was “confident”.",
            ["Ada Brook", "Wetherby"],
        ),
        # Another company of which the article goes on to tell.
        (
            "Wetherby Stores said on Thursday that it would sell its canteens. Wetherby opened in 1920.\n"
            "The buyer is Marl Foods. The company said it was “delighted”.",
            ["Marl Foods"],
        ),
        # A force by the name of its counties, whatever the tagger sees of it.
        (
            "Devon and Cornwall Police say nobody was hurt.\n“It was empty,” the force said.",
            ["Devon and Cornwall Police"],
        ),
        ("Kelmarsh police say nobody was hurt.\n“It was empty,” the force said.", ["Kelmarsh police"]),
        ("The police say nobody was hurt.\n“It was empty,” the force said.", ["the force"]),
    ],
)
def test_a_company_or_a_force_is_the_one_that_is_told_of(parse, text: str, expected: list[str]) -> None:
    assert speakers(parse, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # First names and surnames that are other words as well.
        ("Keeper Mark Wetherby lives by the pier.\n“It rains every day,” Mark said.", ["Mark Wetherby"]),
        ("Keeper Hope Wetherby lives by the pier.\nHope, a potter, said: “It rains.”", ["Hope Wetherby"]),
        ("Keeper Molly Wetherby lives by the pier.\nMolly added: “It rains every day.”", ["Molly Wetherby"]),
        ("Keeper Ada Long lives by the pier.\nLong, a potter, said: “It rains every day.”", ["Ada Long"]),
        # Who asks the minister is not the minister.
        (
            "The harbour secretary has said she is “quite sure” that dues will fall.\n"
            "Asked by the paper's Laura Finch whether she could promise it, Nadine Brook said: “I write no lists.”",
            ["Nadine Brook", "Nadine Brook"],
        ),
    ],
)
def test_names_that_look_like_other_words_and_people_who_ask(parse, text: str, expected: list[str]) -> None:
    assert speakers(parse, text) == expected
