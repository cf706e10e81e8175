"""What hangs together by pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def connected(pairs: Iterable[tuple[Node, Node]]) -> list[list[Node]]:
    """The nodes of the pairs in sets that no pair joins."""
    root: dict[Node, Node] = {}

    def find(node: Node) -> Node:
        root.setdefault(node, node)
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for one, other in pairs:
        root[find(one)] = find(other)
    sets: dict[Node, list[Node]] = defaultdict(list)
    for node in list(root):
        sets[find(node)].append(node)
    return list(sets.values())
