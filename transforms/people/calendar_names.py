"""Names that are words of the calendar: 'Tony March said', and 'March added' behind it, but no 'told Tony Friday'."""

from __future__ import annotations

import re

from transforms.people.clue_words import SAYING
from transforms.people.lexicon import is_weekday, place_names
from transforms.people.name_parts import first_name_frequency, fold
from transforms.people.surnames import COMMON_SURNAMES, FAMILY_NAMES_FIRST
from transforms.people.word_lists import word_list
from transforms.people.words import Line

_NEXT_WORD = re.compile(r" (?:also |later |then )?(?P<word>[\w-]+)")
_BEHIND_QUOTE = re.compile(r"[”\"’'] (?P<verb>[a-z]+) $")
_VERB_LETTERS = 20
_ACTS = word_list("who is was has had will would runs ran lives lived works worked")
_TELLS_AGE = re.compile(r", \d{1,3},")
# Behind these a date stands.
_BEFORE_DATES = word_list(
    """
    on in since until till by from last next this every each of to for early late mid before after during between and
    through
    """
)
# The Sun of 'Ng Sun'.
_SHORT = 3


def is_calendar_name(line: Line, place: int, first: int) -> bool:
    """Whether the word of the calendar that ends a run of capitals is a name.

    Behind a first name a month is one, but before the day's number; a weekday is one where somebody of that name acts,
    and the first name is no surname: 'Lee Friday said' tells when Lee said it. Alone it is one where it says something.

    Args:
        line: what holds the words.
        place: the index of the word of the calendar.
        first: the index of the run's first word.
    """
    word = line.words[place]
    if place == first:
        speaks = line.before(place) not in _BEFORE_DATES and _next_word(line, word.end) in SAYING
        return speaks or _is_inverted_speaker(line, word.start)
    given = line.words[place - 1]
    if given.key in FAMILY_NAMES_FIRST:
        return len(word.text) <= _SHORT
    if place != first + 1 or not first_name_frequency(given.text) or given.key in place_names():
        return False
    if not is_weekday(word.key):
        return not _next_word(line, word.end).isdigit()
    if given.key in COMMON_SURNAMES:
        return False
    acts = _next_word(line, word.end) in SAYING | _ACTS
    return acts or _TELLS_AGE.match(line.text, word.end) is not None


def _is_inverted_speaker(line: Line, start: int) -> bool:
    """Whether a quotation and a verb of saying stand before: '"It flew," said March', but no 'Lee said Friday'."""
    before = _BEHIND_QUOTE.search(line.text, max(0, start - _VERB_LETTERS), start)
    return before is not None and fold(before["verb"]) in SAYING


def _next_word(line: Line, end: int) -> str:
    behind = _NEXT_WORD.match(line.text, end)
    return fold(behind["word"]) if behind else ""
