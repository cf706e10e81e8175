"""Spans that may name a person: runs of capitalised words, cut free of titles, sentence openers and neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.language.parsing import Paragraph
from transforms.people.calendar_names import is_calendar_name
from transforms.people.lexicon import (
    NON_PERSON_LEADS,
    is_calendar_word,
    is_dictionary_word,
    place_names,
)
from transforms.people.name_parts import (
    NAME_TAILS,
    PARTICLES,
    POST_NOMINALS,
    REGNAL,
    first_name_frequency,
    fold,
)
from transforms.people.neighbours import COMMON_FIRST_NAME, skip_neighbours
from transforms.people.openers import skip_openers
from transforms.people.runs import find_runs
from transforms.people.sentence_words import BEFORE_SURNAMES, BODIES_LED, DEPARTMENTS
from transforms.people.stage_names import STAGE_NAMES
from transforms.people.titles import (
    AMBIGUOUS,
    FIRST_NAMES_TOO,
    HONORIFICS,
    HUMBLE_ROLES,
    OFFICES,
    PARTY_WORDS,
    is_kin_of_many,
    is_parent_of_many,
    is_role_noun,
    role_nouns,
)
from transforms.people.words import Line, Word

# What follows is another name of the person just named; Malay papers write the sign.
_ALIAS_BEFORE = re.compile(r"(?:\s@|,? (?:alias|aka|AKA|a\.k\.a\.))\s$")
# Behind a name as well: 'Ann Lee MP'.
_SEATS = POST_NOMINALS & OFFICES
# Behind 'Det' alone: 'Det Con Ann Lee', 'Det Ch Insp Ann Lee'.
_DETECTIVE_RANKS = frozenset({"con", "ch", "sup"})
# More words than this, particles included, are a headline.
_LONGEST = 6


@dataclass(frozen=True, eq=False)
class Candidate:
    """One place that may name a person, with what stands directly before the name in the same run."""

    line: Line
    line_no: int
    """Paragraph number; -1 is the title."""
    first: int
    last: int
    """Indexes into `line.words`, both inclusive."""
    run_first: int
    label: str | None
    """What the tagger calls it; None where it sees no name."""
    lent_surname: str = ""
    """The surname that it shares with the name behind it: 'Lee' for the Tom of 'Tom and Ann Lee'."""

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the name."""
        return self.line.words[self.first : self.last + 1]

    @property
    def start(self) -> int:
        """Where the name starts in its line."""
        return self.line.words[self.first].start

    @property
    def end(self) -> int:
        """Where the name ends in its line."""
        return self.line.words[self.last].end

    @property
    def text(self) -> str:
        """The name as it stands."""
        return self.line.text[self.start : self.end]

    @property
    def key(self) -> tuple[str, ...]:
        """The name's words folded, for comparing."""
        own = tuple(word.key for word in self.words if word.is_letters or word.text.isdigit())
        return (*own, fold(self.lent_surname)) if self.lent_surname else own

    @property
    def full_text(self) -> str:
        """The name with the surname lent to it, without an editor's brackets."""
        own = without_brackets(self.text)
        return f"{own} {self.lent_surname}" if self.lent_surname else own

    @property
    def titles(self) -> tuple[str, ...]:
        """The folded words of its run before the name."""
        return tuple(word.key for word in self.line.words[self.run_first : self.first])

    @property
    def is_title_alone(self) -> bool:
        """Whether its only word is one that is mostly a title: 'King', 'Baker', 'Minister'."""
        key = self.line.words[self.first].key
        named = bool(self.titles) and self.titles[-1] in BEFORE_SURNAMES
        return self.first == self.last and not named and (key in HONORIFICS or key in OFFICES or key in role_nouns())

    @property
    def possessive(self) -> bool:
        """Whether it stands with an apostrophe: 'Lee's'."""
        return self.words[-1].possessive


def without_brackets(name: str) -> str:
    """The name without the brackets in which an editor filled a part in: of '[Ann] Lee' the words alone."""
    return name.replace("] ", " ").replace(") ", " ") if "[" not in name and "(" not in name else name


def find_candidates(line: Line, line_no: int, paragraph: Paragraph | None) -> Iterator[Candidate]:
    """Each run of capitalised words that could hold a person's name, in the order of the line."""
    labels = _labels(line, paragraph)
    for first, last in find_runs(line):
        span = _cut(line, first, last, labels)
        if span is not None and not _ALIAS_BEFORE.search(line.text, 0, line.words[span[0]].start):
            yield Candidate(line, line_no, span[0], span[1], first, _vote(labels[span[0] : span[1] + 1]))


def _labels(line: Line, paragraph: Paragraph | None) -> list[tuple[str, int] | None]:
    """For each word the tagger's label with the number of its entity."""
    labels: list[tuple[str, int] | None] = [None] * len(line.words)
    if paragraph is None:
        return labels
    entities = paragraph.doc.ents
    number = 0
    for place, word in enumerate(line.words):
        while number < len(entities) and entities[number].end_char <= word.start:
            number += 1
        if number < len(entities) and entities[number].start_char < word.end:
            labels[place] = (entities[number].label_, number)
    return labels


def _vote(labels: list[tuple[str, int] | None]) -> str | None:
    named = [label[0] for label in labels if label is not None]
    if not named:
        return None
    return max(named, key=lambda name: (named.count(name), name == "PERSON"))


def _cut(line: Line, first: int, last: int, labels: list[tuple[str, int] | None]) -> tuple[int, int] | None:
    """The part of a run that is the name itself, or None where titles and openers are all there is."""
    start = skip_openers(line, first, last, labels)
    if tuple(word.key for word in line.words[start : last + 1]) in STAGE_NAMES:
        return start, last
    start = _skip_department(line, start, last)
    start = _skip_titles(line, start, last, labels)
    start = skip_neighbours(line, start, last, labels)
    start = _skip_titles(line, start, last, labels)
    while last >= start and (
        (is_calendar_word(line.words[last].key) and not is_calendar_name(line, last, start))
        or (line.words[last].key in POST_NOMINALS and line.words[last].text.isupper())
    ):
        last -= 1
    if last - start >= _LONGEST:
        return _tagged_part(start, last, labels)
    if start > last or all(_is_particle(line.words[place]) for place in range(start, last + 1)):
        return None
    return start, last


def _is_particle(word: Word) -> bool:
    """Whether a word is a mere particle; with a capital it may be a name by itself: 'Ben said', 'said Lo'."""
    return word.key in PARTICLES and not word.text[0].isupper()


def _tagged_part(start: int, last: int, labels: list[tuple[str, int] | None]) -> tuple[int, int] | None:
    """The one person whom the tagger sees in a run too long for a name."""
    person = [place for place in range(start, last + 1) if (label := labels[place]) and label[0] == "PERSON"]
    return (person[0], person[-1]) if person and person[-1] - person[0] < _LONGEST else None


def _skip_department(line: Line, start: int, last: int) -> int:
    """The index after 'Staff' in 'Chief of Staff Ann Lee', after 'Leeds' in 'Mayor of Leeds Ann Lee'.

    After 'Public Works' in 'Minister for Public Works Ann Lee', after 'National Parks' behind 'Minister of', after
    'Opposition' in 'Leader of the Opposition Ann Lee'.
    """
    body = start < last and line.words[start].key in BODIES_LED and line.before(start) in {"the", "of"}
    if body and any(line.before(start, back) in OFFICES for back in (2, 3)):
        return start + 1
    if line.before(start) not in {"for", "of"} or line.before(start, 2) not in OFFICES:
        return start
    if line.before(start) == "of":
        for end in range(last - 1, start, -1):
            if " ".join(word.key for word in line.words[start:end]) in place_names():
                return end
        while start < last and line.words[start].key in DEPARTMENTS:
            start += 1
    while last - start >= 2 and _is_of_department(line.words[start]):
        start += 1
    return start


def _is_of_department(word: Word) -> bool:
    return word.key in DEPARTMENTS or (is_dictionary_word(word.key) and not first_name_frequency(word.text))


def _skip_titles(line: Line, start: int, last: int, labels: list[tuple[str, int] | None]) -> int:
    """The index after the last title of the run that leaves a name behind it."""
    keys = [line.words[place].key for place in range(start, last + 1)]
    cut = 0
    only_titles = True
    for place, key in enumerate(keys):
        is_title = (
            (_is_title(key, at_start=only_titles) and not _is_first_name(keys[place:]))
            or (place == 0 and _opens_with_role(line, start, last))
            or (key in _SEATS and place < len(keys) - 1)
            or (place > 0 and keys[place - 1] == "det" and key in _DETECTIVE_RANKS)
            or line.words[start + place].text == "DI"
        )
        if is_title and (key not in AMBIGUOUS or only_titles or _is_inner_title(keys, place)):
            cut = place + 1
        only_titles = only_titles and (is_title or _is_modifier(labels[start + place], key))
    rest = [
        key
        for key, word in zip(keys[cut:], line.words[start + cut : last + 1], strict=True)
        if key not in NAME_TAILS and not (key in REGNAL and word.text.isupper())
    ]
    if rest or not cut:
        return start + cut if len(keys) > 1 else start
    # 'Baker said', 'Mr King said': what looks like a title is the surname.
    is_surname = len(keys) == 1 or (keys[-1] in AMBIGUOUS and keys[-2] in BEFORE_SURNAMES)
    return last if is_surname else last + 1


def _is_first_name(keys: list[str]) -> bool:
    """Whether a word that is a first name or a title opens a name: 'Don Lee', but no 'Dean Ann Lee'."""
    rest = [key for key in keys[1:] if key not in NAME_TAILS]
    return keys[0] in FIRST_NAMES_TOO and (len(rest) == 1 or (len(rest) > 1 and not first_name_frequency(rest[0])))


def _is_inner_title(keys: list[str], place: int) -> bool:
    """Whether an ambiguous title stands between an office's name and a full name: 'District Judge Ann Lee'."""
    behind = [key for key in keys[place + 1 :] if key not in NAME_TAILS]
    return len(behind) >= 2 and not any(first_name_frequency(key) for key in keys[:place])


def _is_title(key: str, *, at_start: bool) -> bool:
    if key in NAME_TAILS:
        return False
    if key in HONORIFICS or key in OFFICES or key.removesuffix("s") in OFFICES:
        return True
    parts = key.split("-")
    if is_parent_of_many(key) or (
        len(parts) > 1 and (parts[0] in OFFICES or (parts[-1] in role_nouns() and _modifies_title(parts[0])))
    ):
        return True
    return at_start and (key in role_nouns() or key in PARTY_WORDS or key in FIRST_NAMES_TOO or is_kin_of_many(key))


def _opens_with_role(line: Line, start: int, last: int) -> bool:
    """Whether a sentence opens with an occupation before a full name: 'Beekeeper Ann Lee'."""
    key = line.words[start].key
    return last - start >= 2 and line.starts_sentence(start) and (key in HUMBLE_ROLES or is_role_noun(key))


def _modifies_title(key: str) -> bool:
    """Whether a word before a title's hyphen is of the title, as in 'Co-Founder' and 'Singer-Songwriter'."""
    return len(key) < 3 or is_dictionary_word(key)


def _is_modifier(label: tuple[str, int] | None, key: str) -> bool:
    if key in NON_PERSON_LEADS:
        return True
    foreign = label is not None and label[0] in {"NORP", "GPE", "ORG", "LOC"}
    return foreign and first_name_frequency(key) < COMMON_FIRST_NAME
