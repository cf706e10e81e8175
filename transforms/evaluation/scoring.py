"""Labelled pages beside what was read from them, as figures and a list of misses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from transforms.evaluation.labels import GoldPage, GoldQuote
from transforms.evaluation.matching import match_quotes, names_speaker
from transforms.evaluation.reliability import Judged, ReliabilityBin, confident_right, reliability_table
from transforms.evaluation.tallies import Share, Tally
from transforms.evaluation.words import name_key, token_f1, words_of
from transforms.records import ArticleFields, Quote, Reading

FIGURES = {
    "title": "titles that share at least nine tenths of their words with the labelled one",
    "authors_f1": "authors' names",
    "date": "pages with the right day",
    "time": "pages right to the minute, of those labelled with a time of day",
    "body_f1": "words of the text, mean over the pages",
    "people_p": "persons read who are labelled",
    "people_r": "labelled persons who were read, under their full name",
    "people_f1": "persons",
    "quotes_p": "quotes read that are labelled",
    "quotes_r": "labelled quotes that were read",
    "quotes_f1": "quotes, whoever speaks",
    "speaker": "quotes found that have the right speaker",
    "speaker_person": "the same, of quotes by a person",
    "joint_p": "quotes read that are labelled, with the right speaker",
    "joint_r": "labelled quotes that were read with the right speaker",
    "joint_f1": "quotes with the right speaker: the main figure",
    "confident_right": "quotes given with a confidence of 0.9 or more that are right",
}
"""The figures, each from 0 to 1, and what each is the share of."""

_SAME_TITLE = 0.9
_POOR_BODY = 0.9
_SHOWN = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledReading:
    """A labelled page and what was read from it."""

    page: GoldPage
    fields: ArticleFields | None
    """None where the page gave no article."""
    reading: Reading
    has_page: bool
    """Whether there was a page to read, or the labelled body alone: then its fields are not judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One thing that was read otherwise than labelled."""

    kind: str
    page_id: str
    labelled: str
    read: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """How well the pages were read."""

    pages: int
    read: int
    """Pages that gave an article."""
    figures: Mapping[str, float]
    """In the order of `FIGURES`; one that no page is labelled for is missing."""
    misses: tuple[Miss, ...]
    reliability: tuple[ReliabilityBin, ...]


@dataclass(slots=True)
class _Counts:
    title: Share = field(default_factory=Share)
    authors: Tally = field(default_factory=Tally)
    date: Share = field(default_factory=Share)
    time: Share = field(default_factory=Share)
    body: Share = field(default_factory=Share)
    people: Tally = field(default_factory=Tally)
    quotes: Tally = field(default_factory=Tally)
    joint: Tally = field(default_factory=Tally)
    speaker: Share = field(default_factory=Share)
    speaker_person: Share = field(default_factory=Share)
    judged: list[Judged] = field(default_factory=list)


def evaluate(readings: Iterable[LabelledReading]) -> Evaluation:
    """How well the labelled pages were read: micro-averaged figures, every miss, and how far confidences hold."""
    counts = _Counts()
    misses: list[Miss] = []
    pages = read = 0
    for reading in readings:
        pages += 1
        read += reading.fields is not None
        misses += _count_page(counts, reading)
    return Evaluation(
        pages=pages,
        read=read,
        figures=_figures(counts),
        misses=tuple(misses),
        reliability=reliability_table(counts.judged),
    )


def _figures(counts: _Counts) -> dict[str, float]:
    measured: dict[str, float | None] = {
        "title": counts.title.value,
        # Without a page the fields have not been looked at; with one that names nobody, nobody is the right answer.
        "authors_f1": counts.authors.f1 if counts.authors.labelled or counts.authors.read else None,
        "date": counts.date.value,
        "time": counts.time.value,
        "body_f1": counts.body.value,
        "confident_right": confident_right(counts.judged),
    }
    if counts.people.labelled:
        measured |= _three("people", counts.people)
    if counts.quotes.labelled:
        measured |= _three("quotes", counts.quotes) | _three("joint", counts.joint)
        measured |= {"speaker": counts.speaker.value, "speaker_person": counts.speaker_person.value}
    return {name: value for name in FIGURES if (value := measured.get(name)) is not None}


def _three(name: str, tally: Tally) -> dict[str, float]:
    return {f"{name}_p": tally.precision, f"{name}_r": tally.recall, f"{name}_f1": tally.f1}


def _count_page(counts: _Counts, reading: LabelledReading) -> Iterator[Miss]:
    if reading.fields is None:
        yield Miss(kind="page without an article", page_id=reading.page.id, labelled=reading.page.url, read="")
    if reading.has_page:
        yield from _count_fields(counts, reading)
    if reading.page.people is not None:
        yield from _count_people(counts.people, reading)
    if reading.page.quotes is not None:
        yield from _count_quotes(counts, reading.page, reading.page.quotes, reading.reading.quotes)


def _count_fields(counts: _Counts, reading: LabelledReading) -> Iterator[Miss]:
    page, fields = reading.page, reading.fields
    title = fields.title if fields else ""
    same_title = token_f1(words_of(title), words_of(page.title)) >= _SAME_TITLE
    counts.title.add(same_title)
    if not same_title:
        yield Miss(kind="title", page_id=page.id, labelled=page.title, read=title)
    read_authors = {name_key(name) for name in fields.authors} if fields else set()
    authors = {name_key(name) for name in page.authors}
    counts.authors.add_sets(read_authors, authors)
    if read_authors != authors:
        listed = (", ".join(sorted(names)) for names in (authors, read_authors))
        yield Miss(kind="authors", page_id=page.id, labelled=next(listed), read=next(listed))
    yield from _count_date(counts, page, fields.published_at if fields else None)
    score = token_f1(words_of(fields.text if fields else ""), words_of("\n".join(page.body)))
    counts.body.add(score)
    if score < _POOR_BODY:
        yield Miss(kind="body", page_id=page.id, labelled=f"{len(page.body)} paragraphs", read=f"F1 {score:.3f}")


def _count_date(counts: _Counts, page: GoldPage, published: datetime | None) -> Iterator[Miss]:
    wanted = page.published_at
    if wanted is None:
        return
    # A day counts as right in UTC or in the zone that the label names.
    right_day = published is not None and (
        published.astimezone(UTC).date() in (wanted.date(), wanted.astimezone(UTC).date())
        or published.astimezone(wanted.tzinfo).date() in (wanted.date(), wanted.astimezone(UTC).date())
    )
    counts.date.add(right_day)
    right_minute = published is not None and abs((published - wanted).total_seconds()) < 60
    has_time = bool(wanted.hour or wanted.minute)
    if has_time:
        counts.time.add(right_minute)
    if not right_day or (has_time and not right_minute):
        kind = "time" if right_day else "date"
        yield Miss(kind=kind, page_id=page.id, labelled=str(wanted), read=str(published or "nothing"))


def _count_people(tally: Tally, reading: LabelledReading) -> Iterator[Miss]:
    labelled = {name_key(person.name): person.name for person in reading.page.people or ()}
    read = {name_key(person.name): person.name for person in reading.reading.people}
    tally.add_sets(read, labelled)
    for key, name in labelled.items():
        if key not in read:
            yield Miss(kind="person missed", page_id=reading.page.id, labelled=name, read="")
    for key, name in read.items():
        if key not in labelled:
            yield Miss(kind="person invented", page_id=reading.page.id, labelled="", read=name)


def _count_quotes(
    counts: _Counts, page: GoldPage, labels: Sequence[GoldQuote], quotes: Sequence[Quote]
) -> Iterator[Miss]:
    # Figures speak of quotes between marks: where reported speech begins and ends, two readers hardly agree.
    labelled = [label for label in labels if label.kind != "indirect"]
    read = [quote for quote in quotes if quote.kind != "indirect"]
    matched = match_quotes(labelled, read)
    right = {place: names_speaker(labelled[label], read[place].speaker_name) for label, place in matched.items()}
    counts.quotes.add(hits=len(matched), read=len(read), labelled=len(labelled))
    counts.joint.add(hits=sum(right.values()), read=len(read), labelled=len(labelled))
    counts.judged += [
        Judged(quote.confidence, right.get(place, False))
        for place, quote in enumerate(read)
        if quote.speaker_name is not None and quote.confidence is not None
    ]
    for number, label in enumerate(labelled):
        if number not in matched:
            yield _quote_miss("quote missed", page, label, None)
            continue
        is_right = right[matched[number]]
        counts.speaker.add(is_right)
        if label.speaker_kind == "person":
            counts.speaker_person.add(is_right)
        if not is_right:
            yield _quote_miss("speaker wrong", page, label, read[matched[number]])
    for place, quote in enumerate(read):
        if place not in right:
            yield _quote_miss("quote invented", page, None, quote)


def _quote_miss(kind: str, page: GoldPage, label: GoldQuote | None, quote: Quote | None) -> Miss:
    return Miss(
        kind=kind,
        page_id=page.id,
        labelled=f"{label.speaker or 'nobody'}: {label.text[:_SHOWN]}" if label else "",
        read=f"{quote.speaker_name or 'nobody'}: {quote.text[:_SHOWN]}" if quote else "",
    )
