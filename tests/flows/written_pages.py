"""Pages of own writing, as a fetch would give them, and pages that misbehave while they are read."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from transforms.records import FetchedPage

FETCHED = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
HOST = "harbour-post.example"

FERRY = (
    "The old ferry pier will reopen in May after two years of repairs, the harbour office announced on Monday.",
    "“We waited two winters for this day,” said Ada Quillfeather, the harbour master.",
    "Repairs began after a storm broke the landing stage and closed the line to the islands.",
)
LIBRARY = (
    "A retired teacher has given nine thousand books to the town library, the council said on Tuesday.",
    "“They were only gathering dust at my house,” said Bruno Castellane, who taught history for forty years.",
    "The books will stand in the reading room on the first floor from the beginning of April.",
)
MILL = (
    "The paper mill at Long Reach will close at the end of the year, its owners told workers on Wednesday.",
    "“Nobody here saw this coming,” said Celia Vandermeer, a machinist at the mill since 1998.",
    "About two hundred people work at the mill, which has made newsprint for over a century.",
)


def article_page(
    path: str,
    title: str,
    paragraphs: Sequence[str],
    *,
    source_id: str | None = "harbour-post",
    fetched_at: datetime = FETCHED,
) -> FetchedPage:
    """A page with one article."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    markup = (
        f'<!doctype html><html lang="en"><head><title>{title}</title></head>'
        f"<body><article><h1>{title}</h1>{text}</article></body></html>"
    )
    return html_page(path, markup, source_id=source_id, fetched_at=fetched_at)


def html_page(
    path: str, markup: str, *, source_id: str | None = "harbour-post", fetched_at: datetime = FETCHED
) -> FetchedPage:
    """A page with this markup."""
    address = f"https://{HOST}/{path}"
    return FetchedPage(
        url=address,
        final_url=address,
        fetched_at=fetched_at,
        status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"),),
        body=markup.encode(),
        source_id=source_id,
    )


def three_articles() -> tuple[FetchedPage, ...]:
    """Three pages, each with one article, one person and one direct quote."""
    return (
        article_page("ferry", "Ferry pier reopens in May", FERRY),
        article_page("library", "Teacher gives nine thousand books", LIBRARY),
        article_page("mill", "Paper mill at Long Reach to close", MILL),
    )


def hang() -> bytes:
    while True:
        pass


def doze() -> bytes:
    """An article, after longer than its page may cost."""
    time.sleep(4)
    return three_articles()[0].body


def wait() -> bytes:
    time.sleep(600)
    return b""


def die() -> bytes:
    os._exit(9)


def meet_a_defect() -> bytes:
    raise ZeroDivisionError("no such page was thought of")


@dataclass(frozen=True)
class MisbehavingPage:
    """A page that does something else when the process that reads it asks for its body."""

    url: str
    behaviour: Callable[[], bytes]
    fetched_at: datetime = FETCHED
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html"),)
    source_id: str = "harbour-post"
    announced: None = None

    @property
    def final_url(self) -> str:
        return self.url

    @property
    def body(self) -> bytes:
        return self.behaviour() if multiprocessing.parent_process() else b""
