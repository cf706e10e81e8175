"""The values that cross a boundary: what a fetch hands to the transforms, and these to each other.

All times are aware datetimes in UTC. All character offsets count Python characters (Unicode code points) of
`ArticleFields.text`, start inclusive, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from warehouse.pages import AnnouncedDate, FetchedPage, Precision

DateOrigin = Literal["json_ld", "meta", "time_element", "text", "url", "feed"]
Access = Literal["open", "paywalled", "truncated"]
OptOutOrigin = Literal["robots_meta", "x_robots_tag", "tdm_meta", "tdm_header"]
QuoteKind = Literal["direct", "fragment", "indirect"]
SpeakerKind = Literal["person", "organization", "document", "unnamed"]

__all__ = [
    "Access",
    "AnnouncedDate",
    "ArticleFields",
    "AttributedQuote",
    "DateOrigin",
    "FetchedPage",
    "Mention",
    "OptOutOrigin",
    "Person",
    "Precision",
    "Quote",
    "QuoteKind",
    "Reading",
    "SpeakerKind",
    "SpeakerWords",
    "UnreadablePage",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadablePage:
    """A page that yields no article, and why: an expected outcome, not an error."""

    url: str
    reason: Literal[
        "not_html",
        "too_large",
        "empty",
        "no_text",
        "no_title",
        "consent_page",
        "error_page",
        "opted_out",
        "front_page",
        "time_limit",
        "worker_died",
        "defect",
    ]
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFields:
    """What a page says of its article."""

    url: str
    canonical_url: str
    title: str
    authors: tuple[str, ...]
    published_at: datetime | None
    published_precision: Precision | None
    published_origin: DateOrigin | None
    modified_at: datetime | None
    section: str | None
    language: str | None
    """ISO 639-1, detected from the text."""
    text: str
    """Paragraphs joined by one newline; no other newlines."""
    opening_notes: tuple[str, ...] = ()
    """Lines over the text that are no part of it: whose it is, where it was published first, captions."""
    closing_notes: tuple[str, ...] = ()
    """Such lines below the text."""
    access: Access
    mining_opt_out_origin: OptOutOrigin | None
    """Where the page reserves itself from text and data mining; None where it does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a person is named in the text."""

    char_start: int
    char_end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person named in an article, under the fullest form the article uses, without honorifics."""

    name: str
    aliases: tuple[str, ...]
    """Every surface form used in text and title, the fullest first."""
    role: str | None
    """As the article words it: 'special envoy', 'U.S. Secretary of State'."""
    mentions: tuple[Mention, ...]
    """In the order of the text; empty for a person named in the title or the byline only."""
    in_title: bool
    is_author: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerWords:
    """The words of the text that say who speaks, where they stand: 'he', 'the minister', 'Ann Lee'."""

    char_start: int
    char_end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributedQuote:
    """A quote with the words that name its speaker, before anybody asks who that is."""

    kind: QuoteKind
    text: str
    """The quote without its marks; text[char_start:char_end] of the article."""
    char_start: int
    char_end: int
    paragraph_no: int
    speaker_words: SpeakerWords | None
    cue: str | None
    """The reporting words as they stand: 'said', 'according to'."""
    method: str | None
    """Which rule gave the speaker; None where none did."""
    confidence: float | None
    """Probability that the speaker is right; None where nobody is given."""
    abstain_reason: str | None
    """Why nobody is given; None where somebody is."""
    continues: int | None
    """Index, in the article's list of quotes, of the quote that this one continues over a paragraph's end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(AttributedQuote):
    """An attributed quote whose speaker is identified within the article."""

    speaker_name: str | None
    """A person's full name as in `Person.name`, an organization, a document, or the words that describe an
    unnamed source."""
    speaker_kind: SpeakerKind | None
    speaker_role: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What reading one article's text gave: its people, each once, and its quotes in the order of the text."""

    people: tuple[Person, ...]
    quotes: tuple[Quote, ...]
