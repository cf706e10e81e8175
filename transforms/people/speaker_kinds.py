"""What a speaker without a person's name is: an organization, a document, or somebody unnamed."""

from __future__ import annotations

import re

from transforms.language.parsing import Paragraph
from transforms.people.cast import token_at
from transforms.people.descriptions import read_phrase
from transforms.people.lexicon import is_organization_word, place_names
from transforms.people.name_parts import fold
from transforms.people.titles import is_role_noun
from transforms.people.word_lists import word_list
from transforms.records import SpeakerKind, SpeakerWords

_DOCUMENTS = word_list(
    """
    report letter study statement document memo email e-mail mail post tweet message note survey poll
    article filing complaint lawsuit suit indictment affidavit petition release paper book memoir website
    page profile caption plaque sign banner placard headline subject text transcript ruling judgment
    judgement order opinion decision constitution treaty charter bill law act resolution motion manifesto
    declaration communique communiqué editorial column essay blog review analysis research findings guidance
    guidelines policy notice advisory warning alert label instructions instruction slogan inscription song
    lyrics ad advert advertisement video clip recording script deal agreement contract press-release
    newsletter bulletin dispatch assessment audit inquiry investigation summary biography bio obituary entry
    listing description title prospectus briefing rules code section clause amendment warrant testimony
    deposition records documents papers files emails texts messages reports studies surveys polls posts
    tweets letters figures data statistics quote saying proverb motto verse scripture
    """
)
_ORGANIZATIONS = word_list(
    """
    company firm agency ministry department government administration council committee commission authority
    board bureau office group organization organisation charity union party bank club team league federation
    association foundation institute institution university college school hospital court police army
    military navy force service airline carrier airport broadcaster newspaper magazine network channel
    station studio publisher retailer supermarket manufacturer maker automaker carmaker chain brand startup
    start-up business corporation conglomerate regulator watchdog ombudsman parliament congress senate house
    cabinet embassy consulate mission coalition alliance campaign movement militia band choir theatre museum
    church diocese vatican kremlin pentagon palace treasury center centre think-tank thinktank tank
    nonprofit non-profit ngo outlet site platform app utility operator developer lender insurer fund trust
    society body panel tribunal inquest prosecution state city county country nation region province
    municipality borough press media desk bloc
    """
)
_HUMANS = word_list("man woman people source sources officials lawmakers critics witnesses experts")


def kind_of_words(words: SpeakerWords, paragraph: Paragraph) -> SpeakerKind:
    """Which kind of speaker the words name, given that they name no person of the article."""
    phrase = read_phrase(words.text)
    if phrase is None:
        return "unnamed"
    head = _head(words, paragraph) or phrase.head
    if _is_document(head):
        return "document"
    if re.match(r"^(?:Article|Section|Chapter|Verse|Clause) \d", words.text):
        return "document"
    if is_role_noun(head) or is_role_noun(head.removesuffix("s")) or head in _HUMANS:
        return "unnamed"
    if head in _ORGANIZATIONS or head.removesuffix("s") in _ORGANIZATIONS:
        return "organization"
    return "organization" if _is_proper(words, paragraph) else "unnamed"


def _is_document(head: str) -> bool:
    return head in _DOCUMENTS or head.removesuffix("s") in _DOCUMENTS


def _head(words: SpeakerWords, paragraph: Paragraph) -> str:
    token = token_at(paragraph, words.char_start, words.char_end)
    return fold(token.text) if token is not None and token.pos_ in {"NOUN", "PROPN"} else ""


def _is_proper(words: SpeakerWords, paragraph: Paragraph) -> bool:
    """Whether the words are a name: an entity of the tagger's, a place, or capitals all through."""
    names = re.findall(r"[\w’'-]+", re.sub(r"^(?:The|the|A|a|An|an) ", "", words.text))
    if not names or not names[0][0].isupper():
        return False
    start, end = words.char_start - paragraph.char_start, words.char_end - paragraph.char_start
    labelled = any(
        ent.start_char < end and start < ent.end_char and ent.label_ in {"ORG", "GPE", "NORP", "FAC", "LOC"}
        for ent in paragraph.doc.ents
    )
    capitals = all(name[0].isupper() for name in names if len(name) > 3)
    known = any(is_organization_word(fold(name)) for name in names) or fold(" ".join(names)) in place_names()
    return capitals and (labelled or known or names[-1].isupper())


def is_organization_noun(head: str) -> bool:
    """Whether a folded common noun names an organization: 'ministry', 'airline'."""
    return head in _ORGANIZATIONS


def is_document_noun(head: str) -> bool:
    """Whether a folded common noun names something written: 'letter', 'poll'."""
    return _is_document(head)
