"""The client: one address in, an answer or a failure out, with every rule of the house kept on the way.

Each hop of a redirect is checked like a first request: scheme, robots.txt of the new host, address, turn of the host.
"""

from __future__ import annotations

import ssl
from collections.abc import Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from typing import Self

import httpx
from tenacity import AsyncRetrying, RetryCallState, retry_if_result, stop_after_attempt, wait_exponential, wait_random

from flows.web.address_guard import GuardedTransport, Resolver, resolve_by_system
from flows.web.body import ACCEPT_ENCODING
from flows.web.exchange import ExchangeFailedError, WireAnswer, exchange
from flows.web.outcomes import FetchAnswer, FetchFailure, FetchTarget, NotModified
from flows.web.politeness import HostGivenUpError, Politeness, RunTimeOverError
from flows.web.robots import RobotsCache, RobotsDesk, RobotsEntry, decoded_robots
from flows.web.settings import FetchSettings
from flows.web.slow_hosts import SlowHosts
from flows.web.walk import OnAnswer, Walk, outcome_of
from flows.web.web_address import host_key, joined_url, origin_of, parsed_url

_RETRIED = frozenset(
    {"timeout", "connection_failed", "host_not_found", "server_error", "too_many_requests", "bad_answer"}
)
_HOST_AT_FAULT = (_RETRIED | {"too_slow", "tls_failed"}) - {"bad_answer"}
_NOT_ASKED = frozenset({"host_unavailable", "out_of_time"})
_SLOW_DOWN_STATUSES = frozenset({429, 503})
_NO_LIMIT = 1000  # robots.txt must not tighten what the source set for its host


class WebClient:
    """An HTTP client for one event loop and one run.

    Use it as `async with WebClient(settings) as client`. Hosts that were slow, failing or closed by robots.txt stay
    so for all that the client fetches.
    """

    def __init__(
        self,
        settings: FetchSettings,
        *,
        robots: RobotsCache | None = None,
        slow_hosts: SlowHosts | None = None,
        resolve: Resolver = resolve_by_system,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        """A client.

        Args:
            settings: limits and identity.
            robots: what earlier clients and runs learnt of robots.txt files; added to in place.
            slow_hosts: which hosts asked them for fewer requests; added to in place.
            resolve: gives the addresses of a host name.
            ssl_context: whom to trust; the certificate authorities of certifi where None.
        """
        self.settings = settings
        self.slow_hosts = slow_hosts if slow_hosts is not None else SlowHosts()
        self.politeness = Politeness(settings, self.slow_hosts)
        self.robots_cache = robots if robots is not None else RobotsCache()
        self._robots = RobotsDesk(self.robots_cache, settings, self._ask_robots)
        self._resolve = resolve
        self._ssl_context = ssl_context or httpx.create_ssl_context()
        self._clients = {allow: self._http_client(allow_private_network=allow) for allow in (False, True)}
        self._open = AsyncExitStack()

    def _http_client(self, *, allow_private_network: bool) -> httpx.AsyncClient:
        """Connections of its own for each address rule: none that one source may open serves another's request."""
        settings = self.settings
        transport = GuardedTransport(
            allow_private_network=allow_private_network, resolve=self._resolve, ssl_context=self._ssl_context
        )
        no_cookies = CookieJar(policy=DefaultCookiePolicy(allowed_domains=[]))
        return httpx.AsyncClient(
            transport=transport,
            cookies=no_cookies,
            headers={
                "User-Agent": settings.user_agent,
                "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "Accept-Encoding": ACCEPT_ENCODING,
            },
            timeout=httpx.Timeout(settings.read_seconds, connect=settings.connect_seconds, pool=None),
        )

    async def __aenter__(self) -> Self:
        self.politeness.start()
        for client in self._clients.values():
            await self._open.enter_async_context(client)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._open.aclose()

    async def fetch(
        self, target: FetchTarget, on_answer: OnAnswer | None = None
    ) -> FetchAnswer | NotModified | FetchFailure:
        """What became of one address after redirects and retries.

        Args:
            target: what to fetch.
            on_answer: awaited with the answer while it still holds its place among the concurrent requests, so that
                bodies never pile up before a slow archive. What it raises is raised.
        """
        return await self._fetch(target, on_answer, obey_robots=True)

    async def robots_entry(self, target: FetchTarget) -> RobotsEntry | None:
        """What the robots.txt of the target's host says, sitemaps included; None where the host may not be asked."""
        entry = await self._robots.entry(origin_of(httpx.URL(target.url)), target)
        return entry if isinstance(entry, RobotsEntry) else None

    async def _fetch(
        self, target: FetchTarget, on_answer: OnAnswer | None, *, obey_robots: bool
    ) -> FetchAnswer | NotModified | FetchFailure:
        url = parsed_url(target.url)
        if isinstance(url, str):
            blank = Walk(target, 0, None, obey_robots, httpx.URL(""))
            return blank.failed("bad_url", url)
        earlier: list[FetchFailure] = []

        async def attempt() -> FetchAnswer | NotModified | FetchFailure:
            outcome = await self._attempt(Walk(target, len(earlier) + 1, on_answer, obey_robots, url))
            if isinstance(outcome, FetchFailure):
                outcome = await self._weighed(outcome, earlier)
                earlier.append(outcome)
            return outcome

        retrying = AsyncRetrying(
            stop=stop_after_attempt(self.settings.attempts),
            wait=self._wait_before_retry,
            retry=retry_if_result(self._is_worth_retrying),
            retry_error_callback=_last_result,
        )
        outcome: FetchAnswer | NotModified | FetchFailure = await retrying(attempt)
        return outcome

    async def _weighed(self, failure: FetchFailure, earlier: Sequence[FetchFailure]) -> FetchFailure:
        """The failure that tells most; a first one may speak against its host, a repeated one tells nothing new."""
        if earlier and failure.reason in _NOT_ASKED:
            return earlier[-1]
        if not earlier and _blames_host(failure):
            await self.politeness.failed(host_key(httpx.URL(failure.final_url)), failure.detail)
        return failure

    def _is_worth_retrying(self, outcome: object) -> bool:
        if not isinstance(outcome, FetchFailure) or outcome.reason not in _RETRIED:
            return False
        return not self.politeness.is_given_up(host_key(httpx.URL(outcome.final_url)))

    def _wait_before_retry(self, state: RetryCallState) -> float:
        settings = self.settings
        backoff = wait_exponential(settings.backoff_seconds, max=settings.max_backoff_seconds) + wait_random(
            0, settings.backoff_seconds
        )
        failure = _last_result(state)
        asked = failure.retry_after_seconds if isinstance(failure, FetchFailure) else None
        return max(backoff(state), asked or 0.0)

    async def _attempt(self, walk: Walk) -> FetchAnswer | NotModified | FetchFailure:
        """Follow the redirects by hand, so that every hop is checked."""
        while True:
            refusal = await self._refusal_by_robots(walk) if walk.obey_robots else None
            if refusal is not None:
                return refusal
            outcome = await self._hop(walk)
            if not isinstance(outcome, str):
                return outcome
            next_url = parsed_url(outcome)
            if isinstance(next_url, str):
                return walk.failed("bad_url", f"redirected to {next_url}")
            walk.redirects.append(str(walk.url))
            walk.url = next_url
            if str(next_url) in walk.redirects:
                return walk.failed("too_many_redirects", f"redirected back to {next_url}, which redirects")
            if len(walk.redirects) > self.settings.max_redirects:
                told = f"more than {self.settings.max_redirects} redirects from {walk.target.url}"
                return walk.failed("too_many_redirects", told)

    async def _refusal_by_robots(self, walk: Walk) -> FetchFailure | None:
        entry = await self._robots.entry(origin_of(walk.url), walk.target)
        if isinstance(entry, FetchFailure):
            return walk.failed(entry.reason, entry.detail)
        if entry.verdict == "unreachable":
            return walk.failed("robots_unreachable", f"robots.txt of {walk.url.host}: {entry.detail}")
        if not entry.allows(str(walk.url)):
            return walk.failed("refused_by_robots", f"robots.txt of {walk.url.host} disallows {walk.url.path}")
        longest = self.settings.max_retry_after_seconds
        if entry.crawl_delay > longest:
            pause = f"a pause of {entry.crawl_delay:g} s between requests, more than {longest:g} s"
            return walk.failed("host_unavailable", f"robots.txt of {walk.url.host} asks for {pause}")
        self.politeness.tighten(host_key(walk.url), delay=entry.crawl_delay)
        return None

    async def _hop(self, walk: Walk) -> FetchAnswer | NotModified | FetchFailure | str:
        """One request in its host's turn; a text is the address that the answer redirects to."""
        target, host = walk.target, host_key(walk.url)
        self.politeness.tighten(host, delay=target.delay_seconds, concurrency=target.max_concurrency)
        client = self._clients[target.may_be_private(walk.url.host)]
        try:
            async with self.politeness.turn(host) as turn:
                answer = await exchange(client, walk.url, _conditions(target), target.wanted, self.settings, turn.left)
                outcome = await self._judge(answer, walk, host)
                if isinstance(outcome, FetchAnswer) and walk.on_answer is not None:
                    await walk.on_answer(outcome)
                return outcome
        except HostGivenUpError as error:
            return walk.failed("host_unavailable", f"{host} is left alone in this run: {error}")
        except RunTimeOverError as error:
            return walk.failed("out_of_time", str(error))
        except ExchangeFailedError as error:
            return walk.failed(error.reason, error.detail, error.status)

    async def _judge(self, answer: WireAnswer, walk: Walk, host: str) -> FetchAnswer | NotModified | FetchFailure | str:
        """What an answer's status means."""
        status = answer.status
        if status in _SLOW_DOWN_STATUSES:
            await self.politeness.slow_down(host, answer.retry_after, f"status {status}")
        elif status < 500:
            self.politeness.answered(host)
        if answer.location is not None:
            return joined_url(walk.url, answer.location)
        return outcome_of(answer, walk)

    async def _ask_robots(self, origin: str, asking: FetchTarget) -> RobotsEntry | FetchFailure:
        """What an origin's robots.txt says; RFC 9309, 2.3.1, save that 429 counts as unreachable: it is no yes."""
        target = FetchTarget(
            url=f"{origin}/robots.txt",
            wanted="feed",
            delay_seconds=0.0,
            max_concurrency=_NO_LIMIT,
            allow_private_network=asking.allow_private_network,
            private_host=asking.private_host,
        )
        outcome = await self._fetch(target, None, obey_robots=False)
        now = datetime.now(UTC)
        if isinstance(outcome, FetchAnswer):
            return RobotsEntry("rules", decoded_robots(outcome.body), now)
        assert isinstance(outcome, FetchFailure)
        if outcome.reason == "private_address" or outcome.reason in _NOT_ASKED:
            return outcome
        has_none = outcome.status is not None and 400 <= outcome.status < 500 and outcome.status != 429
        if has_none or outcome.reason == "too_many_redirects":
            return RobotsEntry("allow_all", "", now, outcome.detail)
        return RobotsEntry("unreachable", "", now, outcome.detail)


def _blames_host(failure: FetchFailure) -> bool:
    """Whether a failure speaks against the host; 429 and 503 were counted when they came."""
    return failure.reason in _HOST_AT_FAULT and failure.status not in _SLOW_DOWN_STATUSES


def _last_result(state: RetryCallState) -> FetchAnswer | NotModified | FetchFailure:
    assert state.outcome is not None
    result: FetchAnswer | NotModified | FetchFailure = state.outcome.result()
    return result


def _conditions(target: FetchTarget) -> dict[str, str]:
    conditions = {"If-None-Match": target.etag, "If-Modified-Since": target.last_modified}
    return {name: value for name, value in conditions.items() if value and value.isascii() and value.isprintable()}
