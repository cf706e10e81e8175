"""Works called like people, and people who are made up: 'the film Ann Lee', 'her role as Ann Lee'."""

from __future__ import annotations

import re

from transforms.people.candidates import Candidate
from transforms.people.word_lists import word_list

# A work's name follows: 'the crime drama Ann Lee'.
_WORKS = word_list(
    "film movie sitcom drama thriller comedy-drama novel musical opera series soap biopic romcom telenovela"
)
# A character's name follows.
_CHARACTER = re.compile(
    r"\b(?:(?:roles?|characters?) (?:of|like|such as|including)"
    r"|(?:roles?|turn|performance|cast|starred|stars|starring|appeared|appears|appearing|appearance) as)"
    r" (?:[a-z-]+ ){0,3}$"
)
# A sentence opens with a work whose name stands between commas: 'The book, Ann Lee, is long'.
_APPOSED_WORK = re.compile(
    r"(?:^|[.!?][”\"]? )(?:The|His|Her|Their|This) (?:[\w-]+ ){0,2}"
    r"(?:book|memoir|autobiography|novel|album|single|film|documentary|play|musical|podcast|exhibition), $"
)
# 'His role as Tom and Ann Lee's nanny'.
_OWNER_BEHIND = re.compile(r"(?: and (?:[A-Z][\w-]+ ?){1,3})?['’]")


def is_of_work(candidate: Candidate) -> bool:
    """Whether 'the film' or 'the role of' stands before the name and its titles."""
    line, first = candidate.line, candidate.run_first
    start = line.words[first].start
    if line.text.startswith(",", candidate.end) and _APPOSED_WORK.search(line.text, max(0, start - 60), start):
        return True
    if not first or not line.joined(first - 1):
        return False
    if _OWNER_BEHIND.match(line.text, candidate.end):
        return False
    return line.before(first) in _WORKS or _CHARACTER.search(line.text[max(0, start - 40) : start]) is not None
