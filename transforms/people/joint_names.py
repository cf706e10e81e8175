"""First names with one surname: 'Tom and Ann Lee' names Tom Lee and Ann Lee."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from itertools import pairwise

from transforms.people.candidates import Candidate
from transforms.people.lexicon import place_names
from transforms.people.name_parts import first_name_frequency
from transforms.people.neighbours import COMMON_FIRST_NAME
from transforms.people.stage_names import MONONYMS
from transforms.people.titles import is_kin_of_many

_JOINING = frozenset({" and ", " & "})


def lend_surnames(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, where a first name joined to a full name carries that name's surname.

    A first name that stands by itself before is somebody whom the article calls so ('Cleo and Ann Lee' of a singer
    called Cleo), and stays as it is.
    """
    introduced: dict[tuple[str, ...], int] = {}
    for candidate in candidates:
        introduced.setdefault(candidate.key, id(candidate))
    lent: dict[int, str] = {}
    for left, right in reversed(list(pairwise(candidates))):
        if _shares_surname(left, right):
            lent[id(left)] = right.words[-1].text
        elif id(right) in lent and _is_listed_before(left, right):
            lent[id(left)] = lent[id(right)]
    return [
        dataclasses.replace(candidate, lent_surname=lent[id(candidate)])
        if id(candidate) in lent and introduced[candidate.key] == id(candidate)
        else candidate
        for candidate in candidates
    ]


def _is_listed_before(left: Candidate, right: Candidate) -> bool:
    """Whether a first name stands before another and a comma: the Ida of 'Ida, Tom and Ann Lee'."""
    if left.line is not right.line or left.line.text[left.end : right.start] != ", ":
        return False
    return len(left.key) == 1 and not left.titles and first_name_frequency(left.words[0].text) > 1


def _shares_surname(left: Candidate, right: Candidate) -> bool:
    if left.line is not right.line or left.line.text[left.end : right.start] not in _JOINING:
        return False
    if len(left.key) != 1 or left.key[0] in MONONYMS or right.titles or len(right.key) != 2:
        return False
    if not all(map(is_kin_of_many, left.titles)):
        return False
    if left.key[0] in place_names() and first_name_frequency(left.words[0].text) < COMMON_FIRST_NAME:
        return False
    return all(first_name_frequency(name.words[0].text) > 1 for name in (left, right))
