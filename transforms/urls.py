"""Addresses: one form for each page, and the identifiers hashed from it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from w3lib.url import canonicalize_url as w3lib_canonicalize_url
from w3lib.url import url_query_cleaner

from transforms.printable import without_controls
from warehouse.web_address import has_web_host

HASH_HEX_DIGITS = 32

# Parameters that say how a reader came to a page, never which page it is. Sources: the lists of ClearURLs and of
# Brave's query filter, cut down to those that no site uses for content. A name ending in "_" or "-" is a prefix.
TRACKING_PARAMETERS = (
    "utm_", "pk_", "mtm_", "piwik_", "matomo_", "hsa_", "oly_", "vero_", "at_custom", "at_medium", "at_campaign",
    "ns_campaign", "ns_mchannel", "ns_source", "ns_linkname", "mc_cid", "mc_eid", "_hsenc", "_hsmi", "__hssc",
    "__hstc", "__hsfp", "hsctatracking", "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid",
    "twclid", "ttclid", "igshid", "igsh", "li_fat_id", "epik", "wickedid", "rb_clickid", "s_cid", "s_kwcid", "_ga",
    "_gl", "icid", "ico", "ito", "cmpid", "cmp", "ncid", "ocid", "soc_src", "soc_trk", "smid", "smtyp", "xtor", "wt_mc",
    "wtmc", "spm", "sr_share", "mkt_tok", "ref_src", "ref_url", "__twitter_impression", "guccounter",
    "guce_referrer", "guce_referrer_sig", "echobox", "taid", "traffic_source", "feature_share", "rss", "ftag",
)  # fmt: skip
_EXACT = frozenset(name for name in TRACKING_PARAMETERS if not name.endswith("_"))
_PREFIXES = tuple(name for name in TRACKING_PARAMETERS if name.endswith("_"))
_FRONT_PAGE = re.compile(
    r"(?:/[a-z]{2}(?:[-_][a-z]{2})?)?/?(?:(?:index|home|default)(?:\.[a-z]{3,5})?/?)?", re.IGNORECASE
)
# A short label before a country code that belongs to the public suffix.
_BEFORE_COUNTRY = re.compile(r"co|com|org|net|gov|ac|edu|ne|or|go")
_DEFAULT_PORTS = {"http": 80, "https": 443}


def canonicalize_url(url: str) -> str:
    """The address under which a page is known, however it was linked to.

    Scheme and host in lower case, no default port, no user name, no fragment, no dot segments, no tracking
    parameter (`TRACKING_PARAMETERS`), the query sorted, percent encoding in one form. The rest is w3lib's.

    Raises:
        ValueError: the address has no http(s) scheme or no host.
    """
    parts = urlsplit(url.strip())
    if parts.scheme.lower() not in _DEFAULT_PORTS or not parts.hostname:
        raise ValueError(f"not an address of a web page: {url[:200]!r}; it must begin with http:// or https://")
    bare = urlunsplit(parts._replace(netloc=_bare_netloc(parts), fragment=""))
    canonical = w3lib_canonicalize_url(bare)
    tracking = [name for name in _parameter_names(urlsplit(canonical).query) if is_tracking_parameter(name)]
    if not tracking:
        return str(canonical)
    cleaned = url_query_cleaner(canonical, tracking, remove=True, unique=False)
    return str(w3lib_canonicalize_url(cleaned))


def is_front_page(url: str) -> bool:
    """Whether an address is that of a site's front page, its language's included, and of no page below."""
    parts = urlsplit(url)
    return not parts.query and _FRONT_PAGE.fullmatch(parts.path) is not None


def is_tracking_parameter(name: str) -> bool:
    """Whether a query parameter tells the way to a page and not the page."""
    lowered = name.lower()
    return lowered in _EXACT or lowered.startswith(_PREFIXES)


def _parameter_names(query: str) -> list[str]:
    return [part.partition("=")[0] for part in query.split("&") if part]


def _bare_netloc(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    if parts.port is None or parts.port == _DEFAULT_PORTS[parts.scheme.lower()]:
        return host
    return f"{host}:{parts.port}"


def is_web_address(address: str) -> bool:
    """Whether an address can be asked for as it stands: it has a host, no white space and no control character."""
    return has_web_host(address) and not any(mark.isspace() for mark in without_controls(address))


def absolute_url(base: str, reference: str) -> str | None:
    """The http(s) address that a page's reference means, or None where it means none."""
    try:
        joined = urljoin(base, reference.strip())
        return canonicalize_url(joined)
    except ValueError:
        return None


def host_of(url: str) -> str:
    """The host of an address in lower case, without port; empty where it has none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def same_site(one: str, other: str) -> bool:
    """Whether two addresses belong to one outlet: equal hosts, or hosts that share their registrable end."""
    return _site_of(host_of(one)) == _site_of(host_of(other)) != ""


def _site_of(host: str) -> str:
    labels = host.split(".")
    return ".".join(labels[-suffix_length(labels) - 1 :])


def suffix_length(labels: Sequence[str]) -> int:
    """How many labels at the end of a host belong to no outlet: two of example.co.uk or example.com.au, else one."""
    is_long = len(labels) > 2 and len(labels[-1]) == 2 and _BEFORE_COUNTRY.fullmatch(labels[-2])
    return 2 if is_long else 1


def hash_id(*parts: object) -> str:
    """An identifier of 32 hex digits for a sequence of values.

    Every part enters with its type and its length, so that ("a", "bc") and ("ab", "c"), or 1 and "1", differ.
    """
    digest = hashlib.sha256()
    for part in parts:
        content = str(part).encode("utf-8", "surrogatepass")
        digest.update(f"{type(part).__name__}:{len(content)}:".encode())
        digest.update(content)
    return digest.hexdigest()[:HASH_HEX_DIGITS]


def article_id(canonical_url: str) -> str:
    """The identifier of the article that lives at a canonical address."""
    return hash_id("article", canonical_url)
