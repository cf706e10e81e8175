"""How the client fetches: who it says it is and where it stops."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import version

AGENT_NAME = "newsfacts"
"""The product token that robots.txt rules name (RFC 9309, 2.2.1)."""

_CONTACT = re.compile(r"[\x21-\x27\x2a-\x7e][\x20-\x27\x2a-\x7e]*")


def require_contact(text: str) -> None:
    """Nothing for a contact that can stand in a User-Agent header, whose comments end with a parenthesis.

    Raises:
        ValueError: it could not.
    """
    if not _CONTACT.fullmatch(text):
        raise ValueError(
            f"a contact {text!r} cannot stand in a User-Agent; give a mail address or the address of a page, "
            "in ASCII and without parentheses"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """Limits of fetching; times are in seconds, sizes in bytes.

    Raises:
        ValueError: the contact could not stand in a User-Agent header.
    """

    contact: str | None = None
    """Where an outlet can complain: an address of a page or of mail, told in the User-Agent."""
    connect_seconds: float = 10.0
    read_seconds: float = 20.0
    """Longest silence while an answer is read."""
    page_seconds: float = 60.0
    """Longest time for one request from connecting to the last byte, so that a slow drip ends."""
    max_wire_bytes: int = 10 * 2**20
    """Most bytes read from the wire for one answer."""
    max_body_bytes: int = 20 * 2**20
    """Most bytes of a decompressed feed."""
    max_page_bytes: int = 8 * 2**20
    """Most bytes of a decompressed page; so much for each request under way lies in memory at worst."""
    max_redirects: int = 5
    attempts: int = 3
    """How often a request that failed softly is made, the first time included."""
    backoff_seconds: float = 1.0
    """Wait before the second attempt; it doubles with each further one, plus up to this much by chance."""
    max_backoff_seconds: float = 30.0
    max_retry_after_seconds: float = 120.0
    """A server that asks for a longer pause, or in its robots.txt for a longer one between any two requests, is left
    alone for the rest of the run."""
    global_concurrency: int = 32
    """Requests at a time over all hosts."""
    host_failure_limit: int = 10
    """After so many failures in a row (429 and 503 count each time, other soft failures at a page's first attempt) a
    host is left alone for the rest of the run."""
    run_seconds: float | None = None
    """No request starts later than so long after the client was entered; None for no end."""
    robots_max_age_seconds: float = 86400.0
    """How long a robots.txt is believed (RFC 9309, 2.4: at most a day)."""
    robots_retry_seconds: float = 600.0
    """How long an unreachable robots.txt counts as a no before it is asked for again."""

    def __post_init__(self) -> None:
        if self.contact is not None:
            require_contact(self.contact)

    @property
    def user_agent(self) -> str:
        """The User-Agent header: product and version, and the contact where one is set."""
        product = f"{AGENT_NAME}/{version('newsfacts')}"
        return f"{product} (+{self.contact})" if self.contact else product
