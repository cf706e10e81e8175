"""Exports read back by the tools that analysts use, and what may not be in them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest
from fact_factory import MORNING, NOON, Said, Story, facts_of

from warehouse.connection import open_reader, open_writer
from warehouse.errors import ExportFailed, WarehouseMissing
from warehouse.export import Export, FileFormat, export_facts, exported_tables, is_of_articles
from warehouse.load import load_facts
from warehouse.snapshot import publish

OPEN: dict[str, object] = {"mining_opt_out": False, "mining_opt_out_origin": None}
RESERVED: dict[str, object] = {"mining_opt_out": True, "mining_opt_out_origin": "tdm_header"}
UNREAD: dict[str, object] = {"mining_opt_out": None, "mining_opt_out_origin": None}
FERRY = Story(changes=OPEN, authors=("Mia Stone", 'Lee, "Wu"; Sons'))
MAYOR = Story(
    path="mayor",
    title="Mayor resigns",
    text="Ben Ray left.\n“I am done here,” said Ben Ray.",
    people=("Ben Ray",),
    said=(Said(words="I am done here,", speaker="Ben Ray"),),
    published_at=MORNING - timedelta(days=1),
    changes=OPEN,
)
SECRET = Story(
    path="withheld",
    title="Withheld title",
    text="Zoe Quist and Ann Lee met.\n“Withheld words,” said Zoe Quist.",
    people=("Zoe Quist", "Ann Lee"),
    said=(Said(words="Withheld words,", speaker="Zoe Quist"),),
    changes=RESERVED,
)
OLD = Story(
    path="old", title="Unread title", text="Uma Unread came.", people=("Uma Unread",), said=(), changes=UNREAD,
    published_at=None,
)  # fmt: skip


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    with open_writer(folder / "work.duckdb") as writer:
        load_facts(writer, facts_of(FERRY, MAYOR, SECRET, OLD))
    publish(folder / "work.duckdb", folder / "warehouse.duckdb", published_at=NOON)
    return folder / "warehouse.duckdb"


def export(
    published: Path, folder: Path, file_format: FileFormat = "parquet", *, leave_opted_out: bool = False
) -> Export:
    return export_facts(published, folder, file_format=file_format, exported_at=NOON, leave_opted_out=leave_opted_out)


def test_parquet_read_back_by_polars_is_every_table_as_stored(published: Path, tmp_path: Path) -> None:
    done = export(published, tmp_path / "out")

    assert [item.table for item in done.tables] == list(exported_tables(leave_opted_out=False))
    with open_reader(published) as reader:
        for item in done.tables:
            stored = reader.sql(f"FROM {item.table.qualified_name} ORDER BY {', '.join(item.table.key)}").pl()
            assert item.row_count == stored.height
            pattern = item.path / "**/*.parquet" if is_of_articles(item.table) else item.path
            read = pl.read_parquet(tmp_path / "out" / pattern, hive_partitioning=is_of_articles(item.table))
            assert read.select(item.table.column_names).sort(item.table.key).equals(stored)


def test_a_table_without_rows_is_read_like_any_other(tmp_path: Path) -> None:
    with open_writer(tmp_path / "work.duckdb"):
        pass
    publish(tmp_path / "work.duckdb", tmp_path / "warehouse.duckdb", published_at=NOON)

    done = export(tmp_path / "warehouse.duckdb", tmp_path / "out")

    for item in done.tables:
        is_by_day = is_of_articles(item.table)
        names = [*item.table.column_names, *(["day"] if is_by_day else [])]
        pattern = tmp_path / "out" / (item.path / "*" / "*.parquet" if is_by_day else item.path)
        assert pl.read_parquet(pattern, hive_partitioning=is_by_day).is_empty()
        assert pd.read_parquet(tmp_path / "out" / item.path).columns.to_list() == names
        described = duckdb.sql(f"DESCRIBE FROM '{pattern}'").fetchall()
        types = {column.name: column.duckdb_type for column in item.table.columns} | {"day": "DATE"}
        assert [(name, kind) for name, kind, *_ in described] == [
            (name, types[name].replace("TIMESTAMPTZ", "TIMESTAMP WITH TIME ZONE")) for name in names
        ]


def test_articles_lie_by_the_day_of_their_publication_or_first_fetch(published: Path, tmp_path: Path) -> None:
    export(published, tmp_path / "out")

    pattern = tmp_path / "out/fact_articles/**/*.parquet"
    rows = duckdb.sql(f"SELECT day, list_sort(list(title)) FROM '{pattern}' GROUP BY day ORDER BY day").fetchall()

    assert rows == [
        (date(2026, 3, 1), ["Mayor resigns"]),
        (date(2026, 3, 2), ["Ferry returns", "Unread title", "Withheld title"]),
    ]


def test_pandas_reads_one_day_of_quotes(published: Path, tmp_path: Path) -> None:
    export(published, tmp_path / "out")

    quotes = pd.read_parquet(tmp_path / "out" / "fact_quotes" / "day=2026-03-01")

    assert quotes["quote_text"].to_list() == ["I am done here,"]


def test_csv_is_read_back_with_its_times_and_lists(published: Path, tmp_path: Path) -> None:
    export(published, tmp_path / "out", "csv")
    path = tmp_path / "out" / "fact_articles.csv"

    by_polars = pl.read_csv(path, try_parse_dates=True).with_columns(
        pl.col("authors").str.json_decode(pl.List(pl.String))
    )
    by_pandas = pd.read_csv(path, parse_dates=["published_at"])
    by_duckdb = duckdb.sql(f"SELECT title, authors::JSON::VARCHAR[], published_at FROM '{path}'").fetchall()

    ferry = by_polars.row(by_predicate=pl.col("title") == "Ferry returns", named=True)
    assert (ferry["authors"], ferry["published_at"], ferry["text"]) == (list(FERRY.authors), MORNING, FERRY.text)
    assert sorted(by_pandas["published_at"].dropna()) == [MAYOR.published_at, MORNING, MORNING]
    assert ("Ferry returns", list(FERRY.authors)) in [row[:2] for row in by_duckdb]


@pytest.mark.parametrize("file_format", ["parquet", "csv"])
def test_nothing_of_an_opted_out_article_is_in_an_export_that_leaves_them_out(
    published: Path, tmp_path: Path, file_format: FileFormat
) -> None:
    done = export(published, tmp_path / "out", file_format, leave_opted_out=True)

    assert (done.opted_out_count, done.unread_count) == (1, 1)
    kept = {FERRY.article_id, MAYOR.article_id}
    seen: set[str] = set()
    for item in done.tables:
        pattern = tmp_path / "out" / item.path
        files = sorted(pattern.rglob("*.parquet")) if pattern.is_dir() else [pattern]
        for file in files:
            frame = pl.read_parquet(file) if file_format == "parquet" else pl.read_csv(file)
            assert not re.search(r"(?i)withheld|zoe|quist|unread", str(frame.to_dicts()))
            if "article_id" in frame.columns:
                assert set(frame["article_id"]) <= kept
                seen |= set(frame["article_id"])
    assert seen == kept
    names = {item.table.name for item in done.tables}
    assert {"fact_articles", "fact_people", "fact_quotes", "mentions", "dim_sources"} <= names
    # Its counts and aliases would tell of articles that are left out.
    assert "dim_people" not in names
    text = (tmp_path / "out" / "data-dictionary.md").read_text(encoding="utf-8")
    assert "left out (1)" in text
    assert "### dim_people" not in text


def test_without_the_switch_everything_is_there(published: Path, tmp_path: Path) -> None:
    export(published, tmp_path / "out")

    titles = duckdb.sql(f"SELECT title FROM '{tmp_path}/out/fact_articles/**/*.parquet'").fetchall()

    assert len(titles) == 4


def test_the_dictionary_beside_it_has_every_column_and_file(published: Path, tmp_path: Path) -> None:
    done = export(published, tmp_path / "out")

    text = (tmp_path / "out" / "data-dictionary.md").read_text(encoding="utf-8")

    sections = {part.splitlines()[0]: part for part in text.split("\n### ")[1:]}
    assert list(sections) == [item.table.qualified_name for item in done.tables]
    for item in done.tables:
        section = sections[item.table.qualified_name]
        assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == item.table.column_names
        assert f"File: `{item.path}`, {item.row_count} rows." in section


def test_a_folder_that_holds_something_is_left_alone(published: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")

    with pytest.raises(ExportFailed, match="is not empty: name a new folder"):
        export(published, tmp_path / "out")

    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]


def test_an_empty_folder_is_taken(published: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()

    export(published, tmp_path / "out")

    assert (tmp_path / "out" / "data-dictionary.md").is_file()


def test_what_is_not_published_is_told(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissing, match="run `newsfacts run` first"):
        export(tmp_path / "none.duckdb", tmp_path / "out")

    assert list(tmp_path.iterdir()) == []


def test_a_file_of_an_older_version_is_told(published: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.duckdb"
    with duckdb.connect(str(old)) as connection:
        connection.execute("CREATE TABLE fact_articles (article_id VARCHAR)")

    with pytest.raises(WarehouseMissing, match="published by an older version"):
        export(old, tmp_path / "out")

    assert [path.name for path in tmp_path.iterdir()] == ["old.duckdb"]


WITHOUT_ROOM = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from warehouse.errors import ExportFailed
from warehouse.export import export_facts

resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.RLIM_INFINITY))
try:
    export_facts(
        Path(sys.argv[1]), Path(sys.argv[2]), file_format="csv", exported_at=datetime.now(UTC), leave_opted_out=False
    )
except ExportFailed as failure:
    print(failure)
"""


def test_no_room_leaves_nothing_behind(published: Path, tmp_path: Path) -> None:
    tried = subprocess.run(
        [sys.executable, "-c", WITHOUT_ROOM, published, tmp_path / "out"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )

    assert (
        tried.stdout == f"could not write {tmp_path / 'out'} (File too large): see that it can be made and has room\n"
    )
    assert list(tmp_path.iterdir()) == []
