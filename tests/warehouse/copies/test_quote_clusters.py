from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from warehouse.copies.quote_clusters import UsedWording, quote_clusters
from warehouse.copies.wordings import wording_of

START = datetime(2026, 3, 2, tzinfo=UTC)
SILVER = "the mayor sold the silver bell"
COLLECTOR = "to a collector from the northern islands"
BOTH = f"{SILVER} {COLLECTOR}"
LAST_WINTER = f"{BOTH} last winter"


def used(*texts: str) -> dict[int, UsedWording]:
    """The wordings, seen one after the other, under 0, 1, …"""
    return {
        key: UsedWording(
            wording_key=key,
            wording=wording_of(text, "direct", "Ann Lee", "person"),
            sighted_at=START + timedelta(hours=key),
            article_id=f"article-{key}",
            quote_no=1,
        )
        for key, text in enumerate(texts)
    }


def joined(*pairs: tuple[int, int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return found


def clusters(wordings: dict[int, UsedWording], scope: Iterable[int], *pairs: tuple[int, int]) -> dict[int, int]:
    settled = {key: key for key in wordings}
    return quote_clusters(scope, wordings, joined(*pairs), settled)


def test_later_wordings_belong_to_the_first() -> None:
    assert clusters(used(BOTH, SILVER, COLLECTOR), range(3), (0, 1), (0, 2)) == {0: 0, 1: 0, 2: 0}


def test_what_comes_later_does_not_join_what_came_before() -> None:
    assert clusters(used(SILVER, COLLECTOR, BOTH), range(3), (0, 2), (1, 2)) == {0: 0, 1: 1, 2: 0}


def test_a_wording_in_between_leads_to_the_first_where_the_first_is_the_same_quote() -> None:
    assert clusters(used(BOTH, SILVER, LAST_WINTER), range(3), (0, 1), (1, 2)) == {0: 0, 1: 0, 2: 0}
    assert clusters(used(BOTH, SILVER, f"{SILVER} for nothing"), range(3), (0, 1), (1, 2)) == {0: 0, 1: 0, 2: 2}


def test_what_is_not_in_the_scope_stays_where_it_is() -> None:
    wordings = used(BOTH, SILVER, LAST_WINTER)

    assert quote_clusters([2], wordings, joined((1, 2)), {1: 0}) == {2: 0}
    assert quote_clusters([2], wordings, joined((0, 2), (1, 2)), {0: 0, 1: 1}) == {2: 0}
