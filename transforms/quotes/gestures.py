"""Who laughs, shrugs or pauses, and then speaks: 'Lee shrugs when she hears it. "It was cold."'."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.quotes.cues import Clause
from transforms.quotes.evidence import QuoteInPlace
from transforms.quotes.inflection import base_of
from transforms.quotes.relays import PEOPLE
from transforms.quotes.reporting_words import word_set

_GESTURES = word_set(
    """
    laugh chuckle giggle smile grin smirk shrug nod sigh pause hesitate frown grimace wince snort roar guffaw gesture
    gesticulate cackle beam blush cringe squirm
    """
)
_OWN = frozenset({"subject", "beside"})


def gesture_before(quote: QuoteInPlace, clauses: Sequence[Clause]) -> Clause | None:
    """The clause of the sentence before whose subject makes a gesture, where the quote is a sentence by itself.

    None where the quote's own sentence tells who speaks, or another quote stands in between.
    """
    layout, tokens = quote.layout, quote.tokens
    number, first, last = layout.paragraph.number, tokens.first, tokens.last
    sentence = layout.sentence_of[first]
    alone = first > 0 and layout.sentence_of[first - 1] != sentence and quote.shape == "full"
    ends = last + 1 == len(layout.tokens) or layout.sentence_of[last + 1] != layout.sentence_of[last]
    if not (alone and ends):
        return None
    for clause in clauses:
        before = clause.paragraph == number and clause.sentence == sentence - 1 and clause.last < first
        if before and _is_gesture(clause) and all(at < 0 for at in layout.quote_at[clause.last + 1 : first]):
            return clause
    return None


def _is_gesture(clause: Clause) -> bool:
    cue = clause.cue
    # The tagger may take 'Lee shrugs' for a noun.
    main = cue.pos_ == "NOUN" or cue.dep_ == "ROOT" or (cue.dep_ == "conj" and cue.head.dep_ == "ROOT")
    acts = clause.kind == "verb" and clause.how in _OWN and clause.speaker_type in PEOPLE
    return acts and main and base_of(cue.text) in _GESTURES
