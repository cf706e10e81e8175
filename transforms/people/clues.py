"""What stands around a candidate and speaks for or against a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise

from transforms.people.candidates import Candidate
from transforms.people.characters import is_of_work
from transforms.people.clue_words import BELONGINGS, DEEDS, DONE_TO_PEOPLE, SAYING
from transforms.people.companies import is_employer, is_of_company
from transforms.people.kind_words import is_organization_noun
from transforms.people.lexicon import NATIONALITIES, is_organization_word, place_names
from transforms.people.name_parts import fold
from transforms.people.sentence_words import BODIES_LED
from transforms.people.taken_up import is_taken_up
from transforms.people.titles import HONORIFICS, HUMBLE_ROLES, KIN, OFFICES, is_kin_of_many, is_role_noun
from transforms.people.word_lists import word_list


class Clue(StrEnum):
    """One observation about one occurrence of a name."""

    TITLED = "an honorific or an office directly before it"
    ROLE_BEFORE = "a noun for what a person is directly before it"
    KIN_BEFORE = "a noun for a relative directly before it"
    AGE_AFTER = "an age or years of life behind it"
    AGE_BEFORE = "'eight-year-old' or '10-month-old' directly before it"
    WHO_AFTER = "'who' or 'whose' behind it"
    SPEECH = "subject of a verb of saying"
    APPOSITION = "a noun for what a person is in apposition behind it"
    PERSON_BEHIND = "'a' with an occupation in apposition behind it"
    COMPANY = "what only companies have: shares, stores, employees, affairs of its own"
    ORGANIZATION_BEHIND = "a noun for an organization in apposition behind it"
    KIN_OWNED = "somebody's relative is named after it"
    ARTICLE_BEFORE = "'the', 'a' or 'this' before it"
    PLACE_PREPOSITION = "'in', 'at', 'near' before it"
    PLACE_NOUN_BEFORE = "'city of', 'town of' before it"
    QUOTED = "quotation marks of its own"
    AGENT = "'-designed', '-written' or 'et al.' behind it"
    DEED = "subject of a verb for what a body does"
    HEARER = "behind 'told' at a sentence's end, as outlets are named"
    TREATED = "object of a verb for what is done to people: arrested, married, substituted"
    BELONGING = "what only persons have is named after it: a voice, a childhood, a header"
    NAMED_AS = "'identified as' or 'a man named' before it"
    HOUSE = "a house, a day or a place is named after it: 'Lee's Hotel'"
    ADDRESS = "it is a street's with 'in' or 'of' before it, or stands behind a street and a comma"
    WORK = "'the film' or 'the role of' before it: a work or one of its characters"
    EMPLOYER = "'an analyst at' before it"
    TAKEN_UP = "subject of a verb of saying, or with 'who' behind it, and he or she goes on"
    ROLE_AND_COMMA = "a noun for what a person is, or 'one of them', and a comma before it"


_AGE = re.compile(
    r"^(?:, (?:aged |age )?\d{1,3}(?=[,.;:)]| and | who | of | from |—| –)| \(\d{1,2}\)| aged \d{1,2}\b"
    r"|, who(?: is|['’]s) (?:just |only )?(?:\d{1,3}|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?! [a-z]+s\b)"
    r"| \((?:born |b\. )?\d{4}(?:\s?[-–—]\s?\d{4})?\))"
)
# No 'a ten-year-old Volvo'.
_AGE_BEFORE = re.compile(r"(?<!\ba )(?<!\ban )(?<![\w-])[\w-]+-(?:year|month|week|day)s?-old $")
_WHO = re.compile(r"^,? (?:\(.{1,40}\),? )?(?:who|whose|whom)\b")
# Parties and states lead and back as people do.
_AGENT = re.compile(
    r"^-(?:(?!led|backed|owned|based|allied|controlled|aligned)\w+ed|written|drawn|built|made|era)\b| et al\b"
)
_APPOSITION = re.compile(
    r"^(?:, | \(| — | – )(?:(?P<determiner>a|an|the|his|her|their|its|another|one of)\b )?"
    r"(?P<noun>[^,.;:!?()“”\"]{3,90})"
)
_KIN_OWNED = re.compile(r"^['’]s? (?:[\w-]+ ){0,2}?(?P<noun>[\w-]+)\b")
_HOUSE = re.compile(r"^['’]s? (?P<noun>[A-Z][\w-]+)\b")
# 'The Lee shopping centre'.
_NAMED_HOUSE = re.compile(
    r"^ (?:[a-z]+ )?(?:centre|center|stadium|arena|tower|building|bridge|school|theat(?:re|er)|museum|hospital|clinic"
    r"|hotel|library|mall|store|dam|airport|prize|award|scholarship|lecture|trophy)\b"
)
# 'At Lee district police headquarters'.
_BEAT = re.compile(
    r"^ (?:(?:district|divisional|area) )*(?:police (?:headquarters|station)|constituency|by-election)\b"
)
_HEADLANDS = word_list("head point wharf vineyard cross gate end corner cove well")
_ADVERBS = word_list("also then later has had have once already now recently reportedly previously who told")
_PLACE_PREPOSITIONS = word_list("in at near outside inside across throughout")
# Before people as well: 'pressure on Lee', 'a cross from Lee'.
_PERHAPS_PLACE_PREPOSITIONS = word_list("from into around toward towards via on")
_NO_PLACE_LABELS = frozenset({"PERSON", "ORG", "WORK_OF_ART"})
_NAMED_AS = re.compile(
    r"\b(?:identif(?:ied|ies|ying)|introduced|named)(?: (?!as\b)[\w’'-]+){0,4} as(?: (?:one|a) )?$"
    r"|\b(?:man|woman|boy|girl|teenager|student|person|somebody|someone|friend|son|daughter|baby|child|nurse|farmer)"
    r" (?:named|called)$"
)
_STREETS = word_list("street road avenue drive close crescent terrace boulevard place mews st rd ave")
_BEFORE_STREETS = word_list("in on of at off along from near and")
# Of these 'of' and 'and' say less: they are surnames too.
_SPOTS = word_list("lane grove square court head point quay wharf cove")
_BEFORE_SPOTS = word_list("in on at off along near")
# 'He told Riverton Today.'
_TOLD = re.compile(r"\b(?:told|tells|telling) $")
_ENDS_SENTENCE = re.compile(r"[”\"]?(?:[.:]|$)")
_ONE_OF_THEM = re.compile(r"\bone of (?:them|those|whom|us), $")
_PLACE_NOUNS = word_list(
    "city town village district province region state county island port suburb capital municipality kingdom republic"
)
_ARTICLES = word_list("the a an this these those its our every each any some no")
# Roles that companies and teams have as well.
_ALSO_COMPANIES = word_list(
    "owner maker host publisher developer champion partner producer operator provider sponsor investor builder broker"
)
# 'A star', 'a leader' are said of firms, clubs and horses too.
_ALSO_THINGS = _ALSO_COMPANIES | word_list(
    """
    leader pioneer rival giant competitor supplier member contractor star winner native legend icon favourite favorite
    player fixture survivor engine child baby stranger killer forward
    """
)
_AFTER_HEAD = word_list("of for in at from with to who which that and on by based whose")
_MANY_KIN = word_list("children sons daughters brothers sisters siblings parents grandchildren twins")
_CLOSE = frozenset({"lawyer", "lawyers", "parents", "family"})
_BEHIND_COMMA = re.compile(r", (?:\d{1,3}, )?(?P<verb>[a-z]+)\b")
_OWNER = re.compile(r".*(?:['’]s|s['’]) ")
_NEXT_WORDS = re.compile(
    r"^(?:, (?:however|meanwhile|too|also|in turn|for (?:his|her) part),)? (?P<first>[\w-]+)(?: (?P<second>[\w-]+))?"
)
_OPENING, _CLOSING = "\"“‘«'", "\"”’»'"


def clues_of(candidate: Candidate) -> frozenset[Clue]:
    """All that the words around one occurrence say."""
    return frozenset(_observe(candidate))


def _observe(candidate: Candidate) -> Iterator[Clue]:
    yield from _titles(candidate)
    yield from _noun_before(candidate)
    if _is_address(candidate):
        yield Clue.ADDRESS
    if is_of_work(candidate):
        yield Clue.WORK
    yield from _behind(candidate)
    speaks = _is_subject_of(candidate, SAYING, inverted=True) or _speaks_apposed(candidate)
    if speaks:
        yield Clue.SPEECH
    if (speaks or _WHO.match(candidate.line.text[candidate.end :])) and is_taken_up(candidate):
        yield Clue.TAKEN_UP
    if _is_subject_of(candidate, DEEDS, inverted=False):
        yield Clue.DEED
    if not candidate.titles and is_of_company(candidate):
        yield Clue.COMPANY
    if is_employer(candidate):
        yield Clue.EMPLOYER
    text = candidate.line.text
    opened = candidate.start > 0 and text[candidate.start - 1] in _OPENING
    if opened and text[candidate.end : candidate.end + 2].strip()[:1] in set(_CLOSING):
        yield Clue.QUOTED


def _speaks_apposed(candidate: Candidate) -> bool:
    """Whether the name stands between commas behind a noun for a relative, and says something: 'his mum, Ann, said'."""
    line = candidate.line
    if line.before(candidate.first) != "," or line.before(candidate.first, 2) not in KIN:
        return False
    behind = _BEHIND_COMMA.match(line.text, candidate.end)
    return behind is not None and fold(behind["verb"]) in SAYING


def _titles(candidate: Candidate) -> Iterator[Clue]:
    """What the capitalised words before the name in the same run say; without any, the small word before it."""
    if candidate.titles and _is_titled_place(candidate):
        yield Clue.PLACE_NOUN_BEFORE
        return
    if candidate.titles:
        title = candidate.titles[-1]
        if {title, title.removesuffix("s")} & (HONORIFICS | OFFICES) or _is_of_office(candidate):
            yield Clue.TITLED
        elif is_role_noun(title) or is_kin_of_many(title):
            yield Clue.ROLE_BEFORE
        return
    before = candidate.line.before(candidate.first)
    if before in _ARTICLES and not candidate.words[-1].compound:
        yield Clue.ARTICLE_BEFORE
    if before in _PLACE_PREPOSITIONS or (
        before in _PERHAPS_PLACE_PREPOSITIONS and candidate.label not in _NO_PLACE_LABELS
    ):
        yield Clue.PLACE_PREPOSITION
    if before == "of" and candidate.line.before(candidate.first, 2) in _PLACE_NOUNS:
        yield Clue.PLACE_NOUN_BEFORE


def _is_of_office(candidate: Candidate) -> bool:
    """Whether a department's words stand between an office and the name: 'Minister for Public Works Ann Lee'.

    Or a body's: 'Leader of the Opposition Ann Lee'.
    """
    line, start = candidate.line, candidate.run_first
    if line.words[start].key in BODIES_LED and line.before(start) == "the":
        return line.before(start, 2) == "of" and line.before(start, 3) in OFFICES
    return line.before(start) in {"of", "for"} and line.before(start, 2) in OFFICES


def _is_titled_place(candidate: Candidate) -> bool:
    """Whether title and name are a town's behind a preposition of place: 'to Prince George'."""
    whole = " ".join((*candidate.titles, *candidate.key))
    before = candidate.line.before(candidate.run_first)
    return whole in place_names() and before in {*_PLACE_PREPOSITIONS, "to", "from"}


def _noun_before(candidate: Candidate) -> Iterator[Clue]:
    line = candidate.line
    if candidate.first != candidate.run_first or candidate.first == 0:
        return
    before = line.before(candidate.first)
    adjoins = line.gap(candidate.first - 1, candidate.first) == " " and before != ","
    kin = before if adjoins else line.before(candidate.first, 2) if before == "," else ""
    if kin in KIN or (kin in _MANY_KIN and before == ","):
        yield Clue.KIN_BEFORE
    elif adjoins and before.removesuffix("s") not in _ALSO_COMPANIES and _is_role(before):
        yield Clue.ROLE_BEFORE
    elif adjoins and before in DONE_TO_PEOPLE:
        yield Clue.TREATED
    elif before == "," and _is_introduced(candidate):
        yield Clue.ROLE_AND_COMMA
    words_before = line.text[max(0, candidate.start - 60) : candidate.start]
    if _NAMED_AS.search(words_before.rstrip()):
        yield Clue.NAMED_AS
    if _AGE_BEFORE.search(words_before):
        yield Clue.AGE_BEFORE
    if _TOLD.search(words_before) and _ENDS_SENTENCE.match(line.text, candidate.end):
        yield Clue.HEARER


def _is_introduced(candidate: Candidate) -> bool:
    """Whether what stands before the comma tells of a person: 'the baker, ', 'one of them, '."""
    role = candidate.line.before(candidate.first, 2)
    before = candidate.line.text[max(0, candidate.start - 20) : candidate.start]
    return (is_role_noun(role) and role not in _ALSO_THINGS) or _ONE_OF_THEM.search(before) is not None


def _is_address(candidate: Candidate) -> bool:
    """'Of William Street', and Riverton in 'in William Street, Riverton'."""
    line, first = candidate.line, candidate.first
    if line.before(first) == ",":
        return line.before(first, 2) in _STREETS and line.words[first - 2].is_capital
    last, before = candidate.words[-1].key, line.before(first)
    if candidate.first == candidate.last:
        return False
    return (last in _STREETS and before in _BEFORE_STREETS) or (last in _SPOTS and before in _BEFORE_SPOTS)


def _is_role(word: str) -> bool:
    return is_role_noun(word) or (word.endswith("s") and is_role_noun(word.removesuffix("s")))


def _behind(candidate: Candidate) -> Iterator[Clue]:
    rest = candidate.line.text[candidate.end : candidate.end + 140]
    for clue, pattern in ((Clue.AGE_AFTER, _AGE), (Clue.AGENT, _AGENT), (Clue.WHO_AFTER, _WHO)):
        if pattern.match(rest):
            yield clue
    apposition = _APPOSITION.match(rest)
    if apposition:
        words = [fold(word) for word in re.findall(r"[\w-]+", _without_owner(apposition["noun"]))[:8]]
        yield from _apposition(words, is_one_of_many=apposition["determiner"] in {"a", "an"})
    owned = _KIN_OWNED.match(rest)
    if owned and fold(owned["noun"]) in KIN | _CLOSE:
        yield Clue.KIN_OWNED
    if owned and candidate.possessive and fold(owned["noun"]) in BELONGINGS:
        yield Clue.BELONGING
    if _is_house(candidate, rest):
        yield Clue.HOUSE


def _is_house(candidate: Candidate, rest: str) -> bool:
    if (candidate.line.before(candidate.first) == "the" and _NAMED_HOUSE.match(rest)) or _BEAT.match(rest):
        return True
    house = _HOUSE.match(rest)
    noun = fold(house["noun"]) if house else ""
    return (is_organization_word(noun) and noun not in NATIONALITIES) or noun in _HEADLANDS


def _without_owner(noun: str) -> str:
    """'Spokeswoman' of 'Department of Roads’ spokeswoman': whose she is says nothing of her."""
    owner = _OWNER.match(noun)
    if owner is None or any(is_role_noun(fold(word)) for word in re.findall(r"[\w-]+", owner.group())):
        return noun
    return noun[owner.end() :]


def _apposition(words: list[str], *, is_one_of_many: bool) -> Iterator[Clue]:
    """What 'a baker from Riverton' or 'the state news agency' behind a name says of its bearer."""
    head = next((left for left, right in pairwise(words) if right in _AFTER_HEAD), words[-1] if words else "")
    made = len(words) > 1 and head == "maker"
    if made or (is_organization_noun(head) and not is_role_noun(head)):
        yield Clue.ORGANIZATION_BEHIND
        return
    if any(map(is_role_noun, words)):
        yield Clue.APPOSITION
    if is_one_of_many and head not in _ALSO_THINGS and (is_role_noun(head) or head in HUMBLE_ROLES):
        yield Clue.PERSON_BEHIND


def _is_subject_of(candidate: Candidate, verbs: frozenset[str], *, inverted: bool) -> bool:
    """Whether one of the verbs stands directly behind the name, over an adverb at most, or before it if `inverted`."""
    line = candidate.line
    if inverted and candidate.first and line.gap(candidate.first - 1, candidate.first) == " ":
        before = line.before(candidate.first)
        if before in verbs:
            return True
    behind = _NEXT_WORDS.match(line.text[candidate.end : candidate.end + 60])
    if not behind:
        return False
    first, second = fold(behind["first"]), fold(behind["second"] or "")
    return first in verbs or ((first in _ADVERBS or first.endswith("ly")) and second in verbs)
