"""Feeds and sitemaps: bytes in, the links that they announce out.

Whatever is broken in a feed gives what can be had and a counted problem for the rest; nothing raises.
"""

from transforms.feeds.content import (
    MAX_LINKS,
    ChildSitemap,
    FeedContent,
    FeedKind,
    FeedLink,
    FeedProblem,
    ProblemKind,
)
from transforms.feeds.parsing import parse_feed

__all__ = [
    "MAX_LINKS",
    "ChildSitemap",
    "FeedContent",
    "FeedKind",
    "FeedLink",
    "FeedProblem",
    "ProblemKind",
    "parse_feed",
]
