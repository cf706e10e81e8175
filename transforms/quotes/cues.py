"""The places of a paragraph that can say who speaks: a cue and the words that name the speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from transforms.quotes.antecedents import antecedent_of
from transforms.quotes.clauses import Subject, main_subject, subject_of
from transforms.quotes.inflection import base_of
from transforms.quotes.inversions import introduced_speaker
from transforms.quotes.layout import ParagraphLayout
from transforms.quotes.noun_phrases import noun_phrase_from, phrase_around
from transforms.quotes.reporting_words import (
    CALENDAR,
    NAMING,
    NOUNS,
    PRONOUNS_PERSON,
    PRONOUNS_PLURAL,
    PRONOUNS_RELATIVE,
    PRONOUNS_SELF,
    PRONOUNS_THING,
    STANCES,
    strength,
)
from transforms.quotes.speaker_nouns import noun_class

CueKind = Literal["verb", "according", "noun", "owner", "colon", "dash"]
_DASHES = frozenset({"-", "–", "—", "--", "―", "~"})
_OVERHEARING = frozenset({"hear", "overhear"})
# The words before a colon that name a speaker, or behind a dash, are few.
_LABEL_WORDS = 9
_COLONS = frozenset({":", "):"})
_BRACKETS = frozenset({"(", "["})
# What opens a label that tells what is spoken of.
_TOPICS = frozenset({"on", "about", "regarding", "re", "asked", "why", "what", "how"})


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """A cue with the words that name who speaks; all places are tokens of the paragraph."""

    paragraph: int
    kind: CueKind
    cue: Token
    strength: str
    """Of a verb, how surely it reports speech; else the kind."""
    how: str
    """How the speaker was found from the cue."""
    speaker_first: int
    speaker_last: int
    speaker_type: str
    sentence: int
    is_spoken_to: bool
    """Whether the words name who is spoken to or of, and nobody is named who speaks."""

    @property
    def first(self) -> int:
        """The first token of cue and speaker."""
        return min(self.cue.i, self.speaker_first)

    @property
    def last(self) -> int:
        """The last token of cue and speaker."""
        return max(self.cue.i, self.speaker_last)


def find_clauses(layout: ParagraphLayout, names: Sequence[tuple[int, int]]) -> list[Clause]:
    """Every clause of a paragraph that could give a quote its speaker, in the order of the cues.

    Args:
        layout: the paragraph; needs syntax.
        names: first and last tokens of the persons' names in it.
    """
    if not layout.paragraph.has_syntax:
        return []
    found = [_clause(layout, names, kind, cue, subject) for kind, cue, subject in _cues(layout, names)]
    return sorted((clause for clause in found if clause is not None), key=lambda clause: clause.cue.i)


def _cues(layout: ParagraphLayout, names: Sequence[tuple[int, int]]) -> Iterator[tuple[CueKind, Token, Subject | None]]:
    for token in layout.tokens:
        if layout.in_quote(token):
            continue
        part = token.pos_
        if part != "VERB" and (introduced := introduced_speaker(token, layout)) is not None:
            yield "verb", token, Subject(introduced, "inverted")
        elif part == "VERB":
            if token.lower_ == "according" or _overhears(token, layout):
                continue
            found = subject_of(token, layout)
            yield "verb", _stance(token) or token, found
            main = main_subject(token, layout)
            if main is not None and found is not None and main.head.i != found.head.i:
                yield "verb", token, main
        elif part == "NOUN" and _is_misread(token, layout, names):
            yield "verb", token, Subject(token.nbor(-1), "beside")
        elif part == "NOUN" and base_of(token.text) in NOUNS:
            yield "noun", token, _author(token, layout)
    yield from _according(layout)
    yield from _labels(layout, names)
    yield from _owners(layout)


def _is_misread(noun: Token, layout: ParagraphLayout, names: Sequence[tuple[int, int]]) -> bool:
    """Whether what the tagger takes for a plural tells who spoke: '"Never," Lee laughs.', 'Lee shrugs. "Never."'."""
    name = next((name for name in names if name[1] + 1 == noun.i), None)
    if noun.tag_ != "NNS" or name is None or strength(base_of(noun.text)) == "other":
        return False
    behind = layout.tokens[noun.i + 1].text if noun.i + 1 < len(layout.tokens) else "."
    if not name[0] or layout.sentence_of[name[0] - 1] != layout.sentence_of[name[0]]:
        return behind == "." and layout.quote_at[min(noun.i + 2, len(layout.tokens) - 1)] >= 0
    return layout.quote_at[name[0] - 1] >= 0 and behind in {".", ","}


def _stance(verb: Token) -> Token | None:
    """The 'confident' of 'Lee is confident that', which tells what somebody says without a verb of saying."""
    if base_of(verb.text) != "be":
        return None
    return next((child for child in verb.children if child.dep_ == "acomp" and child.lower_ in STANCES), None)


def _overhears(verb: Token, layout: ParagraphLayout) -> bool:
    """Whether a verb tells that somebody heard another speak, as in 'they heard Lee say': the other speaks."""
    return base_of(verb.text) in _OVERHEARING and any(
        child.dep_ in {"ccomp", "xcomp"}
        and child.tag_ in {"VB", "VBG"}
        and strength(base_of(child.text)) in {"say", "saying"}
        and any(leaf.dep_ == "nsubj" and not layout.in_quote(leaf) for leaf in child.children)
        for child in verb.children
    )


def _according(layout: ParagraphLayout) -> Iterator[tuple[CueKind, Token, Subject | None]]:
    for token in layout.tokens[:-1]:
        if layout.in_quote(token):
            continue
        following = layout.tokens[token.i + 1]
        start = token.i + 2 if token.lower_ == "according" and following.lower_ == "to" else None
        if token.lower_ == "per" and following.text[0].isupper():
            start = token.i + 1
        elif token.lower_ == "words" and following.lower_ == "of" and _opens_phrase(token):
            start = token.i + 2
        head = noun_phrase_from(start, layout) if start is not None else None
        if head is not None:
            yield "according", token, Subject(head, "object")


def _opens_phrase(words: Token) -> bool:
    return words.i > 1 and words.nbor(-1).lower_ == "the" and words.nbor(-2).lower_ == "in"


def _author(noun: Token, layout: ParagraphLayout) -> Subject | None:
    """Whose statement: its owner, or who stands behind 'by', 'from' or 'of'."""
    for child in noun.children:
        if child.dep_ == "poss" and not layout.in_quote(child):
            return Subject(child, "possessor")
    for child in noun.rights:
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from", "of"}:
            head = next((leaf for leaf in child.children if leaf.dep_ == "pobj" and not layout.in_quote(leaf)), None)
            if head is not None:
                return Subject(head, "author")
    return None


def _labels(
    layout: ParagraphLayout, names: Sequence[tuple[int, int]]
) -> Iterator[tuple[CueKind, Token, Subject | None]]:
    """'Ann Lee: "..."', 'Ann Lee, 34, nurse: "..."' and '"..." — Ann Lee'."""
    for quote in layout.quotes:
        before = quote.first - 1
        if before > 0 and layout.tokens[before].text in _COLONS:
            start = _label_start(layout, before)
            head = _label_head(layout, start, before, names)
            if head is not None:
                yield "colon", layout.tokens[before], Subject(head, "label")
        behind = quote.last + 1
        if behind + 1 < len(layout.tokens) and layout.tokens[behind].text in _DASHES:
            head = noun_phrase_from(behind + 1, layout)
            if head is not None and layout.tokens[behind + 1].text[0].isupper():
                yield "dash", layout.tokens[behind], Subject(head, "label")
    if len(layout.tokens) > 1 and layout.tokens[0].text in _DASHES and len(layout.tokens) <= 2 * _LABEL_WORDS:
        head = noun_phrase_from(1, layout)
        if head is not None:
            yield "dash", layout.tokens[0], Subject(head, "label")


def _label_start(layout: ParagraphLayout, end: int) -> int:
    sentence = layout.sentence_of[end]
    start = end
    opens = layout.dateline_end
    while start > opens and layout.sentence_of[start - 1] == sentence and layout.quote_at[start - 1] < 0:
        start -= 1
    return start


def _label_head(layout: ParagraphLayout, start: int, end: int, names: Sequence[tuple[int, int]]) -> Token | None:
    """The name or noun in front of a colon that tells who or what speaks; None for a topic: 'On Ann Lee: "..."'."""
    label = layout.tokens[start:end]
    words = [token for token in label if token.pos_ in {"PROPN", "NOUN"}]
    if not words or words[-1].ent_type_ in {"DATE", "TIME"} or words[-1].lower_ in CALENDAR:
        return None
    if label[0].lower_ in _TOPICS or introduced_speaker(label[0], layout) is not None:
        return None
    opening = next((name for name in names if name[0] == start), None)
    bracketed = opening is not None and opening[1] + 1 < end and layout.tokens[opening[1] + 1].text in _BRACKETS
    verbs = not bracketed and any(token.pos_ in {"VERB", "AUX"} for token in label)
    if opening is not None and not verbs and _describes(label, opening[1] - start + 1):
        return layout.tokens[opening[1]]
    if len(label) > _LABEL_WORDS:
        return None
    if verbs:
        return words[-1] if words[-1].i == end - 1 and noun_class(words[-1].text) == "document" else None
    return words[-1]


def _describes(label: Sequence[Token], behind: int) -> bool:
    """Whether nothing but a description stands behind the name that opens a label: ', 34, nurse', '(on the goal)'.

    Or what the words are about: 'Ann Lee on the goal: "..."'.
    """
    return behind == len(label) or label[behind].text in {",", "(", "[", "–", "—", "-", "on"}


def _owners(layout: ParagraphLayout) -> Iterator[tuple[CueKind, Token, Subject | None]]:
    """'Lee's "..."', 'her "..."'."""
    for quote in layout.quotes:
        if not quote.first:
            continue
        token = layout.tokens[quote.first - 1]
        if layout.in_quote(token):
            continue
        if token.tag_ == "POS" and token.i and not layout.in_quote(layout.tokens[token.i - 1]):
            yield "owner", token, Subject(layout.tokens[token.i - 1], "possessor")
        elif token.tag_ == "PRP$":
            yield "owner", token, Subject(token, "possessor")


def _clause(
    layout: ParagraphLayout, names: Sequence[tuple[int, int]], kind: CueKind, cue: Token, subject: Subject | None
) -> Clause | None:
    if subject is None:
        return None
    head = subject.head
    if head.i < layout.dateline_end:
        return None
    if head.lower_ in PRONOUNS_RELATIVE or (head.lower_ in {"that", "which"} and head.tag_ in {"WDT", "WP"}):
        head = antecedent_of(head, layout) or head
    member = _member(cue, head, layout, names) if kind == "verb" else None
    first, last = member or phrase_around(head, layout, names)
    if layout.tokens[first].tag_ == "WP$" and first < last:
        # The 'authors' of 'whose authors warned'.
        first += 1
    if first <= cue.i <= last and kind not in {"owner", "noun"}:
        # 'Said Ann Lee' may be taken for a name.
        first, last = (cue.i + 1, last) if cue.i == first < head.i else (head.i, head.i)
    return Clause(
        paragraph=layout.paragraph.number,
        kind=kind,
        cue=cue,
        strength=_strength(cue) if kind == "verb" else kind,
        how=subject.how,
        speaker_first=first,
        speaker_last=last,
        speaker_type=_speaker_type(head, first, last, names),
        sentence=layout.sentence_of[cue.i],
        is_spoken_to=subject.is_spoken_to,
    )


def _member(
    verb: Token, head: Token, layout: ParagraphLayout, names: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """Ann Lee in 'Friends of the Lake's Ann Lee said', where the tree makes the friends the subject."""
    for first, last in names:
        if last + 1 == verb.i and head.i < first and layout.tokens[first - 1].tag_ == "POS":
            return first, last
    return None


def _strength(verb: Token) -> str:
    if verb.lower_ in STANCES:
        return "reporting"
    if base_of(verb.text) in NAMING:
        return "naming"
    return strength(base_of(verb.text))


def _speaker_type(head: Token, first: int, last: int, names: Sequence[tuple[int, int]]) -> str:
    word = head.lower_
    for words, name in _PRONOUN_TYPES:
        if word in words and head.pos_ != "PROPN":
            return name
    if (first, last) in names or any(name[0] <= head.i <= name[1] for name in names):
        return "person"
    if head.pos_ == "PROPN":
        return "organization" if head.ent_type_ in {"ORG", "GPE", "NORP", "FAC"} else "proper"
    return noun_class(head.text)


_PRONOUN_TYPES = (
    (PRONOUNS_PERSON | {"his"}, "he"),
    (PRONOUNS_PLURAL | {"their"}, "they"),
    (PRONOUNS_SELF | {"my", "our", "your"}, "self"),
    (PRONOUNS_THING | {"its"}, "it"),
    (PRONOUNS_RELATIVE, "who"),
)
