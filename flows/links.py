"""What a run is to fetch: what feeds offer now, what earlier runs asked for in vain, and what may have changed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from flows.discovery import Discovery, FeedVisit, discover
from flows.feed_reading import FeedReader
from flows.fetching import archive_name, fetch_rows, web_client
from flows.offered_links import offered_links
from flows.polling import feeds_not_due, poll_rows
from flows.rechecks import due_links, with_rechecks
from flows.run import Run
from flows.settings import Settings
from flows.sources import Source
from flows.staging import write_frame
from flows.web.outcomes import FAILURE_CLASS, FetchAnswer, FetchReceipt
from transforms.feeds.announced import OFFERED_DATES, announced_dates
from transforms.outcomes import LINKS, OPTED_OUT, PUT_OFF
from transforms.retries import PAGE_REFUSALS, judge_tries
from warehouse.archive import ArchiveWriter
from warehouse.connection import open_writer
from warehouse.lookups import FeedState, failed_tries, feed_polls, feed_states, known_urls, unseen_urls
from warehouse.tables import FEEDS

logger = logging.getLogger(__name__)

# Of the time in which a run may ask the web: however slow the feeds of one host are, pages have the other half.
FEEDS_SHARE_OF_RUN = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscoveredLinks:
    """What discovery gave."""

    links: Path
    """Parquet file of schema `transforms.outcomes.LINKS`."""
    put_off: pl.DataFrame
    """URLs offered that failed before and are not asked for in this run, of schema `transforms.outcomes.PUT_OFF`."""
    offers: Path
    """Parquet file of schema `warehouse.article_links.OFFERED_LINKS`: each link as each feed gave it."""
    fetches: pl.DataFrame
    """Rows of ops.fetches for the feeds asked."""
    feeds: pl.DataFrame
    """Rows of ops.feeds for those that answered; failed ones keep their earlier state."""
    polls: pl.DataFrame
    """Rows of ops.feed_polls for the addresses of sources.toml that were asked."""
    feeds_not_due: int
    """How many of these addresses were left alone."""


def discover_links(
    sources: Sequence[Source], run: Run, settings: Settings, *, only_due_feeds: bool = False
) -> DiscoveredLinks:
    """The links to follow, in a file; every feed's answer is archived before it is read.

    With `only_due_feeds`, feeds that seldom have anything new are left alone for a while, and counted.
    """
    with open_writer(run.home.work, timeout=settings.lock_seconds) as connection:
        states, polls = feed_states(connection), feed_polls(connection)
        tries = failed_tries(connection, [source.id for source in sources], put_off_for(settings), run.started_at)
    not_due = feeds_not_due(polls, settings, run.started_at) if only_due_feeds else frozenset()
    discovery, files = ask_feeds(sources, run, settings, states, not_due)
    judged = judge_tries(tries, FAILURE_CLASS, run.started_at)
    found = links_frame(discovery, judged)
    with open_writer(run.home.work, timeout=settings.lock_seconds) as connection:
        known = known_urls(connection, found["url"].to_list())
        unseen = unseen_urls(connection, {link.canonical_url for link in discovery.links})
        due = due_links(connection, sources, run, settings)
    found = found.with_columns(is_known=pl.col("url").is_in(list(known)))
    links, put_off = divided(found, judged)
    logger.info(
        "%d feeds and sitemaps offer %d articles, %d of them new; %d known ones are due to be looked at again",
        len(discovery.visits),
        links.height,
        links.height - int(links["is_known"].sum()),
        due.height,
    )
    if discovery.left_alone:
        logger.info("%d more feeds and sitemaps are not due and not asked", len(discovery.left_alone))
    if put_off.height:
        logger.info("%d more failed before and are not asked for in this run", put_off.height)
    links = with_rechecks(links, due)
    return DiscoveredLinks(
        links=write_frame(links, run.staging / "links.parquet"),
        put_off=put_off,
        offers=write_frame(offered_links(discovery), run.staging / "offers.parquet"),
        fetches=feed_fetch_rows(discovery.visits, files, run),
        feeds=feed_rows(discovery.visits, run),
        polls=poll_rows(discovery, unseen, polls, run, settings),
        feeds_not_due=len(discovery.left_alone),
    )


def ask_feeds(
    sources: Sequence[Source], run: Run, settings: Settings, known: Mapping[str, FeedState], not_due: Collection[str]
) -> tuple[Discovery, dict[str, str]]:
    """What the feeds offer, and the archive's file of each answer by the address asked."""
    files: dict[str, str] = {}
    reader = FeedReader(settings.page_seconds)
    with ArchiveWriter(run.home.raw, f"{run.run_id}-feeds") as archive, reader:

        def keep(answer: FetchAnswer) -> None:
            file = archive.write(
                answer.page(), kind="feed", http_version=answer.http_version, reason_phrase=answer.reason_phrase
            )
            files[answer.receipt.url] = archive_name(file, run.home)

        async def ask() -> Discovery:
            async with web_client(run, settings, share=FEEDS_SHARE_OF_RUN) as client:
                return await discover(sources, client, known, keep, not_due, reader.parse)

        return asyncio.run(ask()), files


def links_frame(discovery: Discovery, judged: pl.DataFrame) -> pl.DataFrame:
    """Each URL once, of schema LINKS, none known yet; the first feed that offers a URL decides on its outlet.

    Of the tries that `transforms.retries` judged, those that are made again whether offered or not are among them. The
    date that feeds gave with the first try stays with them.
    """
    columns = {name: LINKS[name] for name in ("url", "requested_url", "source_id")}
    offered = pl.DataFrame(
        [(link.canonical_url, link.url, link.source_id) for link in discovery.links], schema=columns, orient="row"
    )
    again = judged.filter("is_retried").select("url", "source_id", requested_url="url")
    tried = judged.select("url", tried_as="announced_at", tried_exactly="announced_precision")
    frame = (
        pl.concat([offered, again.select(*columns)])
        .join(announced_dates(offered_dates(discovery)), on="url", how="left", maintain_order="left")
        .join(tried, on="url", how="left", maintain_order="left")
        .with_columns(
            announced_at=pl.coalesce("tried_as", "announced_at"),
            announced_precision=pl.coalesce("tried_exactly", "announced_precision"),
            is_known=pl.lit(value=False),
            is_recheck=pl.lit(value=False),
        )
        .drop("tried_as", "tried_exactly")
        .match_to_schema(LINKS, missing_columns="insert")
    )
    return frame.unique("url", keep="first", maintain_order=True).unique(
        "requested_url", keep="first", maintain_order=True
    )


def offered_dates(discovery: Discovery) -> pl.DataFrame:
    """The dates that feeds give their links, of schema OFFERED_DATES."""
    rows = [
        (link.canonical_url, link.feed_url, link.published_at, link.published_precision) for link in discovery.links
    ]
    return pl.DataFrame(rows, schema=OFFERED_DATES, orient="row").unique(maintain_order=True)


def put_off_for(settings: Settings) -> list[str]:
    """The outcomes after which a page is left alone for a while, or for good."""
    refusals = (name for name in PAGE_REFUSALS if name != OPTED_OUT or settings.honour_opt_outs)
    return [*FAILURE_CLASS, *refusals]


def divided(links: pl.DataFrame, judged: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The links to ask for, and those put off, of schema PUT_OFF, by the tries that `transforms.retries` judged.

    A page of which no article was made when it was looked at again has one from before: it is known.
    """
    known = links.filter("is_known")["url"].implode()
    is_known_refusal = pl.col("outcome").is_in(PAGE_REFUSALS) & pl.col("url").is_in(known)
    is_put_off = judged.filter(pl.col("put_off").is_not_null() & ~is_known_refusal)
    tried_at = pl.col("tried_at").dt.to_string("%F %R")
    detail = pl.format("tries in a row: {}, the last at {}: {}", "try_count", tried_at, "outcome")
    put_off = links.join(is_put_off.select("url", "put_off", detail=detail), on="url").select(
        "url", "source_id", outcome="put_off", detail="detail"
    )
    return links.join(is_put_off, on="url", how="anti", maintain_order="left"), put_off.match_to_schema(PUT_OFF)


def feed_fetch_rows(visits: Sequence[FeedVisit], files: dict[str, str], run: Run) -> pl.DataFrame:
    """Rows of ops.fetches for the feeds asked, each with all outlets that share it."""
    sharing = pl.Series("source_ids", [list(visit.source_ids) for visit in visits], dtype=pl.List(pl.String))
    return fetch_rows((visit.outcome for visit in visits), "feed", files, run.run_id).with_columns(sharing)


def feed_rows(visits: Sequence[FeedVisit], run: Run) -> pl.DataFrame:
    """Rows of ops.feeds for the feeds that gave a body; the others' earlier rows hold."""
    rows = [
        {
            "feed_url": visit.feed_url,
            "etag": visit.state.etag,
            "last_modified": visit.state.last_modified,
            "body_sha256": visit.state.body_sha256,
            "fetched_at": visit.outcome.fetched_at,
            "link_count": len(visit.content.links),
            "problem_count": len(visit.content.problems),
            "run_id": run.run_id,
            "is_unreadable": visit.content.is_unreadable,
        }
        for visit in visits
        if isinstance(visit.outcome, FetchReceipt) and visit.state and visit.content
    ]
    return pl.DataFrame(rows, schema=FEEDS.polars_schema())
