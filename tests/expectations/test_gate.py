from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import polars as pl
import pytest
from checked_batches import FETCHED, NOW, ArticleRows, facts_of, good_article, hashed

from expectations.counts import GateLimits, GateRefused
from expectations.gate import GateReport, check_facts
from expectations.validation import whole_frame
from warehouse.facts import FRAME_TABLES, FactFrames
from warehouse.tables import FACT_PEOPLE, QUALITY_RESULTS, QUARANTINE

HOSTILE = "\"]}' OR 1=1 --\u0000\u2028"
OUTLET = {
    "source_id": "harbour_post",
    "source_name": "",
    "homepage": None,
    "country": None,
    "language": None,
    "feed_count": 1,
    "is_enabled": True,
    "run_id": "run-1",
}


def changed(frame: str, row: int, **values: Any) -> Callable[[ArticleRows], None]:
    return lambda article: getattr(article, frame)[row].update(values)


def twin(frame: str, row: int) -> Callable[[ArticleRows], None]:
    return lambda article: getattr(article, frame).append(dict(getattr(article, frame)[row]))


def chain_of_quotes(article: ArticleRows) -> None:
    for earlier, later in ((0, 1), (1, 2), (2, 3)):
        article.quotes[later]["continues_quote_id"] = article.quotes[earlier]["quote_id"]
    article.quotes[1]["quote_text"] = "It was a short way."


def circle_of_quotes(article: ArticleRows) -> None:
    article.quotes[1]["continues_quote_id"] = article.quotes[2]["quote_id"]
    article.quotes[1]["quote_text"] = "It was a short way."


def older_capture(article: ArticleRows, **values: Any) -> None:
    older = {"text_sha256": "1" * 64, "fetched_at": FETCHED - timedelta(hours=2), **values}
    article.articles.insert(0, {**article.articles[0], **older})


def untitled_latest_capture(article: ArticleRows) -> None:
    older_capture(article)
    article.articles[1]["title"] = ""


SCENARIOS: dict[str, Callable[[ArticleRows], None]] = {
    "good": lambda article: None,
    "shouted": changed("quotes", 3, quote_kind="shouted"),
    "broken twice": changed("quotes", 3, quote_kind="shouted", quote_no=0),
    "untitled": changed("articles", 0, title=""),
    "nameless": changed("people", 0, person_name=""),
    "chain": chain_of_quotes,
    "circle": circle_of_quotes,
    "twin people": twin("people", 1),
    "twin quotes": twin("quotes", 3),
    "twin mentions": twin("mentions", 1),
    "versions": lambda article: older_capture(article, text="Ferry late."),
    "untitled latest": untitled_latest_capture,
    "untitled older": lambda article: older_capture(article, title=""),
    "null key": changed("quotes", 3, quote_id=None),
    "hostile": changed("people", 1, person_name=HOSTILE, person_id=hashed("x") + "\n"),
    "outlet": lambda article: article.sources.append(OUTLET),
}


def scenario(name: str) -> ArticleRows:
    article = good_article(name.replace(" ", "_"))
    SCENARIOS[name](article)
    return article


def scenario_facts() -> FactFrames:
    return facts_of(scenario(name) for name in SCENARIOS)


@pytest.fixture(scope="module")
def report() -> GateReport:
    """Of one batch that holds every scenario's article."""
    return check_facts(scenario_facts(), run_id="run-1", now=NOW, limits=GateLimits(quarantined_share=1))


def fallen(report: GateReport, name: str) -> list[dict[str, Any]]:
    return report.quarantine.filter(article_id=scenario(name).article_id).to_dicts()


def kept(report: GateReport, frame: str, name: str) -> pl.DataFrame:
    rows: pl.DataFrame = getattr(report.good, frame)
    return rows.filter(article_id=scenario(name).article_id)


def rules(rows: list[dict[str, Any]], table: str) -> list[str]:
    return [row["rule"] for row in rows if row["table_name"] == table]


def test_a_good_article_beside_broken_ones_passes_unchanged(report: GateReport) -> None:
    facts = facts_of([scenario("good")])

    assert fallen(report, "good") == []
    for frame in ("articles", "people", "quotes", "mentions"):
        assert kept(report, frame, "good").equals(getattr(facts, frame))


def test_frames_are_of_the_declared_schemas_and_keys(report: GateReport) -> None:
    assert report.quarantine.schema == QUARANTINE.polars_schema()
    assert report.quarantine.select(QUARANTINE.key).is_unique().all()
    assert report.results.schema == QUALITY_RESULTS.polars_schema()
    assert report.results.select(QUALITY_RESULTS.key).is_unique().all()


@pytest.mark.parametrize("frame", FRAME_TABLES)
def test_every_row_is_either_good_or_in_quarantine(frame: str, report: GateReport) -> None:
    rows_in = getattr(scenario_facts(), frame).height
    in_quarantine = report.quarantine.filter(table_name=FRAME_TABLES[frame].qualified_name).height

    assert rows_in == getattr(report.good, frame).height + in_quarantine


def test_a_quarantined_row_says_rule_reason_and_payload(report: GateReport) -> None:
    article = scenario("shouted")

    (row,) = fallen(report, "shouted")

    assert row["table_name"] == "fact_quotes"
    assert row["rule"] == "fact_quotes.quote_kind.one_of"
    assert row["reason"] == "quote_kind 'shouted': must be one of direct, fragment, indirect"
    assert json.loads(row["row_key"]) == {"quote_id": article.quotes[3]["quote_id"]}
    assert json.loads(row["payload"]) == article.quotes[3]
    assert row["run_id"] == "run-1"
    assert row["quarantined_at"] == NOW


def test_the_payload_of_an_article_is_the_whole_row_and_makes_it_again(report: GateReport) -> None:
    articles = facts_of([scenario("untitled")]).articles
    instants = {name: pl.String for name, dtype in articles.schema.items() if isinstance(dtype, pl.Datetime)}

    payload = report.quarantine.filter(article_id=articles["article_id"][0], table_name="fact_articles")["payload"]

    decoded = payload.str.json_decode(pl.Struct({**articles.schema, **instants})).struct.unnest()
    restored = decoded.with_columns(pl.col(list(instants)).str.to_datetime(time_unit="us", time_zone="UTC"))
    assert restored.equals(articles)


def test_a_row_that_breaks_several_rules_is_one_row_in_quarantine_that_tells_all(report: GateReport) -> None:
    (row,) = fallen(report, "broken twice")

    assert row["rule"] == "fact_quotes.quote_no.bounds"
    assert row["reason"] == (
        "quote_no 0: must be at least 1; also fact_quotes.quote_kind.one_of: "
        "quote_kind 'shouted': must be one of direct, fragment, indirect"
    )


def test_results_count_every_row_that_broke_a_rule(report: GateReport) -> None:
    (row,) = report.results.filter(rule="fact_quotes.quote_kind.one_of").to_dicts()

    assert row["observed_count"] == scenario_facts().quotes.height
    assert row["failed_count"] == 2
    assert row["passed"] is False
    assert row["detail"] == "quote_kind 'shouted': must be one of direct, fragment, indirect"


def test_people_quotes_and_mentions_fall_with_their_article(report: GateReport) -> None:
    rows = fallen(report, "untitled")

    assert rules(rows, "fact_articles") == ["fact_articles.title.min_length"]
    assert rules(rows, "fact_people") == ["fact_people.article_id.follows_article"] * 2
    assert rules(rows, "fact_quotes") == ["fact_quotes.article_id.follows_article"] * 4
    assert rules(rows, "mentions") == ["mentions.article_id.follows_article"] * 2


def test_what_names_a_person_falls_with_the_person_and_what_does_not_stays(report: GateReport) -> None:
    rows = fallen(report, "nameless")

    assert rules(rows, "fact_people") == ["fact_people.person_name.min_length"]
    assert rules(rows, "fact_quotes") == ["fact_quotes.speaker_person_id.follows_person"] * 3
    assert rules(rows, "mentions") == ["mentions.person_id.follows_person"] * 2
    assert kept(report, "quotes", "nameless")["quote_no"].to_list() == [4]
    assert kept(report, "people", "nameless")["person_name"].to_list() == ["Bo Dale"]
    assert kept(report, "articles", "nameless").height == 1


def test_quotes_fall_with_the_quote_they_continue_over_any_number_of_links(report: GateReport) -> None:
    follows = "fact_quotes.continues_quote_id.follows_quote"

    assert rules(fallen(report, "chain"), "fact_quotes") == ["fact_quotes.quote_text.verbatim", follows, follows]
    assert kept(report, "quotes", "chain")["quote_no"].to_list() == [1]


def test_quotes_that_continue_each_other_end(report: GateReport) -> None:
    assert kept(report, "quotes", "circle")["quote_no"].to_list() == [1, 4]


@pytest.mark.parametrize("table", ["fact_people", "fact_quotes", "mentions"])
def test_rows_of_one_key_go_to_quarantine_together(table: str, report: GateReport) -> None:
    rows = fallen(report, f"twin {table.removeprefix('fact_')}")

    assert [row["rule"] for row in rows] == [f"{table}.key.unique"] * 2


def test_captures_of_one_article_are_no_duplicates_and_the_latest_is_the_one_quoted(report: GateReport) -> None:
    assert fallen(report, "versions") == []
    assert kept(report, "articles", "versions").height == 2


def test_older_captures_fall_with_the_latest_because_the_facts_are_of_that(report: GateReport) -> None:
    assert rules(fallen(report, "untitled latest"), "fact_articles") == [
        "fact_articles.article_id.follows_latest_capture",
        "fact_articles.title.min_length",
    ]
    assert kept(report, "quotes", "untitled latest").height == 0


def test_an_older_capture_falls_alone(report: GateReport) -> None:
    assert [row["rule"] for row in fallen(report, "untitled older")] == ["fact_articles.title.min_length"]
    assert kept(report, "quotes", "untitled older").height == 4


def test_null_keys_are_told_by_not_null_alone(report: GateReport) -> None:
    (row,) = fallen(report, "null key")

    assert row["rule"] == "fact_quotes.quote_id.not_null"
    assert row["reason"] == "quote_id null: must not be null"


def test_hostile_text_is_a_value_like_any_other(report: GateReport) -> None:
    (row,) = fallen(report, "hostile")

    assert row["rule"] == "fact_people.person_id.pattern"
    assert json.loads(row["payload"])["person_name"] == HOSTILE


def test_an_outlet_without_a_name_falls_alone(report: GateReport) -> None:
    (row,) = report.quarantine.filter(table_name="dim_sources").to_dicts()

    assert (row["rule"], row["article_id"]) == ("dim_sources.source_name.min_length", None)
    assert kept(report, "articles", "outlet").height == 1


def test_another_run_over_the_same_batch_decides_the_same_under_the_same_ids(report: GateReport) -> None:
    again = check_facts(
        scenario_facts(), run_id="run-2", now=NOW + timedelta(days=1), limits=GateLimits(quarantined_share=1)
    )

    of_run = ["run_id", "quarantined_at"]
    assert again.quarantine.drop(of_run).equals(report.quarantine.drop(of_run))
    assert again.results.drop("run_id").equals(report.results.drop("run_id"))
    assert set(again.quarantine["run_id"]) == set(again.results["run_id"]) == {"run-2"}


def test_a_batch_of_nothing_is_not_checked() -> None:
    report = check_facts(FactFrames.empty(), run_id="run-1", now=NOW)

    assert report.results.height == 0
    assert report.quarantine.height == 0


def test_a_table_without_rows_in_a_batch_of_articles_is_told_and_no_failure() -> None:
    article = good_article("nobody")
    article.people, article.quotes, article.mentions = [], [], []

    report = check_facts(facts_of([article]), run_id="run-1", now=NOW)

    of_people = report.results.filter(table_name="fact_people", level="row")
    assert report.results["passed"].all()
    assert of_people.height > 0
    assert set(of_people["observed_count"]) == {0}


def test_articles_that_were_offered_and_did_not_come_refuse_the_batch() -> None:
    with pytest.raises(GateRefused, match=r"^fact_articles: 0 rows from 3 articles offered$"):
        check_facts(FactFrames.empty(), run_id="run-1", now=NOW, articles_offered=3)


def test_columns_in_another_order_refuse_the_batch_on_the_first_line() -> None:
    facts = facts_of([good_article("one")])
    facts = replace(facts, people=facts.people.select(sorted(FACT_PEOPLE.column_names)))

    with pytest.raises(GateRefused) as refusal:
        check_facts(facts, run_id="run-1", now=NOW)

    first_line = str(refusal.value).splitlines()[0]
    assert first_line.startswith("fact_people: the frame has its columns in another order: aliases: List(String), ")
    assert refusal.value.results.filter(~pl.col("passed"))["rule"].to_list() == ["fact_people.columns.match"]


def test_a_batch_of_which_too_much_is_broken_or_silent_is_refused_with_all_reasons_and_results() -> None:
    articles = [good_article(f"article {number}") for number in range(15)]
    for article in articles:
        article.people, article.quotes, article.mentions = [], [], []
    for article in articles[:5]:
        article.articles[0]["word_count"] = 0

    with pytest.raises(GateRefused) as refusal:
        check_facts(facts_of(articles), run_id="run-1", now=NOW, limits=GateLimits(silent_articles=15))

    assert str(refusal.value).splitlines() == [
        "fact_articles: 5 of 15 articles quarantined, more than 20%",
        "fact_people: 0 rows from 15 articles in English, of which fewer than 15 may give none",
        "fact_quotes: 0 rows from 15 articles in English, of which fewer than 15 may give none",
    ]
    assert "fact_articles.word_count.bounds" in refusal.value.results.filter(~pl.col("passed"))["rule"].to_list()


def test_checking_asks_no_other_host_leaves_no_file_and_writes_no_line(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    asked: list[object] = []

    def refuse(_: socket.socket, address: object) -> None:
        asked.append(address)
        raise ConnectionRefusedError(f"a test that must not connect asked {address}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    whole_frame.cache_clear()
    made: list[object] = []
    monkeypatch.setattr(tempfile, "mkdtemp", lambda *args, **kwargs: made.append(args))

    check_facts(facts_of([scenario("shouted")]), run_id="run-1", now=NOW)

    assert asked == []
    assert made == []
    assert capfd.readouterr() == ("", "")
    assert os.environ["GX_ANALYTICS_ENABLED"] == "false"


def test_importing_the_gate_does_not_import_what_costs_seconds() -> None:
    program = "import sys, expectations.gate; print(sorted({'great_expectations', 'pandas'} & set(sys.modules)))"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
