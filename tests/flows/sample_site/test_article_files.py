from __future__ import annotations

from pathlib import Path

import pytest

from flows.sample_site.articles import read_article, read_articles

MATTER = """\
+++
title = "Bridge shut"
description = "It creaked."
section = "News"
path = "/bridge/"
authors = ["Ann Lee-Okoro"]
byline = "By {Ann Lee-Okoro}"
published = 2025-10-01T10:00:00+02:00
visible_date = "1 October"
+++
"""


def test_blocks_come_in_order_and_links_leave_their_words(tmp_path: Path) -> None:
    path = tmp_path / "bridge.md"
    path.write_text(f"{MATTER}\nIt [creaked](/sound/)\nall night.\n\n## Why\n\n- Rust\n\n!advert\n", encoding="utf-8")

    article = read_article(path)

    assert [block.kind for block in article.blocks] == ["paragraph", "subheading", "item", "advert"]
    assert article.paragraphs == ("It creaked all night.", "Why", "Rust")


def test_a_later_file_replaces_an_article_from_its_version_on(tmp_path: Path) -> None:
    (tmp_path / "bridge.md").write_text(f"{MATTER}\nOld.\n", encoding="utf-8")
    (tmp_path / "bridge.v2.md").write_text(f"{MATTER}\nNew.\n", encoding="utf-8")

    texts = [[article.paragraphs for article in read_articles(tmp_path, version)] for version in (1, 2)]

    assert texts == [[("Old.",)], [("New.",)]]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("No front matter.\n", "front matter is missing; begin the file with TOML between two lines of \\+\\+\\+"),
        (MATTER.replace('byline = "By {Ann Lee-Okoro}"\n', ""), "the front matter lacks 'byline'"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_its_problem(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "bridge.md"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ValueError, match=f"bridge.md: {problem}"):
        read_article(path)
