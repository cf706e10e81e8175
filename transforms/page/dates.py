"""When an article was published and changed, to the second where the page says so, in UTC."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import dateparser
from dateparser.data.languages_info import language_order
from lxml.html import HtmlElement

from transforms.page.json_ld import first_text, texts
from transforms.page.metadata import PageMetadata
from transforms.records import AnnouncedDate, DateOrigin, Precision

_OLDEST = datetime(1900, 1, 1, tzinfo=UTC)
_EPOCH_END = datetime(1970, 1, 2, tzinfo=UTC)
_PUBLISHED_TAGS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "article_published_time",
    "parsely-pub-date", "sailthru.date", "cxenseparse:publishtime", "article.published", "published_time",
    "publish-date", "publish_date", "publishdate", "published", "pubdate", "date_published",
    "originalpublicationdate",
    "article:post_date", "rnews:datepublished", "datecreated", "article:created", "dc.date.issued", "dcterms.issued",
    "dcterms.date", "dc.date", "dcterms.created", "dc.date.created", "prism.publicationdate",
    "citation_publication_date",
    "citation_date", "displaydate", "timestamp", "date",
)  # fmt: skip
_MODIFIED_TAGS = (
    "article:modified_time", "og:article:modified_time", "datemodified", "article_modified_time", "og:updated_time",
    "last_updated_date", "dcterms.modified", "dc.date.modified", "lastmod", "last-modified", "article:updated",
    "revised",
)  # fmt: skip
_MODIFIED_TIMES = '//time[@itemprop="dateModified" or contains(@class, "updated") or contains(@class, "modified")]'
_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T\s]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_URL_DAY = re.compile(r"(?:^|\D)((?:19|20)\d\d)[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\d|3[01])(?:\D|$)")
_MODIFIED_HINT = re.compile(r"updat|modif|edit(?:ed)\b|aktualisi|mis à jour|actualiz|aggiorna|atualiz", re.IGNORECASE)
_DATE_HINT = re.compile(r"date|time|publish|posted|byline|dateline|stamp", re.IGNORECASE)
_LANGUAGES = frozenset(language_order)
_HAS_YEAR = re.compile(r"(?:19|20)\d\d")
_HAS_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d|\d\s*[ap]\.?m\b", re.IGNORECASE)
# Written dates: text around them is cut away before dateparser, which reads a short string only.
_WORD = r"[^\W\d_]{3,12}"
_YEAR = r"(?:19|20)\d\d"
_CLOCK = r"\d{1,2}[:.h]\d\d(?::\d\d)?\s*(?:[apAP]\.?[mM]\b\.?)?"
_WRITTEN = re.compile(
    rf"(?:{_CLOCK}\s*(?:[A-Z]{{2,5}})?,?\s*)?(?:{_WORD}\.?,?\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|\.|er|º)?\s+(?:de\s+)?{_WORD}\.?,?\s+(?:de\s+)?{_YEAR}"
    rf"|{_WORD}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{_YEAR}|\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR}"
    rf"|{_YEAR}年\d{{1,2}}月\d{{1,2}}日)"
    rf"(?:\s*(?:,|at|um|à|a las|-|–|\||•|·)?\s*{_CLOCK}\s*(?:[A-Z]{{2,5}}\b)?(?:[+-]\d{{1,2}})?)?"
)
# Offsets from UTC, in seconds.
_SMALLEST_OFFSET, _LARGEST_OFFSET, _OFFSET_STEP = 3_600, 14 * 3_600, 900
_MAX_WRITTEN_LENGTH = 300
_DATE_SHARE = 0.25
_MOST_OF_LINE = 0.6
_MAX_DATE_LINE = 120


@dataclass(frozen=True, slots=True)
class Instant:
    """A date as a page gives it."""

    moment: datetime
    """Aware, in UTC where the page names no zone."""
    precision: Precision
    has_zone: bool


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published, and where the page says so."""

    moment: datetime
    precision: Precision
    origin: DateOrigin


def read_published(
    tree: HtmlElement,
    metadata: PageMetadata,
    header: tuple[str, ...],
    fetched_at: datetime,
    announced: AnnouncedDate | None = None,
) -> Published | None:
    """The time of publication; None where neither the page nor the feed that announced it gives one that could be.

    JSON-LD before meta tags, `time` elements, the text by the byline and the address: outlets keep the first two
    for search engines and social networks, which complain, and nobody checks the others. A date after the fetch is
    passed over for the next. What a feed gave is the last resort: feeds date articles anew when they are edited.
    """
    # Lazy: the written dates are looked for only where no field before them settles the matter.
    candidates = ((origin, instant) for origin, instant in _published_candidates(tree, metadata, header) if instant)
    passed: list[tuple[DateOrigin, Instant]] = []
    for origin, instant in candidates:
        if not _is_possible(instant, fetched_at):
            passed.append((origin, instant))
            continue
        finer = instant
        if instant.precision == "day":
            finer = _with_time(instant, [other for source, other in candidates if source in ("json_ld", "meta")])
        elif not instant.has_zone:
            finer = _with_zone(instant, [other for _, other in (*passed, *candidates)])
        chosen = finer if _is_possible(finer, fetched_at) else instant
        return Published(chosen.moment.replace(microsecond=0), chosen.precision, origin)
    return _published_by_feed(tree, metadata, fetched_at, announced) if announced else None


def _published_by_feed(
    tree: HtmlElement, metadata: PageMetadata, fetched_at: datetime, announced: AnnouncedDate
) -> Published | None:
    """The date that a feed gave; None where it lies after the fetch, or after a change that the page tells of."""
    instant = Instant(announced.moment, announced.precision, has_zone=True)
    modified_at = read_modified(tree, metadata, None, fetched_at)
    if not _is_possible(instant, fetched_at) or (modified_at and modified_at < instant.moment):
        return None
    return Published(instant.moment.replace(microsecond=0), instant.precision, "feed")


def read_modified(
    tree: HtmlElement, metadata: PageMetadata, published: Published | None, fetched_at: datetime
) -> datetime | None:
    """The time of the last change; None where the page gives none between publication and fetch."""
    values = [first_text(metadata.nodes, "dateModified", "dateUpdated"), *metadata.every(*_MODIFIED_TAGS)]
    values += [element.get("datetime") for element in tree.xpath(_MODIFIED_TIMES)]
    instants = [instant for instant in map(parse_instant, values) if instant]
    for instant in instants:
        placed = _with_zone(instant, instants)
        if not _is_possible(placed, fetched_at) or placed.precision == "day":
            continue
        moment = placed.moment.replace(microsecond=0)
        return None if published and moment < published.moment else moment
    return None


def _is_possible(instant: Instant, fetched_at: datetime) -> bool:
    return _OLDEST <= instant.moment <= fetched_at and not _EPOCH_END - timedelta(days=2) < instant.moment < _EPOCH_END


def _published_candidates(
    tree: HtmlElement, metadata: PageMetadata, header: tuple[str, ...]
) -> Iterator[tuple[DateOrigin, Instant | None]]:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        for node in metadata.nodes:
            for text in texts(node.get(key)):
                yield "json_ld", parse_instant(text)
    for value in metadata.every(*_PUBLISHED_TAGS):
        yield "meta", parse_instant(value)
    for value in _time_elements(tree):
        yield "time_element", parse_instant(value)
    for value in (*_dates_in(header), *_written_dates(tree)):
        yield "text", parse_instant(value, metadata.html_language)
    match = _URL_DAY.search(metadata.canonical_url)
    if match:
        yield "url", parse_instant("-".join(match.groups()))


def _time_elements(tree: HtmlElement) -> Iterator[str]:
    """Values of the `time` elements, those that call themselves publication first, updates never."""
    own = tree.xpath('//*[@itemprop="datePublished" or @pubdate or contains(@class, "published")]')
    for element in [*own, *tree.iter("time"), *tree.xpath("//*[@data-timestamp]")]:
        words = " ".join((element.get("class") or "", element.get("itemprop") or "", element.text_content()[:60]))
        if _MODIFIED_HINT.search(words) or (element not in own and _is_teaser(element)):
            continue
        for attribute in ("datetime", "content", "data-timestamp", "data-datetime", "title"):
            if element.get(attribute):
                yield element.get(attribute)


def _is_teaser(element: HtmlElement) -> bool:
    return any(parent.tag in ("aside", "footer", "nav", "li", "a") for parent in element.iterancestors())


def _written_dates(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter("time", "span", "div", "p", "li", "small", "em"):
        words = " ".join(element.get(name) or "" for name in ("class", "id", "itemprop", "data-testid"))
        if element.tag != "time" and not _DATE_HINT.search(words):
            continue
        text = " ".join(element.text_content().split())
        if len(text) > _MAX_WRITTEN_LENGTH or not _HAS_YEAR.search(text) or _is_teaser(element):
            continue
        yield from _dates_in((text,))


def _dates_in(lines: tuple[str, ...]) -> Iterator[str]:
    """Written dates in lines, up to where a line begins to tell of updates."""
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else ""
        update = _MODIFIED_HINT.search(line)
        if not _HAS_YEAR.search(line) or (not update and _MODIFIED_HINT.search(before)):
            continue
        published = line[: update.start()] if update else line
        if _ISO.fullmatch(published):
            yield published
        # In a longer line a date is part of what the line tells, as in a caption.
        for match in _WRITTEN.finditer(published):
            if len(match.group()) >= _DATE_SHARE * len(published):
                yield match.group().strip(" ,|-–")


def is_date_line(line: str) -> bool:
    """Whether a line is little more than a written date."""
    is_short = len(line) <= _MAX_DATE_LINE
    return is_short and any(len(match.group()) >= _MOST_OF_LINE * len(line) for match in _WRITTEN.finditer(line))


def parse_instant(value: str | None, language: str | None = None) -> Instant | None:
    """A date as machines or newsrooms write it: ISO 8601 in all its misspellings, RFC 2822, seconds since 1970, words.

    None for anything else.
    """
    text = (value or "").strip()
    if _EPOCH.fullmatch(text):
        return Instant(datetime.fromtimestamp(int(text[:10]), UTC), "second", has_zone=True)
    match = _ISO.match(text)
    if match:
        return _from_iso(match)
    return _from_mail_date(text) or parse_written(text, language)


def _from_iso(match: re.Match[str]) -> Instant | None:
    year, month, day, hour, minute, second, zone = match.groups()
    try:
        moment = datetime(
            int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0), tzinfo=UTC
        )
    except ValueError:
        return None
    moment -= _offset(zone)
    precision: Precision = "second" if int(second or 0) else "minute"
    # Midnight to the second, in UTC or in no zone, is how a day is written where a time is asked for.
    if hour is None or (moment.hour == moment.minute == moment.second == 0 and not _offset(zone)):
        precision = "day"
    return Instant(moment, precision, has_zone=zone is not None)


def _offset(zone: str | None) -> timedelta:
    if not zone or zone[0] not in "+-":
        return timedelta(0)
    digits = zone[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return offset if zone[0] == "+" else -offset


def _from_mail_date(text: str) -> Instant | None:
    if not re.match(r"[A-Z][a-z]{2},? \d", text):
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    return _instant_of(moment, text)


def parse_written(text: str, language: str | None) -> Instant | None:
    """A date written for readers ("7 March 2024, 3:15 pm"), in the page's language; None for anything else."""
    if not text or len(text) > _MAX_WRITTEN_LENGTH or not _HAS_YEAR.search(text):
        return None
    for words in (text, text.partition(" ")[2]):
        moment = _parse_words(words, language) if _HAS_YEAR.search(words) else None
        if moment:
            return _instant_of(moment, words)
    return None


def _parse_words(text: str, language: str | None) -> datetime | None:
    """A written date, day and month both named, in the page's language or in English."""
    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "MDY" if language == "en" else "DMY"}
    known = [code for code in (language, "en") if code in _LANGUAGES]
    moment: datetime | None = dateparser.parse(text, languages=list(dict.fromkeys(known)), settings=settings)
    return moment


def _instant_of(moment: datetime, text: str) -> Instant | None:
    has_zone = moment.tzinfo is not None
    has_clock = bool(_HAS_CLOCK.search(text))
    try:
        moment = moment.astimezone(UTC) if has_zone else moment.replace(tzinfo=UTC)
    except OverflowError:
        return None
    precision: Precision = "second" if moment.second else "minute" if has_clock else "day"
    return Instant(moment, precision, has_zone=has_zone)


def _with_zone(instant: Instant, others: list[Instant]) -> Instant:
    """An instant whose zone, where its own field names none, is that of another field of the same instant.

    Two fields give one instant when they differ by nothing or by what zones differ by: whole quarter hours, at least
    an hour, at most fourteen.
    """
    if instant.has_zone:
        return instant
    for other in others:
        difference = abs(other.moment - instant.moment).total_seconds()
        is_zone_apart = _SMALLEST_OFFSET <= difference <= _LARGEST_OFFSET and difference % _OFFSET_STEP < 1
        if other.has_zone and other.precision != "day" and (difference < 1 or is_zone_apart):
            return other
    return instant


def _with_time(day: Instant, others: list[Instant]) -> Instant:
    """A day with the time of day that another field gives for it."""
    same = (other for other in others if other.precision != "day" and other.moment.date() == day.moment.date())
    return next(same, day)
