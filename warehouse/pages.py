"""The page as the raw archive keeps it: the one value that fetching, archiving and reading pages share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Precision = Literal["second", "minute", "day"]


@dataclass(frozen=True, slots=True)
class AnnouncedDate:
    """When a feed or a news sitemap said that an article was published; a day is its midnight in UTC."""

    moment: datetime
    precision: Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedPage:
    """One HTTP answer with its body, as the wire or a WARC record gave it."""

    url: str
    """The address a feed, a sitemap or an archive names."""
    final_url: str
    """The address that answered, after redirects."""
    fetched_at: datetime
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    """Decompressed, undecoded."""
    source_id: str | None = None
    announced: AnnouncedDate | None = None
    """None where nobody offered the page with a date."""
