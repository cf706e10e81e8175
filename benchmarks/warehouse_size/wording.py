"""Turns of phrase, names and callings that come up in many invented articles, as they do in real ones."""

from __future__ import annotations

OPENERS = (
    "We have always said that", "I believe that", "Nobody should be surprised that", "Let me be clear:",
    "It is a matter of record that", "My view has not changed:", "People here know that", "I was told in March that",
    "The figures show that", "What worries me is that", "We will not accept that", "It is simply wrong that",
    "I am proud that", "The truth is that", "I can only repeat that", "Every child in this town understands that",
    "We have learned the hard way that", "There is no doubt in my mind that", "I regret that", "It helps that",
    "Our neighbours have noticed that", "I never imagined that", "The least one can ask is that",
    "It is good news that", "You cannot run a harbour knowing that", "Time will tell whether",
    "I would be astonished if", "We do not know whether", "Ask anyone on the quay whether",
    "For three winters I have asked myself whether",
)  # fmt: skip
ROLES = (
    "the mayor of Harbour Town", "the interior minister", "a union leader", "the head of the water board",
    "a professor of hydrology", "the finance minister", "a spokesman for the port", "a spokeswoman for the ministry",
    "the chief prosecutor", "the bishop", "a ferry captain", "the opposition leader", "a court clerk", "the governor",
    "a retired teacher", "the prime minister", "the team's manager", "an economist at the exchange", "the president",
    "a former inspector", "the museum's director", "a nurse", "the author of the report", "a member of parliament",
    "the bank's chairwoman", "a farmer from the valley", "the defence lawyer", "the coach", "an engineer", "a novelist",
)  # fmt: skip
UNNAMED = (
    "an official familiar with the talks", "a person close to the family", "two diplomats", "a senior official",
    "a source in the ministry", "people with knowledge of the matter", "an employee who asked not to be named",
    "a police source",
)  # fmt: skip
ORGANIZATIONS = (
    "the Harbour Council", "the Valley Water Company", "the Northern Rail Authority", "the Grain Exchange",
    "the Coastal Teachers' Union", "the Institute for Applied Tides", "the Quay Street Bank", "the Salt Museum",
    "the Free Fishers' League", "the Lowland Energy Group",
)  # fmt: skip
HEADLINES = (
    "takes a stand on the bridge", "under pressure over missing payments", "wins a narrow vote", "faces new questions",
    "promises answers by spring", "turns down the offer", "warns of a hard winter", "returns to the quay",
    "speaks out on the reform", "leaves after nine years", "calls for calm", "defends the budget",
)  # fmt: skip
SECTIONS = ("Politics", "Business", "World", "Local", "Culture", "Sport", "Science", "Opinion", "Law", "Weather")
FEMALE_NAMES = (
    "Amara", "Ingrid", "Leila", "Mia", "Zoë", "Beatriz", "Chloé", "Darya", "Eleni", "Fatou", "Greta", "Hana", "Irena",
    "Jana", "Kaia", "Lucía", "Maren", "Nadia", "Olive", "Priya", "Renata", "Sofia", "Tove", "Ursula", "Vera", "Wanda",
    "Yasmin", "Zadie", "Anneke", "Brigid", "Carmen", "Dolores", "Esther", "Freya", "Gloria", "Hedda", "Isolde", "Joan",
    "Kirsten", "Linnea", "Mercy", "Noor", "Odile", "Paula", "Rosa", "Selma", "Thea", "Una", "Violet", "Winifred",
)  # fmt: skip
MALE_NAMES = (
    "Aleksander", "Bjorn", "Cedric", "Dmitri", "Emeka", "Farid", "Gustav", "Henrik", "Ibrahim", "Jonas", "Kofi", "Leon",
    "Marek", "Nils", "Oskar", "Pavel", "Quentin", "Rafael", "Stefan", "Tomás", "Ulrich", "Viktor", "Walter", "Yusuf",
    "Zoltan", "André", "Bruno", "Carlos", "Desmond", "Elias", "Felix", "Goran", "Hugo", "Isaac", "Jerome", "Karel",
    "Lorenz", "Matteo", "Nicolas", "Omar", "Piotr", "Ravi", "Samuel", "Thomas", "Umberto", "Vincent", "Wim", "Xavier",
    "Yann", "Zeno",
)  # fmt: skip
# Surnames are one of each, joined.
SURNAME_HEADS = (
    "Al", "Bar", "Ben", "Bor", "Cal", "Cor", "Dal", "Del", "Dor", "El", "Fal", "Fer", "Gal", "Gor", "Har", "Hol", "Jan",
    "Kar", "Kel", "Kor", "Lan", "Lor", "Mal", "Mar", "Mor", "Nor", "Ol", "Or", "Pal", "Per", "Ral", "Ros", "Sal", "Ser",
    "Sol", "Tal", "Tor", "Val", "Ver", "Wal",
)  # fmt: skip
SURNAME_MIDDLES = (
    "a", "e", "i", "o", "ba", "be", "da", "de", "di", "ga", "ka", "ki", "la", "li", "ma", "mi", "na", "ni", "ra", "ri",
    "sa", "si", "ta", "te", "ti",
)  # fmt: skip
SURNAME_TAILS = (
    "berg", "born", "dal", "dane", "der", "dis", "dorf", "feld", "ger", "gren", "holm", "kin", "kova", "kwo", "lan",
    "lind", "lund", "mann", "mark", "ner", "nes", "nez", "nik", "quist", "res", "rini", "rova", "ros", "sen", "ska",
    "sky", "son", "stad", "ston", "strom", "telli", "ton", "tov", "vé", "viç", "vik", "ward", "well", "wick", "witz",
    "wood", "worth", "yan", "zaki", "zic",
)  # fmt: skip
OUTLET_PLACES = (
    "Harbour", "Valley", "Northmoor", "Quayside", "Lowland", "Saltmarsh", "Eastgate", "Millbrook", "Stonebridge",
    "Westering",
)  # fmt: skip
OUTLET_KINDS = ("Post", "Register", "Gazette", "Courier")
AGENCIES = ("Meridian Wire", "Northern Press Service", "Tide News Agency")
# A number and one of these make a detail that tells one sentence from the next.
COUNTED = (
    "boats", "families", "lorries", "pages", "days", "villages", "permits", "pupils", "letters", "barrels", "hectares",
    "flats", "carriages", "workers", "samples", "shops", "trees", "invoices", "patients", "bridges", "vans", "farms",
    "passengers", "turbines", "witnesses",
)  # fmt: skip
