"""What an article calls a person beside the name: the words of an apposition, or the title before the name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from transforms.people.candidates import Candidate
from transforms.people.clue_words import SAYING
from transforms.people.name_parts import fold
from transforms.people.titles import HONORIFICS, OFFICES, PARTY_WORDS, is_role_noun
from transforms.people.word_lists import word_list
from transforms.people.words import Line

# Text without the marks that end a phrase; the full stops of 'U.S.' and 'Mr.' do not.
_PHRASE = r"(?:[^,.;:!?()“”\"—–]|(?<=\b[A-Z])\.|(?<=\bMr)\.|(?<=\bMs)\.|(?<=\bMrs)\.|(?<=\bDr)\.|(?<=\bSt)\.)"
_PHRASE_END = (
    r"(?=[,;:!?—–)(]|(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)\.| who | and (?:said|says)\b|$)"
)
_BEHIND = re.compile(rf"^, (?P<role>(?:one of|[\w’'-]+)\b{_PHRASE}{{2,100}}?){_PHRASE_END}")
_PREDICATE = re.compile(rf"^ (?:is|was|became) (?P<role>(?:a|an|the) {_PHRASE}{{2,100}}?){_PHRASE_END}")
_DOING = re.compile(
    r"^, who (?P<role>(?:heads|leads|runs|chairs|directs|represents|teaches|studies|researches|manages|owns|coaches"
    rf"|edits|oversees) {_PHRASE}{{2,100}}?){_PHRASE_END}"
)
_DEPARTMENT_AFTER_OF = word_list("state defense defence treasury health education justice energy labor labour")
_DETERMINERS = word_list("the a an his her their its our")
_COURTESY = word_list("dr mr mrs ms mx miss sir dame his her holiness excellency excellence highness majesty")
_STOPS = word_list(
    """
    and or but that which when where while as with by from to for in on at into said says told saying after
    before is was are were be been being has have had will would could than then if because since until
    including like between against about over under not who whom whose he she they it we you i this these
    those
    """
)


# 'Ann Lee, 47, sat as the prosecutor read', told by its form where the paragraph has no syntax; not 'retired baker'.
_OPENS_WITH_VERB = re.compile(
    r"(?:sat|stood|took|won|made|came|went|gave|got|became|began|ran|led|left|lost|met|saw|wrote|kept|held|fell|felt"
    r"|found|flew|grew|knew|paid|sent|spent|wore|drove|[a-z]{2,}ed (?:at|in|on|to|by|from|with|for|as|over|into|out|up"
    r"|the|a|an|his|her|their|guilty|not))\b"
)
_NO_NOUN_PHRASE = frozenset({"VERB", "AUX", "ADP", "CCONJ", "SCONJ", "ADV", "PRON", "PUNCT"})


_NO_APPOSITION = frozenset({"VERB", "AUX", "ADP", "SCONJ"})


def role_of(occurrences: Iterable[Candidate]) -> str | None:
    """The role at the first place that words one, as the article words it; None where none does."""
    places = list(occurrences)
    for find in (_title_before, _apposition_behind, _apposition_before, _predicate):
        for place in places:
            role = find(place)
            if role:
                return role
    return None


def _title_before(place: Candidate) -> str | None:
    """'U.S. Secretary of State' of 'U.S. Secretary of State Ann Lee'."""
    line = place.line
    start = _walk_back(line, place.first)
    end = place.first
    while start < end and (line.words[start].key in _COURTESY or line.words[start].key.endswith("year-old")):
        start += 1
    while start < end and line.words[end - 1].key in (HONORIFICS - OFFICES) | _COURTESY:
        end -= 1
    words = [line.words[index].key for index in range(start, end)]
    if not any(is_role_noun(word) or word in PARTY_WORDS for word in words):
        return None
    return line.text[line.words[start].start : line.words[end - 1].end]


def _walk_back(line: Line, first: int) -> int:
    """The index at which the noun phrase before a name starts."""
    start = first
    while start > 0 and first - start < 10:
        word = line.words[start - 1]
        gap = line.gap(start - 1, start)
        if gap != " " and not (word.possessive and gap in {"'s ", "’s ", "' ", "’ "}):
            break
        if word.key == "of" and start >= 2 and is_role_noun(line.words[start - 2].key):
            start -= 1
            continue
        if not word.is_letters or word.key in _STOPS or word.key == "of" or line.tags[start - 1] in _NO_NOUN_PHRASE:
            break
        start -= 1
        if word.key in _DETERMINERS:
            break
    return start if start == first or _is_role_phrase(line, start, first) else first


def _is_role_phrase(line: Line, start: int, first: int) -> bool:
    last = line.words[first - 1].key
    return is_role_noun(last) or last in HONORIFICS or last in _DEPARTMENT_AFTER_OF or last in PARTY_WORDS


def _apposition_behind(place: Candidate) -> str | None:
    """'the mayor of Riverton' of 'Ann Lee, the mayor of Riverton, said'."""
    rest = place.line.text[place.end : place.end + 160]
    age = re.match(r"^, \d{1,3}(?=, )", rest)
    rest_cut = age.group() if age else ""
    rest = rest.removeprefix(rest_cut)
    match = _BEHIND.match(rest)
    if not match:
        return None
    role = match["role"].strip()
    words = re.findall(r"[\w-]+", role)
    if (
        fold(words[-1]) in SAYING
        or fold(words[0]) in _STOPS
        or _OPENS_WITH_VERB.match(role)
        or _tag_at(place.line, place.end + len(rest_cut) + match.start("role")) in _NO_APPOSITION
    ):
        return None
    return role if _has_head(words) else None


def _has_head(words: list[str]) -> bool:
    """Whether a phrase's words hold a noun for what a person is that is not itself another's title."""
    return any(
        is_role_noun(fold(word)) and not (after and after[0].isupper() and not word[0].isupper())
        for word, after in zip(words[:8], [*words[1:], ""], strict=False)
    )


def _tag_at(line: Line, start: int) -> str:
    return next((tag for word, tag in zip(line.words, line.tags, strict=True) if word.start == start), "")


def _apposition_before(place: Candidate) -> str | None:
    """'The club's chair at the time' of 'The club's chair at the time, Ann Lee, said'."""
    line, comma = place.line, place.run_first - 1
    if comma < 1 or line.words[comma].text != ",":
        return None
    starts = _phrase_starts(line, comma)
    start = next((start for start in starts if _heads_person(line, start, comma)), None)
    if start is None:
        return None
    return line.text[line.words[start].start : line.words[comma - 1].end]


def _phrase_starts(line: Line, comma: int) -> list[int]:
    """Where a noun phrase that ends at a comma may start, furthest first: at articles and owners, behind any verb."""
    starts: list[int] = []
    for index in range(comma - 1, max(comma - 14, -1), -1):
        word = line.words[index]
        if line.tags[index] in {"VERB", "AUX", "SCONJ"} or not (word.is_letters or word.text[0].isdigit()):
            break
        if word.key in _DETERMINERS or word.possessive:
            starts.append(_name_start(line, index))
    return starts[::-1]


def _name_start(line: Line, index: int) -> int:
    """The index at which the run of capitals starts that a word ends: 'Ann' for "Ann Lee's"."""
    words = line.words
    while index > 0 and words[index].is_capital and words[index - 1].is_capital and line.joined(index - 1):
        index -= 1
    return index


def _heads_person(line: Line, start: int, end: int) -> bool:
    """Whether the first noun phrase from a word on ends in a noun for what a person is."""
    stop = next((index for index in range(start, end) if line.words[index].key in _STOPS | {"of"}), end)
    return stop > start and is_role_noun(line.words[stop - 1].key)


def _predicate(place: Candidate) -> str | None:
    """'a nurse in Riverton' of 'Ann Lee is a nurse in Riverton'; 'heads the clinic' of 'Ann Lee, who heads …'."""
    rest = place.line.text[place.end : place.end + 160]
    doing = _DOING.match(rest)
    if doing:
        return doing["role"].strip()
    match = _PREDICATE.match(rest)
    return match["role"].strip() if match and _has_head(re.findall(r"[\w-]+", match["role"])[:6]) else None
