"""A disk that is full while pages are archived, or while facts are loaded: a clear error, and the next run repairs."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from warehouse_state import query

from benchmarks.many_outlets import varied_page
from flows import fetching, loading
from flows.home import Home
from flows.ingest import ingest
from warehouse.archive import ArchiveWriteError, PageReader, Segment
from warehouse.connection import writer_lock
from warehouse.errors import WarehouseUnwritable

pytestmark = pytest.mark.server

PAGES = 6


@pytest.fixture
def small_disk(tmp_path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk cannot be mounted here: that needs root and its capability")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def collect(prefect_api, serve, tmp_path, small_disk, monkeypatch) -> Callable[[int], Any]:
    """Runs ingest with its home on the small disk; the outlet offers the first so many of its pages."""
    monkeypatch.setenv("NEWSFACTS_PROCESSES", "1")
    answers = {f"/{number}": ("text/html; charset=utf-8", varied_page(0, number).encode()) for number in range(PAGES)}
    base = serve(answers)
    sources = tmp_path / "sources.toml"
    sources.write_text(
        f'[[source]]\nid = "pier-news"\nname = "Pier News"\nhomepage = "{base}/"\nfeeds = ["{base}/feed.xml"]\n'
        "delay_seconds = 0\nallow_private_network = true\n"
    )

    def run(offered: int) -> Any:
        items = "".join(f"<item><title>{n}</title><link>{base}/{n}</link></item>" for n in range(offered))
        feed = f"<rss version='2.0'><channel>{items}</channel></rss>"
        answers["/feed.xml"] = ("application/rss+xml", feed.encode())
        return ingest(sources_file=sources, home=small_disk / "home")

    return run


def fill(disk: Path) -> Path:
    """A file that takes all the room there is."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as stream:
        try:
            while stream.write(bytes(4096)):
                pass
        except OSError:
            return ballast
    raise AssertionError(f"{disk} never gets full")


def filled_before(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, disk: Path) -> None:
    function = getattr(module, name)

    def fill_first(*args: Any, **options: Any) -> Any:
        fill(disk)
        return function(*args, **options)

    monkeypatch.setattr(module, name, fill_first)


def test_no_room_is_told_and_costs_nothing(collect, small_disk, monkeypatch):
    home = Home(small_disk / "home")
    assert collect(2).loaded == 2
    published = home.published.read_bytes()

    with monkeypatch.context() as patched:
        filled_before(patched, fetching, "fetch_pages", small_disk)
        with pytest.raises(ArchiveWriteError, match=r"cannot write to the archive .*No space left on device"):
            collect(4)
    assert home.published.read_bytes() == published
    (small_disk / "ballast").unlink()

    with monkeypatch.context() as patched:
        filled_before(patched, loading, "load_parts", small_disk)
        with pytest.raises(WarehouseUnwritable, match="No space left on device"):
            collect(4)
    assert home.published.read_bytes() == published
    with writer_lock(home.work, timeout=0.0):
        (small_disk / "ballast").unlink()

    figures = collect(PAGES)

    assert figures.loaded == PAGES - 2
    assert query(home.published, "SELECT count(*) FROM fact_articles") == [(PAGES,)]
    readers = [PageReader(Segment.whole(file)) for file in home.raw.rglob("*.warc.gz*")]
    assert [len(list(reader)) for reader in readers if reader.report.torn_at is not None] == []
    assert list(home.raw.rglob("*.open")) == []
