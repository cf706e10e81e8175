from __future__ import annotations

import asyncio
import itertools
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from loopback_site import NO_TRUST, LoopbackSite, http_answer

from flows.web.client import WebClient
from flows.web.outcomes import FetchAnswer, FetchFailure, FetchTarget, NotModified
from flows.web.robots import RobotsCache, RobotsEntry, decoded_robots
from flows.web.settings import FetchSettings

QUICK = FetchSettings(read_seconds=2.0, page_seconds=4.0, attempts=2, backoff_seconds=0.01, max_redirects=5)


def fetch(*urls: str, robots: RobotsCache | None = None) -> list[FetchAnswer | NotModified | FetchFailure]:
    async def run() -> list[FetchAnswer | NotModified | FetchFailure]:
        async with WebClient(QUICK, robots=robots, ssl_context=NO_TRUST) as client:
            targets = [FetchTarget(url=url, delay_seconds=0.0, allow_private_network=True) for url in urls]
            return await asyncio.gather(*(client.fetch(target) for target in targets))

    return asyncio.run(run())


def verdicts(*urls: str, robots: RobotsCache | None = None) -> list[str]:
    return [
        "fetched" if isinstance(outcome, FetchAnswer) else getattr(outcome, "reason", "not modified")
        for outcome in fetch(*urls, robots=robots)
    ]


def serve_robots(site: LoopbackSite, *answers: Any) -> None:
    site.serve("/robots.txt", *answers)
    for path in ("/news/1", "/private/1", "/private/open", "/search?q=1"):
        site.serve(path, http_answer("<html>"))


def text(body: str | bytes, status: str = "200 OK") -> bytes:
    return http_answer(body, status, Content_Type="text/plain")


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("", ["/news/1", "/private/1", "/private/open", "/search?q=1"]),
        ("User-agent: *\nDisallow: /", []),
        ("User-agent: *\nDisallow: /private/\nAllow: /private/open", ["/news/1", "/private/open", "/search?q=1"]),
        ("User-agent: *\nDisallow: /*?q=", ["/news/1", "/private/1", "/private/open"]),
        ("User-agent: *\nDisallow: /\nUser-agent: NewsFacts\nDisallow: /private", ["/news/1", "/search?q=1"]),
        ("User-agent: otherbot\nDisallow: /", ["/news/1", "/private/1", "/private/open", "/search?q=1"]),
        ("User-agent: otherbot\nUser-agent: NEWSFACTS # us\nDisallow: /private", ["/news/1", "/search?q=1"]),
        ("User-agent: newsfacts\nUser-agent: otherbot\nDisallow: /private", ["/news/1", "/search?q=1"]),
        ("User-agent: newsfacts-image\nDisallow: /", ["/news/1", "/private/1", "/private/open", "/search?q=1"]),
        ("User-agent: news*\nDisallow: /private", ["/news/1", "/search?q=1"]),
        ("Useragent newsfacts\nDisallow: /private\nUser-agent: a\nDisallow: /", ["/news/1", "/search?q=1"]),
        ("\ufeffuser-agent: *\r\ndisallow: /news # none\r\n", ["/private/1", "/private/open", "/search?q=1"]),
        ("<html><body>Not found</body></html>", ["/news/1", "/private/1", "/private/open", "/search?q=1"]),
    ],
)
def test_rules_are_obeyed(site: LoopbackSite, rules: str, allowed: list[str]) -> None:
    serve_robots(site, text(rules))
    paths = ["/news/1", "/private/1", "/private/open", "/search?q=1"]

    found = verdicts(*(site.url(path) for path in paths))

    assert found == ["fetched" if path in allowed else "refused_by_robots" for path in paths]
    assert len(site.asked("/robots.txt")) == 1


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        ([text("", "404 Not Found")], "fetched"),
        ([text("", "403 Forbidden")], "fetched"),
        ([text("", "410 Gone")], "fetched"),
        ([text("", "429 Too Many Requests")], "robots_unreachable"),
        ([text("", "500 Oops")], "robots_unreachable"),
        ([text("", "500 Oops"), text("")], "fetched"),
        ([lambda connection, request: connection.close()], "robots_unreachable"),
        ([http_answer("", "301 Moved", Location="/robots.txt")], "fetched"),
        ([text(b"User-agent: *\nDisallow: /news\xff\xfe\x00\n")], "fetched"),
    ],
)
def test_what_robots_txt_answers_decides(site: LoopbackSite, answers: list[Any], verdict: str) -> None:
    serve_robots(site, *answers)

    assert verdicts(site.url("/news/1")) == [verdict]


@pytest.mark.parametrize(
    "rules",
    [
        "".join(f"User-agent: bot{number}\n" for number in range(15_000)) + "Disallow: /a\n" * 19_000,
        "User-agent: *\n" + "".join(f"Disallow: /*a{number}*b\n" for number in range(23_000)),
        "User-agent: *\nDisallow: /" + "*a" * 260_000,
        "User-agent:" + " " * 520_000,
        "# " + "x" * 520_000,
    ],
    ids=["agents by rules", "wildcards", "one wildcard rule", "blanks", "a comment"],
)
def test_no_robots_txt_takes_long(rules: str) -> None:
    entry = RobotsEntry("rules", decoded_robots(rules.encode()), datetime.now(UTC))
    started = time.process_time()

    for number in range(3):
        assert entry.allows(f"http://gazette.example/{number}{'a' * 1000}")

    # Without a bound, the first one takes minutes and all memory.
    assert time.process_time() - started < 5.0


def test_robots_txt_may_be_redirected(site: LoopbackSite) -> None:
    serve_robots(site, http_answer("", "301 Moved", Location="/rules.txt"))
    site.serve("/rules.txt", text("User-agent: *\nDisallow: /private"))

    assert verdicts(site.url("/news/1"), site.url("/private/1")) == ["fetched", "refused_by_robots"]


def test_a_crawl_delay_slows_the_host_down(site: LoopbackSite) -> None:
    serve_robots(site, text("User-agent: *\nCrawl-delay: 0.3"))

    fetch(site.url("/news/1"), site.url("/private/1"), site.url("/private/open"))

    arrived = sorted(request.arrived for request in site.requests if request.path != "/robots.txt")
    assert [later - earlier >= 0.28 for earlier, later in itertools.pairwise(arrived)] == [True, True]


@pytest.mark.parametrize("delay", ["1e9", "121"])
def test_a_host_that_wants_long_pauses_between_requests_is_left_alone(site: LoopbackSite, delay: str) -> None:
    serve_robots(site, text(f"User-agent: *\nCrawl-delay: {delay}"))

    outcomes = fetch(site.url("/news/1"), site.url("/private/1"))

    assert [outcome.reason for outcome in outcomes if isinstance(outcome, FetchFailure)] == ["host_unavailable"] * 2
    assert {request.path for request in site.requests} == {"/robots.txt"}


def test_sitemaps_are_named(site: LoopbackSite) -> None:
    serve_robots(site, text("Sitemap: https://gazette.example/news.xml\nSitemap: /all.xml\nUser-agent: *\nDisallow: /"))

    async def run() -> RobotsEntry | None:
        async with WebClient(QUICK, ssl_context=NO_TRUST) as client:
            return await client.robots_entry(FetchTarget(url=site.url("/"), allow_private_network=True))

    entry = asyncio.run(run())
    assert entry is not None
    assert entry.sitemaps == ("https://gazette.example/news.xml", "/all.xml")


def origin(site: LoopbackSite) -> str:
    return f"http://127.0.0.1:{site.port}"


def test_what_was_learnt_is_kept_over_runs(site: LoopbackSite) -> None:
    serve_robots(site, text("User-agent: *\nDisallow: /private"))
    first = RobotsCache()
    verdicts(site.url("/news/1"), robots=first)

    now = datetime.now(UTC)
    again = RobotsCache.from_json(first.to_json(now, QUICK))

    assert verdicts(site.url("/news/1"), site.url("/private/1"), robots=again) == ["fetched", "refused_by_robots"]
    assert len(site.asked("/robots.txt")) == 1
    assert again.to_json(now, QUICK) == first.to_json(now, QUICK)


@pytest.mark.parametrize(
    ("age", "verdict", "is_believed"),
    [
        (timedelta(hours=23), "rules", True),
        (timedelta(hours=25), "rules", False),
        (timedelta(hours=-1), "rules", False),
        (timedelta(minutes=5), "unreachable", True),
        (timedelta(minutes=15), "unreachable", False),
    ],
)
def test_belief_ends(site: LoopbackSite, age: timedelta, verdict: Any, is_believed: bool) -> None:
    serve_robots(site, text(""))
    entry = RobotsEntry(verdict, "User-agent: *\nDisallow: /", datetime.now(UTC) - age)

    cache = RobotsCache({origin(site): entry})
    is_written = origin(site) in cache.to_json(datetime.now(UTC), QUICK)
    (found,) = verdicts(site.url("/news/1"), robots=cache)

    assert (found != "fetched") is is_written is is_believed
    assert len(site.asked("/robots.txt")) == (0 if is_believed else 1)


@pytest.mark.parametrize("saved", ["[]", '{"a": 1}', '{"a": {}}', '{"a": {"fetched_at": "x"}}', "nonsense"])
def test_a_cache_that_is_none_is_refused(saved: str) -> None:
    with pytest.raises(ValueError, match=r"robots cache|Expecting value|isoformat"):
        RobotsCache.from_json(saved)


def test_an_address_refused_for_one_source_says_nothing_to_another(site: LoopbackSite) -> None:
    serve_robots(site, text(""))

    async def run() -> list[FetchAnswer | NotModified | FetchFailure]:
        async with WebClient(QUICK, ssl_context=NO_TRUST) as client:
            return [
                await client.fetch(FetchTarget(url=site.url("/news/1"), delay_seconds=0.0, allow_private_network=allow))
                for allow in (False, True)
            ]

    refused, fetched = asyncio.run(run())
    assert isinstance(refused, FetchFailure)
    assert refused.reason == "private_address"
    assert isinstance(fetched, FetchAnswer)
