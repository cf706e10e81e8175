"""Whom 'her husband' means: the one of her surname whom the article names, where nobody is called her husband."""

from __future__ import annotations

from transforms.people.cast import Cast
from transforms.people.name_parts import NAME_TAILS, fold
from transforms.people.pronouns import Antecedent

_SPOUSES = {"husband": "male", "wife": "female", "widower": "male", "widow": "female"}


def spouse_of_last(cast: Cast, noun: str, position: int) -> Antecedent | None:
    """The only person whose surname is that of who was last named before a place, and who may be the noun's.

    Args:
        cast: the article's people and where they are named.
        noun: 'husband' or 'wife', folded; others mean nobody here.
        position: where the phrase starts in the text.
    """
    gender = _SPOUSES.get(noun)
    if gender is None:
        return None
    told = (seen.person for seen in cast.back_from(position) if not seen.is_quoted)
    owner = next((person for person in told if cast.genders[person] != gender), None)
    if owner is None:
        return None
    surname = _surname(cast, owner)
    sharing = [
        person
        for person, found in enumerate(cast.genders)
        if person != owner and found in {gender, "unknown"} and surname and _surname(cast, person) == surname
    ]
    return Antecedent(sharing[0], 0.7) if len(sharing) == 1 else None


def _surname(cast: Cast, person: int) -> str | None:
    """The folded last word of a full name; None of a name of one word."""
    words = [word for word in fold(cast.people[person].name).split() if word not in NAME_TAILS]
    return words[-1] if len(words) > 1 else None
