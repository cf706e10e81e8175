"""What is seen of stretches between marks in annotated articles, and how well weights tell speech from names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fitting.annotations import AnnotatedArticle, Span, is_undecided, overlap, trim
from fitting.regression import Question
from fitting.statements import scene_of
from transforms.language.parsing import ParsedText
from transforms.quotes.attribution import attribute
from transforms.quotes.marks import find_spans
from transforms.quotes.ranking import probability, speaker_weights
from transforms.quotes.speech import observe_speech, odd_marks

COMMENT = "What each observation about a quoted span adds to the log-odds that it is somebody's speech."
_SAME = 0.8
_THRESHOLDS = (0.4, 0.5, 0.6)


@dataclass(frozen=True, slots=True)
class Evidence:
    """For each stretch between marks that the annotation decides whether it is speech."""

    questions: list[Question]


def gather(article: AnnotatedArticle, parsed: ParsedText) -> Evidence:
    """The evidence of one article, with the speakers that the present weights give."""
    scene, spans = scene_of(parsed), find_spans(parsed.text, "en")
    odd = odd_marks(spans)
    questions = []
    for place, (span, found) in enumerate(zip(spans, attribute(scene, spans, speaker_weights()), strict=True)):
        is_speech = _verdict(article, trim(article.text, span.char_start, span.char_end))
        if is_speech is None:
            continue
        own = [clause for clause in scene.clauses[span.paragraph_no] if not clause.is_spoken_to]
        observed = observe_speech(scene.quotes[place], span, found, own, odd_marks=odd and span.single)
        questions.append(Question((tuple(observed),), frozenset({0} if is_speech else ())))
    return Evidence(questions)


def _verdict(article: AnnotatedArticle, span: Span) -> bool | None:
    if any(overlap(quote.span, span) >= _SAME for quote in article.quotes):
        return True
    return None if is_undecided(span, article) else False


def judge(evidence: Sequence[Evidence], weights: Mapping[str, float]) -> Iterator[str]:
    """Precision, recall and F1 of the stretches that weights take for speech, a line for each threshold."""
    questions = [question for article in evidence for question in article.questions]
    likely = [probability(question.candidates[0], weights) for question in questions]
    wanted = sum(bool(question.right) for question in questions)
    for threshold in _THRESHOLDS:
        taken = [question for question, chance in zip(questions, likely, strict=True) if chance >= threshold]
        right = sum(bool(question.right) for question in taken)
        precision, recall = right / max(len(taken), 1), right / max(wanted, 1)
        f1 = 2 * right / max(len(taken) + wanted, 1)
        yield f"from {threshold:.2f}: {len(taken)} taken, precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"
