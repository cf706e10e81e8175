"""What is seen of reported statements in annotated articles, and how well weights tell them from other stretches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fitting.annotations import AnnotatedArticle, Attribution, Span, has_marks, is_undecided, overlap, trim
from fitting.regression import Question
from transforms.language.parsing import ParsedText
from transforms.people import find_people
from transforms.quotes.indirect import find_statements, least_likelihood, observe_statement
from transforms.quotes.marks import find_spans
from transforms.quotes.ranking import likeliest_apart, probability
from transforms.quotes.scene import Scene, lay_out
from transforms.quotes.transcript import find_turns

COMMENT = "What each observation about a stretch without marks adds to the log-odds that it is reported speech."
_SAME = 0.5
_THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch that may be a reported statement."""

    span: Span
    observations: tuple[str, ...]
    least_likelihood: float
    is_statement: bool | None
    """None where the annotation does not say."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The stretches of an article that may be reported statements, with those that are."""

    stretches: tuple[Stretch, ...]
    statements: tuple[Span, ...]

    @property
    def questions(self) -> list[Question]:
        """Whether each of them is one."""
        decided = (stretch for stretch in self.stretches if stretch.is_statement is not None)
        return [
            Question((stretch.observations,), frozenset({0} if stretch.is_statement else ())) for stretch in decided
        ]


def gather(article: AnnotatedArticle, parsed: ParsedText) -> Evidence:
    """The evidence of one article."""
    statements = tuple(content.span for content in article.contents if _is_statement(content))
    spoken = {turn.paragraph_no for turn in find_turns(parsed.text)}
    found = _stretches(scene_of(parsed), spoken)
    return Evidence(
        stretches=tuple(
            Stretch(span, observations, least, _verdict(article, statements, trim(article.text, *span)))
            for span, observations, least in found
        ),
        statements=statements,
    )


def scene_of(parsed: ParsedText) -> Scene:
    """An article laid out as reading does it."""
    mentions = (mention for person in find_people(parsed, "", ()) for mention in person.mentions)
    return lay_out(parsed, find_spans(parsed.text, "en"), sorted(mentions, key=lambda mention: mention.char_start))


def _stretches(scene: Scene, spoken: set[int]) -> Iterator[tuple[Span, tuple[str, ...], float]]:
    for number, layout in scene.layouts.items():
        if number in spoken:
            continue
        for statement in find_statements(layout, scene.clauses[number]):
            words = layout.doc[statement.first : statement.last + 1]
            start = layout.paragraph.char_start + words.start_char
            observations = tuple(observe_statement(layout, statement))
            yield (start, start + len(words.text)), observations, least_likelihood(layout, statement)


def _is_statement(content: Attribution) -> bool:
    return content.reports_speech and not content.is_marked


def _verdict(article: AnnotatedArticle, statements: Iterable[Span], span: Span) -> bool | None:
    if has_marks(article.text, span):
        return None
    if any(overlap(span, statement) >= _SAME for statement in statements):
        return True
    others = (content.span for content in article.contents if not _is_statement(content))
    # What somebody thinks is neither right nor wrong.
    doubtful = is_undecided(span, article) or any(overlap(span, other) >= _SAME for other in others)
    return None if doubtful else False


def judge(evidence: Sequence[Evidence], weights: Mapping[str, float]) -> Iterator[str]:
    """Precision, recall and F1 of the statements that weights take, a line for each threshold."""
    for threshold in _THRESHOLDS:
        right, taken, wanted = 0, 0, 0
        for article in evidence:
            chosen = _chosen(article.stretches, weights, threshold)
            decided = [stretch.span for stretch in chosen if stretch.is_statement is not None]
            right += _pairs(decided, article.statements)
            taken += len(decided)
            wanted += len(article.statements)
        precision, recall = right / max(taken, 1), right / max(wanted, 1)
        f1 = 2 * right / max(taken + wanted, 1)
        yield f"from {threshold:.2f}: {taken} taken, precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"


def _chosen(stretches: Sequence[Stretch], weights: Mapping[str, float], threshold: float) -> list[Stretch]:
    likely = [
        (max(probability(stretch.observations, weights), stretch.least_likelihood), *stretch.span)
        for stretch in stretches
    ]
    return [stretches[place] for place in likeliest_apart(likely, threshold)]


def _pairs(found: Sequence[Span], wanted: Sequence[Span]) -> int:
    """How many of the wanted stretches are found, each by one of its own."""
    near = [(overlap(one, other), i, j) for i, one in enumerate(found) for j, other in enumerate(wanted)]
    left, right = set[int](), set[int]()
    for share, i, j in sorted(near, reverse=True):
        if share >= _SAME and i not in left and j not in right:
            left.add(i)
            right.add(j)
    return len(left)
