"""Who does what in a parsed sentence: the subject of a verb, the owner of a noun, the extent of a noun phrase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from transforms.quotes.layout import ParagraphLayout

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_PREMODIFIERS = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "advmod", "case", "punct", "npadvmod"}
)
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_TAIL_PREPOSITIONS = frozenset({"of", "for", "at", "with", "from", "in", "on"})
_MAX_CLIMB = 6
_PHRASE_REACH = 16
_APPOSITION_REACH = 10
_INSIDE_PHRASE = frozenset({"DET", "ADJ", "NUM", "PART", "ADV"})
_INSIDE_PHRASE_TAGS = frozenset({"PRP$", "VBN", "VBG", "HYPH", "POS"})
_HANGING = frozenset({"pobj", "conj", "prep", "appos"})
_HELPING = frozenset({"aux", "auxpass", "neg"})
_TIMES = frozenset({"DATE", "TIME"})
_TIME_WORDS = frozenset({"yesterday", "today", "tonight", "late", "earlier", "last", "later", "recently"})


@dataclass(frozen=True, slots=True)
class Subject:
    """The head of the words that name who speaks, and how it was found."""

    head: Token
    how: str


def subject_of(verb: Token, layout: ParagraphLayout) -> Subject | None:
    """Who does what a verb says, outside of quotes; None where the sentence does not tell."""
    for find in (_inverted_subject, _agent, _inserted_subject, _own_subject, _beside, _shared_subject):
        found = find(verb, layout)
        if found is not None:
            return found
    return None


def _agent(verb: Token, layout: ParagraphLayout) -> Subject | None:
    """Ann Lee in 'was described by Ann Lee as ...' and in 'was called "..." by Ann Lee'."""
    if verb.tag_ != "VBN":
        return None
    for child in verb.children:
        if child.dep_ == "agent":
            found = next((leaf for leaf in child.children if leaf.dep_ == "pobj"), None)
            if found is not None and not layout.in_quote(found):
                return Subject(found, "agent")
    if not any(child.dep_ == "auxpass" for child in verb.children):
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


def _inserted_subject(verb: Token, layout: ParagraphLayout) -> Subject | None:
    """The aide in 'Lee, an aide said, is ill', where the tree makes Lee the subject: a comma stands between."""
    own = _own_subject(verb, layout)
    beside = _word_before(verb, layout)
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


def _own_subject(verb: Token, layout: ParagraphLayout) -> Subject | None:
    for child in verb.children:
        if (
            child.dep_ in _SUBJECTS
            and not layout.in_quote(child)
            and child.i >= layout.dateline_end
            and child.pos_ in _NOMINAL | {"DET", "NUM", "ADJ", "X"}
        ):
            passive = child.dep_ == "nsubjpass"
            return Subject(child, "passive" if passive else "subject")
    return None


def _inverted_subject(verb: Token, layout: ParagraphLayout) -> Subject | None:
    """Ann Lee in '"...," said Ann Lee'."""
    before = verb.i - 1
    while before >= 0 and layout.tokens[before].text in {",", "-", "–", "—", "--"}:
        before -= 1
    if before < 0 or layout.quote_at[before] < 0 or verb.i + 1 >= len(layout.tokens):
        return None
    own = next(
        (child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i and not layout.in_quote(child)),
        None,
    )
    if own is not None:
        return None
    head = noun_phrase_from(verb.i + 1, layout)
    return Subject(head, "inverted") if head is not None else None


def noun_phrase_from(place: int, layout: ParagraphLayout) -> Token | None:
    """The head of the noun phrase that starts at a token, where one does."""
    head: Token | None = None
    for token in layout.tokens[place : place + _PHRASE_REACH]:
        if layout.in_quote(token) or token.ent_type_ in _TIMES or token.lower_ in _TIME_WORDS:
            break
        if head is not None and _is_name_end(head, token):
            break
        if token.pos_ == "PRON" and token.tag_ != "PRP$":
            return head or token
        if token.pos_ in {"NOUN", "PROPN"}:
            head = token
        elif not _stays_in_phrase(token):
            break
    return head


def _is_name_end(head: Token, token: Token) -> bool:
    """Whether a person's name ended before the token."""
    behind = token.i == head.i + 1 and token.ent_type_ != "PERSON" and head.ent_type_ == "PERSON"
    return behind and token.tag_ != "POS" and token.pos_ not in {"NOUN", "PROPN"}


def _stays_in_phrase(token: Token) -> bool:
    return token.pos_ in {"DET", "ADJ", "NUM", "PART", "ADV"} or token.tag_ in {
        "PRP$",
        "VBN",
        "VBG",
        "HYPH",
        "POS",
    }


def _beside(verb: Token, layout: ParagraphLayout) -> Subject | None:
    """The noun or pronoun right before the verb, or before what stands between commas or brackets there."""
    if verb.tag_ in {"VBG", "VBN", "VB"}:
        return None
    token = _word_before(verb, layout)
    if token is None or token.i < layout.dateline_end or layout.in_quote(token):
        return None
    part = token.pos_
    if part not in _NOMINAL or token.ent_type_ in _TIMES or token.tag_ == "PRP$":
        return None
    if part == "NOUN" and token.dep_ in {"pobj", "dobj"}:
        return None
    return Subject(token, "beside")


def _word_before(verb: Token, layout: ParagraphLayout) -> Token | None:
    tokens = layout.tokens
    place = verb.i - 1
    while place >= 0 and (tokens[place].dep_ in _HELPING or tokens[place].pos_ in {"ADV", "AUX"}):
        place -= 1
    if place > 0 and tokens[place].text == ")":
        place = next((i - 1 for i in range(place, max(0, place - 8), -1) if tokens[i].text == "("), -1)
    elif place > 0 and tokens[place].text == ",":
        return _before_apposition(place, layout)
    return tokens[place] if place >= 0 else None


def _before_apposition(comma: int, layout: ParagraphLayout) -> Token | None:
    """Ann Lee in 'Ann Lee, a lawyer from Ohio, said', given the place of the second comma."""
    sentence = layout.sentence_of[comma]
    for place in range(comma - 2, 0, -1):
        quote = layout.quote_at[place]
        ends_clause = quote >= 0 and layout.tokens[layout.quotes[quote].inner_last].text in {",", "."}
        if ends_clause or layout.sentence_of[place] != sentence:
            break
        before = layout.tokens[place - 1]
        if quote < 0 and layout.tokens[place].text == "," and before.pos_ in _NOMINAL:
            return _phrase_head(before, layout)
    return None


def _phrase_head(token: Token, layout: ParagraphLayout) -> Token:
    """The neighbour in 'the neighbour in Ohio', from its last word."""
    while (
        token.dep_ in {"pobj", "conj", "prep", "appos"} and token.head.i < token.i and not layout.in_quote(token.head)
    ):
        token = token.head
    return token


def _shared_subject(verb: Token, layout: ParagraphLayout) -> Subject | None:
    """The subject that a participle, an infinitive or a second verb takes from the verb above it."""
    token = verb
    for _ in range(_MAX_CLIMB):
        above = token.head
        if above is token:
            return None
        if token.dep_ in {"acl", "relcl"}:
            usable = above.pos_ in _NOMINAL and not layout.in_quote(above)
            return Subject(above, "modified") if usable else None
        if token.dep_ not in {"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep", "parataxis"}:
            return None
        found = _own_subject(above, layout) if above.pos_ in {"VERB", "AUX"} else None
        if found is not None:
            return Subject(found.head, "controller" if token.dep_ != "conj" else "shared")
        token = above
    return None


def main_subject(participle: Token, layout: ParagraphLayout) -> Subject | None:
    """The sentence's own subject, whom a participle behind a comma may go with wherever the tree hangs it."""
    if participle.tag_ != "VBG" or not participle.i or layout.tokens[participle.i - 1].text != ",":
        return None
    sentence = layout.sentence_of[participle.i]
    place = participle.i
    while place and layout.sentence_of[place - 1] == sentence:
        place -= 1
    for token in layout.tokens[place : participle.i]:
        if token.dep_ == "nsubj" and not layout.in_quote(token):
            return Subject(token, "main clause")
    return None


def antecedent_of(relative: Token, layout: ParagraphLayout) -> Token | None:
    """The noun that a 'who' stands for."""
    verb = relative.head
    for _ in range(_MAX_CLIMB):
        if verb.dep_ in {"relcl", "acl"} and verb.head.pos_ in _NOMINAL and not layout.in_quote(verb.head):
            return verb.head
        if verb.head is verb:
            break
        verb = verb.head
    place = relative.i - 1
    while place >= 0 and layout.tokens[place].text in {",", "(", "-", "—"}:
        place -= 1
    token = layout.tokens[place] if place >= 0 else None
    return token if token is not None and token.pos_ in _NOMINAL and not layout.in_quote(token) else None


def phrase_around(head: Token, layout: ParagraphLayout, names: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """First and last token of the words that name a speaker: a person's name alone, else the noun phrase.

    Args:
        head: the phrase's head.
        layout: the paragraph.
        names: first and last tokens of the persons' names in the paragraph.
    """
    for first, last in names:
        if first <= head.i <= last:
            return first, last
    first, last = _left_end(head, layout), _right_end(head, layout)
    inside = next((name for name in names if first <= name[0] and name[1] == head.i), None)
    return inside or _apposed_name(head, layout, names) or (first, last)


def _apposed_name(head: Token, layout: ParagraphLayout, names: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Ann Lee in 'the mayor at the time, Ann Lee'."""
    for token in layout.tokens[head.i + 1 : head.i + _APPOSITION_REACH]:
        if token.text == ",":
            return next((name for name in names if name[0] == token.i + 1), None)
        if layout.in_quote(token) or token.pos_ in {"VERB", "AUX", "PUNCT"}:
            break
    return None


def _left_end(head: Token, layout: ParagraphLayout) -> int:
    first = head.i
    for child in sorted(head.lefts, key=lambda child: -child.i):
        if child.dep_ not in _PREMODIFIERS or (child.dep_ == "punct" and child.text != "-"):
            break
        edge = child.left_edge.i
        if any(layout.quote_at[place] >= 0 for place in range(edge, first)):
            break
        first = edge
    return first


def _right_end(head: Token, layout: ParagraphLayout) -> int:
    last = head.i
    if head.pos_ == "PRON":
        return last
    for child in head.rights:
        if child.dep_ == "prep" and child.text in _TAIL_PREPOSITIONS and child.i == last + 1:
            noun = next((leaf for leaf in child.children if leaf.dep_ == "pobj"), None)
            if noun is not None and not layout.in_quote(noun):
                last = noun.i
    return last
