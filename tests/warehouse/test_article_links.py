"""Links as feeds gave them, joined to the articles that they lead to."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import duckdb
import polars as pl
from fact_factory import EVENING, MORNING, NOON, Story, facts_of, outcomes_frame

from warehouse.article_links import OFFERED_LINKS, article_link_rows
from warehouse.load import load_facts, record_rows
from warehouse.tables import ARTICLE_LINKS, URL_OUTCOMES

FERRY = Story()
HOST = "https://harbour-post.example"
NOBODY = URL_OUTCOMES.empty_frame()


def offered(
    address: str, feed: str = "rss", position: int = 1, at: datetime = NOON, **given: object
) -> dict[str, object]:
    return {
        "canonical_url": address,
        "source_id": "harbour_post",
        "feed_url": f"{HOST}/{feed}",
        "url": f"{address}?from={feed}",
        "title": None,
        "published_at": None,
        "modified_at": None,
        "position": position,
        "offered_at": at,
        **given,
    }


def linked(
    writer: duckdb.DuckDBPyConnection,
    *offers: dict[str, object],
    outcomes: pl.DataFrame = NOBODY,
    run_id: str = "run-2",
) -> list[dict[str, object]]:
    """The rows made of the offers, which are stored as well."""
    rows = article_link_rows(writer, pl.DataFrame(list(offers), schema=OFFERED_LINKS), outcomes, run_id)
    record_rows(writer, [(ARTICLE_LINKS, rows)])
    return rows.to_dicts()


def test_an_article_has_a_link_for_each_feed_as_that_feed_gave_it(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(FERRY))

    rows = linked(
        writer,
        offered(FERRY.url, "rss", 4, title="Ferry back", published_at=MORNING),
        offered(FERRY.url, "news.xml", 2, modified_at=NOON),
        offered(FERRY.url, "rss", 4, source_id="harbour_post_sport"),
        offered(f"{HOST}/never-loaded"),
    )

    assert {row["article_id"] for row in rows} == {FERRY.article_id}
    told = {(row["source_id"], row["feed_url"].rpartition("/")[2]): row for row in rows}
    assert set(told) == {("harbour_post", "rss"), ("harbour_post", "news.xml"), ("harbour_post_sport", "rss")}
    first = told["harbour_post", "rss"]
    assert (first["url"], first["title"], first["published_at"]) == (f"{FERRY.url}?from=rss", "Ferry back", MORNING)
    assert (first["position"], first["first_offered_at"], first["last_offered_at"]) == (4, NOON, NOON)
    assert told["harbour_post", "news.xml"]["modified_at"] == NOON


def test_a_feed_that_offers_an_article_twice_counts_with_the_first_place(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(FERRY))

    (row,) = linked(writer, offered(FERRY.url, position=7), offered(FERRY.url, position=3, url=FERRY.url))

    assert (row["position"], row["url"]) == (3, FERRY.url)


def test_a_later_offer_moves_the_link_and_keeps_when_it_was_first_seen(writer: duckdb.DuckDBPyConnection) -> None:
    load_facts(writer, facts_of(FERRY))
    linked(writer, offered(FERRY.url, position=1, title="Old", at=NOON))

    (later,) = linked(writer, offered(FERRY.url, position=9, title="New", at=EVENING), run_id="run-3")
    (back,) = linked(writer, offered(FERRY.url, position=9, at=NOON - timedelta(days=1)))

    assert (later["position"], later["title"], later["run_id"]) == (9, "New", "run-3")
    assert (later["first_offered_at"], later["last_offered_at"]) == (NOON, EVENING)
    # A clock that jumped back.
    assert (back["first_offered_at"], back["last_offered_at"]) == (NOON - timedelta(days=1), EVENING)
    assert writer.sql("SELECT count(*) FROM article_links").fetchone() == (1,)


def test_an_address_leads_where_the_runs_outcomes_say(writer: duckdb.DuckDBPyConnection) -> None:
    mayor = replace(FERRY, path="mayor")
    load_facts(writer, facts_of(FERRY, mayor, replace(FERRY, path="ship", changes={"url": f"{HOST}/requested"})))
    short, quarantined = f"{HOST}/s", f"{HOST}/q"

    def led(url: str, story: Story) -> pl.DataFrame:
        one = outcomes_frame("run-1", "harbour_post", {"x": "loaded"})
        return one.with_columns(url=pl.lit(url), article_id=pl.lit(story.article_id))

    record_rows(writer, [(URL_OUTCOMES, led(short, FERRY))])
    now = pl.concat([led(short, mayor), led(quarantined, replace(FERRY, path="refused"))])

    known = linked(writer, offered(short), offered(f"{HOST}/requested"))
    moved = linked(writer, offered(short), offered(quarantined), outcomes=now)

    assert {row["url"]: row["article_id"] for row in known} == {
        f"{short}?from=rss": FERRY.article_id,
        f"{HOST}/requested?from=rss": replace(FERRY, path="ship").article_id,
    }
    assert [row["article_id"] for row in moved] == [mayor.article_id]


def test_nothing_offered_makes_no_row(writer: duckdb.DuckDBPyConnection) -> None:
    assert linked(writer) == []
