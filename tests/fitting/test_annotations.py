"""Annotated articles are read as JSON lines; a line that is none is told with file and number."""

import gzip
import json

import pytest

from fitting.annotations import has_marks, is_undecided, overlap, read_articles, trim

TEXT = "Ada Brook said the mill is lost. “It rains,” said Lee."


def line(**changed) -> dict:
    said = {"start": 15, "end": 31, "speech": True, "quoted_share": 0.0, "source": {"spans": [[0, 9]]}}
    quote = {"start": 33, "end": 44, "speech": True, "source": None}
    fields = {"doc_id": "one", "text": TEXT, "quotes": [quote], "contents": [said], "other_quoted": [], "ignore": []}
    return fields | changed


def test_files_are_read_in_order_with_what_was_marked(tmp_path):
    (tmp_path / "b.jsonl").write_text(json.dumps(line(doc_id="two")) + "\n\n", encoding="utf-8")
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(json.dumps(line()).encode()))
    (tmp_path / "notes.txt").write_text("no article", encoding="utf-8")

    articles = read_articles(tmp_path)

    assert [article.name for article in articles] == ["one", "two"]
    (content,), (quote,) = articles[0].contents, articles[0].quotes
    assert (TEXT[slice(*content.span)], content.sources, content.is_marked) == ("the mill is lost", ((0, 9),), False)
    assert (TEXT[slice(*quote.span)], quote.sources, quote.is_marked) == ("It rains", (), True)


@pytest.mark.parametrize("wrong", ['{"doc_id": "two"}', "no JSON", '["a list"]'])
def test_a_line_that_is_no_article_is_told(tmp_path, wrong: str):
    (tmp_path / "a.jsonl").write_text(json.dumps(line()) + "\n" + wrong + "\n", encoding="utf-8")

    with pytest.raises(ValueError, match=r"a\.jsonl, line 2: not an annotated article"):
        read_articles(tmp_path)


@pytest.mark.parametrize("name", ["", "missing"])
def test_a_folder_without_articles_is_told(tmp_path, name: str):
    with pytest.raises(ValueError, match="no annotated articles in"):
        read_articles(tmp_path / name)


def test_stretches_are_compared_without_the_marks_at_their_ends(tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps(line(ignore=[[0, 20]])), encoding="utf-8")
    (article,) = read_articles(tmp_path)

    assert TEXT[slice(*trim(TEXT, 31, 45))] == "It rains"
    assert overlap((0, 10), (5, 15)) == pytest.approx(1 / 3)
    assert overlap((0, 5), (5, 9)) == 0
    assert has_marks(TEXT, (30, 45))
    assert not has_marks(TEXT, (0, 31))
    assert is_undecided((10, 30), article)
    assert not is_undecided((15, 30), article)
