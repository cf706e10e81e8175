"""One run over everything servers do wrong: good pages load, each bad one ends as its table says."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from socketserver import BaseRequestHandler
from urllib.parse import quote

import pytest
from loopback_site import LoopbackServer, LoopbackSite, http_answer
from misbehaviour import BAD_FEEDS, GOOD, MISBEHAVIOUR, MOVED_HERE, page, rss
from misbehaviour import item as feed_item
from warehouse_state import query

from flows.home import Home
from flows.ingest import ingest

pytestmark = pytest.mark.server

# Enough for a busy machine, and little enough to wait for three times.
SETTINGS = {"NEWSFACTS_READ_SECONDS": "1.5", "NEWSFACTS_FETCH_SECONDS": "4", "NEWSFACTS_PROCESSES": "2"}


@contextmanager
def served() -> Iterator[LoopbackSite]:
    """A site of its own port, which politeness takes for a host of its own."""
    site = LoopbackSite(port=0)

    class Handler(BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                self.request.settimeout(30)
                site.handle(self.request)

    server = LoopbackServer(("127.0.0.1", 0), Handler)
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    yield site
    server.shutdown()
    server.server_close()


def path_of(name: str) -> str:
    return f"/{quote(name.replace(' ', '-'))}"


def serve_everything(main: LoopbackSite, sites: ExitStack) -> dict[str, str]:
    """The addresses of all pages, good and bad, by name."""
    urls = {name: main.serve(path_of(name), answer) for name, answer in GOOD.items()}
    main.serve("/moved-here", MOVED_HERE)
    for name, case in MISBEHAVIOUR.items():
        site = sites.enter_context(served()) if case.has_own_host else main
        if case.robots is not None:
            site.serve("/robots.txt", case.robots)
        urls[name] = site.serve(path_of(name), case.answer)
    main.serve(f"{path_of('redirect to itself')}?x=1", MISBEHAVIOUR["redirect to itself"].answer)
    for times in range(1, 10):
        main.serve(path_of("redirects without end") + "?again" * times, MISBEHAVIOUR["redirects without end"].answer)
    return urls


def serve_feeds(main: LoopbackSite) -> dict[str, str]:
    """The addresses of the bad feeds by name; each that can offers a page named as the feed."""
    feeds = {}
    for name, body in BAD_FEEDS.items():
        offered = main.serve(f"/in{path_of(name)}", page(f"Offered by {name}"))
        content = http_answer(body.replace("{page}", offered), Content_Type="application/xml")
        feeds[name] = main.serve(f"/feeds{path_of(name)}", content)
    return feeds


def source(source_id: str, feeds: list[str], *, allows_private: bool = True) -> str:
    permission = "allow_private_network = true\n" if allows_private else ""
    return (
        f'[[source]]\nid = "{source_id}"\nname = "{source_id}"\nhomepage = "http://127.0.0.1/"\nfeeds = {feeds}\n'
        f"delay_seconds = 0\nmax_concurrency = 8\n{permission}\n"
    )


@dataclass(frozen=True)
class Ended:
    outcomes: dict[str, tuple[str, str | None]]
    """How each page ended, by name, and why."""
    published: Path


@pytest.fixture(scope="module")
def outcomes(ended) -> dict[str, tuple[str, str | None]]:
    return ended.outcomes


@pytest.fixture(scope="module")
def ended(prefect_session, tmp_path_factory) -> Iterator[Ended]:
    """How everything ended after one run over all of it."""
    folder = tmp_path_factory.mktemp("chaos")
    with ExitStack() as sites, pytest.MonkeyPatch.context() as environment:
        for name, value in SETTINGS.items():
            environment.setenv(name, value)
        main = sites.enter_context(served())
        urls = serve_everything(main, sites)
        feeds = serve_feeds(main)
        secret = main.serve("/secret", page("Secret"))
        private = main.serve("/private.xml", http_answer(rss(feed_item(secret)), Content_Type="application/xml"))
        everything = http_answer(rss(*map(feed_item, urls.values())), Content_Type="application/xml")
        # The feed of the first is asked for by permission of the second; what it links to is the first's alone.
        written = source("no-permission", [private], allows_private=False)
        written += source("everything", [main.serve("/all.xml", everything), private, *feeds.values()])
        (folder / "sources.toml").write_text(written, encoding="utf-8")
        figures = ingest(sources_file=folder / "sources.toml", home=folder / "home")
        assert sum(figures.outcomes.values()) == figures.discovered
        published = Home(folder / "home").published
        yield Ended(named_outcomes(published, urls | {"private address": secret}), published)


def named_outcomes(published: Path, urls: dict[str, str]) -> dict[str, tuple[str, str | None]]:
    ended = {
        url: (outcome, why)
        for url, outcome, why in query(published, "SELECT url, outcome, detail FROM ops.url_outcomes")
    }
    by_name = {name: ended.pop(url, ("not discovered", None)) for name, url in urls.items()}
    return by_name | {url.partition("/in/")[2]: ending for url, ending in ended.items()}


def test_there_are_enough_misbehaviours():
    assert len(MISBEHAVIOUR) + len(BAD_FEEDS) > 50


@pytest.mark.parametrize("name", GOOD)
def test_good_pages_load(outcomes, name):
    assert outcomes[name] == ("loaded", None)


@pytest.mark.parametrize("name", MISBEHAVIOUR)
def test_a_bad_page_ends_as_the_table_says(outcomes, name):
    outcome, why = outcomes[name]

    assert outcome == MISBEHAVIOUR[name].outcome, why
    assert why or outcome == "loaded"


def test_a_private_address_is_not_asked_without_permission(outcomes):
    assert outcomes["private address"][0] == "private_address"


@pytest.mark.parametrize("name", [name for name, body in BAD_FEEDS.items() if "{page}" in body])
def test_a_bad_feed_gives_what_can_be_had(outcomes, name):
    assert outcomes[path_of(name).strip("/")] == ("loaded", None)


def test_nothing_stored_can_command_a_terminal(ended):
    columns = query(
        ended.published,
        "SELECT schema_name, table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal "
        "AND table_oid IN (SELECT table_oid FROM duckdb_tables()) AND data_type IN ('VARCHAR', 'VARCHAR[]')",
    )
    assert len(columns) > 50
    control = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]"
    commanding = [
        (table, column, value)
        for schema, table, column, _ in columns
        for (value,) in query(
            ended.published,
            f"SELECT {column}::VARCHAR FROM {schema}.{table} WHERE regexp_matches({column}::VARCHAR, '{control}')",
        )
    ]

    assert commanding == []
