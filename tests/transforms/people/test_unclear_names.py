"""Names that the tagger alone does not tell from firms, bands, places, headlines and acronyms."""

import pytest

from transforms.people.finder import find_people


def names_in(parse, text: str) -> list[str]:
    return [person.name for person in find_people(parse(text), "", ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What bodies do, and what only persons have.
        ("Both goals came late as Fernsby tapped home at the back post.", ["Fernsby"]),
        ("It stayed calm until Castellano's header hit the bar.", ["Castellano"]),
        # 'Pressure on' and 'a cross from' are no places.
        ("The defeat heaped pressure on Carla Vextrow.", ["Carla Vextrow"]),
        # Named by somebody.
        ("Police identified the suspect as Yeoh Hock Sun from Kelmarsh.", ["Yeoh Hock Sun"]),
        ("A man named Ifor Quillane rented the van.", ["Ifor Quillane"]),
        ("A man who introduced himself as Ifor Quillane rented the van.", ["Ifor Quillane"]),
        # Initials and a surname behind what the tagger takes for one body with them.
        ("It failed, said Leader of the Opposition V.D. Sathindran here.", ["V.D. Sathindran"]),
        # One initial and a surname.
        ("The song was put out by P Navindran, whose brother owns the label.", ["P Navindran"]),
        # A weekday for a first name.
        ("They mourned Inspector Monday Orukwe on Monday.", ["Monday Orukwe"]),
        # Titles in the plural.
        ("The bench had Justices SK Okwandu and RM Tellisford on it.", ["SK Okwandu", "RM Tellisford"]),
        # A department's words, its owner's in what a name is called, and a rank before initials.
        ("It was up to Minister for Public Works Paschal Dunmore.", ["Paschal Dunmore"]),
        ("Later, Heather Swift, Department of Roads’ spokeswoman, denied it.", ["Heather Swift"]),
        ("The party would not remove ADGP M.R. Ajivaran before June.", ["M.R. Ajivaran"]),
        # A relative's first name between commas.
        ("Harvey's mum, Crystal, said it rained.", ["Crystal"]),
        # A race is nobody.
        ("The reigning Milton Marathon champion won.", []),
        # Family names first, common surnames, endings.
        ("The winner was Park Chan-sol, who lives in Kelmarsh.", ["Park Chan-sol"]),
        ("US envoy Zhai Jun arrived.", ["Zhai Jun"]),
        ("In Kelmarsh, fisherman Kemar Forde watched his boat sink.", ["Kemar Forde"]),
        # A surname that heads organizations as well.
        ("An open letter by Frank Ocean was read, and Jude Law signed it.", ["Frank Ocean", "Jude Law"]),
        # One word is the whole name.
        ("The songs of Beyoncé and Madonna were played.", ["Beyoncé", "Madonna"]),
        ("Talks with Putin are pointless.", ["Putin"]),
        ("The opening act was Lady Gaga.", ["Lady Gaga"]),
    ],
)
def test_people_whom_little_gives_away(parse, text: str, expected: list[str]) -> None:
    assert names_in(parse, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # Firms, bands, groups and things that are called like people.
        "Sales at Calvin Klein rose, those of Ralph Lauren and Eli Lilly fell.",
        "Shares in Charles Schwab and Morgan Stanley lost 2%.",
        "Pearl Jam and Led Zeppelin are on the jukebox.",
        "The attack was claimed by Boko Haram, Al Jazeera reported.",
        "The Jim Crow laws were passed long before Pearl Harbor.",
        # Parties and states lead, as people do.
        "The Pakatan Tavirah-led rally starts at noon.",
        # Parties, peoples, acronyms.
        "South Carolina Republicans and Virginia Democrats met.",
        "The Riverton RNC and the Indiana GOP agreed.",
        "Roman Catholics and Reagan Democrats voted for it.",
        "The New York Mets lost.",
        "The member for Bradford West wrote to the council.",
        # Letters that are no initials.
        "Shares of U.S. Steel and of L.A. Gear fell.",
        "The band T Rex came to W Virginia, and G Suite was down.",
        # Cars, quarters and addresses.
        "The flat of Downham Place is empty.",
        "The two sat in a red Renault Sonata when it left the road.",
        "The driver came from Anand Nagar and worked at Sunil Vihar.",
        # Storms, saints, streets, days and houses.
        "Hurricane Ivan struck in 2004.",
        "The hotel on St Brendan's Head is full on Valentine's Day.",
        "The march went down Jalan Padang Seri to the bank.",
        # Words of the networks.
        "The hashtag #RechercheParis trended.",
    ],
)
def test_what_only_looks_like_people(parse, text: str) -> None:
    assert names_in(parse, text) == []


def test_a_designer_is_a_person_beside_the_brand(parse) -> None:
    text = "Designer Ralph Lauren, 84, said that he would stay. Lauren founded the firm in 1967."
    assert names_in(parse, text) == ["Ralph Lauren"]


def test_a_name_behind_an_acronym_is_cut_free_of_it(parse) -> None:
    text = "Kelmarsh OCPD Muhammad Idzam Tahvir said two men were held. Even Curly Haugmark agreed."
    assert names_in(parse, text) == ["Muhammad Idzam Tahvir", "Curly Haugmark"]


def test_a_run_of_words_that_open_sentences_is_nobody(parse) -> None:
    assert names_in(parse, "The dates are Friday, Saturday.\nMeanwhile\nAccording\nMr. Thursday") == []


def test_an_alias_is_nobody_else(parse) -> None:
    assert names_in(parse, "Nuruddin Alele @ Fatir Tir, 34, was arrested in Kelmarsh.") == ["Nuruddin Alele"]


def test_a_sentence_full_of_names_is_no_headline(parse) -> None:
    text = (
        "Charges were filed against Superintendents Marvin Wynn Tabor and Santi Noel Gaspar, Inspectors Leo Daio Larga,"
        " Fritz Bioco Blanc and Juan Ampad Duarte, and Officers Eric Palatt Const and Mel Mendo Caboy."
    )
    assert len(names_in(parse, text)) == 7
