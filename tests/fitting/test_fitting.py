"""A table is fitted on articles that people annotated, judged on those held out, and written where one says."""

import json

import pytest

from fitting.__main__ import main

NAMES = ("Ada Brook", "Olaf Brandt", "Mara Lind", "Peter Marsh", "Ines Okoro", "Tom Vale", "Una Reed", "Karl Holm")


def article(number: int, name: str) -> dict:
    """A text of a reported statement, a quote, a title between marks and an object that nobody said."""
    said, spoken, title = "the mill is lost", "We tried hard to keep it", "The Long Road"
    text = f"{name} said {said}. “{spoken},” {name} said. {name} sold “{title}” and announced a small fish."
    source = {"spans": [[0, len(name)]]}
    place = text.index(spoken)
    second = {"spans": [[place + len(spoken) + 3, place + len(spoken) + 3 + len(name)]]}
    return {
        "doc_id": f"number {number}",
        "text": text,
        "quotes": [{"start": place, "end": place + len(spoken), "speech": True, "source": second}],
        "other_quoted": [{"start": text.index(title), "end": text.index(title) + len(title)}],
        "contents": [
            {
                "start": text.index(said),
                "end": text.index(said) + len(said),
                "speech": True,
                "quoted_share": 0.0,
                "source": source,
            }
        ],
        "ignore": [],
    }


@pytest.fixture
def folder(tmp_path):
    lines = [json.dumps(article(number, name), ensure_ascii=False) for number, name in enumerate(NAMES)]
    (tmp_path / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("table", "judged"),
    [
        ("indirect", "from 0.40: 1 taken, precision 1.000, recall 1.000, F1 1.000"),
        ("speaker", "1 quotes with clauses near, 1 with the right one: 1.0000"),
        ("speech", "from 0.50: 1 taken, precision 1.000, recall 1.000, F1 1.000"),
    ],
)
def test_a_table_is_fitted_judged_and_written(folder, capsys, table: str, judged: str):
    written = folder / "table.tsv"
    main([table, str(folder), "--held-out", "0", "--spread", "2", "--write", str(written)])

    printed = capsys.readouterr().out
    lines = written.read_text(encoding="utf-8").splitlines()
    assert judged in printed.split("the fitted one")[1]
    assert lines[0].startswith("# What each observation about")
    assert len(lines) > 5
    assert all(float(line.split("\t")[0]) for line in lines[1:])


def test_nothing_is_judged_where_all_is_fitted_on(folder, capsys):
    main(["indirect", str(folder), "--held-out", "none"])

    printed = capsys.readouterr().out
    assert "of 8 articles" in printed
    assert "held out" not in printed


def test_a_folder_without_articles_ends_it_with_the_reason(tmp_path):
    with pytest.raises(SystemExit, match="no annotated articles in"):
        main(["indirect", str(tmp_path)])
