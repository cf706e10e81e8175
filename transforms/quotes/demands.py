"""What somebody calls for, with who is to do it: 'called on the town to close the mill', 'asked for it to close'."""

from __future__ import annotations

from spacy.tokens import Token

from transforms.quotes.inflection import base_of

_DEMANDING = frozenset({"call", "ask", "push", "plead", "appeal", "press"})
_CLAUSES = frozenset({"advcl", "xcomp", "ccomp", "acl", "relcl"})
_TIMES = frozenset({"DATE", "TIME"})


def demanded(cue: Token) -> tuple[int, int, str] | None:
    """First and last token of what a verb demands, and how it hangs on it; None where nobody is to do anything."""
    if base_of(cue.text) not in _DEMANDING:
        return None
    for child in cue.rights:
        opening = child.left_edge
        if opening.lower_ == "for" and opening.dep_ == "mark" and child.dep_ in _CLAUSES and _is_to(child):
            return opening.i + 1, child.right_edge.i, "for pobj"
        if child.dep_ != "prep" or child.lower_ not in {"on", "upon", "for"}:
            continue
        noun = next((leaf for leaf in child.children if leaf.dep_ == "pobj" and leaf.ent_type_ not in _TIMES), None)
        act = next((other for other in cue.rights if other.left_edge.i == child.right_edge.i + 1), None)
        if noun is not None and act is not None and act.dep_ in _CLAUSES and _is_to(act):
            return noun.left_edge.i, act.right_edge.i, f"{child.lower_} pobj"
    return None


def _is_to(verb: Token) -> bool:
    """Whether a verb is an infinitive, as in 'to close' and 'to be closed'."""
    return any(child.tag_ == "TO" for child in verb.lefts)
