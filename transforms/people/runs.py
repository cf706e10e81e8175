"""Runs of capitalised words, held together by particles, initials, nicknames and suffixes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.people.initials import is_bare_initial
from transforms.people.name_parts import LEADING_PARTICLES, PARTICLES, first_name_frequency
from transforms.people.sentence_words import FUNCTION_WORDS
from transforms.people.words import Line, Word

_NICKNAME = re.compile(
    r"\s(?:[\"“‘'(])(?P<nick>[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)?)(?:[\"”’')])\s"
    rf"(?P<particles>(?:(?:{'|'.join(sorted(PARTICLES))})\s){{0,2}})(?=[A-Z])"
)
_SUFFIX_AFTER_COMMA = re.compile(r",\s(?=(?:Jr|Sr)\b)")
# What an editor puts into a quotation: 'President [Ann] Lee said'.
_FILLED_IN = re.compile(r"[\])]\s(?=[A-Z][a-z])")
# A nickname and its marks are fewer words than this.
_NICKNAME_WORDS = 8


def find_runs(line: Line) -> Iterator[tuple[int, int]]:
    """First and last index in `line.words` of each run, in the order of the line."""
    words = line.words
    place = 0
    while place < len(words):
        if not _opens_run(line, place):
            place += 1
            continue
        last = place
        while (following := _next_in_run(line, last)) is not None:
            last = following
        yield _with_particles(line, place), last
        place = last + 1


def _with_particles(line: Line, first: int) -> int:
    """Where a surname starts that opens with particles in small letters: at the 'de' of 'de la Cruz said'."""
    start = first
    while start and line.words[start - 1].text in LEADING_PARTICLES and line.joined(start - 1):
        start -= 1
    return start


def _opens_run(line: Line, place: int) -> bool:
    word = line.words[place]
    named = word.key not in FUNCTION_WORDS or _is_single_initial(word) or is_bare_initial(line, place)
    return word.is_capital and word.is_letters and named


def _is_single_initial(word: Word) -> bool:
    return word.is_initial and len(word.text) == 2


def _next_in_run(line: Line, last: int) -> int | None:
    """The index of the word that goes on with the name after `last`, over particles and nicknames."""
    words = line.words
    if words[last].possessive or last + 1 >= len(words):
        return None
    end = words[last].end
    if _SUFFIX_AFTER_COMMA.match(line.text, end):
        return last + 2
    nickname = _NICKNAME.match(line.text, end)
    if nickname and first_name_frequency(words[last].text):
        ahead = range(last + 1, min(last + _NICKNAME_WORDS, len(words)))
        return next((place for place in ahead if words[place].start == nickname.end()), None)
    if last and words[last - 1].text in {"[", "("} and _FILLED_IN.match(line.text, end):
        return last + 2 if first_name_frequency(words[last].text) else None
    return _step(line, last) if line.joined(last) else None


def _step(line: Line, last: int) -> int | None:
    words = line.words
    if words[last + 1].is_capital:
        return last + 1 if _opens_run(line, last + 1) else None
    if words[last + 1].text.isdigit() and len(words[last + 1].text) == 1 and _is_regal(line, last):
        return last + 1
    ahead = last + 1
    while ahead < len(words) and words[ahead].text in PARTICLES and line.joined(ahead) and ahead - last <= 3:
        ahead += 1
    if ahead > last + 1 and ahead < len(words) and words[ahead].is_capital and line.gap(last, last + 1) == " ":
        return ahead
    return None


def _is_regal(line: Line, last: int) -> bool:
    return line.before(last) in {"queen", "king", "pope"}
