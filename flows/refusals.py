"""What is refused, and where in the archive the pages lie that it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.home import Home
from flows.housekeeping import page_archives
from flows.warc_files import find_warc_files
from transforms.urls import canonicalize_url
from warehouse.connection import open_reader
from warehouse.errors import PagesNotArchived, UnknownRefusal
from warehouse.quarantine import ArchivedPage, Refused, archived_pages, refused

ALL = "all"
"""In place of ids: everything that is refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retry:
    """What is to be read again, and where it lies."""

    refused: tuple[Refused, ...]
    urls: frozenset[str]
    """Canonical addresses of the pages."""
    files: tuple[Path, ...]
    """WARC files that hold them."""
    refused_files: tuple[Path, ...]
    """Files of the raw archive to be read whole."""


def read_refused(published: Path) -> list[Refused]:
    """All that is refused in the published snapshot, the latest first.

    Raises:
        WarehouseMissing: nothing was published yet.
    """
    with open_reader(published) as connection:
        return refused(connection)


def chosen(found: Sequence[Refused], ids: Sequence[str]) -> list[Refused]:
    """What the ids, or unambiguous beginnings of them, name; everything for `ALL`.

    Raises:
        UnknownRefusal: an id names nothing, or more than one thing.
    """
    if ALL in ids:
        return list(found)
    return [_named(found, given) for given in dict.fromkeys(ids)]


def _named(found: Sequence[Refused], given: str) -> Refused:
    matching = [one for one in found if one.refused_id.startswith(given)]
    if len(matching) != 1:
        count = len(matching) or "none"
        raise UnknownRefusal(
            f"{given!r} names {count} of the {len(found)} rows, pages and files refused: "
            "take an id from `newsfacts quarantine list`"
        )
    return matching[0]


def plan_retry(home: Home, ids: Sequence[str], paths: Sequence[Path] = ()) -> Retry:
    """The refused files of these ids, and the pages that the refused rows and pages came from.

    The pages are looked for in the WARC files of the paths, or, where none is given, in the home's raw archive.

    Raises:
        UnknownRefusal: an id names nothing, or more than one thing.
        PagesNotArchived: the raw archive has none of the pages; they came from elsewhere or were deleted.
        NoWarcFileError: a path leads to no WARC file.
        WarehouseMissing: nothing was published yet.
    """
    with open_reader(home.published) as connection:
        wanted = chosen(refused(connection), ids)
        archived = archived_pages(connection, {one.run_id for one in wanted})
    in_pages = [one for one in wanted if one.archive_file is None]
    files = set(find_warc_files(paths)) if paths and in_pages else archive_files(home, in_pages, archived)
    refused_files = {home.raw / one.archive_file for one in wanted if one.archive_file is not None}
    if (in_pages and not files) or not all(file.is_file() for file in refused_files):
        raise PagesNotArchived(f"{home.raw} holds none of the pages to retry: name their WARC files")
    return Retry(
        refused=tuple(wanted),
        urls=frozenset(url for one in wanted for url in one.urls),
        files=tuple(sorted(files)),
        refused_files=tuple(sorted(refused_files)),
    )


def archive_files(home: Home, wanted: Sequence[Refused], archived: Sequence[ArchivedPage]) -> set[Path]:
    """The files of the raw archive with the pages wanted.

    A run that loaded what another one or itself had archived before has no request on record: then every file may
    hold them.
    """
    recorded = {(page.run_id, canonicalize_url(page.requested_url)): page.archive_file for page in archived}
    named = [recorded.get((one.run_id, url)) for one in wanted for url in one.urls]
    files = {home.raw / name for name in named if name is not None}
    if None in named or not all(file.is_file() for file in files):
        return set(page_archives(home))
    return files
