"""Articles that their outlet took down."""

import polars as pl

from warehouse.schema import Column, Table
from warehouse.tables.columns import ARTICLE_ID, RUN_ID

ARTICLE_REMOVALS = Table(
    schema="main",
    name="article_removals",
    comment="One row a time that an article was taken down; its last text stays in fact_articles, and the view "
    "article_history has both. Runs that ask for "
    "known articles again write it; facts that were rebuilt from pages alone have none.",
    key=("article_id", "removed_at"),
    columns=(
        ARTICLE_ID,
        Column(
            name="removed_at",
            type="instant",
            comment="When the answer came that told of it; of two, the second.",
        ),
        Column(
            name="evidence",
            type="text",
            one_of=("gone", "not_found", "front_page"),
            comment="What told of it: status 410; status 404 twice in a row; or a redirect to the front page.",
        ),
        Column(
            name="returned_at",
            type="instant",
            nullable=True,
            comment="When the article was there again; null while it is not.",
        ),
        RUN_ID,
    ),
)

PAGE_ANSWERS = pl.Schema({"requested_url": pl.String(), "answer": pl.String(), "answered_at": pl.Datetime("us", "UTC")})
"""What an address said of its article: 'gone', 'not_found', 'front_page', or 'present'."""
