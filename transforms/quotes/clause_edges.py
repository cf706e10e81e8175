"""Where 'the owner, Dr Ann Lee, points out' begins and ends in its sentence: titles and particles belong to it."""

from __future__ import annotations

from spacy.tokens import Token

from transforms.quotes.cues import Clause
from transforms.quotes.inflection import base_of
from transforms.quotes.layout import ParagraphLayout
from transforms.quotes.reporting_words import word_set
from transforms.quotes.speaker_nouns import noun_class

_PARTICLES = word_set("out up on in")
_VERBS = frozenset({"VERB", "AUX"})
# 'As Ann Lee noted, the mill is lost', but 'As Ann Lee spoke, the lights went out'.
_AS_TOLD = word_set(
    "say tell note report write explain argue point observe acknowledge mention state remark recount put"
)
_CONTENTS = frozenset({"ccomp", "xcomp", "dobj", "oprd"})
_NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_LONG_PHRASE = 30


def opening_of(clause: Clause) -> int:
    """The first token of cue and speaker, with what stands before a name: 'Mr' Lee, 'the owner,' Ann Lee."""
    if clause.kind == "according" and clause.cue.lower_ == "words":
        # That of 'in the words of'.
        return clause.first - 2
    told = _as_before(clause)
    if told is not None:
        return told.i
    if clause.kind != "verb" or clause.cue.i < clause.speaker_first:
        return clause.first
    name = clause.cue.doc[clause.speaker_first : clause.speaker_last + 1].root
    owner = _apposed_to(name, clause.speaker_first)
    return _phrase_start(name, clause.speaker_first) if owner is None else _phrase_start(owner, owner.i)


def _as_before(clause: Clause) -> Token | None:
    """The 'as' of 'as Ann Lee told the court', whose words are the rest of the sentence; None where others follow."""
    cue = clause.cue
    if clause.kind != "verb" or base_of(cue.text) not in _AS_TOLD:
        return None
    opening = next((child for child in cue.lefts if child.lower_ == "as" and child.i < clause.first), None)
    told = any(child.dep_ in _CONTENTS and not _may_listen(child) for child in cue.rights)
    return None if told else opening


def _may_listen(noun: Token) -> bool:
    """Whether a verb's object is who was told, or the 'it' of 'as she put it'."""
    return noun.ent_type_ in _NAMED or noun.pos_ == "PRON" or noun_class(noun.text) in {"human", "body"}


def _apposed_to(name: Token, first: int) -> Token | None:
    """The 'owner' of 'the owner, Ann Lee, said', right before the comma in front of a name."""
    beside = name.dep_ == "appos" and name.head.i == first - 2 and name.doc[first - 1].text == ","
    return name.head if beside else None


def _phrase_start(head: Token, first: int) -> int:
    """The first token of a noun's phrase: as far before a place as its words go without a mark or a verb."""
    edge = head.left_edge.i
    while first > edge:
        before = head.doc[first - 1]
        if (before.is_punct and before.text != "-") or before.pos_ in _VERBS or before.is_space:
            break
        first -= 1
    return first


def end_of(layout: ParagraphLayout, clause: Clause) -> int:
    """The last token of speaker and cue, with the 'out' of 'points out'."""
    last = clause.last
    if clause.kind == "according":
        return _source_end(layout, clause)
    if _as_before(clause) is not None:
        edge = clause.cue.right_edge.i
        return edge if edge + 1 < len(layout.tokens) and layout.tokens[edge + 1].is_punct else last
    behind = last + 1
    particle = last == clause.cue.i and behind < len(layout.tokens) and layout.tokens[behind].lower_ in _PARTICLES
    return behind if particle and layout.tokens[behind].head.i == last else last


def _source_end(layout: ParagraphLayout, clause: Clause) -> int:
    """The last token of 'According to Ann Lee, the mayor of Harbour', as the tree has it.

    Where the sentence opens with it, a comma ends it, whatever the tree makes of 'in charge of the mill that night'.
    """
    last, sentence = clause.last, layout.sentence_of
    edge = layout.tokens[clause.speaker_last].right_edge.i
    quoted = any(layout.quote_at[place] >= 0 for place in range(last, edge + 1))
    end = last if quoted or edge - last >= _LONG_PHRASE else max(last, edge)
    opening = opening_of(clause)
    opens = opening <= layout.dateline_end or sentence[opening - 1] != clause.sentence
    if not opens or quoted or end + 1 >= len(sentence) or layout.tokens[end + 1].is_punct:
        return end
    for place in range(last + 1, min(last + _LONG_PHRASE, len(sentence))):
        if sentence[place] != clause.sentence or layout.quote_at[place] >= 0:
            break
        if layout.tokens[place].text == ",":
            return place - 1
    return end
