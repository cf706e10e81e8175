"""What the report shows, read from the published snapshot: one frame a statement of `warehouse/sql/report/`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files

import duckdb
import polars as pl


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days that the report is about, both included, in UTC."""

    since: date
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What the warehouse holds as a whole."""

    newest_day: date | None
    """The latest day on which an article was published; None for an empty warehouse."""
    last_run_at: datetime | None
    article_count: int
    source_count: int
    people_count: int
    quote_count: int
    indirect_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFigures:
    """Everything that the report shows; each frame is as its statement's header says."""

    period: Period
    totals: Totals
    outlet_days: pl.DataFrame
    most_quoted: pl.DataFrame
    share_of_voice: pl.DataFrame
    taken_up: pl.DataFrame
    unnamed_sources: pl.DataFrame
    attribution: pl.DataFrame
    completeness: pl.DataFrame
    latest_runs: pl.DataFrame


FRAMES = (
    "outlet_days",
    "most_quoted",
    "share_of_voice",
    "taken_up",
    "unnamed_sources",
    "attribution",
    "completeness",
    "latest_runs",
)


@cache
def report_statement(name: str) -> str:
    """The statement in `warehouse/sql/report/<name>.sql`."""
    return (files("warehouse") / "sql" / "report" / f"{name}.sql").read_text(encoding="utf-8")


def read_figures(connection: duckdb.DuckDBPyConnection, days: int, today: date) -> ReportFigures:
    """The figures of the last `days` days, counted back from the newest article's, or from `today` without one."""
    totals = Totals(**connection.sql(report_statement("totals")).pl().row(0, named=True))
    until = totals.newest_day or today
    period = Period(since=until - timedelta(days=days - 1), until=until)
    connection.execute(f"SET VARIABLE since = DATE '{period.since}'")
    connection.execute(f"SET VARIABLE until = DATE '{period.until}'")
    frames = {name: connection.sql(report_statement(name)).pl() for name in FRAMES}
    return ReportFigures(period=period, totals=totals, **frames)
