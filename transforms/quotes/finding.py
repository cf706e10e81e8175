"""Quotes of an English article, each with the words that name its speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from transforms.language.parsing import ParsedText
from transforms.quotes.attribution import Attribution, attribute
from transforms.quotes.cues import Clause
from transforms.quotes.evidence import QuoteInPlace, locate
from transforms.quotes.indirect import Statement, find_statements, likelihood
from transforms.quotes.kinds import is_name, is_sentence, kind_of, stands_alone
from transforms.quotes.marks import QuotedSpan, find_spans
from transforms.quotes.ranking import likeliest_apart, probability, speaker_weights
from transforms.quotes.scene import Scene, lay_out
from transforms.quotes.speech import observe_speech, odd_marks, speech_weights
from transforms.quotes.transcript import Turn, find_turns
from transforms.quotes.unsaid import is_denied_speech
from transforms.records import AttributedQuote, Mention, SpeakerWords

LANGUAGE = "en"
NO_SPEAKER = "no_speaker_found"
BELOW_THRESHOLD = "below_threshold"
DENIED = "denied"
OTHER_LANGUAGE = "language_not_supported"
_IS_SPEECH = 0.5
# A fragment of so few words needs somebody who said it with this probability.
_FEW_WORDS = 6
_LIKELY_SAID = 0.3
# Where precision and recall of reported statements balance best.
_IS_STATEMENT = 0.43
_RELATIVE_TAGS = frozenset({"WP", "WDT", "WP$"})
# Labels of transcripts are hardly ever anything but the speaker.
_LABEL_CONFIDENCE = 0.95
# How many words of the phrase stand before its cue and behind it: 'according to', 'per', 'in the words of'.
_ACCORDING_WORDS = {"according": (0, 1), "per": (0, 0), "words": (2, 1)}


@dataclass(frozen=True, slots=True)
class _Found:
    """A quote, and the span that it comes from."""

    quote: AttributedQuote
    span: int | None


def find_quotes(
    parsed: ParsedText, mentions: Sequence[Mention] = (), threshold: float = 0.0
) -> tuple[AttributedQuote, ...]:
    """The direct, fragmentary and indirect quotes of an English text, in order, with the words that name the speaker.

    Args:
        parsed: the text; paragraphs without syntax give spans without speakers.
        mentions: where persons are named; without any the tagger's names are taken.
        threshold: the confidence (0 to 1) under which a speaker is withheld.
    """
    spans = find_spans(parsed.text, LANGUAGE)
    scene = lay_out(parsed, spans, mentions)
    turns = find_turns(parsed.text)
    spoken = {turn.paragraph_no for turn in turns}
    beside = (item for item in [*_marked(scene, spans), *_indirect(scene)] if item.quote.paragraph_no not in spoken)
    found = [*beside, *(_turn(parsed.text, turn) for turn in turns)]
    found.sort(key=lambda item: item.quote.char_start)
    return tuple(_withhold(quote, threshold) for quote in _link(found, spans))


def unattributed_quotes(text: str, language: str | None) -> tuple[AttributedQuote, ...]:
    """The quoted spans of a text in any language, in order, without speakers."""
    spans = find_spans(text, language)
    found = [_Found(_unattributed(text, span, OTHER_LANGUAGE), place) for place, span in enumerate(spans)]
    return tuple(_link(found, spans))


def _unattributed(text: str, span: QuotedSpan, reason: str) -> AttributedQuote:
    words = text[span.char_start : span.char_end]
    return AttributedQuote(
        kind="direct" if words[:1].isupper() and len(words.split()) > 1 else "fragment",
        text=words,
        char_start=span.char_start,
        char_end=span.char_end,
        paragraph_no=span.paragraph_no,
        speaker_words=None,
        cue=None,
        method=None,
        confidence=None,
        abstain_reason=reason,
        continues=None,
    )


def _turn(text: str, turn: Turn) -> _Found:
    """A turn of a transcript; a mere 'Q' or 'A' names nobody."""
    label = SpeakerWords(
        char_start=turn.label_start, char_end=turn.label_end, text=text[turn.label_start : turn.label_end]
    )
    named = len(label.text.strip(".")) > 1
    return _Found(
        AttributedQuote(
            kind="direct",
            text=text[turn.char_start : turn.char_end],
            char_start=turn.char_start,
            char_end=turn.char_end,
            paragraph_no=turn.paragraph_no,
            speaker_words=label if named else None,
            cue=None,
            method="transcript_label" if named else None,
            confidence=_LABEL_CONFIDENCE if named else None,
            abstain_reason=None if named else NO_SPEAKER,
            continues=None,
        ),
        None,
    )


def _marked(scene: Scene, spans: Sequence[QuotedSpan]) -> Iterator[_Found]:
    odd = odd_marks(spans)
    for place, (span, found) in enumerate(zip(spans, attribute(scene, spans, speaker_weights()), strict=True)):
        quote = scene.quotes[place]
        own = [clause for clause in scene.clauses[span.paragraph_no] if not clause.is_spoken_to]
        observed = observe_speech(quote, span, found, own, odd_marks=odd and span.single)
        speech = probability(observed, speech_weights())
        if not (stands_alone(quote) or _is_signed(quote, found)) and (
            speech < _IS_SPEECH or is_name(quote) or _is_doubtful(quote, span, speech, found)
        ):
            continue
        bare = _bare(quote, span)
        if found is None:
            yield _Found(bare, place)
            continue
        if _is_denied(scene, quote, found.clause):
            yield _Found(replace(bare, abstain_reason=DENIED), place)
            continue
        method = _method(scene, place, found)
        yield _Found(_attributed(bare, scene, found.clause, method, speech * found.probability), place)


def _is_denied(scene: Scene, quote: QuoteInPlace, clause: Clause) -> bool:
    """Whether the text tells that the words were not said: nobody said "No", Lee has never called it "a farce".

    The last word of speech before the quote decides: in 'Lee did not say so, but called it "a farce"' it was said.
    """
    if clause.paragraph != quote.layout.paragraph.number:
        return False
    places = range(clause.cue.i, quote.tokens.first)
    told = [
        other
        for other in scene.clauses_near(quote)
        if other.cue.i in places and (other is clause or other.strength != "other")
    ]
    here = clause.sentence == quote.layout.sentence_of[quote.tokens.first]
    return here and bool(told) and is_denied_speech(quote.layout, told[-1])


def _is_signed(quote: QuoteInPlace, found: Attribution | None) -> bool:
    """Whether a person's name and a colon open the paragraph and a whole sentence between marks is all the rest."""
    if found is None or found.clause.kind != "colon" or found.clause.speaker_type != "person":
        return False
    fills = (
        quote.tokens.last >= len(quote.layout.tokens) - 1 and found.clause.paragraph == quote.layout.paragraph.number
    )
    return fills and found.clause.speaker_first == 0 and is_sentence(quote)


def _is_doubtful(quote: QuoteInPlace, span: QuotedSpan, speech: float, found: Attribution | None) -> bool:
    """Whether a few words in the reporter's sentence have nobody who likely said them: scare quotes."""
    words = quote.layout.text[span.char_start - quote.layout.paragraph.char_start :][: span.char_end - span.char_start]
    if len(words.split()) > _FEW_WORDS or kind_of(quote) != "fragment":
        return False
    if found is None or found.clause.cue.doc[found.clause.speaker_first].lower_ == "you":
        return True
    return speech * found.probability < _LIKELY_SAID


def _bare(quote: QuoteInPlace, span: QuotedSpan) -> AttributedQuote:
    """The quote before its speaker is known."""
    start = quote.layout.paragraph.char_start
    inner = replace(span, char_start=span.char_start - start, char_end=span.char_end - start)
    found = _unattributed(quote.layout.text, inner, NO_SPEAKER)
    return replace(found, kind=kind_of(quote), char_start=span.char_start, char_end=span.char_end)


def _attributed(
    quote: AttributedQuote, scene: Scene, clause: Clause, method: str, confidence: float
) -> AttributedQuote:
    return replace(
        quote,
        speaker_words=speaker_words(scene, clause),
        cue=_cue(clause),
        method=method,
        confidence=round(confidence, 4),
        abstain_reason=None,
    )


def speaker_words(scene: Scene, clause: Clause) -> SpeakerWords:
    """The words by which a clause names the speaker."""
    paragraph = scene.layouts[clause.paragraph].paragraph
    span = paragraph.doc[clause.speaker_first : clause.speaker_last + 1]
    start = paragraph.char_start + span.start_char
    return SpeakerWords(char_start=start, char_end=start + len(span.text), text=span.text)


def _cue(clause: Clause) -> str | None:
    if clause.kind == "according":
        first, last = _ACCORDING_WORDS[clause.cue.lower_]
        return clause.cue.doc[clause.cue.i - first : clause.cue.i + last + 1].text
    return clause.cue.text if clause.kind in {"verb", "noun"} else None


def _method(scene: Scene, place: int, found: Attribution) -> str:
    """The rule's name: how the clause is built and where it stands."""
    clause = found.clause
    position = locate(scene.quotes[place], clause).position
    if found.carried and position not in {"before", "after"}:
        return "same_speaker_goes_on"
    if clause.kind != "verb":
        return {"according": "according_to", "noun": "speech_noun", "owner": "possessor", "colon": "colon_label"}.get(
            clause.kind, "dash_signature"
        )
    return f"{'participle' if clause.how == 'controller' else 'verb'}_{position.replace(' ', '_')}"


def _indirect(scene: Scene) -> Iterator[_Found]:
    for number, layout in scene.layouts.items():
        statements = find_statements(layout, scene.clauses[number])
        likely = [likelihood(layout, statement) for statement in statements]
        stretches = [(chance, found.first, found.last) for chance, found in zip(likely, statements, strict=True)]
        for place in likeliest_apart(stretches, _IS_STATEMENT):
            yield _Found(_statement_quote(scene, number, statements[place], likely[place]), None)


def _statement_quote(scene: Scene, number: int, statement: Statement, likely: float) -> AttributedQuote:
    paragraph = scene.layouts[number].paragraph
    span = paragraph.doc[statement.first : statement.last + 1]
    start = paragraph.char_start + span.start_char
    clause = statement.clause
    # A 'who' that stands for nobody whom the sentence names is no speaker.
    spoken = not clause.is_spoken_to and paragraph.doc[clause.speaker_last].tag_ not in _RELATIVE_TAGS
    return AttributedQuote(
        kind="indirect",
        text=span.text,
        char_start=start,
        char_end=start + len(span.text),
        paragraph_no=number,
        speaker_words=speaker_words(scene, clause) if spoken else None,
        cue=_cue(clause),
        method="reported_statement" if spoken else None,
        confidence=round(likely, 4) if spoken else None,
        abstain_reason=None if spoken else NO_SPEAKER,
        continues=None,
    )


def _link(found: Sequence[_Found], spans: Sequence[QuotedSpan]) -> Iterator[AttributedQuote]:
    """The quotes, each with the place in the list of the one that it continues."""
    places = {item.span: place for place, item in enumerate(found) if item.span is not None}
    for item in found:
        before = spans[item.span].continues if item.span is not None else None
        yield replace(item.quote, continues=places.get(before)) if before is not None else item.quote


def _withhold(quote: AttributedQuote, threshold: float) -> AttributedQuote:
    if quote.confidence is None or quote.confidence >= threshold:
        return quote
    return replace(quote, speaker_words=None, cue=None, method=None, confidence=None, abstain_reason=BELOW_THRESHOLD)
