"""The person whose name is the head of the words that give a speaker, and the noun that a 'who' among them takes up."""

from __future__ import annotations

import re
from bisect import bisect_right

from transforms.people.cast import Appearance, Cast
from transforms.people.heads import token_at
from transforms.people.name_parts import fold
from transforms.records import SpeakerWords

# A name behind one of these is not the head: 'a spokesman for Ann Lee', 'the lawyer of Lee'.
_DEPENDENT = re.compile(
    r"\b(?:for|of|to|by|with|from|at|in|on|about|against|near|told|under|representing)\s+"
    r"(?:the |a |an )?(?:[\w.’'-]+ ){0,4}$",
    re.IGNORECASE,
)


def named_person(cast: Cast, words: SpeakerWords) -> Appearance | None:
    """The person whose name is the head of the words: not the owner in "Lee's lawyer", not in 'a lawyer for Lee'."""
    text = cast.parsed.text
    for seen in cast.overlapping(words.char_start, words.char_end):
        before = text[words.char_start : seen.start]
        behind = text[seen.end : words.char_end]
        owner = re.match(r"['’]s?\s+\w", behind) or re.match(r"-\w", behind)
        compound = re.match(r"\s[a-z]", behind) and not re.match(r"\s(?:of|from|who|in|at|and|,)\b", behind)
        if not owner and not compound and not _DEPENDENT.search(before):
            return seen
    return _modified_person(cast, words)


def _modified_person(cast: Cast, words: SpeakerWords) -> Appearance | None:
    """The person whose name the words only describe: 'Riverton' of 'Riverton baker Ann Lee'."""
    token = token_at(cast.paragraph_at(words.char_start), words.char_start, words.char_end)
    while token is not None and token.dep_ in {"compound", "nmod", "amod"}:
        token = token.head
        place = cast.paragraph_at(words.char_start).char_start + token.idx
        named = next(iter(cast.overlapping(place, place + 1)), None)
        if named is not None:
            return named
    return None


def antecedent_of_relative(cast: Cast, words: SpeakerWords) -> SpeakerWords:
    """For 'who' and 'which' the noun phrase directly before; other words as they are."""
    if fold(words.text) not in {"who", "which", "that"}:
        return words
    paragraph = cast.paragraph_at(words.char_start)
    place = words.char_start - paragraph.char_start
    phrases = cast.noun_phrases[paragraph.number]
    before = phrases[: bisect_right(phrases, place, key=lambda phrase: phrase.end_char)]
    if not before or cast.parsed.text[paragraph.char_start + before[-1].end_char : words.char_start].strip(" ,—–"):
        return words
    start = paragraph.char_start + before[-1].start_char
    return SpeakerWords(char_start=start, char_end=start + len(before[-1].text), text=before[-1].text)
