"""The report's charts, as Vega-Lite specifications with their data in them.

Text and lines take the page's own colour, so that the charts follow light and dark; widths follow the page.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import altair as alt
import polars as pl

from flows.report.figures import Period

# Told apart in light and dark and by most eyes: the palette of Okabe and Ito, the grey last for everyone else.
COLOURS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#b8a900", "#8c6bb1")
REST_COLOUR = "#9a9a9a"
ACCENT = COLOURS[0]
EVERYONE_ELSE = "everyone else"
ROW_HEIGHT = 22
MOST_BARS = 15

Specification = dict[str, Any]


def outlet_chart(days: pl.DataFrame, period: Period) -> Specification:
    """Articles of one outlet by day as bars, before the range that its own history lets one expect."""
    date_axis = alt.X(
        "day:T",
        title=None,
        timeUnit="yearmonthdate",
        axis=alt.Axis(format="%d %b", tickCount=4, grid=False),
        scale=alt.Scale(domain=[period.since.isoformat(), (period.until + timedelta(days=1)).isoformat()]),
    )
    tooltip = [
        alt.Tooltip("day:T", title="day", format="%A, %d %B %Y"),
        alt.Tooltip("article_count:Q", title="articles"),
        alt.Tooltip("expected_low:Q", title="expected from", format=".1f"),
        alt.Tooltip("expected_high:Q", title="to", format=".1f"),
    ]
    bars = (
        alt.Chart(days)
        .mark_bar(color=ACCENT)
        .encode(
            x=date_axis,
            y=alt.Y("article_count:Q", title=None, axis=alt.Axis(tickMinStep=1, tickCount=3)),
            tooltip=tooltip,
        )
    )
    judged = days.filter(pl.col("expected_high").is_not_null())
    expected = (
        alt.Chart(judged)
        .mark_bar(color=COLOURS[1], opacity=0.45)
        .encode(x=date_axis, y=alt.Y("expected_low:Q", title=None), y2="expected_high:Q", tooltip=tooltip)
    )
    layers = [expected, bars] if judged.height else [bars]
    return finished(alt.layer(*layers).properties(height=110))


def most_quoted_chart(people: pl.DataFrame) -> Specification:
    """The most quoted people as bars."""
    shown = people.head(MOST_BARS)
    chart = (
        alt.Chart(shown)
        .mark_bar(color=ACCENT)
        .encode(
            x=alt.X("quote_count:Q", title="quotes, each counted once", axis=alt.Axis(tickMinStep=1)),
            y=alt.Y("person_name:N", title=None, sort=shown["person_name"].to_list(), axis=alt.Axis(labelLimit=170)),
            tooltip=["person_name:N", "quote_count:Q", "article_count:Q", "source_count:Q"],
        )
        .properties(height=ROW_HEIGHT * shown.height)
    )
    return finished(chart)


def share_of_voice_chart(weeks: pl.DataFrame) -> Specification:
    """How the quotes of each week divide between the most quoted people and everyone else, as stacked bars."""
    counts = weeks.group_by("speaker").agg(pl.col("quote_count").sum())
    leading = (
        counts.filter(pl.col("speaker") != EVERYONE_ELSE)
        .sort("quote_count", "speaker", descending=[True, False])["speaker"]
        .to_list()
    )
    domain = [*leading, EVERYONE_ELSE]
    chart = (
        alt.Chart(weeks.with_columns(rank=pl.col("speaker").replace_strict(domain, range(len(domain)))))
        .mark_bar(width={"band": 0.85})
        .encode(
            x=alt.X("week:O", title="week from", timeUnit="yearmonthdate", axis=alt.Axis(format="%d %b", labelAngle=0)),
            y=alt.Y("quote_share:Q", title="share of quotes", stack="zero", axis=alt.Axis(format="%")),
            color=alt.Color(
                "speaker:N",
                title=None,
                scale=alt.Scale(domain=domain, range=[*COLOURS[: len(leading)], REST_COLOUR]),
                legend=alt.Legend(orient="bottom", columns=2, labelLimit=220),
            ),
            order=alt.Order("rank:Q"),
            tooltip=[
                alt.Tooltip("week:T", title="week from", format="%d %B %Y"),
                "speaker:N",
                "quote_count:Q",
                alt.Tooltip("quote_share:Q", format=".0%"),
            ],
        )
        .properties(height=280)
    )
    return finished(chart)


def unnamed_sources_chart(outlets: pl.DataFrame) -> Specification:
    """The share of quotes from sources without a name, by outlet, as bars."""
    shown = outlets.head(MOST_BARS)
    chart = (
        alt.Chart(shown)
        .mark_bar(color=COLOURS[5])
        .encode(
            x=alt.X("unnamed_share:Q", title="share of attributed quotes", axis=alt.Axis(format="%")),
            y=alt.Y("source_name:N", title=None, sort=shown["source_name"].to_list(), axis=alt.Axis(labelLimit=170)),
            tooltip=[
                "source_name:N",
                "unnamed_count:Q",
                "quote_count:Q",
                alt.Tooltip("unnamed_share:Q", format=".1%"),
            ],
        )
        .properties(height=ROW_HEIGHT * shown.height)
    )
    return finished(chart)


def finished(chart: alt.Chart | alt.LayerChart | alt.FacetChart) -> Specification:
    """The chart's specification: as wide as its place on the page, in the page's own colours."""
    page_text = {"labelColor": "currentColor", "titleColor": "currentColor", "titleFontWeight": "normal"}
    specification: Specification = (
        chart.properties(
            width="container", background="transparent", autosize=alt.AutoSizeParams(type="fit-x", contains="padding")
        )
        .configure_view(stroke=None)
        .configure_axis(
            **page_text, gridColor="#88888844", domainColor="#88888888", tickColor="#88888888", labelFontSize=12
        )
        .configure_legend(labelColor="currentColor", labelFontSize=12)
        .to_dict()
    )
    return specification
