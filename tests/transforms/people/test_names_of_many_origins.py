"""Names that no list of first names holds, and companies that look like them."""

import pytest

from transforms.people.finder import find_people

PEOPLE = {
    "a double surname that the tagger splits": (
        "Engineer Chukwuemeka Okonjo-Dalton told the inquiry that the drawings were wrong.\n"
        "Okonjo-Dalton said nobody had read them. Nopparat Wongsawat-Brewer, a vet, agreed.",
        {"Chukwuemeka Okonjo-Dalton", "Nopparat Wongsawat-Brewer"},
    ),
    "a double surname that ends in a title": (
        "Matiu Tūhoro-King, 19, planted the first tree with Aroha Whatarau.",
        {"Matiu Tūhoro-King", "Aroha Whatarau"},
    ),
    "a double first name": (
        "Bryony Achterman-Lowe and Thuy-Dung Halvorsen sang on Friday.",
        {"Bryony Achterman-Lowe", "Thuy-Dung Halvorsen"},
    ),
    "marks that follow their letters": (
        "Olúfúnmiláyọ̀ Adébáyọ̀, 41, runs a stall on the quay. “It came at night,” Adébáyọ̀ said.",
        {"Olúfúnmiláyọ̀ Adébáyọ̀"},
    ),
    "apostrophes inside first names": (
        "De'Marquis Tolliver scored 31 points. “I was open,” Tolliver said.\n"
        "Ja'Quavion Wright-Ellison added 12 points, Wright-Ellison's best yet.",
        {"De'Marquis Tolliver", "Ja'Quavion Wright-Ellison"},
    ),
    "a particle in capitals": (
        "Hinewehi Te Rangihuna signed for the hill. “It was ours,” Te Rangihuna said.",
        {"Hinewehi Te Rangihuna"},
    ),
    "particles of two languages": (
        "Baron Egbert von und zu Hohenfels owned the ship. Lucrezia dell'Orto cooked for Guy de la Tour, a singer.",
        {"Egbert von und zu Hohenfels", "Lucrezia dell'Orto", "Guy de la Tour"},
    ),
    "a surname of several words alone, with a suffix elsewhere": (
        "Jamal St. Clair Jr., who is nine, won again on Sunday. “I saw it,” St. Clair said.\n"
        "Tomasz Vieira de Witte taught him. “He sees it,” Vieira de Witte said.",
        {"Jamal St. Clair Jr.", "Tomasz Vieira de Witte"},
    ),
    "one name with an occupation behind it": (
        "Wartono, a neighbour, brought tea. Kittipong, a novice, named the dog.",
        {"Wartono", "Kittipong"},
    ),
    "a surname that also heads names of places": (
        "Lucy Church said it was hot. Tom Hall bought bread. “Good,” Hall said. They met in Hyde Park.",
        {"Lucy Church", "Tom Hall"},
    ),
    "an occupation that opens a sentence": (
        "Beekeeper Jarek Młynarski-Ford was not surprised. Tenant Mwajuma Otieno hugged him.",
        {"Jarek Młynarski-Ford", "Mwajuma Otieno"},
    ),
    "a Welsh particle": (
        "Forecaster Eluned ap Rhys said snow would fall. Huw ab Owain shovelled.",
        {"Eluned ap Rhys", "Huw ab Owain"},
    ),
    "an honorific before what the tagger takes for a firm": (
        "The panel wrote to the Minister of Works, Chief Adewunmi Fagbohun, twice. It heard from Comrade Ebere Nwachi.",
        {"Adewunmi Fagbohun", "Ebere Nwachi"},
    ),
    "a clergyman's office": (
        "The Archdeacon of Kelmarsh, Canon Judith Tennant, will stand in. Canon Tennant thanked him.",
        {"Judith Tennant"},
    ),
    "a surname that opens with 'daughter of' behind a legislator's letters": (
        "Fianna Fáil TD Sadhbh Ní Mhurchú said nothing. “It is late,” Ms Ní Mhurchú said.",
        {"Sadhbh Ní Mhurchú"},
    ),
    "first names that are titles as well": (
        "Don Trevanion and Earl Tillotson opened the shop. “It is small,” Trevanion said. Dean Ruth Amberley left.",
        {"Don Trevanion", "Earl Tillotson", "Ruth Amberley"},
    ),
    "relatives in the plural before first names": (
        "Brothers Alfie, 6, and Ella, 4, slept. Sisters Mia and Carla Wetherby drove.",
        {"Alfie", "Ella", "Mia Wetherby", "Carla Wetherby"},
    ),
    "one surname of two, whom the article then calls by their first names": (
        "When Rob and Grace Ollerton came home, the door was open. “Odd,” said Rob. Mr Ollerton closed it.",
        {"Rob Ollerton", "Grace Ollerton"},
    ),
    "a first name that countries give to either sex": (
        "Jean Fothergill, 81, waited. In a letter, Mrs Fothergill said she was cold.",
        {"Jean Fothergill"},
    ),
    "an honorific of another language": (
        "Daw Khin Thandar Oo taught for 30 years. “I took the chalk,” Khin Thandar Oo said.",
        {"Khin Thandar Oo"},
    ),
}

NOBODY = {
    "a maker's apposition": "Tarn, the software maker, moved to Leeds. Tarn's software runs on trams.",
    "shares": "Shares in Halvex fell on Monday, and Halvex shares fell again. The stock of Halvex is cheap.",
    "an analyst's employer": "An analyst at Mason Hale, who rates the stock, said no. A broker at Gale Whitby laughed.",
    "a paper's name": "A columnist for the newspaper La Brisa said it was long.",
    "a state's team": "Rajasthan won by nine wickets on Tuesday. The crowd cheered when Rajasthan came home.",
    "two towns of which one has two words": "They flew to Paris and San Remo.",
    "a line of business for a last word": "The contractor, Halvex Marine, sent its crews home. Halvex Marine said no.",
    "statements on its own affairs": "Callow Pike said it was cooperating. Employees at Callow Pike left.",
    "hyphens in names of other things": (
        "The Clyde-Forth Link was shut, and the Anders-Holt Institute paid. Post-Soviet Trans-Siberian trains rusted."
    ),
}


@pytest.mark.parametrize(("text", "names"), PEOPLE.values(), ids=PEOPLE.keys())
def test_names_are_found_whole(parse, text: str, names: set[str]) -> None:
    assert {person.name for person in find_people(parse(text), "", ())} == names


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY.keys())
def test_companies_and_things_are_nobody(parse, text: str) -> None:
    assert find_people(parse(text), "", ()) == ()
