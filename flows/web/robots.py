"""What robots.txt allows (RFC 9309), read by protego and believed for a day."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Literal

from protego import Protego

from flows.web.outcomes import FetchFailure, FetchTarget
from flows.web.settings import AGENT_NAME, FetchSettings

MAX_ROBOTS_BYTES = 512 * 1024
"""Rules beyond it are not read; RFC 9309, 2.5 asks for 500 KiB at least."""

# As Protego takes them.
_AGENT_FIELDS = ("user-agent", "useragent", "user agent")
_ANY_OTHER_AGENT = "another-agent"

Verdict = Literal["rules", "allow_all", "unreachable"]


@dataclass(frozen=True, slots=True)
class RobotsEntry:
    """What asking one host for its robots.txt gave."""

    verdict: Verdict
    """`allow_all` where the host has none (4xx), `unreachable` where nobody can tell (RFC 9309, 2.3.1)."""
    text: str
    fetched_at: datetime
    detail: str = ""

    def allows(self, url: str) -> bool:
        """Whether the page may be fetched by this project's agent."""
        if self.verdict == "rules":
            return bool(_parsed(self.text).can_fetch(url, AGENT_NAME))
        return self.verdict == "allow_all"

    @property
    def crawl_delay(self) -> float:
        """Seconds between requests that the host asks for; 0 where it does not."""
        return float(_parsed(self.text).crawl_delay(AGENT_NAME) or 0.0)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that the host names, as they stand there."""
        return tuple(_parsed(self.text).sitemaps)


@lru_cache(maxsize=256)
def _parsed(text: str) -> Protego:
    return Protego.parse("\n".join(_with_agent_known(line) for line in text.splitlines()))


def _with_agent_known(line: str) -> str:
    """The line of a robots.txt, every agent but ours under one name.

    Protego keeps each rule once for each agent that it is for: thousands of both would fill the memory.
    """
    bare = line.partition("#")[0].strip()
    spelling = next((name for name in _AGENT_FIELDS if bare[: len(name)].lower() == name), None)
    agent = bare[len(spelling) :].strip().removeprefix(":").strip().lower() if spelling else "*"
    if agent in ("", "*"):
        return line
    token = agent.replace("*", "")
    return f"User-agent: {token if token and AGENT_NAME.startswith(token) else _ANY_OTHER_AGENT}"


class RobotsCache:
    """The robots.txt of each origin (scheme, host and port), to be kept over runs as JSON."""

    def __init__(self, entries: dict[str, RobotsEntry] | None = None) -> None:
        self._entries = dict(entries or {})

    def put(self, origin: str, entry: RobotsEntry) -> None:
        """Remember what an origin said."""
        self._entries[origin] = entry

    def fresh(self, origin: str, now: datetime, settings: FetchSettings) -> RobotsEntry | None:
        """What the origin said, if it may still be believed; a clock that jumped back ends belief too."""
        entry = self._entries.get(origin)
        return entry if entry is not None and _is_believed(entry, now, settings) else None

    def to_json(self, now: datetime, settings: FetchSettings) -> str:
        """The entries that may still be believed, for `from_json`."""
        entries = {
            origin: asdict(entry) | {"fetched_at": entry.fetched_at.isoformat()}
            for origin, entry in sorted(self._entries.items())
            if _is_believed(entry, now, settings)
        }
        return json.dumps(entries, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> RobotsCache:
        """The cache that `to_json` wrote.

        Raises:
            ValueError: the text is none of its making.
        """
        try:
            entries = {
                origin: RobotsEntry(**(values | {"fetched_at": datetime.fromisoformat(values["fetched_at"])}))
                for origin, values in json.loads(text).items()
            }
        except (AttributeError, KeyError, TypeError) as error:
            raise ValueError(f"not a saved robots cache: {error!r}") from error
        return cls(entries)


def _is_believed(entry: RobotsEntry, now: datetime, settings: FetchSettings) -> bool:
    unreachable = entry.verdict == "unreachable"
    seconds = settings.robots_retry_seconds if unreachable else settings.robots_max_age_seconds
    return timedelta(0) <= now - entry.fetched_at < timedelta(seconds=seconds)


Ask = Callable[[str, FetchTarget], Awaitable[RobotsEntry | FetchFailure]]
"""Asks an origin for its robots.txt, and of private hosts those that the target may ask. A failure where the host was
not asked, which is no word of its own and not remembered."""


class RobotsDesk:
    """Answers what robots.txt says of an origin, asking each origin once however many requests want to know."""

    def __init__(self, cache: RobotsCache, settings: FetchSettings, ask: Ask) -> None:
        self._cache = cache
        self._settings = settings
        self._ask = ask
        self._asking: dict[tuple[str, bool, str | None], asyncio.Lock] = {}

    async def entry(self, origin: str, target: FetchTarget) -> RobotsEntry | FetchFailure:
        """What the origin says of a target's hop, from the cache or from itself, or why it was not asked."""
        asked_as = (origin, target.allow_private_network, target.private_host)
        async with self._asking.setdefault(asked_as, asyncio.Lock()):
            known = self._cache.fresh(origin, datetime.now(UTC), self._settings)
            if known is not None:
                return known
            entry = await self._ask(origin, target)
            if isinstance(entry, RobotsEntry):
                self._cache.put(origin, entry)
            return entry


def decoded_robots(body: bytes) -> str:
    """The text of a robots.txt, cut at `MAX_ROBOTS_BYTES`; RFC 9309 wants UTF-8, other bytes are replaced."""
    return body[:MAX_ROBOTS_BYTES].decode("utf-8-sig", errors="replace").replace("\x00", "")
