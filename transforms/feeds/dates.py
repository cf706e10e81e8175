"""Dates as feeds and sitemaps write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from transforms.records import Precision

EARLIEST_YEAR = 1990
"""Earlier dates stand for 'unknown' (0001-01-01, 1970-01-01): there were no web pages."""

_TIME = re.compile(r"\d{1,2}:\d{2}(?P<seconds>:\d{2})?")
_MONTH_ONLY = re.compile(r"\d{4}-\d{2}")
_SPACED_ISO = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2})\s+(?P<time>\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(?P<zone>.*)")
_SHORT_ZONE = re.compile(r"(?P<sign>[+-])(?P<hours>\d{2}):?(?P<minutes>\d{2})?")


@dataclass(frozen=True, slots=True)
class FeedDate:
    """A moment in UTC and how exactly it was given; a day is its midnight."""

    moment: datetime
    precision: Precision


def feed_date(text: str) -> FeedDate | None:
    """The date that a text gives in W3C (ISO 8601) or RFC 822 form, UTC where it has no zone; None for others."""
    stripped = text.strip()
    moment = _iso(stripped) or _rfc822(stripped)
    if moment is None:
        return None
    return dated(moment, stripped)


def dated(moment: datetime, text: str) -> FeedDate | None:
    """A moment with the precision that its text shows; None where it only stands for an unknown date."""
    try:
        in_utc = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except OverflowError:
        return None
    if in_utc.year < EARLIEST_YEAR:
        return None
    time = _TIME.search(text)
    if time is None:
        return FeedDate(in_utc, "day")
    return FeedDate(in_utc, "second" if time["seconds"] else "minute")


def _iso(text: str) -> datetime | None:
    spaced = _SPACED_ISO.fullmatch(text)
    if spaced is not None:
        text = f"{spaced['date']}T{spaced['time']}{_iso_zone(spaced['zone'])}"
    elif _MONTH_ONLY.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _iso_zone(zone: str) -> str:
    if zone.upper() in ("", "Z", "UTC", "GMT"):
        return "Z"
    short = _SHORT_ZONE.fullmatch(zone)
    return f"{short['sign']}{short['hours']}:{short['minutes'] or '00'}" if short else zone


def _rfc822(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError):
        return None
