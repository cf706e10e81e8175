"""Feeds read in a process of their own, which ends with a feed that costs too much.

Whatever an outlet serves, it costs a run no more CPU time than a page may, and no other feed is lost by it.
"""

from __future__ import annotations

import logging
import multiprocessing
from datetime import datetime
from traceback import format_exception
from types import TracebackType
from typing import Self

from pebble import ProcessExpired, ProcessPool

from flows.cpu_limit import call_within, clock_seconds, is_limit_reached
from transforms.feeds import FeedContent, FeedProblem, ProblemKind, parse_feed
from transforms.printable import message_of

logger = logging.getLogger(__name__)


class FeedReader:
    """Reads one feed at a time, as `with FeedReader(seconds) as reader`; its process starts with the first one."""

    def __init__(self, seconds: float) -> None:
        """A reader that gives up a feed after so many seconds of CPU time."""
        self._seconds = seconds
        # Neither the language model nor anything else of the run is needed there.
        context = multiprocessing.get_context("spawn")
        # Its imports do not count against the time of the first feed.
        self._pool = ProcessPool(max_workers=1, context=context, initializer=_import_parser)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def parse(
        self, body: bytes, url: str, content_type: str | None = None, fetched_at: datetime | None = None
    ) -> FeedContent:
        """What `parse_feed` gives; a problem and no link for a feed that takes too long or crashes what reads it."""
        reading = self._pool.schedule(
            call_within,
            args=(self._seconds, parse_feed, body, url, content_type, fetched_at),
            timeout=clock_seconds(self._seconds),
        )
        try:
            content: FeedContent = reading.result()
        except Exception as error:
            return _unread(url, error, self._seconds)
        return content


def _import_parser() -> None:
    """Import this module, and with it the parser, in the process that calls it."""


def _unread(url: str, error: Exception, seconds: float) -> FeedContent:
    if is_limit_reached(error):
        return _problem_alone(url, "too_costly", f"reading it took more than {seconds:g} s of CPU time")
    if isinstance(error, ProcessExpired):
        return _problem_alone(url, "too_costly", f"the process that read it ended: {error}")
    # Ours to mend, but no reason to lose the feeds beside it: counted, and loud in the log.
    logger.error("reading the feed %r failed: %s", url, message_of("".join(format_exception(error))))
    return _problem_alone(url, "defect", f"{type(error).__name__}: {error}")


def _problem_alone(url: str, kind: ProblemKind, why: str) -> FeedContent:
    logger.warning("the feed %r was given up: %s", url, message_of(why))
    problem = FeedProblem(kind=kind, count=1, example=message_of(why))
    return FeedContent(kind=None, links=(), child_sitemaps=(), problems=(problem,))
