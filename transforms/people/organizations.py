"""Which organization 'the ministry' or 'the agency' means: the one named before whose name or place fits."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_CAPITALS = re.compile(r"\b(?:[A-Z][\w-]+ )+[A-Z][\w-]+")
_APPOSED = re.compile(r", (?P<name>(?:[A-Z][\w&.'’-]*)(?: (?:of|for|and|the|&|[A-Z][\w&.'’-]*)){0,6}),")
# Whom no company is called.
_PERSON_ONLY = re.compile(
    r"(?:man|woman|person|ist|ician|chief|president|officer|secretary|head|mother|father|son|"
    r"daughter|wife|husband|brother|sister|lawyer|attorney|captain|coach|mayor|governor|senator|minister|boss|"
    r"director|chair|successor|colleague|friend|partner|deputy|rival|leader|author|professor|doctor|judge)$"
)
_OWNED = re.compile(r"['’]s(?: [A-Z][\w-]+)+")
# What stands behind is the outlet that heard it.
_TOLD = re.compile(r"\b(?:told|spoke to|speaking to|interview with) (?:the |The )?$")


# 'LONDON (AP) — ' names town and agency, of whom nothing is told.
_DATELINE = re.compile(r"[A-Z][A-Z.,'’ ]{2,}[^()\n]{0,24}(?:\([^()\n]{1,40}\))?\s*(?:-{1,2}|–|—)\s")
# 'The charity Riverton Relief said'.
_ADJOINED = re.compile(r" (?P<name>(?:[A-Z][\w&.'’-]*)(?: (?:of|for|and|the|&|[A-Z][\w&.'’-]*)){0,6})(?= [a-z])")


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    start: int


def resolve_organization(cast: Cast, phrase: Phrase, position: int) -> str | None:
    """The name of the organization that a bare 'the ministry' takes up, as the text has it; None where none fits.

    So does one with no more than its home: 'the Oslo-listed company', 'the German bank'.
    """
    if not phrase.is_definite or not all(map(_tells_home, phrase.words - {phrase.head})):
        return None
    named = [found for found in _organizations(cast) if found.start < position]
    heads = {phrase.head, _NAMED_BY.get(phrase.head, phrase.head)}
    fitting = [found for found in named if heads & set(fold(found.name).split())]
    place = re.compile(rf"\b{re.escape(phrase.head)} (?:of|in|from|at) (?:the )?$", re.IGNORECASE)
    if any(place.search(cast.parsed.text[: found.start]) for found in named):
        # 'The ferry company of Riverton' has no other name.
        return fitting[-1].name if fitting else None
    if fitting:
        return fitting[-1].name
    here = cast.sentence_at(position)
    near = [found for found in named if here - cast.sentence_at(found.start) <= _SENTENCES_BACK]
    near = _of_kind(phrase.head, near)
    return near[-1].name if near and phrase.head in _GENERIC else None


def _of_kind(head: str, named: list[_Named]) -> list[_Named]:
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
    if any(seen.start < end and start < seen.end for seen in cast.appearances):
        return None
    return SpeakerWords(char_start=start, char_end=end, text=behind["name"])


def _organizations(cast: Cast) -> list[_Named]:
    """The organizations in the order of the text, without people and outlets that were told something."""
    people = {(seen.start, seen.end) for seen in cast.appearances}
    return [
        _Named(re.sub(r"^[Tt]he |['’]s$", "", cast.parsed.text[start:end]), start)
        for start, end in sorted({*_tagged(cast), *_by_last_word(cast)})
        if not any(left < end and start < right for left, right in people)
        and not _TOLD.search(cast.parsed.text[max(0, start - 24) : start])
    ]


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
    """Runs of capitals that end in a noun for an organization: 'Riverton Transport Authority'."""
    for match in _CAPITALS.finditer(cast.parsed.text):
        if is_organization_noun(fold(match.group().split()[-1])):
            yield match.span()
