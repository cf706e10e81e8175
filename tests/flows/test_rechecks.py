"""Known articles looked at again: a new text is a new version, and what came of the others is counted."""

from __future__ import annotations

import pytest
from warehouse_state import query

from flows.home import Home
from flows.ingest import ingest
from warehouse.connection import open_writer

pytestmark = pytest.mark.server

PARAGRAPH = "<p>The harbour office said on Monday that the old ferry {} will reopen after two years of repairs.</p>"
FEED = "<rss version='2.0'><channel>{}</channel></rss>"


def page(subject: str) -> tuple[str, bytes]:
    body = "".join(PARAGRAPH.format(f"{subject} number {number}") for number in range(1, 6))
    title = f"Ferry {subject} reopens"
    html = f"<html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body>"
    return "text/html", html.encode()


def set_back(home: Home) -> None:
    """Make all that is stored two days older."""
    times = {"ops.fetches": "fetched_at", "fact_articles": "fetched_at", "fact_article_versions": "valid_from"}
    with open_writer(home.work) as connection:
        for table, column in times.items():
            connection.execute(f"UPDATE {table} SET {column} = {column} - INTERVAL 2 DAY")


def outcomes_of(home: Home, source_id: str) -> dict[str, str]:
    rows = query(
        home.published,
        "SELECT url, outcome FROM ops.url_outcomes WHERE run_id = (SELECT max_by(run_id, started_at) FROM ops.runs) "
        f"AND source_id = '{source_id}'",
    )
    return {str(url).rstrip("/").rsplit("/", 1)[1]: str(outcome) for url, outcome in rows}


@pytest.fixture
def answers() -> dict[str, tuple[str, bytes]]:
    """An outlet of two pages, which name no validators."""
    items = "".join(f"<item><link>/{name}.html</link></item>" for name in ("pier", "lost"))
    feed = FEED.format(items).encode()
    return {"/feed.xml": ("application/rss+xml", feed), "/pier.html": page("pier"), "/lost.html": page("dock")}


def test_known_articles_are_looked_at_again_when_due(prefect_api, monkeypatch, tmp_path, site, serve, answers):
    monkeypatch.setenv("NEWSFACTS_RECHECK", "3650d:1d")
    base, home, sources = serve(answers), Home(tmp_path / "home"), tmp_path / "sources.toml"
    sources.write_text(
        f'{site.sources_toml()}\n[[source]]\nid = "pier-news"\nname = "Pier News"\nhomepage = "{base}/"\n'
        f'feeds = ["{base}/feed.xml"]\ndelay_seconds = 0\nallow_private_network = true\n',
        encoding="utf-8",
    )
    outlets = ["harbour-post", "pier-news"]
    ingest(sources_file=sources, source_ids=outlets, home=home.path)
    set_back(home)
    site.set_version(2)
    del answers["/lost.html"]
    asked_once = len(site.requests)

    figures = ingest(sources_file=sources, source_ids=outlets, home=home.path)

    # A changed article is a new version.
    versions = query(
        home.published,
        "SELECT version_no, title, change_kind, valid_to IS NULL FROM fact_article_versions WHERE article_id IN "
        "(SELECT article_id FROM fact_article_versions WHERE version_no > 1) ORDER BY version_no",
    )
    assert [(number, kind, is_current) for number, _, kind, is_current in versions] == [
        (1, "first", False),
        (2, "correction", True),
    ]
    assert versions[0][1] != versions[1][1]
    # A page that has not changed is not sent again.
    outcomes = outcomes_of(home, "harbour-post")
    pages = [request.status for request in site.requests[asked_once:] if "/20" in request.path]
    assert outcomes.pop("ferry-terminal-delay") == "loaded"
    assert set(outcomes.values()) <= {"not_modified", "unchanged", "waiting", "refused_by_robots"}
    assert pages.count(304) == list(outcomes.values()).count("not_modified") > 0
    # Without validators it is read again; a page that is lost leaves its article.
    assert outcomes_of(home, "pier-news") == {"pier.html": "unchanged", "lost.html": "not_found"}
    assert query(home.published, "SELECT count(*) FROM fact_articles WHERE source_id = 'pier-news'") == [(2,)]
    assert sum(figures.outcomes.values()) == figures.discovered
    assert figures.loaded == 1
