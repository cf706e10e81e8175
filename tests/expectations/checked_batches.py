"""Batches of facts of own writing: good articles to break in one place, and what the gate saw of each row."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import polars as pl

from expectations.gate import JudgedRows, judge_facts
from warehouse.facts import FRAME_TABLES, FactFrames

FETCHED = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
NOW = datetime(2026, 3, 2, 12, 30, tzinfo=UTC)

TEXT = (
    "Ann Lee came back to Harbour Town.\n"
    "“We are home,” said Ann Lee.\n"
    "“It was a long way.\n"
    "“And we are tired,” she said.\n"
    "“Nobody knows,” somebody shouted."
)

Row = dict[str, Any]


def hashed(*parts: object) -> str:
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:32]


@dataclass
class ArticleRows:
    """The rows of one good article, to change before they become frames."""

    name: str
    articles: list[Row] = field(default_factory=list)
    people: list[Row] = field(default_factory=list)
    quotes: list[Row] = field(default_factory=list)
    mentions: list[Row] = field(default_factory=list)
    sources: list[Row] = field(default_factory=list)

    @property
    def article_id(self) -> str:
        return hashed("article", self.name)

    @property
    def ann(self) -> str:
        return hashed("person", self.name, "Ann Lee")

    @property
    def bo(self) -> str:
        return hashed("person", self.name, "Bo Dale")


def good_article(name: str) -> ArticleRows:
    """Ann Lee is named twice and speaks three times, in the third going on with the second; Bo Dale stands in the
    title only; nobody is given for the last quote."""
    rows = ArticleRows(name)
    rows.articles = [article_row(rows)]
    rows.people = [person_row(rows, "Ann Lee", mention_count=2, first=0), person_row(rows, "Bo Dale", 0, None)]
    rows.mentions = [mention_row(rows, 0), mention_row(rows, TEXT.index("Ann Lee.", 1))]
    rows.quotes = [
        quote_row(rows, 1, "We are home,", speaker="Ann Lee"),
        quote_row(rows, 2, "It was a long way.", speaker="she"),
        quote_row(rows, 3, "And we are tired,", speaker="she"),
        quote_row(rows, 4, "Nobody knows,", speaker=None),
    ]
    rows.quotes[2]["continues_quote_id"] = rows.quotes[1]["quote_id"]
    return rows


def article_row(rows: ArticleRows) -> Row:
    url = f"https://harbour-post.example/{rows.name}"
    return {
        "article_id": rows.article_id,
        "source_id": "harbour_post",
        "url": url,
        "canonical_url": url,
        "title": "Ferry returns with Bo Dale",
        "authors": ["Mia Stone"],
        "published_at": datetime(2026, 3, 2, 9, 0, tzinfo=UTC),
        "published_precision": "second",
        "published_origin": "json_ld",
        "modified_at": None,
        "section": None,
        "language": "en",
        "text": TEXT,
        "word_count": len(TEXT.split()),
        "access": "open",
        "version_no": 1,
        "text_sha256": hashed("text", rows.name) * 2,
        "agency": None,
        "agency_evidence": None,
        "republished_from": None,
        "duplicate_group_id": rows.article_id,
        "first_seen_at": FETCHED,
        "fetched_at": FETCHED,
        "run_id": "run-1",
        "pipeline_version": "1.0+aa",
    }


def person_row(rows: ArticleRows, name: str, mention_count: int, first: int | None) -> Row:
    return {
        "article_id": rows.article_id,
        "name_id": hashed("person", rows.name, name),
        "person_id": hashed("person", rows.name, name),
        "person_name": name,
        "aliases": [name],
        "role": None,
        "mention_count": mention_count,
        "first_char_start": first,
        "in_title": mention_count == 0,
        "is_author": False,
        "quote_count": 0,
        "quoted_word_count": 0,
        "article_source_id": None,
        "article_day": None,
        "run_id": "run-1",
    }


def mention_row(rows: ArticleRows, start: int) -> Row:
    return {
        "article_id": rows.article_id,
        "name_id": rows.ann,
        "person_id": rows.ann,
        "mention_text": "Ann Lee",
        "char_start": start,
        "char_end": start + len("Ann Lee"),
        "run_id": "run-1",
    }


def quote_row(rows: ArticleRows, number: int, words: str, speaker: str | None) -> Row:
    start = TEXT.index(words)
    speaker_start = TEXT.index(speaker) if speaker else None
    return {
        "quote_id": hashed("quote", rows.name, number),
        "article_id": rows.article_id,
        "quote_no": number,
        "quote_kind": "direct",
        "quote_text": words,
        "char_start": start,
        "char_end": start + len(words),
        "paragraph_no": TEXT[:start].count("\n"),
        "speaker_text": speaker,
        "speaker_char_start": speaker_start,
        "speaker_char_end": speaker_start + len(speaker) if speaker and speaker_start is not None else None,
        "speaker_name": "Ann Lee" if speaker else None,
        "speaker_kind": "person" if speaker else None,
        "speaker_person_id": rows.ann if speaker else None,
        "speaker_role": None,
        "cue": "said",
        "attribution_method": "verb_after" if speaker else None,
        "attribution_confidence": 0.9 if speaker else None,
        "abstain_reason": None if speaker else "no_speaker_near",
        "continues_quote_id": None,
        "context_before": None,
        "context_after": None,
        "wording_key": None,
        "quote_group_id": hashed("quote", rows.name, number),
        "article_source_id": None,
        "article_day": None,
        "article_published_at": None,
        "run_id": "run-1",
    }


def facts_of(articles: Iterable[ArticleRows]) -> FactFrames:
    articles = list(articles)
    return FactFrames(
        **{
            name: pl.DataFrame(
                [row for article in articles for row in getattr(article, name)],
                schema=table.polars_schema(),
                orient="row",
            )
            for name, table in FRAME_TABLES.items()
        }
    )


def broken_rules(rows: JudgedRows) -> dict[int, set[str]]:
    """By row number, the rules that the row broke."""
    broken: defaultdict[int, set[str]] = defaultdict(set)
    for observation in rows.observations:
        for row in observation.failed_rows:
            broken[row].add(observation.expected.name)
    return dict(broken)


@dataclass(frozen=True)
class Case:
    """One change to a good article, and the rules it breaks, by frame and row within the article."""

    name: str
    change: Callable[[ArticleRows], None]
    broken: dict[tuple[str, int], set[str]]

    @property
    def rows(self) -> ArticleRows:
        article = good_article(self.name)
        self.change(article)
        return article


def rules_broken_by_article(articles: list[ArticleRows]) -> dict[str, dict[tuple[str, int], set[str]]]:
    """By article name, frame and row within the article, the rules that the gate saw broken."""
    found: dict[str, dict[tuple[str, int], set[str]]] = {article.name: {} for article in articles}
    for frame, judged in judge_facts(facts_of(articles)).items():
        broken = broken_rules(judged)
        row = 0
        for article in articles:
            for place in range(len(getattr(article, frame))):
                if row in broken:
                    found[article.name][frame, place] = broken[row]
                row += 1
    return found
