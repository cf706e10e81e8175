"""Cues that tell of an act, a feeling or a source and report no words: 'recalled 900 cars', 'cited for speeding'."""

from __future__ import annotations

from spacy.tokens import Token

from transforms.quotes.cues import Clause
from transforms.quotes.governors import withholds
from transforms.quotes.inflection import base_of
from transforms.quotes.speaker_nouns import noun_class

OBJECTS = frozenset({"dobj", "attr", "oprd"})
_QUESTIONING = frozenset({"ask", "question", "press", "quiz"})
_SOURCES = frozenset({"PERSON", "ORG"})
_PEOPLE = frozenset({"person", "he", "they", "self", "who", "human"})
# 'The storm threatens to flood the town.'
_LOOMING = frozenset({"threaten", "promise"})
# Concerts are called off, helpers called in, soldiers called up; a wrong is called out.
_CALLED = frozenset({"off", "in", "up", "back"})
_GOING_ON = frozenset({"continue", "begin"})


def reports_nothing(clause: Clause) -> bool:
    """Whether the cue is no word of speech, but how somebody feels, a thank-you, an act, or names a source.

    'Asked whether' tells what somebody was asked, and 'declined to comment' what somebody did not say.
    """
    if clause.cue.pos_ == "ADJ":
        return True
    base = base_of(clause.cue.text)
    if _considers(clause.cue, base) or _names_itself(clause):
        return True
    particles = {child.lower_ for child in clause.cue.children if child.dep_ == "prt"}
    down = (base == "write" and bool(particles)) or (base == "call" and bool(particles & _CALLED))
    asked = clause.is_spoken_to and base in _QUESTIONING
    # How somebody is, or what something is to be, is told by the reporter: 'The plan is to win'.
    if asked or base == "be" or withholds(clause.cue) or _sums_up(clause.cue):
        return True
    return down or base in {"thank", "want"} or _cites(clause, base) or (clause.kind == "verb" and _acts(clause, base))


def _sums_up(cue: Token) -> bool:
    """Whether a cue is that of 'All told, 90 people came' or 'not to mention the goats'."""
    before = [token.lower_ for token in cue.doc[max(0, cue.i - 2) : cue.i]]
    return (cue.lower_ == "told" and before[-1:] == ["all"]) or (cue.lower_ == "mention" and before == ["not", "to"])


def _considers(cue: Token, base: str) -> bool:
    """Whether somebody thought of doing something, or denies it as a plea; 'denied doing it' tells of words."""
    if base == "deny" and cue.tag_ in {"VBZ", "VBP"}:
        return any(child.dep_ == "xcomp" and child.tag_ == "VBG" for child in cue.rights)
    of = [child for child in cue.rights if child.lower_ == "of"]
    return base == "think" and any(leaf.dep_ == "pcomp" for child in of for leaf in child.children)


def _names_itself(clause: Clause) -> bool:
    """Whether a name is all that is told: 'the farmers, who call themselves the Rakes'."""
    return clause.strength == "naming" and any(child.lower_.endswith(("self", "selves")) for child in clause.cue.rights)


def _cites(clause: Clause, base: str) -> bool:
    """Whether a source is cited, or somebody for an offence."""
    if base != "cite":
        return False
    fined = any(child.dep_ == "auxpass" or child.lower_ == "for" for child in clause.cue.children)
    return fined or any(map(_is_source, clause.cue.children))


def _is_source(child: Token) -> bool:
    """Whether a verb's object says on whose word something rests, as in 'citing a Russian source'."""
    return child.dep_ in OBJECTS and (child.ent_type_ in _SOURCES or noun_class(child.text) in {"human", "body"})


def _acts(clause: Clause, base: str) -> bool:
    """Whether something was done by the cue: goods recalled, an emergency declared, work continued, sums added."""
    children = list(clause.cue.children)
    links = {child.dep_ for child in children}
    if base in _GOING_ON:
        return bool(links & {"xcomp", "dobj"}) or any(child.lower_ in {"with", "by"} for child in clause.cue.rights)
    if base in _LOOMING and clause.speaker_type == "thing":
        return True
    if links & {"ccomp", "xcomp"}:
        return False
    if base == "add":
        return "dobj" not in links and any(child.lower_ == "to" for child in clause.cue.rights)
    objects = [child for child in children if child.dep_ == "dobj"]
    if base == "recall":
        counted = any(_is_counted(child) for child in objects)
        return bool(objects) and (counted or clause.speaker_type not in _PEOPLE)
    return base == "declare" and bool(objects)


def _is_counted(noun: Token) -> bool:
    return noun.pos_ == "NUM" or any(child.dep_ == "nummod" for child in noun.children)
