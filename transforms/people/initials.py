"""Initials as South Asian papers print them, apart and without full stops: 'A K Rane', 'P Rane'."""

from __future__ import annotations

from transforms.people.lexicon import TWO_LETTER_WORDS, is_dictionary_word, is_organization_word, place_names
from transforms.people.words import Line, Word

# A surname behind initials has so many letters at least.
_SHORTEST_SURNAME = 3


def is_bare_initial(line: Line, place: int) -> bool:
    """Whether a word is one of two or more single capitals that lead up to a surname."""
    words = line.words
    first = last = place
    if not is_single_capital(words[place]):
        return False
    while first and line.joined(first - 1) and is_single_capital(words[first - 1]):
        first -= 1
    while line.joined(last) and is_single_capital(words[last + 1]):
        last += 1
    return last > first and line.joined(last) and _is_surname(words[last + 1])


def are_bare_initials(words: tuple[Word, ...]) -> bool:
    """Whether a name opens with two or more single capitals and goes on with a surname."""
    return len(words) > 2 and all(map(is_single_capital, words[:2])) and _is_surname(words[-1])


def is_single_capital(word: Word) -> bool:
    """Whether a word is one capital letter without a full stop."""
    return len(word.text) == 1 and word.text.isalpha() and word.text.isupper() and not word.possessive


def _is_surname(word: Word) -> bool:
    return len(word.text) >= _SHORTEST_SURNAME and word.is_capital and word.is_letters and not word.text.isupper()


def are_dotted_initials(words: tuple[Word, ...]) -> bool:
    """Whether a name is two initials or more with full stops and a surname: 'V.D. Rane', but no 'U.S. Steel'."""
    first, last = words[0], words[-1]
    letters = first.key.replace(".", "")
    if len(words) < 2 or not first.is_initial or len(letters) < 2 or letters in TWO_LETTER_WORDS:
        return False
    return _is_surname(last) and not _means_something_else(last)


def is_named_by_initial(words: tuple[Word, ...]) -> bool:
    """Whether a name is one capital and a surname: 'P Naveen'. The letters of the compass open places as well."""
    first, last = words[0], words[-1]
    if len(words) < 2 or not is_single_capital(first) or first.text in "AINSEWX" or not _is_surname(last):
        return False
    return not _means_something_else(last)


def _means_something_else(word: Word) -> bool:
    return is_dictionary_word(word.key) or is_organization_word(word.key) or word.key in place_names()
