"""Row rules beyond the declarations: what must hold between columns, between tables and against the article's text."""

from __future__ import annotations

import polars as pl

from expectations.row_rule import (
    ARTICLE_TEXT,
    CONTINUED_KNOWN,
    RowRule,
    all_or_none,
    article_rules,
    flag_expected,
    no_blank_element,
    not_after_fetch,
    person_rules,
    span_rules,
)
from expectations.stored_rules import STORED_RULES
from expectations.suite import Expected, columns_match, derive_expectations
from warehouse.schema import Table
from warehouse.tables import ALL_TABLES, FACT_ARTICLES, FACT_PEOPLE, FACT_QUOTES, MENTIONS

CLOCK_TOLERANCE = pl.duration(minutes=1)
"""An outlet's clock may run this far ahead of ours."""
DAY_TOLERANCE = pl.duration(hours=14)
"""A date without a time is read as midnight UTC, up to 14 hours after that day began in Kiribati (UTC+14)."""

ARTICLE_RULES: tuple[RowRule, ...] = (
    not_after_fetch(
        "published_at",
        pl.when(pl.col("published_precision") == "day").then(DAY_TOLERANCE).otherwise(CLOCK_TOLERANCE),
    ),
    not_after_fetch("modified_at", CLOCK_TOLERANCE),
    RowRule(
        table=FACT_ARTICLES,
        name="published_at.with_precision_and_origin",
        columns=("published_at", "published_precision", "published_origin"),
        requirement="must be given together or not at all",
        holds=all_or_none("published_at", "published_precision", "published_origin"),
    ),
    RowRule(
        table=FACT_ARTICLES,
        name="text_sha256.one_a_capture",
        columns=("article_id", "url", "fetched_at", "text_sha256"),
        requirement="must be the only text that this page gave at this time",
        holds=pl.col("text_sha256").n_unique().over("article_id", "url", "fetched_at") == 1,
        needs=("article_id", "url", "fetched_at", "text_sha256"),
    ),
)

PEOPLE_RULES: tuple[RowRule, ...] = (
    *article_rules(FACT_PEOPLE),
    RowRule(
        table=FACT_PEOPLE,
        name="first_char_start.with_mentions",
        columns=("first_char_start", "mention_count"),
        requirement="must be given exactly when the text names the person",
        holds=pl.col("first_char_start").is_not_null() == (pl.col("mention_count") > 0),
        needs=("mention_count",),
    ),
    RowRule(
        table=FACT_PEOPLE,
        name="first_char_start.inside_text",
        columns=("first_char_start",),
        requirement="must lie before the end of the article's text",
        holds=pl.col("first_char_start") < pl.col(ARTICLE_TEXT).str.len_chars(),
        needs=("first_char_start", ARTICLE_TEXT),
    ),
)

SPEAKER_RULES: tuple[RowRule, ...] = (
    RowRule(
        table=FACT_QUOTES,
        name="speaker_name.with_kind",
        columns=("speaker_name", "speaker_kind"),
        requirement="must be given together or not at all",
        holds=all_or_none("speaker_name", "speaker_kind"),
    ),
    RowRule(
        table=FACT_QUOTES,
        name="speaker_person_id.with_person",
        columns=("speaker_kind", "speaker_person_id"),
        requirement="must have an id exactly when the speaker is a person",
        holds=pl.col("speaker_person_id").is_not_null() == pl.col("speaker_kind").eq_missing("person"),
    ),
    RowRule(
        table=FACT_QUOTES,
        name="abstain_reason.without_speaker",
        columns=("speaker_name", "abstain_reason"),
        requirement="must be given exactly when no speaker is",
        holds=pl.col("abstain_reason").is_not_null() == pl.col("speaker_name").is_null(),
    ),
    RowRule(
        table=FACT_QUOTES,
        name="speaker_text.with_offsets",
        columns=("speaker_text", "speaker_char_start", "speaker_char_end"),
        requirement="must be given together or not at all",
        holds=all_or_none("speaker_text", "speaker_char_start", "speaker_char_end"),
    ),
    *span_rules(FACT_QUOTES, "speaker_text", "speaker_char_start", "speaker_char_end"),
)

QUOTE_RULES: tuple[RowRule, ...] = (
    *article_rules(FACT_QUOTES),
    *person_rules(FACT_QUOTES, "speaker_person_id"),
    *span_rules(FACT_QUOTES, "quote_text", "char_start", "char_end"),
    RowRule(
        table=FACT_QUOTES,
        name="quote_text.one_paragraph",
        columns=("quote_text",),
        requirement="must not run over the end of a paragraph",
        holds=~pl.col("quote_text").str.contains("\n", literal=True),
        needs=("quote_text",),
    ),
    *SPEAKER_RULES,
    RowRule(
        table=FACT_QUOTES,
        name="continues_quote_id.in_article",
        columns=("article_id", "continues_quote_id"),
        requirement="must be another quote of the same article",
        holds=pl.col(CONTINUED_KNOWN) & (pl.col("continues_quote_id") != pl.col("quote_id")),
        needs=("article_id", "continues_quote_id", "quote_id"),
    ),
)

FOLLOWS_QUOTE = flag_expected(
    f"{FACT_QUOTES.name}.continues_quote_id.follows_quote",
    ("article_id", "continues_quote_id"),
    "must be a quote that was not itself put into quarantine",
)
FOLLOWS_LATEST_CAPTURE = flag_expected(
    f"{FACT_ARTICLES.name}.article_id.follows_latest_capture",
    ("article_id", "fetched_at"),
    "must be an article whose latest capture was not put into quarantine, for its facts are of that capture",
)
"""These two speak of rows of their own table: what they ask is known only when all other rules were checked."""

MENTION_RULES: tuple[RowRule, ...] = (
    *article_rules(MENTIONS),
    *person_rules(MENTIONS, "person_id"),
    *span_rules(MENTIONS, "mention_text", "char_start", "char_end"),
)

ROW_RULES: dict[str, tuple[RowRule, ...]] = {
    FACT_ARTICLES.name: ARTICLE_RULES,
    FACT_PEOPLE.name: PEOPLE_RULES,
    FACT_QUOTES.name: QUOTE_RULES,
    MENTIONS.name: MENTION_RULES,
}


def rules_of(table: Table) -> tuple[RowRule, ...]:
    """The row rules of a table, those for its lists of texts included."""
    lists = (no_blank_element(table, column.name) for column in table.columns if column.type == "texts")
    return (*lists, *ROW_RULES.get(table.qualified_name, ()))


def row_expectations(table: Table) -> tuple[Expected, ...]:
    """Everything that is asked of a table's rows.

    Consequences stand first, so that a row which fell with another says so, whatever else is wrong with it.
    """
    rules = rules_of(table)
    return (
        *(rule.expected() for rule in rules if rule.is_consequence),
        *derive_expectations(table),
        *(rule.expected() for rule in rules if not rule.is_consequence),
    )


def requirement_of(table_name: str, rule: str) -> str:
    """What a rule asks, in words; of a rule over a whole table, its name in words."""
    return REQUIREMENTS.get(rule) or rule.removeprefix(f"{table_name}.").replace("_", " ").replace(".", " ")


REQUIREMENTS: dict[str, str] = {rule.rule: rule.requirement for rule in STORED_RULES} | {
    expected.name: expected.requirement
    for expected in (
        FOLLOWS_QUOTE,
        FOLLOWS_LATEST_CAPTURE,
        *(asked for table in ALL_TABLES for asked in (columns_match(table), *row_expectations(table))),
    )
}
