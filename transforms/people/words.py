"""The words of a paragraph as a reader of names sees them: capitals, particles, initials, possessives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from transforms.language.parsing import Paragraph
from transforms.people.name_parts import ABBREVIATIONS, PREFIXES, SUFFIXES, fold

# With marks that stand behind their letter as characters of their own, as in Yoruba names.
_LETTERS = r"(?:[^\W\d_][\u0300-\u036f]*)+"
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., J.K.
    rf"|{_LETTERS}(?:['’`\-‐‑]{_LETTERS})*"  # O'Brien, Jean-Luc, al-Sayed, Lee's
    r"|\d+(?:[.,:]\d+)*"
    r"|\S"
)
_POSSESSIVE = re.compile(r"['’`]s?$", re.IGNORECASE)
# 'Lee-led', 'Ardern-era': the name ends at the hyphen. Names keep theirs ('Jae-in', 'Jean-Luc').
_COMPOUND = re.compile(
    r"[-‐‑](?:[a-z]\w+(?:ed|ing)|led|based|era|style|born|like|elect|run|type|made|backed|only|friendly|esque"
    r"|in-law|bound|loyal|free|owned|themed|held|won|built|drawn|written)\b.*$"
)
# A sentence with more of them is no headline but a list of names.
_COMMAS_OF_HEADLINE = 3
_SPACE = frozenset({" ", "\u00a0", "\u202f", "\u2009"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word, number or mark of a paragraph; offsets count from the start of the paragraph."""

    text: str
    start: int
    end: int
    possessive: bool = False
    compound: bool = False
    """Whether it is the first half of 'Lee-led'."""

    @property
    def is_capital(self) -> bool:
        """Whether it could stand in a name: 'Lee', 'McCain', 'al-Sayed', 'd'Arc', 'J.'."""
        if self.text[0].isupper():
            return True
        head, _, tail = self.text.replace("’", "'").replace("'", "-").partition("-")
        return bool(tail) and tail[0].isupper() and head in PREFIXES

    @property
    def is_letters(self) -> bool:
        """Whether it is a word, no number or mark."""
        return self.text[0].isalpha()

    @property
    def is_initial(self) -> bool:
        """Whether it is 'J.' or 'J.K.'."""
        return (
            self.text[0].isupper() and self.text.endswith(".") and all(len(part) <= 1 for part in self.text.split("."))
        )

    @property
    def key(self) -> str:
        """The word for comparing: folded, without final full stop."""
        return fold(self.text).rstrip(".")


@dataclass(frozen=True, eq=False)
class Line:
    """A paragraph or a title in words."""

    text: str
    words: tuple[Word, ...]
    tags: tuple[str, ...]
    """The part of speech of each word; empty strings where the paragraph was not parsed."""

    @classmethod
    def of(cls, text: str) -> Line:
        """The line that a text of one paragraph makes, without parts of speech."""
        words = tuple(_scan(text))
        return cls(text, words, ("",) * len(words))

    @classmethod
    def of_paragraph(cls, text: str, paragraph: Paragraph) -> Line:
        """The line of a paragraph, with parts of speech where it was parsed."""
        line = cls.of(text)
        if not paragraph.has_syntax:
            return line
        tags = {token.idx: token.pos_ for token in paragraph.doc}
        return cls(text, line.words, tuple(tags.get(word.start, "") for word in line.words))

    @cached_property
    def is_title_case(self) -> bool:
        """Whether capitals say nothing here: a headline In Title Case or IN CAPITALS."""
        long_words = [word for word in self.words if word.is_letters and len(word.text) > 3]
        if len(long_words) < 3:
            return self.is_upper
        is_sentence = self.text.rstrip("\"”’') ").endswith((".", "!", "?"))
        if is_sentence and self.text.count(",") > _COMMAS_OF_HEADLINE:
            return self.is_upper
        share = sum(word.text[0].isupper() for word in long_words) / len(long_words)
        return share >= (0.9 if is_sentence else 0.75) and (not is_sentence or len(long_words) > 5)

    @cached_property
    def is_upper(self) -> bool:
        """Whether every letter is a capital."""
        return self.text.isupper() and len(self.text) > 3

    def gap(self, left: int, right: int) -> str:
        """The text between two words, by their indexes."""
        return self.text[self.words[left].end : self.words[right].start]

    def joined(self, left: int) -> bool:
        """Whether one space alone parts a word from the next."""
        return left + 1 < len(self.words) and self.gap(left, left + 1) in _SPACE

    def before(self, index: int, count: int = 1) -> str:
        """The folded word that stands `count` words before; empty at the start."""
        place = index - count
        return self.words[place].key if place >= 0 else ""

    def starts_sentence(self, index: int) -> bool:
        """Whether the word opens a sentence, a quotation or the line."""
        back = index - 1
        while back >= 0 and self.words[back].text in "\"'“”‘’«»„(—–-•*":
            back -= 1
        return back < 0 or self.words[back].text in ".!?:;|" or back != index - 1


def _scan(text: str) -> list[Word]:
    found: list[Word] = []
    position = 0
    while match := _WORD.search(text, position):
        word = _trim(text, match)
        found.append(word)
        position = word.end + (len(_possessive_tail(match.group())) or 1 if word.possessive else 0)
    return found


def _possessive_tail(raw: str) -> str:
    tail = _POSSESSIVE.search(raw)
    return tail.group() if tail else ""


def _trim(text: str, match: re.Match[str]) -> Word:
    raw, start = match.group(), match.start()
    compound = _COMPOUND.search(raw)
    if compound and compound.start() and raw[0].isupper() and fold(raw) not in KEPT_COMPOUNDS:
        return Word(raw[: compound.start()], start, start + compound.start(), compound=True)
    tail = _possessive_tail(raw)
    if tail and len(raw) > len(tail) and raw[0].isalpha():
        return Word(raw[: -len(tail)], start, start + len(raw) - len(tail), possessive=True)
    end = match.end()
    if text[end : end + 1] == "." and _takes_stop(raw) and not _ends_line(raw, text, end):
        return Word(raw + ".", start, end + 1)
    plural_owner = raw[-1] in "sxz" and raw[0].isupper() and text[end : end + 2] in {"' ", "’ "}
    return Word(raw, start, end, possessive=plural_owner)


def _ends_line(raw: str, text: str, end: int) -> bool:
    """Whether a title's abbreviation ends the paragraph and so is a surname, the Sen of 'said Dr Sen'."""
    return len(raw) > 1 and fold(raw) not in SUFFIXES and not text[end + 1 :].strip("\"”’') ")


def _takes_stop(raw: str) -> bool:
    return raw[0].isupper() and (len(raw) == 1 or fold(raw) in ABBREVIATIONS)


# Compounds that are titles as a whole.
KEPT_COMPOUNDS = frozenset({"president-elect", "mayor-elect", "governor-elect", "prime minister-elect"})
