"""What a run is to fetch: what feeds offer now, what earlier runs asked for in vain, and what may have changed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from flows.discovery import Discovery, FeedVisit, discover
from flows.feed_reading import FeedReader
from flows.fetching import archive_name, fetch_rows, web_client
from flows.offered_links import offered_links
from flows.rechecks import due_links, with_rechecks
from flows.run import Run
from flows.settings import Settings
from flows.sources import Source
from flows.staging import write_frame
from flows.web.outcomes import FAILURE_CLASS, FetchAnswer, FetchReceipt
from transforms.outcomes import LINKS
from warehouse.archive import ArchiveWriter
from warehouse.connection import open_writer
from warehouse.lookups import feed_states, known_urls, retriable_urls
from warehouse.tables import FEEDS

logger = logging.getLogger(__name__)

# Outcomes after which the next run asks again although no feed offers the URL anew.
MAY_PASS = [reason for reason, failure_class in FAILURE_CLASS.items() if failure_class != "hard"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscoveredLinks:
    """What discovery gave."""

    links: Path
    """Parquet file of schema `transforms.outcomes.LINKS`."""
    offers: Path
    """Parquet file of schema `warehouse.article_links.OFFERED_LINKS`: each link as each feed gave it."""
    fetches: pl.DataFrame
    """Rows of ops.fetches for the feeds asked."""
    feeds: pl.DataFrame
    """Rows of ops.feeds for those that answered; failed ones keep their earlier state."""


def discover_links(sources: Sequence[Source], run: Run, settings: Settings) -> DiscoveredLinks:
    """The links to follow, in a file; every feed's answer is archived before it is read."""
    with open_writer(run.home.work, timeout=settings.lock_seconds) as connection:
        states = feed_states(connection)
        retriable = retriable_urls(connection, [source.id for source in sources], MAY_PASS)
    files: dict[str, str] = {}
    reader = FeedReader(settings.page_seconds)
    with ArchiveWriter(run.home.raw, f"{run.run_id}-feeds") as archive, reader:

        def keep(answer: FetchAnswer) -> None:
            file = archive.write(
                answer.page(), kind="feed", http_version=answer.http_version, reason_phrase=answer.reason_phrase
            )
            files[answer.receipt.url] = archive_name(file, run.home)

        async def ask() -> Discovery:
            async with web_client(run.home, settings) as client:
                return await discover(sources, client, states, keep, reader.parse)

        discovery = asyncio.run(ask())
    links = links_frame(discovery, retriable)
    with open_writer(run.home.work, timeout=settings.lock_seconds) as connection:
        known = known_urls(connection, links["url"].to_list())
        due = due_links(connection, sources, run, settings)
    links = links.with_columns(is_known=pl.col("url").is_in(list(known)))
    logger.info(
        "%d feeds and sitemaps offer %d articles, %d of them new; %d known ones are due to be looked at again",
        len(discovery.visits),
        links.height,
        links.height - int(links["is_known"].sum()),
        due.height,
    )
    links = with_rechecks(links, due)
    return DiscoveredLinks(
        links=write_frame(links, run.staging / "links.parquet"),
        offers=write_frame(offered_links(discovery), run.staging / "offers.parquet"),
        fetches=fetch_rows((visit.outcome for visit in discovery.visits), "feed", files, run.run_id),
        feeds=feed_rows(discovery.visits, run),
    )


def links_frame(discovery: Discovery, retriable: Iterable[tuple[str, str]]) -> pl.DataFrame:
    """Each URL once, of schema LINKS, none known yet; the first feed that offers a URL decides on its outlet."""
    offered = [(link.canonical_url, link.url, link.source_id) for link in discovery.links]
    again = [(url, url, source_id) for url, source_id in retriable]
    columns = {name: LINKS[name] for name in ("url", "requested_url", "source_id")}
    frame = (
        pl.DataFrame(offered + again, schema=columns, orient="row")
        .with_columns(is_known=pl.lit(value=False), is_recheck=pl.lit(value=False))
        .match_to_schema(LINKS, missing_columns="insert")
    )
    return frame.unique("url", keep="first", maintain_order=True).unique(
        "requested_url", keep="first", maintain_order=True
    )


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
        }
        for visit in visits
        if isinstance(visit.outcome, FetchReceipt) and visit.state and visit.content
    ]
    return pl.DataFrame(rows, schema=FEEDS.polars_schema())
