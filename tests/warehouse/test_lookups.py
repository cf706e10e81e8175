from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import duckdb
import polars as pl
from fact_factory import EVENING, MORNING, NOON, Story, facts_of, frame_of, outcomes_frame, run_row, runs_frame

from warehouse.load import load_facts, record_rows
from warehouse.lookups import (
    FeedState,
    failed_tries,
    feed_states,
    known_urls,
    recheckable_articles,
    settled_archive_files,
)
from warehouse.tables import ARCHIVE_FILES, FEEDS, FETCHES, RUNS, URL_OUTCOMES

FERRY = Story()


def test_an_article_is_known_under_every_address_that_led_to_it(writer: duckdb.DuckDBPyConnection) -> None:
    named = replace(FERRY, changes={"url": "https://harbour-post.example/ferry?page=1"})
    outcomes = outcomes_frame("run-1", "harbour_post", {"ferry": "loaded", "mayor": "loaded", "gone": "not_found"})
    load_facts(writer, facts_of(named), lambda _: [(URL_OUTCOMES, outcomes)])
    short = outcomes.head(1).with_columns(
        url=frame_of(URL_OUTCOMES, [])["url"].extend_constant("https://hp.example/f", 1)
    )
    record_rows(writer, [(URL_OUTCOMES, short)])

    host = "https://harbour-post.example"
    asked = [FERRY.url, f"{host}/ferry?page=1", "https://hp.example/f", f"{host}/mayor", f"{host}/gone", f"{host}/new"]

    # "mayor" led to an article that never came in.
    assert known_urls(writer, asked) == set(asked[:3])
    assert known_urls(writer, []) == set()


def test_feeds_are_remembered_by_their_address(writer: duckdb.DuckDBPyConnection) -> None:
    row: dict[str, object] = dict.fromkeys(FEEDS.column_names)
    row |= {"feed_url": "https://harbour-post.example/rss", "etag": '"v1"', "run_id": "run-1"}
    row |= {column.name: MORNING for column in FEEDS.columns if column.type == "instant" and not column.nullable}
    row |= {column.name: 0 for column in FEEDS.columns if column.type == "integer"}
    row |= {column.name: "a" * 64 for column in FEEDS.columns if column.name == "body_sha256"}
    row |= {"link_count": 20}
    index = row | {"feed_url": "https://harbour-post.example/sitemaps.xml", "link_count": 0}
    record_rows(writer, [(FEEDS, frame_of(FEEDS, [row, index]))])

    assert feed_states(writer) == {
        "https://harbour-post.example/rss": FeedState(etag='"v1"', last_modified=None, body_sha256="a" * 64),
        "https://harbour-post.example/sitemaps.xml": FeedState(etag=None, last_modified=None, body_sha256="a" * 64),
    }


def test_archive_files_are_remembered(writer: duckdb.DuckDBPyConnection) -> None:
    row = {"archive_file": "2026/a.warc.gz", "page_count": 2, "loaded_at": MORNING, "run_id": "run-1"}
    record_rows(writer, [(ARCHIVE_FILES, frame_of(ARCHIVE_FILES, [row]))])

    assert settled_archive_files(writer) == {"2026/a.warc.gz"}


def test_failed_tries_are_counted_from_the_last_that_did_not_fail(writer: duckdb.DuckDBPyConnection) -> None:
    hours: list[tuple[float, dict[str, str]]] = [
        (32 * 24, {"long_ago": "timeout"}),
        (5, {"healed_once": "loaded", "slow": "timeout"}),
        (4, {"slow": "server_error", "healed": "timeout", "healed_once": "timeout"}),
        (3, {"slow": "timeout", "healed": "loaded", "gone": "gone"}),
        (2, {"slow": "waiting", "gone": "given_up", "healed": "known"}),
        (1, {"slow": "waiting"}),
        # Its clock was a year in advance.
        (-365 * 24, {"healed": "known", "early": "timeout"}),
    ]
    for number, (age, outcomes) in enumerate(hours):
        record_rows(
            writer,
            [
                (RUNS, runs_frame(run_row(f"run-{number}", NOON - timedelta(hours=age)))),
                (URL_OUTCOMES, outcomes_frame(f"run-{number}", "harbour_post", outcomes)),
            ],
        )

    failures = ["timeout", "server_error", "gone"]
    in_a_year, hour = NOON + timedelta(days=365), timedelta(hours=1)
    assert failed_tries(writer, ["harbour_post"], failures, NOON)[:, :-2].drop("source_id").rows() == [
        ("https://harbour-post.example/early", "timeout", 1, in_a_year, in_a_year),
        ("https://harbour-post.example/gone", "gone", 1, NOON - 3 * hour, NOON - 3 * hour),
        ("https://harbour-post.example/healed_once", "timeout", 1, NOON - 4 * hour, NOON - 4 * hour),
        ("https://harbour-post.example/slow", "timeout", 3, NOON - 3 * hour, NOON - 5 * hour),
    ]
    assert failed_tries(writer, ["northern_mail"], failures, NOON).is_empty()


def test_only_runs_that_ask_pages_try_them(writer: duckdb.DuckDBPyConnection) -> None:
    """A replay that reads a page from the archive has not asked for it, but may have made an article of it."""
    runs = [
        ("ingest", {"wall": "opted_out", "stub": "unreadable"}),
        ("replay", {"wall": "opted_out", "stub": "unchanged"}),
    ]
    for number, (flow_name, outcomes) in enumerate(runs):
        row = run_row(f"run-{number}", NOON + timedelta(hours=number), flow_name=flow_name)
        outcome_rows = outcomes_frame(f"run-{number}", "harbour_post", outcomes)
        record_rows(writer, [(RUNS, runs_frame(row)), (URL_OUTCOMES, outcome_rows)])

    tried = failed_tries(writer, ["harbour_post"], ["opted_out", "unreadable"], NOON + timedelta(hours=2))

    assert tried[:, :-2].drop("source_id").rows() == [("https://harbour-post.example/wall", "opted_out", 1, NOON, NOON)]


def fetch(url: str, fetched_at: datetime, outcome: str, **answer: str) -> dict[str, object]:
    return {
        "fetch_id": f"{url} {fetched_at}",
        "run_id": "run-1",
        "source_id": "harbour_post",
        "url": url,
        "purpose": "page",
        "fetched_at": fetched_at,
        "outcome": outcome,
        **answer,
    }


def test_articles_are_rechecked_with_what_their_last_answer_named(writer: duckdb.DuckDBPyConnection) -> None:
    named, unnamed, unasked, old = (replace(FERRY, path=name) for name in ("named", "unnamed", "unasked", "old"))
    long_ago = replace(old, published_at=MORNING - timedelta(days=9))
    undated = replace(FERRY, path="undated", published_at=None)
    elsewhere = replace(FERRY, source_id="northern_mail")
    load_facts(writer, facts_of(named, unnamed, unasked, long_ago, undated, elsewhere))
    fetches = [
        fetch(named.url, MORNING, "fetched", etag='"v1"', last_modified="Mon, 02 Mar 2026 05:00:00 GMT"),
        fetch(named.url, NOON, "not_modified", etag='"v1"', last_modified="Mon, 02 Mar 2026 05:00:00 GMT"),
        fetch(named.url, EVENING, "timeout"),
        fetch(unnamed.url, MORNING, "fetched", etag='"v1"'),
        fetch(unnamed.url, NOON, "fetched"),
        fetch(unasked.url, EVENING, "fetched", etag='"feed"') | {"purpose": "feed"},
    ]
    record_rows(writer, [(FETCHES, frame_of(FETCHES, fetches))])

    found = recheckable_articles(writer, ["harbour_post"], MORNING - timedelta(days=1))

    assert not found["is_removed"].any()
    assert found[:, :-2].drop("source_id", "is_removed").rows() == [
        (named.url, MORNING, EVENING, '"v1"', "Mon, 02 Mar 2026 05:00:00 GMT"),
        (unasked.url, MORNING, MORNING, None, None),
        (undated.url, MORNING, MORNING, None, None),
        (unnamed.url, MORNING, NOON, None, None),
    ]
    assert recheckable_articles(writer, [], MORNING).is_empty()


def test_a_recheck_that_failed_is_not_asked_for_before_it_is_due(writer: duckdb.DuckDBPyConnection) -> None:
    outcomes = outcomes_frame("run-1", "harbour_post", {"slow": "timeout", "known": "timeout"})
    rechecked = outcomes.with_columns(is_recheck=outcomes["url"].str.ends_with("known"))
    record_rows(writer, [(RUNS, runs_frame(run_row("run-1", NOON))), (URL_OUTCOMES, rechecked)])

    assert failed_tries(writer, ["harbour_post"], ["timeout"], NOON)["url"].to_list() == [
        "https://harbour-post.example/slow"
    ]


def test_a_recheck_takes_the_date_along_that_a_feed_alone_gave(writer: duckdb.DuckDBPyConnection) -> None:
    by_feed = replace(FERRY, path="by_feed", changes={"published_origin": "feed"})
    load_facts(writer, facts_of(FERRY, by_feed))

    found = recheckable_articles(writer, ["harbour_post"], MORNING - timedelta(days=1))

    dates = {url: (moment, precision) for url, moment, precision in found[:, [0, -2, -1]].rows()}
    assert dates == {FERRY.url: (None, None), by_feed.url: (FERRY.published_at, FERRY.published_precision)}


def test_the_first_date_that_feeds_gave_stays_with_what_is_tried_again(writer: duckdb.DuckDBPyConnection) -> None:
    dates = [(EVENING, "second"), (MORNING, "minute"), (None, None)]
    for number, (moment, precision) in enumerate(dates):
        tried = outcomes_frame(f"run-{number}", "harbour_post", {"slow": "timeout"}).with_columns(
            announced_at=pl.lit(moment, dtype=pl.Datetime("us", "UTC")),
            announced_precision=pl.lit(precision, dtype=pl.String),
        )
        run = runs_frame(run_row(f"run-{number}", NOON - timedelta(hours=3 - number)))
        record_rows(writer, [(RUNS, run), (URL_OUTCOMES, tried)])

    found = failed_tries(writer, ["harbour_post"], ["timeout"], NOON)

    assert found.select("announced_at", "announced_precision").rows() == [(MORNING, "minute")]
