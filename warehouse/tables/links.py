"""Which feeds announced an article, and as what."""

from warehouse.schema import Column, Table
from warehouse.tables.columns import ARTICLE_ID, RUN_ID, SOURCE_ID

ARTICLE_LINKS = Table(
    schema="main",
    name="article_links",
    comment="One row an article and a feed or sitemap that offered it, as that feed last gave it. Runs that ask feeds "
    "write it; facts that were rebuilt from pages alone have none.",
    key=("article_id", "source_id", "feed_url"),
    columns=(
        ARTICLE_ID,
        SOURCE_ID,
        Column(
            name="feed_url",
            type="text",
            pattern="https?://.+",
            comment="The feed or sitemap; one of an index by its own address. Joins to ops.feeds.",
        ),
        Column(name="url", type="text", pattern="https?://.+", comment="The link as the feed wrote it, made absolute."),
        Column(name="title", type="text", nullable=True, comment="The title that the feed gave, as plain text."),
        Column(name="published_at", type="instant", nullable=True, comment="When the feed said it was published."),
        Column(name="modified_at", type="instant", nullable=True, comment="When the feed said it was last changed."),
        Column(name="position", type="integer", minimum=1, comment="Its place in the feed, from 1."),
        Column(name="first_offered_at", type="instant", comment="When the feed was first read with it."),
        Column(
            name="last_offered_at",
            type="instant",
            comment="When the feed was last read with it; a feed that had not changed since was not read again.",
        ),
        RUN_ID,
    ),
)
