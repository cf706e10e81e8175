"""Which hosts asked for fewer requests, kept for the other clients of a run and for later runs."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

REMEMBERED_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SlowHost:
    """What a host that answered 429 or 503 is spared."""

    extra_delay_seconds: float
    """Added to the delay between the starts of two requests."""
    paused_until: datetime
    """No request before; aware."""
    slowed_at: datetime

    def is_believed(self, now: datetime) -> bool:
        """Whether it still holds: a day from when it was asked for, and as long as the pause lasts."""
        is_of_this_day = timedelta(0) <= now - self.slowed_at < REMEMBERED_FOR
        return is_of_this_day or self.slowed_at <= now < self.paused_until


class SlowHosts:
    """The slow hosts, by name, with the port where it is unusual."""

    def __init__(self, entries: dict[str, SlowHost] | None = None) -> None:
        self._entries = dict(entries or {})

    def put(self, host: str, entry: SlowHost) -> None:
        """Remember what a host is spared from now on."""
        self._entries[host] = entry

    def current(self, host: str, now: datetime) -> SlowHost | None:
        """What the host is spared, unless that was asked for more than a day ago or, by a clock set back, later."""
        entry = self._entries.get(host)
        return entry if entry is not None and entry.is_believed(now) else None

    def to_json(self, now: datetime) -> str:
        """The hosts that are still spared something, for `from_json`."""
        entries = {
            host: asdict(entry)
            | {"paused_until": entry.paused_until.isoformat(), "slowed_at": entry.slowed_at.isoformat()}
            for host, entry in sorted(self._entries.items())
            if entry.is_believed(now)
        }
        return json.dumps(entries, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> SlowHosts:
        """The hosts that `to_json` wrote.

        Raises:
            ValueError: the text is none of its making.
        """
        try:
            return cls(
                {
                    host: SlowHost(
                        extra_delay_seconds=float(values["extra_delay_seconds"]),
                        paused_until=datetime.fromisoformat(values["paused_until"]),
                        slowed_at=datetime.fromisoformat(values["slowed_at"]),
                    )
                    for host, values in json.loads(text).items()
                }
            )
        except (AttributeError, KeyError, TypeError) as error:
            raise ValueError(f"not a saved list of slow hosts: {error!r}") from error
