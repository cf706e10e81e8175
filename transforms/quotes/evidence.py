"""What speaks for a clause as the one that names a quote's speaker: observations, each a short phrase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from transforms.quotes.cues import Clause
from transforms.quotes.inflection import base_of
from transforms.quotes.layout import ParagraphLayout, QuoteTokens

_CERTAIN = frozenset({"say", "saying", "according", "dash", "colon"})
_SHORT_WORDS = 4
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_MAX_DEPTH = 5


@dataclass(frozen=True, slots=True, eq=False)
class QuoteInPlace:
    """A quote with the paragraph that it stands in."""

    layout: ParagraphLayout
    place: int
    """Index among the paragraph's quotes."""

    @property
    def tokens(self) -> QuoteTokens:
        """Its tokens."""
        return self.layout.quotes[self.place]

    @property
    def shape(self) -> str:
        """'full' where it could stand alone, 'part' where the reporter's sentence goes through it, 'short' else."""
        tokens, words = self.tokens, self.layout.tokens
        if not words[tokens.inner_first].text[:1].isupper():
            return "part"
        long = tokens.inner_last - tokens.inner_first + 1 > _SHORT_WORDS
        return "full" if long or words[tokens.inner_last].text in {"?", "!"} or self.has_clause else "short"

    @property
    def has_clause(self) -> bool:
        """Whether the quoted words hold a subject with its verb."""
        tokens, words = self.tokens, self.layout.tokens
        inside = range(tokens.inner_first, tokens.inner_last + 1)
        return any(words[place].dep_ in SUBJECTS and words[place].head.i in inside for place in inside)


@dataclass(frozen=True, slots=True)
class Nearby:
    """Where a clause stands as seen from the quote."""

    position: str
    """Which side and how far: 'before', 'after', 'sentence before', ... 'paragraph before'."""
    gap: tuple[int, int]
    """The tokens between, as a half-open range; empty in another paragraph."""


def observe(
    quote: QuoteInPlace, clause: Clause, clauses: Sequence[Clause], last: Clause | None, last_steps: int
) -> list[str]:
    """Everything that bears on whether `clause` names the speaker of `quote`.

    Args:
        quote: the quote.
        clause: a clause of its paragraph or of one beside it, or the one chosen for the quote before.
        clauses: all clauses of the quote's paragraph, in order.
        last: the clause chosen for the quote before.
        last_steps: how many paragraphs lie between that quote and this one.
    """
    where = locate(quote, clause)
    position = where.position
    found = [
        f"{position}",
        f"{position} / {clause.strength}",
        f"{position} / {clause.strength} / {quote.shape}",
        f"{position} / {clause.speaker_type}",
        f"{position} / found by {clause.how}",
        f"speaker {clause.speaker_type}",
        f"speaker {clause.speaker_type} / {clause.strength}",
        f"cue {clause.strength}",
        f"cue {clause.strength} / {clause.cue.tag_}",
        f"cue {base_of(clause.cue.text)}" if clause.kind in {"verb", "noun"} else f"cue {clause.kind}",
        f"{'speaks of' if _speaks_of(quote, clause) else 'does not speak of'} the speaker / {quote.shape}",
    ]
    if clause.paragraph == quote.layout.paragraph.number:
        found += _between(quote, clause, clauses, where)
        found += _in_tree(quote, clause)
    else:
        found += _across(quote, clause)
    if last is not None:
        relation = "same" if last is clause else _same_speaker(last, clause)
        found.append(f"last quote's clause {relation} / {min(last_steps, 3)} paragraphs / {quote.shape}")
        found.append(f"last quote's clause {relation} / {position}")
    return found


def _speaks_of(quote: QuoteInPlace, clause: Clause) -> bool:
    """Whether the quote itself names the speaker, as people seldom do."""
    if clause.speaker_type not in {"person", "proper", "organization"}:
        return False
    name = clause.cue.doc[clause.speaker_last].text
    tokens = quote.tokens
    return any(token.text == name for token in quote.layout.tokens[tokens.inner_first : tokens.inner_last + 1])


def _same_speaker(last: Clause, clause: Clause) -> str:
    return "other" if last.speaker_type == clause.speaker_type else "other type"


def locate(quote: QuoteInPlace, clause: Clause) -> Nearby:
    """Where a clause stands as seen from the quote."""
    layout, tokens = quote.layout, quote.tokens
    steps = clause.paragraph - layout.paragraph.number
    if steps:
        return Nearby("paragraph before" if steps < 0 else "paragraph after", (0, 0))
    sentence = layout.sentence_of
    if clause.cue.i < tokens.first:
        apart = sentence[tokens.first] - clause.sentence
        gap = (max(clause.cue.i, clause.speaker_last if clause.speaker_last < tokens.first else 0) + 1, tokens.first)
        return Nearby(("before", "sentence before")[apart] if apart < 2 else "earlier", gap)
    apart = clause.sentence - sentence[tokens.last]
    start = min(clause.cue.i, clause.speaker_first if clause.speaker_first > tokens.last else clause.cue.i)
    return Nearby(("after", "sentence after")[apart] if apart < 2 else "later", (tokens.last + 1, start))


def _bucket(count: int) -> str:
    for limit, name in ((0, "0"), (1, "1"), (2, "2"), (4, "3-4"), (8, "5-8"), (16, "9-16")):
        if count <= limit:
            return name
    return "17+"


def _between(quote: QuoteInPlace, clause: Clause, clauses: Sequence[Clause], where: Nearby) -> Iterator[str]:
    layout, (start, end), position = quote.layout, where.gap, where.position
    inside = range(start, end)
    words = layout.words_before[end] - layout.words_before[start] if start < end else 0
    quotes = len(set(layout.quote_at[start:end]) - {-1})
    yield f"{position} / {_bucket(words)} words between"
    yield f"{position} / {_bucket(words)} words between / {clause.strength}"
    yield f"{position} / {min(quotes, 3)} quotes between"
    yield f"{position} / {min(quotes, 2)} quotes between / {quote.shape}"
    rivals = [other for other in clauses if other is not clause and other.cue.i in inside]
    certain = sum(other.strength in _CERTAIN for other in rivals)
    yield f"{position} / {min(certain, 2)} sure cues between"
    yield f"{position} / {min(len(rivals), 3)} clauses between"
    yield f"{position} / {_joint(quote, where)} / {clause.strength}"
    yield f"{position} / {_joint(quote, where)} / {_bucket(words)}"
    wraps = (
        clause.speaker_first < quote.tokens.first < clause.cue.i
        or clause.cue.i < quote.tokens.first < clause.speaker_first
    )
    if wraps:
        yield f"{position} / quote between cue and speaker"
    yield f"{position} / {_order(clause)} / {clause.strength}"
    yield f"{position} / {_framing(clause, layout)} / {clause.strength}"
    yield f"{position} / {_framing(clause, layout)} / {quote.shape}"
    closing = _closing_clause(quote, clauses)
    if closing is not None:
        yield f"{position} / {'closes' if closing is clause else 'another closes'} the sentence / {quote.shape}"
        yield f"{position} / {'closes' if closing is clause else 'another closes'} the sentence / {clause.strength}"
    if clause.first and layout.tokens[clause.first - 1].lower_ in {"what", "which"}:
        yield f"{position} / {_bucket(words)} words between / what they {clause.strength}"
    if any(_holds_complement(child, quote) for child in clause.cue.children):
        yield f"{position} / cue has a complement of its own / {clause.strength}"


def _closing_clause(quote: QuoteInPlace, clauses: Sequence[Clause]) -> Clause | None:
    """The 'she said' that commas set off behind the quote in its sentence."""
    layout, tokens = quote.layout, quote.tokens
    for clause in clauses:
        same = clause.sentence == layout.sentence_of[tokens.last] and clause.first > tokens.last
        if same and clause.strength in _CERTAIN and _framing(clause, layout).startswith("behind a comma"):
            return clause
    return None


def _framing(clause: Clause, layout: ParagraphLayout) -> str:
    """Whether commas set the clause off, as in 'It rains, she said'."""
    before = layout.tokens[clause.first - 1] if clause.first else None
    behind = layout.tokens[clause.last + 1] if clause.last + 1 < len(layout.tokens) else None
    opens = before is None or layout.sentence_of[before.i] != layout.sentence_of[clause.first]
    left = (
        "opens the sentence" if opens else "behind a comma" if before is not None and before.text == "," else "within"
    )
    right = "ends" if behind is None or behind.text in {".", ",", "?", "!", ":"} else "goes on"
    return f"{left} and {right}"


def _holds_complement(child: Token, quote: QuoteInPlace) -> bool:
    """Whether a clause is the cue's object and leaves the quote outside."""
    if child.dep_ not in {"ccomp", "dobj"}:
        return False
    return child.right_edge.i < quote.tokens.first or child.left_edge.i > quote.tokens.last


def _order(clause: Clause) -> str:
    return "cue first" if clause.cue.i < clause.speaker_first else "speaker first"


def _joint(quote: QuoteInPlace, where: Nearby) -> str:
    """What joins quote and reporter's words on the side of the clause."""
    layout, tokens = quote.layout, quote.tokens
    if where.position in {"before", "sentence before", "earlier"}:
        if not tokens.first:
            return "starts"
        text = layout.tokens[tokens.first - 1].lower_
        return text if text in {",", ":", "that", "as", "a", "the", ".", "for", "of"} else "word"
    ending = layout.tokens[tokens.inner_last].text[-1:]
    closing = ending if ending in {",", ".", "?", "!", "…"} else ""
    behind = layout.tokens[tokens.last + 1].text if tokens.last + 1 < len(layout.tokens) else "end"
    return f"{closing}{behind if behind in {',', '.', 'end', '-', '—', '–', '--'} else ' word'}"


def _in_tree(quote: QuoteInPlace, clause: Clause) -> Iterator[str]:
    """How the sentence's tree joins the quote to the cue."""
    path = tree_path(quote, clause)
    if path is None:
        yield "tree: not under the cue"
        yield f"tree: not under the cue / {clause.strength}"
    else:
        yield f"tree: {path[0]} under the cue / {clause.strength}"
        yield f"tree: {path[1]} of the cue / {clause.strength}"
    if (
        quote.tokens.first <= clause.cue.head.i <= quote.tokens.last
        and clause.paragraph == quote.layout.paragraph.number
    ):
        yield f"tree: cue under the quote by {clause.cue.dep_}"


def tree_path(quote: QuoteInPlace, clause: Clause) -> tuple[int, str] | None:
    """How many arcs lead from the quote's words up to the cue, and the name of the last; None where none do."""
    if clause.paragraph != quote.layout.paragraph.number:
        return None
    tokens, doc = quote.tokens, quote.layout.tokens
    inside = range(tokens.first, tokens.last + 1)
    paths = []
    for place in range(tokens.inner_first, tokens.inner_last + 1):
        token = doc[place]
        if token.head.i in inside and token.head.i != place:
            continue
        for depth in range(1, _MAX_DEPTH + 1):
            arc, above = token.dep_, token.head
            if above.i == token.i:
                break
            if above.i == clause.cue.i:
                paths.append((depth, arc))
                break
            token = above
    return min(paths, default=None)


def _across(quote: QuoteInPlace, clause: Clause) -> Iterator[str]:
    """A clause of another paragraph: how far, and whether it leads over to the quote."""
    steps = quote.layout.paragraph.number - clause.paragraph
    side = "paragraph before" if steps > 0 else "paragraph after"
    tokens = quote.tokens
    doc = clause.cue.doc
    if steps > 0:
        tail = doc[-1].text
        yield f"{side} / ends in {tail if tail in {':', ',', '.'} else 'other'} / {clause.strength}"
        yield f"{side} / {_bucket(len(doc) - clause.last)} words to its end"
    else:
        yield f"{side} / {_bucket(clause.first)} words from its start / {clause.strength}"
    opens = "opens its paragraph" if not tokens.first else "inside its paragraph"
    yield f"{side} / quote {opens} / {clause.strength}"
    yield f"{side} / quote {opens} / {quote.shape}"
    alone = tokens.first == 0 and tokens.last >= len(quote.layout.tokens) - 2
    yield f"{side} / quote {'alone' if alone else 'with words'} in its paragraph"
