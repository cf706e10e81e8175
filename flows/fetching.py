"""Discovered links over the wire and into the raw archive; what is kept of each request as rows of ops.fetches."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, TypeVar

import polars as pl

from flows.handover import FetchAbandonedError, Handover
from flows.home import Home
from flows.run import Run
from flows.settings import Settings, fetch_settings
from flows.sources import Source
from flows.web.client import WebClient
from flows.web.fetching import fetch_all
from flows.web.outcomes import FetchAnswer, FetchFailure, FetchOutcome, FetchReceipt, FetchTarget
from flows.web.robots import RobotsCache
from flows.web.slow_hosts import SlowHosts
from transforms.outcomes import FETCH_RESULTS
from transforms.urls import hash_id
from warehouse.archive import ArchiveWriter
from warehouse.pages import AnnouncedDate
from warehouse.tables import FETCHES

logger = logging.getLogger(__name__)

Purpose = Literal["feed", "page"]
FETCHED = "fetched"
NOT_MODIFIED = "not_modified"
PROGRESS_EVERY = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedPages:
    """What fetching a number of links gave."""

    archive_files: tuple[Path, ...]
    fetches: pl.DataFrame
    """Rows of ops.fetches."""


def fetch_pages(
    links: pl.DataFrame, sources: Sequence[Source], run: Run, settings: Settings, handover: Handover | None = None
) -> FetchedPages:
    """Every link asked for, every answer archived before anything reads it.

    Args:
        links: of the schema `transforms.outcomes.LINKS`.
        sources: the outlets that the links name.
        run: the run that asks.
        settings: how many at once, and how long.
        handover: takes each segment of the archive once it is on the disk, and may end the fetch.

    Raises:
        ArchiveWriteError: the archive cannot be written.
        FetchAbandonedError: the handover was abandoned; what was archived until then is whole.
    """
    rules = {source.id: source for source in sources}
    asked = ("requested_url", "source_id", "etag", "last_modified")
    targets = [
        FetchTarget(url=url, source_id=source_id, etag=etag, last_modified=modified, **host_rules(rules[source_id]))
        for url, source_id, etag, modified in links.select(*asked).iter_rows()
    ]
    announced = announced_dates(links)
    files: dict[str, str] = {}
    done = 0

    def report(_: FetchOutcome) -> None:
        nonlocal done
        done += 1
        if done % PROGRESS_EVERY == 0 or done == len(targets):
            logger.info("asked for %d of %d pages", done, len(targets))

    on_segment = handover.put if handover else None
    with ArchiveWriter(run.home.raw, run.run_id, on_segment=on_segment) as archive:

        def keep(answer: FetchAnswer) -> None:
            page = replace(answer.page(), announced=announced.get(answer.receipt.url))
            file = archive.write(page, http_version=answer.http_version, reason_phrase=answer.reason_phrase)
            files[answer.receipt.url] = archive_name(file, run.home)

        async def fetch() -> tuple[FetchOutcome, ...]:
            async with web_client(run, settings) as client, ended_with(handover):
                return await fetch_all(targets, client, keep, report)

        outcomes = asyncio.run(fetch())
    return FetchedPages(archive_files=archive.paths, fetches=fetch_rows(outcomes, "page", files, run.run_id))


def announced_dates(links: pl.DataFrame) -> dict[str, AnnouncedDate]:
    """When feeds said that each link was published, by the address requested, where any did."""
    dated = links.filter(pl.col("announced_at").is_not_null())
    return {
        url: AnnouncedDate(moment, precision)
        for url, moment, precision in dated.select("requested_url", "announced_at", "announced_precision").iter_rows()
    }


@asynccontextmanager
async def ended_with(handover: Handover | None) -> AsyncIterator[None]:
    """Ends what is awaited inside as soon as the handover is abandoned.

    Raises:
        FetchAbandonedError: it was.
    """
    if handover is None:
        yield
        return
    loop = asyncio.get_running_loop()
    scope = asyncio.timeout(None)

    def end() -> None:
        # What ended by itself meanwhile cannot be ended any more.
        with suppress(RuntimeError):
            scope.reschedule(loop.time())

    try:
        async with scope:
            handover.stop_with(lambda: loop.call_soon_threadsafe(end))
            yield
    except TimeoutError as error:
        raise FetchAbandonedError("whoever was to read the archived pages has stopped") from error
    finally:
        handover.stop_with(None)


def host_rules(source: Source) -> dict[str, Any]:
    """How gently the hosts of a source are asked, as arguments of a FetchTarget."""
    return {
        "delay_seconds": source.delay_seconds,
        "max_concurrency": source.max_concurrency,
        "allow_private_network": source.allow_private_network,
    }


@asynccontextmanager
async def web_client(run: Run, settings: Settings, *, share: float = 1.0) -> AsyncIterator[WebClient]:
    """A client that knows what earlier ones learnt of hosts: their robots.txt, and who asked for fewer requests.

    It asks until this share of the run's time has passed since the run's start. What it learnt is kept also where what
    is done with it fails: the host's word holds all the same.
    """
    home = run.home
    robots = remembered(RobotsCache, home.robots)
    slow_hosts = remembered(SlowHosts, home.slow_hosts)
    limits = replace(fetch_settings(settings), run_seconds=seconds_left(run, share * settings.run_seconds))
    try:
        async with WebClient(limits, robots=robots, slow_hosts=slow_hosts) as client:
            yield client
    finally:
        now = datetime.now(UTC)
        remember(robots.to_json(now, limits), home.robots)
        remember(slow_hosts.to_json(now), home.slow_hosts)


def seconds_left(run: Run, seconds: float) -> float:
    """What is left of so many seconds since the run's start, none of them passed where the clock was set back."""
    passed = (datetime.now(UTC) - run.started_at).total_seconds()
    return max(0.0, seconds - max(0.0, passed))


Memory = TypeVar("Memory", RobotsCache, SlowHosts)


def remembered(kind: type[Memory], path: Path) -> Memory:
    """What the file holds, or an empty one where it is missing or damaged: hosts then tell it again."""
    if not path.exists():
        return kind()
    try:
        return kind.from_json(path.read_text(encoding="utf-8"))
    except ValueError as error:
        logger.warning("%s is not used, hosts are asked again: %s", path, error)
        return kind()


def remember(memory: str, path: Path) -> None:
    """Keep it in the file, whole or as it was; of two runs that end at once, the later one's stays.

    A disk that takes no file is told and fails nothing: hosts tell it again.
    """
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        unfinished.write_text(memory, encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        logger.warning("%s is not written, hosts will be asked again: %s", path, error)
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def archive_name(file: Path, home: Home) -> str:
    """How ops tables name a WARC file: its path below raw/."""
    return file.relative_to(home.raw).as_posix()


def fetch_rows(outcomes: Iterable[FetchOutcome], purpose: Purpose, files: dict[str, str], run_id: str) -> pl.DataFrame:
    """Rows of ops.fetches, one a request."""
    rows = [
        {
            "fetch_id": hash_id("fetch", run_id, purpose, outcome.url),
            "run_id": run_id,
            "source_id": outcome.source_id,
            "url": outcome.url,
            "final_url": outcome.final_url,
            "purpose": purpose,
            "archive_file": files.get(outcome.url),
            **answer_columns(outcome),
        }
        for outcome in outcomes
    ]
    return pl.DataFrame(rows, schema=FETCHES.polars_schema())


def answer_columns(outcome: FetchOutcome) -> dict[str, Any]:
    """What a row of ops.fetches says of the answer, or of its lack."""
    if isinstance(outcome, FetchReceipt):
        return {
            "fetched_at": outcome.fetched_at,
            "http_status": outcome.status,
            "outcome": FETCHED,
            "byte_count": outcome.body_bytes,
            "elapsed_ms": round(outcome.total_seconds * 1000),
            "etag": outcome.etag,
            "last_modified": outcome.last_modified,
        }
    if isinstance(outcome, FetchFailure):
        return {
            "fetched_at": outcome.failed_at,
            "http_status": outcome.status,
            "outcome": outcome.reason,
            "error_class": outcome.failure_class,
            "detail": outcome.detail,
        }
    return {
        "fetched_at": outcome.fetched_at,
        "http_status": 304,
        "outcome": NOT_MODIFIED,
        "etag": outcome.etag,
        "last_modified": outcome.last_modified,
    }


def fetch_results(fetches: pl.DataFrame) -> pl.DataFrame:
    """Rows of ops.fetches as `transforms.outcomes` takes them."""
    failed = pl.col("outcome") != FETCHED
    return fetches.select(
        requested_url="url",
        failure=pl.when(failed).then(pl.col("outcome")),
        detail="detail",
    ).match_to_schema(FETCH_RESULTS)
