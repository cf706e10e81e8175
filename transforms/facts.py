"""From articles and their readings to the frames that the gate checks and the warehouse loads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import polars as pl

from transforms.copies.credits import text_credit
from transforms.identity import person_id, quote_id, text_sha256
from transforms.records import ArticleFields, Quote, Reading
from transforms.urls import article_id
from warehouse.facts import FactFrames
from warehouse.schema import Table
from warehouse.tables import DIM_SOURCES, FACT_ARTICLES, FACT_PEOPLE, FACT_QUOTES, MENTIONS

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadArticle:
    """An article, where and when its page came from, and what reading it gave."""

    fields: ArticleFields
    reading: Reading
    source_id: str
    fetched_at: datetime

    @property
    def article_id(self) -> str:
        """The article's id."""
        return article_id(self.fields.canonical_url)


def fact_frames(articles: Sequence[ReadArticle], run_id: str, pipeline_version: str) -> FactFrames:
    """The facts of the articles, each given once, as frames of the declared schemas.

    The outlets' own rows are empty: what is known of an outlet does not come from its pages.
    """
    return FactFrames(
        articles=frame(FACT_ARTICLES, (article_row(article, pipeline_version) for article in articles), run_id),
        people=frame(FACT_PEOPLE, (row for article in articles for row in people_rows(article)), run_id),
        quotes=frame(FACT_QUOTES, (row for article in articles for row in quote_rows(article)), run_id),
        mentions=frame(MENTIONS, (row for article in articles for row in mention_rows(article)), run_id),
        sources=DIM_SOURCES.empty_frame(),
    )


def frame(table: Table, rows: Iterable[Row], run_id: str) -> pl.DataFrame:
    """Rows as a frame of the table's schema, each with the run that made it."""
    return pl.DataFrame([{**row, "run_id": run_id} for row in rows], schema=table.polars_schema())


def article_row(article: ReadArticle, pipeline_version: str) -> Row:
    """The row of fact_articles; the loader sets version_no, first_seen_at and the group against what is stored."""
    fields = article.fields
    credit = text_credit(fields.authors, fields.text, fields.opening_notes, fields.closing_notes)
    return {
        "article_id": article.article_id,
        "source_id": article.source_id,
        "url": fields.url,
        "canonical_url": fields.canonical_url,
        "title": fields.title,
        "authors": list(fields.authors),
        "published_at": fields.published_at,
        "published_precision": fields.published_precision,
        "published_origin": fields.published_origin,
        "modified_at": fields.modified_at,
        "section": fields.section,
        "language": fields.language,
        "text": fields.text,
        "word_count": len(fields.text.split()),
        "access": fields.access,
        "mining_opt_out": fields.mining_opt_out_origin is not None,
        "mining_opt_out_origin": fields.mining_opt_out_origin,
        "version_no": 1,
        "text_sha256": text_sha256(fields.title, fields.text),
        "agency": credit.agency,
        "agency_evidence": credit.agency_evidence,
        "republished_from": credit.republished_from,
        "duplicate_group_id": article.article_id,
        "first_seen_at": article.fetched_at,
        "fetched_at": article.fetched_at,
        "pipeline_version": pipeline_version,
    }


def people_rows(article: ReadArticle) -> Iterator[Row]:
    """The rows of fact_people of one article.

    The load replaces person_id by the person across articles, and repeats what rows have of their article.
    """
    spoken = [quote for quote in article.reading.quotes if quote.speaker_kind == "person"]
    quote_counts = Counter(quote.speaker_name for quote in spoken)
    words = Counter(
        {name: sum(quoted_words(quote) for quote in spoken if quote.speaker_name == name) for name in quote_counts}
    )
    for person in article.reading.people:
        yield {
            "article_id": article.article_id,
            "person_id": person_id(person.name),
            "name_id": person_id(person.name),
            "person_name": person.name,
            "aliases": list(person.aliases),
            "role": person.role,
            "mention_count": len(person.mentions),
            "first_char_start": person.mentions[0].char_start if person.mentions else None,
            "in_title": person.in_title,
            "is_author": person.is_author,
            "quote_count": quote_counts[person.name],
            "quoted_word_count": words[person.name],
            "article_source_id": None,
            "article_day": None,
        }


def quoted_words(quote: Quote) -> int:
    """Words of a quote that stand inside marks."""
    return 0 if quote.kind == "indirect" else len(quote.text.split())


def mention_rows(article: ReadArticle) -> Iterator[Row]:
    """The rows of mentions of one article."""
    for person in article.reading.people:
        for mention in person.mentions:
            yield {
                "article_id": article.article_id,
                "person_id": person_id(person.name),
                "name_id": person_id(person.name),
                "mention_text": mention.text,
                "char_start": mention.char_start,
                "char_end": mention.char_end,
            }


def quote_rows(article: ReadArticle) -> Iterator[Row]:
    """The rows of fact_quotes of one article; the load sets context, wording, group and columns of the article."""
    quotes = article.reading.quotes
    ids = [quote_id(article.article_id, quote) for quote in quotes]
    for number, (own_id, quote) in enumerate(zip(ids, quotes, strict=True), start=1):
        words = quote.speaker_words
        is_person = quote.speaker_kind == "person" and quote.speaker_name is not None
        yield {
            "quote_id": own_id,
            "article_id": article.article_id,
            "quote_no": number,
            "quote_kind": quote.kind,
            "quote_text": quote.text,
            "char_start": quote.char_start,
            "char_end": quote.char_end,
            "paragraph_no": quote.paragraph_no,
            "speaker_text": words.text if words else None,
            "speaker_char_start": words.char_start if words else None,
            "speaker_char_end": words.char_end if words else None,
            "speaker_name": quote.speaker_name,
            "speaker_kind": quote.speaker_kind,
            "speaker_person_id": person_id(quote.speaker_name) if is_person and quote.speaker_name else None,
            "speaker_role": quote.speaker_role,
            "cue": quote.cue,
            "attribution_method": quote.method,
            "attribution_confidence": quote.confidence,
            "abstain_reason": quote.abstain_reason,
            "continues_quote_id": ids[quote.continues] if quote.continues is not None else None,
            "context_before": None,
            "context_after": None,
            "wording_key": None,
            "quote_group_id": own_id,
            "article_source_id": None,
            "article_day": None,
            "article_published_at": None,
        }
