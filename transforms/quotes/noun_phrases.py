"""The extent of a noun phrase: from where it starts, and around its head."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from transforms.quotes.layout import ParagraphLayout
from transforms.quotes.speaker_nouns import noun_class

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
TIMES = frozenset({"DATE", "TIME"})
_PREMODIFIERS = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "advmod", "case", "punct", "npadvmod"}
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_TAIL_PREPOSITIONS = frozenset({"of", "for", "at", "with", "from", "in", "on"})
_PHRASE_REACH = 16
_APPOSITION_REACH = 10
_TRADE_WORDS = 4
# The model parts '61-year-old' at its hyphens.
_AGE_WORDS = 5
_TITLE_WORDS = 5
# The parser takes them for part of the name: 'a statement from Ann Lee read'.
_READING = frozenset({"read", "reads"})
_TIME_WORDS = frozenset({"yesterday", "today", "tonight", "late", "earlier", "last", "later", "recently"})


def noun_phrase_from(place: int, layout: ParagraphLayout) -> Token | None:
    """The head of the noun phrase that starts at a token, where one does."""
    head: Token | None = None
    for token in layout.tokens[place : place + _PHRASE_REACH]:
        # 'Its last doctor', but 'the doctor last spring'.
        is_when = token.lower_ in _TIME_WORDS and (head is not None or token.pos_ != "ADJ")
        if layout.in_quote(token) or is_when:
            break
        if token.ent_type_ in TIMES:
            # 'A January 2016 study', 'Monday's report', but 'the mayor Monday'.
            if head is not None:
                break
            continue
        if head is not None and _is_name_end(head, token):
            break
        if token.pos_ == "PRON" and token.tag_ != "PRP$":
            return head or token
        if token.pos_ in {"NOUN", "PROPN"}:
            head = token
        elif not (_stays_in_phrase(token) or _is_of_number(token)):
            break
    return head


def _is_of_number(token: Token) -> bool:
    """Whether a 'than' tells of how many, as in 'more than 400 teachers'."""
    return token.lower_ == "than" and token.i > 0 and token.nbor(-1).lower_ in {"more", "fewer", "less"}


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


def phrase_around(head: Token, layout: ParagraphLayout, names: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """First and last token of the words that name a speaker: a person's name alone, else the noun phrase.

    Args:
        head: the phrase's head.
        layout: the paragraph.
        names: first and last tokens of the persons' names in the paragraph.
    """
    for first, last in names:
        misread = last + 1 == head.i and head.lower_ in _READING
        if first <= head.i <= last or misread:
            return first, last
    first, last = _left_end(head, layout), _right_end(head, layout)
    if head.pos_ == "ADJ" and first == head.i and first and head.nbor(-1).lower_ == "the":
        return first - 1, last
    inside = next((name for name in names if first <= name[0] and name[1] == head.i), None)
    beside = next((name for name in names if name[0] == head.i + 1 and head.pos_ == "NOUN"), None)
    named = inside or beside or _apposed_name(head, layout, names) or _titled_name(head, layout, names)
    return named or _described_name(first, layout, names) or (first, last)


def _described_name(first: int, layout: ParagraphLayout, names: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Ann in 'Ann, a potter from Riverton, said', where the tree takes the potter for the subject."""
    if first < 2 or layout.tokens[first].lower_ not in {"a", "an"} or layout.tokens[first - 1].text != ",":
        return None
    name = next((name for name in names if name[1] == first - 2), None)
    opens = name is not None and (not name[0] or layout.sentence_of[name[0] - 1] != layout.sentence_of[first])
    return name if opens else None


def _titled_name(head: Token, layout: ParagraphLayout, names: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Ann Lee in 'deputy director of planning Ann Lee', but not in 'a friend of the baker Ann Lee'.

    In 'Player of the match Ann Lee' the tree tells that they are one.
    """
    owned = any(child.lower_ in {"a", "an"} for child in head.lefts)
    name = next((name for name in names if head.i < name[0]), None)
    if owned or name is None:
        return None
    between = layout.tokens[head.i + 1 : name[0]]
    last = layout.tokens[name[1]]
    if last.head.i == head.i and last.dep_ == "appos":
        return None if any(token.is_punct for token in between) else name
    if head.pos_ != "NOUN" and noun_class(head.text) != "human":
        return None
    while len(between) > 1 and between[-1].pos_ == "PROPN":
        # 'Chair of trustees Baroness Ann Lee'.
        between = between[:-1]
    if len(between) not in range(2, _TITLE_WORDS + 1) or between[0].lower_ not in {"of", "for"}:
        return None
    field = all(token.pos_ in {"NOUN", "ADJ", "ADP", "CCONJ"} or token.tag_ == "VBG" for token in between)
    many = between[-1].tag_ == "NNS"
    return name if field and (many or noun_class(between[-1].text) == "thing") else None


def _apposed_name(head: Token, layout: ParagraphLayout, names: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Ann Lee in 'the mayor at the time, Ann Lee', in 'his sister, baker Ann Lee', in 'its head, Professor Ann Lee'.

    And in 'their son, the broadcaster Ann Lee' and 'its owner, 61-year-old Ann Lee', but not in 'the firm, the
    broadcaster Ann Lee'.
    """
    for token in layout.tokens[head.i + 1 : head.i + _APPOSITION_REACH]:
        if token.text == ",":
            start = _behind_age(token.i + 1, layout)
            start += noun_class(head.text) == "human" and _is_the(start, layout)
            reach = range(start, start + _TRADE_WORDS + 1)
            name = next((name for name in names if name[0] in reach and _is_trade(start, name[0], layout)), None)
            return None if name is not None and head.dep_ == "pobj" and _opens_clause(name, layout) else name
        if layout.in_quote(token) or token.pos_ in {"VERB", "AUX", "PUNCT"}:
            break
    return None


def _opens_clause(name: tuple[int, int], layout: ParagraphLayout) -> bool:
    """Whether a name behind a comma is what goes on: 'According to a poll, Ann Lee leads', 'Lee's aides lead'."""
    root = layout.doc[name[0] : name[1] + 1].root
    behind = layout.tokens[name[1] + 1] if name[1] + 1 < len(layout.tokens) else None
    belongs = root.dep_ in _SUBJECTS or root.dep_ in {"compound", "poss", "nmod"}
    return (belongs and root.head.i > name[1]) or (behind is not None and behind.tag_ in _FINITE)


def _behind_age(place: int, layout: ParagraphLayout) -> int:
    """The token behind a '61-year-old' that stands at a place, or the place."""
    words = layout.tokens[place : place + _AGE_WORDS]
    return place + _AGE_WORDS if "".join(token.lower_ for token in words).endswith("-year-old") else place


def _is_the(place: int, layout: ParagraphLayout) -> bool:
    return place < len(layout.tokens) and layout.tokens[place].lower_ == "the"


def _is_trade(start: int, end: int, layout: ParagraphLayout) -> bool:
    """Whether nothing but 'retired baker' or 'Professor' stands from one token up to another, where a name starts."""
    return all(_may_be_trade(token) for token in layout.tokens[start:end])


def _may_be_trade(token: Token) -> bool:
    if token.text.islower():
        return token.pos_ in {"NOUN", "ADJ"} or noun_class(token.text) == "human"
    return token.pos_ == "PROPN" and token.text[0].isupper()


def _left_end(head: Token, layout: ParagraphLayout) -> int:
    first = head.i
    for child in sorted(head.lefts, key=lambda child: -child.i):
        if child.dep_ not in _PREMODIFIERS or (child.dep_ == "punct" and child.text not in {"-", "’", "'"}):
            break
        edge = child.left_edge.i
        if any(layout.quote_at[place] >= 0 for place in range(edge, first)):
            break
        first = edge
    return _before_title(first, layout)


def _before_title(first: int, layout: ParagraphLayout) -> int:
    """Where 'the “Salt Stairs” author' starts, given the place of 'author'."""
    quote = layout.quote_at[first - 1] if first else -1
    if quote < 0 or layout.quotes[quote].first < 1:
        return first
    determiner = layout.tokens[layout.quotes[quote].first - 1]
    return determiner.i if determiner.lower_ == "the" and not layout.in_quote(determiner) else first


def _right_end(head: Token, layout: ParagraphLayout) -> int:
    last = _compound_end(head, layout)
    if head.pos_ == "PRON":
        return last
    for child in head.rights:
        if child.dep_ == "prep" and child.text in _TAIL_PREPOSITIONS and child.i == last + 1:
            noun = next((leaf for leaf in child.children if leaf.dep_ == "pobj"), None)
            # 'The minister on Sunday', but 'the treaty of 1948' and 'a memo from 2016'.
            is_when = noun is not None and noun.ent_type_ in TIMES and child.text not in {"of", "from"}
            # Of 'whom millions of them' the tree may hang the 'whom' on the 'of'.
            if noun is not None and noun.i > last and not layout.in_quote(noun) and not is_when:
                last = noun.i
    return last


def _compound_end(head: Token, layout: ParagraphLayout) -> int:
    """The last token of the word that hyphens make of a head: of 'mother' in 'the mother-of-five'."""
    last = head.i
    while last + 2 < len(layout.tokens) and layout.tokens[last + 1].text == "-" and not _is_apart(last, layout):
        last += 2
    return last


def _is_apart(place: int, layout: ParagraphLayout) -> bool:
    """Whether a space parts a token from the dash behind it, or that from the next."""
    return bool(layout.tokens[place].whitespace_ or layout.tokens[place + 1].whitespace_)
