"""One person under two names: 'Cleo, whose real name is Ann Lee', 'Ann Lee, better known as Cleo'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.people.candidates import Candidate
from transforms.people.roster import Chain

# What joins two names of one person.
_SAME = re.compile(
    r"(?:,| \(|,? who is|,? who was)? ?(?:"
    r"whose (?:real|full|birth|given|actual|legal|maiden) name (?:is|was)"
    r"|(?:real|full|birth|given|actual|legal) name(?: is| was|:)?"
    r"|(?:also|better|best|otherwise|popularly|formerly|previously|professionally|then) known (?:professionally )?as"
    r"|known (?:professionally|popularly|affectionately|locally|online) as|n[ée]e|born"
    r") "
)
_LONGEST = 60


def join_other_names(chains: Sequence[Chain]) -> list[Chain]:
    """The chains, with two made one where the text says that both are one person.

    The name that stands oftener heads the chain; of two that stand equally often the one given first.
    """
    merged: dict[int, Chain] = {}
    owners: dict[tuple[int, int], Chain] = {}
    for chain in chains:
        for place in chain.occurrences:
            owners[place.line_no, place.start] = chain
    for chain in chains:
        for place in chain.occurrences:
            other = _named_behind(place, owners)
            left, right = _head(chain, merged), _head(other, merged) if other is not None else None
            if right is None or left is right:
                continue
            head, rest = (left, right) if len(left.occurrences) >= len(right.occurrences) else (right, left)
            head.forms += [form for form in rest.forms if form not in head.forms]
            head.occurrences += rest.occurrences
            merged[id(rest)] = head
    return [chain for chain in chains if id(chain) not in merged]


def _head(chain: Chain, merged: dict[int, Chain]) -> Chain:
    while id(chain) in merged:
        chain = merged[id(chain)]
    return chain


def _named_behind(place: Candidate, owners: dict[tuple[int, int], Chain]) -> Chain | None:
    """The chain of the name that the text gives as another name of this one."""
    joint = _SAME.match(place.line.text, place.end, place.end + _LONGEST)
    return owners.get((place.line_no, joint.end())) if joint else None
