"""Which organization 'the ministry' or 'the agency' means: the one named before whose name or place fits."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from transforms.people.cast import Cast
from transforms.people.descriptions import Phrase
from transforms.people.kind_words import is_organization_noun
from transforms.people.lexicon import NATIONALITIES
from transforms.people.name_parts import fold
from transforms.people.word_lists import word_list
from transforms.records import SpeakerWords

# Nouns for whatever organization was named last; 'the government' and 'the police' need no name.
_GENERIC = word_list(
    """
    company firm agency alliance organisation organization group charity airline carrier bank club league
    network broadcaster retailer manufacturer maker automaker carmaker startup start-up publisher developer
    association watchdog regulator nonprofit non-profit think-tank tank lender chain outlet brand
    supermarket conglomerate foundation institute coalition body union federation
    """
)
# The word in the name that another noun takes up.
_NAMED_BY = {"force": "police", "union": "association", "uni": "university", "regulator": "authority"}
# What watches over others and belongs to the state, and the last words of such bodies' names.
_WATCHING = frozenset({"watchdog", "regulator"})
_OFFICIAL = word_list(
    "authority commission commissioner agency office board bureau administration council inspectorate service executive"
)
# What trades under a name that ends in none of those words.
_TRADING = word_list(
    """
    company firm airline carrier bank club retailer manufacturer maker automaker carmaker startup start-up publisher
    developer lender chain brand supermarket conglomerate charity broadcaster
    """
)
_SENTENCES_BACK = 3
# 'Devon and Cornwall Police' has its name from two counties.
_FORCES = re.compile(
    r"\b(?:(?:Avon|Devon|Dumfries) and )?(?!The )(?:[A-Z][\w-]+ ){1,3}(?:[Pp]olice|[Cc]onstabulary)\b"
    r"(?! (?:[A-Z]|officer|chief|spokes|commissioner|force|station|department))"
)
_CAPITALS = re.compile(r"\b(?:[A-Z][\w-]+ )+[A-Z][\w-]+")
_APPOSED = re.compile(r", (?P<name>(?:[A-Z][\w&.'’-]*)(?: (?:of|for|and|the|&|[A-Z][\w&.'’-]*)){0,6}),")
# Whom no company is called.
_PERSON_ONLY = re.compile(
    r"(?:man|woman|person|ist|ician|chief|president|officer|secretary|head|mother|father|son|"
    r"daughter|wife|husband|brother|sister|lawyer|attorney|captain|coach|mayor|governor|senator|minister|boss|"
    r"director|chair|successor|colleague|friend|partner|deputy|rival|leader|author|professor|doctor|judge)$"
)
_OWNED = re.compile(r"['’]s(?: [A-Z][\w-]+)+")
# What stands behind is named for somebody or something else: 'analysts at Lee Bank', 'rival Lee Stores'.
_IN_PASSING = re.compile(
    r"\b(?:(?:polled|surveyed|asked|compiled|tracked|followed|interviewed) by|(?:analysts?|economists?|strategists?"
    r"|researchers?|traders?|experts?|professors?|consultants?|lawyers?|partners?) (?:at|from|with|for)|than|unlike"
    r"|rivals?|competitors?|peers?) (?:the |The )?$"
)
# What stands behind is the outlet that heard it.
_TOLD = re.compile(r"\b(?:told|spoke to|speaking to|interview with) (?:the |The )?$")


# 'LONDON (AP) — ' names town and agency, of whom nothing is told.
_DATELINE = re.compile(r"[A-Z][A-Z.,'’ ]{2,}[^()\n]{0,24}(?:\([^()\n]{1,40}\))?\s*(?:-{1,2}|–|—)\s")
# 'The charity Riverton Relief said'.
_ADJOINED = re.compile(r" (?P<name>(?:[A-Z][\w&.'’-]*)(?: (?:of|for|and|the|&|[A-Z][\w&.'’-]*)){0,6})(?= [a-z])")


# 'The ferry company of Riverton': the noun that has a name for its home, and no other name.
_OF_HOME = re.compile(r"(?P<noun>[\w-]+) (?:of|in|from|at) (?:the )?$", re.IGNORECASE)
_HOME_LETTERS = 60
_THEIRS = re.compile(r"(?:his|her|their|its)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    start: int
    in_passing: bool
    """Whether it is named for somebody or something else, such as an analyst who works there."""


@dataclass(frozen=True, slots=True, eq=False)
class Organizations:
    """The organizations that an article names, for asking which of them a noun takes up."""

    named: Sequence[_Named]
    """In the order of the text, each place where one is named."""
    by_word: Mapping[str, Sequence[_Named]]
    """By each folded word of their names."""
    first_home: Mapping[str, int]
    """By the 'company' of 'the ferry company of Riverton' and other nouns the first place that is named as a home."""

    def last_with(self, words: Set[str], position: int) -> _Named | None:
        """The one named last before a place whose name has one of the words."""
        last = (_last_before(self.by_word.get(word, ()), position) for word in words)
        return max((found for found in last if found is not None), key=lambda found: found.start, default=None)

    def is_main(self, found: _Named) -> bool:
        """Whether the article names an organization more than once."""
        words = fold(found.name).split()
        return len(self.by_word.get(words[0], ())) > 1

    def between(self, start: int, end: int) -> Sequence[_Named]:
        """Those named at one place or behind, and before another."""
        return self.named[_count_before(self.named, start) : _count_before(self.named, end)]


def _count_before(named: Sequence[_Named], position: int) -> int:
    return bisect_left(named, position, key=lambda found: found.start)


def _last_before(named: Sequence[_Named], position: int) -> _Named | None:
    count = _count_before(named, position)
    return named[count - 1] if count else None


def find_organizations(cast: Cast) -> Organizations:
    """The organizations of an article, without its people and the outlets that were told something."""
    text = cast.parsed.text
    named = [
        _Named(re.sub(r"^[Tt]he |['’]s$", "", text[start:end]), start, _is_in_passing(text, start))
        for start, end in _whole(sorted({*_tagged(cast), *_by_last_word(cast)}), text)
        if not cast.overlapping(start, end) and not _TOLD.search(text[max(0, start - 24) : start])
    ]
    by_word: dict[str, list[_Named]] = {}
    first_home: dict[str, int] = {}
    for found in named:
        for word in dict.fromkeys(fold(found.name).split()):
            by_word.setdefault(word, []).append(found)
        home = _OF_HOME.search(text, max(0, found.start - _HOME_LETTERS), found.start)
        if home:
            for noun in {fold(home["noun"]), fold(home["noun"]).rpartition("-")[2]}:
                first_home.setdefault(noun, found.start)
    return Organizations(named, by_word, first_home)


def _whole(spans: Sequence[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """The spans without the part of a force's name that the tagger sees: of 'Devon and Cornwall Police' no second."""
    forces = {match.end(): match.start() for match in _FORCES.finditer(text)}
    return ((start, end) for start, end in spans if start <= forces.get(end, start))


def resolve_organization(cast: Cast, organizations: Organizations, phrase: Phrase, position: int) -> str | None:
    """The name of the organization that a bare 'the ministry' takes up, as the text has it; None where none fits.

    So does one with no more than its home: 'the Oslo-listed company', 'the German bank'.
    """
    if not phrase.is_definite or not all(map(_tells_home, phrase.words - {phrase.head})):
        return None
    fitting = organizations.last_with({phrase.head, _NAMED_BY.get(phrase.head, phrase.head)}, position)
    if fitting is not None:
        return fitting.name
    # 'Their union' is the union of those who were named, and no organization that the text told of.
    theirs = phrase.is_owned and _THEIRS.match(cast.parsed.text, position) is not None
    if theirs or organizations.first_home.get(phrase.head, position) < position or phrase.head not in _GENERIC:
        return None
    first = max(cast.sentence_at(position) - _SENTENCES_BACK, 0)
    near = _of_kind(phrase.head, organizations.between(cast.sentence_starts[first], position))
    told = [found for found in near if not found.in_passing]
    if not told:
        # Somebody's employer that is named in between is not what the article tells of.
        before = _of_kind(phrase.head, organizations.between(0, cast.sentence_starts[first]))
        told = [found for found in before if not found.in_passing and organizations.is_main(found)] if near else []
    chosen = told or near
    return chosen[-1].name if chosen else None


def _is_in_passing(text: str, start: int) -> bool:
    return _IN_PASSING.search(text, max(0, start - 40), start) is not None


def _of_kind(head: str, named: Sequence[_Named]) -> Sequence[_Named]:
    """Those that a generic noun may mean: of 'the watchdog' the Riverton Office where there is one, no 'company'."""
    official = [found for found in named if fold(found.name.split()[-1]) in _OFFICIAL]
    if head in _WATCHING:
        return official or named
    return [found for found in named if found not in official] if head in _TRADING else named


def _tells_home(word: str) -> bool:
    return word in NATIONALITIES or word.endswith(("-based", "-listed", "-headquartered"))


def apposed_organization(cast: Cast, words: SpeakerWords) -> SpeakerWords | None:
    """The name between commas behind 'the promoter' or 'the airline', where it names no person; None without one."""
    if not re.match(r"(?:the|its|their) ", words.text, re.IGNORECASE):
        return None
    head = fold(words.text.split()[-1])
    adjoined = _ADJOINED.match(cast.parsed.text, words.char_end) if head in _GENERIC else None
    behind = _APPOSED.match(cast.parsed.text, words.char_end) or adjoined
    if behind is None or _PERSON_ONLY.search(head):
        return None
    start, end = behind.span("name")
    if cast.overlapping(start, end):
        return None
    return SpeakerWords(char_start=start, char_end=end, text=behind["name"])


def _tagged(cast: Cast) -> Iterator[tuple[int, int]]:
    for paragraph in cast.parsed.paragraphs:
        dateline = _DATELINE.match(paragraph.doc.text)
        for entity in paragraph.doc.ents:
            named = entity.label_ == "ORG" and any(letter.isupper() for letter in entity.text)
            if named and not (dateline and entity.end_char <= dateline.end()):
                start = paragraph.char_start + entity.start_char
                owned = _OWNED.match(cast.parsed.text, start + len(re.sub(r"['’]s$", "", entity.text)))
                yield start, owned.end() if owned else paragraph.char_start + entity.end_char


def _by_last_word(cast: Cast) -> Iterator[tuple[int, int]]:
    """Runs of capitals that end in a noun for an organization: 'Riverton Transport Authority', 'Riverton police'."""
    text = cast.parsed.text
    forces = {match.end(): match.start() for match in _FORCES.finditer(text)}
    for match in _CAPITALS.finditer(text):
        if match.end() not in forces and is_organization_noun(fold(match.group().split()[-1])):
            yield match.span()
    for end, start in forces.items():
        yield start, end
