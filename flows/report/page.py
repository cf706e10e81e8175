"""The report as HTML: one file with its styles, its data and Vega-Lite's own script in it.

Every word that comes from a page or a feed is escaped by the template; the charts' data stand in a block of JSON in
which no tag can begin.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files

import polars as pl
import vl_convert
from altair import VEGALITE_VERSION
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from flows.report import tables
from flows.report.charts import (
    Specification,
    most_quoted_chart,
    outlet_chart,
    share_of_voice_chart,
    unnamed_sources_chart,
)
from flows.report.figures import Period, ReportFigures

MOST_OUTLET_CHARTS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletPanel:
    """The place of an outlet's chart."""

    chart_id: str
    source_name: str
    article_count: int


def report_page(figures: ReportFigures, written_at: datetime) -> str:
    """The whole page."""
    panels, charts = outlet_panels(figures.outlet_days, figures.period)
    charts |= {
        name: chart(frame)
        for name, chart, frame in (
            ("most-quoted-chart", most_quoted_chart, figures.most_quoted),
            ("share-of-voice-chart", share_of_voice_chart, figures.share_of_voice),
            ("unnamed-sources-chart", unnamed_sources_chart, figures.unnamed_sources),
        )
        if frame.height
    }
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            figures=figures,
            panels=panels[:MOST_OUTLET_CHARTS],
            outlets_left_out=max(0, len(panels) - MOST_OUTLET_CHARTS),
            written_at=written_at,
            style=Markup(_asset("page.css")),  # noqa: S704 - our own file
            charts=Markup(json_block(charts)),  # noqa: S704 - no tag can begin in it
            script=Markup(chart_script()),  # noqa: S704 - our own file and the library's
            count=tables.count,
            most_quoted=tables.page_table(figures.most_quoted, tables.MOST_QUOTED),
            taken_up=tables.page_table(figures.taken_up, tables.TAKEN_UP),
            unnamed_sources=tables.page_table(figures.unnamed_sources, tables.UNNAMED_SOURCES),
            attribution=tables.page_table(figures.attribution, tables.ATTRIBUTION),
            completeness=tables.page_table(figures.completeness, tables.COMPLETENESS),
            latest_runs=tables.page_table(figures.latest_runs, tables.LATEST_RUNS),
        )
    )


def outlet_panels(outlet_days: pl.DataFrame, period: Period) -> tuple[list[OutletPanel], dict[str, Specification]]:
    """Where each outlet's chart goes, the outlet with most articles first, and the charts of the first ones by id."""
    totals = (
        outlet_days.group_by("source_id", "source_name")
        .agg(pl.col("article_count").sum())
        .sort("article_count", "source_id", descending=[True, False])
    )
    panels = [
        OutletPanel(chart_id=f"outlet-{number}", source_name=name, article_count=articles)
        for number, (name, articles) in enumerate(totals.select("source_name", "article_count").iter_rows())
    ]
    charts = {
        panel.chart_id: outlet_chart(outlet_days.filter(source_id=source_id), period)
        for panel, source_id in zip(panels[:MOST_OUTLET_CHARTS], totals["source_id"], strict=False)
    }
    return panels, charts


def json_block(charts: Mapping[str, Specification]) -> str:
    """The charts as JSON that may stand in a script element: '<' is written so that no tag begins."""
    return json.dumps(charts, default=str).replace("<", "\\u003c")


@cache
def chart_script() -> str:
    """The page's script with Vega-Lite and what it needs."""
    version = ".".join(VEGALITE_VERSION.split(".")[:2])
    bundled = vl_convert.javascript_bundle(_asset("page.js"), vl_version=version)
    # A closing tag inside a string of the script would end the element.
    return bundled.replace("</script", "<\\/script")


@cache
def _asset(name: str) -> str:
    return (files("flows.report") / "templates" / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("flows.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
