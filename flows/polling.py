"""Which feeds a scheduled run leaves alone, and how soon those it asked are asked again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

import polars as pl

from flows.discovery import Discovery, FeedVisit
from flows.run import Run
from flows.settings import Settings
from flows.web.outcomes import FetchFailure
from transforms.polling import PollRange, is_due, next_interval, parse_poll_range
from warehouse.lookups import FeedPoll
from warehouse.tables import FEED_POLLS


def feeds_not_due(polls: Mapping[str, FeedPoll], settings: Settings, now: datetime) -> frozenset[str]:
    """The addresses of feeds that seldom have anything new and were asked a short while ago."""
    poll_range = parse_poll_range(settings.poll)
    if poll_range is None:
        return frozenset()
    return frozenset(url for url, poll in polls.items() if not is_due(poll.asked_at, poll.interval, poll_range, now))


def poll_rows(
    discovery: Discovery, unseen: Collection[str], polls: Mapping[str, FeedPoll], run: Run, settings: Settings
) -> pl.DataFrame:
    """Rows of ops.feed_polls for the configured addresses that were asked.

    Args:
        discovery: what they gave; links of sitemaps in an index count for the index.
        unseen: the canonical URLs among its links that no run discovered before.
        polls: what is known of earlier visits.
        run: the run that asked.
        settings: `poll` says between which intervals feeds are asked.
    """
    poll_range = parse_poll_range(settings.poll) or PollRange(floor=timedelta(0), ceiling=timedelta(0))
    new_counts = _new_counts(discovery, frozenset(unseen))
    rows = []
    for visit in discovery.visits:
        if visit.feed_url == visit.root_url and not _was_left_for_later(visit):
            poll, new_count = polls.get(visit.root_url), new_counts[visit.root_url]
            rows.append(
                {
                    "feed_url": visit.root_url,
                    "asked_at": run.started_at,
                    "new_at": run.started_at if new_count else poll and poll.new_at,
                    "new_count": new_count,
                    "interval_seconds": round(_interval(visit, poll, new_count, poll_range).total_seconds()),
                    "run_id": run.run_id,
                }
            )
    return pl.DataFrame(rows, schema=FEED_POLLS.polars_schema())


def _was_left_for_later(visit: FeedVisit) -> bool:
    """Whether the run ended before the feed's turn: it stays as due as it was."""
    return isinstance(visit.outcome, FetchFailure) and visit.outcome.reason == "out_of_time"


def _interval(visit: FeedVisit, poll: FeedPoll | None, new_count: int, poll_range: PollRange) -> timedelta:
    """A failure tells nothing of how often the feed has something new."""
    if isinstance(visit.outcome, FetchFailure):
        return poll_range.within(poll.interval) if poll else poll_range.floor
    return next_interval(poll.interval if poll else None, new_count, poll_range)


def _new_counts(discovery: Discovery, unseen: frozenset[str]) -> Counter[str]:
    roots = {visit.feed_url: visit.root_url for visit in discovery.visits}
    found = {(roots[link.feed_url], link.canonical_url) for link in discovery.links if link.canonical_url in unseen}
    return Counter(root for root, _ in found)
