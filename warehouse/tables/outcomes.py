"""The closed list of what can become of a discovered URL in a run."""

from typing import Literal, get_args

# What became of a discovered URL without a request, and of one that its host answered for. 'waiting' failed or gave no
# article before and is asked for again later, 'given_up' failed for good and is left alone for a month.
PAGE_OUTCOMES: tuple[str, ...] = (
    "loaded",
    "unchanged",
    "known",
    "not_modified",
    "same_article",
    "quarantined",
    "unreadable",
    "opted_out",
    "waiting",
    "given_up",
)
FetchFailureReason = Literal[
    "refused_by_robots",
    "robots_unreachable",
    "not_found",
    "gone",
    "forbidden",
    "payment_required",
    "client_error",
    "too_many_requests",
    "server_error",
    "timeout",
    "too_slow",
    "host_not_found",
    "connection_failed",
    "tls_failed",
    "bad_answer",
    "too_large",
    "too_many_redirects",
    "bad_url",
    "private_address",
    "not_html",
    "host_unavailable",
    "out_of_time",
]
"""Closed list of why a request gave no page.

`bad_answer` is an answer that breaks HTTP or its own encoding, or a success other than 200; `too_slow` one that did not
end within the time for a page, `host_unavailable` a request that was not made because its host failed too often in this
run or asks for longer pauses than are waited for, `out_of_time` one whose turn would have come after the time that the
run has for asking.
"""
FETCH_FAILURES: tuple[str, ...] = get_args(FetchFailureReason)
# A discovered URL ends each run in exactly one of these; 'not_archived' would be a page lost on the way, and is never
# expected to stand in a row.
URL_OUTCOME_NAMES: tuple[str, ...] = (*PAGE_OUTCOMES, *FETCH_FAILURES, "not_archived")
