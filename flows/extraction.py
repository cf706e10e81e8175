"""Pages through a pool of processes: a bounded number in flight, each with a limit on its CPU time.

A page that hangs, crashes its worker or meets a defect of ours ends as an `UnreadablePage` that says so; the pages
beside it are read again on their own.
"""

from __future__ import annotations

import logging
import multiprocessing
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import islice
from traceback import format_exception
from typing import TYPE_CHECKING

from pebble import ProcessExpired, ProcessPool

from flows.cpu_limit import call_within, clock_seconds, is_limit_reached
from transforms.language.parsing import load_model
from transforms.pages import PageResult, page_result, read_pages
from transforms.printable import message_of
from transforms.records import FetchedPage, UnreadablePage

if TYPE_CHECKING:
    from concurrent.futures import Future

logger = logging.getLogger(__name__)

# The language model reads fastest in batches of 8 articles.
PAGES_PER_CHUNK = 8
# A chunk ends with the page that reaches it, so that a few huge pages do not fill the memory.
BYTES_PER_CHUNK = 4 * 2**20

Chunk = tuple[FetchedPage, ...]
Results = tuple[PageResult, ...]
Schedule = Callable[[Chunk], "tuple[Chunk, Future[Results]]"]


def extract_pages(
    pages: Iterable[FetchedPage],
    processes: int,
    page_seconds: float,
    threshold: float,
    *,
    honour_opt_outs: bool = False,
) -> Generator[Results]:
    """What each chunk of pages gave, in the order of the pages; at most two chunks a process are held at once.

    Close it where it is not read to its end: that ends the pages in flight.
    """
    context = multiprocessing.get_context("forkserver")
    # Read by the server that this process starts with its first pool, and keeps.
    context.set_forkserver_preload(["flows.worker_start"])
    # A worker has the model before its first chunk, so that loading does not count against the limit.
    with ProcessPool(max_workers=processes, context=context, initializer=load_model) as pool:

        def schedule(chunk: Chunk) -> tuple[Chunk, Future[Results]]:
            seconds = _seconds_for(chunk, page_seconds)
            return chunk, pool.schedule(
                call_within,
                args=(seconds, read_pages, chunk, threshold),
                kwargs={"honour_opt_outs": honour_opt_outs},
                timeout=clock_seconds(seconds),
            )

        try:
            chunks = _chunks(pages)
            in_flight = deque(schedule(chunk) for chunk in islice(chunks, 2 * processes))
            while in_flight:
                chunk, future = in_flight.popleft()
                yield _result(chunk, future, schedule)
                in_flight.extend(schedule(following) for following in islice(chunks, 1))
        finally:
            # At the end nothing is in flight; at Ctrl-C nobody waits for what is.
            pool.stop()  # type: ignore[no-untyped-call]


def _seconds_for(chunk: Chunk, page_seconds: float) -> float:
    """The CPU seconds of a page alone, and a quarter more for each further one: few are as slow as one may be."""
    return page_seconds * (3 + len(chunk)) / 4


def _chunks(pages: Iterable[FetchedPage]) -> Iterator[Chunk]:
    chunk: list[FetchedPage] = []
    size = 0
    for page in pages:
        chunk.append(page)
        size += len(page.body)
        if len(chunk) == PAGES_PER_CHUNK or size >= BYTES_PER_CHUNK:
            yield tuple(chunk)
            chunk, size = [], 0
    if chunk:
        yield tuple(chunk)


def _result(chunk: Chunk, future: Future[Results], schedule: Schedule) -> Results:
    """What the chunk gave; where it failed, what its pages give one by one."""
    try:
        return future.result()
    except Exception as error:
        if len(chunk) == 1:
            return (page_result(chunk[0], _failed_page(chunk[0], error)),)
    return tuple(result for page in chunk for result in _result(*schedule((page,)), schedule))


def _failed_page(page: FetchedPage, error: Exception) -> UnreadablePage:
    if is_limit_reached(error):
        return UnreadablePage(url=page.url, reason="time_limit", detail="extraction took too long and was ended")
    if isinstance(error, ProcessExpired):
        return UnreadablePage(url=page.url, reason="worker_died", detail=f"the worker process ended: {error}")
    # Ours to mend, but no reason to lose the pages beside it: counted, and loud in the log.
    logger.error("extracting %r failed: %s", page.url, message_of("".join(format_exception(error))))
    return UnreadablePage(url=page.url, reason="defect", detail=f"{type(error).__name__}: {error}")
