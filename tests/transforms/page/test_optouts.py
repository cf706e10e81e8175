"""Which pages reserve themselves from text and data mining, and that these give no article where it is honoured."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from transforms.facts import ReadArticle
from transforms.page.article import extract_article
from transforms.pages import page_facts, page_frame, read_pages
from transforms.records import ArticleFields, FetchedPage, UnreadablePage

URL = "https://quay-herald.example/pier"
TEXT = "<p>The harbour office said on Monday that the old ferry pier will reopen after two years of repairs.</p>" * 3


def page(meta: str = "", *headers: tuple[str, str]) -> FetchedPage:
    body = (
        f"<html lang=en><head><title>Pier reopens</title>{meta}</head><body><h1>Pier reopens</h1>{TEXT}</body></html>"
    )
    return FetchedPage(
        url=URL,
        final_url=URL,
        fetched_at=datetime(2026, 3, 1, tzinfo=UTC),
        status=200,
        headers=(("Content-Type", "text/html"), *headers),
        body=body.encode(),
        source_id="quay-herald",
    )


@pytest.mark.parametrize(
    ("meta", "origin"),
    [
        ('<meta name="robots" content="noai, noimageai">', "robots_meta"),
        ('<META NAME="ROBOTS" CONTENT="index,NoAI">', "robots_meta"),
        ('<meta name="robots" content="noimageai">', "robots_meta"),
        ('<meta name="newsfacts" content="noai">', "robots_meta"),
        ('<meta name="googlebot" content="noai">', None),
        ('<meta name="robots" content="noindex, nofollow, noarchive, max-snippet:0">', None),
        ('<meta name="description" content="noai">', None),
        ('<meta name="tdm-reservation" content="1">', "tdm_meta"),
        ('<meta name="tdm-reservation" content="0">', None),
        ('<meta name="tdm-policy" content="https://quay-herald.example/policy.json">', None),
        ("", None),
    ],
)
def test_meta_tags(meta: str, origin: str | None) -> None:
    fields = extract_article(page(meta))

    assert isinstance(fields, ArticleFields)
    assert fields.mining_opt_out_origin == origin


@pytest.mark.parametrize(
    ("header", "origin"),
    [
        (("X-Robots-Tag", "noai"), "x_robots_tag"),
        (("x-robots-tag", "noindex, NOAI, noimageai"), "x_robots_tag"),
        (("X-Robots-Tag", "newsfacts: noai"), "x_robots_tag"),
        (("X-Robots-Tag", "otherbot: noai"), None),
        (("X-Robots-Tag", "otherbot: nofollow, noai, newsfacts: noindex"), None),
        (("X-Robots-Tag", "otherbot: nofollow, *: noai"), "x_robots_tag"),
        (("X-Robots-Tag", "max-snippet: 20, noai"), "x_robots_tag"),
        (("X-Robots-Tag", "unavailable_after: 25 Jun 2030 15:00:00 GMT, noai"), "x_robots_tag"),
        (("X-Robots-Tag", "noindex"), None),
        (("X-Robots-Tag", ""), None),
        (("tdm-reservation", "1"), "tdm_header"),
        (("TDM-Reservation", " 1 "), "tdm_header"),
        (("tdm-reservation", "0"), None),
        (("X-Other", "noai"), None),
    ],
)
def test_headers(header: tuple[str, str], origin: str | None) -> None:
    fields = extract_article(page("", header))

    assert isinstance(fields, ArticleFields)
    assert fields.mining_opt_out_origin == origin


def test_any_one_sign_counts_and_the_first_is_told() -> None:
    fields = extract_article(page('<meta name="tdm-reservation" content="0">', ("tdm-reservation", "1")))

    assert isinstance(fields, ArticleFields)
    assert fields.mining_opt_out_origin == "tdm_header"


def test_it_is_recorded_on_the_article() -> None:
    reserved, free = page("", ("X-Robots-Tag", "noai")), page()

    columns = [
        page_facts(read_pages([each], 0.3), "run-1", "1.0").articles.select("mining_opt_out", "mining_opt_out_origin")
        for each in (reserved, free)
    ]

    assert [frame.row(0) for frame in columns] == [(True, "x_robots_tag"), (False, None)]


def test_where_it_is_honoured_the_page_gives_no_article_and_says_why() -> None:
    reserved, free = page("", ("X-Robots-Tag", "noai")), page()

    results = read_pages([reserved, free], 0.3, honour_opt_outs=True)

    assert isinstance(results[0].result, UnreadablePage)
    assert isinstance(results[1].result, ReadArticle)
    assert page_frame(results)["detail"].to_list() == [
        "opted_out: reserved from text and data mining, told by x_robots_tag",
        None,
    ]


def test_a_page_without_an_article_keeps_its_own_reason() -> None:
    empty = FetchedPage(
        url=URL,
        final_url=URL,
        fetched_at=datetime(2026, 3, 1, tzinfo=UTC),
        status=200,
        headers=(("X-Robots-Tag", "noai"),),
        body=b"<html><body></body></html>",
    )

    (result,) = read_pages([empty], 0.3, honour_opt_outs=True)

    assert isinstance(result.result, UnreadablePage)
    assert result.result.reason != "opted_out"
