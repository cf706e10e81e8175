"""Words that stand before or beside a name and say that it is a person's: honorifics, offices, occupations, kin."""

from __future__ import annotations

from functools import cache

from nameparser.config.titles import TITLES as _KNOWN_TITLES

from transforms.people.word_lists import word_list

# Never part of a name, whoever carries them.
HONORIFICS = word_list(
    """
    mr mrs ms mx miss dr drs prof professor sir dame lord lady madam madame rev revd reverend hon honourable hajia
    honorable rt sheikh sheik shaikh imam ayatollah grandmaster daw phra ajahn ajarn khun mzee ato weizero
    ustadz ustaz datuk dato dato' datin seri sri tan tun tunku tengku
    haji hajah encik puan cik cikgu pengiran shri shrimati smt pandit swami monsieur mademoiselle herr frau
    señor señora senor senora don dona doña rabbi fr excellency excellence holiness highness majesty honour
    father sister brother mullah maulana mufti alhaji alhaja hajiya mallam malam otunba comrade engr engineer
    barrister chief justice
    """
)
# Also common as surnames or first names, or as other words: titles only where nothing but titles precede them.
AMBIGUOUS = word_list(
    """
    king queen prince princess duke duchess earl baron baroness count countess pope bishop dean marshal
    major judge justice chief lord lady don brother sister father tan sri tun tunku tengku general page coach
    sheikh madam cook marquess sultan emperor empress archbishop cardinal saint viscount constable sergeant miss mother
    uncle aunt auntie grandma grandpa emir rapper shaikh pandit mufti haji sen
    """
)
OFFICES = word_list(
    """
    mla mlc dgp adgp
    cmdr cdr brig radm vadm wg sqn ldr flt commodore airman atty assemblymember councilmember clr cr ombudsman
    firefighter paramedic
    counsel whip det insp dc ds dci pc sp asp dsp csp dcp igp dig cji adv assemblyman assemblywoman supervisor
    councilman councilwoman alderman ag delegate trustee selectman president pres vice premier minister chancellor
    secretary senator sen sens representative rep reps congressman congresswoman governor gov mayor ambassador envoy
    councillor cllr commissioner commander colonel col captain capt lieutenant lt major maj sergeant sgt corporal cpl
    private pvt admiral adm general gen brigadier marshal officer detective inspector superintendent supt constable
    recorder sheriff deputy attorney solicitor prosecutor judge magistrate justice director chairman chairwoman
    chairperson chair chief ceo cfo coo cto executive founder co-founder manager editor reporter correspondent
    presenter anchor spokesperson spokesman spokeswoman speaker leader taoiseach tanaiste mp mep msp pm coach
    quarterback striker midfielder goalkeeper pitcher archbishop bishop cardinal pope pastor reverend chaplain king
    queen prince princess duke duchess earl baron baroness count countess lord lady president-elect mayor-elect
    governor-elect emeritus emerita commanding laureate designate undersecretary comptroller treasurer dr doctor
    professor prof principal
    provost rapper singer actress comedian canon archdeacon
    """
)
# First names as much as titles: 'Don Lee' is called so, 'Dean Ann Lee' is a dean.
FIRST_NAMES_TOO = word_list("dean don earl")
PARTY_WORDS = word_list("republican democrat democratic conservative labour tory liberal independent lib dem green gop")
KIN = word_list(
    """
    wife husband mother father mum mom dad son daughter brother sister uncle aunt nephew niece cousin
    grandmother grandfather grandson granddaughter widow widower fiance fiancee fiancé fiancée girlfriend
    boyfriend partner son-in-law daughter-in-law mother-in-law father-in-law brother-in-law sister-in-law
    stepfather stepmother stepson stepdaughter twin godfather godmother friend neighbor neighbour baby child
    toddler
    """
)
_OCCUPATIONS = word_list(
    """
    scout lawyer counsel attorney teacher farmer student resident pensioner grandmother grandfather shopkeeper
    driver worker nurse doctor surgeon physician scientist researcher analyst economist strategist professor
    lecturer historian author writer novelist poet playwright journalist columnist blogger youtuber
    influencer tiktoker podcaster broadcaster activist campaigner organizer organiser advocate volunteer
    adviser advisor aide spokesperson spokesman spokeswoman official officer candidate lawmaker politician
    senator congressman diplomat envoy ambassador minister singer rapper musician guitarist drummer composer
    conductor actor actress comedian director producer filmmaker screenwriter dancer model designer artist
    painter sculptor photographer architect engineer developer programmer entrepreneur businessman
    businesswoman investor billionaire millionaire tycoon magnate mogul banker trader broker owner chairman
    chairwoman chairperson founder co-founder cofounder executive manager boss head chief president coach
    trainer striker midfielder defender goalkeeper forward winger quarterback pitcher catcher captain
    skipper sprinter runner swimmer boxer golfer cyclist jockey referee umpire player athlete champion star
    coroner legend icon pastor priest bishop rabbi imam monk nun soldier sergeant general colonel admiral pilot
    astronaut veteran sailor judge magistrate prosecutor barrister solicitor detective inspector sheriff
    constable suspect victim defendant plaintiff witness survivor inmate prisoner killer murderer gunman
    shooter attacker dictator king queen prince princess duke duchess heir royal socialite celebrity
    personality expert commentator pundit critic correspondent reporter presenter host anchor editor
    publisher contestant winner chef baker butcher waiter barber plumber builder mechanic electrician
    carpenter fisherman miner ceo cfo whistleblower philanthropist philosopher psychologist psychiatrist
    therapist sociologist anthropologist biologist chemist physicist mathematician astronomer geologist
    ecologist climatologist meteorologist epidemiologist virologist librarian curator secretary treasurer
    accountant barista bartender beautician dentist fireman hairdresser handyman headteacher jogger physiotherapist
    scaffolder tutor waitress
    legislator parliamentarian academic scholar publican grazier unionist publicist technocrat bureaucrat carer
    clinician hotelier policeman trooper cop rider hiker climber diver surfer rower skier gymnast wrestler
    clerk receptionist evangelist missionary mayor governor premier chancellor councillor commissioner woman
    cleric clergyman clergywoman churchman czar tsar supremo
    man girl boy teenager teen toddler baby child native
    """
)

# Occupations that are surnames as well, or too seldom printed as titles to be among the nouns for what a person is.
HUMBLE_ROLES = word_list(
    """
    abbot adjuster apprentice beekeeper bookseller brewer buyer caretaker cashier cleaner customer dockworker
    firefighter fishmonger forecaster florist gardener grocer grower herder herdsman housewife janitor jeweller jeweler
    labourer laborer landlord landlady lifeguard midwife miller novice optician paramedic parishioner passenger
    pharmacist postman pupil potter restaurateur ranger retiree roofer sailor saleswoman salesman seamstress shepherd
    steelworker superfan surveyor tailor technician tenant trainee trucker undertaker undergraduate vet veterinarian
    weaver welder widow
    commuter evacuee eyewitness hawker holidaymaker motorist onlooker refugee shopper spectator vendor villager
    """
)


_NO_MASTERS = frozenset({"remaster", "ticketmaster"})


@cache
def role_nouns() -> frozenset[str]:
    """Lower-case nouns that name what a person is: 'actor', 'neighbour', 'spokeswoman'."""
    known = {title for title in _KNOWN_TITLES if title.isascii() and len(title) > 3}
    return frozenset((known & _plausible_occupations(known)) | _OCCUPATIONS | OFFICES | KIN)


def _plausible_occupations(known: set[str]) -> set[str]:
    endings = ("er", "or", "ist", "man", "woman", "ian", "eer", "ess", "person", "ant", "ent", "logue", "ier", "ster")
    return {word for word in known if word.endswith(endings)} - {"her", "excellent", "first", "theater"}


def is_role_noun(word: str) -> bool:
    """Whether a folded word names what a person is, by list or by its ending ('-woman', '-ologist')."""
    if word in role_nouns() or word.endswith(("woman", "ologist", "person", "makers-up", "keeper", "maker")):
        return True
    if word.endswith("master") and word not in _NO_MASTERS:
        return True
    return is_parent_of_many(word)


def is_trade(word: str) -> bool:
    """Whether a folded word names what a person is, though it may be a surname as well: 'tailor', 'miller'."""
    return is_role_noun(word) or word in HUMBLE_ROLES


def is_parent_of_many(word: str) -> bool:
    """Whether a folded word is a tabloid's 'mother-of-five' or 'dad-of-two'."""
    kin, of, children = word.partition("-of-")
    return bool(of and children) and kin in KIN


def is_kin_of_many(word: str) -> bool:
    """Whether a folded word is a noun for relatives in the plural: the 'brothers' of 'Brothers Tom and Jim Lee'."""
    return word.endswith("s") and word.removesuffix("s") in KIN
