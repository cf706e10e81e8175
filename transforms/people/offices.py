"""One word for the several that name an office: 'spokeswoman' and 'spokesman', 'Sen' and 'senator'."""

from __future__ import annotations

from functools import lru_cache

from transforms.people.name_parts import WORDS_KEPT
from transforms.people.word_lists import word_list

_SAME_OFFICE = {
    "pm": "minister",
    "premier": "minister",
    "mom": "mother",
    "mum": "mother",
    "dad": "father",
    "sen": "senator",
    "gov": "governor",
    "rep": "representative",
    "congress": "representative",
    "lawmaker": "representative",
    "pres": "president",
    "sgt": "sergeant",
    "capt": "captain",
    "prof": "professor",
    "rev": "reverend",
    "revd": "reverend",
    "fr": "priest",
    "dr": "doctor",
}
_LAWMAKERS = word_list(
    """
    senator sen representative rep congressman congresswoman mp mep msp mla assemblyman assemblywoman parliament
    congress backbencher frontbencher legislator
    """
)
# What somebody of another office may be called as well.
_KINDS = {"lawmaker": _LAWMAKERS, "legislator": _LAWMAKERS, "parliamentarian": _LAWMAKERS}


@lru_cache(maxsize=WORDS_KEPT)
def office_of(word: str) -> str:
    """The word by which a folded word for an office is compared: spokesman, spokeswoman and spokesperson are one."""
    for ending in ("woman", "person", "man"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending)
    return _SAME_OFFICE.get(word, word)


def offices_meant(head: str) -> frozenset[str]:
    """The offices, as `office_of` words them, of those whom 'the lawmaker' or 'the prosecutor' may mean."""
    kinds = {office_of(kind) for kind in _KINDS.get(head, ())}
    return frozenset({head, office_of(head), *kinds, *({"attorney"} if head == "prosecutor" else ())})


def offices_named(head: str, words: frozenset[str]) -> frozenset[str]:
    """Which of the words of somebody's description 'the lawmaker' or 'the prosecutor' may take up."""
    if head == "prosecutor" and {"district", "attorney"} <= words:
        return frozenset({"attorney"})
    heads = {head, office_of(head)}
    return frozenset(word for word in words if office_of(word) in heads or word in _KINDS.get(head, ()))
