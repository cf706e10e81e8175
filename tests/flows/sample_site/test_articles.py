"""Every page of the sample site against the facts that its author wrote down for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from flows.sample_site.articles import read_article
from flows.sample_site.outlets import OUTLETS_FOLDER, read_outlet
from flows.sample_site.pages import article_page

EXPECTED_FOLDER = Path(__file__).parent / "expected"
ARTICLE_FILES = sorted(OUTLETS_FOLDER.glob("*/articles/*.md"))
BASE_URL = "http://127.0.0.1:1"


def name_of(path: Path) -> str:
    return f"{path.parent.parent.name}/{path.stem}"


def expected_facts(path: Path) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((EXPECTED_FOLDER / f"{name_of(path)}.json").read_text(encoding="utf-8"))
    return facts


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_every_article_has_its_expected_facts_and_none_is_left_over() -> None:
    articles = {name_of(path) for path in ARTICLE_FILES}
    expected = {str(path.relative_to(EXPECTED_FOLDER).with_suffix("")) for path in EXPECTED_FOLDER.rglob("*.json")}

    assert len(articles) > 20
    assert articles == expected


@pytest.mark.parametrize("path", ARTICLE_FILES, ids=name_of)
def test_the_page_shows_what_is_expected_of_it(path: Path) -> None:
    outlet = read_outlet(path.parent.parent)
    article = read_article(path)
    expected = expected_facts(path)

    html = article_page(outlet, article, [article], BASE_URL)

    parser = lxml.html.HTMLParser(encoding=outlet.encoding)
    tree = lxml.html.document_fromstring(html.encode(outlet.encoding, "xmlcharrefreplace"), parser=parser)
    visible = squeezed(tree.text_content())
    lines = [squeezed(text) for text in tree.xpath("//body//text()[not(ancestor::script)]")]
    missing = [paragraph for paragraph in expected["body"] if squeezed(paragraph) not in visible]
    assert missing == []
    # Where the page shows the description under its heading, that is the body's first paragraph.
    standfirst = [line for line in lines if line == article.description]
    assert [*standfirst, *article.paragraphs] == expected["body"]
    assert expected["title"] in visible
    assert tree.xpath("//link[@rel='canonical']/@href") == [expected["url"]]
    assert list(article.authors) == expected["authors"]
    assert outlet.language == expected["language"]
    assert (expected["access"] == "open") is article.is_free


@pytest.mark.parametrize("path", ARTICLE_FILES, ids=name_of)
def test_expected_facts_agree_with_the_text(path: Path) -> None:
    expected = expected_facts(path)
    text = "\n".join(expected["body"])
    names = {person["name"] for person in expected["people"]}

    for quote in expected["quotes"]:
        assert quote["text"] in expected["body"][quote["para"]], quote
        assert quote["kind"] in ("direct", "fragment"), quote
        assert (quote["cue"] or "") in expected["body"][quote["para"]], quote
        assert quote["speaker_kind"] != "person" or quote["speaker"] in names, quote
    for person in expected["people"]:
        assert person["name"] in person["aliases"], person
        assert [alias for alias in person["aliases"] if alias not in f"{expected['title']}\n{text}"] == [], person
    assert len(names) == len(expected["people"])
