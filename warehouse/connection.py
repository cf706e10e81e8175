"""Connections: one writer at a time over all processes, any number of readers of a published file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from warehouse.ddl import ensure_tables
from warehouse.errors import WarehouseBusy, WarehouseMissing, WarehouseUnwritable
from warehouse.macros import ensure_macros
from warehouse.tables import ALL_TABLES
from warehouse.tables.search import SEARCH_TABLES
from warehouse.upgrades import bring_up_to_date
from warehouse.views import ensure_views

LOCK_TIMEOUT_SECONDS = 600.0
# 1 GB of it is the least with which replacing 100,000 articles passes; 4 GB leaves the rest to the language model.
MEMORY_LIMIT = "4GB"
# One checkpoint at the end instead of one every 16 MB: four times faster, half the file.
CHECKPOINT_THRESHOLD = "1GB"
# Of a table joined to so few rows DuckDB reads the blocks that have some; by default to 50, else all between the first
# and the last.
ROWS_TO_SEEK = "20000"
# A checkpoint merges the small blocks of rows that loads leave, and writes those that it merges anew: more than half of
# what closing a large file costs. It does so when this many are left, and compaction leaves none.
LOADS_TO_MERGE = 16
_ROWS_A_BLOCK = 122_880
# DuckDB draws one on standard output for every statement of two seconds, in logs and in answers as well.
WITHOUT_PROGRESS_BAR = "SET enable_progress_bar = false"
# DuckDB reports a full disk in whatever exception the moment brings, by its message alone.
DISK_ERRORS = (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException)
_UNWRITTEN = re.compile(r'Could not (?:write|truncate|sync) file "[^"]*": ([^\n]+)')


def lock_path(path: Path) -> Path:
    """The lock file beside a warehouse file. It stays; the system frees the lock of a holder that was killed."""
    return path.with_name(f"{path.name}.lock")


@contextmanager
def writer_lock(path: Path, *, timeout: float = LOCK_TIMEOUT_SECONDS) -> Iterator[None]:
    """Holds the right to write the file, waiting up to `timeout` seconds for it.

    Raises:
        WarehouseBusy: another process held it all that time.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(lock_path(path))
    try:
        lock.acquire(timeout=timeout)
    except Timeout as error:
        raise WarehouseBusy(
            f"another process has been writing {path} for {timeout:g} s (lock file {lock_path(path)}): wait for it to "
            "end, or end it"
        ) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def open_writer(
    path: Path, *, timeout: float = LOCK_TIMEOUT_SECONDS, threads: int = 2
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The one writing connection to the file, in UTC, with every table and view in place.

    The file and its folder are made where they are missing.

    Raises:
        WarehouseBusy: another process holds the lock or the file.
        SchemaMismatch: the file's tables differ from the declared ones.
        WarehouseUnwritable: the disk is full or failed, now or while the connection was in use.
    """
    with writer_lock(path, timeout=timeout), connect_writer(path, threads=threads) as connection:
        yield connection


@contextmanager
def connect_writer(path: Path, *, threads: int = 2) -> Iterator[duckdb.DuckDBPyConnection]:
    """`open_writer` for a caller who holds the file's `writer_lock`.

    Raises:
        WarehouseBusy: a process that does not ask for the lock has the file open.
        SchemaMismatch: the file's tables differ from the declared ones.
        WarehouseUnwritable: the disk is full or failed, now or while the connection was in use.
    """
    config = {
        "threads": str(threads),
        "memory_limit": MEMORY_LIMIT,
        "temp_directory": str(path.with_name(f"{path.name}.tmp")),
        "checkpoint_threshold": CHECKPOINT_THRESHOLD,
        "dynamic_or_filter_threshold": ROWS_TO_SEEK,
    }
    try:
        connection = _connect(path, read_only=False, config=config)
        try:
            with transaction(connection):
                ensure_catalogue(connection)
                bring_up_to_date(connection)
            _put_off_merging(connection)
            yield connection
        finally:
            connection.close()
    except DISK_ERRORS as error:
        reason = unwritten_reason(error)
        if reason is None:
            raise
        raise WarehouseUnwritable(
            f"could not write {path} ({reason}); what was stored before is whole: make room, then run again"
        ) from error


def _put_off_merging(connection: duckdb.DuckDBPyConnection) -> None:
    """Let closing merge no blocks of rows where few loads left some, told by a table to which each load adds rows."""
    blocks, rows = connection.execute(
        "SELECT (SELECT count(DISTINCT row_group_id) FROM pragma_storage_info('ops.article_signatures')), "
        "(SELECT count(*) FROM ops.article_signatures)"
    ).fetchall()[0]
    if blocks - rows // _ROWS_A_BLOCK < LOADS_TO_MERGE:
        connection.execute("SET max_vacuum_tasks = 0")


def ensure_catalogue(connection: duckdb.DuckDBPyConnection) -> None:
    """Create every table, view and macro that is missing or not as declared.

    Raises:
        SchemaMismatch: the file's tables differ from the declared ones. Nothing was changed.
    """
    ensure_tables(connection, (*ALL_TABLES, *SEARCH_TABLES))
    ensure_views(connection)
    ensure_macros(connection)


@contextmanager
def open_reader(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to a published file, in UTC.

    It goes on reading the same state however often a newer one is published meanwhile; open anew to see that.

    Raises:
        WarehouseMissing: there is no such file.
        WarehouseBusy: a process has opened the file for writing.
    """
    if not path.is_file():
        raise WarehouseMissing(f"no warehouse at {path}: run `newsfacts run` first")
    connection = _connect(path, read_only=True, config={})
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Everything inside is written, or, when it raises, nothing."""
    connection.execute("BEGIN TRANSACTION")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def unwritten_reason(error: Exception) -> str | None:
    """Why the disk did not take what DuckDB wrote, such as 'No space left on device'; None when it was not the disk."""
    match = _UNWRITTEN.search(str(error))
    return match[1] if match else None


def _connect(path: Path, *, read_only: bool, config: dict[str, str]) -> duckdb.DuckDBPyConnection:
    try:
        connection = duckdb.connect(str(path), read_only=read_only, config=dict(config))
    except duckdb.IOException as error:
        if "lock" not in str(error).lower():
            raise
        raise WarehouseBusy(
            f"{path} is open for {'writing' if read_only else 'reading or writing'} in another process: close it there "
            "and try again"
        ) from error
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute(WITHOUT_PROGRESS_BAR)
    return connection
