"""Whom 'the boy' or 'the pensioner' means: the person whose age, given behind the name, fits."""

from __future__ import annotations

from transforms.people.cast import Cast
from transforms.people.gender_words import gendered_word
from transforms.people.pronouns import Antecedent

# From how old to how old one is called so.
AGES = {
    "toddler": (1, 4),
    "boy": (2, 17),
    "girl": (2, 17),
    "child": (1, 15),
    "youngster": (3, 17),
    "schoolboy": (4, 18),
    "schoolgirl": (4, 18),
    "teen": (13, 19),
    "teenager": (13, 19),
    "pensioner": (60, 110),
    "octogenarian": (80, 89),
}


def person_of_age(cast: Cast, noun: str, position: int) -> Antecedent | None:
    """The only person named before a place whose age fits a noun of `AGES`; None where nobody's or two people's do."""
    youngest, oldest = AGES[noun]
    gender = gendered_word(noun)
    fitting = {
        seen.person
        for seen, age in cast.told_ages
        if seen.start < position
        and youngest <= age <= oldest
        and (gender is None or cast.genders[seen.person] in {gender, "unknown"})
    }
    return Antecedent(fitting.pop(), 0.75) if len(fitting) == 1 else None
