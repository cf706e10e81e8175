"""A limit on what a call in a worker process may cost, in CPU seconds: how busy the machine is does not count.

The system holds it and ends the process, whatever code it is in; a loop in a C library hears of nothing else. A call
that costs nothing and does not end either is given up by the clock.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from concurrent.futures import TimeoutError as TimeLimitReached
from typing import ParamSpec, TypeVar

from pebble import ProcessExpired

P = ParamSpec("P")
R = TypeVar("R")

# A process that gets less than a tenth of a core for minutes does not read, it waits.
_CLOCK_PER_CPU = 10.0


def call_within(cpu_seconds: float, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
    """What the function gives; ends the calling process where that takes more CPU seconds."""
    signal.setitimer(signal.ITIMER_PROF, cpu_seconds)
    try:
        return function(*args, **kwargs)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def clock_seconds(cpu_seconds: float) -> float:
    """How long to wait for a call that may take so many CPU seconds."""
    return cpu_seconds * _CLOCK_PER_CPU


def is_limit_reached(error: BaseException) -> bool:
    """Whether a call in a process of a pool ended by its limit, of CPU time or of the clock."""
    by_system = isinstance(error, ProcessExpired) and error.exitcode == -signal.SIGPROF
    return by_system or isinstance(error, TimeLimitReached)
