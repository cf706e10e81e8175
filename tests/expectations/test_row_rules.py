from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from checked_batches import (
    FETCHED,
    NOW,
    TEXT,
    ArticleRows,
    Case,
    facts_of,
    good_article,
    hashed,
    rules_broken_by_article,
)

from expectations.counts import GateLimits
from expectations.gate import GateReport, check_facts
from expectations.rules import FOLLOWS_LATEST_CAPTURE, FOLLOWS_QUOTE, rules_of
from warehouse.facts import FRAME_TABLES

ELSEWHERE = hashed("elsewhere")
LONG_WAY = TEXT.index("It was")


def change(frame: str, row: int, **values: Any) -> Callable[[ArticleRows], None]:
    def apply(article: ArticleRows) -> None:
        getattr(article, frame)[row].update(values)

    return apply


def case(rule: str, frame: str, row: int, *also: str, **values: Any) -> Case:
    """A case in which only one row is changed and only that row breaks rules."""
    table = FRAME_TABLES[frame].name
    rules = {f"{table}.{name}" for name in (rule, *also)}
    told = ",".join(f"{name}={value!r}" for name, value in values.items())
    return Case(f"{table}.{rule}:{told}"[:150], change(frame, row, **values), {(frame, row): rules})


def second_text_of_one_answer(article: ArticleRows) -> None:
    article.articles.append({**article.articles[0], "text_sha256": "0" * 64})


ALONE = [
    case("aliases.no_blank", "people", 1, aliases=["Bo Dale", ""]),
    case("aliases.no_blank", "people", 1, aliases=[None]),
    case("article_id.in_articles", "people", 1, article_id=ELSEWHERE),
    case("first_char_start.with_mentions", "people", 1, first_char_start=3),
    case("first_char_start.with_mentions", "people", 1, mention_count=1),
    case("first_char_start.inside_text", "people", 1, first_char_start=len(TEXT), mention_count=1),
    case("article_id.in_articles", "quotes", 3, article_id=ELSEWHERE),
    case("speaker_person_id.in_people", "quotes", 0, speaker_person_id=ELSEWHERE),
    case("char_end.after_start", "quotes", 3, "quote_text.verbatim", char_start=9, char_end=9),
    case("char_end.after_start", "quotes", 3, "quote_text.verbatim", char_start=9, char_end=4),
    case("char_end.inside_text", "quotes", 3, "quote_text.verbatim", char_end=len(TEXT) + 1),
    case("quote_text.verbatim", "quotes", 3, quote_text="Nobody knew,"),
    case("quote_text.verbatim", "quotes", 3, char_start=TEXT.index("Nobody") - 1),
    case("quote_text.one_paragraph", "quotes", 3, quote_text=TEXT[:40], char_start=0, char_end=40),
    case("speaker_name.with_kind", "quotes", 3, speaker_kind="unnamed"),
    case("speaker_person_id.with_person", "quotes", 0, speaker_kind="organization"),
    case("speaker_person_id.with_person", "quotes", 0, speaker_person_id=None),
    case("abstain_reason.without_speaker", "quotes", 0, abstain_reason="no_speaker_near"),
    case("abstain_reason.without_speaker", "quotes", 3, abstain_reason=None),
    case("speaker_text.with_offsets", "quotes", 0, speaker_char_end=None),
    case("speaker_text.with_offsets", "quotes", 0, speaker_text=None),
    case(
        "speaker_char_end.after_start", "quotes", 0, "speaker_text.verbatim", speaker_char_start=9, speaker_char_end=8
    ),
    case("speaker_char_end.inside_text", "quotes", 0, "speaker_text.verbatim", speaker_char_end=len(TEXT) + 1),
    case("speaker_text.verbatim", "quotes", 0, speaker_text="Ann Low"),
    case("continues_quote_id.in_article", "quotes", 2, continues_quote_id=ELSEWHERE),
    case("continues_quote_id.in_article", "quotes", 3, quote_id=hashed("itself"), continues_quote_id=hashed("itself")),
    case("article_id.in_articles", "mentions", 0, article_id=ELSEWHERE),
    case("person_id.in_people", "mentions", 0, person_id=ELSEWHERE),
    case("char_end.after_start", "mentions", 0, "mention_text.verbatim", char_end=0 + 1, char_start=1),
    case("char_end.inside_text", "mentions", 0, "mention_text.verbatim", char_end=len(TEXT) + 1),
    case("mention_text.verbatim", "mentions", 0, mention_text="Ann Low"),
]

ARTICLE_CASES = [
    case("published_at.not_after_fetch", "articles", 0, published_at=FETCHED + timedelta(seconds=61)),
    case(
        "published_at.not_after_fetch",
        "articles",
        0,
        published_at=FETCHED + timedelta(hours=15),
        published_precision="day",
    ),
    case("modified_at.not_after_fetch", "articles", 0, modified_at=FETCHED + timedelta(hours=1)),
    case("published_at.with_precision_and_origin", "articles", 0, published_precision=None),
    case("published_at.with_precision_and_origin", "articles", 0, published_at=None),
    case("authors.no_blank", "articles", 0, authors=["Mia Stone", " "]),
    Case(
        "fact_articles.text_sha256.one_a_capture",
        second_text_of_one_answer,
        {("articles", row): {"fact_articles.text_sha256.one_a_capture"} for row in (0, 1)},
    ),
]

KEPT = [
    case("on_time", "articles", 0, published_at=FETCHED + timedelta(seconds=60)),
    case("day_in_kiribati", "articles", 0, published_at=FETCHED + timedelta(hours=14), published_precision="day"),
    case("undated", "articles", 0, published_at=None, published_precision=None, published_origin=None),
    case("nobody_in_the_byline", "articles", 0, authors=[]),
    case("no_alias", "people", 1, aliases=[]),
    case("unnamed", "quotes", 0, speaker_name="an aide", speaker_kind="unnamed", speaker_person_id=None),
    case("speaker_not_in_words", "quotes", 0, speaker_text=None, speaker_char_start=None, speaker_char_end=None),
]

CASES = [*ALONE, *ARTICLE_CASES, *KEPT]
FELL_WITH_THE_ARTICLE = {
    **{("people", row): {"fact_people.article_id.follows_article"} for row in range(2)},
    **{
        ("quotes", row): {
            "fact_quotes.article_id.follows_article",
            *({"fact_quotes.speaker_person_id.follows_person"} if row < 3 else set()),
        }
        for row in range(4)
    },
    **{
        ("mentions", row): {"mentions.article_id.follows_article", "mentions.person_id.follows_person"}
        for row in range(2)
    },
}


@pytest.fixture(scope="module")
def articles() -> list[ArticleRows]:
    return [item.rows for item in CASES] + [good_article("undisturbed")]


@pytest.fixture(scope="module")
def broken(articles: list[ArticleRows]) -> dict[str, dict[tuple[str, int], set[str]]]:
    return rules_broken_by_article(articles)


@pytest.fixture(scope="module")
def report(articles: list[ArticleRows]) -> GateReport:
    return check_facts(facts_of(articles), run_id="run-1", now=NOW, limits=GateLimits(quarantined_share=1))


def test_each_case_has_a_name_of_its_own() -> None:
    assert len({item.name for item in CASES}) == len(CASES)


@pytest.mark.parametrize("item", ALONE, ids=lambda item: item.name)
def test_a_broken_row_breaks_exactly_its_rules_and_no_other_row(
    item: Case, broken: dict[str, dict[tuple[str, int], set[str]]]
) -> None:
    assert broken[item.name] == item.broken


@pytest.mark.parametrize("item", ARTICLE_CASES, ids=lambda item: item.name)
def test_a_broken_article_takes_its_rows_along(item: Case, broken: dict[str, dict[tuple[str, int], set[str]]]) -> None:
    assert broken[item.name] == item.broken | FELL_WITH_THE_ARTICLE


@pytest.mark.parametrize("item", KEPT, ids=lambda item: item.name)
def test_what_only_looks_broken_is_kept(item: Case, broken: dict[str, dict[tuple[str, int], set[str]]]) -> None:
    assert broken[item.name] == {}


def test_an_article_beside_broken_ones_is_untouched(broken: dict[str, dict[tuple[str, int], set[str]]]) -> None:
    assert broken["undisturbed"] == {}


@pytest.mark.parametrize("frame", FRAME_TABLES)
def test_every_row_is_either_good_or_in_quarantine(frame: str, report: GateReport, articles: list[ArticleRows]) -> None:
    rows_in = sum(len(getattr(article, frame)) for article in articles)
    in_quarantine = report.quarantine.filter(table_name=FRAME_TABLES[frame].qualified_name).height

    assert rows_in == getattr(report.good, frame).height + in_quarantine


def test_each_case_breaks_a_rule_of_its_own_so_that_none_is_left_out() -> None:
    tried = {rule for item in (*ALONE, *ARTICLE_CASES) for rules in item.broken.values() for rule in rules}
    tried |= {rule for rules in FELL_WITH_THE_ARTICLE.values() for rule in rules}
    declared = {rule.rule for table in FRAME_TABLES.values() for rule in rules_of(table)}

    assert tried == declared


def test_rules_that_rows_of_one_table_decide_among_themselves_have_other_names() -> None:
    declared = {rule.rule for table in FRAME_TABLES.values() for rule in rules_of(table)}

    assert {FOLLOWS_QUOTE.name, FOLLOWS_LATEST_CAPTURE.name}.isdisjoint(declared)
