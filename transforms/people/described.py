"""What an article calls its people: the descriptions that stand directly beside their names, in folded words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from transforms.people.clue_words import SAYING
from transforms.people.name_parts import ABBREVIATIONS, fold
from transforms.people.offices import office_of
from transforms.people.sentence_words import FUNCTION_WORDS
from transforms.people.titles import is_role_noun, is_trade
from transforms.people.word_lists import word_list
from transforms.records import Person

WORD = re.compile(r"[\w-]+")
IGNORED = word_list("the a an his her their its this that of for in at and who new then current one former ex old year")
# 'the deputy minister' and 'the minister' are two people.
FORMER = word_list("former ex retired outgoing late")
RESTRICTING = word_list("vice deputy assistant acting shadow junior associate former ex")
# 'The chair of the club, Ann Lee, ...', 'The Bishop of Riverton, the Rt Rev Tom Lee'.
_APPOSED_BEFORE = re.compile(
    r"(?:^|[.!?”\"’'] |\n)(?P<what>(?:The|A|An|Her|His|Their|Its) [^,.;:!?“”\"\n]{3,58}), "
    r"(?:the )?(?:[A-Z][\w.]* ){0,3}$"
)
# 'The judge fined the club's owner, Tom Lee': a second phrase that no preposition joins to the first.
_SECOND_PHRASE = re.compile(
    r"(?<! of)(?<! for)(?<! at)(?<! in)(?<! on)(?<! to)(?<! with)(?<! from)(?<! by)(?<! and) "
    r"(?=(?:the|an?|his|her|its|their) )"
)
# Of the words that part one description from the next these stand inside one: 'head of the union'.
_INSIDE_ROLES = word_list("of the for in at on to a an")
# 'Ann Lee, 47,', 'Ann Lee (47)'.
_AGE_BEHIND = re.compile(r"(?:, (?:aged )?| \()(\d{1,3})(?=[,.)]| and\b)")
_REPORTS = word_list("said says say told tells added adds warned warns")


def described_as(text: str, person: Person) -> Iterable[frozenset[str]]:
    """The words of each description that stands directly beside one of the person's mentions."""
    if person.role:
        yield _words(person.role)
    for mention in person.mentions:
        before = text[max(0, mention.char_start - 60) : mention.char_start]
        lead = re.search(r"(?:[\w.’'-]+ ){1,6}$", before)
        if lead:
            words = _behind_another(lead.group().split())
            while words and not _opens_role(words[0]):
                words.pop(0)
            if words and is_role_noun(office_of(fold(words[-1]).rstrip("."))):
                yield _words(" ".join(words))
        apposed = _APPOSED_BEFORE.search(before)
        if apposed and text[mention.char_end : mention.char_end + 1] in {",", "."}:
            yield _words(_SECOND_PHRASE.split(apposed["what"])[-1])
        behind = re.match(
            r"(?:, \d+)?(?:,|,? who (?:is|was|heads|leads|runs)| (?:is|was|became)) "
            r"(?P<what>(?:a|an|the|his|her|its|their)\b[^,.;:!?“”\"]{3,90})(?=[,.;)—–]|$)",
            text[mention.char_end : mention.char_end + 140],
        )
        if behind and _describes(behind["what"]):
            yield _words(behind["what"])
        as_what = re.match(
            r"['’]?s?[^.;:!?“”\"]{0,40}? as (?P<what>[a-z][\w -]{3,30})", text[mention.char_end : mention.char_end + 80]
        )
        if as_what and any(is_trade(fold(word)) for word in WORD.findall(as_what["what"])):
            yield _words(as_what["what"])


def age_behind(text: str, end: int) -> int | None:
    """The age that stands directly behind the name that ends at a place; None where none does."""
    age = _AGE_BEHIND.match(text, end)
    return int(age[1]) if age else None


def _behind_another(words: list[str]) -> list[str]:
    """The words without what describes somebody before: 'Senator' of 'Governor Tom Lee against Senator'."""
    parted = 0
    for place, word in enumerate(words[1:], 1):
        joins = word == "and" and words[place - 1][0].isupper()
        if joins or _is_past(word) or (word != "and" and word in FUNCTION_WORDS - _INSIDE_ROLES):
            parted = place + 1
        elif _ends_sentence(words[place - 1]):
            parted = place
    return words[parted:]


def _is_past(word: str) -> bool:
    """Whether a word is a verb such as 'condemned', or an adjective of its form, which opens no role."""
    return word.islower() and word.endswith("ed") and word not in FORMER


def _ends_sentence(word: str) -> bool:
    key = fold(word).rstrip(".")
    return word.endswith(".") and len(key) > 2 and key not in ABBREVIATIONS and not is_role_noun(key)


def _opens_role(word: str) -> bool:
    key = fold(word).rstrip(".")
    return is_role_noun(office_of(key)) or key in RESTRICTING or word[0].isupper()


def _describes(phrase: str) -> bool:
    """Whether words behind a name's comma say what somebody is and not what others say: no 'the teachers say it'."""
    words = [fold(word) for word in WORD.findall(re.split(r" (?:who|whom|whose|that|which) ", phrase)[0])]
    return bool(words) and words[-1] not in SAYING and not _REPORTS & set(words)


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in WORD.findall(text)) - IGNORED | _restricting(text)


def _restricting(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in WORD.findall(text)) & RESTRICTING
