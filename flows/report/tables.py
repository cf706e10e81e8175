"""The report's tables: what each column is called, how a value reads, and by what it sorts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import polars as pl


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table on the page."""

    name: str
    """In the frame."""
    heading: str
    show: Callable[[Any], str] = str
    is_number: bool = False
    link: str | None = None
    """The frame's column that holds the address to which the words lead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A value on the page."""

    text: str
    sort_key: str
    """What the page sorts by: numbers and times in a form that compares as it should."""
    href: str | None
    is_number: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTable:
    """A table on the page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def page_table(frame: pl.DataFrame, columns: Sequence[Column]) -> PageTable:
    """The frame's rows as the page shows them."""
    rows = tuple(tuple(_cell(row, column) for column in columns) for row in frame.iter_rows(named=True))
    return PageTable(columns=tuple(columns), rows=rows)


def _cell(row: dict[str, Any], column: Column) -> Cell:
    value = row[column.name]
    address = row[column.link] if column.link else None
    return Cell(
        text="" if value is None else column.show(value),
        sort_key="" if value is None else value.isoformat() if isinstance(value, datetime) else str(value),
        href=address if address and address.startswith(("http://", "https://")) else None,
        is_number=column.is_number,
    )


def count(value: float) -> str:
    """A count with its thousands apart."""
    return f"{value:,.0f}"


def share(value: float) -> str:
    """A share between 0 and 1 in percent."""
    return f"{value:.1%}"


def moment(value: datetime) -> str:
    """A time to the minute, UTC."""
    return f"{value:%Y-%m-%d %H:%M}"


def hours(value: float) -> str:
    """Hours, in minutes or days where these read better."""
    if value < 1:
        return f"{value * 60:.0f} min"
    return f"{value:.1f} h" if value < 48 else f"{value / 24:.1f} days"


def seconds(value: float) -> str:
    """Seconds, in minutes from two of them on."""
    return f"{value:.0f} s" if value < 120 else f"{value / 60:.0f} min"


def yes_or_no(value: bool) -> str:
    """Whether it is so."""
    return "yes" if value else "no"


OUTLET = Column(name="source_name", heading="Outlet")

MOST_QUOTED = (
    Column(name="person_name", heading="Person"),
    Column(name="role", heading="Role, as articles word it"),
    Column(name="quote_count", heading="Quotes", show=count, is_number=True),
    Column(name="occurrence_count", heading="With copies", show=count, is_number=True),
    Column(name="article_count", heading="Stories", show=count, is_number=True),
    Column(name="source_count", heading="Outlets", show=count, is_number=True),
)
TAKEN_UP = (
    Column(name="quote_text", heading="Quote", link="canonical_url"),
    Column(name="speaker_name", heading="Speaker"),
    Column(name="source_name", heading="First at"),
    Column(name="first_sighted_at", heading="When", show=moment),
    Column(name="taken_up_count", heading="Other outlets", show=count, is_number=True),
    Column(name="hours_until_taken_up", heading="Taken up after", show=hours, is_number=True),
)
UNNAMED_SOURCES = (
    OUTLET,
    Column(name="unnamed_count", heading="From unnamed sources", show=count, is_number=True),
    Column(name="quote_count", heading="Attributed quotes", show=count, is_number=True),
    Column(name="unnamed_share", heading="Share", show=share, is_number=True),
)
ATTRIBUTION = (
    Column(name="certainty", heading="How sure the speaker is"),
    Column(name="quote_count", heading="Quotes", show=count, is_number=True),
    Column(name="quote_share", heading="Share", show=share, is_number=True),
)
COMPLETENESS = (
    OUTLET,
    Column(name="offered_7_days", heading="Offered", show=count, is_number=True),
    Column(name="loaded_7_days", heading="Loaded or known", show=count, is_number=True),
    Column(name="loaded_share", heading="Share", show=share, is_number=True),
    Column(name="failed_7_days", heading="No article", show=count, is_number=True),
    Column(name="quarantined_7_days", heading="In quarantine", show=count, is_number=True),
    Column(name="last_success_at", heading="Last success", show=moment),
    Column(name="is_healthy", heading="Healthy", show=yes_or_no),
    Column(name="reason", heading="What is wrong"),
)
LATEST_RUNS = (
    Column(name="started_at", heading="Run", show=moment),
    Column(name="flow_name", heading="Flow"),
    Column(name="status", heading="Ended"),
    Column(name="duration_seconds", heading="Took", show=seconds, is_number=True),
    Column(name="discovered", heading="URLs", show=count, is_number=True),
    Column(name="loaded", heading="Loaded", show=count, is_number=True),
    Column(name="failed", heading="No article", show=count, is_number=True),
    Column(name="quarantined", heading="Rows in quarantine", show=count, is_number=True),
    Column(name="rules_checked", heading="Rules", show=count, is_number=True),
    Column(name="rules_failed", heading="Broken", show=count, is_number=True),
    Column(name="is_accounted", heading="Sums agree", show=yes_or_no),
)
