"""Quotes: who said what, where, in which words."""

from dataclasses import replace

from warehouse.schema import Column, Table
from warehouse.tables.articles import VERSION_NO
from warehouse.tables.columns import ARTICLE_DAY, ARTICLE_ID, ARTICLE_SOURCE_ID, ID_PATTERN, RUN_ID

# Stored with the quote, so that whoever reads quotes need not read the texts of all articles.
CONTEXT_CHARACTERS = 120

FACT_QUOTES = Table(
    schema="main",
    name="fact_quotes",
    comment="One row a contiguous quoted or reported span inside one paragraph. A quote that its attribution "
    "interrupts is two rows; one that runs over paragraphs is a row each, linked by continues_quote_id.",
    key=("quote_id",),
    sorted_by=("date_trunc('month', article_day)", "speaker_person_id", "article_id", "quote_no"),
    columns=(
        Column(
            name="quote_id",
            type="text",
            pattern=ID_PATTERN,
            comment="The quote: a hash of article, kind and offsets.",
        ),
        ARTICLE_ID,
        Column(name="quote_no", type="integer", minimum=1, comment="Order in the article, from 1."),
        Column(
            name="quote_kind",
            type="text",
            one_of=("direct", "fragment", "indirect"),
            comment="direct: could stand as an utterance; fragment: a few quoted words in the reporter's sentence; "
            "indirect: reported speech without marks. What the text denies (never said, nobody said, refused to say), "
            "only expects, allows or asks for (will say, could say, is due to say, was asked to say), puts under an if "
            "or asks is no indirect quote; what somebody denied is one, with the cue 'denied'.",
        ),
        Column(name="quote_text", type="text", min_length=1, comment="The words, verbatim, without the marks."),
        Column(name="char_start", type="integer", minimum=0, comment="Start in fact_articles.text, from 0."),
        Column(name="char_end", type="integer", minimum=1, comment="End in fact_articles.text, exclusive."),
        Column(name="paragraph_no", type="integer", minimum=0, comment="Paragraph of the text, from 0."),
        Column(
            name="speaker_text",
            type="text",
            nullable=True,
            comment="The words of the text that name the speaker there: 'he', 'the minister', 'Lee'.",
        ),
        Column(
            name="speaker_char_start",
            type="integer",
            nullable=True,
            minimum=0,
            comment="Start of speaker_text in fact_articles.text.",
        ),
        Column(
            name="speaker_char_end",
            type="integer",
            nullable=True,
            minimum=1,
            comment="End of speaker_text in fact_articles.text, exclusive.",
        ),
        Column(
            name="speaker_name",
            type="text",
            nullable=True,
            comment="Who that is: a person's full name as in fact_people, an organization, a document, or the words "
            "that describe an unnamed source; null when nobody is given.",
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
            comment="The speaker across articles when a person; joins to dim_people.",
        ),
        Column(
            name="speaker_role",
            type="text",
            nullable=True,
            comment="What the speaker is, as the article words it.",
        ),
        Column(name="cue", type="text", nullable=True, comment="The reporting words: 'said', 'according to'."),
        Column(
            name="attribution_method",
            type="text",
            nullable=True,
            comment="The rule that gave the speaker; null when none did.",
        ),
        Column(
            name="attribution_confidence",
            type="number",
            nullable=True,
            minimum=0,
            maximum=1,
            comment="Probability that the speaker is right; null when nobody is given.",
        ),
        Column(
            name="abstain_reason",
            type="text",
            nullable=True,
            comment="Why nobody is given; null when somebody is. 'denied': the text tells that these words were not "
            "said, as in 'never called it', 'nobody said'.",
        ),
        Column(
            name="continues_quote_id",
            type="text",
            nullable=True,
            pattern=ID_PATTERN,
            comment="The quote of the paragraph before that this one goes on with.",
        ),
        Column(
            name="context_before",
            type="text",
            nullable=True,
            comment=f"Up to {CONTEXT_CHARACTERS} characters of the text before the quote, set by the load.",
        ),
        Column(
            name="context_after",
            type="text",
            nullable=True,
            comment=f"Up to {CONTEXT_CHARACTERS} characters of the text after the quote, set by the load.",
        ),
        Column(
            name="wording_key",
            type="integer",
            nullable=True,
            comment="Hash of the words and the speaker's last name, set by the load: the same for the same words.",
        ),
        Column(
            name="quote_group_id",
            type="text",
            pattern=ID_PATTERN,
            comment="Shared by the same quote in other articles: the quote_id of its earliest occurrence; count "
            "distinct to count a quote once. quote_groups says more.",
        ),
        ARTICLE_SOURCE_ID,
        ARTICLE_DAY,
        Column(
            name="article_published_at",
            type="instant",
            nullable=True,
            comment="The article's published_at, repeated here by the load; null where the page does not say.",
        ),
        RUN_ID,
    ),
)

_OF_ANY_VERSION = (
    "quote_no",
    "quote_kind",
    "quote_text",
    "char_start",
    "char_end",
    "paragraph_no",
    "speaker_text",
    "speaker_name",
    "speaker_kind",
    "speaker_role",
    "cue",
    "attribution_confidence",
)


def _of_version(column: Column) -> Column:
    return replace(column, comment=column.comment.replace("fact_articles.text", "fact_article_versions.text"))


FACT_VERSION_QUOTES = Table(
    schema="main",
    name="fact_version_quotes",
    comment="One row a quote in a version of an article, the current one included: every offset refers to the text of "
    "that version in fact_article_versions. The current version's quotes, with all that is known of them, are in "
    "fact_quotes.",
    key=("article_id", "version_no", "quote_no"),
    columns=(
        ARTICLE_ID,
        VERSION_NO,
        *(_of_version(FACT_QUOTES.column(name)) for name in _OF_ANY_VERSION),
        RUN_ID,
    ),
)
