"""Whom a 'they' means: the person who is said to use it; which words it may take up besides."""

from __future__ import annotations

import re

from transforms.people.cast import Cast
from transforms.people.descriptions import read_phrase
from transforms.people.gender_words import gendered_word
from transforms.people.name_parts import fold
from transforms.people.pronouns import Antecedent
from transforms.people.titles import is_role_noun

SINGULAR_THEY = frozenset({"they", "them", "their", "theirs"})
# 'who uses they and them', 'whose pronouns are they/them', 'came out as non-binary'.
_DECLARED = re.compile(
    r"\b(?:uses?|using|prefers?|goes by|pronouns are)\b[^.\n]{0,30}\bthey\b|\bthey/them\b|\bnon-?binary\b",
    re.IGNORECASE,
)
_PARAGRAPHS_BACK = 4


def users_of_they(cast: Cast) -> frozenset[int]:
    """Those of whom the article says that they use 'they': the person last named before that in its sentence."""
    said = (match.start() for match in _DECLARED.finditer(cast.parsed.text))
    named = (cast.between(cast.sentence_starts[cast.sentence_at(place)], place)[-1:] for place in said)
    return frozenset(seen.person for last in named for seen in last)


def resolve_singular_they(cast: Cast, users: frozenset[int], position: int) -> Antecedent | None:
    """The one of the `users_of_they` who is named last shortly before a place; None where nobody is."""
    here = cast.paragraph_at(position).number
    start = cast.parsed.paragraphs[max(here - _PARAGRAPHS_BACK, 0)].char_start
    named = cast.between(start, position) if users else ()
    known = [seen.person for seen in named if seen.person in users]
    return Antecedent(known[-1], 0.85 if known[-1] == named[-1].person else 0.6) if known else None


def is_many(name: str) -> bool:
    """Whether 'they' may take up the words: a plural, the police, a user of unknown sex."""
    words = fold(name).split()
    return words[-1].endswith("s") or words[0] not in {"a", "an", "the"} or words[-1] in {"police", "crew", "people"}


def is_of_unknown_sex(name: str) -> bool:
    """Whether the words describe somebody who may be a woman or a man: 'a spokesperson for the port'."""
    phrase = read_phrase(name)
    return phrase is not None and is_role_noun(phrase.head) and gendered_word(phrase.head) is None
