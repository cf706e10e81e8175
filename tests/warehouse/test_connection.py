from __future__ import annotations

import multiprocessing
from pathlib import Path

import duckdb
import pytest

from warehouse.connection import LOADS_TO_MERGE, lock_path, open_reader, open_writer, transaction, writer_lock
from warehouse.errors import WarehouseBusy, WarehouseMissing


def test_a_writer_works_in_utc_within_its_limits(warehouse_path: Path) -> None:
    with open_writer(warehouse_path) as writer:
        settings = dict(
            writer.execute(
                "SELECT name, value FROM duckdb_settings() "
                "WHERE name IN ('TimeZone', 'memory_limit', 'threads', 'checkpoint_threshold', 'enable_progress_bar')"
            ).fetchall()
        )

    assert settings == {
        "TimeZone": "UTC",
        "memory_limit": "3.7 GiB",
        "threads": "2",
        "checkpoint_threshold": "953.6 MiB",
        "enable_progress_bar": "false",
    }


def test_a_writer_makes_the_folder_and_leaves_a_file_that_readers_open(tmp_path: Path) -> None:
    path = tmp_path / "new" / "work.duckdb"

    with open_writer(path):
        pass

    with open_reader(path) as reader:
        assert reader.execute("SELECT count(*), current_setting('TimeZone') FROM fact_articles").fetchone() == (
            0,
            "UTC",
        )


def test_a_reader_cannot_write(warehouse_path: Path) -> None:
    with open_writer(warehouse_path):
        pass

    with open_reader(warehouse_path) as reader, pytest.raises(duckdb.InvalidInputException, match="read-only"):
        reader.execute("DELETE FROM fact_articles")


def test_a_missing_warehouse_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissing) as missing, open_reader(tmp_path / "warehouse.duckdb"):
        pass

    assert str(missing.value) == f"no warehouse at {tmp_path / 'warehouse.duckdb'}: run `newsfacts run` first"


def test_a_held_lock_is_named(warehouse_path: Path) -> None:
    with (
        writer_lock(warehouse_path),
        pytest.raises(WarehouseBusy) as busy,
        open_writer(warehouse_path, timeout=0.1),
    ):
        pass

    assert str(lock_path(warehouse_path)) in str(busy.value)


def _hold(path: str, is_held: multiprocessing.synchronize.Event, may_end: multiprocessing.synchronize.Event) -> None:
    with duckdb.connect(path):
        is_held.set()
        may_end.wait(20)


@pytest.mark.parametrize("opened", [open_reader, open_writer])
def test_a_file_open_elsewhere_is_reported_in_one_line(warehouse_path: Path, opened: type) -> None:
    with open_writer(warehouse_path):
        pass
    context = multiprocessing.get_context("spawn")
    is_held, may_end = context.Event(), context.Event()
    holder = context.Process(target=_hold, args=(str(warehouse_path), is_held, may_end))
    holder.start()
    try:
        assert is_held.wait(120)

        with pytest.raises(WarehouseBusy) as busy, opened(warehouse_path):
            pass
    finally:
        may_end.set()
        holder.join()

    assert str(busy.value).startswith(f"{warehouse_path} is open for ")
    assert "\n" not in str(busy.value)


def test_a_transaction_that_raises_leaves_nothing(writer: duckdb.DuckDBPyConnection) -> None:
    def write_and_fail() -> None:
        with transaction(writer):
            writer.execute("CREATE TABLE notes AS SELECT 1 AS note")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()

    assert writer.execute("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'notes'").fetchone() == (0,)


def test_the_blocks_of_rows_that_loads_leave_are_merged_now_and_then(warehouse_path: Path) -> None:
    blocks = []
    for number in range(LOADS_TO_MERGE + 4):
        with open_writer(warehouse_path) as writer:
            writer.execute(
                "INSERT INTO ops.article_signatures BY NAME SELECT md5(?) AS article_id, 'gazette' AS source_id, "
                "now() AS sighted_at, 0 AS shingle_count, '' AS signature",
                [str(number)],
            )
        with open_reader(warehouse_path) as reader:
            blocks += reader.execute(
                "SELECT count(DISTINCT row_group_id) FROM pragma_storage_info('ops.article_signatures')"
            ).fetchall()[0]

    assert max(blocks) == LOADS_TO_MERGE
    assert blocks[LOADS_TO_MERGE:] == [1, 2, 3, 4]
    with open_reader(warehouse_path) as reader:
        assert reader.execute("SELECT count(*) FROM ops.article_signatures").fetchone() == (len(blocks),)
