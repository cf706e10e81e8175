"""An article laid out for attribution: paragraphs with their quotes and with every clause that may name a speaker."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from transforms.language.parsing import Paragraph, ParsedText
from transforms.quotes.afterthoughts import names_what_was_told
from transforms.quotes.cues import Clause, find_clauses
from transforms.quotes.evidence import QuoteInPlace, tree_path
from transforms.quotes.gestures import gesture_before
from transforms.quotes.inflection import base_of, forms_of
from transforms.quotes.layout import ParagraphLayout
from transforms.quotes.marks import QuotedSpan
from transforms.quotes.noun_phrases import NOMINAL
from transforms.quotes.relays import (
    PEOPLE,
    REPORTED,
    TELLING,
    introduces_next,
    is_heard,
    is_told_through,
    passes_on,
)
from transforms.quotes.reporting_words import NAMING, SAYING
from transforms.records import Mention

# Further clauses never give the speaker, and a garbled page may put hundreds of quotes and clauses into one paragraph.
_MOST_CLAUSES = 24
_OWN = frozenset({"subject", "beside", "shared"})
# 'As', an article, an adjective.
_AS_WORDS = 3
# A longer name keeps what the tagger says: marks and nicknames stand in it.
_SPLIT_NAME = 3
# What stands between 'describing' and 'as'.
_NAMED_WORDS = 8
_CONTENT = frozenset({"acl", "ccomp", "relcl"})
# Whoever reads a statement may have written it.
_RECEIVING = forms_of(frozenset({"receive", "get", "see", "find"}))
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_LIKENING = NAMING | SAYING | {"comparing", "liken"}


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """The paragraphs that are not blank, in order, by their number."""

    layouts: dict[int, ParagraphLayout]
    clauses: dict[int, list[Clause]]
    before: dict[int, int]
    """The number of the paragraph before."""
    after: dict[int, int]
    """The number of the paragraph after."""
    quotes: tuple[QuoteInPlace, ...]
    """As the spans were given."""

    def clauses_near(self, quote: QuoteInPlace) -> list[Clause]:
        """The clauses of a quote's paragraph, in order; of very many the nearest on either side."""
        clauses = self.clauses[quote.layout.paragraph.number]
        place = bisect_left(clauses, quote.tokens.first, key=lambda clause: clause.cue.i)
        return clauses[max(0, place - _MOST_CLAUSES) : place + _MOST_CLAUSES]

    def candidates(self, quote: QuoteInPlace, last: Clause | None) -> list[Clause]:
        """The clauses that may name a quote's speaker: of its paragraph and those beside it, and the last chosen."""
        number = quote.layout.paragraph.number
        found = list(self.clauses_near(quote))
        if number in self.before:
            found += _closing_clauses(self.clauses[self.before[number]])[-_MOST_CLAUSES:]
        if number in self.after:
            found += self._opening_clauses(self.after[number])[:_MOST_CLAUSES]
        if last is not None and last not in found and not self._is_replaced(quote, last):
            found.append(last)
        able = [clause for clause in found if not (clause.is_spoken_to or introduces_next(quote, clause))]
        able = [clause for clause in able if not any(passes_on(quote, clause, other) for other in able)]
        able = [clause for clause in able if not any(is_heard(quote, clause, other) for other in able)]
        able = [clause for clause in able if not any(is_told_through(quote, clause, other) for other in able)]
        able = _on_this_side(quote, able)
        gesture = gesture_before(quote, able)
        if gesture is not None:
            return [gesture]
        sure = _publishers(quote, able) or [
            clause
            for clause in able
            if names_what_was_told(quote, clause)
            or _described_by(quote, clause)
            or _is_claimed_by(quote, clause)
            or _adjoins(quote, clause)
            or _introduces(quote, clause)
            or _is_received(quote, clause)
        ]
        if sure or self.clauses[number] or quote.tokens.first:
            return sure or able
        # Nothing beside the quote says who speaks: a thing is no answer where a neighbouring paragraph has a person.
        people = any(clause.speaker_type in PEOPLE and clause.how in _OWN for clause in able)
        return [clause for clause in able if not (people and _is_thing_or_aside(clause))]

    def _opening_clauses(self, number: int) -> list[Clause]:
        """Those of a paragraph's first sentence, but for what a colon leads to a quote of its own: 'Lee said: "'."""
        layout = self.layouts[number]
        led = [quote.first for quote in layout.quotes if quote.first and layout.tokens[quote.first - 1].text == ":"]
        own = min(led, default=0)
        return [clause for clause in self.clauses[number] if clause.sentence == 0 and clause.cue.i >= own]

    def _is_replaced(self, quote: QuoteInPlace, last: Clause) -> bool:
        """Whether the paragraph between brings in somebody by name who says something: who opens the next quotes so.

        Lee praised his side, saying that it played well. / "It was a fine day."
        """
        number = quote.layout.paragraph.number
        between = self.before.get(number)
        if quote.tokens.first or between is None or last.paragraph == between or self.layouts[between].quotes:
            return False
        return any(
            clause.strength in TELLING and clause.speaker_type == "person" and not clause.is_spoken_to
            for clause in _closing_clauses(self.clauses[between])
        )


def _on_this_side(quote: QuoteInPlace, clauses: list[Clause]) -> list[Clause]:
    """The clauses without those that a semicolon parts from a quote which one on its own side reports.

    Lee called the bridge "a marvel"; Kim wrote that it swayed.
    """
    layout = quote.layout
    if not layout.semicolons:
        return clauses
    place = bisect_left(layout.semicolons, quote.tokens.first)
    start = layout.semicolons[place - 1] if place else -1
    end = layout.semicolons[place] if place < len(layout.semicolons) else len(layout.tokens)
    here = layout.paragraph.number
    beside = [clause for clause in clauses if clause.paragraph == here and start < clause.first <= clause.last < end]
    sentence = layout.sentence_of[quote.tokens.first]
    if not any(clause.strength != "other" and clause.sentence == sentence for clause in beside):
        return clauses
    return [clause for clause in clauses if clause.paragraph != here or clause in beside or clause.sentence != sentence]


def _publishers(quote: QuoteInPlace, clauses: Sequence[Clause]) -> list[Clause]:
    """Who does what is told nearest before 'the words' of a quote: 'Lee said that Kim put up a sign with the words'."""
    layout, first = quote.layout, quote.tokens.first
    while first > 1 and layout.tokens[first - 1].lower_ == "and" and layout.quote_at[first - 2] >= 0:
        first = layout.quotes[layout.quote_at[first - 2]].first
    if [token.lower_ for token in layout.tokens[max(0, first - 2) : first]] != ["the", "words"]:
        return []
    told = [
        clause
        for clause in clauses
        if clause.paragraph == layout.paragraph.number
        and clause.sentence == layout.sentence_of[first]
        and clause.cue.i < first
        and clause.how in _OWN
        and clause.kind == "verb"
    ]
    return told[-1:]


def _adjoins(quote: QuoteInPlace, clause: Clause) -> bool:
    """Whether a verb of saying has the quote right behind it: 'Lee spoke while thousands chanted "..."'."""
    if clause.kind != "verb" or clause.strength not in REPORTED or clause.paragraph != quote.layout.paragraph.number:
        return False
    tokens, words = quote.tokens, quote.layout.tokens
    says = clause.cue.tag_ in _FINITE and clause.how == "subject" and clause.speaker_last < clause.cue.i
    return says and clause.cue.i == tokens.first - 1 and words[tokens.inner_first].text[0].isupper()


def _is_received(quote: QuoteInPlace, clause: Clause) -> bool:
    """Whether the quote is what a document says that somebody got: 'Lee received a letter calling her "a thief"'."""
    if clause.speaker_type != "document" or clause.how != "modified" or clause.cue.tag_ != "VBG":
        return False
    document = clause.cue.head
    got = document.dep_ == "dobj" and document.head.lower_ in _RECEIVING
    path = tree_path(quote, clause)
    return got and path is not None and clause.cue.i < quote.tokens.first


def _introduces(quote: QuoteInPlace, clause: Clause) -> bool:
    """Whether a clause that opens a sentence leads to the quote as its next: 'Said the coach, Ann Lee: "..."'."""
    if clause.how != "inverted" or clause.paragraph != quote.layout.paragraph.number:
        return False
    layout, first = quote.layout, quote.tokens.first
    between = range(clause.cue.i, first)
    leads = clause.cue.i < first and clause.sentence == layout.sentence_of[first]
    return leads and clause.cue.text[0].isupper() and all(layout.quote_at[place] < 0 for place in between)


def _described_by(quote: QuoteInPlace, clause: Clause) -> bool:
    """Whether the quote is what somebody's description ends in: a spy described by Ann Lee as an "antidote".

    Or what a participle of the sentence's own subject does: 'The paper is careful, describing it as "a guess"'.
    """
    if clause.strength != "naming" or clause.paragraph != quote.layout.paragraph.number:
        return False
    if clause.how == "controller" and clause.cue.tag_ == "VBG" and clause.speaker_type != "thing":
        between = quote.layout.tokens[clause.cue.i + 1 : quote.tokens.first]
        told = any(token.pos_ in {"VERB", "AUX", "PUNCT"} or quote.layout.in_quote(token) for token in between)
        return bool(between) and len(between) <= _NAMED_WORDS and between[-1].lower_ == "as" and not told
    if clause.how != "agent":
        return False
    between = quote.layout.tokens[clause.last + 1 : quote.tokens.first]
    return bool(between) and between[0].lower_ == "as" and len(between) <= _AS_WORDS


def _is_claimed_by(quote: QuoteInPlace, clause: Clause) -> bool:
    """Whether the quote stands in what a noun says of somebody's words: Ann Lee's claim that a "storm" is near.

    So it does in claims by Ann Lee that a "storm" is near.
    """
    layout, tokens = quote.layout, quote.tokens
    named = clause.kind == "noun" and clause.how in {"possessor", "author"} and clause.speaker_type == "person"
    if not named or clause.paragraph != layout.paragraph.number or clause.last >= tokens.first:
        return False
    if clause.how == "author" and layout.tokens[clause.cue.i + 1].lower_ != "by":
        return False
    between = [token for token in layout.tokens[clause.last + 1 : tokens.first] if not layout.in_quote(token)]
    if clause.sentence != layout.sentence_of[tokens.first] or any(token.text == "," for token in between):
        return False
    if between and between[0].lower_ == "that":
        valued = between[-1].lower_ == "as"
        return not valued and _is_content_of(clause.cue, layout.tokens[tokens.inner_first])
    finite = any(token.tag_ in _FINITE for token in between)
    return not finite and any(token.tag_ == "VBG" and base_of(token.text) in _LIKENING for token in between)


def _is_content_of(noun: Token, token: Token) -> bool:
    """Whether a token stands in the clause that tells what a claim or a comment says."""
    while token.head.i not in {token.i, noun.i}:
        token = token.head
    return token.head.i == noun.i and token.dep_ in _CONTENT


def _is_thing_or_aside(clause: Clause) -> bool:
    """Whether a thing does what the clause tells, or others do it beside: 'with 40 farmers warning of floods'."""
    aside = clause.cue.tag_ == "VBG" and clause.how in {"subject", "modified"}
    return clause.kind == "verb" and (clause.speaker_type == "thing" or (aside and clause.speaker_type not in PEOPLE))


def _closing_clauses(clauses: Sequence[Clause]) -> list[Clause]:
    """Those of a paragraph's last two sentences that hold any."""
    sentences = sorted({clause.sentence for clause in clauses})[-2:]
    return [clause for clause in clauses if clause.sentence in sentences]


def lay_out(parsed: ParsedText, spans: Sequence[QuotedSpan], mentions: Sequence[Mention]) -> Scene:
    """The scene of an article.

    Args:
        parsed: the article.
        spans: its quoted spans in order.
        mentions: where persons are named; without any the tagger's names are taken.
    """
    by_paragraph: dict[int, list[tuple[int, QuotedSpan]]] = {}
    for place, span in enumerate(spans):
        by_paragraph.setdefault(span.paragraph_no, []).append((place, span))
    layouts = {}
    for paragraph in parsed.paragraphs:
        line = parsed.text[paragraph.char_start : paragraph.char_end]
        if line.strip():
            layouts[paragraph.number] = ParagraphLayout(paragraph, line, by_paragraph.get(paragraph.number, []))
    clauses = {number: find_clauses(layout, _names(layout, mentions)) for number, layout in layouts.items()}
    numbers = list(layouts)
    quotes = [
        QuoteInPlace(layouts[span.paragraph_no], place)
        for number in numbers
        for place, (_, span) in enumerate(by_paragraph.get(number, []))
    ]
    return Scene(
        layouts=layouts,
        clauses=clauses,
        before={after: before for before, after in pairwise(numbers)},
        after=dict(pairwise(numbers)),
        quotes=tuple(quotes),
    )


def _names(layout: ParagraphLayout, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    paragraph: Paragraph = layout.paragraph
    if mentions:
        inside = [m for m in mentions if paragraph.char_start <= m.char_start and m.char_end <= paragraph.char_end]
        start = paragraph.char_start
        names = [layout.tokens_between(m.char_start - start, m.char_end - start) for m in inside]
        _take_for_nouns(layout, names)
        return names
    return [_without_possessive(layout, ent.start, ent.end - 1) for ent in layout.doc.ents if ent.label_ == "PERSON"]


def _take_for_nouns(layout: ParagraphLayout, names: Sequence[tuple[int, int]]) -> None:
    """Mend the part of speech of names that the tagger takes for other words: 'Molly added', 'Will, a potter, said'."""
    if not layout.paragraph.has_syntax:
        return
    for first, last in names:
        if last - first < _SPLIT_NAME and layout.tokens[last].pos_ not in NOMINAL:
            layout.tokens[last].pos_ = "PROPN"


def _without_possessive(layout: ParagraphLayout, first: int, last: int) -> tuple[int, int]:
    while last > first and layout.tokens[last].tag_ == "POS":
        last -= 1
    return first, last
