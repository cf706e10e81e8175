"""Whom a 'they' means that is one person: who is said to use it, else nobody."""

from __future__ import annotations

import re

from transforms.people.cast import Cast
from transforms.people.pronouns import Antecedent

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
