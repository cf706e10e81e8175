"""What dead runs left: archive files to finish and to load, staged files to delete."""

from __future__ import annotations

import logging
import shutil
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flows.fetching import archive_name
from flows.home import Home
from flows.run import Run
from flows.settings import Settings
from warehouse.archive import repair_torn
from warehouse.connection import open_writer
from warehouse.lookups import settled_archive_files

logger = logging.getLogger(__name__)

# No run leaves its folder untouched for so long: asking the web ends within a day (`Settings.run_seconds`), and what is
# read is staged batch by batch. What is older was left by one that was killed.
ABANDONED_AFTER = timedelta(days=2)
FEED_ARCHIVE_MARK = "-feeds-"


def unloaded_archives(run: Run, settings: Settings) -> list[Path]:
    """WARC files of the raw archive that no run has loaded or set aside, torn ones finished first."""
    for finished in repair_torn(run.home.raw):
        logger.warning("finished %s, which a run had left open", finished)
    with open_writer(run.home.work, timeout=settings.lock_seconds) as connection:
        settled = settled_archive_files(connection)
    left = [file for file in page_archives(run.home) if archive_name(file, run.home) not in settled]
    if left:
        logger.warning("%d archive files of earlier runs are not loaded yet and are now", len(left))
    return left


def page_archives(home: Home) -> list[Path]:
    """The finished WARC files of the raw archive that hold pages, in order of their names."""
    return [file for file in sorted(home.raw.glob("*/*.warc.gz")) if FEED_ARCHIVE_MARK not in file.name]


def delete_abandoned_staging(home: Home, now: datetime) -> int:
    """How many folders of killed runs were deleted."""
    abandoned = [folder for folder in home.staging.iterdir() if is_abandoned(folder, now)]
    for folder in abandoned:
        # Another housekeeping may be at it too.
        with suppress(FileNotFoundError):
            shutil.rmtree(folder)
    return len(abandoned)


def is_abandoned(folder: Path, now: datetime) -> bool:
    """Whether no run that lives can be using the folder; one that just ended has deleted its own."""
    try:
        changed_at = datetime.fromtimestamp(folder.stat().st_mtime, UTC)
    except FileNotFoundError:
        return False
    return now - changed_at > ABANDONED_AFTER
