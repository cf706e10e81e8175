"""From the words beside a quote to who speaks: the person's full name, an organization, a document, or nobody named."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.language.parsing import ParsedText
from transforms.people.cast import Cast, assemble_cast
from transforms.people.descriptions import read_phrase, resolve_description
from transforms.people.echoes import resolve_echoes
from transforms.people.epithets import BYSTANDERS
from transforms.people.gender import genders_of
from transforms.people.gender_words import gendered_word
from transforms.people.introductions import resolve_introduced
from transforms.people.name_parts import fold
from transforms.people.named_speakers import antecedent_of_relative, named_person
from transforms.people.office_holders import resolve_holder
from transforms.people.organizations import apposed_organization, resolve_organization
from transforms.people.pronouns import GENDERED, Antecedent, resolve_gendered
from transforms.people.singular_they import SINGULAR_THEY, is_many, is_of_unknown_sex, resolve_singular_they
from transforms.people.speaker_kinds import is_date, kind_of_words
from transforms.people.stage import Stage, set_stage
from transforms.people.subjects import (
    last_definite,
    last_described,
    last_document,
    last_subject,
    last_unnamed,
    opening_subject,
)
from transforms.people.titles import is_role_noun
from transforms.records import AttributedQuote, Person, Quote, QuoteKind, SpeakerKind, SpeakerWords

AMBIGUOUS = "speaker_ambiguous"
_THINGS: frozenset[SpeakerKind] = frozenset({"organization", "document"})
_GROUPS: frozenset[SpeakerKind] = frozenset({"unnamed"})
_TAKEN_UP = {"it": _THINGS, "its": _THINGS, "which": _THINGS, "that": _THINGS, "they": _GROUPS, "their": _GROUPS}
_OWNER = re.compile(r"(?P<owner>.+?)['’]s? ")
# What somebody says or sends, and nobody else writes.
_OWN_WORDS = re.compile(
    r"(?P<owner>(?:his|her)(?= )|.+?(?=['’]s? ))(?:['’]s?)? (?:[\w-]+ ){0,2}"
    r"(?:message|post|tweet|caption|response|reply|answer|comment|tribute|words|remarks|statement|e-?mail|text|posts|tweets"
    r"|messages|book|memoir|autobiography|diary|essay|blog)$",
    re.IGNORECASE,
)
# 'A statement from Mr Lee said'.
_SENT_BY = re.compile(
    r"(?:an?|the|his|her) (?:[\w-]+ ){0,2}(?:message|post|tweet|statement|letter|note|e-?mail|text) "
    r"(?:from|by) (?P<author>.+)",
    re.IGNORECASE,
)
# As sure as it is that an epithet means who was last told of.
_GUESSED = 0.6
_NO_ANSWER = frozenset({"i", "we", "you", "who"})
# Quotes further apart than this, in paragraphs, are no run of one speaker.
_RUN = 3


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as far as the article tells."""

    name: str | None
    kind: SpeakerKind | None
    role: str | None
    confidence: float
    person: int | None = None
    abstain_reason: str | None = None
    words: SpeakerWords | None = None
    """The words that name the speaker, where they are others than those beside the quote."""


@dataclass(frozen=True, slots=True)
class _Past:
    """The speaker of an earlier quote."""

    paragraph_no: int
    place: int
    """Where the words that name the speaker start in the text."""
    speaker: Speaker


NOBODY = Speaker(None, None, None, 0.0, None, AMBIGUOUS)


def resolve_speakers(
    parsed: ParsedText, people: tuple[Person, ...], quotes: Sequence[AttributedQuote]
) -> tuple[Quote, ...]:
    """Each quote with its speaker named as the article names him, her or it most fully; in the order given.

    A word that could mean two people as well leaves the quote without a speaker and says so. The confidence is the
    attribution's times the resolution's.
    """
    spans = [(quote.char_start, quote.char_end) for quote in quotes if quote.kind != "indirect"]
    cast = assemble_cast(parsed, people, genders_of(parsed, people), spans)
    stage = set_stage(cast, quotes)
    resolved: list[Quote] = []
    recent: tuple[_Past, ...] = ()
    # The same words name the same speaker for every quote of a run.
    known: dict[int, Speaker] = {}
    for quote in quotes:
        if quote.speaker_words is None:
            resolved.append(_named(quote, None))
            continue
        if _is_anybody(quote.kind, quote.speaker_words):
            resolved.append(_named(quote, NOBODY))
            continue
        recent = tuple(past for past in recent if quote.paragraph_no - past.paragraph_no <= _RUN)
        place = quote.speaker_words.char_start
        speaker = known.get(place) or _resolve(stage, quote.speaker_words, recent)
        known[place] = speaker
        resolved.append(_named(quote, speaker))
        passing = quote.kind == "indirect" and cast.is_named_in_passing(place, quote.speaker_words.char_end)
        if speaker.name is not None and not passing:
            recent = (*recent, _Past(quote.paragraph_no, place, speaker))
    return resolve_echoes(resolved)


def _named(quote: AttributedQuote, speaker: Speaker | None) -> Quote:
    given = {field.name: getattr(quote, field.name) for field in dataclasses.fields(AttributedQuote)}
    if speaker is None:
        return Quote(**given, speaker_name=None, speaker_kind=None, speaker_role=None)
    if speaker.name is None:
        given |= {"confidence": None, "abstain_reason": speaker.abstain_reason}
    else:
        given["speaker_words"] = speaker.words or quote.speaker_words
    if speaker.name is not None and quote.confidence is not None:
        given["confidence"] = quote.confidence * speaker.confidence
    return Quote(**given, speaker_name=speaker.name, speaker_kind=speaker.kind, speaker_role=speaker.role)


def _is_anybody(kind: QuoteKind, words: SpeakerWords) -> bool:
    """Whether words without marks are what 'one' may say: of marks 'one' is one of those told of before."""
    return kind == "indirect" and fold(words.text) == "one"


def _resolve(stage: Stage, words: SpeakerWords, recent: Sequence[_Past]) -> Speaker:
    """Who the words mean; `recent` holds the speakers of the quotes shortly before, latest last."""
    cast = stage.cast
    words = antecedent_of_relative(cast, words)
    key = fold(words.text).strip()
    last_person = recent[-1].speaker.person if recent else None
    named = named_person(cast, words)
    if named is not None:
        return _person(cast, Antecedent(named.person, 0.98))
    if key in GENDERED:
        return _gone_on(stage, words, key, recent) or _resolve_gendered(stage, words, key, last_person)
    one = resolve_singular_they(cast, stage.users_of_they, words.char_start) if key in SINGULAR_THEY else None
    if one is not None:
        return _person(cast, one)
    if key in _TAKEN_UP:
        return _resolve_impersonal(stage, words, _TAKEN_UP[key], [past.speaker for past in recent])
    if key in _NO_ANSWER or not re.search(r"[^\W\d_]{2}", key) or is_date(words, cast.paragraph_at(words.char_start)):
        return NOBODY
    # An epithet is the last person's who spoke, whoever nobody names spoke in between.
    last_named = next((past.speaker.person for past in reversed(recent) if past.speaker.person is not None), None)
    return _resolve_phrase(stage, words, last_named)


def _gone_on(stage: Stage, words: SpeakerWords, pronoun: str, recent: Sequence[_Past]) -> Speaker | None:
    """The officer whom nobody names, where he spoke last and no person is named since: '"...," the officer said'."""
    if not recent or recent[-1].speaker.kind != "unnamed":
        return None
    last = recent[-1]
    phrase = read_phrase(last.speaker.name or "")
    if phrase is None or not (phrase.is_definite or phrase.is_indefinite) or not is_role_noun(phrase.head):
        return None
    named = any(not seen.is_quoted for seen in stage.cast.between(last.place + 1, words.char_start))
    other_gender = gendered_word(phrase.head) not in {None, GENDERED[pronoun]}
    return None if named or other_gender else dataclasses.replace(last.speaker, confidence=0.7)


def _resolve_gendered(stage: Stage, words: SpeakerWords, pronoun: str, last_person: int | None) -> Speaker:
    """He or she: somebody unnamed or described who is the last subject, else the best of those named before."""
    cast, gender = stage.cast, GENDERED[pronoun]
    unnamed = last_unnamed(cast, words.char_start, gender)
    if unnamed is not None:
        return dataclasses.replace(_resolve_phrase(stage, unnamed, None), confidence=0.6)
    described = last_described(cast, words.char_start, gender)
    definite = last_definite(cast, words.char_start, gender) if described is None else None
    if definite is not None:
        speaker = _resolve_phrase(stage, definite, None)
        bystander = speaker.person is None and definite.text.split()[-1] in BYSTANDERS
        fits = speaker.person is not None and cast.genders[speaker.person] in {gender, "unknown"}
        if bystander or (fits and speaker.confidence > _GUESSED):
            return dataclasses.replace(speaker, confidence=_GUESSED)
    spoken_of = stage.spoken_of.get(words.char_start, frozenset())
    found = described or resolve_gendered(cast, stage.openings, words.char_start, pronoun, last_person, spoken_of)
    return _person(cast, found) if found else NOBODY


def _person(cast: Cast, found: Antecedent) -> Speaker:
    person = cast.people[found.person]
    return Speaker(person.name, "person", person.role, found.confidence, found.person)


def _resolve_impersonal(
    stage: Stage, words: SpeakerWords, kinds: frozenset[SpeakerKind], recent: Sequence[Speaker]
) -> Speaker:
    """'It' and 'they' go on with the last speaker who is of their kind, else with the subject before them."""
    fitting = [
        speaker for speaker in recent if speaker.kind in kinds and (kinds is _THINGS or is_many(speaker.name or ""))
    ]
    opening = _written(stage, words, opening_subject(stage.cast, words.char_start)) if kinds is _THINGS else None
    if opening is not None and kind_of_words(opening, stage.cast.paragraph_at(opening.char_start)) in kinds:
        return dataclasses.replace(_resolve_phrase(stage, opening, None), confidence=0.7)
    subject = last_subject(stage.cast, words.char_start, plural=kinds is _GROUPS)
    if fitting and not (kinds is _GROUPS and _opens_sentence(stage.cast, subject, words.char_start)):
        return dataclasses.replace(fitting[-1], confidence=0.75)
    goes_on = recent and recent[-1].kind == "unnamed" and is_of_unknown_sex(recent[-1].name or "")
    if kinds is _GROUPS and goes_on and not (subject and is_many(subject.text)):
        # 'A spokesperson said it was over. "We tried," they added.'
        return dataclasses.replace(recent[-1], confidence=0.7)
    if kinds is _THINGS:
        subject = _written(stage, words, subject)
    if subject is None:
        return NOBODY
    speaker = _resolve_phrase(stage, subject, None)
    owner = _OWNER.match(subject.text)
    if speaker.kind == "document" and kinds is _GROUPS and owner:
        start, name = subject.char_start, owner["owner"]
        speaker = _resolve_phrase(stage, SpeakerWords(char_start=start, char_end=start + len(name), text=name), None)
    return dataclasses.replace(speaker, confidence=0.55) if speaker.kind in kinds else NOBODY


def _opens_sentence(cast: Cast, subject: SpeakerWords | None, position: int) -> bool:
    """Whether a plural opens the sentence of a 'they': 'The bank's analysts see a rise, they said'."""
    if subject is None or not is_many(subject.text) or re.match(r"(?:an?|one|the same) ", subject.text, re.IGNORECASE):
        return False
    start = cast.sentence_starts[cast.sentence_at(position)]
    return subject.char_start == start


def _written(stage: Stage, words: SpeakerWords, subject: SpeakerWords | None) -> SpeakerWords | None:
    """The last document before an 'it', where it stands behind the last subject: 'They read a letter. It says'."""
    document = last_document(stage.cast, words.char_start)
    behind = document is not None and (subject is None or document.char_start > subject.char_start)
    return document if behind else subject


def _author(stage: Stage, words: SpeakerWords, last_person: int | None) -> Speaker | None:
    """The person whose message, post or answer speaks: 'Lee's message', 'her post'."""
    sent = _SENT_BY.fullmatch(words.text)
    if sent is not None:
        start, name = words.char_start + sent.start("author"), sent["author"]
        author = named_person(stage.cast, SpeakerWords(char_start=start, char_end=words.char_end, text=name))
        return _person(stage.cast, Antecedent(author.person, 0.85)) if author is not None else None
    owned = _OWN_WORDS.match(words.text)
    if owned is None:
        return None
    start, name = words.char_start, owned["owner"]
    owner = SpeakerWords(char_start=start, char_end=start + len(name), text=name)
    if fold(name) in GENDERED:
        return _resolve_gendered(stage, owner, fold(name), last_person)
    named = named_person(stage.cast, owner)
    return _person(stage.cast, Antecedent(named.person, 0.85)) if named is not None else None


def _resolve_phrase(stage: Stage, words: SpeakerWords, last_person: int | None) -> Speaker:
    cast = stage.cast
    author = _author(stage, words, last_person)
    if author is not None:
        return author
    phrase = read_phrase(words.text)
    kind = kind_of_words(words, cast.paragraph_at(words.char_start))
    if phrase is not None and kind == "unnamed":
        spoken_of = stage.spoken_of.get(words.char_start, frozenset())
        found = resolve_description(cast, phrase, words.char_start, last_person, spoken_of) or resolve_introduced(
            cast, phrase, words.char_start, stage.last_spoken
        )
        found = found or resolve_holder(cast, words, phrase)
        if found is not None:
            return _person(cast, found)
    apposed = apposed_organization(cast, words)
    if apposed is not None:
        return Speaker(apposed.text, "organization", None, 0.85, words=apposed)
    if phrase is not None and kind == "organization":
        name = resolve_organization(cast, stage.organizations, phrase, words.char_start)
        if name is not None:
            return Speaker(name, kind, None, 0.8)
    return Speaker(words.text, kind, None, 0.95 if kind != "unnamed" else 0.9)
