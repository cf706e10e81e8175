"""What answers say of whether an article is still there."""

from __future__ import annotations

from datetime import UTC, datetime

import polars as pl
import pytest

from transforms.outcomes import LINKS
from transforms.pages import read_pages
from transforms.records import FetchedPage, UnreadablePage
from transforms.removals import page_answers
from transforms.urls import is_front_page
from warehouse.tables import FETCHES, URL_OUTCOMES

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
HOST = "https://post.example"
ARTICLE = (
    "<html lang=en><head><title>Ferry pier reopens</title></head><body><article><h1>Ferry pier reopens</h1>"
    + "<p>The harbour office said on Monday that the old ferry pier will reopen after two years of repairs.</p>" * 4
)


@pytest.mark.parametrize(
    ("outcome", "detail", "answer"),
    [
        ("gone", "410", "gone"),
        ("not_found", "404", "not_found"),
        ("unreadable", "front_page: the address leads to https://post.example/", "front_page"),
        ("unreadable", "no_text: 3 words", None),
        ("loaded", None, "present"),
        ("unchanged", None, "present"),
        ("not_modified", None, "present"),
        ("quarantined", None, "present"),
        ("timeout", "20 s", None),
        ("forbidden", "403", None),
        ("refused_by_robots", None, None),
        ("known", None, None),
    ],
)
def test_an_outcome_says_whether_the_article_is_there(outcome: str, detail: str | None, answer: str | None) -> None:
    url, requested = f"{HOST}/a", f"{HOST}/a?from=rss"
    links = pl.DataFrame([{"url": url, "requested_url": requested}]).match_to_schema(LINKS, missing_columns="insert")
    outcomes = pl.DataFrame(
        [{"url": url, "outcome": outcome, "detail": detail}], schema_overrides={"detail": pl.String}
    ).match_to_schema(URL_OUTCOMES.polars_schema(), missing_columns="insert")
    fetches = pl.DataFrame([{"url": requested, "fetched_at": NOW}], schema=FETCHES.polars_schema())

    found = page_answers(links, outcomes, fetches)

    assert found.rows() == ([(requested, answer, NOW)] if answer else [])


@pytest.mark.parametrize("path", ["", "/", "/index.html", "/en/", "/en-GB", "/de/index.php", "/home", "/default.aspx"])
def test_front_pages(path: str) -> None:
    assert is_front_page(HOST + path)


@pytest.mark.parametrize(
    "path", ["/?p=17", "/news", "/a", "/index/ferry", "/en/ferry", "/2026/03/ferry.html", "/home/1"]
)
def test_pages_below_the_front_page(path: str) -> None:
    assert not is_front_page(HOST + path)


def read(url: str, final_url: str) -> UnreadablePage | None:
    page = FetchedPage(
        url=url, final_url=final_url, fetched_at=NOW, status=200, headers=(), body=ARTICLE.encode(), source_id="post"
    )
    (result,) = read_pages([page], 0.3)
    return result.result if isinstance(result.result, UnreadablePage) else None


def test_what_an_address_redirected_to_the_front_page_shows_is_not_its_article() -> None:
    unreadable = read(f"{HOST}/ferry", f"{HOST}/")

    assert unreadable is not None
    assert (unreadable.reason, unreadable.detail) == ("front_page", "the address leads to https://post.example/")
    assert read(f"{HOST}/", f"{HOST}/en/") is None
    assert read(f"{HOST}/ferry", f"{HOST}/ferry-pier") is None
