"""A file of labelled pages: what a page says, as somebody who read it wrote down."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, TypeAdapter, ValidationError

from transforms.records import QuoteKind, SpeakerKind


class EvaluationError(ValueError):
    """What keeps an evaluation from being done and its user can mend; the message is one line."""


def _iso_time(text: str | None) -> str | None:
    if text:
        datetime.fromisoformat(text.strip())
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPerson:
    """A person whom the article names."""

    name: str
    aliases: tuple[str, ...] = ()
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuote:
    """A quote of the article and who says it."""

    text: str
    speaker: str | None
    """None where the article names nobody."""
    speaker_kind: SpeakerKind | None
    kind: QuoteKind = "direct"
    para: int | None = None
    cue: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPage:
    """One labelled page."""

    id: str
    url: str
    title: str
    authors: tuple[str, ...]
    published: Annotated[str | None, AfterValidator(_iso_time)]
    """ISO 8601; without a zone it is UTC, without a time of day (or at midnight) only the day counts."""
    body: tuple[str, ...]
    people: tuple[GoldPerson, ...] | None
    """None where nobody labelled them."""
    quotes: tuple[GoldQuote, ...] | None
    """None where nobody labelled them."""
    language: str | None = None
    crawl_date: Annotated[str | None, AfterValidator(_iso_time)] = None
    """When the page was fetched: no date that is read from it may be later."""

    @property
    def published_at(self) -> datetime | None:
        """The time of publication with its zone."""
        return aware_time(self.published)

    @property
    def file_stem(self) -> str:
        """The name, without its ending, of the file that holds the page."""
        return self.id.replace("/", "__")

    @property
    def text(self) -> str:
        """The body's paragraphs, a line each."""
        return "\n".join(" ".join(paragraph.split()) for paragraph in self.body)


_PAGES = TypeAdapter(tuple[GoldPage, ...])


def aware_time(text: str | None) -> datetime | None:
    """The time that an ISO 8601 text gives, in UTC where it names no zone."""
    if not text or not text.strip():
        return None
    moment = datetime.fromisoformat(text.strip())
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def parse_gold(content: str) -> tuple[GoldPage, ...]:
    """The labelled pages of a gold file's content, in its order.

    Raises:
        EvaluationError: the content is no list of labelled pages; the message names the entry and the key.
    """
    try:
        entries = json.loads(content)
    except json.JSONDecodeError as error:
        raise EvaluationError(f"not JSON: {error.msg} in line {error.lineno}, column {error.colno}") from error
    except RecursionError as error:
        raise EvaluationError("nested too deeply to be a list of labelled pages") from error
    try:
        pages = _PAGES.validate_python(entries)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise EvaluationError(_complaint(entries, first["loc"], first["msg"], first["input"])) from error
    if not pages:
        raise EvaluationError("no entries: a gold file is a list of labelled pages")
    twice = [name for name, count in Counter(page.id for page in pages).items() if count > 1]
    if twice:
        raise EvaluationError(f"two entries have the id {twice[0]!r}: an id names one page")
    return pages


def _complaint(entries: Any, place: tuple[int | str, ...], message: str, given: Any) -> str:
    if not place or not isinstance(entries, list):
        return f"a gold file is a list of labelled pages, this is {_kind(entries)}"
    number = int(place[0])
    entry = entries[number]
    name = f" ({entry['id']})" if isinstance(entry, dict) and isinstance(entry.get("id"), str) else ""
    if len(place) == 1:
        return f"entry {number}{name}: a labelled page is an object, this is {_kind(entry)}"
    key = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place[1:]).lstrip(".")
    got = "" if message == "Field required" else f", got {json.dumps(given, ensure_ascii=False, default=str)[:80]}"
    return f"entry {number}{name}: {key}: {message[0].lower()}{message[1:]}{got}"


def _kind(value: object) -> str:
    return {dict: "an object", list: "a list", str: "a text", type(None): "null"}.get(type(value), "a bare value")
