"""How long the steps of a load take."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """Seconds of the clock, and of all cores together."""

    wall: float
    cpu: float


@contextmanager
def timed(tell: Callable[[Duration], object]) -> Iterator[None]:
    """Tells how long what is done inside took, once it is done."""
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    tell(Duration(wall=time.perf_counter() - wall, cpu=time.process_time() - cpu))


@dataclass(slots=True)
class Stopwatch:
    """Adds up how long each step took, by its name; a step may be done in several goes."""

    durations: dict[str, Duration] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Times what is done inside."""
        with timed(lambda taken: self._add(name, taken)):
            yield

    def _add(self, name: str, taken: Duration) -> None:
        former = self.durations.get(name, Duration(wall=0, cpu=0))
        self.durations[name] = Duration(wall=former.wall + taken.wall, cpu=former.cpu + taken.cpu)
