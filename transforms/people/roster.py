"""The chains of an article by the words of their names, so that a name finds those it may be without asking all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from transforms.people.candidates import Candidate
from transforms.people.forms import Form
from transforms.people.name_parts import PARTICLES
from transforms.people.short_names import long_names


@dataclass(eq=False)
class Chain:
    """The forms of one person, fullest first, and the places where they stand."""

    forms: list[Form]
    occurrences: list[Candidate] = field(default_factory=list)

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words of the fullest form, without suffixes."""
        return self.forms[0].name_words

    @property
    def surname(self) -> str:
        """The last folded word of the fullest form."""
        return self.words[-1]


class Roster:
    """The chains of an article, in the order in which they came."""

    def __init__(self) -> None:
        self.chains: list[Chain] = []
        self._numbers: dict[int, int] = {}
        self._by_word: dict[str, set[int]] = {}
        self._by_call: dict[str, set[int]] = {}
        self._by_first_word: dict[str, list[Chain]] = {}

    def open(self, form: Form) -> Chain:
        """A new chain that a form opens."""
        chain = Chain([])
        self._numbers[id(chain)] = len(self.chains)
        self.chains.append(chain)
        self._by_first_word.setdefault(form.name_words[0], []).append(chain)
        self.add(chain, form)
        return chain

    def add(self, chain: Chain, form: Form) -> None:
        """Takes a form into a chain, where it is not there yet."""
        if form in chain.forms:
            return
        chain.forms.append(form)
        number = self._numbers[id(chain)]
        for word in form.name_words:
            self._by_word.setdefault(word, set()).add(number)
        for word in _calling_words(form) | halves_of(chain):
            self._by_call.setdefault(word, set()).add(number)

    def sharing_word(self, form: Form) -> Iterator[Chain]:
        """The chains one of whose forms has a word of this form."""
        numbers = set().union(*(self._by_word.get(word, ()) for word in form.name_words))
        return (self.chains[number] for number in sorted(numbers))

    def called(self, word: str) -> list[Chain]:
        """Those who may be called by a single word: by one of their names, or by half of a double surname."""
        return [self.chains[number] for number in sorted(self._by_call.get(word, ()))]

    def shortened(self, word: str) -> list[Chain]:
        """Those of whose first name a word is a short form."""
        return [chain for name in long_names(word) for chain in self._by_first_word.get(name, ())]


def _calling_words(form: Form) -> set[str]:
    """The words by one of which a person may be called; a particle only at the name's edges: 'Ben', 'Lo'."""
    words = {word for word in form.name_words if word not in PARTICLES}
    edges = {form.name_words[0], form.name_words[-1]}
    return {word for word in words | edges if len(word) > 1}


def callable_words(chain: Chain) -> set[str]:
    """The words by one of which the person of a chain may be called."""
    return set().union(*map(_calling_words, chain.forms))


def halves_of(chain: Chain) -> set[str]:
    """The Tanabe and the Holt of Keiko Tanabe-Holt."""
    halves = chain.surname.split("-") if len(chain.words) > 1 else []
    return {half for half in halves if len(half) > 2} if len(halves) == 2 else set()
