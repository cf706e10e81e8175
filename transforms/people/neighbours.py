"""Words before a name in one run of capitals: another's name is cut off, an unknown first name stays."""

from __future__ import annotations

from transforms.people.lexicon import (
    NATIONALITIES,
    NON_PERSON_LEADS,
    STORMS,
    is_dictionary_word,
    is_never_a_person,
    is_organization_word,
    place_names,
)
from transforms.people.name_parts import (
    NAME_TAILS,
    PARTICLES,
    POST_NOMINALS,
    REGNAL,
    SON_OR_DAUGHTER,
    first_name_frequency,
    is_double_surname,
)
from transforms.people.sentence_words import FUNCTION_WORDS, OPENERS
from transforms.people.titles import role_nouns
from transforms.people.words import Line, Word

# From here on a word that is also a people's name ('Christian', 'German') is rather a first name.
COMMON_FIRST_NAME = 20
# Papers print surnames in capitals; one of so many letters is no acronym.
_SURNAME_IN_CAPITALS = 5
# Letters that stand behind a name or, with a constituency, before one: 'Riverton MLA Ann Lee'.
_LEGISLATORS = frozenset({"mp", "mla", "mlc", "mep", "msp", "td"})


def _is_first_name_of_rest(line: Line, start: int, place: int, last: int) -> bool:
    """Whether the one word before a person's entity is a first name that the tagger does not know.

    It is where the entity holds a surname alone or begins with no first name, and the word means nothing else. Before
    a double surname, which the tagger splits at its hyphen, it may be an English word as well.
    """
    entity = line.words[place].text
    if place != start + 1 or (place < last and first_name_frequency(entity) and entity not in SON_OR_DAUGHTER):
        return False
    lead = line.words[start].key
    if lead in NON_PERSON_LEADS or lead in place_names() or is_organization_word(lead) or is_never_a_person(lead):
        return False
    if lead in role_nouns() or lead in FUNCTION_WORDS | OPENERS | PARTICLES or line.words[start].text.isupper():
        return False
    if line.words[place].key in NATIONALITIES:
        return False
    return is_double_surname(line.words[place].text) or not is_dictionary_word(lead)


def skip_neighbours(line: Line, start: int, last: int, labels: list[tuple[str, int] | None]) -> int:
    """The index in `line.words` at which a person's entity starts behind another entity's or a nationality's words."""
    if start <= last and line.words[start].key in STORMS:
        return start
    for place in range(start + 1, last + 1):
        label, before = labels[place], labels[place - 1]
        if label is None or label[0] != "PERSON" or label == before:
            continue
        leads = [line.words[index] for index in range(start, place)]
        if _is_first_name_of_rest(line, start, place, last):
            continue
        foreign = before is not None and before[0] != "PERSON"
        opener = before is None and line.starts_sentence(start) and not first_name_frequency(leads[0].text)
        if (foreign or opener) and not leads[-1].is_initial:
            behind = _behind_legislator(line, start, place)
            return behind if _is_first_name_of_rest(line, behind, place, last) else place
    return _skip_leads(line, skip_acronyms(line, start, last), last)


def _behind_legislator(line: Line, start: int, place: int) -> int:
    """The index behind the 'MP' that stands between two places, or the first of them."""
    found = (index + 1 for index in range(place - 1, start - 1, -1) if _is_legislator(line.words[index]))
    return next(found, start)


def _is_legislator(word: Word) -> bool:
    return word.key in _LEGISLATORS and word.text.isupper()


def _skip_leads(line: Line, start: int, last: int) -> int:
    """The index behind nationalities and the like, and behind 'South Carolina' as a whole."""
    while start <= last and line.words[start].key in NON_PERSON_LEADS | {"new"}:
        if first_name_frequency(line.words[start].text) >= COMMON_FIRST_NAME:
            break
        if start < last and f"{line.words[start].key} {line.words[start + 1].key}" in place_names():
            start += 2
        elif start < last and line.words[start].key != "new":
            start += 1
        else:
            break
    return start


def skip_acronyms(line: Line, start: int, last: int) -> int:
    """The index behind the last acronym of a run in small letters: 'Ann Lee' of 'Riverton RNC Ann Lee'.

    Two capitals before a name may be a person's initials. Behind the end where an acronym ends the run.
    """
    words = line.words[start : last + 1]
    if all(word.text.isupper() for word in words):
        return start
    for place in range(len(words) - 1, -1, -1):
        if not start + place and first_name_frequency(words[place].text) > 1:
            # A paragraph's first word in capitals: 'MARTIN Lee'.
            break
        if _is_legislator(words[place]) and _is_named_behind(words[place + 1 :]):
            return start + place + 1
        if _is_acronym(words[place]) and (place == len(words) - 1 or len(words[place].text) > 2):
            return start + place + 1
    return start


def _is_named_behind(words: tuple[Word, ...]) -> bool:
    """Whether more than letters behind a name follow: 'MP Ann Lee', but no 'Ann Lee MP OBE'."""
    return any(word.key not in NAME_TAILS for word in words)


def _is_acronym(word: Word) -> bool:
    is_short = word.text.isalpha() and word.text.isupper() and 1 < len(word.text) < _SURNAME_IN_CAPITALS
    return is_short and word.key not in NAME_TAILS | REGNAL | POST_NOMINALS
