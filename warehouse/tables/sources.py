"""The outlets."""

from warehouse.schema import Column, Table
from warehouse.tables.columns import RUN_ID

DIM_SOURCES = Table(
    schema="main",
    name="dim_sources",
    comment="One row an outlet.",
    key=("source_id",),
    columns=(
        Column(
            name="source_id",
            type="text",
            min_length=1,
            comment="The outlet's id in sources.toml, or its host where pages came from an archive.",
        ),
        Column(name="source_name", type="text", min_length=1, comment="The outlet's name for people to read."),
        Column(name="homepage", type="text", nullable=True, comment="The outlet's front page."),
        Column(name="country", type="text", nullable=True, comment="ISO 3166 code of the outlet's country."),
        Column(name="language", type="text", nullable=True, comment="ISO 639 code of the outlet's main language."),
        Column(
            name="feed_count",
            type="integer",
            minimum=0,
            comment="Feeds and sitemaps that sources.toml lists.",
        ),
        Column(
            name="is_enabled",
            type="flag",
            comment="Whether runs collect it now: sources.toml, as the last run over the whole file read it, names it "
            "and does not switch it off.",
        ),
        RUN_ID,
    ),
)
