from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from transforms.evaluation import GoldPage, GoldPerson, GoldQuote, LabelledReading, evaluate
from transforms.records import ArticleFields, Person, Quote, QuoteKind, Reading, SpeakerKind

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


def gold_page(
    people: tuple[str, ...] | None = None,
    quotes: tuple[GoldQuote, ...] | None = None,
    published: str | None = "2026-03-04 12:00:00+00:00",
) -> GoldPage:
    return GoldPage(
        id="courier/bridge",
        url="https://courier.example/bridge",
        title="A bridge opens",
        authors=("Ada Brook", "Jon Hale"),
        published=published,
        body=("The bridge opened.", "It was noon."),
        people=None if people is None else tuple(GoldPerson(name=name) for name in people),
        quotes=quotes,
    )


def article(
    title: str = "A bridge opens",
    authors: tuple[str, ...] = ("Ada Brook",),
    published: datetime | None = NOON,
    text: str = "The bridge opened.\nIt was noon.",
) -> ArticleFields:
    return ArticleFields(
        url="https://courier.example/bridge",
        canonical_url="https://courier.example/bridge",
        title=title,
        authors=authors,
        published_at=published,
        published_precision=None,
        published_origin=None,
        modified_at=None,
        section=None,
        language="en",
        text=text,
        access="open",
        mining_opt_out_origin=None,
    )


def person(name: str) -> Person:
    return Person(name=name, aliases=(name,), role=None, mentions=(), in_title=False, is_author=False)


def label(text: str, speaker: str | None, kind: SpeakerKind | None = "person") -> GoldQuote:
    return GoldQuote(text=text, speaker=speaker, speaker_kind=kind)


def quote(text: str, speaker: str | None, confidence: float | None = 0.95, kind: QuoteKind = "direct") -> Quote:
    return Quote(
        kind=kind,
        text=text,
        char_start=0,
        char_end=len(text),
        paragraph_no=0,
        speaker_words=None,
        cue=None,
        method=None,
        confidence=confidence,
        abstain_reason=None,
        continues=None,
        speaker_name=speaker,
        speaker_kind=None,
        speaker_role=None,
    )


def labelled_reading(
    page: GoldPage,
    fields: ArticleFields | None = None,
    people: tuple[Person, ...] = (),
    quotes: tuple[Quote, ...] = (),
    has_page: bool = True,
) -> LabelledReading:
    return LabelledReading(page=page, fields=fields, reading=Reading(people=people, quotes=quotes), has_page=has_page)


def test_fields_are_scored_against_the_labels() -> None:
    evaluation = evaluate([labelled_reading(gold_page(), article(title="A bridge closes"))])

    assert evaluation.figures == pytest.approx(
        {"title": 0.0, "authors_f1": 2 / 3, "date": 1.0, "time": 1.0, "body_f1": 1.0}
    )
    assert {miss.kind for miss in evaluation.misses} == {"title", "authors"}


def test_a_page_without_an_article_scores_nothing() -> None:
    evaluation = evaluate([labelled_reading(gold_page(people=("Omar Reyes",)))])

    assert (evaluation.pages, evaluation.read) == (1, 0)
    assert set(evaluation.figures.values()) == {0.0}
    assert evaluation.misses[0].kind == "page without an article"


def test_without_a_page_its_fields_are_not_scored() -> None:
    evaluation = evaluate([labelled_reading(gold_page(people=("Omar Reyes",)), article(), has_page=False)])

    assert set(evaluation.figures) == {"people_p", "people_r", "people_f1"}


@pytest.mark.parametrize(
    ("labelled", "read", "date", "time"),
    [
        ("2026-03-04 12:00:00+00:00", NOON + timedelta(seconds=30), 1, 1),
        ("2026-03-04 12:00:00+00:00", NOON + timedelta(hours=3), 1, 0),
        ("2026-03-04 12:00:00+00:00", NOON + timedelta(days=1), 0, 0),
        ("2026-03-04 23:30:00-05:00", datetime(2026, 3, 5, 4, 30, tzinfo=UTC), 1, 1),
        ("2026-03-04 23:30:00-05:00", datetime(2026, 3, 4, 0, 0, tzinfo=timezone(timedelta(hours=-5))), 1, 0),
        ("2026-03-04", NOON, 1, None),
        ("2026-03-04", None, 0, None),
        (None, NOON, None, None),
    ],
)
def test_day_and_minute(labelled: str | None, read: datetime | None, date: int | None, time: int | None) -> None:
    figures = evaluate([labelled_reading(gold_page(published=labelled), article(published=read))]).figures

    assert (figures.get("date"), figures.get("time")) == (date, time)


def test_people_count_by_full_name_without_honorifics() -> None:
    page = gold_page(people=("Omar Reyes", "Ana Pérez", "Lee"))
    read = tuple(person(name) for name in ("Mr. Omar Reyes", "Ana Perez", "Kim Lee", "North Shore"))

    evaluation = evaluate([labelled_reading(page, article(), people=read)])

    assert evaluation.figures["people_p"] == pytest.approx(2 / 4)
    assert evaluation.figures["people_r"] == pytest.approx(2 / 3)
    assert [(miss.kind, miss.labelled or miss.read) for miss in evaluation.misses if "person" in miss.kind] == [
        ("person missed", "Lee"),
        ("person invented", "Kim Lee"),
        ("person invented", "North Shore"),
    ]


def test_a_quote_is_matched_once_and_its_speaker_judged() -> None:
    page = gold_page(
        quotes=(
            label("It is open and it is ours.", "Omar Reyes"),
            label("It is late.", "Omar Reyes"),
            label("a triumph", "The bridge authority", "organization"),
            label("Never again.", None, None),
        )
    )
    read = (
        quote("“It is open and it is ours”", "Reyes"),
        quote("It is late.", "Mr Omar Reyes"),
        quote("It is late.", "Omar Reyes"),
        quote("a triumph", "the authority"),
        quote("Never again.", None, confidence=None),
        quote("it would close", "Omar Reyes", kind="indirect"),
    )

    evaluation = evaluate([labelled_reading(page, article(), quotes=read)])

    figures = evaluation.figures
    assert (figures["quotes_p"], figures["quotes_r"]) == pytest.approx((4 / 5, 1.0))
    assert (figures["speaker"], figures["speaker_person"]) == pytest.approx((3 / 4, 1 / 2))
    assert (figures["joint_p"], figures["joint_r"]) == pytest.approx((3 / 5, 3 / 4))
    assert [miss.kind for miss in evaluation.misses if miss.kind in {"speaker wrong", "quote invented"}] == [
        "speaker wrong",
        "quote invented",
    ]


def test_the_reliability_table_shows_the_share_that_is_right() -> None:
    page = gold_page(quotes=(label("One is right.", "Omar Reyes"), label("Two is wrong.", "Omar Reyes")))
    read = (
        quote("One is right.", "Omar Reyes", 0.98),
        quote("Two is wrong.", "Ada Brook", 0.9),
        quote("Three is no quote.", "Omar Reyes", 0.55),
        quote("Four has nobody.", None, None),
    )

    evaluation = evaluate([labelled_reading(page, article(), quotes=read)])

    assert [(row.lower, row.quotes, row.right) for row in evaluation.reliability] == [(0.5, 1, 0.0), (0.9, 2, 0.5)]
    assert evaluation.reliability[1].mean_confidence == pytest.approx(0.94)
    assert evaluation.figures["confident_right"] == 0.5
