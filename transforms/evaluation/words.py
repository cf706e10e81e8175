"""Texts and names as comparable words: case, accents, punctuation and honorifics do not count."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence


def _word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_HONORIFICS = _word_set("""
    mr mrs ms miss dr prof professor sir dame lord lady hon rt madam
    king queen prince princess duke duchess
    pope archbishop bishop rev reverend father sister imam sheikh
    president vice chancellor premier prime minister secretary ambassador advocate judge justice chief speaker
    senator sen rep representative congressman congresswoman governor gov mayor
    general gen colonel col major maj captain capt lieutenant lt sergeant sgt officer detective coach
""")
_LINKING = _word_set("the a an of for in on at to and s by from its his her their")
_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def words_of(text: str | None) -> list[str]:
    """The words of a text in lower case, without accents."""
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text or "").translate(_MARKS))
    return re.findall(r"\w+", "".join(sign for sign in plain if not unicodedata.combining(sign)).lower())


def name_key(name: str | None) -> str:
    """A name as its words without possessive and honorifics: equal keys, equal names."""
    words = words_of(re.sub(r"['’]s\b", "", name or ""))
    while len(words) > 1 and words[0] in _HONORIFICS:
        words.pop(0)
    return " ".join(words)


def telling_words(text: str | None) -> frozenset[str]:
    """The words that tell one description from another."""
    return frozenset(words_of(text)) - _LINKING


def token_f1(first: Sequence[str], second: Sequence[str]) -> float:
    """F1 of the words that two texts share, each counted as often as it stands; 1 for two empty texts."""
    if not first and not second:
        return 1.0
    return 2 * (Counter(first) & Counter(second)).total() / (len(first) + len(second))


def token_overlap(first: Sequence[str], second: Sequence[str]) -> float:
    """Shared words over all words of two texts (Jaccard), each counted as often as it stands; 0 for empty texts."""
    one, other = Counter(first), Counter(second)
    union = (one | other).total()
    return (one & other).total() / union if union else 0.0
