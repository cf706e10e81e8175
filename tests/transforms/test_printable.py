"""No control character of a page comes through to a terminal, a log line or a report."""

from __future__ import annotations

import dataclasses
import json
import unicodedata
from datetime import UTC, datetime

import pytest

from transforms.feeds import parse_feed
from transforms.page.article import extract_article
from transforms.printable import message_of, without_control_references, without_controls
from transforms.records import ArticleFields, FetchedPage

CLEAR_SCREEN = "\x1b[2J"
RED = "\x9b31m"
SENTENCE = "The harbour office said on Monday that the old ferry pier will reopen after two years of repairs. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pier\x1b[2J", "Pier [2J"),
        ("a\tb\nc\x85d", "a\tb\nc\x85d"),
        ("\x00\x7f\x9b", "   "),
        ("naïve ‘é’", "naïve ‘é’"),
    ],
)
def test_control_characters_become_spaces(text, expected):
    assert without_controls(text) == expected


@pytest.mark.parametrize(
    "reference", ["&#27;", "&#x1b;", "&#X1B", "&#0027;", "&#x0001b;", "&#0;", "&#127;", "&#x7f;", "&#xe;"]
)
def test_references_to_control_characters_become_spaces(reference):
    assert without_control_references(f"Pier {reference}[2J") == "Pier  [2J"


@pytest.mark.parametrize(
    "reference", ["&#9;", "&#10;", "&#x1b5;", "&#270;", "&#x27;", "&#39;", "&#147;", "&#x93;", "&amp;#27;"]
)
def test_other_references_stay(reference):
    assert without_control_references(f"Pier {reference}") == f"Pier {reference}"


def test_a_message_is_one_line_with_everything_written_out():
    assert message_of("Pier\x1b[2J\r\nINFO all well\u2028\u202ex\x9b") == (
        r"Pier\x1b[2J\r\nINFO all well\u2028\u202ex\x9b"
    )


@pytest.mark.parametrize("source", ["references", "raw", "JSON-LD"])
def test_an_article_holds_none(source):
    hostile = {"references": "&#27;[2J &#x9b;31m", "raw": CLEAR_SCREEN + RED, "JSON-LD": ""}[source]
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": f"Pier {CLEAR_SCREEN} opens {RED}",
        "author": {"@type": "Person", "name": f"Ann {CLEAR_SCREEN} Lee"},
        "articleSection": f"City{CLEAR_SCREEN}",
    }
    script = f"<script type='application/ld+json'>{json.dumps(data)}</script>" if source == "JSON-LD" else ""
    body = (
        f"<html lang=en><head><title>Pier {hostile} opens</title>{script}</head><body><article>"
        f"<h1>Pier {hostile} opens</h1>" + f"<p>{SENTENCE}“We {hostile} waited,” said Ada Quill.</p>" * 4
    )
    page = FetchedPage(
        url="https://a.example/x",
        final_url="https://a.example/x",
        fetched_at=datetime(2026, 3, 2, tzinfo=UTC),
        status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"),),
        body=body.encode(),
    )

    article = extract_article(page)

    assert isinstance(article, ArticleFields)
    told = repr(dataclasses.astuple(article)).replace("\\n", "")
    assert "\\x" not in told
    assert all(unicodedata.category(mark) != "Cc" for mark in article.title + article.text.replace("\n", ""))


def test_a_feed_gives_none():
    items = [{"url": "https://a.example/1", "title": f"Pier {CLEAR_SCREEN} opens"}, {"url": f"https://a.example/{RED}"}]

    content = parse_feed(json.dumps({"items": items}).encode(), "https://a.example/feed.json")

    assert [link.title for link in content.links] == ["Pier [2J opens"]
    assert [(problem.kind, problem.example) for problem in content.problems] == [
        ("bad_link", r"https://a.example/\x9b31m")
    ]
