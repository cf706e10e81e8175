"""Trades of which one person may have both: the boss of 'a director', the academic of 'a biologist', not the clerk."""

from __future__ import annotations

from collections.abc import Set

from transforms.people.epithets import is_age
from transforms.people.lexicon import DEMONYMS
from transforms.people.offices import office_of
from transforms.people.titles import KIN, PARTY_WORDS, is_parent_of_many, is_trade
from transforms.people.word_lists import word_list

# By age, sex, rank, home or standing, or by what one does besides: people of any trade are called so.
_OF_ANY_TRADE = (
    PARTY_WORDS
    | DEMONYMS
    | KIN
    | word_list(
        """
        person man woman girl boy teen teenager pensioner resident native veteran survivor victim witness suspect
        defendant plaintiff inmate prisoner candidate contender nominee contestant winner champion star legend icon hero
        heir heiress celebrity personality socialite influencer creator author writer leader head activist campaigner
        advocate organizer organiser supporter critic founder co-founder cofounder member delegate official aide adviser
        advisor politician lawmaker legislator parliamentarian billionaire millionaire tycoon mogul magnate
        philanthropist royal lord lady baron baroness earl count countess viscount duke duchess immigrant refugee
        whistleblower
        """
    )
)
# Each holds what one person may be called by turns.
_FAMILIES = """
    officer detective inspector insp sergeant sgt superintendent supt constable commander captain capt lieutenant lt
    sheriff trooper cop policeman commissioner chief deputy det dc ds dci;

    general gen colonel col major maj admiral adm brigadier soldier marshal commander captain capt lieutenant lt
    sergeant sgt corporal sailor pilot officer;

    doctor dr surgeon physician consultant psychiatrist therapist psychologist dentist professor prof researcher
    scientist clinician epidemiologist virologist paramedic expert specialist;

    professor prof dr doctor academic scholar lecturer researcher scientist economist historian analyst strategist
    philosopher mathematician physicist chemist biologist astronomer engineer teacher principal dean provost expert
    specialist commentator;

    ceo cfo coo chairman chair director manager president chief executive boss owner founder entrepreneur businessman
    czar tsar supremo investor developer banker trader broker restaurateur hotelier landlord landlady publican retailer
    grocer shopkeeper
    chef baker brewer butcher;

    actor actress singer rapper musician guitarist drummer composer conductor songwriter comedian comic director
    producer filmmaker screenwriter playwright novelist poet dancer model presenter broadcaster host hitmaker crooner
    songstress frontman bassist diva pianist artist painter sculptor designer photographer youtuber tiktoker podcaster
    blogger;

    journalist reporter correspondent editor columnist presenter broadcaster anchor host moderator publisher blogger
    podcaster historian novelist poet commentator pundit analyst;

    lawyer attorney barrister solicitor counsel; prosecutor attorney; judge magistrate justice coroner recorder;

    bishop archbishop cardinal pope pontiff priest pastor vicar canon dean rabbi imam cleric clergy church monk nun
    reverend rev chaplain minister preacher evangelist missionary;

    teacher headteacher principal tutor coach professor lecturer educator;

    coach manager boss trainer captain skipper striker midfielder defender goalkeeper forward winger quarterback
    pitcher catcher batsman batter bowler spinner sprinter runner swimmer boxer golfer cyclist jockey rider wrestler
    gymnast footballer cricketer athlete player international debutant substitute;

    farmer grower herder herdsman grazier shepherd owner;

    spokesman minister secretary officer director manager commissioner superintendent inspector ambassador envoy
    diplomat counsel; ambassador envoy diplomat; minister secretary premier pm chancellor undersecretary;

    mp minister secretary councillor td backbencher frontbencher whip;

    senator sen representative rep congressman assemblyman whip; king queen prince princess monarch
"""
_FAMILIES_OF_OFFICES = tuple(frozenset(map(office_of, family.split())) for family in _FAMILIES.split(";"))
# Papers suppose that readers know who is one, and call so a person of whom they tell no trade.
_SUPPOSED_KNOWN = word_list(
    """
    president premier minister pm chancellor taoiseach governor mayor king queen pope pontiff monarch senator
    congressman congresswoman representative mp justice ambassador ceo chairman chairwoman executive boss owner
    entrepreneur businessman businesswoman investor developer coach manager captain skipper player athlete expert
    specialist commentator host presenter spokesman spokeswoman spokesperson secretary-general
    """
)


def trades_told(descriptions: Set[frozenset[str]]) -> frozenset[str]:
    """The words of somebody's descriptions that say what he or she is by trade or office."""
    words = frozenset[str]().union(*descriptions)
    return frozenset(word for word in words if is_trade(office_of(word)) and not is_of_any_trade(word))


def is_of_any_trade(noun: str) -> bool:
    """Whether people of any trade are called by a folded noun: 'the candidate', 'the 34-year-old', 'the Briton'."""
    return noun in _OF_ANY_TRADE or is_age(noun) or is_parent_of_many(noun)


def is_supposed_known(noun: str) -> bool:
    """Whether a folded noun is said of somebody though nobody told before what he or she is: 'the Florida senator'."""
    return noun in _SUPPOSED_KNOWN


def is_another_word_for(noun: str, trades: Set[str]) -> bool:
    """Whether somebody of one of these trades may be called by a folded noun as well."""
    return any(_are_of_one(office_of(noun), office_of(trade)) for trade in trades)


def _are_of_one(one: str, other: str) -> bool:
    if one.endswith("ologist") and other.endswith("ologist"):
        return True
    left, right = (("scientist" if word.endswith("ologist") else word) for word in (one, other))
    return left == right or any(left in family and right in family for family in _FAMILIES_OF_OFFICES)
