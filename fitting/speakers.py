"""What is seen of the clauses that may name a quote's speaker in annotated articles, and how well weights choose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fitting.annotations import AnnotatedArticle, Attribution, Span, overlap, trim
from fitting.regression import Question
from fitting.statements import scene_of
from transforms.language.parsing import ParsedText
from transforms.quotes.attribution import weigh
from transforms.quotes.cues import Clause
from transforms.quotes.finding import speaker_words
from transforms.quotes.marks import find_spans
from transforms.quotes.ranking import rank, speaker_weights
from transforms.quotes.scene import Scene

COMMENT = "What each observation about a clause adds to the log-odds that it names the quote's speaker."
_SAME = 0.8


@dataclass(frozen=True, slots=True)
class Evidence:
    """For each annotated quote of an article that is found the clauses that may name its speaker."""

    questions: list[Question]


def gather(article: AnnotatedArticle, parsed: ParsedText) -> Evidence:
    """The evidence of one article; the clause of the quote before is the one that the annotation names there."""
    scene, spans = scene_of(parsed), find_spans(parsed.text, "en")
    questions: list[Question] = []
    last: Clause | None = None
    for place, quote in enumerate(scene.quotes):
        steps = spans[place].paragraph_no - spans[place - 1].paragraph_no if place else 0
        clauses, observations = weigh(scene, quote, last, steps)
        marked = _marked(article, (spans[place].char_start, spans[place].char_end))
        right = [i for i, clause in enumerate(clauses) if marked and _names(scene, clause, marked)]
        if marked is not None and marked.sources and clauses:
            questions.append(Question(tuple(map(tuple, observations)), frozenset(right)))
        last = _choice(clauses, observations, right) or last
    return Evidence(questions)


def _marked(article: AnnotatedArticle, span: Span) -> Attribution | None:
    """What the annotation says of a quoted stretch."""
    own = trim(article.text, *span)
    return next((quote for quote in article.quotes if overlap(quote.span, own) >= _SAME), None)


def _names(scene: Scene, clause: Clause, marked: Attribution) -> bool:
    words = speaker_words(scene, clause)
    return any(start < words.char_end and words.char_start < end for start, end in marked.sources)


def _choice(clauses: Sequence[Clause], observations: Sequence[Sequence[str]], right: Sequence[int]) -> Clause | None:
    if not clauses:
        return None
    of = right or range(len(clauses))
    verdict = rank([observations[place] for place in of], speaker_weights(), list(of))
    return clauses[of[verdict.choice]] if verdict else None


def judge(evidence: Sequence[Evidence], weights: Mapping[str, float]) -> Iterator[str]:
    """How many of the quotes get the right clause."""
    questions = [question for article in evidence for question in article.questions]
    right = sum(_is_right(question, weights) for question in questions)
    yield f"{len(questions)} quotes with clauses near, {right} with the right one: {right / max(len(questions), 1):.4f}"


def _is_right(question: Question, weights: Mapping[str, float]) -> bool:
    verdict = rank(question.candidates, weights, range(len(question.candidates)))
    return verdict is not None and verdict.choice in question.right
