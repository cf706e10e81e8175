"""Every discovered URL ends in exactly one status, whatever the stages saw of it."""

from datetime import UTC, datetime, timedelta

import polars as pl
import pytest

from transforms.outcomes import ARTICLE_RESULTS, FETCH_RESULTS, LINKS, PAGE_RESULTS, links_of_pages, url_outcomes

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def links(*names: str, known: tuple[str, ...] = ()) -> pl.DataFrame:
    rows = [
        {
            "url": f"https://post.example/{name}",
            "requested_url": f"https://post.example/{name}?x",
            "source_id": "post",
            "is_known": name in known,
            "is_recheck": False,
            "announced_at": NOW,
            "announced_precision": "second",
        }
        for name in names
    ]
    return pl.DataFrame(rows, schema=LINKS)


def fetches(**failures: str | None) -> pl.DataFrame:
    rows = [(f"https://post.example/{name}?x", failure, failure) for name, failure in failures.items()]
    return pl.DataFrame(rows, schema=FETCH_RESULTS, orient="row")


def pages(*rows: tuple[str, str | None, str | None]) -> pl.DataFrame:
    full = [
        (f"https://post.example/{name}?x", "post", NOW + timedelta(minutes=number), article, detail)
        for number, (name, article, detail) in enumerate(rows)
    ]
    return pl.DataFrame(full, schema=PAGE_RESULTS, orient="row")


def articles(**outcomes: str) -> pl.DataFrame:
    return pl.DataFrame(list(outcomes.items()), schema=ARTICLE_RESULTS, orient="row")


def outcome_of(frame: pl.DataFrame) -> dict[str, str]:
    return {url.rsplit("/", 1)[1]: outcome for url, outcome in frame.select("url", "outcome").iter_rows()}


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        pytest.param((links("a", known=("a",)), fetches(), pages(), articles()), "known", id="known"),
        pytest.param((links("a"), fetches(a="not_found"), pages(), articles()), "not_found", id="fetch failed"),
        pytest.param((links("a"), fetches(a="not_modified"), pages(), articles()), "not_modified", id="as it was"),
        pytest.param((links("a"), fetches(a=None), pages(), articles()), "not_archived", id="lost before extraction"),
        pytest.param(
            (links("a"), fetches(a=None), pages(("a", None, "no_text: 3 words")), articles()),
            "unreadable",
            id="no text",
        ),
        pytest.param(
            (links("a"), fetches(a=None), pages(("a", None, "opted_out: told by tdm_meta")), articles()),
            "opted_out",
            id="reserved from mining",
        ),
        pytest.param(
            (links("a"), fetches(a=None), pages(("a", "A", None)), articles(A="quarantined")), "quarantined", id="gate"
        ),
        pytest.param((links("a"), fetches(a=None), pages(("a", "A", None)), articles(A="loaded")), "loaded", id="new"),
        pytest.param(
            (links("a"), fetches(a=None), pages(("a", "A", None)), articles(A="unchanged")), "unchanged", id="same"
        ),
    ],
)
def test_each_stage_gives_its_status(seen, expected):
    outcomes = url_outcomes(*seen, run_id="r1")

    assert outcome_of(outcomes) == {"a": expected}


def test_the_date_that_feeds_gave_stands_with_what_was_asked_for():
    seen = (links("a", "b", known=("b",)), fetches(a="timeout"), pages(), articles())

    dated = url_outcomes(*seen, run_id="r1").select("url", "announced_at", "announced_precision").rows()

    assert dated == [("https://post.example/a", NOW, "second"), ("https://post.example/b", None, None)]


def test_two_addresses_of_one_article_count_once_as_loaded():
    outcomes = url_outcomes(
        links("b", "a"), fetches(a=None, b=None), pages(("a", "A", None), ("b", "A", None)), articles(A="loaded"), "r1"
    )

    assert outcome_of(outcomes) == {"a": "loaded", "b": "same_article"}


def test_latest_capture_of_a_page_decides():
    captured = pages(("a", None, "no_text: 0 words"), ("a", "A", None))

    outcomes = url_outcomes(links("a"), fetches(a=None), captured, articles(A="loaded"), "r1")

    assert outcome_of(outcomes) == {"a": "loaded"}


def test_archived_pages_become_links_once_each():
    captured = pages(("a", "A", None), ("a", "A", None), ("b", "B", None))
    canonical = captured["requested_url"].str.strip_suffix("?x")

    found = links_of_pages(captured, canonical)

    assert found["url"].to_list() == ["https://post.example/a", "https://post.example/b"]
    assert not found["is_known"].any()
