"""Feeds and sitemaps: what each gave last, and how soon it is asked again."""

from warehouse.schema import Column, Table
from warehouse.tables.columns import RUN_ID

FEEDS = Table(
    schema="ops",
    name="feeds",
    comment="One row a feed or sitemap: its last body, and what is needed to ask politely for a new one.",
    key=("feed_url",),
    columns=(
        Column(name="feed_url", type="text", min_length=1, comment="The feed's address."),
        Column(name="etag", type="text", nullable=True, comment="The ETag it last gave."),
        Column(name="last_modified", type="text", nullable=True, comment="The Last-Modified it last gave."),
        Column(
            name="body_sha256",
            type="text",
            nullable=True,
            pattern="[0-9a-f]{64}",
            comment="Digest of the body it last gave, for servers that do not answer 304.",
        ),
        Column(name="fetched_at", type="instant", comment="When it last gave a body."),
        Column(name="link_count", type="integer", minimum=0, comment="Links in the body it last gave."),
        Column(
            name="problem_count",
            type="integer",
            minimum=0,
            comment="Problems in the body it last gave: broken items, unknown dates.",
        ),
        RUN_ID,
        Column(
            name="is_unreadable",
            type="flag",
            nullable=True,
            comment="Whether that body gave no link for its faults, such as a page in place of a feed; null in old "
            "rows.",
        ),
    ),
)

FEED_POLLS = Table(
    schema="ops",
    name="feed_polls",
    comment="One row a feed or sitemap of sources.toml: when it was last asked, and how long it is left alone since.",
    key=("feed_url",),
    columns=(
        Column(name="feed_url", type="text", min_length=1, comment="The feed's address as sources.toml has it."),
        Column(name="asked_at", type="instant", comment="When it was last asked."),
        Column(
            name="new_at",
            type="instant",
            nullable=True,
            comment="When it last named an address never seen before; null while it has not.",
        ),
        Column(
            name="new_count",
            type="integer",
            minimum=0,
            comment="Addresses never seen before that it and the sitemaps in it named when last asked.",
        ),
        Column(
            name="interval_seconds",
            type="integer",
            minimum=0,
            comment="How long scheduled runs leave it alone: half as long after something new, half as long again "
            "after nothing, as long as before after a failure, within NEWSFACTS_POLL.",
        ),
        RUN_ID,
    ),
)
