"""One word for the several that name an office: 'spokeswoman' and 'spokesman', 'Sen' and 'senator'."""

from __future__ import annotations

from functools import lru_cache

from transforms.people.name_parts import WORDS_KEPT

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
    "dr": "doctor",
}


@lru_cache(maxsize=WORDS_KEPT)
def office_of(word: str) -> str:
    """The word by which a folded word for an office is compared: spokesman, spokeswoman and spokesperson are one."""
    for ending in ("woman", "person", "man"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending)
    return _SAME_OFFICE.get(word, word)
