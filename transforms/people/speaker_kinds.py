"""What a speaker without a person's name is: an organization, a document, or somebody unnamed."""

from __future__ import annotations

import re

from transforms.language.parsing import Paragraph
from transforms.people.descriptions import read_phrase
from transforms.people.heads import token_at, tokens_at
from transforms.people.kind_words import is_document_noun, is_organization_noun
from transforms.people.lexicon import DEMONYMS, is_calendar_word, is_organization_word, place_names
from transforms.people.name_parts import fold
from transforms.people.titles import PARTY_WORDS, is_role_noun
from transforms.people.word_lists import word_list
from transforms.records import SpeakerKind, SpeakerWords

_NUMBERED_PART = re.compile(r"(?:Article|Section|Chapter|Verse|Clause) \d")
# An authority's name that ends as a person's office does: 'the Food and Fuel Executive'.
_EXECUTIVE = re.compile(r"\b[A-Z]\w+ and (?:[A-Z]\w+ )+Executive$")
_NAMED = frozenset({"ORG", "GPE", "FAC", "LOC"})
_TIMES = frozenset({"DATE", "TIME"})
_HUMANS = word_list("man woman people source sources officials lawmakers critics witnesses experts")


def kind_of_words(words: SpeakerWords, paragraph: Paragraph) -> SpeakerKind:
    """Which kind of speaker the words name, given that they name no person of the article."""
    phrase = read_phrase(words.text)
    if phrase is None:
        return "unnamed"
    head = _head(words, paragraph) or phrase.head
    is_name = _is_proper(words, paragraph)
    if (is_document_noun(head) and not is_name) or _NUMBERED_PART.match(words.text):
        return "document"
    if is_name and _EXECUTIVE.search(words.text):
        return "organization"
    if (
        is_role_noun(head)
        or is_role_noun(head.removesuffix("s"))
        or head.removesuffix("s") in _HUMANS | PARTY_WORDS | DEMONYMS
    ):
        return "unnamed"
    if is_organization_noun(head):
        # The label OPERATOR is somebody at work, 'the operator' may be a company.
        return "unnamed" if words.text.isupper() and head.endswith(("or", "er")) else "organization"
    return "organization" if is_name else "unnamed"


def _head(words: SpeakerWords, paragraph: Paragraph) -> str:
    token = token_at(paragraph, words.char_start, words.char_end)
    return fold(token.text) if token is not None and token.pos_ in {"NOUN", "PROPN"} else ""


def _is_proper(words: SpeakerWords, paragraph: Paragraph) -> bool:
    """Whether the words are a name: an entity of the tagger's, a place, an acronym, or several words in capitals."""
    names = re.findall(r"[\w’'-]+", re.sub(r"^(?:The|the|A|a|An|an) ", "", words.text))
    if not names or not names[0][0].isupper():
        return False
    labelled = any(token.ent_type_ in _NAMED for token in tokens_at(paragraph, words.char_start, words.char_end))
    capitals = all(name[0].isupper() for name in names if len(name) > 3)
    known = any(is_organization_word(fold(name)) for name in names) or fold(" ".join(names)) in place_names()
    return capitals and (labelled or known or names[-1].isupper() or len(names) > 1)


def is_date(words: SpeakerWords, paragraph: Paragraph) -> bool:
    """Whether the words are a date, as in the 'June 4:' of a chronicle."""
    if is_calendar_word(fold(words.text).split()[0].rstrip(".")):
        return True
    tokens = tokens_at(paragraph, words.char_start, words.char_end)
    return (
        bool(tokens)
        and all(token.ent_type_ in _TIMES for token in tokens)
        and all(token.ent_iob_ == "I" for token in tokens[1:])
    )
