"""How soon a feed is asked again: the sooner, the more often it has something new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from transforms.spans_of_time import parse_span

OFF = "off"
PUNCTUALITY = 0.9
"""Share of an interval after which a feed is due: a run that starts a minute early must not put it off to the next
one."""
LONGEST_CEILING = timedelta(days=1)
"""An outlet that is asked more rarely could not be told from one that went silent."""

_SOONER = 0.5
_LATER = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class PollRange:
    """Between which intervals feeds are asked."""

    floor: timedelta
    ceiling: timedelta

    def within(self, interval: timedelta) -> timedelta:
        """The interval, or the nearer end of the range."""
        return min(max(interval, self.floor), self.ceiling)


def parse_poll_range(text: str) -> PollRange | None:
    """The range that a text such as '15m:6h' means; None for 'off', with which every run asks every feed.

    Raises:
        ValueError: the text is no range, or its floor is above its ceiling, or that above a day.
    """
    if text.strip().lower() == OFF:
        return None
    spans = [parse_span(part) for part in text.split(":")]
    floor, ceiling = spans if len(spans) == 2 else (None, None)
    if floor is None or ceiling is None or not floor <= ceiling <= LONGEST_CEILING:
        raise ValueError(
            f"{text.strip()!r} is no range of intervals: write FLOOR:CEILING in minutes or hours, such as 15m:6h, the "
            f"ceiling at most 24h, or {OFF!r} for every feed in every run"
        )
    return PollRange(floor=floor, ceiling=ceiling)


def next_interval(interval: timedelta | None, new_count: int, poll_range: PollRange) -> timedelta:
    """How long to leave a feed alone that was just read and named `new_count` addresses never seen before.

    Half as long as before when there was something new, half as long again when there was nothing; a feed that was
    never read before begins at the floor.
    """
    if interval is None:
        return poll_range.floor
    return poll_range.within(interval * (_SOONER if new_count else _LATER))


def is_due(asked_at: datetime, interval: timedelta, poll_range: PollRange, now: datetime) -> bool:
    """Whether a feed asked then is to be asked now; one asked after `now` is, for the clock was set back since."""
    waited = now - asked_at
    return waited < timedelta(0) or waited >= poll_range.within(interval) * PUNCTUALITY
