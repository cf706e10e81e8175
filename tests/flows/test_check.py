"""`newsfacts check` on a page of the web: what it may ask, and what it tells where there is no page."""

from __future__ import annotations

import io
import socket
import time

from loopback_site import LoopbackSite, Request, SiteMaker, http_answer, make_site, site
from rich.console import Console

from flows.commands.check import check_target
from flows.settings import Settings

__all__ = ["make_site", "site"]

ARTICLE = (
    "<html lang=en><head><title>Ferry pier reopens</title></head><body><article><h1>Ferry pier reopens</h1>"
    + "<p>The harbour office said on Monday that the old ferry pier will reopen after two years of repairs.</p>" * 4
)


def checked(address: str, settings: Settings | None = None, *, allow_private_network: bool = False) -> tuple[int, str]:
    """The exit code, and what is printed on one line."""
    printed = io.StringIO()
    code = check_target(
        address,
        settings or Settings(),
        as_json=False,
        allow_private_network=allow_private_network,
        console=Console(file=printed, width=200),
    )
    return code, " ".join(printed.getvalue().split())


def drip(connection: socket.socket, request: Request) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n")
    for _ in range(100):
        connection.sendall(b"<p>")
        time.sleep(0.05)


def test_a_page_of_this_machine_is_shown_where_it_was_typed(site: LoopbackSite) -> None:
    code, printed = checked(site.serve("/ferry", http_answer(ARTICLE)))

    assert (code, "Ferry pier reopens" in printed) == (0, True)


def test_the_settings_hold_for_it(site: LoopbackSite) -> None:
    settings = Settings(fetch_seconds=0.3, contact="desk@paper.example")

    code, printed = checked(site.serve("/slow", drip), settings)

    assert code == 1
    assert "too_slow (no end after 0.3 s)" in printed
    assert site.asked("/slow")[0].headers["user-agent"].endswith("(+desk@paper.example)")


def test_no_redirect_leads_to_another_private_address(site: LoopbackSite, make_site: SiteMaker) -> None:
    other = make_site()
    secret = other.serve("/secret", http_answer(ARTICLE)).replace("127.0.0.1", "127.0.0.2")
    site.serve("/robots.txt", http_answer("", "302 Found", Location=other.url("/robots.txt", host="127.0.0.2")))

    by_robots = checked(site.serve("/ferry", http_answer("", "302 Found", Location=secret)))
    site.serve("/robots.txt", http_answer("", "404 Not Found"))
    by_page = checked(site.url("/ferry"))

    assert [(code, "private_address" in printed) for code, printed in (by_robots, by_page)] == [(1, True)] * 2
    assert other.requests == []


def test_with_the_switch_redirects_lead_on_to_private_addresses(site: LoopbackSite, make_site: SiteMaker) -> None:
    other = make_site()
    new = other.serve("/new", http_answer(ARTICLE)).replace("127.0.0.1", "127.1")

    code, printed = checked(site.serve("/old", http_answer("", "301 Moved", Location=new)), allow_private_network=True)

    assert (code, "Ferry pier reopens" in printed) == (0, True)


def test_a_redirect_on_the_same_host_is_followed(site: LoopbackSite) -> None:
    site.serve("/new", http_answer(ARTICLE))

    code, printed = checked(site.serve("/old", http_answer("", "301 Moved", Location="/new")))

    assert (code, "Ferry pier reopens" in printed) == (0, True)
