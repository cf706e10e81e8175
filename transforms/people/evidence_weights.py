"""How much each observation speaks for a person or against one, for full names and for single words."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.people.clues import Clue


@dataclass(frozen=True, slots=True)
class Weights:
    """What an observation adds to a form's score; a score above nought is a person.

    Shares are taken over the form's occurrences; a clue counts once, however often it is seen.
    """

    start: float
    tagged_person: float
    tagged_often: float
    tagged_other: float
    first_name: float
    common_first_name: float
    place: float
    rare_surname: float
    """What a last word that is no English word adds behind a known first name."""
    organization_word: float
    organization_surname: float
    """What a word that heads organizations and places, but is a surname too, adds behind a common first name."""
    never: float
    namesake: float
    """What it costs to be called like a firm, a band or a thing."""
    lower_case_elsewhere: float
    capitals: float
    handle: float
    """What capitals inside a word, or a mark of the networks before it, cost: '#LeeSays'."""
    dictionary: float
    place_inside: float
    nickname: float
    initials: float
    bare_initials: float
    """What two initials or more without full stops add: 'A K Lee'."""
    double_surname: float
    """What a surname with a hyphen adds."""
    name_shape: float
    """What a word built as only names are adds."""
    common_surname: float
    """What one of the commonest surnames as last word adds."""
    surname_ending: float
    """What the ending of a surname adds where the first word is no known first name."""
    family_name_first: float
    """What a family name of China, Korea or Vietnam with short given names behind it adds."""
    mononym: float
    """What it adds to be known by this one word, or by these two that look like a title and a name."""
    surname_alone: float
    surname_acts: float
    """What it adds that the surname alone says something or carries an honorific."""
    lone_surname: float
    """What it adds to be a surname that the tagger does not know and that `transforms.people.lone_surnames` tells."""
    listed: float
    """What a place in a list of people adds."""
    clues: dict[Clue, float]


FULL_NAME = Weights(
    start=-2.0,
    tagged_person=2.2,
    tagged_often=0.0,
    tagged_other=-0.8,
    first_name=2.1,
    common_first_name=0.3,
    rare_surname=0.8,
    place=-2.5,
    organization_word=-4.0,
    organization_surname=-2.5,
    never=-3.0,
    namesake=-4.5,
    lower_case_elsewhere=-2.0,
    capitals=-1.0,
    handle=-2.5,
    dictionary=-1.2,
    place_inside=-1.5,
    nickname=1.5,
    initials=0.8,
    bare_initials=2.6,
    double_surname=2.6,
    name_shape=1.0,
    common_surname=1.5,
    surname_ending=1.4,
    family_name_first=1.8,
    mononym=3.4,
    surname_alone=0.8,
    surname_acts=1.4,
    lone_surname=0.0,
    listed=2.2,
    clues={
        Clue.TITLED: 2.5,
        Clue.ROLE_BEFORE: 2.2,
        Clue.KIN_BEFORE: 2.5,
        Clue.AGE_AFTER: 2.0,
        Clue.AGE_BEFORE: 1.6,
        Clue.WHO_AFTER: 1.2,
        Clue.SPEECH: 1.0,
        Clue.APPOSITION: 1.0,
        Clue.PERSON_BEHIND: 2.0,
        Clue.COMPANY: -1.6,
        Clue.ORGANIZATION_BEHIND: -2.0,
        Clue.KIN_OWNED: 1.0,
        Clue.ARTICLE_BEFORE: -1.5,
        Clue.PLACE_PREPOSITION: -0.8,
        Clue.QUOTED: -0.7,
        Clue.AGENT: 3.0,
        Clue.DEED: 0.6,
        Clue.HOUSE: -2.0,
        Clue.HEARER: -0.5,
        Clue.TREATED: 0.6,
        Clue.BELONGING: 0.8,
        Clue.NAMED_AS: 2.2,
        Clue.EMPLOYER: -4.0,
        Clue.TAKEN_UP: 2.0,
        Clue.ROLE_AND_COMMA: 1.6,
        Clue.PLACE_NOUN_BEFORE: -3.0,
        Clue.WORK: -6.0,
        Clue.ADDRESS: -3.0,
    },
)
SINGLE_NAME = Weights(
    start=-2.4,
    tagged_person=1.8,
    tagged_often=0.7,
    tagged_other=-0.8,
    first_name=0.4,
    common_first_name=0.6,
    rare_surname=0.0,
    place=-1.5,
    organization_word=-3.0,
    organization_surname=-3.0,
    never=-6.0,
    namesake=0.0,
    lower_case_elsewhere=-2.0,
    capitals=-2.0,
    handle=-2.5,
    dictionary=-0.8,
    place_inside=0.0,
    nickname=0.0,
    initials=0.0,
    bare_initials=0.0,
    double_surname=0.0,
    name_shape=0.0,
    common_surname=0.7,
    surname_ending=0.7,
    family_name_first=0.0,
    mononym=3.4,
    surname_alone=0.0,
    surname_acts=0.0,
    lone_surname=1.9,
    listed=1.6,
    clues={
        Clue.TITLED: 3.4,
        Clue.ROLE_BEFORE: 2.2,
        Clue.KIN_BEFORE: 3.2,
        Clue.AGE_AFTER: 2.0,
        Clue.AGE_BEFORE: 3.4,
        Clue.WHO_AFTER: 1.0,
        Clue.SPEECH: 0.8,
        Clue.APPOSITION: 0.5,
        Clue.PERSON_BEHIND: 1.8,
        Clue.COMPANY: -1.6,
        Clue.ORGANIZATION_BEHIND: -2.5,
        Clue.KIN_OWNED: 0.8,
        Clue.ARTICLE_BEFORE: -2.0,
        Clue.PLACE_PREPOSITION: -1.0,
        Clue.QUOTED: -0.7,
        Clue.AGENT: 0.0,
        Clue.DEED: 0.8,
        Clue.HOUSE: -2.0,
        Clue.HEARER: -1.0,
        Clue.TREATED: 0.8,
        Clue.BELONGING: 0.9,
        Clue.NAMED_AS: 1.8,
        Clue.EMPLOYER: -2.0,
        Clue.TAKEN_UP: 0.8,
        Clue.ROLE_AND_COMMA: 0.6,
        Clue.PLACE_NOUN_BEFORE: -3.0,
        Clue.WORK: -6.0,
        Clue.ADDRESS: -3.0,
    },
)
