"""Pages of the sample site, damaged as the web damages pages: the same number gives the same page, always."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from random import Random

from flows.sample_site.articles import read_articles
from flows.sample_site.outlets import Outlet, read_outlets
from flows.sample_site.pages import article_page
from warehouse.pages import FetchedPage

FETCHED_AT = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
MOST_DAMAGES = 3
ENCODINGS = ("latin-1", "utf-16", "utf-16-be", "cp1252", "koi8-r", "shift_jis", "utf-7", "utf-32")
SOUP = (
    "<p>", "</p>", "<div", "</div>", "<table><tr>", "</article>", "<script>", "</script>", "<!--", "-->", "<![CDATA[",
    "<a href=", "'\">", "<blockquote>", "<svg><title>", "<select><option>", "<template>", "<h1>", "</html>", "&#x0;",
    "&#1114112;", "&nbsp", "“", "”", "\"", "\u202e", "\u0000", "<br>" * 50, "<body onload=", "<base href='//['>",
)  # fmt: skip
NESTED = ("div", "span", "table", "b", "blockquote", "p", "font", "li")

Damage = Callable[[bytes, Random], bytes]


def damaged_pages(count: int, first: int = 0) -> Iterator[FetchedPage]:
    """So many damaged pages in turn, each of an article and an outlet of its own."""
    for number in range(first, first + count):
        yield damaged_page(number)


def damaged_page(number: int) -> FetchedPage:
    """The damaged page of a number."""
    chance = Random(number)
    outlet, markup = chance.choice(_whole_pages())
    host = f"outlet-{number}.example"
    body = markup.replace(outlet.host, host).encode(outlet.encoding, "xmlcharrefreplace")
    for damage in chance.choices(DAMAGES, k=chance.randint(1, MOST_DAMAGES)):
        body = damage(body, chance)
    return FetchedPage(
        url=f"https://{host}/article",
        final_url=f"https://{host}/article",
        fetched_at=FETCHED_AT,
        status=200,
        headers=(("Content-Type", f"text/html; charset={chance.choice((outlet.encoding, *ENCODINGS))}"),),
        body=body,
        source_id=outlet.id,
    )


@cache
def _whole_pages() -> tuple[tuple[Outlet, str], ...]:
    return tuple(
        (outlet, article_page(outlet, article, (), f"https://{outlet.host}"))
        for outlet in read_outlets()
        for article in read_articles(outlet.folder / "articles", 1)
    )


def cut_off(body: bytes, chance: Random) -> bytes:
    """The page up to some byte."""
    return body[: _place(body, chance)]


def cut_out(body: bytes, chance: Random) -> bytes:
    """The page without some stretch of it."""
    start = _place(body, chance)
    return body[:start] + body[start + chance.randint(1, 5000) :]


def flip_bytes(body: bytes, chance: Random) -> bytes:
    """The page with some bytes that are others."""
    flipped = bytearray(body)
    for _ in range(chance.randint(1, 200) if flipped else 0):
        flipped[chance.randrange(len(flipped))] = chance.randrange(256)
    return bytes(flipped)


def stir_tags(body: bytes, chance: Random) -> bytes:
    """The page with bits of markup where none belong."""
    for _ in range(chance.randint(1, 30)):
        start = _place(body, chance)
        body = body[:start] + chance.choice(SOUP).encode() + body[start:]
    return body


def swap_encoding(body: bytes, chance: Random) -> bytes:
    """The page in another encoding than it declares."""
    return body.decode("utf-8", "replace").encode(chance.choice(ENCODINGS), "replace")


def nest_deeply(body: bytes, chance: Random) -> bytes:
    """The page with thousands of tags opened one in another."""
    start = _place(body, chance)
    return body[:start] + f"<{chance.choice(NESTED)}>".encode() * chance.choice((50, 500, 5000, 20_000)) + body[start:]


def repeat_block(body: bytes, chance: Random) -> bytes:
    """The page with some stretch of it many times."""
    start = _place(body, chance)
    block = body[start : start + chance.randint(10, 3000)]
    return body[:start] + block * chance.choice((2, 5, 40)) + body[start:]


def swap_blocks(body: bytes, chance: Random) -> bytes:
    """The page with two stretches of it in each other's place."""
    first, second, third = sorted(_place(body, chance) for _ in range(3))
    return body[:first] + body[second:third] + body[first:second] + body[third:]


DAMAGES: tuple[Damage, ...] = (
    cut_off,
    cut_out,
    flip_bytes,
    stir_tags,
    swap_encoding,
    nest_deeply,
    repeat_block,
    swap_blocks,
)


def _place(body: bytes, chance: Random) -> int:
    return chance.randint(0, len(body))
