"""Addresses as the client needs them: what may be asked for, and whose they are."""

from __future__ import annotations

import httpx

MAX_URL_LENGTH = 4096


def parsed_url(url: str) -> httpx.URL | str:
    """The address without its fragment, or, as a text, what is wrong with it."""
    if len(url) > MAX_URL_LENGTH:
        return f"an address of {len(url)} characters; at most {MAX_URL_LENGTH} are allowed"
    try:
        parsed = httpx.URL(url).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        return f"{url[:200]!r}: {error}"
    if parsed.userinfo:
        return f"an address at {parsed.host} with a user name or password in it"
    wrong = _what_is_wrong(parsed)
    return f"{url[:200]!r}: {wrong}" if wrong else parsed


def _what_is_wrong(url: httpx.URL) -> str | None:
    if url.scheme not in ("http", "https"):
        return "only http and https are fetched"
    if not url.host or url.host.startswith("."):
        return "no host"
    if not 0 < (80 if url.port is None else url.port) < 65536:
        return "no such port"
    return None


def joined_url(base: httpx.URL, location: str) -> str:
    """The address a Location header means; one that cannot be joined is left as it is, to be refused."""
    try:
        return str(base.join(location))
    except (httpx.InvalidURL, ValueError):
        return location


def origin_of(url: httpx.URL) -> str:
    """Scheme, host and port of an address: what one robots.txt speaks for."""
    host = f"[{url.host}]" if ":" in url.host else url.host
    return f"{url.scheme}://{host}" + (f":{url.port}" if url.port is not None else "")


def host_key(url: httpx.URL) -> str:
    """Under what politeness knows a host: with its port where that is unusual, for another server answers there."""
    return url.host if url.port is None else f"{url.host}:{url.port}"
