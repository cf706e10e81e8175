"""Archived pages on their way from fetching to extraction, which run side by side.

What is handed over are places in the archive, never pages: these lie on the disk already, so that neither side waits
for the other and memory does not grow with the distance between them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from queue import SimpleQueue
from threading import Lock

from warehouse.archive import Segment


class FetchAbandonedError(Exception):
    """Fetching was ended because nobody will read what it archives."""


class Handover:
    """Segments of the archive in the order in which they were written, for one thread to put and one to read.

    Whoever writes puts segments and in the end calls `finish`; whoever reads iterates, and calls `abandon` where it
    stops before the end.
    """

    def __init__(self) -> None:
        self._segments: SimpleQueue[Segment | None] = SimpleQueue()
        self._lock = Lock()
        self._is_abandoned = False
        self._stop: Callable[[], object] | None = None

    def put(self, segment: Segment) -> None:
        """Hand over a segment."""
        self._segments.put(segment)

    def finish(self) -> None:
        """Say that no segment follows."""
        self._segments.put(None)

    def __iter__(self) -> Iterator[Segment]:
        """The segments, each as soon as it is there, until the writer has finished."""
        return iter(self._segments.get, None)

    def abandon(self) -> None:
        """Make the writer stop: nothing that it still puts is read."""
        with self._lock:
            self._is_abandoned = True
            if self._stop is not None:
                self._stop()

    def stop_with(self, stop: Callable[[], object] | None) -> None:
        """Call `stop` once the handover is abandoned, at once where it is already; None takes the call back."""
        with self._lock:
            self._stop = stop
            if stop is not None and self._is_abandoned:
                stop()
