"""The words that invented articles are put together from: columns of parts, of which any fit any."""

from __future__ import annotations

SUBJECTS = (
    "The harbour board", "The regional court", "A parliamentary committee", "The water company", "The port authority",
    "Residents of the old town", "The transport ministry", "A panel of engineers", "The largest union",
    "The opposition", "The grain exchange", "A team of inspectors", "The city's auditors", "The fishing cooperative",
    "The rail operator", "A coalition of mayors", "The statistics office", "The national grid", "The teachers' council",
    "The central bank", "A group of former pilots", "The museum's trustees", "The hospital trust", "The border agency",
    "The weather service", "A leading insurer", "The shipyard's owners", "The farmers' association", "The tax office",
    "The energy regulator", "The competition authority", "A commission of historians", "The coast guard",
    "The planning department", "The largest lender", "The orchestra", "A start-up from the valley", "The publisher",
    "The election commission", "The prosecutor's office",
)  # fmt: skip
PREDICATES = (
    "rejected a plan to close the northern terminal", "published figures that surprised most analysts",
    "postponed its decision on the new bridge", "opened an inquiry into the missing payments",
    "agreed to share the cost of repairs", "warned that supplies may not last through the winter",
    "asked for more time to study the proposal", "withdrew its offer after a night of talks",
    "approved a budget with the narrowest of majorities", "found cracks in two of the nine pillars",
    "announced that four hundred jobs would move inland", "signed a contract for eleven electric ferries",
    "confirmed that the records had been copied", "lowered its forecast for the third time",
    "ordered a review of every permit since the flood", "promised to answer all letters within a month",
    "lost an appeal against the ruling", "sold its stake in the pipeline", "called an extraordinary meeting",
    "cancelled the autumn season for lack of money", "raised fares by a little less than inflation",
    "recalled a batch of batteries made in spring", "dismissed the report as incomplete",
    "put the site up for auction", "suspended two of its directors", "counted fewer visitors than the year before",
    "set up a fund for the families concerned", "denied that any warning had been ignored",
    "moved the archive to a former grain store", "settled a dispute that had lasted nine years",
    "began to test drinking water in every school", "voted to keep the old name",
    "refused to comment on the investigation", "cut the price of its cheapest tariff",
    "returned the paintings to the heirs", "extended the deadline until the end of the month",
    "questioned the method behind the survey", "halted work on the tunnel after a leak",
    "invited bids for the empty department store", "introduced a limit on night flights",
)  # fmt: skip
CIRCUMSTANCES = (
    "on Monday", "on Tuesday evening", "late on Wednesday", "on Thursday, two days ahead of schedule", "on Friday",
    "over the weekend", "after months of delay", "despite protests in front of the town hall",
    "in a statement of three pages", "at a meeting that lasted until midnight", "for the first time since the reform",
    "without giving a reason", "as heavy rain fell on the coast", "in the presence of several hundred people",
    "according to documents filed with the court", "following a complaint from a neighbouring town",
    "although the costs have nearly doubled", "while talks in the capital went on", "before the summer recess",
    "under pressure from creditors", "in spite of an earlier promise", "to the relief of shopkeepers on the quay",
    "at the request of the governor", "after a vote of seven to six", "because the ice had come early",
    "with effect from the first of next month", "at a cost that nobody would name", "for reasons of safety",
    "amid doubts about the harvest", "in line with advice from its lawyers",
)  # fmt: skip
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
CLAIMS = (
    "the money was there from the beginning", "the bridge is safe for lorries", "this town has been forgotten",
    "the talks were close to an agreement", "our members carry the whole risk", "the water is clean again",
    "the minister read the report", "prices are coming down at last", "the schools need two hundred teachers",
    "the ships were inspected twice", "the ruling leaves us no choice", "the old contract still holds",
    "the plan was drawn up in a hurry", "the families were told the truth", "the data were never lost",
    "the harvest is better than feared", "the new timetable works for commuters", "the court had all the papers",
    "the company knew about the leak", "the season is over for most of us", "the vote was fair",
    "the hospital can cope with another wave", "the factory stays open until spring", "the archive belongs to everyone",
    "the reform came ten years too late", "the damage could have been avoided", "the rent has become a burden",
    "the border is calmer than a year ago", "the orchestra has a future", "the wind did most of the work",
    "the committee acted in good faith", "the forecasts were far too hopeful", "the trains run on time once more",
    "the promise was made in writing", "the library is more than a building", "the fish are coming back",
    "the tax hits the wrong people", "the auditors looked away", "the ice is thinner every year", "the deal is off",
)  # fmt: skip
ENDINGS = (
    "and I stand by every word of it", "whatever the newspapers write", "and that is the end of the matter",
    "as anybody can see from the accounts", "but it took far too long", "and we owe that to the volunteers",
    "even if some people would rather not hear it", "and the next weeks will show why",
    "no matter who wins the election", "and yet nothing has been done about it", "as we said from the first day",
    "so there is every reason to go on", "and that should worry all of us", "which is more than I had hoped for",
    "and I have told the committee so twice", "although the details are still open",
    "and I will say the same thing in court", "which makes the silence harder to bear",
    "and nobody has shown me a better way", "as my grandmother would have told you", "if you look beyond this quarter",
    "and that is what people voted for", "at least on this side of the river", "and it will cost us dearly",
    "for which I thank the whole crew", "and there is a letter to prove it", "but let us not celebrate too early",
    "and we have the measurements", "once the insurance has paid", "and all of it happened within a week",
)  # fmt: skip
FRAGMENTS = (
    "a gift to the coast", "beyond repair", "a farce in three acts", "perfectly normal", "an insult to the crews",
    "the quiet before the storm", "a slap in the face", "overdue", "not worth the paper", "a lesson for everyone",
    "the wrong signal", "a miracle of engineering", "thin on detail", "a day of shame", "business as usual",
    "unworkable", "the last resort", "a triumph of patience", "deeply unfair", "a step into the dark",
)  # fmt: skip
ROLES = (
    "the mayor of Harbour Town", "the interior minister", "a union leader", "the head of the water board",
    "a professor of hydrology", "the finance minister", "a spokesman for the port", "a spokeswoman for the ministry",
    "the chief prosecutor", "the bishop", "a ferry captain", "the opposition leader", "a court clerk", "the governor",
    "a retired teacher", "the prime minister", "the team's manager", "an economist at the exchange", "the president",
    "a former inspector", "the museum's director", "a nurse", "the author of the report", "a member of parliament",
    "the bank's chairwoman", "a farmer from the valley", "the defence lawyer", "the coach", "an engineer", "a novelist",
)  # fmt: skip
MEETINGS = (
    " met ", " spoke at length with ", " disagreed in public with ", " wrote twice to ", " was seen dining with ",
    " shared the stage with ", " took over from ", " accused ", " defended ", " travelled north with ", " thanked ",
    " demanded an apology from ",
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
