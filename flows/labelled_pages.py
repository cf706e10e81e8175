"""Labelled pages on disk: a gold file, the pages that lie beside it, and what newsfacts reads from them."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.progress import track

from transforms.evaluation import EvaluationError, GoldPage, LabelledReading, parse_gold
from transforms.evaluation.labels import aware_time
from transforms.facts import ReadArticle
from transforms.page.language import detect_language
from transforms.pages import read_pages
from transforms.reading import read_articles
from transforms.records import ArticleFields, FetchedPage, Reading

PAGES_FOLDER = "pages"
# As many articles as the language model takes at once.
PAGES_AT_ONCE = 8
NOTHING_READ = Reading(people=(), quotes=())


def read_gold_file(path: Path) -> bytes:
    """The gold file's bytes.

    Raises:
        EvaluationError: there is no such file.
    """
    try:
        return path.read_bytes()
    except (FileNotFoundError, IsADirectoryError) as error:
        raise EvaluationError(f"no gold file at {path}: name a JSON file of labelled pages") from error


def named_pages(content: bytes, path: Path) -> tuple[GoldPage, ...]:
    """The labelled pages; what is wrong with them is told with the file's name.

    Raises:
        EvaluationError: the file is no list of labelled pages.
    """
    try:
        return parse_gold(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise EvaluationError(f"{path.name}: not UTF-8 at byte {error.start}: save it as UTF-8") from error
    except EvaluationError as error:
        raise EvaluationError(f"{path.name}: {error}") from error


def labelled_readings(
    pages: Sequence[GoldPage], folder: Path, threshold: float, console: Console
) -> Iterator[LabelledReading]:
    """Each labelled page with what is read from its file in the folder, or from its labelled body where it has none.

    Raises:
        EvaluationError: a page file cannot be unpacked.
    """
    starts = range(0, len(pages), PAGES_AT_ONCE)
    for start in track(starts, description="reading", console=console, transient=True):
        yield from read_batch(pages[start : start + PAGES_AT_ONCE], folder, threshold)


def read_batch(pages: Sequence[GoldPage], folder: Path, threshold: float) -> Iterator[LabelledReading]:
    """Some labelled pages with what is read from them, in the order given."""
    bodies = {page.id: body for page in pages if (body := page_body(page, folder)) is not None}
    fetched = [fetched_page(page, bodies[page.id]) for page in pages if page.id in bodies]
    results = iter(read_pages(fetched, threshold))
    given = [labelled_fields(page) for page in pages if page.id not in bodies]
    readings = iter(zip(given, read_articles(given, threshold), strict=True))
    for page in pages:
        if page.id in bodies:
            result = next(results).result
            article = result if isinstance(result, ReadArticle) else None
            fields, reading = (article.fields, article.reading) if article else (None, NOTHING_READ)
        else:
            fields, reading = next(readings)
        yield LabelledReading(page=page, fields=fields, reading=reading, has_page=page.id in bodies)


def page_body(page: GoldPage, folder: Path) -> bytes | None:
    """The page as it was served; None where the folder holds no file of it.

    Raises:
        EvaluationError: the file cannot be unpacked.
    """
    plain, packed = folder / f"{page.file_stem}.html", folder / f"{page.file_stem}.html.gz"
    if plain.is_file():
        return plain.read_bytes()
    if not packed.is_file():
        return None
    try:
        return gzip.decompress(packed.read_bytes())
    except (gzip.BadGzipFile, EOFError) as error:
        raise EvaluationError(f"{packed.name} of entry {page.id}: {error}: pack the page with gzip anew") from error


def fetched_page(page: GoldPage, body: bytes) -> FetchedPage:
    """The page as if it had been fetched when the label says, or now where it does not."""
    return FetchedPage(
        url=page.url,
        final_url=page.url,
        fetched_at=aware_time(page.crawl_date) or datetime.now(UTC),
        status=200,
        headers=(("Content-Type", "text/html"),),
        body=body,
    )


def labelled_fields(page: GoldPage) -> ArticleFields:
    """The article as labelled: what people and quotes are read from where there is no page."""
    return ArticleFields(
        url=page.url,
        canonical_url=page.url,
        title=page.title,
        authors=page.authors,
        published_at=page.published_at,
        published_precision=None,
        published_origin=None,
        modified_at=None,
        section=None,
        language=page.language or detect_language(page.text, None),
        text=page.text,
        access="open",
        mining_opt_out_origin=None,
    )
