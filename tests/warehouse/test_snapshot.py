from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fact_factory import MORNING, NOON, Story, facts_of, hashed
from table_states import rows_of, state_of

from warehouse.article_days import rebuild_article_days
from warehouse.bylines import rebuild_bylines
from warehouse.connection import lock_path, open_reader, open_writer
from warehouse.errors import SnapshotFailed, WarehouseMissing
from warehouse.load import load_facts
from warehouse.snapshot import compact, publish, restore

FERRY = Story()
MAYOR = Story(path="mayor", title="Mayor resigns")

LOADER = """
import sys
from dataclasses import replace
from pathlib import Path
from fact_factory import Story, facts_of
from warehouse.connection import open_writer
from warehouse.load import load_facts

path, stories = Path(sys.argv[1]), [Story(path=str(number)) for number in range(int(sys.argv[2]))]
facts = facts_of(*(replace(story, run_id=sys.argv[3], text=story.text + sys.argv[4]) for story in stories))
print("ready", flush=True)
sys.stdin.readline()
with open_writer(path) as connection:
    print("open", flush=True)
    load_facts(connection, facts)
"""


PROCESS_ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}


def start_loader(path: Path, count: int, run_id: str, added_text: str = "") -> subprocess.Popen[str]:
    """A process that loads `count` articles as soon as it is sent a line."""
    process = subprocess.Popen(
        [sys.executable, "-c", LOADER, str(path), str(count), run_id, added_text],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=PROCESS_ENVIRONMENT,
    )
    assert line_from(process) == "ready"
    return process


def line_from(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def let_go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


@pytest.fixture
def published_path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "warehouse.duckdb"


def load(path: Path, *stories: Story) -> None:
    with open_writer(path) as connection:
        load_facts(connection, facts_of(*stories))


def test_readers_see_what_was_loaded_in_one_file(warehouse_path: Path, published_path: Path) -> None:
    load(warehouse_path, FERRY)

    snapshot = publish(warehouse_path, published_path, published_at=NOON)

    assert snapshot == published_path.parent / "snapshots" / "20260302T120000Z.duckdb"
    with open_reader(published_path) as reader, open_writer(warehouse_path) as writer:
        assert state_of(reader) == state_of(writer)
    assert sorted(path.name for path in published_path.parent.iterdir()) == ["snapshots", "warehouse.duckdb"]


COUNTER = """
import sys
import duckdb

connection = duckdb.connect(sys.argv[1], read_only=True)
for _ in sys.stdin:
    print(connection.execute("SELECT count(*) FROM fact_articles").fetchone()[0], flush=True)
"""


def test_a_reader_keeps_its_state_while_a_newer_one_is_published(warehouse_path: Path, published_path: Path) -> None:
    load(warehouse_path, FERRY)
    publish(warehouse_path, published_path, published_at=MORNING)
    with subprocess.Popen(
        [sys.executable, "-c", COUNTER, str(published_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as old_reader:
        let_go(old_reader)
        assert line_from(old_reader) == "1"

        load(warehouse_path, MAYOR)
        publish(warehouse_path, published_path, published_at=NOON)

        let_go(old_reader)
        assert line_from(old_reader) == "1"
        with open_reader(published_path) as reader:
            assert rows_of(reader, "SELECT count(*) FROM fact_articles") == [(2,)]
        assert old_reader.stdin is not None
        old_reader.stdin.close()


def test_only_the_newest_snapshots_are_kept_and_each_can_be_read(warehouse_path: Path, published_path: Path) -> None:
    for hour in range(4):
        load(warehouse_path, replace(FERRY, path=f"ferry-{hour}"))
        publish(warehouse_path, published_path, published_at=MORNING + timedelta(hours=hour), keep=2)

    snapshots = sorted((published_path.parent / "snapshots").iterdir())
    assert [path.name for path in snapshots] == ["20260302T080000Z.duckdb", "20260302T090000Z.duckdb"]
    for path, count in zip(snapshots, (3, 4), strict=True):
        with open_reader(path) as reader:
            assert rows_of(reader, "SELECT count(*) FROM fact_articles") == [(count,)]


def test_a_snapshot_stays_whatever_the_clock_said_before_and_files_of_others_stay_too(
    warehouse_path: Path, published_path: Path
) -> None:
    load(warehouse_path, FERRY)
    in_advance = [NOON + timedelta(days=365, hours=hour) for hour in range(2)]
    for published_at in in_advance:
        publish(warehouse_path, published_path, published_at=published_at, keep=2)
    own = published_path.parent / "snapshots" / "2025-before-the-election.duckdb"
    own.touch()

    for hour in range(2):
        latest = publish(warehouse_path, published_path, published_at=NOON + timedelta(hours=hour), keep=2)
        assert latest.exists()

    assert sorted(path.name for path in own.parent.iterdir()) == [
        own.name,
        "20260302T120000Z.duckdb",
        "20260302T130000Z.duckdb",
    ]


def test_a_time_in_another_zone_names_the_same_snapshot(warehouse_path: Path, published_path: Path) -> None:
    local = NOON.astimezone(datetime.now(UTC).astimezone().tzinfo).replace(microsecond=5)

    assert publish(warehouse_path, published_path, published_at=local).stem == "20260302T120000Z"


def test_there_must_be_something_to_publish(tmp_path: Path, published_path: Path) -> None:
    with pytest.raises(WarehouseMissing, match="run `newsfacts run` first"):
        publish(tmp_path / "none.duckdb", published_path, published_at=NOON)

    assert not (tmp_path / "none.duckdb").exists()


WITHOUT_ROOM = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from fact_factory import Story, facts_of
from warehouse.connection import open_writer
from warehouse.errors import WarehouseError
from warehouse.load import load_facts
from warehouse.snapshot import compact, publish, restore

work, published = map(Path, sys.argv[2:])
facts = facts_of(*(Story(path=str(number)) for number in range(1000)))
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
try:
    if sys.argv[1] == "publish":
        publish(work, published, published_at=datetime(2026, 3, 3, tzinfo=UTC))
    elif sys.argv[1] == "compact":
        compact(work)
    else:
        with open_writer(work) as connection:
            load_facts(connection, facts)
except WarehouseError as failure:
    print(failure)
"""


@pytest.mark.parametrize("step", ["publish", "compact", "load"])
def test_no_room_leaves_everything_as_it_was(warehouse_path: Path, published_path: Path, step: str) -> None:
    load(warehouse_path, FERRY)
    publish(warehouse_path, published_path, published_at=NOON)
    before = published_path.read_bytes()
    assert len(before) > 100_000

    tried = subprocess.run(
        [sys.executable, "-c", WITHOUT_ROOM, step, str(warehouse_path), str(published_path)],
        capture_output=True,
        text=True,
        check=False,
        env=PROCESS_ENVIRONMENT,
    )

    assert tried.stdout.startswith("could not write "), tried.stderr
    assert "(File too large); " in tried.stdout
    assert tried.stdout.count("\n") == 1
    assert published_path.read_bytes() == before
    assert not list(published_path.parent.glob("**/*.part*"))
    assert not list(warehouse_path.parent.glob("*.part*"))
    with open_writer(warehouse_path) as writer:
        assert rows_of(writer, "SELECT count(*) FROM fact_articles") == [(1,)]


def test_a_folder_where_the_file_should_be_is_reported(warehouse_path: Path, published_path: Path) -> None:
    (published_path / "in the way").mkdir(parents=True)

    with pytest.raises(SnapshotFailed, match="what is there is untouched"):
        publish(warehouse_path, published_path, published_at=NOON)


COMMENTS = "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal ORDER BY ALL"


@pytest.mark.parametrize("lose", [Path.unlink, lambda path: path.write_bytes(b"")], ids=["missing", "empty"])
def test_a_lost_file_is_made_anew_from_what_was_published(
    warehouse_path: Path, published_path: Path, lose: Callable[[Path], object]
) -> None:
    assert not restore(warehouse_path, published_path)
    load(warehouse_path, FERRY)
    publish(warehouse_path, published_path, published_at=NOON)
    assert not restore(warehouse_path, published_path)
    load(warehouse_path, MAYOR)
    warehouse_path.with_name(f"{warehouse_path.name}.wal").write_bytes(b"of the file that is lost")
    lose(warehouse_path)

    assert restore(warehouse_path, published_path)

    with open_reader(published_path) as reader, open_writer(warehouse_path) as writer:
        assert state_of(writer) == state_of(reader)
        assert rows_of(writer, "SELECT count(*) FROM fact_articles") == [(1,)]
    assert not restore(warehouse_path, published_path)


def test_compacting_keeps_every_row_comment_and_view(warehouse_path: Path) -> None:
    # Digests do not compress, so that what is deleted takes room.
    texts = [" ".join(hashed(number, word) for word in range(150)) for number in range(1000)]
    load(warehouse_path, *(Story(path=text[:8], text=text, people=(), said=()) for text in texts))
    with open_writer(warehouse_path) as writer:
        for table in ("fact_articles", "fact_article_versions"):
            writer.execute(f"DELETE FROM {table} WHERE hash(article_id) % 10 > 0")
        rebuild_article_days(writer)
        rebuild_bylines(writer)
        before = state_of(writer)
        described = rows_of(writer, COMMENTS)
    size = warehouse_path.stat().st_size

    compact(warehouse_path)

    with open_writer(warehouse_path) as writer:
        assert state_of(writer) == before
        assert rows_of(writer, COMMENTS) == described
    # The index of the deleted articles' words stays.
    assert warehouse_path.stat().st_size < size * 0.65
    assert sorted(path.name for path in warehouse_path.parent.iterdir()) == [
        "work.duckdb",
        lock_path(warehouse_path).name,
    ]


def test_compacting_writes_rows_in_the_order_of_storage(warehouse_path: Path) -> None:
    days = [NOON + timedelta(days=40 * (number % 3)) for number in range(12)]
    stories = [Story(path=str(number), published_at=day, fetched_at=day) for number, day in enumerate(days)]
    load(warehouse_path, *stories)

    compact(warehouse_path)

    months = "SELECT date_trunc('month', article_day) FROM {}"
    with open_writer(warehouse_path) as writer:
        for table in ("fact_people", "fact_quotes"):
            stored = rows_of(writer, months.format(table))
            assert stored == sorted(stored)
            assert len(set(stored)) == 3


def test_two_processes_load_at_once(warehouse_path: Path) -> None:
    loaders = [start_loader(warehouse_path, 200, "run-1"), start_loader(warehouse_path, 200, "run-2", "\nMore.")]

    for loader in loaders:
        let_go(loader)

    assert [loader.wait(60) for loader in loaders] == [0, 0]
    with open_writer(warehouse_path) as writer:
        assert rows_of(writer, "SELECT count(*), count(DISTINCT article_id) FROM fact_articles") == [(200, 200)]
        assert rows_of(writer, "SELECT count(*) FROM fact_article_versions") == [(400,)]


def test_a_killed_load_leaves_a_state_that_the_next_one_completes(warehouse_path: Path, tmp_path: Path) -> None:
    undisturbed = tmp_path / "undisturbed.duckdb"
    stories = [Story(path=str(number)) for number in range(400)]
    rewritten = [replace(story, run_id="run-2", text=f"{story.text}\nMore.") for story in stories]
    load(undisturbed, *stories)
    load(undisturbed, *rewritten)
    load(warehouse_path, *stories)
    with open_writer(undisturbed) as writer, open_writer(warehouse_path) as half_way:
        old, new = state_of(half_way), state_of(writer)

    for delay in (0.0, 0.08, 0.2):
        loader = start_loader(warehouse_path, 400, "run-2", "\nMore.")
        let_go(loader)
        assert line_from(loader) == "open"
        time.sleep(delay)
        loader.send_signal(signal.SIGKILL)
        loader.wait()
        with open_writer(warehouse_path) as writer:
            assert state_of(writer) in (old, new)

    load(warehouse_path, *rewritten)
    with open_writer(warehouse_path) as writer:
        assert state_of(writer) == new
