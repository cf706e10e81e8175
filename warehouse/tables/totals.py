"""Totals of runs and days that loads keep, so that views need not count all articles and URLs again."""

from warehouse.schema import Column, Table
from warehouse.tables.columns import RUN_ID, SOURCE_ID


def _count(name: str, comment: str) -> Column:
    return Column(name=name, type="integer", minimum=0, comment=comment)


RUN_URLS = Table(
    schema="ops",
    name="run_urls",
    comment="One row a run with rows in ops.url_outcomes: how many these are. Read it through run_summary.",
    key=("run_id",),
    columns=(
        RUN_ID,
        _count("url_count", "URLs."),
        _count("source_count", "Outlets of these URLs."),
        Column(name="outcomes", type="texts", comment="The statuses in which these URLs ended, sorted."),
        Column(name="outcome_counts", type="integers", comment="URLs of each of these statuses."),
    ),
)

ARTICLE_DAYS = Table(
    schema="ops",
    name="article_days",
    comment="One row an outlet and UTC day on which articles of it were first fetched: what was read from their pages. "
    "Read it through source_pages.",
    key=("source_id", "day"),
    columns=(
        SOURCE_ID,
        Column(name="day", type="day", comment="UTC day of the first fetch."),
        _count("new_articles", "Articles first fetched on this day."),
        _count("with_authors", "Those whose byline names somebody."),
        _count("with_time", "Those with a time of publication."),
        Column(name="median_words", type="number", minimum=0, comment="Median of the words of their texts."),
        Column(
            name="median_hours_behind",
            type="number",
            nullable=True,
            minimum=0,
            comment="Median of the hours from publication to the first fetch, of those whose time of day is known; "
            "null without such.",
        ),
    ),
)
