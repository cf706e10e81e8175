"""Articles and their versions."""

from warehouse.schema import Column, Table
from warehouse.tables.columns import ARTICLE_ID, ID_PATTERN, PIPELINE_VERSION, RUN_ID, SOURCE_ID, TEXT_SHA256

TITLE = Column(
    name="title",
    type="text",
    min_length=1,
    comment="The article's own heading, without the outlet's name.",
)
TEXT = Column(
    name="text",
    type="text",
    min_length=1,
    comment="The clean text: paragraphs joined by one newline. Every char_start and char_end in other tables counts "
    "characters of this string from 0; in SQL, substr(text, char_start + 1, char_end - char_start).",
)
VERSION_NO = Column(
    name="version_no",
    type="integer",
    minimum=1,
    comment="Which text of the article this is, counted from 1 in order of first fetching; a text that comes back "
    "keeps its number.",
)

FACT_ARTICLES = Table(
    schema="main",
    name="fact_articles",
    comment="One row an article (a canonical URL), in its current version.",
    key=("article_id",),
    columns=(
        ARTICLE_ID,
        SOURCE_ID,
        Column(
            name="url",
            type="text",
            pattern="https?://.+",
            comment="The address as requested: the one that a feed, a sitemap or an archive names.",
        ),
        Column(
            name="canonical_url",
            type="text",
            pattern="https?://.+",
            comment="The address that the page names as its own, without tracking parameters.",
        ),
        TITLE,
        Column(
            name="authors",
            type="texts",
            comment="Clean names of persons or organizations in the byline, one each; empty when it names nobody.",
        ),
        Column(
            name="published_at",
            type="instant",
            nullable=True,
            comment="When the outlet says that it published the article; null when neither page nor feed says so.",
        ),
        Column(
            name="published_precision",
            type="text",
            nullable=True,
            one_of=("second", "minute", "day"),
            comment="How exact published_at is; leave 'day' out of hourly analyses.",
        ),
        Column(
            name="published_origin",
            type="text",
            nullable=True,
            one_of=("json_ld", "meta", "time_element", "text", "url", "feed"),
            comment="Where published_at was read, from most to least trusted. 'feed': the page says nothing, and the "
            "feed or news sitemap that offered it did before the page was fetched; it stays when the feed changes it.",
        ),
        Column(
            name="modified_at",
            type="instant",
            nullable=True,
            comment="When the outlet says that it last changed the article.",
        ),
        Column(name="section", type="text", nullable=True, comment="The outlet's own section, as it words it."),
        Column(
            name="language",
            type="text",
            nullable=True,
            pattern="[a-z]{2,3}",
            comment="ISO 639 code, detected from the text.",
        ),
        TEXT,
        Column(name="word_count", type="integer", minimum=1, comment="Words of the text, split at white space."),
        Column(
            name="access",
            type="text",
            one_of=("open", "paywalled", "truncated"),
            comment="Whether the text is whole: 'paywalled' and 'truncated' texts are only the part the outlet showed. "
            "A whole text is never replaced by a part, however late the part was fetched.",
        ),
        Column(
            name="mining_opt_out",
            type="flag",
            nullable=True,
            comment="Whether the page reserves itself from text and data mining; such pages are loaded only where "
            "NEWSFACTS_HONOUR_OPT_OUTS is off. Null for articles that were loaded before this was read.",
        ),
        Column(
            name="mining_opt_out_origin",
            type="text",
            nullable=True,
            one_of=("robots_meta", "x_robots_tag", "tdm_meta", "tdm_header"),
            comment="Where the page says so: robots directives noai or noimageai in a meta tag or in the X-Robots-Tag "
            "header, or tdm-reservation in a meta tag or a header; null where it does not.",
        ),
        VERSION_NO,
        TEXT_SHA256,
        Column(
            name="agency",
            type="text",
            nullable=True,
            comment="The news agency that the article itself credits for its text; null where it credits none.",
        ),
        Column(
            name="agency_evidence",
            type="text",
            nullable=True,
            one_of=("byline", "dateline", "closing_line"),
            comment="Where it credits the agency: in the byline, behind the dateline, or in one of the last lines.",
        ),
        Column(
            name="republished_from",
            type="text",
            nullable=True,
            comment="The outlet that the article says it was first published in, as it words it.",
        ),
        Column(
            name="duplicate_group_id",
            type="text",
            pattern=ID_PATTERN,
            comment="Shared by copies of one text: the article_id of their original, its own for an article without "
            "copies; count distinct to count a story once. article_copies says more.",
        ),
        Column(name="first_seen_at", type="instant", comment="When newsfacts first fetched the article."),
        Column(name="fetched_at", type="instant", comment="When the page of this version was fetched."),
        RUN_ID,
        PIPELINE_VERSION,
    ),
)

FACT_ARTICLE_VERSIONS = Table(
    schema="main",
    name="fact_article_versions",
    comment="One row a distinct text of an article, in order of first fetching. Parts of a text, as a paywall leaves "
    "them, are versions only of articles whose whole text was never fetched. Articles that were taken down keep their "
    "versions: see article_history.",
    key=("article_id", "version_no"),
    columns=(
        ARTICLE_ID,
        VERSION_NO,
        Column(name="valid_from", type="instant", comment="When this text was first fetched."),
        Column(
            name="valid_to",
            type="instant",
            nullable=True,
            comment="When a later text was first fetched, or an earlier one came back; null for the current version.",
        ),
        Column(
            name="change_kind",
            type="text",
            one_of=("first", "headline", "body", "correction", "truncated"),
            comment="What changed against the version before: the headline alone; the body; the body, with a notice of "
            "correction that was not there before; or the outlet shows less than half of the words that it showed.",
        ),
        Column(
            name="characters_added",
            type="integer",
            minimum=0,
            comment="Characters of the words in title and text that the version before did not have; words that only "
            "moved do not count, nor does white space.",
        ),
        Column(
            name="characters_removed",
            type="integer",
            minimum=0,
            comment="Characters of the words in title and text that only the version before had.",
        ),
        TITLE,
        TEXT,
        TEXT_SHA256,
        Column(
            name="access",
            type="text",
            nullable=True,
            one_of=("open", "paywalled", "truncated"),
            comment="Whether this text is whole; null, taken for open, where it was not kept.",
        ),
        Column(
            name="quote_count",
            type="integer",
            nullable=True,
            minimum=0,
            comment="Quotes of this text in fact_version_quotes; null where they were not kept.",
        ),
        RUN_ID,
        PIPELINE_VERSION,
    ),
)
