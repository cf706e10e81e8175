"""Whether a name's sentences go on with he or she, as those on a company or a place do not."""

from __future__ import annotations

import re

from transforms.people.candidates import Candidate
from transforms.people.name_parts import fold
from transforms.people.titles import is_role_noun

_LETTERS = 400
# So far behind the name, in characters of the reporter's, a pronoun still takes it up.
_REACH = 160
_SPOKEN = re.compile(r"“[^“”]*(?:”|$)|\"[^\"]*(?:\"|$)")
_PRONOUN = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_WORD = re.compile(r"[\w’'-]+")
_NAMES = re.compile(r"\b[A-Z][\w’'-]+ (?:[A-Z]\.? )*[A-Z][\w’'-]+")


def is_taken_up(candidate: Candidate) -> bool:
    """Whether a he or she goes on with a name that acts: 'Ann Lee went home. "Never," she said'.

    Not where another name or a noun for a person stands in between: 'Riverton Sand told its chief that he could go'.
    """
    text = candidate.line.text
    behind = _SPOKEN.sub("“”", text[candidate.end : candidate.end + _LETTERS])[:_REACH]
    pronoun = _PRONOUN.search(behind)
    if pronoun is None:
        return False
    between = behind[: pronoun.start()]
    others = any(fold(word) == "its" or is_role_noun(_singular(word)) for word in _WORD.findall(between))
    return not others and not _NAMES.search(between)


def _singular(word: str) -> str:
    key = fold(word)
    return key if is_role_noun(key) else key.removesuffix("s")
