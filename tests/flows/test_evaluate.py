"""`newsfacts evaluate` from a gold file to the exit code and the stored rows."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest
from rich.console import Console

from flows.cli import main
from flows.labelled_pages import labelled_readings
from flows.sample_site.articles import read_article
from flows.sample_site.outlets import OUTLETS_FOLDER, read_outlet
from flows.sample_site.pages import article_page
from transforms.evaluation import LabelledReading, evaluate, parse_gold
from transforms.facts import ReadArticle, fact_frames

# Pages on which the figures were first defined; where they are missing, that one test is skipped.
SHARED = Path(__file__).parents[3] / "shared" / "eval"
SITE_LABELS = Path(__file__).parent / "sample_site" / "expected"
TITLE = "Heron returns to the canal after thirty years"
BODY = [
    "A heron has come back to the canal at Millbrook after thirty years away, to the delight of its lock keeper.",
    "“She stood there as if she had never left,” said Tobias Wren, the keeper since 1998. “I took off my hat.”",
    "The fish are less pleased. The angling club counted forty roach in the basin on Monday and nine on Thursday.",
    "“We are moving the competition,” said Edith Callow, the club's secretary.",
]
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>{TITLE} | Millbrook Echo</title>
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "{TITLE}",
"datePublished": "2026-02-03T07:45:00+00:00", "author": {{"@type": "Person", "name": "Nell Farrow"}}}}</script></head>
<body><main><article>
<h1>{TITLE}</h1>{"".join(f"<p>{paragraph}</p>" for paragraph in BODY)}</article></main></body></html>
"""


def quote_label(para: int, text: str, speaker: str) -> dict[str, Any]:
    return {"para": para, "text": text, "speaker": speaker, "speaker_kind": "person", "kind": "direct", "cue": "said"}


def gold_entry(name: str) -> dict[str, Any]:
    return {
        "id": f"echo/{name}",
        "url": f"https://echo.example/{name}",
        "title": TITLE,
        "authors": ["Nell Farrow"],
        "published": "2026-02-03 07:45:00+00:00",
        "body": BODY,
        "people": [{"name": name, "aliases": [name], "role": None} for name in ("Tobias Wren", "Edith Callow")],
        "quotes": [
            quote_label(1, "She stood there as if she had never left,", "Tobias Wren"),
            quote_label(1, "I took off my hat.", "Tobias Wren"),
            quote_label(3, "We are moving the competition,", "Edith Callow"),
        ],
    }


@pytest.fixture
def gold_file(tmp_path: Path) -> Path:
    """Three entries: a page, a packed page, and one of which there is the text alone."""
    pages = tmp_path / "gold" / "pages"
    pages.mkdir(parents=True)
    (pages / "echo__heron.html").write_text(PAGE, encoding="utf-8")
    (pages / "echo__packed.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    path = tmp_path / "gold" / "echo.json"
    path.write_text(json.dumps([gold_entry(name) for name in ("heron", "packed", "text")]), encoding="utf-8")
    return path


@pytest.fixture
def run_evaluate(tmp_path, monkeypatch, capsys):
    def run(*arguments: object) -> tuple[int, str]:
        monkeypatch.setattr(
            sys, "argv", ["newsfacts", "evaluate", *map(str, arguments), "--home", str(tmp_path / "home")]
        )
        with pytest.raises(SystemExit) as end:
            main()
        shown = capsys.readouterr()
        return int(end.value.code or 0), shown.out + shown.err

    return run


def stored_figures(home: Path) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(home / "warehouse.duckdb"), read_only=True) as connection:
        return connection.execute(
            "SELECT evaluation_id, gold_name, figure, value, pipeline_version FROM ops.evaluations"
        ).fetchall()


def test_figures_are_printed_stored_and_published(gold_file, run_evaluate, tmp_path) -> None:
    code, shown = run_evaluate(gold_file, "--threshold", "joint_f1=0.9", "--threshold", "title=1")

    rows = stored_figures(tmp_path / "home")
    figures = {figure: value for _, _, figure, value, _ in rows}
    assert code == 0
    assert "3 of 3 pages gave an article" in shown
    assert figures["joint_f1"] == figures["title"] == figures["authors_f1"] == figures["time"] == 1.0
    assert {(name, version.split("+")[0]) for _, name, _, _, version in rows} == {("echo.json", "0.1.0")}
    assert all(figure in shown for figure in figures)


def test_a_figure_below_its_threshold_exits_with_1(gold_file, run_evaluate, tmp_path) -> None:
    entries = json.loads(gold_file.read_text(encoding="utf-8"))
    entries[0]["title"] = "Something else entirely"
    gold_file.write_text(json.dumps(entries), encoding="utf-8")

    code, shown = run_evaluate(gold_file, "--threshold", "title=0.9", "--threshold", "date=1", "--errors", 3)

    assert code == 1
    assert "title is 0.5000, below the threshold 0.9" in shown
    assert "date is" not in shown
    assert "labelled 'Something else entirely'" in shown
    assert len(stored_figures(tmp_path / "home")) > 10


def test_a_threshold_on_what_is_not_labelled_exits_with_1(gold_file, run_evaluate) -> None:
    entries = [{**gold_entry("text"), "quotes": None}]
    gold_file.write_text(json.dumps(entries), encoding="utf-8-sig")

    code, shown = run_evaluate(gold_file, "--threshold", "joint_f1=0.1")

    assert code == 1
    assert "joint_f1 was not measured" in shown


def test_without_thresholds_the_last_evaluation_of_the_file_is_the_measure(gold_file, run_evaluate, tmp_path) -> None:
    first_code, first = run_evaluate(gold_file)
    (gold_file.parent / "pages" / "echo__heron.html").write_text(PAGE.replace("Nell Farrow", "Newsroom"), "utf-8")

    code, shown = run_evaluate(gold_file)

    assert (first_code, code) == (0, 0)
    assert "first evaluation of this file" in first
    assert "rose: nothing" in shown
    assert "fell: authors_f1 by 0." in shown
    assert len({row[0] for row in stored_figures(tmp_path / "home")}) == 2


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('[{"id": "echo/heron"}]', "newsfacts: echo.json: entry 0 (echo/heron): url: field required\n"),
        ("[", "newsfacts: echo.json: not JSON: "),
        (b"\xff\xfe", "newsfacts: echo.json: not UTF-8 at byte 0"),
    ],
)
def test_a_malformed_gold_file_ends_in_one_line(gold_file, run_evaluate, content: str | bytes, message: str) -> None:
    gold_file.write_bytes(content if isinstance(content, bytes) else content.encode())

    code, shown = run_evaluate(gold_file)

    assert code == 1
    assert shown.startswith(message)
    assert shown.count("\n") == 1


def test_what_is_missing_or_broken_is_told(gold_file, run_evaluate) -> None:
    (gold_file.parent / "pages" / "echo__packed.html.gz").write_bytes(b"no gzip at all")

    assert run_evaluate(gold_file.with_name("other.json"))[1].startswith("newsfacts: no gold file at ")
    assert "echo__packed.html.gz of entry echo/packed: Not a gzipped file" in run_evaluate(gold_file)[1]
    assert "no figure 'joint'" in run_evaluate(gold_file, "--threshold", "joint=1")[1]


def test_the_sample_site_is_read_nearly_as_it_was_labelled(tmp_path) -> None:
    entries = [
        entry for path in sorted(OUTLETS_FOLDER.glob("*/articles/*.md")) if (entry := site_entry(path, tmp_path))
    ]

    pages = parse_gold(json.dumps(entries))
    figures = evaluate(labelled_readings(pages, tmp_path, 0.5, Console(quiet=True))).figures

    assert len(pages) > 20
    assert [figures[name] for name in ("title", "authors_f1", "date", "time", "body_f1")] == [1.0] * 5
    assert figures["people_f1"] > 0.9
    assert figures["quotes_f1"] > 0.95
    assert figures["joint_f1"] > 0.78


def site_entry(path: Path, folder: Path) -> dict[str, Any] | None:
    """The labels of an article of the sample site, whose page is written to the folder; None behind a paywall."""
    outlet, article = read_outlet(path.parent.parent), read_article(path)
    entry: dict[str, Any] = json.loads((SITE_LABELS / outlet_file(path)).read_text(encoding="utf-8"))
    if entry["access"] != "open":
        return None
    page = article_page(outlet, article, [article], "http://127.0.0.1:1").encode(outlet.encoding, "xmlcharrefreplace")
    (folder / f"{entry['id'].replace('/', '__')}.html").write_bytes(page)
    # Of other languages newsfacts reads the quoted spans alone.
    return entry if entry["language"] == "en" else {**entry, "people": None, "quotes": None}


def outlet_file(path: Path) -> Path:
    return Path(path.parent.parent.name, f"{path.stem}.json")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the pages that the figures were first measured on are not here")
def test_figures_are_those_of_the_reference_scorer(tmp_path) -> None:
    entries = json.loads((SHARED / "gold_dev.json").read_text(encoding="utf-8"))[::6]
    gold_file = tmp_path / "gold.json"
    gold_file.write_text(json.dumps(entries), encoding="utf-8")
    pages = parse_gold(gold_file.read_text(encoding="utf-8"))

    readings = list(labelled_readings(pages, SHARED / "pages", 0.5, Console(quiet=True)))
    figures = evaluate(readings).figures

    warehouse, scored = tmp_path / "facts.duckdb", tmp_path / "scored.json"
    store_facts(readings, warehouse)
    command = [sys.executable, str(SHARED / "score.py"), "--warehouse", str(warehouse), "--gold", str(gold_file)]
    subprocess.run([*command, "--json", str(scored)], check=True, capture_output=True)
    reference = json.loads(scored.read_text(encoding="utf-8"))
    assert {name: value for name, value in figures.items() if name != "confident_right"} == pytest.approx(
        {name: value for name, value in reference.items() if name not in {"pages", "loaded"}}
    )


def store_facts(readings: list[LabelledReading], warehouse: Path) -> None:
    articles = [
        ReadArticle(fields=item.fields, reading=item.reading, source_id="any", fetched_at=item.page.published_at)
        for item in readings
        if item.fields is not None and item.page.published_at is not None
    ]
    facts = fact_frames(articles, "run", "version")
    with duckdb.connect(str(warehouse)) as connection:
        for name in ("articles", "people", "quotes"):
            connection.register("frame", getattr(facts, name).to_arrow())
            connection.execute(f"CREATE TABLE fact_{name} AS SELECT * FROM frame")
