"""The words of quotes: which are the same wording, and which wordings are the same quote.

A wording is what quotes have in common whose words agree, punctuation, case and accents aside, and whose speakers
have one last name. Of a quote of a word or two, and of one without a speaker that says nothing particular, it takes
in the words around it as well: 'no' is the same quote in copies of one passage only.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from warehouse.copies.contradictions import contradict
from warehouse.copies.words import content_words, folded_words, shingles
from warehouse.people.word_lists import formal_name

SHINGLE_WORDS = 3
# Of so many sequences of words in a row one at least is a fingerprint, the same one in every text that has them all.
WINDOW = 4
# Wordings are not the same quote where the longer lacks more of the shorter's words than that.
STRANGE_SHARE = 0.2
# All but the sign of a stored number.
_BITS = 63
# Quotes of fewer words are one only with the words around them.
_SELF_CONTAINED_WORDS = 3
# Fewer words are not looked for inside longer quotes.
_SHORTEST_PART = 5
_CONTEXT_WORDS = 3
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(frozen=True, kw_only=True)
class Wording:
    """The words of a quote in the form in which they are compared."""

    words: tuple[str, ...]
    speaker: str
    """Last name of a person, the whole name of another source; empty where nobody is given."""
    given: str = ""
    """First letter of a person's given name in its long form; empty where only one name is given, and of others."""
    is_indirect: bool

    @cached_property
    def distinct(self) -> frozenset[str]:
        """The words, each once."""
        return frozenset(self.words)

    @cached_property
    def content(self) -> int:
        """How many distinct words it has that not everybody uses to say anything."""
        return len(content_words(self.words))

    @cached_property
    def is_telling(self) -> bool:
        """Whether the words alone show that two quotes are one, whoever is said to have spoken them."""
        length = len(self.words)
        return (length >= _SHORTEST_PART and self.content >= 4) or (length >= 8 and self.content >= 3)


def wording_of(text: str, kind: str, speaker_name: str | None, speaker_kind: str | None) -> Wording:
    """The wording of a quote."""
    names = folded_words(speaker_name or "")
    given = ""
    if speaker_kind == "person":
        *given_names, last = [name for name in names if name not in _SUFFIXES] or [""]
        names = [last]
        given = formal_name(given_names[0])[0] if given_names else ""
    return Wording(
        words=tuple(folded_words(text)), speaker=" ".join(names), given=given, is_indirect=kind == "indirect"
    )


def wording_key(wording: Wording, before: str, after: str) -> int:
    """A number that quotes of the same wording share.

    Args:
        wording: The wording.
        before: Some characters of the text before the quote, the first word perhaps cut.
        after: Some characters behind it, the last word perhaps cut.
    """
    parts = ["indirect" if wording.is_indirect else "marked", " ".join(wording.words), wording.speaker]
    if wording.given and not wording.is_telling:
        # 'Thank you all' of two of one surname is two quotes.
        parts.append(wording.given)
    if len(wording.words) < _SELF_CONTAINED_WORDS or not (wording.speaker or wording.is_telling):
        parts += folded_words(before)[1:][-_CONTEXT_WORDS:]
        parts += ["…", *folded_words(after)[:-1][:_CONTEXT_WORDS]]
    digest = blake2b("\x1f".join(parts).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def fingerprints(wording: Wording) -> set[int]:
    """Hashes of some sequences of its words: wordings that are the same quote share some.

    Sequences of words that everybody uses are left out. Empty for a wording that is compared as a whole only.
    """
    if len(wording.words) < _SHORTEST_PART:
        return set()
    family = "indirect" if wording.is_indirect else "marked"
    hashes = [
        zlib.crc32(f"{family} {shingle}".encode())
        for shingle in shingles(list(wording.words), SHINGLE_WORDS)
        if content_words(shingle.split(" "))
    ]
    if len(hashes) <= WINDOW:
        return set(hashes)
    return {min(hashes[start : start + WINDOW]) for start in range(len(hashes) - WINDOW + 1)}


def word_bits(wording: Wording) -> int:
    """A bit for each word, the same for the same word: what has other bits has other words."""
    bits = 0
    for word in wording.distinct:
        bits |= 1 << zlib.crc32(word.encode()) % _BITS
    return bits


def is_same_quote(one: Wording, other: Wording) -> bool:
    """Whether two wordings are one quote: slightly reworded, or one a part of the other that tells enough.

    Two that differ in a number, a month, a weekday or a 'not' are never one, however much else they share.
    """
    if one.is_indirect != other.is_indirect:
        return False
    short, long = (one, other) if len(one.words) <= len(other.words) else (other, one)
    # Whatever is alike below has four words in five of the shorter one. Most pairs end here.
    if len(short.distinct - long.distinct) > STRANGE_SHARE * len(short.words):
        return False
    same_speaker = one.speaker != "" and one.speaker == other.speaker and _may_be_one(one.given, other.given)
    if not (short.is_telling or (same_speaker and len(short.words) >= _SHORTEST_PART and short.content >= 2)):
        return False
    two_speakers = one.speaker != "" and other.speaker != "" and not same_speaker
    strictness = 0.9 if two_speakers or short.is_indirect else 0.8
    if Indel.normalized_similarity(short.words, long.words) >= strictness:
        return not contradict(short.words, long.words)
    if short.is_indirect or two_speakers:
        return False
    place = _place(short.words, long.words)
    return place is not None and not contradict(short.words, place)


def _may_be_one(given: str, other_given: str) -> bool:
    return not given or not other_given or given == other_given


def _place(short: Sequence[str], long: Sequence[str]) -> Sequence[str] | None:
    """The words of the long ones that the short words nearly are; None where they stand nowhere in one place."""
    found = fuzz.partial_ratio_alignment(short, long, score_cutoff=90)
    return long[found.dest_start : found.dest_end] if found else None
