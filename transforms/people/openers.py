"""Words before a name that only open its sentence, and names that look like them: 'Yesterday Lee', but 'Mark said'."""

from __future__ import annotations

import re

from transforms.people.calendar_names import is_calendar_name
from transforms.people.clue_words import SAYING
from transforms.people.lexicon import is_calendar_word
from transforms.people.sentence_words import OPENERS, PERHAPS_OPENERS
from transforms.people.words import Line

_TIMES_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
# What follows a name that opens a sentence.
_ACTING = re.compile(
    r"['’]s\b| (?:also |then |later )?(?:said|says|told|tells|wrote|has|had|was|is|does|did|went|came|took|thinks|knows"
    r"|thought|knew|felt|[a-z]{2,}ed)\b|, (?:an?|the|who|whose|his|her|from|of|now|then|\d{1,3})\b"
)


def skip_openers(line: Line, start: int, last: int, labels: list[tuple[str, int] | None]) -> int:
    """The index behind the words that only open a sentence before a name."""
    while start <= last:
        key = line.words[start].key
        label = labels[start]
        in_person = label is not None and label[0] == "PERSON" and start < last and labels[start + 1] == label
        doubtful = key in PERHAPS_OPENERS and line.starts_sentence(start) and not _acts(line, start)
        opener = key in OPENERS or doubtful or (key in SAYING and line.starts_sentence(start))
        dated = is_calendar_word(key) and not (start == last and is_calendar_name(line, start, start))
        if (in_person and key not in SAYING) or not (opener or dated):
            break
        start += 1
        # 'Friday Night Lights'.
        if is_calendar_word(key) and start <= last and line.words[start].key in _TIMES_OF_DAY:
            start += 1
    return start


def _acts(line: Line, place: int) -> bool:
    """Whether a word that opens sentences is somebody's name by what follows: 'Mark said', 'Will, a potter'."""
    return _ACTING.match(line.text, line.words[place].end) is not None
