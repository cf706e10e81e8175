"""Every link of every feed that a run read, as the feed gave it: what article_links is made of."""

from __future__ import annotations

import polars as pl

from flows.discovery import Discovery
from flows.web.outcomes import FetchReceipt
from warehouse.article_links import OFFERED_LINKS


def offered_links(discovery: Discovery) -> pl.DataFrame:
    """The links of schema OFFERED_LINKS, an article once for each feed and source that offers it."""
    read_at = {
        visit.feed_url: visit.outcome.fetched_at
        for visit in discovery.visits
        if isinstance(visit.outcome, FetchReceipt)
    }
    rows = [
        {
            "canonical_url": link.canonical_url,
            "source_id": link.source_id,
            "feed_url": link.feed_url,
            "url": link.url,
            "title": link.title,
            "published_at": link.published_at,
            "modified_at": link.modified_at,
            "position": link.position,
            "offered_at": read_at[link.feed_url],
        }
        for link in discovery.links
    ]
    return pl.DataFrame(rows, schema=OFFERED_LINKS)
