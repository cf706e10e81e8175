"""Which pages of an archive are to be read: a span of time, and addresses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from transforms.urls import canonicalize_url
from warehouse.pages import FetchedPage


class SpanReversedError(ValueError):
    """A span of time that ends before it begins, or where it begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The pages to read of an archive: those fetched from `since` on and before `until`, where given.

    Raises:
        SpanReversedError: nothing can lie between the two.
    """

    since: datetime | None = None
    """Aware."""
    until: datetime | None = None
    """Aware."""
    urls: frozenset[str] | None = None
    """Canonical addresses: only pages asked for at one of them."""

    def __post_init__(self) -> None:
        if self.since is not None and self.until is not None and self.since >= self.until:
            raise SpanReversedError(
                f"no page is from {self.since:%Y-%m-%d %H:%M:%S} on and before {self.until:%Y-%m-%d %H:%M:%S} (UTC): "
                "since must be earlier than until"
            )

    @property
    def is_everything(self) -> bool:
        """Whether no page is left out."""
        return self == Span()

    def holds(self, page: FetchedPage) -> bool:
        """Whether the page's address is among those to read."""
        return self.urls is None or canonicalize_url(page.url) in self.urls


def in_utc(moment: datetime | None) -> datetime | None:
    """The moment in UTC, which is its zone where it names none."""
    if moment is None:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
