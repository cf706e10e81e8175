"""The writer's file of a home, which whoever writes makes sure of first."""

from __future__ import annotations

import logging

from flows.home import Home
from warehouse.snapshot import restore

logger = logging.getLogger(__name__)


def restore_work(home: Home, lock_seconds: float) -> None:
    """Make the writer's file anew where it is lost and readers still have what was published of it.

    Raises:
        SnapshotFailed: the file could not be written.
        WarehouseBusy: another process wrote it longer than `lock_seconds`.
    """
    if restore(home.work, home.published, timeout=lock_seconds):
        logger.warning("%s was lost and is made anew from %s", home.work, home.published.name)
