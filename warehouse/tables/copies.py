"""Copies: articles with one text, quotes with the same words, and the indexes by which both are found."""

from warehouse.schema import Column, Table
from warehouse.tables.columns import ARTICLE_ID, ID_PATTERN, SOURCE_ID

COPY_ROLES = ("original", "wire_copy", "republication", "rewrite")
COPY_EVIDENCE = (
    "earliest",
    "own_text",
    "credited_outlet",
    "byline",
    "dateline",
    "closing_line",
    "original_credit",
    "copy_credit",
    "text",
)

_SIGHTED_AT = Column(
    name="sighted_at",
    type="instant",
    comment="The earliest time at which the article is known to have been public: published_at, or the end of its day "
    "where it has no time of day, and never later than the first fetch.",
)

ARTICLE_COPIES = Table(
    schema="main",
    name="article_copies",
    comment="One row an article that has copies or is one: the same text, or most of it, within a month in several "
    "outlets, or within two days in one. Articles without copies have no row.",
    key=("article_id",),
    columns=(
        ARTICLE_ID,
        Column(
            name="duplicate_group_id",
            type="text",
            pattern=ID_PATTERN,
            comment="The group: the article_id of its original. fact_articles has it too.",
        ),
        Column(
            name="role",
            type="text",
            one_of=COPY_ROLES,
            comment="original: the article that the others are compared with, the earliest unless a credit says "
            "otherwise; wire_copy: nearly all of the text, which comes from a news agency; republication: nearly all "
            "of the text, and no agency is credited; rewrite: much of the text, in part reworded or extended.",
        ),
        Column(
            name="similarity",
            type="number",
            minimum=0,
            maximum=1,
            comment="Share of the word sequences of both texts that both have (Jaccard, estimated from MinHash "
            "signatures, give or take 0.05); 1 for the original.",
        ),
        Column(
            name="contained_share",
            type="number",
            minimum=0,
            maximum=1,
            comment="Share of the shorter text that the longer has, estimated too: near 1 for a shortened copy.",
        ),
        Column(
            name="agency",
            type="text",
            nullable=True,
            comment="The news agency that the text comes from: credited by the article, by its original, or else "
            "by another copy that has nearly all of the text.",
        ),
        Column(
            name="evidence",
            type="text",
            one_of=COPY_EVIDENCE,
            comment="What decided the role. Of an original: own_text (it is the agency's own site), credited_outlet "
            "(another member says that it took the text from there), or else earliest. Of the others: byline, "
            "dateline or closing_line (where the article credits the agency), original_credit (the original credits "
            "it), copy_credit (the original does not, and another copy does), or text (the words alone).",
        ),
        _SIGHTED_AT,
    ),
)

QUOTE_GROUPS = Table(
    schema="main",
    name="quote_groups",
    comment="One row a quote, however many articles have it: the same words, one contained in the other, or slightly "
    "reworded.",
    key=("quote_group_id",),
    # What other outlets took up is asked for most, and is one quote in ten.
    sorted_by=(
        "date_trunc('month', first_sighted_at)",
        "source_count = 1",
        "speaker_person_id",
        "first_sighted_at",
        "quote_group_id",
    ),
    columns=(
        Column(
            name="quote_group_id",
            type="text",
            pattern=ID_PATTERN,
            comment="The group: the quote_id of its earliest occurrence. fact_quotes has it too.",
        ),
        Column(name="quote_text", type="text", min_length=1, comment="The words as the earliest article has them."),
        Column(
            name="longest_text",
            type="text",
            nullable=True,
            comment="The words in their longest form; null where quote_text is the longest.",
        ),
        Column(
            name="quote_kind",
            type="text",
            one_of=("direct", "fragment", "indirect"),
            comment="As in the earliest article: direct, fragment or indirect.",
        ),
        Column(name="word_count", type="integer", minimum=1, comment="Words of the longest form."),
        Column(
            name="speaker_name",
            type="text",
            nullable=True,
            comment="Whom the earliest article that names a speaker gives; null when none does.",
        ),
        Column(
            name="speaker_kind",
            type="text",
            nullable=True,
            one_of=("person", "organization", "document", "unnamed"),
            comment="What kind of source speaker_name is.",
        ),
        Column(
            name="speaker_person_id",
            type="text",
            nullable=True,
            pattern=ID_PATTERN,
            comment="That speaker across articles when a person; joins to dim_people.",
        ),
        Column(name="article_id", type="text", pattern=ID_PATTERN, comment="The earliest article."),
        Column(name="source_id", type="text", min_length=1, comment="Its outlet; joins to dim_sources."),
        Column(
            name="first_sighted_at",
            type="instant",
            comment="The earliest time at which the words are known to have been public.",
        ),
        Column(name="last_sighted_at", type="instant", comment="The latest sighting."),
        Column(name="occurrence_count", type="integer", minimum=1, comment="Times that the words stand in articles."),
        Column(name="article_count", type="integer", minimum=1, comment="Articles that have them."),
        Column(
            name="story_count", type="integer", minimum=1, comment="Those articles, copies of one text counted once."
        ),
        Column(name="source_count", type="integer", minimum=1, comment="Outlets that have them."),
        Column(
            name="taken_up_by",
            type="texts",
            comment="The other outlets that have them, as source_id, in the order of their first sightings.",
        ),
        Column(
            name="taken_up_at",
            type="instant",
            nullable=True,
            comment="When the first of those outlets had them; null when none has.",
        ),
        Column(
            name="agency",
            type="text",
            nullable=True,
            comment="The news agency through which the words went: of the earliest article whose text comes from one.",
        ),
    ),
)

SPEAKER_TOTALS = Table(
    schema="main",
    name="speaker_totals",
    comment="One row a person who speaks in at least one quote, counted over everything published; up to date in "
    "each snapshot, not between loads. Read it through most_quoted.",
    key=("person_id",),
    columns=(
        Column(name="person_id", type="text", pattern=ID_PATTERN, comment="The person; joins to dim_people."),
        Column(name="quote_count", type="integer", minimum=0, comment="Distinct quotes in quotation marks."),
        Column(name="indirect_count", type="integer", minimum=0, comment="Distinct reported statements without marks."),
        Column(name="occurrence_count", type="integer", minimum=1, comment="Quotes in all articles, copies included."),
        Column(
            name="word_count",
            type="integer",
            minimum=0,
            comment="Words inside quotation marks, each distinct quote in its longest form.",
        ),
        Column(name="article_count", type="integer", minimum=1, comment="Articles that quote the person, copies once."),
        Column(
            name="source_count", type="integer", minimum=1, comment="Outlets that quote the person, with copies too."
        ),
        Column(name="first_quoted_at", type="instant", comment="Earliest sighting of a quote."),
        Column(name="last_quoted_at", type="instant", comment="Latest sighting of a quote."),
    ),
)

ARTICLE_SIGNATURES = Table(
    schema="ops",
    name="article_signatures",
    comment="One row an article: what copies of its text are recognised by. Made from the stored text.",
    key=("article_id",),
    columns=(
        ARTICLE_ID,
        SOURCE_ID,
        _SIGHTED_AT,
        Column(
            name="shingle_count",
            type="integer",
            minimum=0,
            comment="Distinct sequences of words in the text; 0 for a text that is too short to compare.",
        ),
        Column(
            name="signature",
            type="text",
            comment="MinHash of these sequences: the lowest byte of each of 128 values, in base 64.",
        ),
    ),
)

ARTICLE_BANDS = Table(
    schema="ops",
    name="article_bands",
    comment="One row an article and band of its MinHash values: articles that share one are compared.",
    key=("article_id", "band_hash"),
    columns=(
        Column(
            name="sighted_day",
            type="day",
            comment="UTC day of the article's sighting, so that a search for a month passes the others over.",
        ),
        Column(name="band_hash", type="integer", comment="Hash of the band's number and values."),
        ARTICLE_ID,
    ),
)

COPY_EDGES = Table(
    schema="ops",
    name="copy_edges",
    comment="One row a pair of articles of which one copies the other, whichever that is.",
    key=("article_id", "other_article_id"),
    columns=(
        ARTICLE_ID,
        Column(name="other_article_id", type="text", pattern=ID_PATTERN, comment="The other article."),
    ),
)

_WORDING_KEY = Column(name="wording_key", type="integer", comment="The wording, as in fact_quotes.")

QUOTE_FINGERPRINTS = Table(
    schema="ops",
    name="quote_fingerprints",
    comment="One row a wording of quotes and a chosen sequence of its words: wordings that share some are compared, "
    "where one of the two is an anchor.",
    key=("fingerprint", "wording_key"),
    columns=(
        Column(name="fingerprint", type="integer", comment="Hash of a sequence of words."),
        _WORDING_KEY,
        Column(name="word_count", type="integer", minimum=1, comment="Words of the wording."),
        Column(
            name="word_bits",
            type="integer",
            nullable=True,
            comment="A bit of 63 for each of its words, by a hash, which tells most pairs with few words in common "
            "apart; null of wordings indexed by a version without it.",
        ),
        Column(
            name="is_anchor",
            type="flag",
            comment="Whether the others that have the fingerprint are compared with this wording; true of the few "
            "shortest, so that words which everybody says cost no more than others.",
        ),
    ),
)

QUOTE_EDGES = Table(
    schema="ops",
    name="quote_edges",
    comment="One row a pair of wordings that are the same quote.",
    key=("wording_key", "other_wording_key"),
    columns=(
        _WORDING_KEY,
        Column(name="other_wording_key", type="integer", comment="The other wording."),
    ),
)
