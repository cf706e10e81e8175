"""Which articles are one text, which of them is the original, and what the others made of it.

All of it follows from the articles alone, so that it does not matter in which order they were loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

import numpy as np
import numpy.typing as npt

from warehouse.copies.signatures import Numbers, Overlap, overlap, signature_matrix
from warehouse.copies.words import folded_words

Role = Literal["original", "wire_copy", "republication", "rewrite"]

DAYS_ACROSS_OUTLETS = 30
# The same outlet has much the same to say of the weather or the lottery every few days.
DAYS_WITHIN_OUTLET = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How much two texts must have in common to pass for one: either share is enough."""

    similarity: float
    contained_share: float


# Two articles on one event, each outlet's own, are under 0.15 and 0.3 with the quotes that they share.
COPY = Likeness(similarity=0.4, contained_share=0.65)
WITHIN_OUTLET = Likeness(similarity=0.8, contained_share=0.9)
# Of a text that a third one joins to the original, which two near copies of it need not resemble as much.
BY_WAY_OF_ANOTHER = Likeness(similarity=0.3, contained_share=0.55)
# Less of the original is a rewrite.
NEARLY_ALL = Likeness(similarity=0.75, contained_share=0.8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An article that shares text with another."""

    article_id: str
    sighted_at: datetime
    source_id: str
    source_name: str
    agency: str | None
    agency_evidence: str | None
    republished_from: str | None
    shingle_count: int
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A row of article_copies."""

    article_id: str
    duplicate_group_id: str
    role: Role
    similarity: float
    contained_share: float
    agency: str | None
    evidence: str
    sighted_at: datetime


def alike(
    found: Overlap, days_apart: Numbers, same_outlet: npt.NDArray[np.bool_], across: Likeness = COPY
) -> npt.NDArray[np.bool_]:
    """Of each pair, whether one copies the other.

    Args:
        found: What the texts have in common.
        days_apart: Days between their sightings.
        same_outlet: Whether both are of one outlet.
        across: What texts of two outlets must have in common.
    """
    far = np.where(same_outlet, DAYS_WITHIN_OUTLET, DAYS_ACROSS_OUTLETS)
    enough = np.where(same_outlet, _at_least(found, WITHIN_OUTLET), _at_least(found, across))
    return np.asarray(enough & (days_apart <= far))


def _at_least(found: Overlap, wanted: Likeness) -> npt.NDArray[np.bool_]:
    return (found.similarity >= wanted.similarity) | (found.contained_share >= wanted.contained_share)


def story_copies(members: Sequence[Member]) -> Iterator[Copy]:
    """The copies among articles that hang together by pairs, group by group.

    The first article is an original, and what resembles it is its copy; so on with the rest. An article that only
    resembles a copy of a copy is thus no copy of the original. Articles that nothing is left to resemble give none.
    """
    credited = [_credited_as(member, members) for member in members]
    order = sorted(
        range(len(members)),
        key=lambda index: (
            credited[index] == "earliest",
            members[index].sighted_at,
            members[index].agency is not None,
            members[index].article_id,
        ),
    )
    left = [members[index] for index in order]
    evidence = {members[index].article_id: credited[index] for index in order}
    while len(left) > 1:
        original, others = left[0], left[1:]
        found = _overlap_with(original, others)
        belongs = alike(found, _days_apart(original, others), _same_outlet(original, others), across=BY_WAY_OF_ANOTHER)
        copies = []
        for index in np.flatnonzero(belongs):
            shares = float(found.similarity[index]), float(found.contained_share[index])
            copies.append((others[index], shares, _is_whole(original, others[index], *shares)))
        if copies:
            yield _original(original, evidence[original.article_id])
        whole = [member for member, _, is_whole in copies if is_whole]
        credit = _shared_credit(original, evidence[original.article_id], whole)
        for member, shares, is_whole in copies:
            yield _copy(original, member, *shares, is_whole=is_whole, credit=credit)
        left = [other for other, taken in zip(others, belongs, strict=True) if not taken]


def _overlap_with(original: Member, others: Sequence[Member]) -> Overlap:
    return overlap(
        signature_matrix([original.signature]),
        signature_matrix([other.signature for other in others]),
        np.array([original.shingle_count], dtype=np.float64),
        np.array([other.shingle_count for other in others], dtype=np.float64),
    )


def _days_apart(original: Member, others: Sequence[Member]) -> Numbers:
    return np.array([abs(other.sighted_at - original.sighted_at) / timedelta(days=1) for other in others])


def _same_outlet(original: Member, others: Sequence[Member]) -> npt.NDArray[np.bool_]:
    return np.array([other.source_id == original.source_id for other in others])


def _original(member: Member, evidence: str) -> Copy:
    return Copy(
        article_id=member.article_id,
        duplicate_group_id=member.article_id,
        role="original",
        similarity=1.0,
        contained_share=1.0,
        agency=member.agency,
        evidence=evidence,
        sighted_at=member.sighted_at,
    )


def _shared_credit(original: Member, evidence: str, whole_copies: Sequence[Member]) -> str | None:
    """The agency that the earliest copy with nearly all of the text credits, where the original is silent about it.

    The original then came over the same wire, and was only seen first.
    """
    crediting = [member for member in whole_copies if member.agency]
    if original.agency or evidence != "earliest" or not crediting:
        return None
    return min(crediting, key=lambda member: (member.sighted_at, member.article_id)).agency


def _is_whole(original: Member, member: Member, similarity: float, contained_share: float) -> bool:
    """Whether the member is nearly all of the original, cut at most."""
    is_cut = member.shingle_count <= original.shingle_count and contained_share >= NEARLY_ALL.contained_share
    return similarity >= NEARLY_ALL.similarity or is_cut


def _copy(
    original: Member, member: Member, similarity: float, contained_share: float, *, is_whole: bool, credit: str | None
) -> Copy:
    shared = credit if is_whole else None
    agency = member.agency or original.agency or shared
    role: Role = "rewrite"
    if is_whole:
        role = "wire_copy" if agency else "republication"
    inherited = "original_credit" if original.agency else "copy_credit" if shared else "text"
    return Copy(
        article_id=member.article_id,
        duplicate_group_id=original.article_id,
        role=role,
        similarity=round(similarity, 3),
        contained_share=round(contained_share, 3),
        agency=agency,
        evidence=member.agency_evidence or inherited,
        sighted_at=member.sighted_at,
    )


def _credited_as(member: Member, members: Sequence[Member]) -> str:
    """Why the member is the original: others credit it, or else only that nobody was earlier."""
    others = [other for other in members if other.source_id != member.source_id]
    if any(other.agency and is_outlet(other.agency, member) for other in others):
        return "own_text"
    if any(other.republished_from and is_outlet(other.republished_from, member) for other in others):
        return "credited_outlet"
    return "earliest"


def is_outlet(name: str, member: Member) -> bool:
    """Whether a credit names the member's outlet, in full, by its first words or by initials."""
    named = _plain(name)
    initials = "".join(word[0] for word in named)
    outlets = (_plain(member.source_name), _plain(member.source_id))
    return bool(named) and any(
        outlet[: len(named)] == named or (len(initials) > 1 and outlet[:1] == [initials]) for outlet in outlets
    )


def _plain(name: str) -> list[str]:
    words = folded_words(name.replace("_", " "))
    return words[1:] if words[:1] == ["the"] else words
