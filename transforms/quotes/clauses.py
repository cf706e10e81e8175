"""Who does what in a parsed sentence: the subject of a verb."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from transforms.quotes.appositions import before_apposition, word_before
from transforms.quotes.inflection import base_of
from transforms.quotes.inversions import introduced_speaker, speaker_behind
from transforms.quotes.layout import ParagraphLayout
from transforms.quotes.noun_phrases import NOMINAL, TIMES, noun_phrase_from
from transforms.quotes.reporting_words import NAMING, REPORTING, SAYING
from transforms.quotes.speaker_nouns import noun_class

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_MAX_CLIMB = 6
# The subject of their passives speaks: 'was quoted as saying', 'was heard to say'.
_OVERHEARD = frozenset({"quote", "cite", "hear", "record", "see", "report"})
_CITING = frozenset({"quote", "cite"})
_SPEECH = (SAYING | REPORTING | NAMING) - _OVERHEARD
_ADDRESSING = frozenset({"accuse", "ask", "tell", "question", "warn", "advise", "inform", "remind", "urge"})
# What hangs on a verb and shares its subject; so does the 'careful' of 'Lee is more careful, calling it "a guess"'.
_SUBORDINATE = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep", "parataxis"})
_ONE_OF_TWO = frozenset({"other", "others", "former", "latter"})
_SUBORDINATORS = frozenset({"after", "because", "when", "while", "since", "before", "once", "until"})
_OWNING = frozenset({"its", "his", "her", "their", "the", "our"})
_APPOSED_REACH = 20
_CALLED = frozenset({"dobj", "oprd", "nsubj", "attr"})


@dataclass(frozen=True, slots=True)
class Subject:
    """The head of the words that name who speaks, and how it was found."""

    head: Token
    how: str
    is_spoken_to: bool = False
    """Whether somebody speaks to it or of it instead: 'was told', 'has been accused'."""


def subject_of(verb: Token, layout: ParagraphLayout) -> Subject | None:
    """Who does what a verb says, outside of quotes; None where the sentence does not tell."""
    inverted = introduced_speaker(verb, layout) or speaker_behind(verb, layout)
    if inverted is not None:
        return Subject(inverted, "inverted")
    agent = _agent(verb, layout)
    if agent is not None:
        return agent
    cited = _cited(verb, layout)
    if cited is not None:
        return cited
    for find in (_calling_subject, _inserted_subject, _subordinate_subject, _own_subject, _beside, _shared_subject):
        found = find(verb, layout)
        if found is not None:
            return replace(found, is_spoken_to=_is_spoken_to(verb, layout))
    return None


def _is_spoken_to(verb: Token, layout: ParagraphLayout) -> bool:
    """Whether the verb's subject is whom somebody spoke to or of: 'was told', 'has been accused', 'Asked why, ...'."""
    if verb.tag_ not in {"VBN", "VBD"} or base_of(verb.text) not in _SPEECH:
        return False
    if verb.text[0].isupper() and (not verb.i or layout.sentence_of[verb.i - 1] != layout.sentence_of[verb.i]):
        return True
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)
    loose = verb.dep_ == "advcl" or _is_addressed(verb)
    participle = loose and not any(child.dep_ in {"aux", *_SUBJECTS} for child in verb.children)
    return verb.tag_ == "VBN" and (passive or participle)


def _is_addressed(verb: Token) -> bool:
    """Whether a participle behind a name tells who was told or accused: 'Ann Lee, accused of theft, left'."""
    active = any(child.dep_ == "dobj" for child in verb.children)
    return verb.dep_ == "acl" and verb.head.i < verb.i and base_of(verb.text) in _ADDRESSING and not active


def _agent(verb: Token, layout: ParagraphLayout) -> Subject | None:
    """Ann Lee in 'described by Ann Lee as ...', in 'was called "..." by Ann Lee', in 'a move called "..." by her'."""
    if verb.tag_ != "VBN" and verb.dep_ != "acl":
        return None
    named = base_of(verb.text) in NAMING
    if verb.tag_ != "VBN" and not named:
        return None
    for child in verb.children:
        if child.dep_ == "agent":
            found = next((leaf for leaf in child.children if leaf.dep_ == "pobj"), None)
            if found is not None and not layout.in_quote(found):
                return Subject(found, "agent")
    if not named and not any(child.dep_ == "auxpass" for child in verb.children):
        return None
    sentence = layout.sentence_of[verb.i]
    for token in layout.tokens[verb.i + 1 : -1]:
        if layout.sentence_of[token.i] != sentence:
            break
        behind_quote = layout.quote_at[token.i - 1] >= 0 or layout.tokens[token.i - 1].text == ","
        if token.lower_ == "by" and behind_quote and not layout.in_quote(token):
            head = noun_phrase_from(token.i + 1, layout)
            return Subject(head, "agent") if head is not None else None
    return None


def _cited(verb: Token, layout: ParagraphLayout) -> Subject | None:
    """Ann Lee in 'the agency quoted Ann Lee as saying', of either verb."""
    quoting = verb if base_of(verb.text) in _CITING else verb.head.head if verb.head.lower_ == "as" else verb
    if base_of(quoting.text) not in _CITING or quoting.tag_ == "VBN":
        return None
    said = any(
        child.lower_ == "as" and any(leaf.tag_ == "VBG" and base_of(leaf.text) in SAYING for leaf in child.children)
        for child in quoting.children
    )
    source = next((child for child in quoting.children if child.dep_ == "dobj" and not layout.in_quote(child)), None)
    return Subject(source, "agent") if said and source is not None else None


def _calling_subject(verb: Token, layout: ParagraphLayout) -> Subject | None:
    """Ann Lee in 'Ann Lee, once a baker, called the loaf "a crime"', where the tree takes the verb for a passive.

    A passive has the name right behind it: 'a loaf, called "the Brick"'.
    """
    passive = verb.tag_ == "VBN" and verb.dep_ == "acl" and base_of(verb.text) in NAMING
    if not passive or not verb.i or layout.tokens[verb.i - 1].text != ",":
        return None
    if not any(child.dep_ in _CALLED and _adjoins_quote(child, layout) for child in verb.rights):
        return None
    named = before_apposition(verb.i - 1, layout)
    if named is not None:
        return Subject(named, "subject")
    governor = verb.head.head
    return _own_subject(governor, layout) if governor.pos_ == "VERB" else None


def _adjoins_quote(noun: Token, layout: ParagraphLayout) -> bool:
    """Whether a noun of the reporter's has a quote right behind it."""
    behind = noun.i + 1
    return not layout.in_quote(noun) and behind < len(layout.tokens) and layout.quote_at[behind] >= 0


def _inserted_subject(verb: Token, layout: ParagraphLayout) -> Subject | None:
    """The aide in 'Lee, an aide said, is ill', where the tree makes Lee the subject: a comma stands between."""
    own = _own_subject(verb, layout)
    beside = word_before(verb, layout)
    if own is None or beside is None or own.head.i >= beside.i or layout.tokens[verb.i - 1].text == ",":
        return None
    comma = next((i for i in range(beside.i, own.head.i, -1) if layout.tokens[i].text == ","), None)
    if comma is None:
        return None
    between = layout.tokens[comma + 1 : verb.i]
    if any(layout.in_quote(token) or token.pos_ in {"VERB", "CCONJ"} for token in between):
        return None
    head = noun_phrase_from(comma + 1, layout)
    return Subject(head, "inserted") if head is not None and head.i < verb.i else None


def _subordinate_subject(verb: Token, layout: ParagraphLayout) -> Subject | None:
    """The owner in 'The mill will close after its owner, Ann Lee, told staff', where the tree makes it the mill."""
    if not verb.i or layout.tokens[verb.i - 1].text != ",":
        return None
    named = layout.tokens[verb.i - 2].pos_ == "PROPN"
    for place in range(verb.i - 2, max(0, verb.i - _APPOSED_REACH), -1):
        token = layout.tokens[place]
        if token.pos_ in {"VERB", "AUX"} or layout.in_quote(token):
            return None
        if token.lower_ in _SUBORDINATORS and place > layout.dateline_end:
            head = noun_phrase_from(place + 1, layout) if token.nbor().lower_ in _OWNING else None
            apposed = named and head is not None and layout.tokens[head.i + 1].text == "," and head.i + 1 < verb.i - 1
            return Subject(head, "inserted") if head is not None and apposed else None
    return None


def _own_subject(verb: Token, layout: ParagraphLayout) -> Subject | None:
    for child in verb.children:
        if (
            child.dep_ in _SUBJECTS
            and not layout.in_quote(child)
            and child.i >= layout.dateline_end
            and (child.pos_ in NOMINAL | {"DET", "NUM", "ADJ", "X"} or _is_surname(child))
        ):
            passive = child.dep_ == "nsubjpass"
            return Subject(child, "passive" if passive else "subject")
    return None


def _is_surname(subject: Token) -> bool:
    """Whether a name that is a verb as well is taken for one: the Grant of 'Grant and his team have praised'."""
    return subject.dep_ == "nsubj" and subject.tag_ == "VB" and subject.text.istitle()


def _beside(verb: Token, layout: ParagraphLayout) -> Subject | None:
    """The noun or pronoun right before the verb, or before what stands between commas or brackets there."""
    if verb.i > 1 and verb.lower_ == "said" and verb.nbor(-1).lower_ in _ONE_OF_TWO and verb.nbor(-2).lower_ == "the":
        return Subject(verb.nbor(-1), "beside")
    if verb.tag_ in {"VBG", "VBN", "VB"}:
        return None
    token = word_before(verb, layout)
    if token is None or token.i < layout.dateline_end or layout.in_quote(token):
        return None
    part = token.pos_
    if part not in NOMINAL or token.ent_type_ in TIMES or token.tag_ == "PRP$":
        return None
    if part == "NOUN" and token.dep_ in {"pobj", "dobj"}:
        return None
    return Subject(token, "beside")


def _shared_subject(verb: Token, layout: ParagraphLayout) -> Subject | None:
    """The subject that a participle, an infinitive or a second verb takes from the verb above it."""
    token = verb
    for _ in range(_MAX_CLIMB):
        above = token.head
        if above is token:
            return None
        if token.dep_ == "acl" and _is_misplaced(token, above, layout):
            token = above.head if above.dep_ == "dobj" else above.head.head
            found = _own_subject(token, layout)
            return Subject(found.head, "controller") if found is not None else None
        if token.dep_ in {"acl", "relcl"}:
            usable = above.pos_ in NOMINAL and not layout.in_quote(above)
            return Subject(above, "modified") if usable else None
        if token.dep_ not in _SUBORDINATE and not (token.dep_ == "acomp" and token.pos_ == "ADJ"):
            return None
        found = _own_subject(above, layout) if above.pos_ in {"VERB", "AUX"} else None
        if found is not None and _is_mute(verb, token, found.head, layout):
            found = _own_subject(above.head, layout)
        if found is not None:
            return Subject(found.head, "controller" if token.dep_ != "conj" else "shared")
        token = above
    return None


def _is_mute(verb: Token, token: Token, subject: Token, layout: ParagraphLayout) -> bool:
    """Whether a verb of speech is joined to what a thing does, in what somebody else tells.

    Lee would not say whether the roof was safe but insisted that it stood.
    """
    above = token.head
    joined = token is verb and token.dep_ == "conj" and above.dep_ == "ccomp" and verb.tag_ in {"VBD", "VBZ", "VBP"}
    told = joined and above.head.pos_ == "VERB" and _own_subject(above.head, layout) is not None
    thing = subject.pos_ == "NOUN" and noun_class(subject.text) == "thing"
    return told and thing and base_of(verb.text) in SAYING


def _is_misplaced(participle: Token, noun: Token, layout: ParagraphLayout) -> bool:
    """Whether the tree hangs a 'saying' on a thing that cannot speak: 'Lee quit the front bench accusing others'."""
    if participle.tag_ != "VBG" or base_of(participle.text) not in _SPEECH or noun.pos_ != "NOUN":
        return False
    governor = noun.head if noun.dep_ == "dobj" else noun.head.head if noun.dep_ == "pobj" else noun
    return noun_class(noun.text) == "thing" and governor.pos_ == "VERB" and _own_subject(governor, layout) is not None


def main_subject(participle: Token, layout: ParagraphLayout) -> Subject | None:
    """The sentence's own subject, whom a participle behind a comma may go with wherever the tree hangs it."""
    if participle.tag_ != "VBG" or not participle.i or layout.tokens[participle.i - 1].text != ",":
        return None
    sentence = layout.sentence_of[participle.i]
    place = participle.i
    while place > layout.dateline_end and layout.sentence_of[place - 1] == sentence:
        place -= 1
    for token in layout.tokens[place : participle.i]:
        if token.dep_ == "nsubj" and not layout.in_quote(token):
            return Subject(token, "main clause")
    return None
