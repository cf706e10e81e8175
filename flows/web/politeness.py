"""Whose turn it is: delay and concurrency of each host over all sources that it serves.

A host that answers 429 or 503 is asked more slowly for the rest of the run, and one that fails too often in a row is
not asked again in it.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from flows.web.settings import FetchSettings
from flows.web.slow_hosts import SlowHost, SlowHosts

_LONGEST_PAUSE_SECONDS = 7 * 86400.0


class HostGivenUpError(Exception):
    """The host is left alone for the rest of the run; the message says why."""


class RunTimeOverError(Exception):
    """The host's next turn comes later than the run may last."""


@dataclass(slots=True)
class _Host:
    delay: float = 0.0
    concurrency: int | None = None
    extra_delay: float = 0.0
    next_start: float = 0.0
    active: int = 0
    failures_in_a_row: int = 0
    given_up: str | None = None
    turns: asyncio.Condition = field(default_factory=asyncio.Condition)
    leaving: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held by the one request that waits for its start or is not on the wire yet."""


class Turn:
    """A request's turn, which it is to tell that it is on the wire."""

    def __init__(self, host: _Host) -> None:
        self._host = host
        self._has_left = False

    def left(self) -> None:
        """The request is on the wire: the host's delay counts from here, and the next one may get ready."""
        if not self._has_left:
            self._has_left = True
            earliest = time.monotonic() + self._host.delay + self._host.extra_delay
            self._host.next_start = max(self._host.next_start, earliest)
            self._host.leaving.release()


class Politeness:
    """The turns of all hosts in one run. Not for use from more than one event loop."""

    def __init__(self, settings: FetchSettings, slow_hosts: SlowHosts) -> None:
        self._settings = settings
        self._slow_hosts = slow_hosts
        self._slots = asyncio.Semaphore(settings.global_concurrency)
        self._hosts: dict[str, _Host] = {}
        self._end = math.inf

    def start(self) -> None:
        """Count the run's time from now."""
        if self._settings.run_seconds is not None:
            self._end = time.monotonic() + self._settings.run_seconds

    def tighten(self, host: str, *, delay: float, concurrency: int | None = None) -> None:
        """Hold a host to a delay (seconds between starts) and a concurrency; the strictest ever asked for counts."""
        state = self._host(host)
        state.delay = max(state.delay, delay)
        if concurrency is not None:
            state.concurrency = min(state.concurrency or concurrency, concurrency)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[Turn]:
        """One request's turn, at its host and among all requests.

        Raises:
            HostGivenUpError: the host is left alone.
            RunTimeOverError: the turn would come after the end of the run.
        """
        state = self._host(host)
        async with state.turns:
            await state.turns.wait_for(lambda: state.given_up is not None or state.active < (state.concurrency or 1))
            state.active += 1
        try:
            await self._start(state)
            turn = Turn(state)
            try:
                yield turn
            finally:
                turn.left()
                self._slots.release()
        finally:
            state.active -= 1
            async with state.turns:
                state.turns.notify()

    async def _start(self, state: _Host) -> None:
        """Take a slot at a moment at which the host may be asked; the host's place to leave is held from then on."""
        await state.leaving.acquire()
        try:
            while True:
                await self._await_start(state)
                await self._slots.acquire()
                # While it waited for a slot, an answer may have asked for a pause.
                if state.given_up is None and state.next_start <= time.monotonic() <= self._end:
                    return
                self._slots.release()
        except BaseException:
            state.leaving.release()
            raise

    async def _await_start(self, state: _Host) -> None:
        while (wait := state.next_start - time.monotonic()) > 0 and state.given_up is None:
            if state.next_start > self._end:
                break
            await asyncio.sleep(wait)
        if state.given_up is not None:
            raise HostGivenUpError(state.given_up)
        if max(state.next_start, time.monotonic()) > self._end:
            raise RunTimeOverError("its turn would come after the time that this run has for asking")

    def is_given_up(self, host: str) -> bool:
        """Whether the host is left alone for the rest of the run."""
        return self._host(host).given_up is not None

    def answered(self, host: str) -> None:
        """The host is well."""
        self._host(host).failures_in_a_row = 0

    async def failed(self, host: str, why: str) -> None:
        """The host failed once more; too often in a row, and it is given up."""
        state = self._host(host)
        state.failures_in_a_row += 1
        if state.failures_in_a_row >= self._settings.host_failure_limit:
            await self._give_up(state, f"{state.failures_in_a_row} failures in a row, the last: {why}")

    async def slow_down(self, host: str, retry_after: float | None, why: str) -> None:
        """The host asked for fewer requests: pause now, and keep a longer delay for the rest of the run."""
        state = self._host(host)
        settings = self._settings
        doubled = max(settings.backoff_seconds, 2 * state.extra_delay)
        state.extra_delay = min(doubled, settings.max_backoff_seconds)
        pause = max(state.extra_delay, retry_after or 0.0)
        now = datetime.now(UTC)
        paused_until = now + timedelta(seconds=min(pause, _LONGEST_PAUSE_SECONDS))
        self._slow_hosts.put(host, SlowHost(state.extra_delay, paused_until, now))
        if pause > settings.max_retry_after_seconds:
            await self._give_up(state, f"it asks for a pause of {pause:.0f} s")
            return
        state.next_start = max(state.next_start, time.monotonic() + pause)
        await self.failed(host, why)

    async def _give_up(self, state: _Host, why: str) -> None:
        state.given_up = why
        async with state.turns:
            state.turns.notify_all()

    def _host(self, host: str) -> _Host:
        if host not in self._hosts:
            self._hosts[host] = self._remembered(host)
        return self._hosts[host]

    def _remembered(self, host: str) -> _Host:
        """A host as other clients left it."""
        now = datetime.now(UTC)
        slow = self._slow_hosts.current(host, now)
        if slow is None:
            return _Host()
        pause = (slow.paused_until - now).total_seconds()
        too_long = pause > self._settings.max_retry_after_seconds
        return _Host(
            extra_delay=slow.extra_delay_seconds,
            next_start=time.monotonic() + pause,
            given_up=f"it asked for a pause until {slow.paused_until:%Y-%m-%d %H:%M:%S} UTC" if too_long else None,
        )
