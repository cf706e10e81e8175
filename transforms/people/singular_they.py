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


def resolve_singular_they(cast: Cast, position: int) -> Antecedent | None:
    """The person who uses 'they' and is the last of such named shortly before a place; None where nobody is."""
    users = {person for match in _DECLARED.finditer(cast.parsed.text) for person in _told_of(cast, match.start())}
    here = cast.paragraph_at(position).number
    named = [seen for seen in cast.before(position) if here - seen.paragraph <= _PARAGRAPHS_BACK]
    known = [seen.person for seen in named if seen.person in users]
    return Antecedent(known[-1], 0.85 if known[-1] == named[-1].person else 0.6) if known else None


def _told_of(cast: Cast, position: int) -> list[int]:
    """The person last named before a place in its sentence, else nobody."""
    sentence = cast.sentence_at(position)
    return [seen.person for seen in cast.before(position) if seen.sentence == sentence][-1:]


def is_many(name: str) -> bool:
    """Whether 'they' may take up the words: a plural, the police, a user of unknown sex."""
    words = fold(name).split()
    return words[-1].endswith("s") or words[0] not in {"a", "an", "the"} or words[-1] in {"police", "crew", "people"}


def is_of_unknown_sex(name: str) -> bool:
    """Whether the words describe somebody who may be a woman or a man: 'a spokesperson for the port'."""
    phrase = read_phrase(name)
    return phrase is not None and is_role_noun(phrase.head) and gendered_word(phrase.head) is None
