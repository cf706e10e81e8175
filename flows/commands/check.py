"""`newsfacts check`: one page, nothing stored; its article, people and quotes on the screen."""

from __future__ import annotations

import asyncio
import dataclasses
import json
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from flows.settings import Settings, fetch_settings
from flows.web.address_guard import typed_private_host
from flows.web.client import WebClient
from flows.web.outcomes import FetchAnswer, FetchFailure, FetchTarget, NotModified
from transforms.pages import read_pages
from transforms.records import ArticleFields, FetchedPage, Quote, Reading, UnreadablePage

QUOTE_STYLES = {"direct": "bold green", "fragment": "green", "indirect": "cyan"}


def check_target(
    target: str, settings: Settings, *, as_json: bool, allow_private_network: bool, console: Console
) -> int:
    """Prints what newsfacts reads from a page on the web or in a file; 1 when it holds no article."""
    if not target.startswith(("http://", "https://")):
        try:
            page = page_of_file(Path(target))
        except OSError as error:
            console.print(f"no page in {target}: {error.strerror}", markup=False, soft_wrap=True)
            return 1
        return show_page(page, settings.attribution_threshold, as_json, console)
    answer = asyncio.run(page_of_web(target, settings, allow_private_network=allow_private_network))
    if not isinstance(answer, FetchAnswer):
        reason = f"{answer.reason} ({answer.detail})" if isinstance(answer, FetchFailure) else "not modified"
        console.print(f"no page from {target}: {reason}", markup=False, soft_wrap=True)
        return 1
    return show_page(answer.page(), settings.attribution_threshold, as_json, console)


async def page_of_web(
    address: str, settings: Settings, *, allow_private_network: bool
) -> FetchAnswer | NotModified | FetchFailure:
    """What the web gives for an address that a user typed.

    Where private networks are not allowed, an address of one is asked only if it is the one that was typed.
    """
    target = FetchTarget(
        url=address,
        delay_seconds=0.0,
        allow_private_network=allow_private_network,
        private_host=typed_private_host(address),
    )
    async with WebClient(fetch_settings(settings)) as client:
        return await client.fetch(target)


def show_page(page: FetchedPage, threshold: float, as_json: bool, console: Console) -> int:
    """Prints what newsfacts reads from one page; the exit code is 1 when it holds no article."""
    (page_read,) = read_pages((page,), threshold)
    article = page_read.result
    if isinstance(article, UnreadablePage):
        console.print(f"no article in {page.url}: {article.reason} ({article.detail})", markup=False)
        return 1
    if as_json:
        plain = dataclasses.asdict(article.fields) | dataclasses.asdict(article.reading)
        console.print_json(json.dumps(plain, default=str, ensure_ascii=False))
        return 0
    print_article(article.fields, article.reading, console)
    print_people(article.reading, console)
    print_quotes(article.reading, console)
    return 0


def page_of_file(path: Path) -> FetchedPage:
    """A saved page as if it had just been fetched.

    Raises:
        OSError: the file cannot be read.
    """
    # A bare loopback address: the page's own word for its address is then believed, whatever its host.
    address = f"http://127.0.0.1/{quote(path.name)}"
    return FetchedPage(
        url=address,
        final_url=address,
        fetched_at=datetime.now(UTC),
        status=200,
        headers=(("Content-Type", "text/html"),),
        body=path.read_bytes(),
    )


def print_article(fields: ArticleFields, reading: Reading, console: Console) -> None:
    """Prints the article's fields and its text, quotes marked."""
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_column(style="dim")
    table.add_column(overflow="fold")
    published = f"{fields.published_at} ({fields.published_precision}, from {fields.published_origin})"
    rows = {
        "title": fields.title,
        "authors": ", ".join(fields.authors) or "nobody named",
        "published": published if fields.published_at else "not given",
        "modified": str(fields.modified_at or "not given"),
        "section": fields.section or "not given",
        "language": fields.language or "unknown",
        "access": fields.access,
        "text and data mining": f"opted out ({fields.mining_opt_out_origin})"
        if fields.mining_opt_out_origin
        else "not opted out",
        "address": fields.canonical_url,
    }
    for name, value in rows.items():
        table.add_row(name, Text(value))
    console.print(table)
    console.print()
    console.print(marked_text(fields.text, reading.quotes), soft_wrap=False)


def marked_text(text: str, quotes: tuple[Quote, ...]) -> Text:
    """The text with each quote in the colour of its kind and the words that name its speaker underlined."""
    marked = Text(text.replace("\n", "\n\n"))

    def place(offset: int) -> int:
        # Paragraphs stand apart by one more newline than in the stored text.
        return offset + text.count("\n", 0, offset)

    for found in quotes:
        marked.stylize(QUOTE_STYLES[found.kind], place(found.char_start), place(found.char_end))
        if found.speaker_words:
            marked.stylize("underline", place(found.speaker_words.char_start), place(found.speaker_words.char_end))
    return marked


def print_people(reading: Reading, console: Console) -> None:
    """Prints each person once."""
    table = Table(title="People", title_justify="left", title_style="bold")
    for column in ("person", "role", "forms used", "mentions"):
        table.add_column(column, overflow="fold")
    for person in reading.people:
        forms = ", ".join(person.aliases)
        table.add_row(Text(person.name), Text(person.role or ""), Text(forms), str(len(person.mentions)))
    console.print()
    console.print(table)


def print_quotes(reading: Reading, console: Console) -> None:
    """Prints each quote with its speaker and the offsets at which it stands in the text."""
    console.print("\n[bold]Quotes[/]")
    for spoken in reading.quotes:
        console.print(
            Text(f"{spoken.kind} {spoken.char_start}–{spoken.char_end}  ", style="dim") + speaker_line(spoken)
        )
        console.print(Padding(Text(spoken.text, style=QUOTE_STYLES[spoken.kind]), (0, 0, 0, 4)))


def speaker_line(spoken: Quote) -> Text:
    """Who speaks, what kind of source that is, the words of the text that say so, and how sure that is."""
    if spoken.speaker_name is None:
        return Text(f"nobody given ({spoken.abstain_reason})", style="yellow")
    words = f" as “{spoken.speaker_words.text}”" if spoken.speaker_words else ""
    cue = f", {spoken.cue}" if spoken.cue else ""
    confidence = f", confidence {spoken.confidence:.2f}" if spoken.confidence is not None else ""
    return Text(spoken.speaker_name, style="bold") + Text(f" [{spoken.speaker_kind}{words}{cue}{confidence}]", style="")
