"""What outlets changed between the versions of an article, kept up with the versions by each load."""

from dataclasses import replace

from warehouse.schema import Column, Table
from warehouse.tables.articles import FACT_ARTICLE_VERSIONS, TITLE, VERSION_NO
from warehouse.tables.columns import ARTICLE_ID
from warehouse.tables.quotes import FACT_QUOTES

_EDIT_VERSION_NO = replace(
    VERSION_NO, minimum=2, comment="The version that the edit made; the one before is version_no - 1."
)
_CHANGED_AT = Column(
    name="changed_at",
    type="instant",
    comment="When the new text was first fetched, which is when the edit was noticed.",
)

FACT_ARTICLE_EDITS = Table(
    schema="main",
    name="fact_article_edits",
    comment="One row a version of an article after its first: what it changed. Made from fact_article_versions; read "
    "it through article_edits.",
    key=("article_id", "version_no"),
    columns=(
        ARTICLE_ID,
        _EDIT_VERSION_NO,
        _CHANGED_AT,
        FACT_ARTICLE_VERSIONS.column("change_kind"),
        replace(TITLE, name="title_before", comment="The headline of the version before."),
        replace(TITLE, name="title_after", comment="The headline of this version."),
        FACT_ARTICLE_VERSIONS.column("characters_added"),
        FACT_ARTICLE_VERSIONS.column("characters_removed"),
        Column(
            name="diff",
            type="text",
            comment='The paragraphs that went, each on a line after "- ", then those that came, each after "+ "; '
            "empty when the headline alone changed.",
        ),
    ),
)

FACT_QUOTE_EDITS = Table(
    schema="main",
    name="fact_quote_edits",
    comment="One row a quote that differs between one version of an article and the next. Made from "
    "fact_version_quotes; read it through quote_edits, which says how quotes are compared.",
    key=("article_id", "version_no", "edit_no"),
    columns=(
        ARTICLE_ID,
        _EDIT_VERSION_NO,
        Column(name="edit_no", type="integer", minimum=1, comment="Order among the version's edits, from 1."),
        _CHANGED_AT,
        replace(TITLE, comment="The headline of the version that the edit made."),
        Column(
            name="edit_kind",
            type="text",
            one_of=("added", "removed", "reworded", "other_speaker"),
            comment="added; removed; reworded; or other_speaker: the same words, another person or body.",
        ),
        replace(
            FACT_QUOTES.column("quote_kind"),
            comment="direct, fragment or indirect, in the version that has the quote, the later one of two.",
        ),
        Column(
            name="quote_before",
            type="text",
            nullable=True,
            comment="The words in the version before; null when added.",
        ),
        Column(name="quote_after", type="text", nullable=True, comment="The words in this version; null when removed."),
        Column(
            name="speaker_before",
            type="text",
            nullable=True,
            comment="Who spoke them in the version before; null when added or when nobody is given.",
        ),
        Column(
            name="speaker_after",
            type="text",
            nullable=True,
            comment="Who speaks them in this version; null when removed or when nobody is given.",
        ),
        Column(
            name="char_start_before",
            type="integer",
            nullable=True,
            minimum=0,
            comment="Where the quote starts in the text of the version before.",
        ),
        Column(
            name="char_start_after",
            type="integer",
            nullable=True,
            minimum=0,
            comment="Where the quote starts in the text of this version.",
        ),
        Column(
            name="is_same_pipeline",
            type="flag",
            comment="Whether the same code read both versions; if not, the edit may be the code's. A replay of the "
            "archive reads all anew.",
        ),
    ),
)
