"""A byline's words in, clean names of people and organizations out, one each."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from transforms.copies.agencies import listed_agency
from transforms.page.author_names import FIELDS, ROLE, clean_name, is_degree, is_generation
from transforms.page.byline_credits import (
    WORKS,
    Work,
    credits_in,
    is_helping_post,
    opens_byline,
    own_work,
    without_label,
)
from transforms.page.json_ld import bare_heading
from transforms.page.signing_bodies import is_acronym, is_organization, is_outlet
from transforms.people.lexicon import country_names, place_names
from transforms.people.name_parts import PARTICLES, first_name_frequency, fold
from transforms.people.neighbours import COMMON_FIRST_NAME

_AGENCIES_IN_SMALL_LETTERS = r"(?:dpa|epd|dpa-AFX)\b"
_SEPARATOR = re.compile(
    r"(\s*[;|•·/／、\n]\s*|\s+[&+]\s+|,?\s+(?:and|AND|und|UND|et|ET|og|och|en|with|avec|mit|med|con)\s+"
    rf"(?=[^\W\d_a-z]|the\s|(?:al|el|d|l)[-'’][^\W\d_a-z]|{_AGENCIES_IN_SMALL_LETTERS}))"
)
# Short words that stand inside surnames too: they separate whole names only.
_WEAK_SEPARATOR = re.compile(r"\s+(?:y|e|i)\s+(?=[^\W\d_a-z])")
_WEEKDAY = r"(?:\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_YEAR = r"(?:19|20)\d\d"
_NOISE = re.compile(
    rf"\((?!\s*{WORKS}\s*\))[^)]*\)|"
    r"\[[^\]]*\]|<[^>]*>|\S+@\S+|https?:\S*|www\.\S+|(?<!\w)@\w+|\s+https?$"
    r"|\b(?:e-?mail|follow|contact)\b.*$|\b(?:view|see|read|show)\s+(?:all|more|profile|full|author|bio)\b.*$"
    r"|\b(?:updated|published|posted|last updated)\b(?!\s*(?:by\b|:)).*$|\b\d{1,2}[:.]\d\d.*$"
    rf"|{_WEEKDAY}\b\d{{1,2}}(?:st|nd|rd|th|\.|er|º)?\s+(?:de\s+)?[^\W\d_]{{3,12}}\.?,?\s+(?:de\s+)?{_YEAR}.*$"
    rf"|{_WEEKDAY}\b[^\W\d_]{{3,9}}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{_YEAR}.*$"
    rf"|\b{_YEAR}-\d\d.*$|\b\d+[ -]min(?:ute)?s?\b.*$"
    r"|\s+(?:and|with|from|und|mit|et|avec|y|con)\s+(?:(?:news|wire|other)\s+)?"
    r"(?:agenc\w+|agenturen|agences|wires?|staff)\b.*$",
    re.IGNORECASE,
)
# "6 January 2026 | Ann Lindqvist": behind any other date stands nobody.
_LEADING_DATE = re.compile(
    rf"^(?:\d{{1,2}}[:.]\d\d[^|•·\d]{{0,12}})?{_WEEKDAY}(?:\d{{1,2}}(?:st|nd|rd|th|\.)?\s+[^\W\d_]{{3,12}}\.?,?\s+{_YEAR}"
    rf"|[^\W\d_]{{3,9}}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{_YEAR}|\d+\s+(?:minutes?|mins?|hours?|days?)\s+ago)"
    r"[^|•·]{0,30}[|•·]\s*",
    re.IGNORECASE,
)
_OTHER_PARENTHESES = re.compile(r"\([^)]*\)")
_FIELD = rf"(?:{'|'.join(sorted(FIELDS))})"
# "Ann Lindqvist Crime and Courts Reporter" is one person.
_AND_OF_POST = re.compile(
    rf"\s{_FIELD}\s+(?:and|&)\s+(?=(?:{_FIELD}\s+)+(?:reporter|correspondent|editor|writer)\b)", re.IGNORECASE
)
_AND = re.compile(r"\s+(?:and|und|&|et|y)\s+")
_INITIAL = re.compile(r"(?:[^\W\d_]\.?){1,2}")
_MAX_LENGTH = 1_000
_MAX_BYLINES = 50


def clean_authors(raw_names: Iterable[str], outlet_names: tuple[str, ...] = (), is_list: bool = False) -> list[str]:
    """Names of those who wrote, without roles, addresses, slugs, affiliations and repetitions.

    In a byline a comma leads on to where somebody works; where `is_list` says that the words are a field for names,
    it leads on to the next author. The outlet itself is an author only where nobody else is, so are those who posted
    or produced it; who photographed, drew, filmed, edited or translated it is none.
    """
    found: dict[Work, list[str]] = {"writing": [], "handling": [], "helping": []}
    for raw in islice(raw_names, _MAX_BYLINES):
        for work, name in _names_in(raw, outlet_names, is_list and not opens_byline(raw)):
            found[work].append(name)
    known: dict[str, str] = {}
    for name in found["writing"] or found["handling"]:
        known.setdefault(bare_heading(name), name)
    unique = list(known.values())
    others = [name for name in unique if not is_outlet(name, outlet_names)]
    return others or unique


def is_credit_line(line: str) -> bool:
    """Whether a line is a byline, or says who did what else and nothing more: "By Ann Lee", "Photos: Bo Day"."""
    if opens_byline(line):
        return True
    names = [name for _, name in _names_in(line, (), is_list=False)] if without_label(line) != line else []
    return bool(names) and all(" " in name for name in names)


def surname_last(name: str) -> str:
    """A single name given as "Lee, Ann" in its spoken order; anything else as it is."""
    parts = [part.strip() for part in html.unescape(name).split(",")]
    if len(parts) != 2 or opens_byline(name) or not _is_inverted(*parts, is_single=True):
        return name
    return f"{parts[1]} {parts[0]}"


def _names_in(raw: str, outlet_names: tuple[str, ...], is_list: bool) -> Iterator[tuple[Work, str]]:
    text = html.unescape(html.unescape(raw))[:_MAX_LENGTH]
    text = _LEADING_DATE.sub("", " ".join(text.split()))
    text = _AND_OF_POST.sub(" ", _NOISE.sub(" ", text))
    found: list[tuple[Work, str]] = []
    for work, stretch in credits_in(text):
        for part in _parts_of(stretch, outlet_names):
            names = list(_names_of_part(part, outlet_names, work))
            people = [(told, name) for told, name in names if not is_organization(name)]
            found.extend(names if is_list or not people else people)
    has_whole_name = any(" " in name and not is_organization(name) for _, name in found)
    # Beside whole names a single word is a place or a section.
    yield from ((work, name) for work, name in found if " " in name or not has_whole_name or is_organization(name))


def _parts_of(stretch: str, outlet_names: tuple[str, ...]) -> Iterator[str]:
    """A stretch of names cut at what stands between them, but not at the "and" within a body's name."""
    pieces = _SEPARATOR.split(stretch)
    parts = pieces[:1]
    for separator, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        if _AND.fullmatch(separator) and _is_one_body(parts[-1], piece, outlet_names):
            parts[-1] = f"{parts[-1]}{separator}{piece}"
            continue
        if _AND.fullmatch(separator):
            parts[-1] = _with_lent_surname(parts[-1], piece)
        parts.append(piece)
    for part in parts:
        yield from _split_weakly(part)


def _is_one_body(left: str, right: str, outlet_names: tuple[str, ...]) -> bool:
    """Whether "and" stands within a name: "Health and Science Team", "Ministry of Health and Welfare"."""
    words = left.removeprefix("the ").removeprefix("The ").split()
    if any(listed_agency(side) or is_outlet(side, outlet_names) for side in (left, right)):
        return False
    if len(right.split()) == 1 and len(words) > 1:
        return "," not in left and is_organization(f"{left} ") and not is_organization(right)
    is_lone_word = len(words) == 1 and not is_acronym(words[0]) and first_name_frequency(words[0]) <= 1
    return is_lone_word and "," not in right and is_organization(f"{left} and {right}")


def _with_lent_surname(left: str, right: str) -> str:
    """A first name with the surname of the full name behind "and": the Ann of "Ann and Bo Okafor"."""
    words = right.partition(",")[0].split()
    are_given = len(words) == 2 and len(left.split()) == 1 and not _is_place(left)
    if are_given and all(first_name_frequency(given) > 1 for given in (left.strip(), words[0])):
        return f"{left} {words[1]}"
    return left


def _split_weakly(chunk: str) -> list[str]:
    parts = _WEAK_SEPARATOR.split(chunk)
    return parts if all(len(part.split()) > 1 for part in parts) else [chunk]


def _names_of_part(part: str, outlet_names: tuple[str, ...], work: Work) -> Iterator[tuple[Work, str]]:
    """The names between commas, each with its work; places and posts behind a name are none."""
    pieces = _split_commas(part)
    for number, piece in enumerate(pieces):
        name = clean_name(_OTHER_PARENTHESES.sub(" ", piece), outlet_names)
        if name is None or (number and _is_place(name)):
            continue
        following = pieces[number + 1] if number + 1 < len(pieces) else ""
        is_followed_by_post = is_helping_post(following) and clean_name(following, outlet_names) is None
        yield own_work(f"{piece} {following}" if is_followed_by_post else piece, work), name


def _split_commas(part: str) -> list[str]:
    pieces = [piece.strip() for piece in part.split(",")]
    pieces = [piece for number, piece in enumerate(pieces) if not (number and is_degree(piece))]
    names: list[str] = []
    for piece in pieces:
        if names and is_generation(piece):
            names[-1] = f"{names[-1]} {piece}"
        else:
            names.append(piece)
    if len(names) == 2 and _is_inverted(*names):
        return [f"{names[1]} {names[0]}"]
    return names


def _is_place(name: str) -> bool:
    given = name.split(maxsplit=1)[0]
    is_town = fold(name) in place_names() and first_name_frequency(given) < COMMON_FIRST_NAME
    return is_town or fold(name) in country_names()


def _is_inverted(surname: str, given: str, *, is_single: bool = False) -> bool:
    """Whether two words around a comma are one name: "Lee, Ann", but neither "Ann Lee, Bo Day" nor "Cher, London".

    Where `is_single` says that the words are a field for one name, two unknown words are given names too.
    """
    family, first = surname.split(), given.split()
    are_parts = family and all(fold(word) in PARTICLES for word in family[:-1]) and 1 <= len(first) <= 2
    if not are_parts or not given[:1].isupper() or ROLE.search(f"{surname} {given}") or is_degree(given):
        return False
    # Names in capitals may be as short as an acronym.
    is_body = not given.isupper() if is_acronym(surname) else is_organization(surname)
    if is_body or listed_agency(surname) or listed_agency(given) or is_generation(given) or _is_place(given):
        return False
    if all(first_name_frequency(word) > 1 or _INITIAL.fullmatch(word) for word in first):
        return True
    return (len(first) == 1 or is_single) and not is_organization(given)
