"""The whole way on real input: outlets over HTTP, a real Prefect server, a published snapshot."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from prefect.client.orchestration import get_client
from warehouse_state import facts_of, query
from written_home import load_pages
from written_pages import three_articles

from flows.home import Home
from flows.ingest import ingest
from flows.run import begin_run
from flows.sample_site.server import SampleSite

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def collected(prefect_session, tmp_path_factory):
    """The sample site collected twice in a row: the two runs' figures and states, and the site's log."""
    folder = tmp_path_factory.mktemp("collected")
    home = Home(folder / "home")
    with SampleSite.start() as site:
        sources = folder / "sources.toml"
        sources.write_text(site.sources_toml(), encoding="utf-8")
        first = ingest(sources_file=sources, home=home.path)
        first_state = facts_of(home.published, with_runs=True)
        asked_once = len(site.requests)
        second = ingest(sources_file=sources, home=home.path)
        return {
            "home": home,
            "first": first,
            "second": second,
            "first_state": first_state,
            "second_state": facts_of(home.published, with_runs=True),
            "requests": site.requests,
            "asked_once": asked_once,
            "outlets": {outlet.id for outlet in site.outlets},
        }


def test_every_outlet_gives_articles(collected):
    rows = query(collected["home"].published, "SELECT DISTINCT source_id FROM fact_articles")

    assert {source for (source,) in rows} == collected["outlets"]


def test_every_discovered_url_ends_in_one_status(collected):
    figures = collected["first"]

    assert sum(figures.outcomes.values()) == figures.discovered
    assert figures.outcomes["not_found"] == 1
    assert figures.outcomes["refused_by_robots"] == 1
    assert "not_archived" not in figures.outcomes
    assert figures.loaded == figures.discovered - 2


def test_figures_are_rows_in_ops(collected):
    home, figures = collected["home"], collected["first"]

    (run,) = query(home.published, "SELECT * EXCLUDE (error) FROM ops.runs ORDER BY started_at LIMIT 1")
    outcomes = query(
        home.published,
        "SELECT outcome FROM ops.url_outcomes WHERE run_id = (SELECT min(run_id) FROM ops.runs)",
    )

    assert run[5] == "completed"
    assert Counter(outcome for (outcome,) in outcomes) == Counter(figures.outcomes)


def test_second_run_changes_no_row_and_asks_only_feeds_again(collected):
    later = collected["requests"][collected["asked_once"] :]

    assert collected["second_state"] == collected["first_state"]
    assert collected["second"].outcomes.get("loaded") is None
    page_answers = [request for request in later if request.status == 200 and "/20" in request.path]
    assert page_answers == []


def test_every_quote_stands_verbatim_at_its_offsets(collected):
    wrong = query(
        collected["home"].published,
        """
        SELECT count(*) FILTER (substr(a.text, q.char_start + 1, q.char_end - q.char_start) <> q.quote_text), count(*)
        FROM fact_quotes AS q INNER JOIN fact_articles AS a USING (article_id)
        """,
    )

    assert wrong[0][0] == 0
    assert wrong[0][1] > 100


def test_quotes_of_a_wire_copy_are_one_group_in_two_outlets(collected):
    groups = query(
        collected["home"].published,
        """
        SELECT count(DISTINCT a.source_id)
        FROM fact_quotes AS q INNER JOIN fact_articles AS a USING (article_id)
        WHERE q.quote_kind = 'direct'
        GROUP BY q.quote_group_id
        HAVING count(DISTINCT a.source_id) > 1
        """,
    )

    assert groups
    assert set(groups) == {(2,)}


def test_an_article_in_two_feeds_keeps_both_links(collected):
    links = query(
        collected["home"].published,
        """
        SELECT
            regexp_extract(feed_url, '[a-z]+/feed.atom$') AS feed, position, title, published_at,
            run_id = (SELECT min(run_id) FROM ops.runs)
        FROM article_links
        WHERE url LIKE '%rovers-manager-leaves%' AND feed_url LIKE '%.atom'
        ORDER BY feed
        """,
    )
    unlinked = query(
        collected["home"].published, "SELECT count(*) FROM fact_articles ANTI JOIN article_links USING (article_id)"
    )

    assert [feed for feed, *_ in links] == ["news/feed.atom", "sport/feed.atom"]
    assert len({(title, published) for _, _, title, published, _ in links}) == 1
    # Nothing was read again in the second run.
    assert all(of_first_run for *_, of_first_run in links)
    assert unlinked == [(0,)]


def test_quality_was_checked_and_its_report_lies_there(collected):
    home = collected["home"]

    (checked,) = query(home.published, "SELECT count(*), count(*) FILTER (NOT passed) FROM ops.quality_results")

    assert checked[0] > 100
    assert checked[1] == 0
    assert "fact_quotes" in (home.quality / "index.html").read_text(encoding="utf-8")


def test_nothing_is_left_staged_or_open(collected):
    home = collected["home"]

    assert list(home.staging.iterdir()) == []
    assert list(home.raw.rglob("*.open")) == []


def test_run_and_tasks_have_telling_names_and_an_artifact(collected, prefect_api):
    with get_client(sync_client=True) as client:
        runs = [run for run in client.read_flow_runs() if run.name.startswith("ingest ")]
        artifacts = [artifact for artifact in client.read_artifacts() if artifact.key == "ingest-figures"]

    assert runs
    assert any("articles loaded" in str(artifact.data) for artifact in artifacts)


def test_broken_pages_do_not_stop_the_others(prefect_api, home, tmp_path, serve):
    article = (
        "<html lang=en><head><title>Ferry pier reopens</title></head><body><article><h1>Ferry pier reopens</h1>"
        + (
            "<p>The harbour office said on Monday that the old ferry pier will reopen after two years of repairs.</p>"
            * 4
        )
    )
    feed = "<rss version='2.0'><channel>" + "".join(
        f"<item><title>{name}</title><link>/{name}.html</link></item>" for name in ("good", "empty", "noise", "gone")
    )
    base = serve(
        {
            "/feed.xml": ("application/rss+xml", (feed + "</channel></rss>").encode()),
            "/good.html": ("text/html", (article + "</article></body></html>").encode()),
            "/empty.html": ("text/html", b""),
            "/noise.html": ("text/html", bytes(range(256)) * 400),
        }
    )
    sources = tmp_path / "sources.toml"
    sources.write_text(
        f'[[source]]\nid = "pier-news"\nname = "Pier News"\nhomepage = "{base}/"\nfeeds = ["{base}/feed.xml"]\n'
        "delay_seconds = 0\nallow_private_network = true\n"
    )

    figures = ingest(sources_file=sources, home=home)

    assert figures.outcomes == {"loaded": 1, "not_found": 1, "unreadable": 2}
    reasons = query(Path(home) / "warehouse.duckdb", "SELECT detail FROM ops.url_outcomes WHERE outcome = 'unreadable'")
    assert all(reason for (reason,) in reasons)


def test_every_outlet_of_the_file_has_its_row_with_its_name(collected):
    rows = query(collected["home"].published, "SELECT source_id, is_enabled, feed_count > 0 FROM dim_sources")

    assert {source for source, _, _ in rows} == collected["outlets"]
    assert all(enabled and has_feeds for _, enabled, has_feeds in rows)


def test_only_a_run_over_the_whole_file_says_which_outlets_are_collected_no_more(prefect_api, home, tmp_path, serve):
    load_pages(three_articles(), begin_run("ingest", home, None))
    base = serve({"/feed.xml": ("application/rss+xml", b"<rss version='2.0'><channel></channel></rss>")})
    sources = tmp_path / "sources.toml"
    sources.write_text(
        f'[[source]]\nid = "pier-news"\nname = "Pier News"\nhomepage = "{base}/"\nfeeds = ["{base}/feed.xml"]\n'
        "allow_private_network = true\n"
    )
    judged = "SELECT is_enabled, is_healthy, reason FROM source_health WHERE source_id = 'harbour-post'"

    ingest(sources_file=sources, source_ids=["pier-news"], home=home)
    assert query(Home(home).published, judged)[0][0] is True

    ingest(sources_file=sources, home=home)
    assert query(Home(home).published, judged) == [(False, True, "not collected now")]
