"""What is refused: listed, shown, and read again from the archive."""

from __future__ import annotations

import dataclasses
import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from rich.console import Console
from warehouse_state import query
from written_home import load_part_on_record, publish_home, staged_part
from written_pages import html_page, three_articles

from flows.commands.quarantine import list_refused, show_refused
from flows.home import Home
from flows.ingest import ingest
from flows.refusals import ALL, chosen, plan_retry, read_refused
from flows.replay import replay
from flows.run import begin_run
from transforms.records import FetchedPage
from warehouse.archive import ArchiveWriter
from warehouse.errors import PagesNotArchived, UnknownRefusal

SAID_BY_NOBODY = "words that \x1b[31mnobody said"


def pages() -> tuple[FetchedPage, ...]:
    """Three articles, one of which lost its title on the way to the gate and one a quote, and a page without text."""
    return (*three_articles(), html_page("empty", "<title>Nothing here</title><p></p>"))


@pytest.fixture(scope="module")
def made_home(tmp_path_factory) -> Home:
    """A home whose run archived four pages and met a quote and an article that break a rule, and an empty page."""
    run = begin_run("ingest", tmp_path_factory.mktemp("refused") / "home", None)
    with ArchiveWriter(run.home.raw, run.run_id) as archive:
        for page in pages():
            archive.write(page)
    part = staged_part(pages(), run)
    first_quote = pl.int_range(pl.len()) == 0
    last_article = pl.int_range(pl.len()) == pl.len() - 1
    facts = dataclasses.replace(
        part.facts,
        quotes=part.facts.quotes.with_columns(
            quote_text=pl.when(first_quote).then(pl.lit(SAID_BY_NOBODY)).otherwise(pl.col("quote_text"))
        ),
        articles=part.facts.articles.with_columns(
            title=pl.when(last_article).then(pl.lit("")).otherwise(pl.col("title"))
        ),
    )
    load_part_on_record(dataclasses.replace(part, facts=facts), run)
    publish_home(run.home)
    return run.home


@pytest.fixture
def home(made_home: Home, tmp_path: Path) -> Iterator[Home]:
    """A copy to change."""
    return Home(shutil.copytree(made_home.path, tmp_path / "home"))


def printed(show, *arguments) -> tuple[int, str]:
    output = io.StringIO()
    code = show(*arguments, Console(file=output, width=200, highlight=False))
    return code, output.getvalue()


def test_everything_refused_is_listed_with_outlet_and_reason(made_home):
    code, output = printed(list_refused, made_home, None, None)

    assert code == 0
    refused = read_refused(made_home.published)
    assert {one.table_name for one in refused} == {"fact_quotes", "fact_articles", "fact_people", "mentions", "page"}
    assert {one.source_id for one in refused} == {"harbour-post"}
    assert all(one.refused_id[:12] in output for one in refused)
    assert f"{len(refused)} rows, pages and files" in output


def test_nothing_of_a_page_steers_the_terminal(made_home):
    _, listed = printed(list_refused, made_home, None, None)

    assert "nobody said" in listed
    assert "\x1b" not in listed


@pytest.mark.parametrize(
    ("rule", "source_id", "tables"),
    [
        ("no_text", None, {"page"}),
        ("no_text", "meridian", set()),
        (None, "harbour-post", {"fact_quotes", "fact_articles", "fact_people", "mentions", "page"}),
    ],
)
def test_the_list_may_be_of_one_rule_or_outlet(made_home, rule, source_id, tables):
    _, output = printed(list_refused, made_home, rule, source_id)

    found = [one for one in read_refused(made_home.published) if one.refused_id[:12] in output]
    assert {one.table_name for one in found} == tables


def test_one_row_is_shown_whole_with_its_archive_file(made_home):
    (quote,) = [one for one in read_refused(made_home.published) if "nobody said" in (one.payload or "")]

    code, output = printed(show_refused, made_home, quote.refused_id[:10])

    assert code == 0
    assert quote.refused_id in output
    assert "https://harbour-post.example/ferry" in output
    assert '"quote_kind": ' in output
    assert quote.run_id in output.rpartition("archived in")[2]


def test_an_id_that_is_nobodys_or_several_ones_is_told(made_home):
    refused = read_refused(made_home.published)

    with pytest.raises(UnknownRefusal, match="names none"):
        chosen(refused, ["no such id"])
    with pytest.raises(UnknownRefusal, match=f"names {len(refused)}"):
        chosen(refused, [""])


def test_pages_that_the_archive_has_lost_are_told(home):
    shutil.rmtree(home.raw)

    with pytest.raises(PagesNotArchived, match="name their WARC files"):
        plan_retry(home, [ALL])


@pytest.mark.server
def test_a_retry_that_passes_empties_the_quarantine(prefect_api, home, monkeypatch):
    monkeypatch.setenv("NEWSFACTS_PROCESSES", "1")

    figures = replay(home=home.path, retry=[ALL])

    (left,) = read_refused(home.published)
    assert left.table_name == "page"
    assert figures.outcomes == {"loaded": 2, "unreadable": 1}
    assert query(home.published, "SELECT count(*), count(*) FILTER (title = '') FROM fact_articles") == [(3, 0)]
    assert query(home.published, "SELECT count(*) FROM ops.quarantine") == [(0,)]
    assert query(home.published, "SELECT count(*) FROM ops.archive_files") == [(0,)]


@pytest.mark.server
def test_what_an_ingest_reads_again_and_loads_leaves_the_quarantine(prefect_api, home, serve, tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSFACTS_PROCESSES", "1")
    monkeypatch.setenv("NEWSFACTS_RECHECK", "off")
    base = serve({"/rss": ("application/rss+xml", b"<rss version='2.0'><channel></channel></rss>")})
    sources = tmp_path / "sources.toml"
    sources.write_text(
        f'[[source]]\nid = "harbour-post"\nname = "The Harbour Post"\nhomepage = "{base}/"\nfeeds = ["{base}/rss"]\n'
        "allow_private_network = true\n"
    )

    # The archive file that the home's run left is on no record as loaded, as after a kill.
    figures = ingest(sources_file=sources, home=home.path)

    assert figures.outcomes == {"loaded": 2, "unchanged": 1, "unreadable": 1}
    assert query(home.published, "SELECT count(*) FROM ops.quarantine") == [(0,)]
    assert [one.table_name for one in read_refused(home.published)] == ["page"]


@pytest.mark.server
def test_a_retry_of_one_leaves_the_others(prefect_api, home, monkeypatch):
    monkeypatch.setenv("NEWSFACTS_PROCESSES", "1")
    before = read_refused(home.published)
    (quote,) = [one for one in before if "nobody said" in (one.payload or "")]

    figures = replay(home=home.path, retry=[quote.refused_id])

    assert figures.discovered == 1
    assert {one.refused_id for one in read_refused(home.published)} == {
        one.refused_id for one in before if one is not quote
    }
