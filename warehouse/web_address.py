"""What counts as an address on the web, for whoever reads one."""

from __future__ import annotations

from urllib.parse import urlsplit


def has_web_host(address: str) -> bool:
    """Whether an address has a host to ask over HTTP; those in archives of others may be anything."""
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
