"""The page as the raw archive keeps it: the one value that fetching, archiving and reading pages share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


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
