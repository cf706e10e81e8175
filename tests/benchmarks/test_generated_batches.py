"""Generated facts are true of their texts, pass the gate, and have the shape of real ones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from benchmarks.warehouse_size.articles import FIRST_DAY, spans
from benchmarks.warehouse_size.batches import declared, edited_facts, generate_batch, generate_batches
from benchmarks.warehouse_size.hashing import hash_column
from benchmarks.warehouse_size.population import OUTLETS
from expectations.gate import check_facts
from transforms.identity import person_id
from transforms.urls import article_id, hash_id
from warehouse.facts import FRAME_TABLES, FactFrames
from warehouse.tables import MENTIONS

ARTICLES = 2_000
NOW = datetime(2027, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def facts() -> FactFrames:
    (batch,) = generate_batches(ARTICLES, seed=7, batch_size=ARTICLES)
    return batch


def test_the_gate_lets_every_row_in(facts: FactFrames) -> None:
    report = check_facts(facts, run_id="run-1", now=NOW)

    assert report.quarantine.is_empty(), report.quarantine
    assert report.results.filter(~pl.col("passed")).is_empty()


def test_the_same_seed_gives_the_same_facts_and_another_one_others(facts: FactFrames) -> None:
    (again,) = generate_batches(ARTICLES, seed=7, batch_size=ARTICLES)
    (other,) = generate_batches(ARTICLES, seed=8, batch_size=ARTICLES)

    for name in FRAME_TABLES:
        assert_frame_equal(getattr(again, name), getattr(facts, name))
    assert facts.articles.join(other.articles, on="article_id", how="semi").is_empty()


def test_a_batch_is_made_without_those_before_it() -> None:
    last = list(generate_batches(300, seed=7, batch_size=100))[-1]
    number, size, since, until = spans(300, 100)[-1]

    assert_frame_equal(generate_batch(300, 7, number, size, (since, until)).quotes, last.quotes)


def test_batches_follow_each_other_over_two_years() -> None:
    parts = spans(1_050, 500)

    assert [size for _, size, _, _ in parts] == [500, 500, 50]
    assert [since for _, _, since, _ in parts] == [FIRST_DAY, *(until for _, _, _, until in parts[:-1])]
    assert parts[-1][-1] == FIRST_DAY + timedelta(days=730)


def test_ids_are_those_of_the_pipeline(facts: FactFrames) -> None:
    quote = facts.quotes.row(0, named=True)
    article = facts.articles.row(0, named=True)
    person = facts.people.row(0, named=True)

    place = (quote["article_id"], quote["quote_kind"], quote["char_start"], quote["char_end"])
    assert quote["quote_id"] == hash_id("quote", *place)
    assert article["article_id"] == article_id(article["canonical_url"])
    assert person["person_id"] == person_id(person["person_name"])


def test_columns_are_hashed_as_single_values_are() -> None:
    frame = pl.DataFrame({"text": ["", "Zoë’s two", "It's 3, no: 4!"], "number": [0, -7, 10**12]})

    hashed = [hash_id("kind", text, number) for text, number in frame.iter_rows()]
    assert hash_column(frame, "kind", "text", "number").to_list() == hashed


def test_names_and_lengths_have_heavy_tails(facts: FactFrames) -> None:
    lengths = facts.articles.unique("article_id")["text"].str.len_chars()
    named = facts.people.group_by("person_id").len("articles")["articles"].sort(descending=True)

    assert 1_800 < float(lengths.median() or 0) < 3_200
    assert float(lengths.quantile(0.99) or 0) > 3 * float(lengths.median() or 0)
    assert named[0] > 30
    assert (named == 1).mean() > 0.4
    assert facts.articles["source_id"].n_unique() == len(OUTLETS)


def test_an_article_has_ten_people_and_five_quotes_of_every_kind(facts: FactFrames) -> None:
    articles = facts.articles["article_id"].n_unique()

    assert articles == ARTICLES
    assert 8 < facts.people.height / articles < 11
    assert 4 < facts.quotes.height / articles < 6.5
    kinds = set(facts.quotes.select("quote_kind", "speaker_kind").unique().iter_rows())
    assert kinds == {
        ("direct", "person"),
        ("direct", "unnamed"),
        ("direct", "organization"),
        ("direct", None),
        ("fragment", "person"),
        ("indirect", "person"),
    }


def test_stories_and_quotes_come_up_in_several_outlets(facts: FactFrames) -> None:
    first = facts.articles.unique("article_id", keep="first", maintain_order=True)
    copied = first.group_by("text").agg(pl.col("source_id").n_unique()).filter(pl.col("source_id") > 1)
    said = facts.quotes.group_by("quote_text").agg(pl.col("article_id").n_unique()).filter(pl.col("article_id") > 1)

    assert copied.height > 20
    assert said.height > 500
    assert set(first["agency_evidence"]) == {"byline", "dateline", None}
    assert first["text"].str.contains("Reporting by ", literal=True).sum() > 20


def test_an_edit_changes_the_text_and_nothing_that_is_read_from_it(facts: FactFrames) -> None:
    chosen = facts.articles["article_id"].unique(maintain_order=True).head(20)
    before = facts.quotes.filter(pl.col("article_id").is_in(chosen.implode()))

    edited = edited_facts(facts, chosen, edit_no=3)

    assert edited.articles.height == 20
    assert edited.articles.join(facts.articles, on="text_sha256", how="semi").is_empty()
    assert_frame_equal(edited.quotes.drop("run_id"), before.drop("run_id"))
    assert set(edited.quotes["run_id"]) <= set(edited.articles["run_id"])
    assert check_facts(edited, run_id="run-1", now=NOW).quarantine.is_empty()


def test_a_column_that_nothing_fills_is_told() -> None:
    with pytest.raises(pl.exceptions.ColumnNotFoundError, match="char_end"):
        declared(MENTIONS, MENTIONS.empty_frame().drop("char_end"))
