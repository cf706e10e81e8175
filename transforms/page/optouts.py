"""Whether a page reserves itself from text and data mining, and where it says so.

Any one sign counts. Signs are the robots directives `noai` and `noimageai`, in a meta tag or in the X-Robots-Tag
header, and a `tdm-reservation` of 1, in a meta tag or a header (W3C TDM Reservation Protocol). `noindex` is none: it
speaks of search engines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from transforms.page.metadata import PageMetadata
from transforms.records import OptOutOrigin

AGENT_NAME = "newsfacts"

_OPT_OUTS = frozenset({"noai", "noimageai"})
# Directives with a value are spelt like an agent with a directive; Google's specification of X-Robots-Tag names these.
_WITH_VALUE = frozenset({"unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"})
_RESERVED = "1"
_TDM = "tdm-reservation"


def read_opt_out(metadata: PageMetadata, headers: Iterable[tuple[str, str]]) -> OptOutOrigin | None:
    """Where the page opts out of text and data mining; None where it does not."""
    given = [(name.lower(), value) for name, value in headers]
    signs: tuple[tuple[OptOutOrigin, bool], ...] = (
        ("robots_meta", any(_opts_out(text) for text in metadata.every("robots", AGENT_NAME))),
        ("x_robots_tag", any(_opts_out(value) for name, value in given if name == "x-robots-tag")),
        ("tdm_meta", _RESERVED in metadata.every(_TDM)),
        ("tdm_header", any(name == _TDM and value.strip() == _RESERVED for name, value in given)),
    )
    return next((origin for origin, is_given in signs if is_given), None)


def _opts_out(text: str) -> bool:
    return not _OPT_OUTS.isdisjoint(_directives(text))


def _directives(text: str) -> Iterator[str]:
    """The directives for every agent and for this project's: after an agent's name they are that agent's alone."""
    is_ours = True
    for piece in text.lower().split(","):
        agent, colon, directive = (part.strip() for part in piece.partition(":"))
        if colon and agent not in _WITH_VALUE:
            is_ours = agent in ("*", AGENT_NAME)
        if is_ours:
            yield directive if colon else agent
