"""Surnames that an article gives alone and the tagger does not know: what they do or whose they are gives them away."""

from __future__ import annotations

import re

from transforms.people.candidates import Candidate
from transforms.people.clues import Clue
from transforms.people.forms import Form
from transforms.people.lexicon import ALSO_SURNAMES
from transforms.people.surnames import COMMON_SURNAMES, has_surname_ending
from transforms.people.word_lists import word_list

# Firms and states say and announce; these are done by people.
_AS_PEOPLE_DO = re.compile(
    r" (?:also |later |then )?(?:told (?:reporters|journalists)|recalled|recalls|remembered|remembers|laughed|laughs"
    r"|smiled|smiles|shrugged|sighed|joked|jokes|quipped|grinned|mused|whispered|shouted)\b"
)
# Behind these a house or a body has such a name: 'King Street', 'Attorney House', 'General Post'.
_NAMING = word_list("king queen prince princess pope general attorney private lord lady saint st chief deputy speaker")
_BODIES = word_list("court guard house law post press")
_OF_PLACES = word_list("the a an in at near from to of on")


def speaks_alone(form: Form) -> bool:
    """Whether a single name does what people do, or is the Lee of 'the Treasury's Lee said' and a known surname."""
    if not form.is_single or form.last_word.endswith("s"):
        # 'Locals told reporters.'
        return False
    if any(_AS_PEOPLE_DO.match(place.line.text, place.end) for place in form.occurrences):
        return True
    known = form.last_word in COMMON_SURNAMES or has_surname_ending(form.last_word)
    return known and form.share(Clue.SPEECH) > 0 and any(map(_is_owned, form.occurrences))


def is_titled_surname(form: Form) -> bool:
    """Whether a word that heads names of places is the surname behind a title: 'Bishop Castle said'."""
    if not form.is_single or form.last_word not in ALSO_SURNAMES - _BODIES or not form.share(Clue.SPEECH):
        return False
    return form.share(Clue.TITLED) > 0 and any(map(_is_office_holder, form.occurrences))


def _is_owned(place: Candidate) -> bool:
    """Whether the name stands directly behind a name's "'s"."""
    if place.first != place.run_first or not place.first:
        return False
    owner = place.line.words[place.first - 1]
    return owner.possessive and owner.is_capital


def _is_office_holder(place: Candidate) -> bool:
    before = place.line.before(place.run_first)
    return bool(place.titles) and place.titles[-1] not in _NAMING and before not in _OF_PLACES
