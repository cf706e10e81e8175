"""Spans of time as settings write them: '30s', '15m', '3h', '7d'."""

from __future__ import annotations

import re
from datetime import timedelta

LONGEST = timedelta(days=3650)

_SPAN = re.compile(r"\s*(\d{1,9})([smhd])\s*")
_UNITS = {
    "s": timedelta(seconds=1),
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
}


def parse_span(text: str) -> timedelta | None:
    """The span that the text means, above zero and at most `LONGEST`; None where it means no such span."""
    match = _SPAN.fullmatch(text)
    if match is None:
        return None
    span = int(match[1]) * _UNITS[match[2]]
    return span if timedelta(0) < span <= LONGEST else None
