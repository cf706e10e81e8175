from __future__ import annotations

import asyncio
import itertools
import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from loopback_site import NO_TRUST, LoopbackSite, http_answer, resolve_to_loopback

from flows.web.client import WebClient
from flows.web.fetching import fetch_all
from flows.web.outcomes import FetchAnswer, FetchFailure, FetchOutcome, FetchReceipt, FetchTarget
from flows.web.settings import FetchSettings
from flows.web.slow_hosts import SlowHost, SlowHosts

QUICK = FetchSettings(read_seconds=1.0, page_seconds=2.0, attempts=2, backoff_seconds=0.05, host_failure_limit=4)


def fetched(
    targets: list[FetchTarget],
    on_answer: Callable[[FetchAnswer], None] = lambda answer: None,
    settings: FetchSettings = QUICK,
    slow_hosts: SlowHosts | None = None,
    **options: Any,
) -> tuple[FetchOutcome, ...]:
    async def run() -> tuple[FetchOutcome, ...]:
        client_options = {"resolve": resolve_to_loopback, "ssl_context": NO_TRUST, "slow_hosts": slow_hosts}
        async with WebClient(settings, **client_options) as client:
            return await fetch_all(targets, client, on_answer, **options)

    return asyncio.run(run())


def target(url: str, **options: Any) -> FetchTarget:
    return FetchTarget(url=url, **({"delay_seconds": 0.0, "allow_private_network": True} | options))


def reasons(outcomes: tuple[FetchOutcome, ...]) -> list[str]:
    return [outcome.reason if isinstance(outcome, FetchFailure) else "fetched" for outcome in outcomes]


def test_outcomes_keep_the_order_and_bodies_go_to_the_callback(site: LoopbackSite) -> None:
    for number in range(12):
        site.serve(f"/{number}", http_answer(f"<html>{number}"))
    bodies: dict[str, bytes] = {}
    seen: list[FetchOutcome] = []

    outcomes = fetched(
        [target(site.url(f"/{number}")) for number in range(13)],
        lambda answer: bodies.update({answer.receipt.url: answer.body}),
        on_outcome=seen.append,
    )

    assert [outcome.url for outcome in outcomes] == [site.url(f"/{number}") for number in range(13)]
    assert reasons(outcomes) == ["fetched"] * 12 + ["not_found"]
    assert bodies == {site.url(f"/{number}"): f"<html>{number}".encode() for number in range(12)}
    assert all(isinstance(outcome, FetchReceipt | FetchFailure) for outcome in outcomes)
    assert sorted(outcome.url for outcome in seen) == sorted(outcome.url for outcome in outcomes)


def test_answers_are_handed_on_one_at_a_time(site: LoopbackSite) -> None:
    for number in range(8):
        site.serve(f"/{number}", http_answer("<html>"))
    busy = threading.Lock()
    taken: list[bool] = []

    def slow(answer: FetchAnswer) -> None:
        taken.append(busy.acquire(blocking=False))
        time.sleep(0.01)
        busy.release()

    fetched([target(site.url(f"/{number}"), max_concurrency=8) for number in range(8)], slow)

    assert taken == [True] * 8


def test_a_slow_archive_holds_fetching_back(site: LoopbackSite) -> None:
    for number in range(9):
        site.serve(f"/{number}", http_answer("<html>"))
    ahead: list[int] = []
    done = 0

    def slow(answer: FetchAnswer) -> None:
        nonlocal done
        time.sleep(0.02)
        done += 1
        ahead.append(len(site.requests) - 1 - done)

    settings = FetchSettings(global_concurrency=2)
    fetched([target(site.url(f"/{number}"), max_concurrency=9) for number in range(9)], slow, settings)

    assert done == 9
    assert max(ahead) <= 2


def test_what_the_callback_raises_ends_the_fetch(site: LoopbackSite) -> None:
    for number in range(20):
        site.serve(f"/{number}", http_answer("<html>"))

    def full(answer: FetchAnswer) -> None:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        fetched([target(site.url(f"/{number}"), delay_seconds=0.2) for number in range(20)], full)
    assert len(site.requests) < 10


def test_a_host_is_asked_as_its_gentlest_source_wants(site: LoopbackSite) -> None:
    targets = [
        target(site.url(f"/{number}"), source_id="slow" if number else "quick", delay_seconds=0.15 if number else 0.0)
        for number in range(5)
    ]

    fetched(targets)

    arrived = sorted(request.arrived for request in site.requests if request.path != "/robots.txt")
    gaps = [later - earlier for earlier, later in itertools.pairwise(arrived)]
    assert len(gaps) == 4
    assert all(gap >= 0.13 for gap in gaps[1:])


def test_the_delay_counts_from_when_a_request_is_on_the_wire(site: LoopbackSite) -> None:
    for number in range(4):
        site.serve(f"/{number}", http_answer("<html>"))
    slow_once = iter([0.0, 0.6, *[0.0] * 9])

    async def resolve_slowly(host: str, port: int) -> list[str]:
        await asyncio.sleep(next(slow_once))
        return ["127.0.0.1"]

    async def run() -> None:
        async with WebClient(QUICK, resolve=resolve_slowly, ssl_context=NO_TRUST) as client:
            pages = [target(site.url(f"/{number}", "gazette.example"), delay_seconds=0.3) for number in range(4)]
            await fetch_all(pages, client, lambda answer: None)

    asyncio.run(run())

    arrived = sorted(request.arrived for request in site.requests if request.path != "/robots.txt")
    assert len(arrived) == 4
    assert all(later - earlier >= 0.28 for earlier, later in itertools.pairwise(arrived))


def test_requests_that_wait_for_a_slot_keep_the_delay(site: LoopbackSite) -> None:
    def slow(connection: Any, request: Any) -> None:
        time.sleep(0.5)
        connection.sendall(http_answer("<html>"))

    site.serve("/slow", slow)
    for number in range(4):
        site.serve(f"/{number}", http_answer("<html>"))
    settings = FetchSettings(global_concurrency=1)
    blocking = [target(site.url("/slow", f"outlet-{number}.example")) for number in range(2)]
    pages = [target(site.url(f"/{n}", "gazette.example"), delay_seconds=0.2, max_concurrency=4) for n in range(4)]

    fetched([*blocking, *pages], settings=settings)

    arrived = sorted(site.asked(f"/{number}")[0].arrived for number in range(4))
    assert all(later - earlier >= 0.18 for earlier, later in itertools.pairwise(arrived))


@pytest.mark.parametrize("limit", [1, 3])
def test_a_host_gets_no_more_requests_at_once_than_allowed(site: LoopbackSite, limit: int) -> None:
    spans = []

    def slow(connection: Any, request: Any) -> None:
        began = time.monotonic()
        time.sleep(0.05)
        # Before the answer: whoever has it may ask again while the server is still busy with this.
        spans.append((began, time.monotonic()))
        connection.sendall(http_answer("<html>"))

    for number in range(9):
        site.serve(f"/{number}", slow)

    fetched([target(site.url(f"/{number}"), max_concurrency=limit if number else 8) for number in range(9)])

    assert len(spans) == 9
    assert max(sum(began <= other < ended for began, ended in spans) for other, _ in spans) == limit


def test_hosts_do_not_wait_for_each_other(site: LoopbackSite) -> None:
    site.serve("/a", http_answer("<html>"))
    targets = [
        target(site.url(f"/a?{number}", f"outlet-{host}.example"), delay_seconds=0.2)
        for host in range(10)
        for number in range(2)
    ]
    started = time.monotonic()

    fetched(targets)

    assert time.monotonic() - started < 3  # one after the other they take four
    assert len([request for request in site.requests if request.path != "/robots.txt"]) == 20


def test_too_many_requests_slow_the_host_down_for_the_run(site: LoopbackSite) -> None:
    site.serve("/0", http_answer("", "429 Too Many Requests"), http_answer("<html>"))
    for number in range(1, 4):
        site.serve(f"/{number}", http_answer("<html>"))
    settings = FetchSettings(backoff_seconds=0.2)

    outcomes = fetched([target(site.url(f"/{number}"), max_concurrency=1) for number in range(4)], settings=settings)

    assert reasons(outcomes) == ["fetched"] * 4
    arrived = [request.arrived for request in site.requests if request.path != "/robots.txt"]
    assert all(later - earlier >= 0.19 for earlier, later in itertools.pairwise(arrived))


def test_a_host_that_always_fails_is_given_up(site: LoopbackSite) -> None:
    for number in range(30):
        site.serve(f"/{number}", http_answer("", "500 Oops"))

    outcomes = fetched([target(site.url(f"/{number}")) for number in range(30)])

    counts = Counter(reasons(outcomes))
    assert 4 <= counts["server_error"] <= 6
    assert counts["host_unavailable"] == 30 - counts["server_error"]
    assert len(site.requests) <= 1 + 6


def test_a_host_that_fails_now_and_then_is_not_given_up(site: LoopbackSite) -> None:
    # Every other one: second tries come between, and a busy machine may hold up an answer or two.
    for number in range(30):
        site.serve(f"/{number}", http_answer("<html>") if number % 2 else http_answer("", "500 Oops"))

    outcomes = fetched([target(site.url(f"/{number}"), max_concurrency=1) for number in range(30)])

    assert Counter(reasons(outcomes)) == {"fetched": 15, "server_error": 15}


def test_a_host_that_wants_a_long_pause_is_left_alone(site: LoopbackSite) -> None:
    site.serve("/0", http_answer("", "503 Busy", Retry_After="7200"))

    outcomes = fetched([target(site.url(f"/{number}"), max_concurrency=1) for number in range(10)])

    assert reasons(outcomes) == ["server_error"] + ["host_unavailable"] * 9
    last = outcomes[-1]
    assert isinstance(last, FetchFailure)
    assert last.failure_class == "temporary"
    assert "7200 s" in last.detail


def test_a_slow_host_stays_slow_for_the_next_client(site: LoopbackSite) -> None:
    site.serve("/0", http_answer("", "503 Busy"), http_answer("<html>"))
    site.serve("/1", http_answer("<html>"))
    site.serve("/2", http_answer("<html>"))
    settings = FetchSettings(backoff_seconds=0.2)
    first = SlowHosts()
    fetched([target(site.url("/0"))], settings=settings, slow_hosts=first)

    fetched(
        [target(site.url("/1")), target(site.url("/2"))],
        slow_hosts=SlowHosts.from_json(first.to_json(datetime.now(UTC))),
    )

    one, two = sorted(site.asked("/1") + site.asked("/2"), key=lambda request: request.arrived)
    assert two.arrived - one.arrived >= 0.19


def test_a_long_pause_outlives_the_client(site: LoopbackSite) -> None:
    site.serve("/0", http_answer("", "429 Too Many Requests", Retry_After="7200"))
    slow_hosts = SlowHosts()
    fetched([target(site.url("/0"))], slow_hosts=slow_hosts)

    outcomes = fetched([target(site.url("/1"))], slow_hosts=slow_hosts)

    assert reasons(outcomes) == ["host_unavailable"]
    assert site.asked("/1") == []


@pytest.mark.parametrize(("hours", "is_current"), [(1, True), (23, True), (25, False), (-1, False)])
def test_a_slow_host_is_forgiven_after_a_day(hours: int, is_current: bool) -> None:
    now = datetime(2026, 3, 14, 12, tzinfo=UTC)
    slowed_at = now - timedelta(hours=hours)
    slow_hosts = SlowHosts({"gazette.example": SlowHost(2.0, slowed_at + timedelta(minutes=5), slowed_at)})

    assert (slow_hosts.current("gazette.example", now) is not None) is is_current
    assert ("gazette.example" in slow_hosts.to_json(now)) is is_current


@pytest.mark.parametrize("saved", ["[]", '{"a": 1}', '{"a": {}}', '{"a": {"extra_delay_seconds": "x"}}', "nonsense"])
def test_a_list_of_slow_hosts_that_is_none_is_refused(saved: str) -> None:
    with pytest.raises(ValueError, match=r"slow hosts|Expecting value|could not convert"):
        SlowHosts.from_json(saved)


def test_a_run_ends_in_time(site: LoopbackSite) -> None:
    for number in range(6):
        site.serve(f"/{number}", http_answer("<html>"))
    settings = FetchSettings(run_seconds=1)
    targets = [target(site.url(f"/{number}"), delay_seconds=0.7 if number < 5 else 0.0) for number in range(6)]
    started = time.monotonic()

    outcomes = fetched(targets, settings=settings)

    assert time.monotonic() - started < 3  # all of them take three and a half
    counts = Counter(reasons(outcomes))
    assert 1 <= counts["fetched"] <= 2
    assert counts["out_of_time"] == 6 - counts["fetched"]


def test_a_dead_host_costs_no_more_than_its_robots_txt(site: LoopbackSite) -> None:
    started = time.monotonic()

    outcomes = fetched([target(f"http://gazette.missing/{number}") for number in range(50)])

    assert reasons(outcomes) == ["robots_unreachable"] * 50
    assert time.monotonic() - started < 10


def test_many_pages_over_many_hosts(site: LoopbackSite) -> None:
    for number in range(20):
        site.serve(f"/{number}", http_answer(f"<html>{number}"))
    targets = [target(site.url(f"/{number}", f"outlet-{host}.example")) for number in range(20) for host in range(20)]
    read = 0

    def count(answer: FetchAnswer) -> None:
        nonlocal read
        read += answer.body == f"<html>{answer.receipt.url.rpartition('/')[2]}".encode()

    outcomes = fetched(targets, count)

    assert reasons(outcomes) == ["fetched"] * 400
    assert read == 400
    assert site.most_at_once <= 32
