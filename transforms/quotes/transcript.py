"""Transcripts and interviews: paragraphs that open with who speaks, a colon and, without marks, the words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

_TURN = re.compile(
    r"\s*(?P<label>[A-Z][\w.'’()-]*(?: [A-Z(][\w.'’()-]*){0,5})(?:, [A-Z][A-Z ]+)?\s?:\s+(?P<words>[^\s\"“‘«].*\S)\s*$"
)
# A page says so much with colons that two turns may be chance.
_FEWEST_TURNS = 4
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's words in a transcript, one paragraph; offsets count characters of the text."""

    paragraph_no: int
    label_start: int
    label_end: int
    char_start: int
    char_end: int


def find_turns(text: str) -> tuple[Turn, ...]:
    """The turns of a transcript in order; none where the text is no transcript.

    A text is one where at least four paragraphs open with a label, two speakers take turns and one speaks again.
    """
    found: list[tuple[str, Turn]] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        match = _TURN.match(line)
        if match is not None and len(match["words"].split()) >= _FEWEST_WORDS:
            places = (match.start("label"), match.end("label"), match.start("words"), match.end("words"))
            found.append((match["label"], Turn(number, *(start + place for place in places))))
        start += len(line) + 1
    # 'ANN LEE' of the first turn is 'LEE' in those that follow.
    labels = Counter(label.split()[-1] for label, _ in found)
    regular = {name for name, count in labels.items() if count > 1}
    if len(found) < _FEWEST_TURNS or len(regular) < 2:
        return ()
    return tuple(turn for label, turn in found if label.split()[-1] in regular)
